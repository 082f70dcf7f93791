// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/map_fixture.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "geo/crs.h"

namespace nordertor::test {

namespace {

constexpr double originLon = 9.21;
constexpr double originLat = 52.65;
/// Lengths of a degree at 52.65 N on the GRS80 ellipsoid: a(1-e2)/(1-e2 sin2)^1.5 and a cos/(1-e2 sin2)^0.5,
/// times pi/180.
constexpr double metresPerDegreeNorth = 111274.6;
constexpr double metresPerDegreeEast = 67672.0;

std::string tagText(MapText::TagList tags) {
    std::string text;
    for (const auto& [key, value] : tags) {
        text += fmt::format("    <tag k=\"{}\" v=\"{}\"/>\n", key, value);
    }
    return text;
}

model::TagRule rule(std::vector<model::TagCondition> all, std::vector<model::TagCondition> none = {}) {
    return {std::move(all), std::move(none)};
}

model::TagCondition tag(const char* key, std::vector<std::string> values) {
    return {key, std::move(values), {}};
}

model::FacilityKind kind(const char* id, std::vector<model::TagRule> rules, bool needsOutline = false) {
    model::FacilityKind result;
    result.id = id;
    result.osm = std::move(rules);
    result.needsOutline = needsOutline;
    return result;
}

}  // namespace

std::pair<double, double> MapText::lonLat(double east, double north) {
    return {originLon + east / metresPerDegreeEast, originLat + north / metresPerDegreeNorth};
}

MapText& MapText::node(long id, double east, double north, TagList tags) {
    const auto [lon, lat] = lonLat(east, north);
    nodes_ += fmt::format(
        "  <node id=\"{}\" version=\"1\" timestamp=\"2024-05-06T07:08:09Z\" lat=\"{:.7f}\" lon=\"{:.7f}\">\n{}"
        "  </node>\n",
        id, lat, lon, tagText(tags));
    return *this;
}

MapText& MapText::way(long id, std::initializer_list<long> nodes, TagList tags) {
    ways_ += fmt::format("  <way id=\"{}\" version=\"1\" timestamp=\"2023-01-01T00:00:00Z\">\n", id);
    for (const long node : nodes) {
        ways_ += fmt::format("    <nd ref=\"{}\"/>\n", node);
    }
    ways_ += tagText(tags) + "  </way>\n";
    return *this;
}

MapText& MapText::relation(long id, std::initializer_list<Member> members, TagList tags) {
    relations_ +=
        fmt::format("  <relation id=\"{}\" version=\"1\" timestamp=\"2023-01-01T00:00:00Z\">\n", id);
    for (const Member& member : members) {
        relations_ +=
            fmt::format("    <member type=\"way\" ref=\"{}\" role=\"{}\"/>\n", member.way, member.role);
    }
    relations_ += tagText(tags) + "  </relation>\n";
    return *this;
}

MapText& MapText::rectangle(long id, double west, double south, double east, double north, TagList tags) {
    const long first = id * 10 + 1;
    node(first, west, south).node(first + 1, east, south).node(first + 2, east, north);
    node(first + 3, west, north);
    return way(id, {first, first + 1, first + 2, first + 3, first}, tags);
}

std::string MapText::text() const {
    // A header box that lies, as those of real extracts do.
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"test\">\n"
           "  <bounds minlat=\"0\" minlon=\"0\" maxlat=\"1\" maxlon=\"1\"/>\n" +
           nodes_ + ways_ + relations_ + "</osm>\n";
}

model::ThemeSet testThemes() {
    model::Theme economy;
    economy.id = "economy";
    economy.sectors.push_back({rule({tag("shop", {"bakery"})}), "10.71", {"Bäckerei", "Bakery"}});
    economy.sectors.push_back({rule({tag("shop", {"*"})}), "47", {"Einzelhandel", "Retail"}});
    economy.sectors.push_back({rule({tag("office", {"*"})}), "82", {"Büro", "Office"}});

    model::Theme social;
    social.id = "social";
    social.facilityKinds.push_back(kind("kindergarten", {rule({tag("amenity", {"kindergarten"})})}));
    social.facilityKinds.push_back(kind("school", {rule({tag("amenity", {"school"})})}));

    model::Theme youth;
    youth.id = "youth";
    youth.facilityKinds.push_back(
        kind("ball_court", {rule({tag("leisure", {"pitch"}), tag("sport", {"soccer", "basketball"})})}));
    youth.facilityKinds.push_back(kind("park", {rule({tag("leisure", {"park"})})}, true));
    youth.facilityKinds.push_back(
        kind("playground", {rule({tag("leisure", {"playground"})}, {tag("access", {"private", "no"})})}));
    return {{std::move(economy), std::move(social), std::move(youth)}};
}

io::BaseDataOptions optionsFor(double west, double south, double east, double north, double marginMetres) {
    io::BaseDataOptions options;
    options.workingCrsEpsg = geo::utmEpsgFor({(west + east) / 2, (south + north) / 2});
    options.marginMetres = marginMetres;
    options.importDate = "2025-03-04";
    const auto transform = geo::Transform::create(geo::Crs::fromEpsg(4326).value(),
                                                  geo::Crs::fromEpsg(options.workingCrsEpsg).value());
    const geo::MultiPolygon degrees{
        {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}};
    options.area = (*transform)(degrees).value();
    return options;
}

io::BaseDataOptions optionsAround(double halfSideMetres, double marginMetres) {
    const auto [west, south] = MapText::lonLat(-halfSideMetres, -halfSideMetres);
    const auto [east, north] = MapText::lonLat(halfSideMetres, halfSideMetres);
    return optionsFor(west, south, east, north, marginMetres);
}

io::BaseData readMap(const MapText& map) {
    const TemporaryFolder folder;
    auto data =
        io::readBaseData({folder.write("map.osm", map.text())}, testThemes(), optionsAround(1000, 500));
    if (!data) {
        ADD_FAILURE() << data.error().sentence(Language::English);
        return {};
    }
    return *std::move(data);
}

std::size_t noticeCount(const io::BaseData& data, const std::string& words) {
    for (const Notice& notice : data.notices) {
        if (notice.message.de.find(words) != std::string::npos) {
            return notice.count;
        }
    }
    return 0;
}

}  // namespace nordertor::test
