// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/figures.h"

#include <algorithm>
#include <array>

namespace nordertor::io {

bool meansUnknown(std::string_view text) {
    constexpr std::array<std::string_view, 8> marks = {"", "-", "–", ".", "/", "x", "*", "…"};
    return std::find(marks.begin(), marks.end(), text) != marks.end();
}

bool readsAsKey(std::string_view text) {
    constexpr std::size_t longestFigure = 15;
    const bool onlyDigits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return onlyDigits && ((text.size() > 1 && text[0] == '0') || text.size() > longestFigure);
}

}  // namespace nordertor::io
