// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "render/circle_form.h"
#include "render/drawing_context_p.h"
#include "render/frame_clip.h"
#include "render/text_metrics.h"
#include "style/hatch_pattern.h"

namespace nordertor::render {
namespace {

using P = style::StyleProperty;

constexpr double legendSampleEdge = 0.2;  ///< mm
constexpr std::uint32_t rampColumns = 64;
constexpr double leastAreaShown = 0.25;  ///< mm^2

Shape rectangle(double left, double top, double right, double bottom) {
    // outer rings run against the clock as seen, like those of the map
    Shape shape;
    shape.points = {{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}};
    shape.closePart();
    return shape;
}

class Legend {
  public:
    using Boxes = std::vector<std::pair<MmPoint, MmPoint>>;

    Legend(DrawingContext& context, const Boxes& covered)
        : context_(context), covered_(covered), open_(openPlace()) {}

    std::vector<LegendEntry> collect() {
        for (const style::MapStyleLayer& layer : context_.mapStyle.layers) {
            const bool wanted = layer.layer.legendPerFeature || !layer.layer.legend.empty();
            const SceneLayer* features = wanted ? context_.layerFor(layer) : nullptr;
            if (features != nullptr) {
                addLayer(layer, *features);
            }
        }
        addSmallDots();
        std::reverse(entries_.begin(), entries_.end());
        joinEqualFacilities();
        return std::move(entries_);
    }

  private:
    struct Found {
        std::uint32_t properties = 0;
        std::optional<std::uint32_t> feature;  ///< that was found; none for a sample
        std::string group;
        LocalizedText label;
    };

    void addLayer(const style::MapStyleLayer& layer, const SceneLayer& features) {
        std::vector<Found> found;
        std::vector<bool> drawn(features.propertySets.size(), false);
        std::vector<double> shown(features.propertySets.size(), 0);  // mm^2, of areas
        for (const std::uint32_t feature : context_.visible(features)) {
            const std::uint32_t properties = features.features[feature].properties;
            if (drawn[properties]) {
                continue;
            }
            const LocalizedText& label =
                layer.layer.legendPerFeature ? features.labels[properties] : layer.layer.legend;
            const auto evaluation = context_.evaluation(features, feature);
            const std::string group = context_.groupFor(layer, evaluation);
            const auto same = [&](const Found& each) { return each.group == group && each.label == label; };
            if (group.empty() || hasSample(layer, group, label) || std::ranges::any_of(found, same) ||
                !hasPlace(layer, group, label) || !seen(layer, features, feature)) {
                continue;
            }
            if (features.kind == GeometryKind::Area) {
                // slivers that together nobody sees need no explanation
                const double perMm = context_.view.metresPerMm();
                shown[properties] += features.features[feature].extent / (perMm * perMm);
                if (shown[properties] < leastAreaShown) {
                    continue;
                }
            }
            drawn[properties] = true;
            found.push_back({properties, feature, group, label});
        }
        if (!features.legendSamples.empty()) {
            found = samplesFor(layer, features, found);
        }
        // entries_ is turned round in the end
        std::ranges::stable_sort(found, std::ranges::greater(), [&](const Found& each) {
            const style::Value* order = features.propertySets[each.properties].find("legend_order");
            const auto* number = order != nullptr ? std::get_if<double>(order) : nullptr;
            return number != nullptr ? *number : 0;
        });
        for (const Found& each : found) {
            addSample(layer, features, each);
        }
        if (!layer.layer.legendOverlaid.empty()) {
            addOverlaid(layer, features, found);
        }
    }

    /// Five by five, where a large area may be that has its middle elsewhere.
    [[nodiscard]] std::vector<MmPoint> gridOfPlaces() const {
        static constexpr int steps = 5;
        std::vector<MmPoint> places;
        for (int x = 0; x < steps; ++x) {
            for (int y = 0; y < steps; ++y) {
                places.push_back(
                    {context_.view.widthMm * (x + 0.5) / steps, context_.view.heightMm * (y + 0.5) / steps});
            }
        }
        return places;
    }

