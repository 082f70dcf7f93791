// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/drawing_context_p.h"

namespace nordertor::render {
namespace {

/// The place itself, then rings around it, at most `farthest` radii away.
std::vector<MmPoint> placesAround(MmPoint centre, double radius, double farthest) {
    std::vector<MmPoint> places{centre};
    static constexpr double nearest = 0.8;
    static constexpr double step = 0.7;
    const int rings = static_cast<int>((farthest - nearest) / step) + 1;
    for (int ring = 0; ring < rings; ++ring) {
        const double distance = nearest + step * ring;
        for (int direction = 0; direction < 12; ++direction) {
            const double angle = direction * std::numbers::pi / 6;
            places.push_back({centre.x + std::cos(angle) * radius * distance,
                              centre.y + std::sin(angle) * radius * distance});
        }
    }
    return places;
}

/// A dot beneath a sign or on a dot that says the same, of the same kind, says nothing.
void hideCovered(std::map<std::uint32_t, PlacedCircle>& placed, const SceneLayer& features) {
    std::map<std::uint32_t, std::vector<std::pair<MmPoint, double>>> kept;  // by properties
    const auto add = [&](std::uint32_t feature, const PlacedCircle& circle) {
        kept[features.features[feature].properties].emplace_back(circle.centre, circle.radius);
    };
    for (const auto& [feature, circle] : placed) {
        if (!circle.shrunk) {
            add(feature, circle);
        }
    }
    for (auto& [feature, circle] : placed) {
        if (!circle.shrunk) {
            continue;
        }
        const MmPoint centre = circle.centre;
        const double radius = circle.radius;
        circle.hidden =
            std::ranges::any_of(kept[features.features[feature].properties], [&](const auto& other) {
                return std::hypot(centre.x - other.first.x, centre.y - other.first.y) + radius <=
                       other.second + 1e-9;
            });
        if (!circle.hidden) {
            add(feature, circle);
        }
    }
}

}  // namespace

void placeCircles(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    // seen from farther away there are too many, and a place beside says nothing true any more; but a layer
    // that says how far away it is drawn knows that
    static constexpr double usual = 30000;
    const double own = layer.layer.maximumDenominator;
    const double farthest = std::isfinite(own) ? std::max(own, usual) : usual;
    if (features == nullptr || !layer.layer.avoidOverlap || context.view.scaleDenominator > farthest ||
        layer.layer.type != style::StyleLayerType::Circle) {
        return;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const std::uint32_t feature : context.visible(*features)) {
        const auto evaluation = context.evaluation(*features, feature);
        if (!context.groupFor(layer, evaluation).empty()) {
            order.emplace_back(layer.layer.number(style::StyleProperty::CircleSortKey, evaluation), feature);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    auto& placed = context.circles[features->name];
    for (const auto& [key, feature] : order) {
        const MmPoint centre = context.view.toMm(features->features[feature].anchor);
        const CircleItem circle = circleItem(layer.layer, context.evaluation(*features, feature), centre);
        const double radius = circle.radius + circle.strokeWidth;
        PlacedCircle result{centre, circle.radius * 0.4, true};
        for (const MmPoint place : placesAround(centre, radius, layer.layer.stepAside)) {
            const TurnedBox box{place, 2 * radius, 2 * radius, 0};
            if (context.space.isFree(box, 0.2)) {
                context.space.add(box);
                result = {place, radius, false};
                break;
            }
        }
        placed[feature] = result;
    }
    hideCovered(placed, *features);
}

}  // namespace nordertor::render
