// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "render/layer_builder_p.h"
#include "render/scene_layers_p.h"

namespace nordertor::render {
namespace {

std::shared_ptr<const SceneLayer> landUse(const model::BaseMap& map) {
    LayerBuilder builder("landuse", GeometryKind::Area);
    // small areas lie on large ones: a pond in a park
    std::vector<std::size_t> order(map.landUse.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> sizes;
    sizes.reserve(order.size());
    for (const auto& area : map.landUse) {
        sizes.push_back(geo::areaOf(area.shape));
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    for (const std::size_t i : order) {
        const model::LandUseArea& area = map.landUse[i];
        style::Properties properties{{"class", styleName(area.use)}};
        if (!area.name.empty()) {
            properties.set("name", area.name);
            properties.set("extent", sizes[i]);
        }
        builder.addArea(area.id, builder.properties(properties, labelOf(area.use)), area.shape);
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> squares(const model::BaseMap& map) {
    LayerBuilder builder("squares", GeometryKind::Area);
    for (const model::Street& street : map.streets) {
        if (street.area && street.points.size() >= 4 && street.points.front() == street.points.back()) {
            builder.addArea(
                street.id,
                builder.properties({{"class", styleName(street.highway)}}, labelOf(street.highway)),
                {{{street.points, {}}}});
        }
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> buildings(const model::BaseMap& map) {
    LayerBuilder builder("buildings", GeometryKind::Area);
    for (const model::Building& building : map.buildings) {
        style::Properties properties{{"class", styleName(building.use)}};
        if (!building.name.empty()) {
            properties.set("name", building.name);
        }
        builder.addArea(building.id, builder.properties(properties, labelOf(building.use)), building.shape);
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> addresses(const model::BaseMap& map) {
    LayerBuilder builder("addresses", GeometryKind::Point);
    const auto add = [&](const std::string& id, const std::string& number, geo::Point at) {
        builder.addPoint(id, builder.properties({{"number", number}}, {"Hausnummer", "House number"}), at);
    };
    for (const model::Building& building : map.buildings) {
        if (!building.houseNumber.empty()) {
            add(building.id, building.houseNumber, placeInside(building.shape));
        }
    }
    for (const model::AddressPoint& address : map.addresses) {
        add(address.id, address.houseNumber, address.location);
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> lines(const model::BaseMap& map, const std::string& name, bool rail) {
    LayerBuilder builder(name, GeometryKind::Line);
    for (const model::LinearFeature& line : map.lines) {
        const bool isRail = line.kind == model::LineKind::Rail || line.kind == model::LineKind::LightRail;
        if (isRail != rail || line.kind == model::LineKind::Barrier) {
            continue;
        }
        style::Properties properties{{"tunnel", line.tunnel}, {"bridge", line.bridge}};
        LocalizedText label{"Bahnlinie", "Railway"};
        if (rail) {
            properties.set("class", line.kind == model::LineKind::Rail ? "rail" : "light_rail");
        } else {
            const bool river = line.kind == model::LineKind::River;
            properties.set("class", river ? "river" : "stream");
            label = river ? LocalizedText{"Fluss", "River"} : LocalizedText{"Bach, Graben", "Stream"};
        }
        if (!line.name.empty()) {
            properties.set("name", line.name);
        }
        builder.addLine(line.id, builder.properties(properties, label), line.points);
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> streets(const model::BaseMap& map) {
    LayerBuilder builder("streets", GeometryKind::Line);
    // the more important street lies above; bridges above all
    std::vector<const model::Street*> order;
    for (const model::Street& street : map.streets) {
        if (!street.area) {
            order.push_back(&street);
        }
    }
    std::stable_sort(order.begin(), order.end(), [](const model::Street* a, const model::Street* b) {
        return std::pair(a->layer, -static_cast<int>(a->highway)) <
               std::pair(b->layer, -static_cast<int>(b->highway));
    });
    for (const model::Street* street : order) {
        style::Properties properties{
            {"class", styleName(street->highway)}, {"tunnel", street->tunnel}, {"bridge", street->bridge}};
        if (!street->name.empty()) {
            properties.set("name", street->name);
        }
        builder.addLine(street->id, builder.properties(properties, labelOf(street->highway)), street->points);
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> streetNames(const model::BaseMap& map) {
    LayerBuilder builder("street_names", GeometryKind::Line);
    for (const NamedLine& line : joinedByName(map.streets)) {
        builder.addLine(line.name,
                        builder.properties({{"class", styleName(line.highway)},
                                            {"name", line.name},
                                            {"extent", geo::length(line.points)}},
                                           labelOf(line.highway)),
                        line.points);
    }
    return builder.finish();
}

}  // namespace

SceneLayers baseLayers(const model::BaseMap& map) {
    return {landUse(map),   squares(map), lines(map, "waterways", false), buildings(map),
            addresses(map), streets(map), lines(map, "railways", true),   streetNames(map)};
}

}  // namespace nordertor::render
