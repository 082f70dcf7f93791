// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: what a home can reach does not depend on how many threads there are, in which order streets and
// homes were read, nor where the town lies; for every method.
#include <gtest/gtest.h>

#include "analysis/accessibility/accessibility.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

using analysis::AccessMethod;

model::Project quarterWithParks() {
    Draw draw(71);
    constexpr std::size_t side = 8;
    model::Project project = randomQuarter(draw, side, 300);
    for (int f = 0; f < 12; ++f) {
        project.facilities.push_back(
            randomFacility(draw, "node/" + std::to_string(500 + f), "youth.park", side));
    }
    return onEighths(project);
}

std::string bytesOfAccess(const model::Project& project, AccessMethod method,
                          const std::vector<std::size_t>& homeOrder = {}) {
    std::vector<const model::Facility*> facilities;
    std::vector<double> capacity;
    for (const model::Facility& facility : project.facilities) {
        facilities.push_back(&facility);
        capacity.push_back(facility.capacity.value_or(10));
    }
    const auto attached = analysis::attachedNetwork(
        project, facilities, analysis::walkingProfile(model::WalkingProfileId::Adult), 60);
    const auto results = analysis::accessibility(*attached, project.residents.persons[0], capacity,
                                                 {.method = method, .limits = {200, 400}, .count = 2});
    if (!results) {
        ADD_FAILURE() << results.error().message.en;
        return {};
    }
    std::string bytes;
    for (const analysis::AccessResult& result : *results) {
        std::vector<std::string> homes;
        std::size_t withAny = 0;
        for (std::size_t h = 0; h < result.byHome.size(); ++h) {
            homes.push_back(bytesOf(result.byHome[h], result.secondary.empty() ? 0 : result.secondary[h]));
            withAny += result.byHome[h].value_or(0) > 0 ? 1U : 0U;
        }
        EXPECT_GT(withAny, 50U);
        bytes += bytesOf(result.limit, result.facilitiesWithoutDemand, result.supplyReached,
                         homeOrder.empty() ? homes : backInOrder(homes, homeOrder));
    }
    return bytes;
}

class AccessInvariance : public testing::TestWithParam<AccessMethod> {};

TEST_P(AccessInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const model::Project project = quarterWithParks();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfAccess(project, GetParam()); });
}

TEST_P(AccessInvariance, DoesNotDependOnTheOrderOfStreets) {
    const model::Project project = quarterWithParks();
    const std::string expected = bytesOfAccess(project, GetParam());
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytesOfAccess(withInputInOtherOrder(project, seed), GetParam()) == expected);
    }
}

TEST_P(AccessInvariance, DoesNotDependOnWhereTheTownLies) {
    const model::Project project = quarterWithParks();
    EXPECT_TRUE(bytesOfAccess(moved(project), GetParam()) == bytesOfAccess(project, GetParam()));
}

INSTANTIATE_TEST_SUITE_P(AllMethods, AccessInvariance,
                         testing::Values(AccessMethod::Nearest, AccessMethod::KNearest,
                                         AccessMethod::Cumulative, AccessMethod::Gravity,
                                         AccessMethod::JosephBantock, AccessMethod::TwoStep,
                                         AccessMethod::Enhanced, AccessMethod::KernelDensity,
                                         AccessMethod::Modified, AccessMethod::ThreeStep));

/// Ways do not sum anything, so that homes may come in any order as well.
TEST(AccessInvarianceOfWays, DoesNotDependOnTheOrderOfHomes) {
    const model::Project project = quarterWithParks();
    for (const AccessMethod method : {AccessMethod::Nearest, AccessMethod::KNearest}) {
        const std::string expected = bytesOfAccess(project, method);
        const auto order = drawnOrder(project.residents.homes.size(), 5);
        model::Project other = project;
        other.residents.homes = inOrder(project.residents.homes, order);
        other.residents.persons[0] = inOrder(project.residents.persons[0], order);
        EXPECT_TRUE(bytesOfAccess(other, method, order) == expected);
    }
}

}  // namespace
}  // namespace nordertor::test
