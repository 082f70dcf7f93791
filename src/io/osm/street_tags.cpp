// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/street_tags.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/number_format.h"

namespace nordertor::io {

namespace {

using model::Highway;
using model::Permission;
using model::Sidewalk;

template <class Value, std::size_t size>
std::optional<Value> lookUp(const std::array<std::pair<std::string_view, Value>, size>& table,
                            std::string_view word) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == word; });
    return found == table.end() ? std::nullopt : std::optional<Value>(found->second);
}

constexpr auto highways = std::to_array<std::pair<std::string_view, Highway>>({
    {"footway", Highway::Footway},
    {"residential", Highway::Residential},
    {"service", Highway::Service},
    {"path", Highway::Path},
    {"track", Highway::Track},
    {"steps", Highway::Steps},
    {"living_street", Highway::LivingStreet},
    {"unclassified", Highway::Unclassified},
    {"road", Highway::Unclassified},
    {"tertiary", Highway::Tertiary},
    {"tertiary_link", Highway::Tertiary},
    {"secondary", Highway::Secondary},
    {"secondary_link", Highway::Secondary},
    {"primary", Highway::Primary},
    {"primary_link", Highway::Primary},
    {"trunk", Highway::Trunk},
    {"trunk_link", Highway::Trunk},
    {"motorway", Highway::Motorway},
    {"motorway_link", Highway::Motorway},
    {"pedestrian", Highway::Pedestrian},
    {"cycleway", Highway::Cycleway},
    {"bridleway", Highway::Bridleway},
    {"corridor", Highway::Corridor},
    {"platform", Highway::Platform},
    {"crossing", Highway::Footway},
    {"busway", Highway::Service},
    {"construction", Highway::Construction},
});

constexpr auto permissions = std::to_array<std::pair<std::string_view, Permission>>({
    {"yes", Permission::Yes},
    {"public", Permission::Yes},
    {"designated", Permission::Designated},
    {"official", Permission::Designated},
    {"permissive", Permission::Permissive},
    {"destination", Permission::Destination},
    {"customers", Permission::Destination},
    {"delivery", Permission::Destination},
    {"private", Permission::Private},
    {"permit", Permission::Private},
    {"residents", Permission::Private},
    {"military", Permission::Private},
    {"no", Permission::No},
    {"use_sidepath", Permission::No},
});

constexpr auto sidewalks = std::to_array<std::pair<std::string_view, Sidewalk>>({
    {"both", Sidewalk::Both},
    {"yes", Sidewalk::Both},
    {"left", Sidewalk::Left},
    {"right", Sidewalk::Right},
    {"separate", Sidewalk::Separate},
    {"no", Sidewalk::None},
    {"none", Sidewalk::None},
});

constexpr auto closedBarriers = std::to_array<std::string_view>(
    {"wall", "fence", "hedge", "city_wall", "retaining_wall", "block_wall", "guard_rail", "debris"});
constexpr auto gates = std::to_array<std::string_view>(
    {"gate", "swing_gate", "sliding_gate", "hampshire_gate", "kissing_gate", "wicket_gate", "stile",
     "turnstile", "full-height_turnstile", "door", "toll_booth", "border_control", "cattle_grid", "yes"});
constexpr auto barrierLines = std::to_array<std::string_view>(
    {"wall", "fence", "hedge", "city_wall", "retaining_wall", "guard_rail", "noise_barrier"});

