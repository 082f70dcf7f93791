// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/tile_cache.h"

#include <limits>
#include <utility>

namespace nordertor::gui {

std::size_t TileCache::sizeOf(const QImage& image) {
    static constexpr std::size_t ofEntry = 200;
    return static_cast<std::size_t>(image.sizeInBytes()) + ofEntry;
}

void TileCache::put(const Key& key, QImage image) {
    if (const auto known = tiles_.find(key); known != tiles_.end()) {
        bytes_ -= sizeOf(known->second.image);
        uses_.erase(known->second.use);
        tiles_.erase(known);
    }
    bytes_ += sizeOf(image);
    uses_.push_front(key);
    tiles_[key] = {std::move(image), uses_.begin()};
    shrink();
}

const QImage* TileCache::find(const Key& key) {
    const auto known = tiles_.find(key);
    if (known == tiles_.end()) {
        return nullptr;
    }
    uses_.splice(uses_.begin(), uses_, known->second.use);
    return &known->second.image;
}

std::vector<TileIndex> TileCache::tilesOf(std::uint32_t sheet) const {
    static constexpr int first = std::numeric_limits<int>::min();
    std::vector<TileIndex> tiles;
    for (auto at = tiles_.lower_bound({sheet, {first, first}});
         at != tiles_.end() && at->first.sheet == sheet; ++at) {
        tiles.push_back(at->first.tile);
    }
    return tiles;
}

void TileCache::dropSheets(const std::function<bool(std::uint32_t sheet)>& gone) {
    for (auto at = tiles_.begin(); at != tiles_.end();) {
        if (!gone(at->first.sheet)) {
            ++at;
            continue;
        }
        bytes_ -= sizeOf(at->second.image);
        uses_.erase(at->second.use);
        at = tiles_.erase(at);
    }
}

void TileCache::setMostBytes(std::size_t bytes) {
    mostBytes_ = bytes;
    shrink();
}

void TileCache::shrink() {
    while (bytes_ > mostBytes_ && !uses_.empty()) {
        const auto oldest = tiles_.find(uses_.back());
        bytes_ -= sizeOf(oldest->second.image);
        tiles_.erase(oldest);
        uses_.pop_back();
    }
}

}  // namespace nordertor::gui
