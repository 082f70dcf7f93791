// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: what is reached does not depend on how many threads there are, in which order streets were read, nor
// where the town lies.
#include <gtest/gtest.h>

#include "analysis/network/attached_network.h"
#include "analysis/service_areas/service_areas.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

model::Project quarterWithOrigins() {
    Draw draw(81);
    constexpr std::size_t side = 8;
    model::Project project = randomQuarter(draw, side, 300);
    for (int f = 0; f < 9; ++f) {
        project.facilities.push_back(
            randomFacility(draw, "node/" + std::to_string(500 + f), "youth.park", side));
    }
    return onEighths(project);
}

std::vector<analysis::ServiceArea> areasOf(const model::Project& project) {
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : project.facilities) {
        facilities.push_back(&facility);
    }
    const auto attached = analysis::attachedNetwork(
        project, facilities, analysis::walkingProfile(model::WalkingProfileId::Adult), 60);
    std::vector<geo::Point> homes;
    for (const model::Home& home : project.residents.homes) {
        homes.push_back(home.location);
    }
    const analysis::ReachGround ground(attached->network, analysis::HomePoints(homes), attached->homes);
    auto areas = analysis::serviceAreas(ground, project.residents.persons, attached->entrances,
                                        {.limits = {10'000, 25'000, 40'000}});
    EXPECT_TRUE(areas.has_value());
    return std::move(*areas);
}

/// What is reached, without coordinates and the numbers of the network's chains.
std::string bytesOfReach(const std::vector<analysis::ServiceArea>& areas) {
    std::string bytes;
    for (const analysis::ServiceArea& area : areas) {
        bytes += bytesOf(area.pieces.size());
        for (const analysis::ServiceBand& band : area.bands) {
            bytes +=
                bytesOf(band.pathMetres, band.homes, band.persons, band.unknownHomes, band.homesWithUnknown);
        }
    }
    return bytes;
}
std::string bytesWithAreas(const std::vector<analysis::ServiceArea>& areas) {
    std::string bytes = bytesOfReach(areas);
    for (const analysis::ServiceArea& area : areas) {
        for (const analysis::ServiceBand& band : area.bands) {
            bytes += bytesOfShape(band.area);
        }
    }
    return bytes;
}

TEST(ServiceAreaInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const model::Project project = quarterWithOrigins();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesWithAreas(areasOf(project)); });
}

TEST(ServiceAreaInvariance, DoesNotDependOnTheOrderOfStreets) {
    const model::Project project = quarterWithOrigins();
    const std::string expected = bytesWithAreas(areasOf(project));
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytesWithAreas(areasOf(withInputInOtherOrder(project, seed))) == expected);
    }
}

TEST(ServiceAreaInvariance, DoesNotDependOnWhereTheTownLies) {
    const model::Project project = quarterWithOrigins();
    const auto here = areasOf(project);
    const auto away = areasOf(moved(project));
    EXPECT_TRUE(bytesOfReach(away) == bytesOfReach(here));
    ASSERT_EQ(away.size(), here.size());
    for (std::size_t a = 0; a < here.size(); ++a) {
        for (std::size_t band = 0; band < here[a].bands.size(); ++band) {
            expectSameShapeAway(away[a].bands[band].area, here[a].bands[band].area);
        }
    }
}

}  // namespace
}  // namespace nordertor::test
