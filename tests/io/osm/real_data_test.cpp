// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "io/osm/map_fixture.h"

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

TEST(OsmRealData, NeubrandenburgHasItsBuildingsAndFacilities) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "osm/neubrandenburg.osm.bz2");
    const auto data =
        io::readBaseData({file}, testThemes(), optionsFor(13.20, 53.52, 13.34, 53.60, 30000)).value();
    expectSound(data);
    for (const auto& notice : data.notices) {
        std::printf("  %s %zu %s\n", notice.message.de.c_str(), notice.count, notice.place.c_str());
    }
    std::printf(
        "buildings %zu addresses %zu landuse %zu lines %zu streets %zu barriers %zu fac %zu org %zu\n",
        data.baseMap.buildings.size(), data.baseMap.addresses.size(), data.baseMap.landUse.size(),
        data.baseMap.lines.size(), data.baseMap.streets.size(), data.baseMap.barriers.size(),
        data.facilities.size(), data.organisations.size());
    std::printf("play %zu kita %zu school %zu park %zu date %s\n", countKind(data, "youth.playground"),
                countKind(data, "social.kindergarten"), countKind(data, "social.school"),
                countKind(data, "youth.park"), data.sources[0].dataDate.c_str());
}

}  // namespace
}  // namespace nordertor::test
