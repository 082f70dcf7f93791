// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>

#include "io/osm/map_fixture.h"
#include "io/osm/map_source.h"

namespace nordertor::test {
namespace {

/// Truth: tag counts of the same files with the osmium command line tool (see each test).
std::size_t countKind(const io::BaseData& data, const std::string& kind) {
    return static_cast<std::size_t>(std::count_if(data.facilities.begin(), data.facilities.end(),
                                                  [&](const auto& item) { return item.kind == kind; }));
}

void expectSound(const io::BaseData& data) {
    EXPECT_FALSE(data.baseMap.streets.empty());
    std::unordered_set<std::string> streets;
    for (const auto& street : data.baseMap.streets) {
        EXPECT_GE(street.points.size(), 2U) << street.id;
        EXPECT_EQ(street.points.size(), street.nodes.size()) << street.id;
        EXPECT_TRUE(streets.insert(street.id).second) << street.id;
    }
    std::unordered_set<std::string> buildings;
    for (const auto& building : data.baseMap.buildings) {
        EXPECT_GT(geo::areaOf(building.shape), 0) << building.id;
        EXPECT_TRUE(buildings.insert(building.id).second) << building.id;
    }
    for (const auto& facility : data.facilities) {
        if (!facility.outline.empty()) {
            EXPECT_TRUE(geo::contains(facility.outline, facility.location)) << facility.id;
        }
    }
    EXPECT_TRUE(std::is_sorted(
        data.facilities.begin(), data.facilities.end(),
        [](const auto& a, const auto& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); }));
}

struct Town {
    const char* file;
    double west, south, east, north;  ///< degrees; with 100 km of margin around it everything is kept
    std::size_t buildingWays;         ///< osmium tags-filter -R FILE w/building
    std::size_t playgrounds;          ///< osmium tags-filter -R FILE nwr/leisure=playground
};

class OsmTowns : public testing::TestWithParam<Town> {};

TEST_P(OsmTowns, AreReadWhole) {
    const Town& town = GetParam();
    NORDERTOR_REAL_DATA_OR_SKIP(file, std::string("osm/") + town.file);
    const auto data = io::readBaseData({file}, testThemes(),
                                       optionsFor(town.west, town.south, town.east, town.north, 100000));
    ASSERT_TRUE(data.has_value()) << data.error().sentence(Language::English);
    expectSound(*data);
    // Relations add some buildings, building=no and outlines cut at the edge take some away.
    const auto buildings = static_cast<double>(data->baseMap.buildings.size());
    const auto ways = static_cast<double>(town.buildingWays);
    EXPECT_NEAR(buildings, ways, 5 + 0.02 * ways);
    // Two of them may be one (point and area), private ones are excluded.
    const auto playgrounds = static_cast<double>(countKind(*data, "youth.playground"));
    EXPECT_LE(playgrounds, static_cast<double>(town.playgrounds));
    EXPECT_GE(playgrounds, 0.9 * static_cast<double>(town.playgrounds) - 1);
}

INSTANTIATE_TEST_SUITE_P(
    Extracts, OsmTowns,
    testing::Values(Town{"dreieich.osm.gz", 8.701, 49.994, 8.725, 50.009, 3770, 6},
                    Town{"north-bayreuth.osm.gz", 11.49, 49.98, 11.60, 50.04, 4267, 7},
                    Town{"berlin-siegessaeule.osm.gz", 13.348, 52.5131, 13.352, 52.515, 5, 0},
                    Town{"muenchen_valhalla.osm.pbf", 11.567, 48.132, 11.585, 48.143, 2372, 6},
                    Town{"malta-latest.osm.pbf", 14.3, 35.85, 14.5, 35.95, 9704, 111},
                    Town{"heidelberg_ors.osm.pbf", 8.6, 49.38, 8.8, 49.45, 5, 182}));

TEST(OsmRealData, NeubrandenburgHasItsBuildingsAndFacilities) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "osm/neubrandenburg.osm.bz2");
    const auto data = io::readBaseData({file}, testThemes(), optionsFor(13.20, 53.52, 13.34, 53.60, 200000));
    ASSERT_TRUE(data.has_value()) << data.error().sentence(Language::English);
    expectSound(*data);
    // 15,331 ways and 9 multipolygons have building=*; one way says no, 4 ways say the same as the relation
    // they are the outline of.
    EXPECT_EQ(data->baseMap.buildings.size(), 15331U + 9 - 1 - 4);
    EXPECT_EQ(data->baseMap.addresses.size(), 7554U);  // nodes with addr:housenumber
    // 7,930 ways with highway=*, of which 24 proposed and 2 rest areas; 5 platforms without highway=*;
    // 2 are the outline of a square with holes (relations 191518, 3936326), which is walked as a whole.
    EXPECT_EQ(std::count_if(data->baseMap.streets.begin(), data->baseMap.streets.end(),
                            [](const auto& street) {
                                return street.id.starts_with("way/") &&
                                       street.id.find('#') == std::string::npos;
                            }),
              7930 - 24 - 2 + 5 - 2);
    EXPECT_LE(countKind(*data, "youth.playground"), 96U);
    EXPECT_EQ(countKind(*data, "social.kindergarten"), 21U);
    EXPECT_LE(countKind(*data, "social.school"), 31U);
    // Nothing is lost but what was mapped twice: 96 playgrounds, 21 Kitas, 31 schools, 13 park areas (and a
    // point that does not count), 23 pitches for football or basketball.
    EXPECT_EQ(data->facilities.size() + noticeCount(*data, "doppelt erfasst"), 96U + 21 + 31 + 13 + 23);
    EXPECT_EQ(data->sources.at(0).dataDate, "2016-02-10");
}

