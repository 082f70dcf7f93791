// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "render/text_outlines_p.h"

namespace nordertor::render {

/// How much letters cover of each pixel, 0 to 255, by rows; counted from the pixel the text is placed by.
struct TextMask {
    struct Row {
        int left = 0;
        std::uint32_t begin = 0;  ///< into shares; the row ends where the next begins
    };

    int top = 0;
    std::vector<Row> rows;  ///< and one more for the end of the last
    std::vector<std::uint8_t> shares;

    [[nodiscard]] int height() const { return static_cast<int>(rows.size()) - 1; }
};

/// Of letters that lie a few hundred pixels around the origin; not empty.
[[nodiscard]] TextMask maskOf(std::span<const PlacedLetters> letters);

/// Kept between pictures: to copy a small word is a tenth of the work of filling its outlines. `key` states
/// all that the mask depends on. Null if there is none yet.
[[nodiscard]] std::shared_ptr<const TextMask> keptMask(const std::string& key);
std::shared_ptr<const TextMask> keepMask(const std::string& key, TextMask mask);

}  // namespace nordertor::render
