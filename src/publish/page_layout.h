// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "geo/point.h"
#include "publish/map_page.h"
#include "render/map_view.h"

namespace nordertor::publish {

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

/// Where the parts of the page are.
struct PageLayout {
    double width = 0;
    double height = 0;
    bool landscape = false;
    PageBox title;
    PageBox banner;  ///< "Beispieldaten"; height 0 without
    PageBox map;
    PageBox gaps;  ///< height 0 without
    PageBox legend;
    PageBox footer;
    int scaleDenominator = 0;
};

[[nodiscard]] double innerWidthOf(Paper paper, bool landscape);
/// `footerHeight` by orientation: portrait, landscape.
struct LayoutNeeds {
    bool banner = false;
    double footerPortrait = 12;
    double footerLandscape = 12;
    bool gaps = true;                     ///< a list of gaps; without it the legend has its room
    std::optional<double> mapWidth = {};  ///< mm; portrait only: a narrower map
    bool manyThemes = false;              ///< longer lists: in portrait they take more of the height
};
[[nodiscard]] PageLayout layoutOf(Paper paper, bool landscape, const LayoutNeeds& needs);
/// Smallest round denominator at which the box fits into the layout's map; 0 if none does.
[[nodiscard]] int fittingScale(const PageLayout& layout, const geo::Box& area);
/// Orientation and scale for the area. Error InvalidArgument if a wanted scale is too large for the paper.
[[nodiscard]] Result<PageLayout> chooseLayout(const MapPageOptions& options, const geo::Box& area,
                                              const LayoutNeeds& needs);

/// Length of one division of a scale bar and how many there are, so that the bar is at most `width` mm.
struct ScaleBar {
    double metres = 0;  ///< of a division: 1, 2, 2.5 or 5 times a power of ten
    int divisions = 0;
};
[[nodiscard]] ScaleBar scaleBarFor(int scaleDenominator, double width);

}  // namespace nordertor::publish