TEST(OsmRealData, ProgrammeAreaOfNeubrandenburgKeepsOnlyItsSurroundings) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "osm/neubrandenburg.osm.bz2");
    const io::BaseDataOptions options = optionsFor(13.248, 53.560, 13.2885, 53.575, 2000);
    const auto data = io::readBaseData({file}, testThemes(), options);
    ASSERT_TRUE(data.has_value()) << data.error().sentence(Language::English);
    expectSound(*data);
    EXPECT_LT(data->baseMap.buildings.size(), 15335U);
    for (const auto& facility : data->facilities) {
        if (facility.outline.empty()) {
            EXPECT_LE(geo::distanceTo(options.area, facility.location), 2000.1) << facility.id;
        }
    }
    for (const auto& area : data->baseMap.landUse) {
        const geo::Box box = boxOf(area.shape);
        const geo::Box window = boxOf(options.area).expandedBy(2000.1);
        EXPECT_TRUE(window.contains(box.min) && window.contains(box.max)) << area.id;
    }
}

/// Writes down what it gets.
class Recorder final : public io::ElementSink {
  public:
    void addNode(const io::TaggedNode& node, const io::Tags& tags) override { note(node.id, tags); }
    void addWay(io::TaggedWay way, const io::Tags& tags, bool alsoArea) override {
        note(way.id, tags);
        lines_.back() += alsoArea ? " area" : " line";
        lines_.back() += std::to_string(geo::length(way.points));
    }
    void addArea(io::TaggedArea area, const io::Tags& tags) override {
        note(area.id, tags);
        lines_.back() += std::to_string(geo::areaOf(area.shape));
    }
    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

  private:
    void note(const std::string& id, const io::Tags& tags) {
        lines_.push_back(id);
        for (const io::Tag& tag : tags.all()) {
            lines_.back().append(" ").append(tag.key).append("=").append(tag.value);
        }
    }
    std::vector<std::string> lines_;
};

TEST(OsmRealData, FilesTooLargeForMemoryGiveTheSame) {
    for (const char* name : {"osm/muenchen_valhalla.osm.pbf", "osm/dreieich.osm.gz"}) {
        NORDERTOR_REAL_DATA_OR_SKIP(file, name);
        const io::BaseDataOptions options = name[4] == 'm' ? optionsFor(11.57, 48.133, 11.58, 48.140, 500)
                                                           : optionsFor(8.705, 49.996, 8.72, 50.005, 200);
        const auto window =
            io::ClipWindow::create(options.area, options.marginMetres, options.workingCrsEpsg).value();
        Recorder inMemory;
        Recorder again;
        ASSERT_TRUE(io::readOsmFile(file, window, inMemory, {}).has_value());
        ASSERT_TRUE(io::readOsmFile(file, window, again, {}, 0).has_value());
        EXPECT_GT(inMemory.lines().size(), 1000U);
        EXPECT_TRUE(inMemory.lines() == again.lines());
    }
}

TEST(OsmRealData, TwoRunsGiveTheSame) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "osm/muenchen_valhalla.osm.pbf");
    const io::BaseDataOptions options = optionsFor(11.57, 48.133, 11.58, 48.140, 500);
    const auto first = io::readBaseData({file}, testThemes(), options).value();
    const auto second = io::readBaseData({file}, testThemes(), options).value();
    EXPECT_TRUE(first.baseMap.buildings == second.baseMap.buildings);
    EXPECT_TRUE(first.baseMap.streets == second.baseMap.streets);
    EXPECT_TRUE(first.baseMap.landUse == second.baseMap.landUse);
    EXPECT_TRUE(first.facilities == second.facilities);
    EXPECT_TRUE(first.notices == second.notices);
}

}  // namespace
}  // namespace nordertor::test
