// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/hatched_areas.h"

#include <algorithm>
#include <utility>

#include "geo/area_operations.h"
#include "geo/spatial_index.h"
#include "model/result_classes.h"
#include "style/palettes.h"

namespace nordertor::style {
namespace {

using Areas = std::vector<geo::MultiPolygon>;

/// The areas of each class as one; empty where it has none.
Areas areasByClass(const model::ResultData& data) {
    std::vector<Areas> parts(data.legend.classes.size());
    for (const model::ResultRow& row : data.rows) {
        const auto* area = std::get_if<geo::MultiPolygon>(&row.place);
        if (const auto index = classOf(data, row); area != nullptr && index) {
            parts[*index].push_back(*area);
        }
    }
    Areas areas;
    for (const Areas& each : parts) {
        auto whole = each.empty() ? Result<geo::MultiPolygon>() : geo::unionOf(each);
        areas.push_back(whole ? std::move(*whole) : geo::MultiPolygon());
    }
    return areas;
}

/// By class: whether there are areas of it.
std::vector<bool> occurringClasses(const model::ResultData& data) {
    std::vector<bool> occurring(data.legend.classes.size(), false);
    for (const model::ResultRow& row : data.rows) {
        const auto* area = std::get_if<geo::MultiPolygon>(&row.place);
        if (const auto index = classOf(data, row); area != nullptr && !area->empty() && index) {
            occurring[*index] = true;
        }
    }
    return occurring;
}

/// Where exactly one of the areas lies, exactly two, and so on.
Areas overlapsOf(const Areas& areas) {
    Areas atLeast;  // where one or more do, two or more, ...
    for (const geo::MultiPolygon& area : areas) {
        if (area.empty()) {
            continue;
        }
        atLeast.emplace_back();
        for (std::size_t i = atLeast.size(); i-- > 0;) {
            const auto more =
                i == 0 ? Result<geo::MultiPolygon>(area) : geo::intersection(atLeast[i - 1], area);
            if (auto whole = more ? geo::unionOf({atLeast[i], *more}) : more) {
                atLeast[i] = std::move(*whole);
            }
        }
    }
    while (!atLeast.empty() && atLeast.back().empty()) {
        atLeast.pop_back();
    }
    for (std::size_t i = 0; i + 1 < atLeast.size(); ++i) {
        if (auto exactly = geo::difference(atLeast[i], atLeast[i + 1])) {
            atLeast[i] = std::move(*exactly);
        }
    }
    return atLeast;
}

/// As an order of colours.
std::vector<model::ResultClass> countClasses(const model::ResultData& data, std::size_t highest) {
    static constexpr std::size_t mostSigns = 6;
    static constexpr auto lack = "#e34a33";
    const std::size_t signs = std::min(highest, mostSigns);
    const auto colours = sequentialColours(signs, lack);
    std::vector<model::ResultClass> classes;
    for (std::size_t s = 0; s < signs; ++s) {
        const std::size_t from = s * highest / signs + 1;
        const std::size_t to = (s + 1) * highest / signs;
        model::ResultClass sign{overlapLabel(data, from, to), colours[s], {}, {}};
        if (s + 1 < signs) {
            sign.upper = static_cast<double>(to);
        }
        classes.push_back(std::move(sign));
    }
    return classes;
}

}  // namespace

bool areOverlaid(const model::ResultData& data) {
    if (data.geometry != model::ResultGeometry::Areas ||
        data.legend.kind != model::Presentation::Kind::Categories || data.legend.grid) {
        return false;
    }
    std::vector<const geo::MultiPolygon*> shapes;
    std::vector<geo::Box> boxes;
    for (const model::ResultRow& row : data.rows) {
        if (const auto* area = std::get_if<geo::MultiPolygon>(&row.place); area && !area->empty()) {
            shapes.push_back(area);
            boxes.push_back(geo::boxOf(*area));
        }
    }
    const geo::SpatialIndex index(boxes);
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
        const auto inside = geo::pointInside(*shapes[i]);
        if (!inside) {
            continue;
        }
        for (const std::uint32_t other : index.query({*inside, *inside})) {
            if (other != i && geo::contains(*shapes[other], *inside)) {
                return true;
            }
        }
    }
    return false;
}

std::vector<std::size_t> nestsOf(const model::ResultData& data) {
    static constexpr std::size_t mostNested = 6;
    std::vector<std::size_t> nests;
    std::size_t before = 0;
    for (const bool occurs : occurringClasses(data)) {
        nests.push_back(before % mostNested);
        before += occurs ? 1 : 0;
    }
    return nests;
}

std::vector<Properties> hatchedLooks(const model::ResultData& data) {
    const auto occurring = occurringClasses(data);
    const auto count = static_cast<std::size_t>(std::ranges::count(occurring, true));
    const auto themes = static_cast<double>(std::min(count, model::mostHatchedClasses));
    std::vector<Properties> looks;
    for (const std::size_t nest : nestsOf(data)) {
        looks.push_back({{"pattern", data.legend.classes[looks.size()].pattern},
                         {"inside", true},
                         {"nest", static_cast<double>(nest)},
                         {"crowded", count > 1},
                         {"themes", themes}});
    }
    return looks;
}

model::ResultData mergedByClass(const model::ResultData& data) {
    const auto column = columnOf(data, data.legend.column);
    model::ResultData merged{data.geometry, {}, {}, data.legend};
    if (!column) {
        return merged;
    }
    merged.columns = {data.columns[*column]};
    Areas areas = areasByClass(data);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!areas[i].empty()) {
            merged.rows.push_back({std::move(areas[i]), {data.legend.classes[i].key}});
        }
    }
    return merged;
}

model::ResultData overlapCounts(const model::ResultData& data) {
    Areas areas = overlapsOf(areasByClass(data));
    model::ResultData counts;
    counts.geometry = model::ResultGeometry::Areas;
    counts.columns = {{"count", overlapTitle(data), model::ResultColumn::Type::Number, 0}};
    counts.legend.kind = model::Presentation::Kind::Sequential;
    counts.legend.column = counts.columns.front().key;
    counts.legend.title = overlapTitle(data);
    counts.legend.classes = countClasses(data, areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!areas[i].empty()) {
            counts.rows.push_back({std::move(areas[i]), {static_cast<double>(i + 1)}});
        }
    }
    return counts;
}

}  // namespace nordertor::style
