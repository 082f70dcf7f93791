// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_drawing.h"

#include <algorithm>

#include "render/drawing_context_p.h"
#include "render/parallel.h"

namespace nordertor::render {
namespace {

/// Symbols reach beyond their feature's box; so much is fetched around the view.
constexpr double marginMm = 6;

Colour backgroundOf(const style::MapStyle& mapStyle, const MapView& view) {
    const style::Properties none;
    for (const style::MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.type == style::StyleLayerType::Background &&
            !view.hiddenGroups.contains(layer.layer.group)) {
            return layer.layer.colour(style::StyleProperty::BackgroundColor,
                                      {none, style::zoomOf(view.scaleDenominator)});
        }
    }
    return {255, 255, 255, 255};
}

std::string themeOf(const style::Properties& properties) {
    const style::Value* theme = properties.find("theme");
    return theme != nullptr ? style::textOf(*theme) : std::string();
}

/// The layers below it are the ground.
std::size_t firstOfSigns(const style::MapStyle& mapStyle) {
    const auto first = std::find_if(mapStyle.layers.begin(), mapStyle.layers.end(), [](const auto& layer) {
        return layer.layer.type == style::StyleLayerType::Circle && layer.layer.avoidOverlap;
    });
    return static_cast<std::size_t>(first - mapStyle.layers.begin());
}

void appendTo(Entries& all, Entries&& more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

VisibleFeatures::VisibleFeatures(const MapView& view)
    : window_(view.box().expandedBy(marginMm * view.metresPerMm())) {}

const std::vector<std::uint32_t>& VisibleFeatures::of(const SceneLayer& layer) {
    Found* found = nullptr;
    {
        const std::scoped_lock lock(mutex_);
        found = &found_[&layer];
    }
    std::call_once(found->once, [&] { found->features = layer.index.query(window_); });
    return found->features;
}

DrawingContext::DrawingContext(const MapScene& theScene, const style::MapStyle& theStyle,
                               const MapView& theView, MapPart thePart, VisibleFeatures& theVisible,
                               std::stop_token theStop)
    : scene(theScene),
      mapStyle(theStyle),
      view(theView),
      part(thePart),
      visibleFeatures(theVisible),
      stop(std::move(theStop)),
      zoom(style::zoomOf(theView.scaleDenominator)),
      band(SceneLayer::bandOf(theView.scaleDenominator)),
      space(theView.widthMm, theView.heightMm),
      shunned(theView.widthMm, theView.heightMm),
      struck(theView.widthMm, theView.heightMm) {}

const SceneLayer* DrawingContext::layerFor(const style::MapStyleLayer& layer) const {
    const bool ownBase = !view.hiddenGroups.contains("base");
    const auto& groups = scene.groups();
    const bool shown =
        layer.theme.empty() || std::ranges::find(groups, layer.theme, &LayerGroup::theme) != groups.end();
    return shown && layer.layer.drawnAt(view.scaleDenominator) &&
                   !view.hiddenGroups.contains(layer.layer.group) && !(layer.layer.overBaseMap && ownBase)
               ? scene.find(layer.layer.sourceLayer)
               : nullptr;
}

style::EvaluationContext DrawingContext::evaluation(const SceneLayer& layer, std::uint32_t feature) {
    style::EvaluationContext context = evaluationOfSet(layer, layer.features[feature].properties);
    context.id = &layer.features[feature].id;
    return context;
}

style::EvaluationContext DrawingContext::evaluationOfSet(const SceneLayer& layer, std::uint32_t properties) {
    style::EvaluationContext context{layer.propertySets[properties], zoom};
    context.geometry = layer.kind == GeometryKind::Point  ? style::GeometryType::Point
                       : layer.kind == GeometryKind::Line ? style::GeometryType::Line
                                                          : style::GeometryType::Polygon;
    context.problems = &problems;
    return context;
}

std::optional<PlacedCircle> DrawingContext::circleOf(const SceneLayer& layer, std::uint32_t feature) {
    if (const auto placed = circles.find(layer.name); placed != circles.end()) {
        if (const auto circle = placed->second.find(feature); circle != placed->second.end()) {
            return circle->second;
        }
    }
    std::optional<PlacedCircle> largest;
    for (const style::MapStyleLayer& each : mapStyle.layers) {
        if (each.layer.type != style::StyleLayerType::Circle || layerFor(each) != &layer) {
            continue;
        }
        const auto properties = evaluation(layer, feature);
        // first its filter: of what it does not draw it may ask for what is not there
        if (groupFor(each, properties).empty()) {
            continue;
        }
        const CircleItem circle =
            circleItem(each.layer, properties, view.toMm(layer.features[feature].anchor));
        const double radius = circle.radius + circle.strokeWidth;
        if (!largest || radius > largest->radius) {
            largest = PlacedCircle{circle.centre, radius};
        }
    }
    return largest;
}

std::string DrawingContext::groupFor(const style::MapStyleLayer& layer,
                                     const style::EvaluationContext& feature) const {
    const std::string theme = themeOf(feature.properties);
    if (!layer.isFor(theme) || !layer.layer.matches(feature)) {
        return {};
    }
    std::string group = layer.switchOf(theme);
    return view.hiddenGroups.contains(group) ? std::string() : group;
}

namespace {

/// Layers begin..end.
Result<Entries> geometryOf(DrawingContext& context, std::size_t begin, std::size_t end) {
    Entries entries;
    for (std::size_t i = begin; i < end; ++i) {
        if (context.stop.stop_requested()) {
            return fail(cancelledError());
        }
        appendTo(entries, drawGeometry(context, context.mapStyle.layers[i]));
    }
    return entries;
}

struct Ground {
    Entries entries;
    style::EvaluationProblems problems;
};

/// The layers before `end`, each for itself: nothing of one depends on another, or on where signs found room.
Result<Ground> groundOf(const DrawingContext& whole, std::size_t end) {
    std::vector<Ground> layers(end);
    inParallel(end, [&](std::size_t i) {
        if (!whole.stop.stop_requested()) {
            DrawingContext context(whole.scene, whole.mapStyle, whole.view, whole.part, whole.visibleFeatures,
                                   whole.stop);
            layers[i] = {drawGeometry(context, context.mapStyle.layers[i]), {}};
            layers[i].problems = std::move(context.problems);
        }
    });
    if (whole.stop.stop_requested()) {
        return fail(cancelledError());
    }
    Ground ground;
    for (Ground& layer : layers) {
        appendTo(ground.entries, std::move(layer.entries));
        ground.problems.add(layer.problems);
    }
    return ground;
}

/// Texts and icons; upper layers choose their places first.
Result<Entries> symbolsOf(DrawingContext& context) {
    std::vector<Entries> layers;
    const auto& styled = context.mapStyle.layers;
    for (auto layer = styled.rbegin(); layer != styled.rend(); ++layer) {
        if (context.stop.stop_requested()) {
            return fail(cancelledError());
        }
        layers.push_back(drawSymbols(context, *layer));
    }
    Entries entries;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        appendTo(entries, std::move(*layer));
    }
    return entries;
}

/// The layers from `border` on, the selection, texts and icons.
Result<Entries> signsOf(DrawingContext& context, std::size_t border) {
    // upper layers choose their places first
    for (auto layer = context.mapStyle.layers.rbegin(); layer != context.mapStyle.layers.rend(); ++layer) {
        placeCircles(context, *layer);
        keepClear(context, *layer);
    }
    auto entries = geometryOf(context, border, context.mapStyle.layers.size());
    auto symbols = symbolsOf(context);
    if (!entries || !symbols) {
        return fail(cancelledError());
    }
    appendTo(*entries, drawSelection(context));
    appendTo(*entries, std::move(*symbols));
    return entries;
}

}  // namespace

Result<MapDrawing> drawMap(const MapScene& scene, const style::MapStyle& mapStyle, const MapView& view,
                           const DrawOptions& options, std::stop_token stop) {
    VisibleFeatures visible(view);
    DrawingContext context(scene, mapStyle, view, options.part, visible, std::move(stop));
    for (const auto* boxes : {&options.keepFree, &options.covered}) {
        for (const auto& [low, high] : *boxes) {
            context.space.add(
                {{(low.x + high.x) / 2, (low.y + high.y) / 2}, high.x - low.x, high.y - low.y, 0});
        }
    }
    const bool ground = options.part != MapPart::Signs;
    const bool signs = options.part != MapPart::Ground;
    const std::size_t border = firstOfSigns(mapStyle);
    MapDrawing drawing;
    drawing.list = {
        view.widthMm, view.heightMm, ground ? backgroundOf(mapStyle, view) : Colour{0, 0, 0, 0}, {}};
    Result<Ground> below;
    Result<Entries> above;
    atTheSameTime(
        [&] {
            if (ground) {
                below = groundOf(context, border);
            }
        },
        [&] {
            if (signs) {
                above = signsOf(context, border);
            }
        });
    if (!below || !above) {
        return fail(cancelledError());
    }
    drawing.list.entries = std::move(below->entries);
    appendTo(drawing.list.entries, std::move(*above));
    below->problems.add(context.problems);
    context.problems = std::move(below->problems);
    interruptBeneathTexts(context, drawing.list.entries);
    if (options.legend) {
        drawing.legend = legendOf(context, options.covered);
    }
    if (context.stop.stop_requested()) {
        return fail(cancelledError());
    }
    drawing.notices = context.problems.notices();
    return drawing;
}

}  // namespace nordertor::render
