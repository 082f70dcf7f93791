// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nordertor::model {

struct Project;

/// A layout of sheets kept in the project. What its document means is not known here
/// (publish::parseLayout(), docs/layouts.md).
struct StoredLayout {
    std::string name;      ///< unique in the project; checkLayoutName()
    std::string document;  ///< JSON, at most mostLayoutBytes
    friend bool operator==(const StoredLayout&, const StoredLayout&) = default;
};
inline constexpr std::size_t mostLayoutBytes = std::size_t{1} << 20;

/// Error InvalidArgument, saying what is allowed: 1 to 40 of a-z, 0-9, - and _, beginning with a letter.
[[nodiscard]] Result<> checkLayoutName(const std::string& name);
/// Null if there is none.
[[nodiscard]] const StoredLayout* findStoredLayout(const Project& project, std::string_view name);

}  // namespace nordertor::model
