// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "publish/page_content_p.h"
#include "render/frame_clip.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr double beforeBar = 4;   ///< mm between the box and the bar
constexpr double behindBar = 10;  ///< mm: half a number, and its unit

constexpr double widestBar = 60;  ///< mm
constexpr double northWidth = 8;  ///< mm

PageBox atCorner(const PageLayout& layout, MapCorner corner, double width, double height) {
    const bool right = corner == MapCorner::TopRight || corner == MapCorner::BottomRight;
    const bool bottom = corner == MapCorner::BottomLeft || corner == MapCorner::BottomRight;
    return {right ? layout.map().width - width : 0, bottom ? layout.map().height - height : 0, width, height};
}

ScaleBar scaleBarOn(const PageLayout& layout) {
    const double most = std::min(widestBar, layout.map().width * 0.45);
    return scaleBarFor(layout.drawnDenominator(), most - beforeBar - behindBar);
}

/// The bar begins `before` mm behind the left edge.
void writeScale(PageWriter& page, const PageInput& input, const PageBox& box, const ScaleBar& bar,
                double before) {
    const double division = bar.metres * 1000 / input.layout.drawnDenominator();
    const double left = box.left + before;
    const double top = box.top + 7.6;
    const TextLook small{2.1, render::FontFace::Regular, ink};
    {
        const auto scale = page.element(Role::Paragraph);
        page.line(left, box.top + 0.8, scaleText(input.layout.scaleDenominator, input.options.language),
                  {2.7, render::FontFace::Bold, ink});
    }
    const std::string length = formatCount(std::llround(bar.metres * bar.divisions), input.options.language);
    const auto drawn = page.figure(
        LocalizedText{"Maßstabsleiste bis " + length + " m", "Scale bar up to " + length + " m"}.in(
            input.options.language),
        {left, top - 3, division * bar.divisions, 4.3});
    for (int i = 0; i < bar.divisions; ++i) {
        page.rectangle({left + i * division, top, division, 1.3}, i % 2 == 0 ? ink : white, ink, 0.15);
    }
    for (int i = 0; i <= bar.divisions; i += 2) {
        const double metres = bar.metres * i;
        const int decimals = metres == std::floor(metres) ? 0 : 1;
        const bool last = i == bar.divisions;
        std::string text = formatNumber(metres, decimals, input.options.language);
        page.line(left + i * division, top - 3.0, text, small, Align::Centre);
        if (last) {
            page.line(left + i * division + render::textWidth(text, small.face, small.size) / 2 + 0.8,
                      top - 3.0, "m", small);
        }
    }
}

/// `larger` times as large as in the corner of a map.
void writeNorth(PageWriter& page, const PageInput& input, const PageBox& box, double larger) {
    const auto arrow = page.figure(
        LocalizedText{"Nordpfeil: Norden ist oben", "North arrow: north is up"}.in(input.options.language),
        box);
    const double x = box.left + box.width / 2;
    const double top = box.top + 4.4 * larger;
    const double bottom = box.bottom() - 1.2 * larger;
    const double notch = bottom - 1.6 * larger;
    const double half = 2.1 * larger;
    page.line(x, box.top + 0.4 * larger, "N", {3.0 * larger, render::FontFace::Bold, ink}, Align::Centre);
    page.polygon({{x, top}, {x - half, bottom}, {x, notch}, {x, top}}, ink, ink);
    page.polygon({{x, top}, {x, notch}, {x + half, bottom}, {x, top}}, white, ink);
}

/// What boxes on the map hide: places with a number of which nothing else is seen, mm of the line around the
/// area, which says more than what it encloses, and mm² of the area. A millimetre more or less of the line
/// does not count.
struct Hidden {
    std::size_t places = 0;
    double line = 0;
    double area = 0;
    friend auto operator<=>(const Hidden&, const Hidden&) = default;
};

