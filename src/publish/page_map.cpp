// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "publish/page_content_p.h"
#include "render/frame_clip.h"
#include "render/keep_clear.h"
#include "render/label_placement_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

std::string inLanguageOf(const PageInput& input, const LocalizedText& text) {
    return text.in(input.options.language);
}

/// Distance of grid lines: 1, 2 or 5 times a power of ten, at least `least` mm apart.
double gridStep(const PageLayout& layout, double least) {
    const double metres = least * layout.drawnDenominator() / 1000;
    const double power = std::pow(10, std::floor(std::log10(metres)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= metres) {
            return factor * power;
        }
    }
    return 10 * power;
}

/// A coordinate and where its number stands, relative to the map.
struct GridMark {
    double at = 0;  ///< mm from the left or the top
    std::string label;
    PageBox box;
};

struct GridMarks {
    std::vector<GridMark> eastings;
    std::vector<GridMark> northings;
};

constexpr double gridSpacing = 40;  ///< mm, at least
constexpr TextLook gridLook{1.9, render::FontFace::Regular, ink};
constexpr double gridTick = 2;  ///< mm

bool boxesMeet(const PageBox& a, const PageBox& b) {
    return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

GridMarks gridMarks(const PageLayout& layout, const render::MapView& view, Language language,
                    const geo::MultiPolygon& area, const BoxesOnMap& boxes) {
    static constexpr double aside = 0.5;
    GridMarks marks;
    // a number on the boundary would cut it; a mark without one says nothing
    const auto addWhereFree = [&](std::vector<GridMark>& to, double at, const std::string& label,
                                  const std::array<PageBox, 2>& ends) {
        const auto* const free = std::ranges::find_if(ends, [&](const PageBox& box) {
            return !boxesMeet(box, boxes.scale) && !boxesMeet(box, boxes.north) &&
                   boundaryWithin(box, aside, view, area) == 0;
        });
        if (free != ends.end()) {
            to.push_back({at, label, *free});
        }
    };
    const double step = gridStep(layout, gridSpacing);
    const geo::Box ground = view.box();
    const double height = PageWriter::advance(gridLook);
    const auto labelled = [&](double coordinate) { return formatCount(std::llround(coordinate), language); };
    for (double x = std::ceil(ground.min.x / step) * step; x <= ground.max.x; x += step) {
        const double at = view.toMm({x, ground.min.y}).x;
        const std::string label = labelled(x);
        const double width = render::textWidth(label, gridLook.face, gridLook.size) + 1;
        // the corners belong to north arrow and scale bar
        if (at - width / 2 > 14 && at + width / 2 < view.widthMm - 14) {
            addWhereFree(marks.eastings, at, label,
                         {{{at - width / 2, gridTick, width, height},
                           {at - width / 2, view.heightMm - gridTick - height, width, height}}});
        }
    }
    for (double y = std::ceil(ground.min.y / step) * step; y <= ground.max.y; y += step) {
        const double at = view.toMm({ground.min.x, y}).y;
        const std::string label = labelled(y);
        const double width = render::textWidth(label, gridLook.face, gridLook.size) + 1;
        if (at > 14 && at < view.heightMm - 14) {
            addWhereFree(marks.northings, at, label,
                         {{{gridTick, at - height / 2, width, height},
                           {view.widthMm - gridTick - width, at - height / 2, width, height}}});
        }
    }
    return marks;
}

/// A cross there would strike out the letter or number of a sign.
bool hidesSign(const render::DrawList& map, render::MmPoint at) {
    return std::ranges::any_of(map.entries, [&](const render::DrawEntry& entry) {
        const auto* circle = std::get_if<render::CircleItem>(&entry.item);
        return circle != nullptr && std::hypot(circle->centre.x - at.x, circle->centre.y - at.y) <
                                        circle->radius + circle->strokeWidth + gridTick / 2;
    });
}

/// A violet no theme has, on a pale band so that it is seen on every ground.
constexpr render::Colour outlineColour{110, 40, 130, 255};
constexpr TextLook outlineLook{3.2, render::FontFace::Bold, outlineColour};

std::array<render::Stroke, 2> outlineStrokes() {
    const auto stroke = [](render::Colour colour, double width) {
        return render::Stroke{colour, width, {}, render::LineCap::Round, render::LineJoin::Round};
    };
    return {stroke({255, 255, 255, 200}, 1.4), stroke(outlineColour, 0.6)};
}

render::TextItem outlineName(const PageInput& input, const MapOutline& outline, double size) {
    render::TextItem text;
    text.text = outline.label;
    text.centre =
        input.view.toMm(geo::pointInside(outline.shape).value_or(geo::boxOf(outline.shape).centre()));
    text.size = size;
    text.face = outlineLook.face;
    text.colour = outlineLook.colour;
    text.halo = white;
    text.haloWidth = 0.6;
    text.width = render::textWidth(text.text, text.face, text.size);
    text.height = render::textHeight(text.face, text.size);
    return text;
}

/// Those that overlap none before them.
std::vector<render::TextItem> namesApart(const PageInput& input, double size) {
    std::vector<render::TextItem> names;
    render::OccupiedSpace space(input.view.widthMm, input.view.heightMm);
    for (const MapOutline& outline : input.outlines) {
        if (outline.label.empty()) {
            continue;
        }
        render::TextItem name = outlineName(input, outline, size);
        const render::TurnedBox box = render::boxOf(name);
        if (space.isFree(box, -box.width)) {
            space.add(box);
            names.push_back(std::move(name));
        }
    }
    return names;
}

/// In one size, in which all of them find room if there is one that can be read.
std::vector<render::TextItem> outlineNames(const PageInput& input) {
    std::vector<render::TextItem> names;
    for (double size = outlineLook.size; size > smallestPrint - 0.01; size -= 0.2) {
        names = namesApart(input, size);
        if (names.size() == input.outlines.size()) {
            break;
        }
    }
    return names;
}

/// Names are not struck out by it.
render::DrawList outlineDrawing(const PageInput& input) {
    render::DrawList drawing{input.view.widthMm, input.view.heightMm, {0, 0, 0, 0}, {}};
    std::vector<render::TextItem> names;
    for (const render::DrawEntry& entry : input.map.list.entries) {
        if (const auto* text = std::get_if<render::TextItem>(&entry.item)) {
            names.push_back(*text);
        }
    }
    for (const render::Stroke& stroke : outlineStrokes()) {
        for (const MapOutline& outline : input.outlines) {
            render::LineItem item;
            item.stroke = stroke;
            for (const geo::Polygon& part : outline.shape.polygons) {
                std::vector<const geo::Points*> rings{&part.outer};
                std::ranges::transform(part.holes, std::back_inserter(rings),
                                       [](const geo::Points& hole) { return &hole; });
                for (const geo::Points* ring : rings) {
                    for (const geo::Point& point : *ring) {
                        item.lines.points.push_back(input.view.toMm(point));
                    }
                    item.lines.closePart();
                }
            }
            item.lines = render::interruptedBeneath(item.lines, names);
            drawing.entries.push_back({"area", "outline", std::move(item)});
        }
    }
    for (render::TextItem& name : outlineNames(input)) {
        drawing.entries.push_back({"area", "outline", std::move(name)});
    }
    return drawing;
}

bool hasGrid(const PageLayout& layout, const MapPageOptions& options) {
    const PlacedFrame* map = layout.find(FrameKind::Map);
    return options.grid.value_or(map != nullptr && map->frame.grid);
}

}  // namespace