    /// Of areas that lie on each other a further one each, up to a fifth: of one kind as often as they do.
    [[nodiscard]] std::vector<Found> overlaid(const style::MapStyleLayer& layer, const SceneLayer& features,
                                              std::vector<Found> found) {
        static constexpr std::size_t most = 5;
        static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
        static constexpr std::size_t mostCorners = 16;
        std::vector<Shape> shapes;
        std::vector<std::pair<MmPoint, std::size_t>> places;  // with the area they belong to
        for (const MmPoint place : gridOfPlaces()) {
            places.emplace_back(place, nobody);
        }
        for (const std::uint32_t feature : context_.visible(features)) {
            if (context_.groupFor(layer, context_.evaluation(features, feature)).empty()) {
                continue;
            }
            Shape& shape = shapes.emplace_back();
            appendFeature(shape, context_, features, feature);
            const std::size_t step = std::max<std::size_t>(shape.points.size() / mostCorners, 1);
            for (std::size_t i = 0; i < shape.points.size(); i += step) {
                places.emplace_back(shape.points[i], shapes.size() - 1);
            }
        }
        std::size_t deepest = 1;
        for (std::size_t i = 0; i < places.size() && deepest < most; ++i) {
            const auto& [place, owner] = places[i];
            std::size_t there = owner == nobody ? 0 : 1;
            for (std::size_t s = 0; s < shapes.size() && there < most; ++s) {
                there += s != owner && covers(shapes[s], place) ? 1 : 0;
            }
            deepest = std::max(deepest, there);
        }
        if (found.size() == 1) {
            found.resize(deepest, found.front());
        }
        return deepest > 1 ? found : std::vector<Found>();
    }

    /// From left to right one of the areas, two on each other, and so on; beneath the areas' own signs, once
    /// entries_ is turned round.
    void addOverlaid(const style::MapStyleLayer& layer, const SceneLayer& features,
                     const std::vector<Found>& kinds) {
        const std::vector<Found> found = overlaid(layer, features, kinds);
        if (found.empty()) {
            return;
        }
        const bool ofOne =
            std::ranges::all_of(found, [&](const Found& each) { return each.group == found.front().group; });
        LegendEntry entry{layer.layer.legendOverlaid,
                          ofOne ? found.front().group : layer.layer.group,
                          {legendSampleWidth, legendSampleHeight, {0, 0, 0, 0}, {}}};
        static constexpr double edge = 0.4;  ///< mm
        const double step = (legendSampleWidth - 2 * edge) / static_cast<double>(found.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto evaluation = context_.evaluationOfSet(features, found[i].properties);
            // lines beside each other are told apart where they are
            const bool beside = hatchOf(layer.layer, evaluation).interleaved;
            const double left = edge + (beside ? 0 : static_cast<double>(i) * step);
            const Shape box = rectangle(left, edge, legendSampleWidth - edge, legendSampleHeight - edge);
            for (DrawItem& item : areaItems(layer.layer, evaluation, box)) {
                entry.sample.entries.push_back({found[i].group, layer.layer.id, std::move(item)});
            }
        }
        entries_.insert(entries_.begin(), std::move(entry));
    }

    /// Of the groups of which something was found: their samples, where they have some, instead of that.
    [[nodiscard]] std::vector<Found> samplesFor(const style::MapStyleLayer& layer, const SceneLayer& features,
                                                const std::vector<Found>& found) const {
        std::vector<Found> samples;
        std::set<std::string> sampled;
        for (const std::uint32_t properties : features.legendSamples) {
            const auto evaluation = context_.evaluationOfSet(features, properties);
            const std::string group = context_.groupFor(layer, evaluation);
            if (std::ranges::find(found, group, &Found::group) != found.end()) {
                samples.push_back({properties, {}, group, features.labels[properties]});
                sampled.insert(group);
            }
        }
        std::ranges::copy_if(found, std::back_inserter(samples),
                             [&](const Found& each) { return !sampled.contains(each.group); });
        return samples;
    }

