// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace nordertor {

/// A value, or the one Error that prevented it. Functions never report failure any other way.
template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

/// Shorthand for the common case of a failure about a file.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, LocalizedText message,
                                                LocalizedText remedy = {}, std::string file = {},
                                                std::string place = {}) {
    return tl::unexpected<Error>(
        Error{code, std::move(message), std::move(remedy), std::move(file), std::move(place)});
}

}  // namespace nordertor
