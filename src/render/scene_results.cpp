// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "geo/spatial_index.h"
#include "model/assumption_signs.h"
#include "model/result_classes.h"
#include "render/kept_p.h"
#include "render/layer_builder_p.h"
#include "render/scene_layers_p.h"
#include "render/variant_colours.h"
#include "style/hatched_areas.h"
#include "style/palettes.h"
#include "style/result_style.h"

namespace nordertor::render {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultColumn;
using model::ResultData;
using model::ResultLayer;
using model::ResultRow;

/// The roundest value below which all values, and above which none, have the smallest circle that is ranked;
/// `highest`: of those drawn so small.
double smallestUpTo(const ResultData& data, double highest, int decimals) {
    const double least = std::pow(10.0, -decimals);
    const double share =
        (style::smallestRankedCircle + 0.5 / style::circleRadiusSteps) / style::largestResultCircle;
    const double bound = data.legend.largest * share * share;
    for (double power = std::pow(10.0, std::ceil(std::log10(std::max(bound, least)))); power > least * 0.9;
         power /= 10) {
        for (const double digit : {5.0, 2.0, 1.0}) {
            const double step = digit * power;
            double value = std::floor(bound / step + 1e-9) * step;
            if (style::resultCircleRadius(value, data) > style::smallestRankedCircle) {
                value -= step;
            }
            if (value > 0 && value >= highest) {
                return value;
            }
        }
    }
    return highest;
}

std::optional<double> numberIn(const ResultData& data, const ResultRow& row) {
    const auto column = columnOf(data, data.legend.column);
    const auto* number = column ? std::get_if<double>(&row.values[*column]) : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

geo::Point anchorOf(const model::ResultPlace& place) {
    if (const auto* point = std::get_if<geo::Point>(&place)) {
        return *point;
    }
    if (const auto* area = std::get_if<geo::MultiPolygon>(&place)) {
        return geo::pointInside(*area).value_or(geo::centroid(*area));
    }
    const auto& lines = std::get<std::vector<geo::Points>>(place);
    return lines.empty() || lines.front().empty() ? geo::Point{} : lines.front()[lines.front().size() / 2];
}

/// 1, 2 or 5 times a power of ten, not above the value.
double roundDown(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double digit = value / power;
    return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

/// The least round value that is not below.
double roundUp(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double digit : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (digit * power >= value * (1 - 1e-9)) {
            return digit * power;
        }
    }
    return 10 * power;
}

/// Adds the rows of results to the source layers they belong to.
class ResultScene {
  public:
    explicit ResultScene(Language language) : language_(language) {}

    void add(const ResultLayer& layer) {
        if (model::isHatched(*layer.data)) {
            model::showsOverlaps(*layer.data) ? addOverlaps(layer) : addHatched(layer);
            return;
        }
        const std::vector<std::size_t> order = drawingOrder(layer);
        const auto seen = seenParts(layer, order);
        overlaid_ = style::areOverlaid(*layer.data);
        nests_ = style::nestsOf(*layer.data);
        for (std::size_t i = 0; i < order.size(); ++i) {
            addRow(layer, order[i], seen.empty() ? nullptr : &seen[i]);
        }
        if (layer.data->legend.kind == Kind::Proportional) {
            addSamples(layer);
        } else if (layer.data->legend.grid) {
            addGrid(layer);
        }
    }

    SceneLayers finish() {
        return {areas_.finish(), hatched_.finish(), lines_.finish(), circles_.finish(), points_.finish()};
    }

  private:
    /// Large areas and circles lie beneath small ones; points of the first category, or of the highest
    /// class, lie on top.
    /// Of bands of walking distance the nearest lies on top, also where those of several origins overlap.
    static std::vector<std::size_t> drawingOrder(const model::ResultLayer& layer) {
        const ResultData& data = *layer.data;
        const bool bands = holdsBands(layer);
        std::vector<double> keys;
        for (const ResultRow& row : data.rows) {
            double key = 0;
            if (bands) {
                const auto index = classOf(data, row);
                key = index ? -static_cast<double>(*index) : -1e6;
            } else if (data.legend.kind == Kind::Proportional) {
                key = -numberIn(data, row).value_or(0);
            } else if (const auto* area = std::get_if<geo::MultiPolygon>(&row.place)) {
                key = -geo::areaOf(*area);
            } else {
                const auto index = classOf(data, row);
                const double rank = index ? static_cast<double>(*index) : -1;
                key = data.legend.kind == Kind::Categories && index ? -rank + 1e6 : rank;
            }
            keys.push_back(key);
        }
        std::vector<std::size_t> order = drawnRows(data);
        std::ranges::stable_sort(order, {}, [&](std::size_t row) { return keys[row]; });
        return order;
    }

    /// Classes of one or two numbers that lie on each other (bands of walking distance): of each area what no
    /// later one covers, by place in the order. See-through colours would mix, and no area would look like
    /// its sign in the legend. Empty: nothing to cut. Categories may overlap and are all to be seen.
    static std::vector<geo::MultiPolygon> seenParts(const ResultLayer& layer,
                                                    const std::vector<std::size_t>& order) {
        const ResultData& data = *layer.data;
        const bool numbers = data.legend.kind == Kind::Sequential || data.legend.kind == Kind::Diverging ||
                             data.legend.grid.has_value();
        if (data.geometry != model::ResultGeometry::Areas || !numbers) {
            return {};
        }
        const bool bands = holdsBands(layer);
        const std::vector<bool> inside =
            bands ? insideWiderBands(data) : std::vector<bool>(data.rows.size(), false);
        std::vector<geo::MultiPolygon> shapes;
        std::vector<geo::Box> boxes;
        for (const std::size_t row : order) {
            const auto* area = std::get_if<geo::MultiPolygon>(&data.rows[row].place);
            shapes.push_back(area != nullptr && !inside[row] ? *area : geo::MultiPolygon());
            boxes.push_back(geo::boxOf(shapes.back()));
        }
        const auto origin = bands ? columnOf(data, "origin") : std::nullopt;
        const geo::SpatialIndex index(boxes);
        std::vector<geo::MultiPolygon> seen = shapes;
        for (std::uint32_t i = 0; i < shapes.size(); ++i) {
            std::vector<std::uint32_t> others = index.query(boxes[i]);
            std::ranges::sort(others);
            std::set<model::ResultValue> cut;
            for (const std::uint32_t above : others) {
                if (above <= i || !overlapping(boxes[i], boxes[above])) {
                    continue;
                }
                // the nearer bands of an origin lie in the first that is cut
                const auto& values = data.rows[order[above]].values;
                if (bands && !cut.insert(origin ? values[*origin] : model::ResultValue()).second) {
                    continue;
                }
                if (auto rest = geo::difference(seen[i], shapes[above])) {
                    seen[i] = std::move(*rest);
                }
            }
        }
        return seen;
    }

    /// More than a common edge.
    static bool overlapping(const geo::Box& a, const geo::Box& b) {
        return std::min(a.max.x, b.max.x) > std::max(a.min.x, b.min.x) &&
               std::min(a.max.y, b.max.y) > std::max(a.min.y, b.min.y);
    }

    /// What tells the class apart without colour.
    static style::GreySign greyOf(const model::ResultLegend& legend, std::size_t index) {
        const std::string& colour = legend.classes[index].colour;
        if (legend.grid) {
            const std::size_t side = legend.grid->second.size();
            return style::bivariateGrey(index / side, index % side);
        }
        switch (legend.kind) {
            case Kind::Categories:
                return style::categoryGrey(index, colour);
            case Kind::Diverging:
                return style::divergingGrey(colour);
            case Kind::Sequential:
                return {sequentialGrey(legend, index), {}, {}, {}};
            default:
                return {colour, {}, {}, {}};
        }
    }

    /// Where the colours get lighter, the greys do.
    static std::string sequentialGrey(const model::ResultLegend& legend, std::size_t index) {
        const auto greyLevel = [](const ResultClass& each) {
            return render::greyOf(style::Colour::parse(each.colour).value_or(Colour{})).r;
        };
        const auto greys = style::sequentialGreys(legend.classes.size());
        const bool lighter = greyLevel(legend.classes.front()) < greyLevel(legend.classes.back());
        return greys[lighter ? greys.size() - 1 - index : index];
    }

    static void setGrey(style::Properties& properties, const style::GreySign& sign) {
        properties.set("grey", sign.colour);
        if (!sign.pattern.empty()) {
            properties.set("hatch", sign.pattern);
            properties.set("ink", sign.ink);
        }
        if (!sign.core.empty()) {
            properties.set("core", sign.core);
        }
    }

    static style::Properties propertiesOf(const ResultLayer& layer, const ResultClass& each, double order) {
        return {{"theme", layer.record.name}, {"colour", each.colour}, {"legend_order", order}};
    }

    /// `seen`: the part of an area to draw; null: all of it.
    void addRow(const ResultLayer& layer, std::size_t index, const geo::MultiPolygon* seen) {
        const ResultData& data = *layer.data;
        const ResultRow& row = data.rows[index];
        if (std::holds_alternative<std::monostate>(row.place)) {
            return;
        }
        const std::string id = layer.record.name + "/" + std::to_string(index);
        const auto known = classOf(data, row);
        if (data.legend.kind == Kind::Proportional) {
            addCircle(layer, row, id);
            return;
        }
        if (!known && !data.legend.unknown) {
            return;
        }
        const ResultClass& each = known ? data.legend.classes[*known] : *data.legend.unknown;
        auto properties =
            propertiesOf(layer, each, static_cast<double>(known.value_or(data.legend.classes.size())));
        const LocalizedText label = each.label.empty() ? layer.record.title : each.label;
        if (known && (overlaid_ || !each.pattern.empty())) {
            properties.set("grey", each.colour);
            properties.set("overlaid", each.pattern.empty() ? style::overlaidPattern(*known) : each.pattern);
            properties.set("nest", static_cast<double>(nests_[*known]));
        } else if (known) {
            setGrey(properties, greyOf(data.legend, *known));
        } else {
            // told apart by its form: in black and white its grey is that of a class
            properties.set("pattern", std::string("diagonal"));
        }
        if (const auto* point = std::get_if<geo::Point>(&row.place);
            point != nullptr && holdsAssumptions(layer)) {
            // as its number on the map, seen among the signs of the result it explains
            const model::AssumptionSign* sign = model::assumptionSign(each.key);
            properties.set("form", sign != nullptr ? sign->form : std::string("circle"));
            properties.set("radius", sign != nullptr ? sign->radius : 1.0);
            circles_.addPoint(id, circles_.properties(properties, label), *point);
        } else if (point != nullptr) {
            points_.addPoint(id, points_.properties(properties, label), *point);
        } else if (const auto* area = std::get_if<geo::MultiPolygon>(&row.place)) {
            const geo::MultiPolygon& shape = seen != nullptr ? *seen : *area;
            if (const auto value = known && showsValues(layer) ? numberIn(data, row) : std::nullopt) {
                properties.set("label", valueText(data, *value));
            }
            if (!shape.empty()) {
                areas_.addArea(id, areas_.properties(properties, label), shape);
            }
        } else {
            for (const geo::Points& line : std::get<std::vector<geo::Points>>(row.place)) {
                lines_.addLine(id, lines_.properties(properties, label), line);
            }
        }
    }

    /// "62,3 %"
    [[nodiscard]] std::string valueText(const ResultData& data, double value) const {
        const ResultColumn& column = data.columns[*columnOf(data, data.legend.column)];
        return formatNumber(value, column.decimals, language_) + unitBehind(column);
    }

    /// The number of one of several places that are ranked.
    static void setRank(style::Properties& properties, const ResultData& data, const ResultRow& row) {
        const auto column = showsRanks(data) ? columnOf(data, "rank") : std::nullopt;
        const auto* rank = column ? std::get_if<double>(&row.values[*column]) : nullptr;
        if (rank != nullptr) {
            properties.set("rank", std::to_string(std::llround(*rank)));
        }
    }

    /// Nothing for nothing, but a sign of its own where nothing is known; what is ranked always has its sign.
    void addCircle(const ResultLayer& layer, const ResultRow& row, const std::string& id) {
        const ResultData& data = *layer.data;
        const auto value = numberIn(data, row);
        if (!value && data.legend.unknown) {
            auto properties =
                propertiesOf(layer, *data.legend.unknown, static_cast<double>(data.legend.classes.size()));
            properties.set("pattern", std::string("diagonal"));
            setRank(properties, data, row);
            points_.addPoint(id, points_.properties(properties, data.legend.unknown->label),
                             anchorOf(row.place));
        } else if (value.value_or(0) > 0 || showsRanks(data)) {
            auto properties = propertiesOf(layer, data.legend.classes.front(), 0);
            properties.set("radius", style::resultCircleRadius(value.value_or(0), data));
            setRank(properties, data, row);
            circles_.addPoint(id, circles_.properties(properties, data.legend.classes.front().label),
                              anchorOf(row.place));
        }
    }

    /// A square of signs is whole, whichever of its classes occur.
    void addGrid(const ResultLayer& layer) {
        const ResultData& data = *layer.data;
        LayerBuilder& builder = data.geometry == model::ResultGeometry::Points  ? points_
                                : data.geometry == model::ResultGeometry::Lines ? lines_
                                                                                : areas_;
        for (std::size_t i = 0; i < data.legend.classes.size(); ++i) {
            const ResultClass& each = data.legend.classes[i];
            auto properties = propertiesOf(layer, each, static_cast<double>(i));
            setGrey(properties, greyOf(data.legend, i));
            builder.addSample(builder.properties(properties, each.label));
        }
    }

    /// Of the values whose circles are not allowed to be as small as they would be; 0: there are none.
    static double highestOfSmallest(const ResultData& data) {
        double highest = 0;
        for (const ResultRow& row : data.rows) {
            const double value = numberIn(data, row).value_or(0);
            highest = style::resultCircleRadius(value, data) <= style::smallestRankedCircle
                          ? std::max(highest, value)
                          : highest;
        }
        return highest;
    }

    /// The legend shows round values instead of those that occur, up to one no circle is larger than.
    void addSamples(const ResultLayer& layer) {
        const ResultData& data = *layer.data;
        const auto column = columnOf(data, data.legend.column);
        const int decimals = column ? data.columns[*column].decimals : 0;
        const bool persons = column && data.columns[*column].type == model::ResultColumn::Type::Persons;
        static constexpr double fewestShown = 5;  // one or two are never shown
        double before = 0;
        for (const double part : {1.0, 0.25, 0.05}) {
            const double round =
                part == 1 ? roundUp(data.legend.largest) : roundDown(data.legend.largest * part);
            double value = std::max(decimals == 0 ? std::ceil(round) : round, persons ? fewestShown : 0.0);
            // smaller ones look alike
            const bool least =
                showsRanks(data) && style::resultCircleRadius(value, data) <= style::smallestRankedCircle;
            if (least) {
                value = smallestUpTo(data, highestOfSmallest(data), decimals);
            }
            if (value == before || (decimals == 0 && value < 1)) {
                continue;
            }
            before = value;
            auto properties = propertiesOf(layer, data.legend.classes.front(), 1 - part);
            properties.set("radius", style::resultCircleRadius(value, data));
            const auto text = [&](Language language) {
                const int shown = least ? decimals : 0;
                return formatNumber(value, value < 1 ? std::max(decimals, 2) : shown, language);
            };
            circles_.addSample(
                circles_.properties(properties, {(least ? "bis " : "") + text(Language::German),
                                                 (least ? "up to " : "") + text(Language::English)}));
            if (least) {
                break;
            }
        }
    }

    /// mergedByClass(), or of more classes than can be told apart overlapCounts(): half a second for a town,
    /// so that it is kept for the scenes to come.
    static std::shared_ptr<const ResultData> asDrawn(const std::shared_ptr<const ResultData>& data) {
        static Kept<std::shared_ptr<const ResultData>, ResultData> kept(std::size_t{48} << 20);
        if (auto known = kept.find(data)) {
            return known;
        }
        ResultData drawn =
            model::showsOverlaps(*data) ? style::overlapCounts(*data) : style::mergedByClass(*data);
        std::size_t points = 0;
        for (const ResultRow& row : drawn.rows) {
            for (const geo::Polygon& polygon : std::get<geo::MultiPolygon>(row.place).polygons) {
                points += polygon.outer.size();
                for (const geo::Points& hole : polygon.holes) {
                    points += hole.size();
                }
            }
        }
        return kept.keep(data, std::move(drawn), points * sizeof(geo::Point));
    }

    /// As gaps are drawn; the lines of classes that coincide lie inside one another.
    void addHatched(const ResultLayer& layer) {
        const auto drawn = asDrawn(layer.data);
        const auto looks = style::hatchedLooks(*drawn);
        for (const ResultRow& row : drawn->rows) {
            const std::size_t index = *classOf(*drawn, row);
            const ResultClass& each = drawn->legend.classes[index];
            auto properties = propertiesOf(layer, each, static_cast<double>(index));
            for (const auto& [name, value] : looks[index].entries()) {
                properties.set(name, value);
            }
            hatched_.addArea(layer.record.name + "/" + std::to_string(index),
                             hatched_.properties(properties, each.label),
                             std::get<geo::MultiPolygon>(row.place));
        }
    }

    /// How many classes lie on each other, as an order of colours.
    void addOverlaps(const ResultLayer& layer) {
        const auto drawn = asDrawn(layer.data);
        for (const ResultRow& row : drawn->rows) {
            const std::size_t index = *classOf(*drawn, row);
            const ResultClass& each = drawn->legend.classes[index];
            auto properties = propertiesOf(layer, each, static_cast<double>(index));
            properties.set("grey", each.colour);
            areas_.addArea(layer.record.name + "/" + std::to_string(std::llround(*numberIn(*drawn, row))),
                           areas_.properties(properties, each.label), std::get<geo::MultiPolygon>(row.place));
        }
    }

    Language language_;
    bool overlaid_ = false;           ///< of the result that is being added
    std::vector<std::size_t> nests_;  ///< of its classes
    LayerBuilder areas_{"result_areas", GeometryKind::Area};
    LayerBuilder hatched_{"result_gaps", GeometryKind::Area};
    LayerBuilder lines_{"result_lines", GeometryKind::Line};
    LayerBuilder circles_{"result_circles", GeometryKind::Point};
    LayerBuilder points_{"result_points", GeometryKind::Point};
};

}  // namespace

SceneLayers resultLayers(const model::Project& project, const SceneOptions& options) {
    ResultScene scene(options.language);
    for (const ResultLayer& layer : project.results) {
        if (!options.onlyResults || options.onlyResults->contains(layer.record.name)) {
            scene.add(layer);
        }
    }
    return scene.finish();
}

}  // namespace nordertor::render