    [[nodiscard]] bool hasSample(const style::MapStyleLayer& layer, const std::string& group,
                                 const LocalizedText& label) const {
        return std::any_of(entries_.begin(), entries_.end(), [&](const LegendEntry& entry) {
            return entry.label == label && entry.group == group &&
                   std::any_of(entry.sample.entries.begin(), entry.sample.entries.end(),
                               [&](const DrawEntry& item) { return item.layer == layer.layer.id; });
        });
    }

    /// A text that belongs to a circle is no sign without it.
    [[nodiscard]] bool hasPlace(const style::MapStyleLayer& layer, const std::string& group,
                                const LocalizedText& label) const {
        return !layer.layer.needsCircle || std::ranges::any_of(entries_, [&](const LegendEntry& entry) {
            return entry.label == label && entry.group == group;
        });
    }

    [[nodiscard]] bool seen(const style::MapStyleLayer& layer, const SceneLayer& features,
                            std::uint32_t feature) const {
        const double width = context_.view.widthMm;
        const double height = context_.view.heightMm;
        if (features.kind == GeometryKind::Point) {
            // it may have stepped aside, into view or out of it
            const auto layerCircles = context_.circles.find(features.name);
            MmPoint p = context_.view.toMm(features.features[feature].anchor);
            if (layerCircles != context_.circles.end()) {
                const auto placed = layerCircles->second.find(feature);
                if (placed != layerCircles->second.end()) {
                    p = placed->second.centre;
                    if (placed->second.hidden) {
                        return false;
                    }
                }
            }
            return p.x >= 0 && p.y >= 0 && p.x <= width && p.y <= height && !isCovered(p);
        }
        Shape shape;
        appendFeature(shape, context_, features, feature);
        for (std::size_t part = 0; part < shape.parts(); ++part) {
            for (std::size_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
                const MmPoint a = shape.points[i];
                const MmPoint b = shape.points[i + 1];
                const auto inside = insideFrame(a, b, width, height);
                const auto at = [&](double share) {
                    return MmPoint{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
                };
                if (inside && !liesBeneath(at(inside->from), at(inside->to))) {
                    return true;
                }
            }
        }
        // without an edge to be seen it lies beneath all of the map or nothing of it
        return features.kind == GeometryKind::Area && layer.layer.type != style::StyleLayerType::Line &&
               open_ && covers(shape, *open_);
    }

    void addSample(const style::MapStyleLayer& layer, const SceneLayer& features, const Found& found) {
        auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const LegendEntry& known) {
            return known.label == found.label && known.group == found.group;
        });
        if (entry == entries_.end()) {
            entries_.push_back(
                {found.label, found.group, {legendSampleWidth, legendSampleHeight, {0, 0, 0, 0}, {}}});
            entry = entries_.end() - 1;
        }
        const auto evaluation = found.feature ? context_.evaluation(features, *found.feature)
                                              : context_.evaluationOfSet(features, found.properties);
        for (DrawItem& item : itemsFor(layer.layer, evaluation, features.kind)) {
            // see-through areas on each other would be stronger than any on the map
            if (std::holds_alternative<AreaItem>(item) &&
                std::ranges::find(entry->sample.entries, item, &DrawEntry::item) !=
                    entry->sample.entries.end()) {
                continue;
            }
            makeRoom(entry->sample, item);
            entry->sample.entries.push_back({found.group, layer.layer.id, std::move(item)});
        }
    }