template <std::size_t size>
bool isIn(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<Highway> highwayOf(const Tags& tags) {
    const std::string_view value = tags.get("highway");
    if (!value.empty()) {
        return lookUp(highways, value);
    }
    if (tags.is("railway", "platform") || tags.is("public_transport", "platform")) {
        return Highway::Platform;
    }
    return std::nullopt;
}

Permission permissionOf(std::string_view value) {
    return lookUp(permissions, value).value_or(Permission::Unknown);
}

Sidewalk sidewalkOf(const Tags& tags) {
    if (const auto known = lookUp(sidewalks, tags.get("sidewalk"))) {
        return *known;
    }
    const std::string_view both = tags.get("sidewalk:both");
    const std::string_view left = both.empty() ? tags.get("sidewalk:left") : both;
    const std::string_view right = both.empty() ? tags.get("sidewalk:right") : both;
    const bool onLeft = left == "yes";
    const bool onRight = right == "yes";
    if (onLeft && onRight) {
        return Sidewalk::Both;
    }
    if (onLeft || onRight) {
        return onLeft ? Sidewalk::Left : Sidewalk::Right;
    }
    if (left == "separate" || right == "separate") {
        return Sidewalk::Separate;
    }
    return left == "no" && right == "no" ? Sidewalk::None : Sidewalk::Unknown;
}

model::Wheelchair wheelchairOf(std::string_view value) {
    if (value == "yes" || value == "designated") {
        return model::Wheelchair::Yes;
    }
    if (value == "limited") {
        return model::Wheelchair::Limited;
    }
    return value == "no" ? model::Wheelchair::No : model::Wheelchair::Unknown;
}

model::FootDirection footDirectionOf(const Tags& tags) {
    using model::FootDirection;
    const std::string_view oneWay =
        tags.has("oneway:foot") ? tags.get("oneway:foot") : tags.get("foot:oneway");
    if (oneWay == "yes" || oneWay == "1" || oneWay == "true") {
        return FootDirection::Forward;
    }
    if (oneWay == "-1" || oneWay == "reverse") {
        return FootDirection::Backward;
    }
    const bool notForward = tags.is("foot:forward", "no");
    const bool notBackward = tags.is("foot:backward", "no");
    if (notForward != notBackward) {
        return notForward ? FootDirection::Backward : FootDirection::Forward;
    }
    const std::string_view conveying = tags.get("conveying");
    if (conveying == "forward" || conveying == "backward") {
        return conveying == "forward" ? FootDirection::Forward : FootDirection::Backward;
    }
    return FootDirection::Both;
}

model::Street streetOf(Highway highway, const Tags& tags) {
    model::Street street;
    street.name = tags.get("name");
    street.highway = highway;
    street.foot = permissionOf(tags.get("foot"));
    street.access = permissionOf(tags.get("access"));
    street.sidewalk = sidewalkOf(tags);
    street.wheelchair = wheelchairOf(tags.get("wheelchair"));
    street.motorroad = tags.is("motorroad", "yes");
    street.area = tags.is("area", "yes");
    street.tunnel = tags.isSet("tunnel");
    street.bridge = tags.isSet("bridge");
    street.stepsWithRamp =
        tags.is("ramp", "yes") || tags.isSet("ramp:wheelchair") || tags.isSet("ramp:stroller");
    street.layer = layerOf(tags);
    street.footDirection = footDirectionOf(tags);
    return street;
}

std::optional<Permission> barrierOf(const Tags& tags) {
    const std::string_view barrier = tags.get("barrier");
    if (barrier.empty() || barrier == "no") {
        return std::nullopt;
    }
    const std::string_view stated = tags.has("foot") ? tags.get("foot") : tags.get("access");
    const Permission permission = permissionOf(stated);
    if (permission != Permission::Unknown) {
        const bool matters = permission == Permission::No || permission == Permission::Private ||
                             isIn(gates, barrier) || isIn(closedBarriers, barrier);
        return matters ? std::optional(permission) : std::nullopt;
    }
    if (isIn(closedBarriers, barrier)) {
        return Permission::No;
    }
    return isIn(gates, barrier) ? std::optional(Permission::Unknown) : std::nullopt;
}

std::optional<model::LineKind> lineKindOf(const Tags& tags) {
    const std::string_view railway = tags.get("railway");
    if (railway == "rail" || railway == "narrow_gauge" || railway == "preserved") {
        return model::LineKind::Rail;
    }
    if (railway == "light_rail" || railway == "tram" || railway == "subway" || railway == "monorail" ||
        railway == "funicular") {
        return model::LineKind::LightRail;
    }
    const std::string_view waterway = tags.get("waterway");
    if (waterway == "river" || waterway == "canal") {
        return model::LineKind::River;
    }
    if (waterway == "stream" || waterway == "ditch" || waterway == "drain") {
        return model::LineKind::Stream;
    }
    if (isIn(barrierLines, tags.get("barrier"))) {
        return model::LineKind::Barrier;
    }
    return std::nullopt;
}

int layerOf(const Tags& tags) {
    const auto layer = parseInteger(tags.get("layer"));
    return layer && *layer >= -20 && *layer <= 20 ? static_cast<int>(*layer) : 0;
}

}  // namespace nordertor::io
