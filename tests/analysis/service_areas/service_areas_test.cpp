// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/service_areas.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <memory>

#include "analysis/network/attached_network.h"
#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

struct Prepared {
    model::Project project;
    AttachedNetwork attached;
    std::unique_ptr<ReachGround> ground;
};

/// On the heap, since the ground points at the network.
std::unique_ptr<Prepared> prepared(model::Project project) {
    auto result = std::make_unique<Prepared>();
    result->project = std::move(project);
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : result->project.facilities) {
        facilities.push_back(&facility);
    }
    result->attached =
        *attachedNetwork(result->project, facilities, walkingProfile(model::WalkingProfileId::Adult), 100);
    std::vector<geo::Point> homes;
    for (const model::Home& home : result->project.residents.homes) {
        homes.push_back(home.location);
    }
    result->ground =
        std::make_unique<ReachGround>(result->attached.network, HomePoints(homes), result->attached.homes);
    return result;
}

std::vector<ServiceArea> areasOf(const Prepared& town, const ServiceAreaParameters& parameters) {
    return *serviceAreas(*town.ground, town.project.residents.persons, town.attached.entrances, parameters);
}

/// Homes a, b, c at 100, 300 and 600 m of path, each with 50 m of access, as the facility has.
const std::vector<std::string> row{"P a   b      c ", "---------------"};

TEST(ServiceAreas, CountPersonsByDistanceAndKeepUnknownApart) {
    const auto town = prepared(test::drawnProject(
        row, 50, {{0, 9}, {10, 17}}, {{'a', 3}, {'b', 5}, {'c', model::Residents::unknownPersons}}));
    // P at x = 0, a at 100, b at 300, c at 650; access 50 m at both ends
    const auto areas = areasOf(*town, {.limits = {20'000, 40'000, 75'000}});
    ASSERT_EQ(areas.size(), 1U);
    const auto& bands = areas[0].bands;
    EXPECT_EQ(bands[0].homes, 1U);
    EXPECT_EQ(bands[0].persons, (std::vector<double>{3, 3}));
    EXPECT_EQ(bands[1].homes, 2U);
    EXPECT_EQ(bands[1].persons, (std::vector<double>{8, 8}));
    EXPECT_EQ(bands[1].homesWithUnknown, 0U);
    EXPECT_EQ(bands[2].homes, 3U);
    EXPECT_EQ(bands[2].persons, (std::vector<double>{8, 8}));
    EXPECT_EQ(bands[2].unknownHomes, (std::vector<std::size_t>{1, 1}));
    EXPECT_EQ(bands[2].homesWithUnknown, 1U);
    EXPECT_NEAR(bands[0].pathMetres, 150, 1e-9);
    EXPECT_NEAR(bands[2].pathMetres, 700, 1e-9);
    for (const ServiceBand& band : bands) {
        EXPECT_FALSE(band.area.empty());
    }
}

TEST(ServiceAreas, ALimitIsIncluded) {
    const auto town = prepared(test::drawnProject(row, 50));
    EXPECT_EQ(areasOf(*town, {.limits = {19'999, 20'000}})[0].bands[0].homes, 0U);
    EXPECT_EQ(areasOf(*town, {.limits = {19'999, 20'000}})[0].bands[1].homes, 1U);
}

TEST(ServiceAreas, MeasureMinutesAtTheWalkersSpeed) {
    const auto town = prepared(test::drawnProject(row, 50));
    // 200 m at 1.2 m/s are 166.67 s
    EXPECT_EQ(areasOf(*town, {.limits = {16'665}, .weight = PathWeight::Time})[0].bands[0].homes, 0U);
    EXPECT_EQ(areasOf(*town, {.limits = {16'668}, .weight = PathWeight::Time})[0].bands[0].homes, 1U);
}

model::Project town() {
    std::vector<std::string> rows;
    for (int i = 0; i < 12; ++i) {
        rows.push_back("-+-------+--a--+-----");
        rows.push_back(i % 3 == 0 ? " | P   b | c   |  d  " : " | e   f |     | P g  ");
        rows.push_back(" |   h   |  i  |     ");
    }
    return test::drawnProject(rows, 37);
}

bool equal(const std::vector<ServiceArea>& a, const std::vector<ServiceArea>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ServiceArea& x, const ServiceArea& y) {
        return x.pieces == y.pieces &&
               std::equal(x.bands.begin(), x.bands.end(), y.bands.begin(), y.bands.end(),
                          [](const ServiceBand& p, const ServiceBand& q) {
                              return p.pathMetres == q.pathMetres && p.homes == q.homes &&
                                     p.persons == q.persons && p.area == q.area;
                          });
    });
}

TEST(ServiceAreas, AreTheSameOnAnyNumberOfThreadsAndForStreetsInAnyOrder) {
    const ServiceAreaParameters parameters{.limits = {20'000, 40'000}};
    const auto expected = areasOf(*prepared(town()), parameters);
    ASSERT_GT(expected.size(), 10U);
    {
        const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
        EXPECT_TRUE(equal(areasOf(*prepared(town()), parameters), expected));
    }
    model::Project reversed = town();
    std::reverse(reversed.baseMap.streets.begin(), reversed.baseMap.streets.end());
    EXPECT_TRUE(equal(areasOf(*prepared(reversed), parameters), expected));
}

TEST(ServiceAreas, OfAllOriginsTogetherCoverWhatOneByOneCover) {
    const auto place = prepared(town());
    const ServiceAreaParameters parameters{.limits = {20'000, 40'000}};
    const auto single = areasOf(*place, parameters);
    std::vector<std::vector<NetworkPosition>> all(1);
    for (const auto& entrances : place->attached.entrances) {
        all[0].insert(all[0].end(), entrances.begin(), entrances.end());
    }
    const auto merged = *serviceAreas(*place->ground, place->project.residents.persons, all, parameters);
    for (std::size_t h = 0; h < place->project.residents.homes.size(); ++h) {
        const geo::Point p = place->project.residents.homes[h].location;
        const bool inOne = std::any_of(single.begin(), single.end(), [&](const ServiceArea& area) {
            return geo::contains(area.bands[1].area, p);
        });
        EXPECT_TRUE(!inOne || geo::contains(merged[0].bands[1].area, p));
    }
    EXPECT_LE(merged[0].bands[1].homes, place->project.residents.homes.size());
    EXPECT_GE(merged[0].bands[1].homes, single[0].bands[1].homes);
}

TEST(ServiceAreas, RefuseBandsThatDoNotAscend) {
    const auto place = prepared(test::drawnProject(row, 50));
    for (const std::vector<std::uint32_t>& limits :
         {std::vector<std::uint32_t>{}, {0}, {500, 500}, {500, 300}}) {
        const auto areas = serviceAreas(*place->ground, place->project.residents.persons,
                                        place->attached.entrances, {.limits = limits});
        ASSERT_FALSE(areas);
        EXPECT_EQ(areas.error().place, "--bands");
    }
}

}  // namespace
}  // namespace nordertor::analysis