    /// A circle larger than the ordinary sign makes the sign higher; its letter stays in its middle.
    static void makeRoom(DrawList& sample, DrawItem& item) {
        if (auto* circle = std::get_if<CircleItem>(&item)) {
            sample.heightMm =
                std::max({sample.heightMm, 2 * (circle->radius + circle->strokeWidth) + legendSampleEdge,
                          2 * reachOf(*circle) + legendSampleEdge});
            circle->centre.y = sample.heightMm / 2;
        } else if (auto* text = std::get_if<TextItem>(&item)) {
            text->centre.y = sample.heightMm / 2;
        }
    }

    static style::HatchPattern hatchOf(const style::StyleLayer& layer,
                                       const style::EvaluationContext& evaluation) {
        return style::hatchPattern(layer.text(style::StyleProperty::FillPattern, evaluation))
            .value_or(style::HatchPattern{});
    }

    /// Lines far from each other have one through the middle of their sign.
    static MmPoint originFor(const style::HatchPattern& hatch, MmPoint middle) {
        return hatch.interleaved ? movedAcross(middle, -hatch.phase) : MmPoint{};
    }

    static std::vector<DrawItem> itemsFor(const style::StyleLayer& layer,
                                          const style::EvaluationContext& evaluation, GeometryKind kind) {
        const MmPoint middle{legendSampleWidth / 2, legendSampleHeight / 2};
        const Shape box = rectangle(0.4, 0.4, legendSampleWidth - 0.4, legendSampleHeight - 0.4);
        switch (layer.type) {
            case style::StyleLayerType::Fill:
                return areaItems(layer, evaluation, box, originFor(hatchOf(layer, evaluation), middle));
            case style::StyleLayerType::Line: {
                if (kind == GeometryKind::Area && layer.legendPerFeature) {
                    DrawItem outline = lineItem(layer, evaluation, {});
                    // the sign is as large for those that lie inside others on the map
                    std::get<LineItem>(outline).lines = box;
                    return {std::move(outline)};
                }
                Shape line;
                line.points = {{0.2, middle.y}, {legendSampleWidth - 0.2, middle.y}};
                line.closePart();
                return {lineItem(layer, evaluation, std::move(line))};
            }
            case style::StyleLayerType::Circle:
                return {circleItem(layer, evaluation, middle)};
            case style::StyleLayerType::Heatmap: {
                auto picture = std::make_shared<Picture>();
                picture->width = static_cast<int>(rampColumns);
                picture->height = 1;
                std::ranges::transform(heatmapRamp(layer, evaluation.zoom, rampColumns),
                                       std::back_inserter(picture->pixels), pixelOf);
                return {PictureItem{box.points.front(), legendSampleWidth - 0.8, legendSampleHeight - 0.8,
                                    std::move(picture)}};
            }
            case style::StyleLayerType::Symbol: {
                if (auto icon = iconItems(layer, evaluation, middle); !icon.empty()) {
                    return icon;
                }
                TextItem text = textItem(layer, evaluation);
                text.text = layer.text(P::TextField, evaluation);
                text.centre = middle;
                text.width = textWidth(text.text, text.face, text.size);
                text.height = textHeight(text.face, text.size);
                return {text};
            }
            default:
                return {};
        }
    }

