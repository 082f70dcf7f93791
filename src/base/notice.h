// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/localized_text.h"

namespace nordertor {

enum class Severity { Info, Warning };

/// Something was repaired, skipped, guessed or left out, without stopping the work. Notices travel with the
/// result, are shown to the user and are stored in the project.
struct Notice {
    Severity severity = Severity::Warning;
    LocalizedText message;
    std::string file;       ///< the file concerned, or empty
    std::string place;      ///< first line or feature concerned, or empty
    std::size_t count = 1;  ///< how many features the notice stands for

    friend bool operator==(const Notice&, const Notice&) = default;
};

using Notices = std::vector<Notice>;

inline void append(Notices& to, const Notices& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace nordertor
