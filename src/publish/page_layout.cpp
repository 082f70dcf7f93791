// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number_format.h"

namespace nordertor::publish {
namespace {

constexpr std::array<int, 15> roundScales{500,   1000,  2000,  2500,  4000,  5000,   7500,  10000,
                                          15000, 20000, 25000, 50000, 75000, 100000, 200000};
constexpr double margin = 10;   ///< mm, free edge of the page; binders need it
constexpr double areaEdge = 4;  ///< mm between programme area and map frame
constexpr double titleHeight = 16.5;
constexpr double bannerHeight = 6;
constexpr double spacing = 3;

}  // namespace

double innerWidthOf(Paper paper, bool landscape) {
    const double width = paper == Paper::A4 ? (landscape ? 297 : 210) : (landscape ? 420 : 297);
    return width - 2 * margin;
}

PageLayout layoutOf(Paper paper, bool landscape, const LayoutNeeds& needs) {
    PageLayout layout;
    const double shortSide = paper == Paper::A4 ? 210 : 297;
    const double longSide = paper == Paper::A4 ? 297 : 420;
    layout.landscape = landscape;
    layout.width = landscape ? longSide : shortSide;
    layout.height = landscape ? shortSide : longSide;
    const double inner = layout.width - 2 * margin;
    layout.title = {margin, margin, inner, titleHeight};
    double top = layout.title.bottom();
    if (needs.banner) {
        layout.banner = {margin, top, inner, bannerHeight};
        top = layout.banner.bottom() + spacing;
    }
    const double footerHeight = landscape ? needs.footerLandscape : needs.footerPortrait;
    layout.footer = {margin, layout.height - margin - footerHeight, inner, footerHeight};
    const double bottom = layout.footer.top - spacing;
    const bool large = paper == Paper::A3;
    if (landscape) {
        const double side = large ? 84 : 70;
        layout.map = {margin, top, inner - side - spacing, bottom - top};
        const double gapShare = 0.54;
        layout.gaps = {layout.map.right() + spacing, top, side, (bottom - top) * gapShare};
        layout.legend = {layout.gaps.left, layout.gaps.bottom() + spacing, side,
                         bottom - layout.gaps.bottom() - spacing};
        if (!needs.gaps) {
            layout.legend = {layout.gaps.left, top, side, bottom - top};
            layout.gaps.height = 0;
        }
    } else {
        const double below = !needs.gaps ? 46 : (large ? 84 : 66) + (needs.manyThemes ? 16 : 0);
        layout.map = {margin, top, std::min(inner, needs.mapWidth.value_or(inner)),
                      bottom - below - spacing - top};
        layout.gaps = {margin, layout.map.bottom() + spacing, inner * 0.55, below};
        layout.legend = {layout.gaps.right() + spacing, layout.gaps.top, inner * 0.45 - spacing, below};
        if (!needs.gaps) {
            layout.legend = {margin, layout.gaps.top, inner, below};
            layout.gaps.height = 0;
        }
    }
    return layout;
}

int fittingScale(const PageLayout& layout, const geo::Box& area) {
    const double needed = std::max(area.width() / (layout.map.width - 2 * areaEdge),
                                   area.height() / (layout.map.height - 2 * areaEdge)) *
                          1000;
    const auto* const found = std::lower_bound(roundScales.begin(), roundScales.end(), needed,
                                               [](int scale, double value) { return scale < value; });
    return found != roundScales.end() ? *found : 0;
}

Result<PageLayout> chooseLayout(const MapPageOptions& options, const geo::Box& area,
                                const LayoutNeeds& needs) {
    std::vector<PageLayout> candidates;
    for (const bool landscape : {area.width() > area.height(), area.width() <= area.height()}) {
        const bool wanted = options.orientation == Orientation::ByArea ||
                            (options.orientation == Orientation::Landscape) == landscape;
        if (wanted) {
            PageLayout layout = layoutOf(options.paper, landscape, needs);
            layout.scaleDenominator = fittingScale(layout, area);
            if (layout.scaleDenominator != 0) {
                candidates.push_back(layout);
            }
        }
    }
    if (candidates.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Das Programmgebiet ist für eine Karte dieses Papierformats zu groß.",
                     "The programme area is too large for a map on this paper."},
                    {"Bitte ein kleineres Gebiet oder größeres Papier wählen.",
                     "Choose a smaller area or larger paper."});
    }
    const auto best = std::min_element(
        candidates.begin(), candidates.end(),
        [](const auto& a, const auto& b) { return a.scaleDenominator < b.scaleDenominator; });
    PageLayout layout = *best;
    if (options.scaleDenominator) {
        const int wanted = *options.scaleDenominator;
        const int fits = layout.scaleDenominator;
        const auto text = [](int scale, Language language) { return "1:" + formatCount(scale, language); };
        const double neededWidth = area.width() * 1000 / std::max(wanted, 1);
        const double neededHeight = area.height() * 1000 / std::max(wanted, 1);
        if (wanted < 100 || wanted > 2000000 || neededWidth > layout.map.width - 2 ||
            neededHeight > layout.map.height - 2) {
            return fail(
                ErrorCode::InvalidArgument,
                {"Im Maßstab " + text(wanted, Language::German) +
                     " passt das Programmgebiet nicht auf das Papier.",
                 "At " + text(wanted, Language::English) + " the programme area does not fit on the paper."},
                {"Möglich ist " + text(fits, Language::German) +
                     " oder kleiner; A3 statt A4 gibt mehr Platz.",
                 "Possible is " + text(fits, Language::English) +
                     " or smaller; A3 instead of A4 gives more room."});
        }
        layout.scaleDenominator = wanted;
    }
    return layout;
}

ScaleBar scaleBarFor(int scaleDenominator, double width) {
    const double most = width * scaleDenominator / 1000;
    const double power = std::pow(10, std::floor(std::log10(most / 4)));
    ScaleBar bar;
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (step * power * 4 <= most) {
            bar = {step * power, 4};
        }
    }
    return bar;
}

}  // namespace nordertor::publish