    /// Signs that found no room are dots without a letter, which no other sign explains: one of each look,
    /// side by side.
    void addSmallDots() {
        std::vector<DrawEntry> dots;
        for (const style::MapStyleLayer& layer : context_.mapStyle.layers) {
            const SceneLayer* features = layer.layer.legendPerFeature && layer.layer.avoidOverlap &&
                                                 layer.layer.type == style::StyleLayerType::Circle
                                             ? context_.layerFor(layer)
                                             : nullptr;
            const auto placed =
                features != nullptr ? context_.circles.find(features->name) : context_.circles.end();
            if (placed == context_.circles.end()) {
                continue;
            }
            for (const auto& [feature, circle] : placed->second) {
                const auto evaluation = context_.evaluation(*features, feature);
                const std::string group = context_.groupFor(layer, evaluation);
                if (!circle.shrunk || group.empty() || !seen(layer, *features, feature)) {
                    continue;
                }
                CircleItem dot = circleItem(layer.layer, evaluation, {});
                dot.radius = circle.radius;
                if (std::ranges::find(dots, DrawItem(dot), &DrawEntry::item) == dots.end()) {
                    dots.push_back({group, layer.layer.id, dot});
                }
            }
        }
        if (dots.empty()) {
            return;
        }
        entries_.insert(entries_.begin(), {{"Weitere Einrichtung, ohne Platz für ihr Zeichen",
                                            "Further facility, without room for its sign"},
                                           "facilities",
                                           {legendSampleWidth, legendSampleHeight, {0, 0, 0, 0}, dots}});
        const double cell = std::min(2.0, legendSampleWidth / static_cast<double>(dots.size()));
        double x = (legendSampleWidth - cell * static_cast<double>(dots.size() - 1)) / 2;
        for (DrawEntry& dot : entries_.front().sample.entries) {
            std::get<CircleItem>(dot.item).centre = {x, legendSampleHeight / 2};
            x += cell;
        }
    }

    /// Where letters would be too small, all kinds of a theme look alike: one sign says so.
    void joinEqualFacilities() {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const LegendEntry kept = entries_[i];
            const auto equal = [&](const LegendEntry& other) {
                return other.group == kept.group && other.sample == kept.sample;
            };
            const auto group = std::ranges::find(context_.scene.groups(), kept.group, &LayerGroup::id);
            const bool joined = kept.group.starts_with("facilities:") &&
                                group != context_.scene.groups().end() &&
                                std::ranges::count_if(entries_, equal) > 1;
            if (joined) {
                entries_[i].label = group->label;
                const auto next = entries_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
                entries_.erase(std::remove_if(next, entries_.end(), equal), entries_.end());
            }
        }
    }

    using Box = Boxes::value_type;

    static bool isIn(const Box& box, MmPoint p) {
        static constexpr double rounding = 1e-6;
        return p.x >= box.first.x - rounding && p.x <= box.second.x + rounding &&
               p.y >= box.first.y - rounding && p.y <= box.second.y + rounding;
    }
    [[nodiscard]] bool isCovered(MmPoint p) const {
        return std::ranges::any_of(covered_, [&](const Box& box) { return isIn(box, p); });
    }
    /// Its ends may lie beneath boxes and what is between them be seen.
    [[nodiscard]] bool liesBeneath(MmPoint from, MmPoint to) const {
        return std::ranges::any_of(covered_,
                                   [&](const Box& box) { return isIn(box, from) && isIn(box, to); });
    }
    /// Some place of the frame that no box covers, as near to its middle as it is found.
    [[nodiscard]] std::optional<MmPoint> openPlace() const {
        static constexpr std::array<double, 9> shares{0.5, 0.47, 0.53, 0.4, 0.6, 0.25, 0.75, 0.1, 0.9};
        for (const double y : shares) {
            for (const double x : shares) {
                const MmPoint place{x * context_.view.widthMm, y * context_.view.heightMm};
                if (!isCovered(place)) {
                    return place;
                }
            }
        }
        return std::nullopt;
    }

    DrawingContext& context_;
    const Boxes& covered_;
    std::optional<MmPoint> open_;
    std::vector<LegendEntry> entries_;
};

}  // namespace

bool covers(const Shape& shape, MmPoint p) {
    bool inside = false;
    for (std::size_t part = 0; part < shape.parts(); ++part) {
        for (std::size_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
            const MmPoint a = shape.points[i];
            const MmPoint b = shape.points[i + 1];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

std::vector<LegendEntry> legendOf(DrawingContext& context,
                                  const std::vector<std::pair<MmPoint, MmPoint>>& covered) {
    return Legend(context, covered).collect();
}

}  // namespace nordertor::render