render::LegendEntry outlineSign(const PageInput& input) {
    const LocalizedText one{"Gebiet dieses Blatts", "Area of this sheet"};
    const LocalizedText several{"Gebiete der Blätter", "Areas of the sheets"};
    render::LegendEntry sign{
        input.outlines.size() == 1 && input.outlines.front().label.empty() ? one : several,
        "area",
        {render::legendSampleWidth, render::legendSampleHeight, {0, 0, 0, 0}, {}}};
    for (const render::Stroke& stroke : outlineStrokes()) {
        render::LineItem line;
        line.stroke = stroke;
        const double middle = render::legendSampleHeight / 2;
        line.lines.points = {{0.6, middle}, {render::legendSampleWidth - 0.6, middle}};
        line.lines.closePart();
        sign.sample.entries.push_back({"area", "outline", std::move(line)});
    }
    return sign;
}

std::size_t outlinesWithoutName(const PageInput& input) {
    const auto named =
        std::ranges::count_if(input.outlines, [](const MapOutline& each) { return !each.label.empty(); });
    return static_cast<std::size_t>(named) - outlineNames(input).size();
}

std::vector<PageBox> outlineLabelBoxes(const PageInput& input) {
    std::vector<PageBox> boxes;
    for (const render::TextItem& name : outlineNames(input)) {
        boxes.push_back(
            {name.centre.x - name.width / 2, name.centre.y - name.height / 2, name.width, name.height});
    }
    return boxes;
}

std::vector<PageBox> gridLabelBoxes(const PageLayout& layout, const render::MapView& view,
                                    const MapPageOptions& options, const geo::MultiPolygon& area,
                                    const BoxesOnMap& boxes) {
    std::vector<PageBox> found;
    if (hasGrid(layout, options)) {
        const GridMarks marks = gridMarks(layout, view, options.language, area, boxes);
        for (const auto* side : {&marks.eastings, &marks.northings}) {
            std::ranges::transform(*side, std::back_inserter(found), &GridMark::box);
        }
    }
    return found;
}

std::vector<PageBox> gridCrossBoxes(const PageLayout& layout, const render::MapView& view,
                                    const MapPageOptions& options, const geo::MultiPolygon& area,
                                    const BoxesOnMap& boxes) {
    std::vector<PageBox> found;
    if (hasGrid(layout, options)) {
        const GridMarks marks = gridMarks(layout, view, options.language, area, boxes);
        for (const GridMark& easting : marks.eastings) {
            for (const GridMark& northing : marks.northings) {
                found.push_back({easting.at - gridTick / 2, northing.at - gridTick / 2, gridTick, gridTick});
            }
        }
    }
    return found;
}