/// Whether the map shows something of the place, all of it in the box.
bool liesBeneath(const geo::Box& place, const PageBox& box, const render::MapView& view) {
    const render::MmPoint low = view.toMm({place.min.x, place.max.y});
    const render::MmPoint high = view.toMm({place.max.x, place.min.y});
    const double left = std::max(low.x, 0.0);
    const double right = std::min(high.x, view.widthMm);
    const double top = std::max(low.y, 0.0);
    const double bottom = std::min(high.y, view.heightMm);
    return left <= right && top <= bottom && left >= box.left && right <= box.right() && top >= box.top &&
           bottom <= box.bottom();
}

Hidden hiddenBeneath(const PageBox& box, const render::MapView& view, const geo::MultiPolygon& area,
                     const std::vector<geo::Box>& places) {
    if (box == PageBox{}) {
        return {};
    }
    static constexpr double aside = 1.5;
    Hidden hidden{static_cast<std::size_t>(std::ranges::count_if(
                      places, [&](const geo::Box& place) { return liesBeneath(place, box, view); })),
                  std::round(boundaryWithin(box, aside, view, area)), 0};
    for (double x = box.left - aside; x <= box.right() + aside; x += 1) {
        for (double y = box.top - aside; y <= box.bottom() + aside; y += 1) {
            hidden.area += geo::contains(area, view.toMap({x, y})) ? 1 : 0;
        }
    }
    return hidden;
}

/// Boxes of that size at the corners the layout allows, those it is wanted at first, with what they hide.
struct CornerBox {
    std::optional<MapCorner> corner;  ///< none without size
    PageBox box;
    Hidden hidden;
};

std::vector<CornerBox> cornerBoxes(const PageLayout& layout, std::optional<MapCorner> said,
                                   const std::array<MapCorner, 4>& wanted, double width, double height,
                                   const std::function<Hidden(const PageBox&)>& hidden) {
    std::vector<CornerBox> boxes;
    for (const MapCorner corner : wanted) {
        if (!said || said == corner) {
            const PageBox box = atCorner(layout, corner, width, height);
            boxes.push_back({corner, box, hidden(box)});
        }
    }
    return boxes;
}

struct PlacedBoxes {
    BoxesOnMap boxes;
    Hidden hidden;
};

PlacedBoxes placedBoxes(const PageLayout& layout, const render::MapView& view, const geo::MultiPolygon& area,
                        const std::vector<geo::Box>& places) {
    using enum MapCorner;
    const auto beneath = [&](const PageBox& box) { return hiddenBeneath(box, view, area, places); };
    const PlacedFrame* map = layout.find(FrameKind::Map);
    std::vector<CornerBox> scales{CornerBox{}};
    std::vector<CornerBox> norths{CornerBox{}};
    if (map != nullptr && layout.find(FrameKind::ScaleBar) == nullptr) {
        const ScaleBar bar = scaleBarOn(layout);
        const double length = bar.metres * bar.divisions * 1000 / layout.drawnDenominator();
        scales = cornerBoxes(layout, map->frame.scaleBar, {BottomLeft, BottomRight, TopLeft, TopRight},
                             beforeBar + length + behindBar, scaleFrameHeight, beneath);
    }
    if (map != nullptr && layout.find(FrameKind::NorthArrow) == nullptr) {
        norths = cornerBoxes(layout, map->frame.northArrow, {TopRight, TopLeft, BottomRight, BottomLeft},
                             northWidth, northFrameHeight, beneath);
    }
    std::optional<PlacedBoxes> best;
    for (const CornerBox& scale : scales) {
        for (const CornerBox& north : norths) {
            const Hidden hidden{scale.hidden.places + north.hidden.places,
                                scale.hidden.line + north.hidden.line, scale.hidden.area + north.hidden.area};
            if ((!scale.corner || scale.corner != north.corner) && (!best || hidden < best->hidden)) {
                best = PlacedBoxes{{scale.box, north.box}, hidden};
            }
        }
    }
    return best.value_or(PlacedBoxes{});
}

}  // namespace

