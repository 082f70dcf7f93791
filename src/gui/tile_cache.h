// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <map>

#include "gui/tile_grid.h"

namespace nordertor::gui {

/// Pictures of tiles, as many as a number of bytes allows; the one unused for longest goes first. Tiles that
/// fit together (same scale, same content) share the number of their sheet.
class TileCache {
  public:
    struct Key {
        std::uint32_t sheet = 0;
        TileIndex tile;
        friend auto operator<=>(const Key&, const Key&) = default;
    };

    explicit TileCache(std::size_t mostBytes) : mostBytes_(mostBytes) {}

    /// A null image says that nothing is drawn there; it takes next to no room.
    void put(const Key& key, QImage image);
    /// Null if it is not there. Counts as a use.
    [[nodiscard]] const QImage* find(const Key& key);
    [[nodiscard]] bool contains(const Key& key) const { return tiles_.contains(key); }
    [[nodiscard]] std::vector<TileIndex> tilesOf(std::uint32_t sheet) const;
    /// Of those for which `gone` is true.
    void dropSheets(const std::function<bool(std::uint32_t sheet)>& gone);
    void setMostBytes(std::size_t bytes);
    [[nodiscard]] std::size_t mostBytes() const { return mostBytes_; }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::size_t count() const { return tiles_.size(); }

  private:
    struct Tile {
        QImage image;
        std::list<Key>::iterator use;
    };
    static std::size_t sizeOf(const QImage& image);
    void shrink();

    std::size_t mostBytes_;
    std::size_t bytes_ = 0;
    std::map<Key, Tile> tiles_;
    std::list<Key> uses_;  ///< the latest first
};

}  // namespace nordertor::gui