void writeGrid(PageWriter& page, const PageInput& input) {
    if (!hasGrid(input.layout, input.options)) {
        return;
    }
    const PageBox map = input.layout.map();
    const GridMarks marks =
        gridMarks(input.layout, input.view, input.options.language, input.project.area.shape, input.boxes);
    const auto grid = page.figure(
        inLanguageOf(input, {"Koordinatengitter, Rechts- und Hochwerte in Metern: " + input.crsName,
                             "Coordinate grid, eastings and northings in metres: " + input.crsName}),
        map);
    for (const GridMark& mark : marks.eastings) {
        for (const double end : {map.top, map.bottom() - gridTick}) {
            page.upright(map.left + mark.at, end, end + gridTick, ink, 0.2);
        }
        page.rectangle(onPage(input.layout, mark.box), white);
        page.line(map.left + mark.at, map.top + mark.box.top, mark.label, gridLook, Align::Centre);
    }
    for (const GridMark& mark : marks.northings) {
        for (const double end : {map.left, map.right() - gridTick}) {
            page.rule(end, end + gridTick, map.top + mark.at, ink, 0.2);
        }
        page.rectangle(onPage(input.layout, mark.box), white);
        page.line(map.left + mark.box.left + 0.5, map.top + mark.box.top, mark.label, gridLook);
    }
    for (const GridMark& easting : marks.eastings) {
        for (const GridMark& northing : marks.northings) {
            if (hidesSign(input.map.list, {easting.at, northing.at})) {
                continue;
            }
            const double x = map.left + easting.at;
            const double y = map.top + northing.at;
            const auto cross = [&](render::Colour colour, double width) {
                page.rule(x - gridTick / 2, x + gridTick / 2, y, colour, width);
                page.upright(x, y - gridTick / 2, y + gridTick / 2, colour, width);
            };
            if (input.options.backdrop != nullptr && vectorGround(input.options) == nullptr) {
                cross(white, 0.5);
            }
            cross(ink, 0.15);
        }
    }
}

void writeMapFrame(PageWriter& page, const PageInput& input, const PageBox& box) {
    {
        const auto map = page.figure(input.description, box);
        page.inset(input.map.list, {box.left, box.top});
        if (!input.outlines.empty()) {
            page.inset(outlineDrawing(input), {box.left, box.top});
        }
        if (!input.options.origins.empty()) {
            page.inset(originDrawing(input), {box.left, box.top});
        }
    }
    writeGrid(page, input);
    writeScaleOnMap(page, input);
    writeNorthOnMap(page, input);
    page.rectangle(box, {0, 0, 0, 0}, ink, 0.3);
}

render::MapView overviewOf(const PageInput& input, const PageBox& box) {
    static constexpr double partOfFrame = 0.4;  ///< what the map's extent takes of the overview
    render::MapView view = input.view;
    view.widthMm = box.width;
    view.heightMm = box.height;
    const geo::Box ground = input.view.box();
    if (input.options.centre) {
        // where in the quarter a detail lies
        geo::Box all = geo::boxOf(input.project.area.shape);
        all.add(ground);
        static constexpr double edge = 2;  ///< mm
        const auto hidden = std::move(view.hiddenGroups);
        view = render::viewOf(all, box.width, box.height, edge);
        view.hiddenGroups = hidden;
        return view;
    }
    const double wide = std::max(ground.width() / box.width, ground.height() / box.height);
    // beyond the data there is nothing to see
    const double most = std::min(input.data.width() / box.width, input.data.height() / box.height);
    view.scaleDenominator = std::clamp(wide / partOfFrame, wide * 1.15, std::max(most, wide * 1.15)) * 1000;
    return view;
}

bool overviewSaysMore(const PageInput& input) {
    // a frame around nearly all of the overview tells nobody where the map lies
    static constexpr double leastTimesAsWide = 1.6;
    const geo::Box ground = input.view.box();
    return std::min(input.data.width() / ground.width(), input.data.height() / ground.height()) >=
           leastTimesAsWide;
}

void writeOverview(PageWriter& page, const PageInput& input, const PageBox& box) {
    if (!input.overview) {
        return;
    }
    const auto figure =
        page.figure(inLanguageOf(input, {"Übersicht: ein Rahmen zeigt, wo der Kartenausschnitt liegt",
                                         "Overview: a frame shows where the map lies"}),
                    box);
    page.inset(input.overview->list, {box.left, box.top});
    const geo::Box ground = input.view.box();
    const render::MmPoint leftTop = input.overviewView.toMm({ground.min.x, ground.max.y});
    const render::MmPoint rightBottom = input.overviewView.toMm({ground.max.x, ground.min.y});
    page.rectangle(
        {box.left + leftTop.x, box.top + leftTop.y, rightBottom.x - leftTop.x, rightBottom.y - leftTop.y},
        {0, 0, 0, 0}, {200, 30, 30, 255}, 0.7);
    page.rectangle(box, {0, 0, 0, 0}, ink, 0.2);
}

}  // namespace nordertor::publish
