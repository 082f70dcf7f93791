// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>
#include <stop_token>

#include "render/draw_list.h"

namespace nordertor::render {

/// Some entries of a list, from the bottom up. The background belongs to the first.
struct EntryRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] inline EntryRange allOf(const DrawList& list) {
    return {0, list.entries.size()};
}

/// Paints the list with its upper left corner at the painter's origin, one painter unit being one
/// millimetre, clipped to its frame. For PDF and SVG, where texts stay texts; images are painted by
/// image_painter.h.
/// False if stopped.
[[nodiscard]] bool paint(const DrawList& list, QPainter& painter, const std::stop_token& stop = {});
/// The same of some of its entries.
[[nodiscard]] bool paint(const DrawList& list, EntryRange range, QPainter& painter,
                         const std::stop_token& stop);

/// The stretches of the list whose entries may be seen in the box (mm).
[[nodiscard]] std::vector<EntryRange> rangesTouching(const DrawList& list, MmPoint low, MmPoint high);

/// Nothing of the item is outside (mm).
struct ItemBox {
    MmPoint low;
    MmPoint high;
};
[[nodiscard]] ItemBox itemBox(const DrawItem& item);

/// Points of the item's shape; 1 of texts and circles.
[[nodiscard]] std::size_t pointCount(const DrawItem& item);

}  // namespace nordertor::render
