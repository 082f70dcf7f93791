// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_mask_p.h"

#include <algorithm>
#include <cmath>

#include "render/kept_p.h"

namespace nordertor::render {
namespace {

PixelBox pixelsOf(std::span<const PlacedLetters> letters) {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    for (const PlacedLetters& placed : letters) {
        for (const MmPoint& p : placed.outlines->points) {
            const MmPoint at = placed.place.pixel(p);
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            top = std::min(top, at.y);
            bottom = std::max(bottom, at.y);
        }
    }
    return {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(top)),
            static_cast<int>(std::floor(right)) + 1, static_cast<int>(std::floor(bottom)) + 1};
}

Kept<std::string, TextMask>& keptMasks() {
    static Kept<std::string, TextMask> kept(std::size_t{24} << 20);
    return kept;
}

}  // namespace

TextMask maskOf(std::span<const PlacedLetters> letters) {
    const PixelBox box = pixelsOf(letters);
    const auto width = static_cast<std::size_t>(box.right - box.left);
    const auto height = static_cast<std::size_t>(box.bottom - box.top);
    std::vector<std::uint32_t> image(width * height);
    StripMemory memory;
    PixelStrip strip(image.data(), width, box, memory);
    for (const PlacedLetters& placed : letters) {
        for (std::size_t part = 0; part < placed.outlines->parts(); ++part) {
            addOutline(strip, *placed.outlines, part, placed.place);
        }
    }
    strip.fill({255, 255, 255, 255});
    TextMask mask;
    mask.top = box.top;
    for (std::size_t y = 0; y < height; ++y) {
        const auto row = std::span(image).subspan(y * width, width);
        const auto covered = [](std::uint32_t pixel) { return pixel != 0; };
        const auto first = std::find_if(row.begin(), row.end(), covered);
        const auto end = std::find_if(row.rbegin(), std::make_reverse_iterator(first), covered).base();
        mask.rows.push_back({box.left + static_cast<int>(first - row.begin()),
                             static_cast<std::uint32_t>(mask.shares.size())});
        for (auto pixel = first; pixel != end; ++pixel) {
            mask.shares.push_back(static_cast<std::uint8_t>(*pixel >> 24));
        }
    }
    mask.rows.push_back({0, static_cast<std::uint32_t>(mask.shares.size())});
    return mask;
}

std::shared_ptr<const TextMask> keptMask(const std::string& key) {
    return keptMasks().find(key);
}

std::shared_ptr<const TextMask> keepMask(const std::string& key, TextMask mask) {
    const std::size_t bytes =
        sizeof(TextMask) + key.size() + mask.rows.size() * sizeof(TextMask::Row) + mask.shares.size();
    return keptMasks().keep(key, std::move(mask), bytes);
}

}  // namespace nordertor::render
