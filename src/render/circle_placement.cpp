// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <unordered_map>

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
        if (!circle.shrunk || circle.hidden) {
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

constexpr double leaderWidth = 1;  ///< mm, with its dot

/// What a line from the circle to its place covers, with the dot there.
TurnedBox leaderBox(MmPoint circle, double radius, MmPoint to) {
    const double whole = distance(circle, to);
    const double length = whole - radius + leaderWidth / 2;
    const double middle = (radius + length / 2) / whole;
    return {{circle.x + (to.x - circle.x) * middle, circle.y + (to.y - circle.y) * middle},
            length,
            leaderWidth,
            std::atan2(to.y - circle.y, to.x - circle.x) * 180 / std::numbers::pi};
}

double distanceTo(MmPoint p, MmPoint a, MmPoint b) {
    const double length = distance(a, b);
    const double along =
        length == 0 ? 0
                    : std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length),
                                 0.0, 1.0);
    return distance(p, {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along});
}

/// Whether a circle there hides nothing of the area.
bool isBeside(const Shape& area, MmPoint circle, double radius) {
    for (std::size_t part = 0; part < area.parts(); ++part) {
        for (std::size_t i = area.starts[part]; i + 1 < area.starts[part + 1]; ++i) {
            if (distanceTo(circle, area.points[i], area.points[i + 1]) < radius) {
                return false;
            }
        }
    }
    return !covers(area, circle);
}

/// The area a circle is about; it is about a point where there is none.
struct About {
    const SceneLayer* layer = nullptr;
    std::uint32_t feature = 0;
};

/// Areas of some source layers by id.
class AreasById {
  public:
    AreasById(const MapScene& scene, const std::vector<std::string>& sourceLayers) {
        for (const std::string& sourceLayer : sourceLayers) {
            const SceneLayer* areas = scene.find(sourceLayer);
            for (std::uint32_t i = 0; areas != nullptr && i < areas->features.size(); ++i) {
                areas_.try_emplace(areas->features[i].id, About{areas, i});
            }
        }
    }
    [[nodiscard]] About find(const std::string& id) const {
        const auto found = areas_.find(id);
        return found != areas_.end() ? found->second : About{};
    }

  private:
    std::unordered_map<std::string_view, About> areas_;
};

/// Where circles look for room.
class CircleRoom {
  public:
    CircleRoom(const DrawingContext& context, const style::StyleLayer& layer)
        : context_(context),
          space_(context.space),
          farthest_(layer.stepAside),
          joined_(!layer.leader.empty()),
          areas_(context.scene, layer.leader) {}

    /// `id`: of the circle's feature.
    [[nodiscard]] PlacedCircle place(MmPoint centre, const CircleItem& circle, const std::string& id) const {
        const double radius = circle.radius + circle.strokeWidth;
        const About about = areas_.find(id);
        const bool hides = hidesMuch(about, radius);
        if (!hides && isFree(centre, radius)) {
            return {centre, radius, false};
        }
        const auto places = placesAround(centre, radius, farthest_);
        if (joined_) {
            const Shape area = shapeOf(about);
            const auto known =
                hides ? placeBeside(places, centre, radius, area) : placeJoined(places, centre, radius, area);
            if (known) {
                return *known;
            }
        }
        const auto found = std::ranges::find_if(places, [&](MmPoint place) { return isFree(place, radius); });
        if (found == places.end()) {
            return {centre, circle.radius * 0.4, true};
        }
        // a line across other signs is better than none
        const bool away = joined_ && distance(*found, centre) > radius + leaderWidth;
        return {*found, radius, false, false, away ? std::optional(centre) : std::nullopt};
    }

  private:
    [[nodiscard]] bool hidesMuch(const About& about, double radius) const {
        static constexpr double much = 0.4;
        const double metres = radius * context_.view.metresPerMm();
        return about.layer != nullptr &&
               std::numbers::pi * metres * metres > much * about.layer->features[about.feature].extent;
    }

    [[nodiscard]] Shape shapeOf(const About& about) const {
        Shape shape;
        if (about.layer != nullptr) {
            appendFeature(shape, context_, *about.layer, about.feature);
        }
        return shape;
    }

    [[nodiscard]] bool isFree(MmPoint place, double radius) const {
        return space_.isFree({place, 2 * radius, 2 * radius, 0}, 0.2);
    }

    [[nodiscard]] bool isFreeToJoin(MmPoint place, double radius, MmPoint centre) const {
        return isFree(place, radius) && space_.isFree(leaderBox(place, radius, centre), 0);
    }

    /// Hiding nothing of the area, the line to its place free; empty without room.
    [[nodiscard]] std::optional<PlacedCircle> placeBeside(const std::vector<MmPoint>& places, MmPoint centre,
                                                          double radius, const Shape& area) const {
        const auto found = std::ranges::find_if(places, [&](MmPoint place) {
            return place != centre && isFreeToJoin(place, radius, centre) &&
                   isBeside(area, place, radius + leaderWidth / 2);
        });
        return found != places.end() ? std::optional(PlacedCircle{*found, radius, false, false, centre})
                                     : std::nullopt;
    }

    /// Elsewhere within its area; else away from it, with a line that is free.
    [[nodiscard]] std::optional<PlacedCircle> placeJoined(const std::vector<MmPoint>& places, MmPoint centre,
                                                          double radius, const Shape& area) const {
        const auto own = std::ranges::find_if(
            places, [&](MmPoint place) { return isFree(place, radius) && covers(area, place); });
        if (own != places.end()) {
            return PlacedCircle{*own, radius, false};
        }
        const auto away = std::ranges::find_if(places, [&](MmPoint place) {
            return distance(place, centre) > radius + leaderWidth && isFreeToJoin(place, radius, centre);
        });
        return away != places.end() ? std::optional(PlacedCircle{*away, radius, false, false, centre})
                                    : std::nullopt;
    }

    const DrawingContext& context_;
    const OccupiedSpace& space_;
    double farthest_;  ///< in radii
    bool joined_;      ///< a line leads from where it stands to its place
    AreasById areas_;
};

/// A number says what is at its place: a sign beside it would look like a second one.
bool standsFor(const std::vector<MmPoint>& numbered, MmPoint centre) {
    static constexpr double same = 0.05;  ///< mm
    return std::ranges::any_of(numbered, [&](MmPoint each) { return distance(each, centre) < same; });
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
    const CircleRoom room(context, layer.layer);
    std::vector<MmPoint> numbered;
    for (const auto& [key, feature] : order) {
        const MmPoint centre = context.view.toMm(features->features[feature].anchor);
        const CircleItem circle = circleItem(layer.layer, context.evaluation(*features, feature), centre);
        if (standsFor(context.numbered, centre)) {
            placed[feature] = {centre, circle.radius, true, true};
            continue;
        }
        const double radius = circle.radius + circle.strokeWidth;
        const PlacedCircle result = room.place(centre, circle, features->features[feature].id);
        if (!layer.layer.leader.empty() && !result.shrunk) {
            numbered.push_back(centre);
        }
        if (!result.shrunk) {
            context.space.add({result.centre, 2 * radius, 2 * radius, 0});
        }
        if (result.leader) {
            context.space.add(leaderBox(result.centre, radius, *result.leader));
        }
        placed[feature] = result;
    }
    hideCovered(placed, *features);
    std::ranges::move(numbered, std::back_inserter(context.numbered));
}

}  // namespace nordertor::render
