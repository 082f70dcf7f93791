// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/scenario_codec.h"

#include <algorithm>
#include <iterator>

#include "io/project/json_fields_p.h"

namespace nordertor::io {
namespace {

Json encode(geo::Point p) {
    return Json{p.x, p.y};
}

Json encode(const geo::Points& points) {
    Json list = Json::array();
    for (const geo::Point p : points) {
        list.push_back(encode(p));
    }
    return list;
}

/// As the coordinates of a GeoJSON MultiPolygon.
Json encode(const geo::MultiPolygon& area) {
    Json polygons = Json::array();
    for (const geo::Polygon& polygon : area.polygons) {
        Json rings = Json::array();
        rings.push_back(encode(polygon.outer));
        for (const geo::Points& hole : polygon.holes) {
            rings.push_back(encode(hole));
        }
        polygons.push_back(std::move(rings));
    }
    return polygons;
}

Json encode(const model::Facility& facility) {
    JsonWriter writer;
    visitFields(writer, facility);
    writer.object["outline"] = encode(facility.outline);
    return std::move(writer.object);
}

Json encode(const model::WayAccess& access) {
    JsonWriter writer;
    writer.field("highway", access.highway);
    writer.field("foot", access.foot);
    return std::move(writer.object);
}

Json encode(const model::PlannedWay& way) {
    JsonWriter writer;
    writer.field("id", way.id);
    writer.field("name", way.name);
    writer.field("highway", way.highway);
    writer.object["points"] = encode(way.points);
    Json joins = Json::array();
    for (const model::WayJoin& join : way.joins) {
        JsonWriter each;
        each.field("point", join.point);
        each.field("street", join.street);
        each.object["at"] = encode(join.at);
        joins.push_back(std::move(each.object));
    }
    writer.object["joins"] = std::move(joins);
    return std::move(writer.object);
}

Json encode(const std::vector<model::HomeState>& states) {
    Json list = Json::array();
    for (const model::HomeState& state : states) {
        JsonWriter writer;
        std::vector<model::PersonCount> none;
        visitFields(writer, WithPersons<const model::Home>{state.home, {}, none});
        Json persons = Json::object();
        for (const model::GroupPersons& each : state.persons) {
            persons[each.group.key()] =
                model::Residents::isKnown(each.persons) ? Json(each.persons) : Json(nullptr);
        }
        writer.object["persons"] = std::move(persons);
        list.push_back(std::move(writer.object));
    }
    return list;
}

template <class Value>
Json encode(const std::optional<Value>& value) {
    return value ? encode(*value) : Json(nullptr);
}

template <class Edit>
Json encodeSides(const char* kind, const Edit& edit) {
    Json json = Json::object();
    json["change"] = kind;
    json["before"] = encode(edit.before);
    json["after"] = encode(edit.after);
    return json;
}

struct ScenarioEditEncoder {
    Json operator()(const model::ChangeFacility& edit) const { return encodeSides("facility", edit); }
    Json operator()(const model::BuildWay& edit) const { return encodeSides("way", edit); }
    Json operator()(const model::SetWayAccess& edit) const {
        Json json = encodeSides("access", edit);
        json["way"] = edit.way;
        json["name"] = edit.name;
        json["stretch"] = encode(edit.stretch);
        return json;
    }
    Json operator()(const model::ChangeResidents& edit) const {
        Json json = encodeSides("residents", edit);
        json["name"] = edit.name;
        return json;
    }
};

bool decode(const Json& json, geo::Polygon& polygon);
bool decode(const Json& json, model::Facility& facility);
bool decode(const Json& json, model::WayAccess& access);
bool decode(const Json& json, model::WayJoin& join);
bool decode(const Json& json, model::PlannedWay& way);
bool decode(const Json& json, model::HomeState& state);
bool decode(const Json& json, model::ScenarioEdit& edit);
template <class Value>
bool decode(const Json& json, std::optional<Value>& value);

bool decode(const Json& json, geo::Point& p) {
    return pointFrom(json, p);
}

/// Calls decode() for every item of an array.
template <class Item>
bool decode(const Json& json, std::vector<Item>& items) {
    if (!json.is_array()) {
        return false;
    }
    return std::all_of(json.begin(), json.end(),
                       [&](const Json& item) { return decode(item, items.emplace_back()); });
}

bool decode(const Json& json, geo::Polygon& polygon) {
    std::vector<geo::Points> rings;
    if (!decode(json, rings) || rings.empty()) {
        return false;
    }
    polygon.outer = std::move(rings.front());
    polygon.holes.assign(std::make_move_iterator(rings.begin() + 1), std::make_move_iterator(rings.end()));
    return true;
}

template <class Value>
bool decodeMember(JsonReader& reader, const char* name, Value& value) {
    const Json* json = reader.member(name);
    return json != nullptr && decode(*json, value);
}

bool decode(const Json& json, model::Facility& facility) {
    JsonReader reader(json);
    visitFields(reader, facility);
    return decodeMember(reader, "outline", facility.outline.polygons) && reader.ok();
}

bool decode(const Json& json, model::WayAccess& access) {
    JsonReader reader(json);
    reader.field("highway", access.highway);
    reader.field("foot", access.foot);
    return reader.ok();
}

bool decode(const Json& json, model::WayJoin& join) {
    JsonReader reader(json);
    reader.field("point", join.point);
    reader.field("street", join.street);
    return decodeMember(reader, "at", join.at) && reader.ok();
}

bool decode(const Json& json, model::PlannedWay& way) {
    JsonReader reader(json);
    reader.field("id", way.id);
    reader.field("name", way.name);
    reader.field("highway", way.highway);
    return decodeMember(reader, "points", way.points) && decodeMember(reader, "joins", way.joins) &&
           reader.ok();
}

bool decode(const Json& json, model::HomeState& state) {
    JsonReader reader(json);
    std::vector<model::PersonCount> none;
    visitFields(reader, WithPersons<model::Home>{state.home, {}, none});
    const Json* persons = reader.member("persons");
    if (persons == nullptr || !persons->is_object()) {
        return false;
    }
    for (const auto& [key, value] : persons->items()) {
        const auto group = model::AgeGroup::fromKey(key);
        if (!group || !(value.is_number() || value.is_null())) {
            return false;
        }
        state.persons.push_back(
            {*group, value.is_null() ? model::Residents::unknownPersons : value.get<double>()});
    }
    std::sort(state.persons.begin(), state.persons.end(),
              [](const auto& a, const auto& b) { return a.group < b.group; });
    return reader.ok();
}

template <class Value>
bool decode(const Json& json, std::optional<Value>& value) {
    return json.is_null() || decode(json, value.emplace());
}

template <class Edit>
bool decodeSides(JsonReader& reader, Edit& edit) {
    return decodeMember(reader, "before", edit.before) && decodeMember(reader, "after", edit.after);
}

bool decode(const Json& json, model::ScenarioEdit& edit) {
    JsonReader reader(json);
    std::string kind;
    reader.field("change", kind);
    if (kind == "facility") {
        return decodeSides(reader, edit.emplace<model::ChangeFacility>()) && reader.ok();
    }
    if (kind == "way") {
        return decodeSides(reader, edit.emplace<model::BuildWay>()) && reader.ok();
    }
    if (kind == "access") {
        auto& access = edit.emplace<model::SetWayAccess>();
        reader.field("way", access.way);
        reader.field("name", access.name);
        return decodeSides(reader, access) && decodeMember(reader, "stretch", access.stretch) && reader.ok();
    }
    if (kind == "residents") {
        auto& residents = edit.emplace<model::ChangeResidents>();
        reader.field("name", residents.name);
        return decodeSides(reader, residents) && reader.ok();
    }
    return false;
}

Json encodeEdits(const model::Scenario& scenario) {
    Json edits = Json::array();
    for (const model::ScenarioEdit& edit : scenario.edits) {
        edits.push_back(std::visit(ScenarioEditEncoder(), edit));
    }
    return edits;
}

}  // namespace

Json encodeScenario(const model::Scenario& scenario) {
    Json json = Json::object();
    json["name"] = scenario.name;
    json["description"] = scenario.description;
    json["edits"] = encodeEdits(scenario);
    return json;
}

std::optional<model::Scenario> decodeScenario(const Json& json) {
    model::Scenario scenario;
    JsonReader reader(json);
    reader.field("name", scenario.name);
    reader.field("description", scenario.description);
    if (!decodeMember(reader, "edits", scenario.edits) || !reader.ok()) {
        return std::nullopt;
    }
    return scenario;
}

StoredScenario storedScenario(const model::Scenario& scenario) {
    return {scenario.name, scenario.description,
            encodeEdits(scenario).dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::optional<model::Scenario> scenarioFrom(const StoredScenario& stored) {
    model::Scenario scenario{stored.name, stored.description, {}};
    const Json json = Json::parse(stored.edits, nullptr, false);
    return decode(json, scenario.edits) ? std::optional(std::move(scenario)) : std::nullopt;
}

}  // namespace nordertor::io
