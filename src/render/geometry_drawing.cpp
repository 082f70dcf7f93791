// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/circle_form.h"
#include "render/drawing_context_p.h"
#include "render/hatch.h"
#include "render/icon_shapes_p.h"
#include "render/parallel_lines.h"
#include "render/text_metrics.h"
#include "style/hatch_pattern.h"

namespace nordertor::render {
namespace {

using P = style::StyleProperty;

constexpr double hairsBreadth = 0.05;  ///< mm
constexpr std::size_t longRing = 100;  ///< points

LineCap capOf(const std::string& name) {
    return name == "round" ? LineCap::Round : name == "square" ? LineCap::Square : LineCap::Butt;
}

LineJoin joinOf(const std::string& name) {
    return name == "round" ? LineJoin::Round : name == "bevel" ? LineJoin::Bevel : LineJoin::Miter;
}

/// Features that look the same are drawn as one.
struct Bucket {
    std::string group;
    std::uint32_t feature = 0;   ///< one of them
    std::vector<DrawItem> look;  ///< of an empty shape, to compare
    Shape shape;
};

std::vector<DrawItem> lookOf(const style::StyleLayer& layer, const style::EvaluationContext& context) {
    if (layer.type == style::StyleLayerType::Line) {
        std::vector<DrawItem> look;
        look.reserve(2);
        look.push_back(lineItem(layer, context, {}));
        // of an empty line the offset does not show
        look.emplace_back(CircleItem{{layer.length(P::LineOffset, context), 0}, 0, {}, {}, 0});
        return look;
    }
    auto items = areaItems(layer, context, {});
    // a pattern of an empty shape is empty, so its name must be told apart here
    TextItem pattern;
    pattern.text = layer.text(P::FillPattern, context);
    items.emplace_back(pattern);
    return items;
}

/// The part of a ring where the distance is not negative (Sutherland-Hodgman); what leaves
/// and comes back is joined along the edge.
template <class Distance>
std::vector<MmPoint> ringWithin(const std::vector<MmPoint>& ring, const Distance& distance) {
    std::vector<MmPoint> kept;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const MmPoint a = ring[i];
        const MmPoint b = ring[i + 1];
        const double da = distance(a);
        const double db = distance(b);
        if (da >= 0) {
            kept.push_back(a);
        }
        if ((da >= 0) != (db >= 0)) {
            const double t = da / (da - db);
            kept.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    if (!kept.empty()) {
        kept.push_back(kept.front());
    }
    return kept;
}

/// Long rings are cut some way outside the frame: a gap may reach far beyond what a screen shows, and its
/// hatch and outline are dear.
void cutToFrame(std::vector<MmPoint>& ring, const MapView& view) {
    static constexpr double over = 5;  ///< mm; wider than half of any line
    ring = ringWithin(ring, [](MmPoint p) { return p.x + over; });
    ring = ringWithin(ring, [&](MmPoint p) { return view.widthMm + over - p.x; });
    ring = ringWithin(ring, [](MmPoint p) { return p.y + over; });
    ring = ringWithin(ring, [&](MmPoint p) { return view.heightMm + over - p.y; });
}

class BatchDrawing {
  public:
    BatchDrawing(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features)
        : context_(context),
          layer_(layer),
          features_(features),
          byFeature_(layer.layer.dependsOnId()),
          bucketOf_(byFeature_ ? features.features.size() : features.propertySets.size(), unasked) {}

    Entries draw() {
        std::size_t count = 0;
        for (const std::uint32_t feature : context_.visible(features_)) {
            if (++count % 1024 == 0 && context_.stop.stop_requested()) {
                return {};
            }
            const int bucket = bucketFor(feature);
            if (bucket >= 0) {
                Bucket& found = buckets_[static_cast<std::size_t>(bucket)];
                appendFeature(found.shape, context_, features_, feature, longRingsOf(found));
            }
        }
        if (context_.part == MapPart::Ground) {
            orderAsInWholeLayer();
        }
        Entries entries;
        for (Bucket& bucket : buckets_) {
            if (bucket.shape.empty()) {
                continue;
            }
            const auto evaluation = context_.evaluation(features_, bucket.feature);
            if (layer_.layer.type == style::StyleLayerType::Line) {
                entries.push_back({bucket.group, layer_.layer.id,
                                   lineItem(layer_.layer, evaluation, std::move(bucket.shape))});
                continue;
            }
            for (DrawItem& item :
                 areaItems(layer_.layer, evaluation, std::move(bucket.shape), context_.patternOrigin())) {
                entries.push_back({bucket.group, layer_.layer.id, std::move(item)});
            }
        }
        return entries;
    }

  private:
    static constexpr int unasked = -2;
    static constexpr int notDrawn = -1;

    int bucketFor(std::uint32_t feature) {
        int& known = bucketOf_[byFeature_ ? feature : features_.features[feature].properties];
        if (known == unasked) {
            known = findBucket(feature);
        }
        return known;
    }

    [[nodiscard]] LongRings longRingsOf(const Bucket& bucket) const {
        const auto* line = std::get_if<LineItem>(&bucket.look.front());
        if (line == nullptr) {
            return LongRings::Cut;
        }
        // beside a cut there is no line to be offset from
        const bool offset = std::get<CircleItem>(bucket.look.back()).centre.x != 0;
        const bool dashed = context_.part == MapPart::Ground && !line->stroke.dashes.empty();
        return offset || dashed ? LongRings::Whole : LongRings::Cut;
    }

    int findBucket(std::uint32_t feature) {
        const auto evaluation = context_.evaluation(features_, feature);
        const std::string group = context_.groupFor(layer_, evaluation);
        if (group.empty()) {
            return notDrawn;
        }
        auto look = lookOf(layer_.layer, evaluation);
        for (std::size_t i = 0; i < buckets_.size(); ++i) {
            if (buckets_[i].group == group && buckets_[i].look == look) {
                return static_cast<int>(i);
            }
        }
        buckets_.push_back({group, feature, std::move(look), {}});
        return static_cast<int>(buckets_.size() - 1);
    }

    DrawingContext& context_;
    const style::MapStyleLayer& layer_;
    const SceneLayer& features_;
    /// What is drawn first must not depend on what the frame shows.
    void orderAsInWholeLayer() {
        std::vector<std::size_t> rank(buckets_.size(), buckets_.size());
        const std::size_t drawn = buckets_.size();
        std::size_t known = 0;
        for (std::uint32_t feature = 0; drawn > 1 && known < drawn; ++feature) {
            const int bucket = bucketFor(feature);
            rank.resize(buckets_.size(), buckets_.size());
            if (bucket >= 0 && static_cast<std::size_t>(bucket) < drawn &&
                rank[static_cast<std::size_t>(bucket)] >= drawn) {
                rank[static_cast<std::size_t>(bucket)] = known++;
            }
        }
        buckets_.resize(drawn);
        std::vector<Bucket> ordered(drawn);
        for (std::size_t i = 0; i < drawn; ++i) {
            ordered[drawn > 1 ? rank[i] : i] = std::move(buckets_[i]);
        }
        buckets_ = std::move(ordered);
    }

    bool byFeature_;  ///< the style tells features with equal properties apart
    std::vector<int> bucketOf_;
    std::vector<Bucket> buckets_;
};

/// From a point in what the circle is about to the circle, seen on every ground.
Entries leaderEntries(const std::string& group, const std::string& layer, const CircleItem& circle,
                      MmPoint from) {
    static constexpr double width = 0.25;  ///< mm
    static constexpr double casing = 0.2;
    Shape line;
    line.points = {from, circle.centre};
    line.closePart();
    Shape dot;
    dot.points = {from, {from.x + width / 4, from.y}};
    dot.closePart();
    const Colour pale = circle.fill.withOpacity(0.8);
    return {{group, layer, LineItem{line, {pale, width + 2 * casing, {}, LineCap::Round, LineJoin::Round}}},
            {group, layer, LineItem{line, {circle.stroke, width, {}, LineCap::Butt, LineJoin::Round}}},
            {group, layer,
             LineItem{std::move(dot), {circle.stroke, 4 * width, {}, LineCap::Round, LineJoin::Round}}}};
}

Entries drawCircles(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features) {
    Entries entries;
    Entries dots;  // beneath the signs that found room
    Entries leaders;
    const auto placed = context.circles.find(features.name);
    for (const std::uint32_t feature : context.visible(features)) {
        const auto evaluation = context.evaluation(features, feature);
        const std::string group = context.groupFor(layer, evaluation);
        if (group.empty()) {
            continue;
        }
        CircleItem circle =
            circleItem(layer.layer, evaluation, context.view.toMm(features.features[feature].anchor));
        bool shrunk = false;
        bool hidden = false;
        if (layer.layer.avoidOverlap && placed != context.circles.end()) {
            if (const auto found = placed->second.find(feature); found != placed->second.end()) {
                circle.centre = found->second.centre;
                shrunk = found->second.shrunk;
                hidden = found->second.hidden;
                if (shrunk) {
                    circle.radius = found->second.radius;
                    circle.strokeWidth /= 2;
                }
                if (const auto& leader = found->second.leader) {
                    std::ranges::move(leaderEntries(group, layer.layer.id, circle, *leader),
                                      std::back_inserter(leaders));
                }
            }
        }
        if (!hidden) {
            (shrunk ? dots : entries).push_back({group, layer.layer.id, circle});
        }
    }
    std::ranges::move(leaders, std::back_inserter(dots));
    std::ranges::move(entries, std::back_inserter(dots));
    return dots;
}

}  // namespace

MmPoint movedAcross(MmPoint origin, double phase) {
    return {origin.x + phase / std::numbers::sqrt2, origin.y + phase / std::numbers::sqrt2};
}

std::vector<DrawItem> areaItems(const style::StyleLayer& layer, const style::EvaluationContext& context,
                                Shape shape, MmPoint patternOrigin) {
    const double opacity = layer.number(P::FillOpacity, context);
    const Colour colour = layer.colour(P::FillColor, context);
    const auto pattern = style::hatchPattern(layer.text(P::FillPattern, context));
    std::vector<DrawItem> items;
    Shape hatch = pattern ? hatchLines(shape, pattern->lines, pattern->spacing,
                                       movedAcross(patternOrigin, pattern->phase))
                          : Shape();
    AreaItem area;
    area.fill = colour.withOpacity(opacity);
    area.outline = layer.colour(P::FillOutlineColor, context).withOpacity(opacity);
    area.shape = std::move(shape);
    items.emplace_back(std::move(area));
    if (!hatch.empty()) {
        const Colour hatchColour = colour.withOpacity(style::hatchOpacity(opacity, *pattern));
        Stroke stroke{hatchColour, pattern->width, {}, LineCap::Butt, LineJoin::Miter};
        stroke.dashes = pattern->dashes;
        items.emplace_back(LineItem{std::move(hatch), std::move(stroke)});
    }
    return items;
}

DrawItem lineItem(const style::StyleLayer& layer, const style::EvaluationContext& context, Shape lines) {
    Stroke stroke;
    stroke.colour = layer.colour(P::LineColor, context).withOpacity(layer.number(P::LineOpacity, context));
    stroke.width = layer.length(P::LineWidth, context);
    stroke.cap = capOf(layer.text(P::LineCap, context));
    stroke.join = joinOf(layer.text(P::LineJoin, context));
    stroke.miterLimit = layer.number(P::LineMiterLimit, context);
    for (const double dash : layer.numbers(P::LineDasharray, context)) {
        stroke.dashes.push_back(dash * stroke.width);
    }
    if (const double offset = layer.length(P::LineOffset, context); offset != 0) {
        // outer rings run against the clock; of areas a positive offset lies inside
        lines = parallelLines(lines, context.geometry == style::GeometryType::Polygon ? -offset : offset);
    }
    return LineItem{std::move(lines), std::move(stroke)};
}

CircleItem circleItem(const style::StyleLayer& layer, const style::EvaluationContext& context,
                      MmPoint centre) {
    const double opacity = layer.number(P::CircleOpacity, context);
    return {centre,
            layer.length(P::CircleRadius, context),
            layer.colour(P::CircleColor, context).withOpacity(opacity),
            layer.colour(P::CircleStrokeColor, context)
                .withOpacity(layer.number(P::CircleStrokeOpacity, context)),
            layer.length(P::CircleStrokeWidth, context),
            circleForm(layer.text(P::CircleForm, context))};
}

std::vector<DrawItem> iconItems(const style::StyleLayer& layer, const style::EvaluationContext& context,
                                MmPoint centre, double lineAngle) {
    const std::string name = layer.text(P::IconImage, context);
    if (name.empty()) {
        return {};
    }
    return placedIcon(iconShapes(name), {centre, layer.number(P::IconSize, context),
                                         layer.number(P::IconRotate, context) + lineAngle,
                                         layer.number(P::IconOpacity, context)});
}

TextItem textItem(const style::StyleLayer& layer, const style::EvaluationContext& context) {
    TextItem text;
    const double opacity = layer.number(P::TextOpacity, context);
    text.size = layer.length(P::TextSize, context);
    const auto fonts = layer.texts(P::TextFont, context);
    text.face = faceOf(fonts.empty() ? std::string() : fonts.front());
    if (!fonts.empty() && !isFontName(fonts.front()) && context.problems != nullptr) {
        context.problems->addFont(layer, fonts.front(), fontName(text.face));
    }
    text.colour = layer.colour(P::TextColor, context).withOpacity(opacity);
    text.halo = layer.colour(P::TextHaloColor, context).withOpacity(opacity);
    text.haloWidth = layer.length(P::TextHaloWidth, context);
    return text;
}

void appendFeature(Shape& shape, const DrawingContext& context, const SceneLayer& layer,
                   std::uint32_t feature, LongRings longRings) {
    const BandGeometry& geometry = context.geometry(layer);
    const bool ring = layer.kind == GeometryKind::Area;
    for (std::uint32_t part = geometry.featureStart[feature]; part < geometry.featureStart[feature + 1];
         ++part) {
        const auto points = geometry.part(part);
        const std::size_t first = shape.points.size();
        MmPoint last{};
        for (std::size_t i = 0; i < points.size(); ++i) {
            const MmPoint p = context.view.toMm(points[i]);
            const bool ends = i == 0 || i + 1 == points.size();
            if (ends || std::abs(p.x - last.x) + std::abs(p.y - last.y) >= hairsBreadth) {
                shape.points.push_back(p);
                last = p;
            }
        }
        if (ring && longRings == LongRings::Cut && shape.points.size() - first > longRing) {
            std::vector<MmPoint> cut(shape.points.begin() + static_cast<std::ptrdiff_t>(first),
                                     shape.points.end());
            cutToFrame(cut, context.view);
            shape.points.resize(first);
            shape.points.insert(shape.points.end(), cut.begin(), cut.end());
        }
        if (shape.points.size() - first < (ring ? 4U : 2U)) {
            shape.points.resize(first);
        } else {
            shape.closePart();
        }
    }
}

Entries drawGeometry(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    if (features == nullptr) {
        return {};
    }
    if (layer.layer.type == style::StyleLayerType::Heatmap) {
        return drawHeatmap(context, layer);
    }
    if (layer.layer.type == style::StyleLayerType::Circle) {
        return drawCircles(context, layer, *features);
    }
    if (layer.layer.type == style::StyleLayerType::Line || layer.layer.type == style::StyleLayerType::Fill) {
        return BatchDrawing(context, layer, *features).draw();
    }
    return {};
}

Entries drawSelection(DrawingContext& context) {
    Entries entries;
    const Colour dark{20, 20, 20, 255};
    const Colour white{255, 255, 255, 230};
    const SceneLayer* gaps = context.scene.find("gaps");
    if (gaps != nullptr && !context.view.selectedGap.empty()) {
        for (const std::uint32_t feature : context.visible(*gaps)) {
            if (gaps->features[feature].id == context.view.selectedGap) {
                Shape shape;
                appendFeature(shape, context, *gaps, feature);
                entries.push_back(
                    {"gaps", "selection", LineItem{shape, {white, 1.8, {}, LineCap::Butt, LineJoin::Round}}});
                entries.push_back(
                    {"gaps", "selection", LineItem{shape, {dark, 0.8, {}, LineCap::Butt, LineJoin::Round}}});
            }
        }
    }
    for (const char* name : {"facilities", "organisations"}) {
        const SceneLayer* layer = context.scene.find(name);
        if (layer == nullptr || context.view.selectedFeature.empty()) {
            continue;
        }
        for (const std::uint32_t feature : context.visible(*layer)) {
            if (layer->features[feature].id != context.view.selectedFeature) {
                continue;
            }
            MmPoint centre = context.view.toMm(layer->features[feature].anchor);
            if (const auto placed = context.circles[name].find(feature);
                placed != context.circles[name].end()) {
                centre = placed->second.centre;
            }
            entries.push_back({name, "selection", CircleItem{centre, 2.4, {0, 0, 0, 0}, white, 1.1}});
            entries.push_back({name, "selection", CircleItem{centre, 2.6, {0, 0, 0, 0}, dark, 0.6}});
        }
    }
    return entries;
}

}  // namespace nordertor::render