PageBox onPage(const PageLayout& layout, const PageBox& inMap) {
    return {layout.map().left + inMap.left, layout.map().top + inMap.top, inMap.width, inMap.height};
}

double boundaryWithin(const PageBox& box, double aside, const render::MapView& view,
                      const geo::MultiPolygon& area) {
    const double width = box.width + 2 * aside;
    const double height = box.height + 2 * aside;
    const auto inBox = [&](geo::Point point) {
        const render::MmPoint at = view.toMm(point);
        return render::MmPoint{at.x - box.left + aside, at.y - box.top + aside};
    };
    double length = 0;
    const auto add = [&](const geo::Points& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const render::MmPoint a = inBox(ring[i]);
            const render::MmPoint b = inBox(ring[i + 1]);
            if (const auto inside = render::insideFrame(a, b, width, height)) {
                length += (inside->to - inside->from) * std::hypot(b.x - a.x, b.y - a.y);
            }
        }
    };
    for (const geo::Polygon& part : area.polygons) {
        add(part.outer);
        std::ranges::for_each(part.holes, add);
    }
    return length;
}

BoxesOnMap boxesOnMap(const PageLayout& layout, const render::MapView& view, const geo::MultiPolygon& area,
                      const std::vector<geo::Box>& places) {
    return placedBoxes(layout, view, area, places).boxes;
}

render::MapView viewBesideBoxes(const PageLayout& layout, const render::MapView& view,
                                const geo::MultiPolygon& area) {
    static constexpr std::array<std::pair<int, int>, 4> directions{{{0, -1}, {0, 1}, {1, 0}, {-1, 0}}};
    const geo::Box focus = geo::boxOf(area);
    const double perMm = view.metresPerMm();
    const double aside = std::max(0.0, (view.widthMm - focus.width() / perMm) / 2 - areaEdge) * perMm;
    const double up = std::max(0.0, (view.heightMm - focus.height() / perMm) / 2 - areaEdge) * perMm;
    render::MapView best = view;
    Hidden least = placedBoxes(layout, view, area, {}).hidden;
    for (const double share : {0.5, 1.0}) {
        for (const auto& [x, y] : directions) {
            render::MapView moved = view;
            moved.centre = {view.centre.x + x * share * aside, view.centre.y + y * share * up};
            const Hidden hidden = least == Hidden{} ? least : placedBoxes(layout, moved, area, {}).hidden;
            if (hidden.line < least.line || (hidden.line == least.line && 2 * hidden.area < least.area)) {
                best = moved;
                least = hidden;
            }
        }
    }
    return best;
}

void writeScaleOnMap(PageWriter& page, const PageInput& input) {
    if (input.boxes.scale != PageBox{}) {
        const PageBox box = onPage(input.layout, input.boxes.scale);
        page.rectangle(box, white, ink, 0.15);
        writeScale(page, input, box, scaleBarOn(input.layout), beforeBar);
    }
}

void writeNorthOnMap(PageWriter& page, const PageInput& input) {
    if (input.boxes.north != PageBox{}) {
        const PageBox box = onPage(input.layout, input.boxes.north);
        page.rectangle(box, white, ink, 0.15);
        writeNorth(page, input, box, 1);
    }
}

void writeScaleFrame(PageWriter& page, const PageInput& input, const PageBox& box) {
    static constexpr double before = 1;  ///< mm: half of the 0
    const ScaleBar bar =
        scaleBarFor(input.layout.drawnDenominator(), std::min(widestBar, box.width) - before - behindBar);
    writeScale(page, input, box, bar, before);
}

void writeNorthFrame(PageWriter& page, const PageInput& input, const PageBox& box) {
    static constexpr double largest = 2;
    const double larger = std::min({box.width / northWidth, box.height / northFrameHeight, largest});
    const double width = northWidth * larger;
    writeNorth(page, input, {box.left + (box.width - width) / 2, box.top, width, northFrameHeight * larger},
               larger);
}

}  // namespace nordertor::publish
