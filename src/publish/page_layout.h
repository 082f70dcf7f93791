// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "geo/point.h"
#include "publish/layout.h"
#include "publish/map_page.h"
#include "render/map_view.h"

namespace nordertor::publish {

inline constexpr double areaEdge = 4;  ///< mm between programme area and map frame

/// A rectangle on the page, mm.
struct PageBox {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double bottom() const { return top + height; }
    friend bool operator==(const PageBox&, const PageBox&) = default;
};

struct PlacedFrame {
    Frame frame;
    PageBox box;
    friend bool operator==(const PlacedFrame&, const PlacedFrame&) = default;
};

/// Where the frames of a page are. Lengths are millimetres before magnification: on a sheet with a
/// magnification of 2, 10 mm are 20 mm of paper.
struct PageLayout {
    Paper paper = Paper::A4;
    bool landscape = false;
    double width = 0;
    double height = 0;
    double margin = 0;
    double magnification = 1;
    /// In reading order; those without content are left out, and those without room have an empty box.
    std::vector<PlacedFrame> frames;
    int scaleDenominator = 0;  ///< of the map on the paper

    /// Empty (height 0) if the page has no such frame.
    [[nodiscard]] PageBox boxOf(FrameKind kind) const;
    [[nodiscard]] const PlacedFrame* find(FrameKind kind) const;
    [[nodiscard]] PageBox map() const { return boxOf(FrameKind::Map); }
    /// Between the margins.
    [[nodiscard]] PageBox inner() const { return {margin, margin, width - 2 * margin, height - 2 * margin}; }
    /// Of the map before magnification.
    [[nodiscard]] double drawnDenominator() const { return scaleDenominator * magnification; }
};

inline constexpr double anyRoom = std::numeric_limits<double>::infinity();

/// How high a frame's content is at a width, mm, as good as it gets in a height of `room`; where it can be
/// smaller or closer, it is to fit, and at 0 it is as low as it gets without leaving anything out. Empty if
/// the frame has none and is left out. As high as possible (infinity) where it is not known yet.
using ContentHeight = std::function<std::optional<double>(const Frame& frame, double width, double room)>;

/// The largest denominator of a map on which single places are told apart.
inline constexpr int smallestUsualScale = 25000;

/// What else there is where something does not fit: "Größeres Papier (--paper A3) gibt mehr Platz."
[[nodiscard]] LocalizedText moreRoom(const Layout& layout, Paper paper);

/// The layout of a page: the wanted one, else the usual one.
[[nodiscard]] const Layout& layoutFor(const MapPageOptions& options);

/// The frames of that side of the layout on the paper; without a scale. O(frames).
[[nodiscard]] PageLayout placedFrames(const Layout& layout, Paper paper, bool landscape,
                                      const ContentHeight& content);
/// Smallest round denominator at which the box fits into the layout's map; 0 if none does.
[[nodiscard]] int fittingScale(const PageLayout& layout, const geo::Box& area);
/// Orientation and scale for the area. Errors InvalidArgument: paper or orientation the layout does not have,
/// a wanted scale too large for the paper, no room for a map of 30 mm.
[[nodiscard]] Result<PageLayout> chooseLayout(const MapPageOptions& options, const geo::Box& area,
                                              const ContentHeight& content);

/// Length of one division of a scale bar and how many there are, so that the bar is at most `width` mm.
struct ScaleBar {
    double metres = 0;  ///< of a division: 1, 2, 2.5 or 5 times a power of ten
    int divisions = 0;
};
[[nodiscard]] ScaleBar scaleBarFor(double scaleDenominator, double width);

}  // namespace nordertor::publish
