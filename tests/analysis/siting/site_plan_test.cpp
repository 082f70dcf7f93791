// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: ways counted on the drawing, cells of 100 m.
#include "analysis/siting/site_plan.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::test {
namespace {

using analysis::planSites;
using analysis::SitePlanRequest;
using analysis::SitingModel;

/// A street of 1 km: homes a, b, c, d at 0, 200, 700, 1000 m; a playground at 100 m; sites Q and R at 600 and
/// 900 m; each 100 m from the street, so that a, b reach the playground, c reaches Q and d reaches R in 300
/// m.
model::Project street() {
    return drawnProject({"aPb   Qc Rd", "+---------+"}, 100, {{0, 9}}, {{'c', 30}});
}

SitePlanRequest question(const model::Project& project) {
    SitePlanRequest request;
    for (const model::Facility& facility : project.facilities) {
        if (facility.kind == "youth.playground") {
            request.existing.push_back(&facility);
        } else {
            request.candidates.push_back({facility.id, sameInBoth(facility.id), facility.location, {}});
        }
    }
    std::ranges::sort(request.candidates, {}, &analysis::CandidateSite::id);
    request.demand = analysis::demandFor(project.residents, {"children", {"Kinder", "children"}, {0, 9}, {}});
    request.attachmentLimit = 150;
    request.limit = 300;
    return request;
}

TEST(SitePlan, AddsTheSiteThatReachesMostNewPersons) {
    const model::Project project = street();
    const auto plan = planSites(project, question(project));
    ASSERT_TRUE(plan.has_value()) << plan.error().message.en;
    ASSERT_EQ(plan->sites.size(), 1U);
    EXPECT_DOUBLE_EQ(plan->persons, 60);
    EXPECT_DOUBLE_EQ(plan->reachedBefore, 20);
    EXPECT_DOUBLE_EQ(plan->reachedAfter, 50);
    EXPECT_DOUBLE_EQ(plan->sites.front().newlyReached, 30);
    EXPECT_TRUE(plan->solution.proven());
}

TEST(SitePlan, EverybodyServedAlreadyIsSaid) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    request.limit = 5000;
    const auto plan = planSites(project, request);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(
        plan.error().message.de,
        "Alle haben schon etwas innerhalb von 5,00 km; ein weiterer Standort erreicht niemanden zusätzlich.");
}

TEST(SitePlan, RequiredForbiddenAndUnknownSites) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    const std::string first = request.candidates.front().id;
    request.required = {first};
    const auto plan = planSites(project, request);
    ASSERT_TRUE(plan.has_value());
    EXPECT_EQ(request.candidates[plan->sites.front().candidate].id, first);
    request.forbidden = {first};
    EXPECT_EQ(planSites(project, request).error().place, "--forbid");
    request.forbidden = {"way/none"};
    EXPECT_EQ(planSites(project, request).error().message.en,
              "None of the candidate sites has the id \"way/none\".");
    request.forbidden.clear();
    request.sites = 9;
    EXPECT_EQ(planSites(project, request).error().place, "--sites");
}

TEST(SitePlan, CoverAllSaysHowManyCannotBeReached) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    request.model = SitingModel::CoverAll;
    request.existing.clear();
    const auto plan = planSites(project, request);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().message.en,
              "20 persons have no candidate site within 300 m; reaching everybody is not possible.");
    request.wherePossible = true;
    const auto possible = planSites(project, request);
    ASSERT_TRUE(possible.has_value());
    EXPECT_EQ(possible->solution.objective, 2);
}

TEST(SitePlan, PlacesLimitWhoIsServed) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    request.places = 12;
    const auto plan = planSites(project, request);
    ASSERT_TRUE(plan.has_value());
    EXPECT_DOUBLE_EQ(plan->reachedAfter, 32);
    EXPECT_DOUBLE_EQ(plan->sites.front().newlyReached, 12);
}

TEST(SitePlan, TodayMindsThePlacesOfWhatExists) {
    model::Project project = street();
    for (model::Facility& facility : project.facilities) {
        if (facility.kind == "youth.playground") {
            facility.capacity = 5;
        }
    }
    SitePlanRequest request = question(project);
    request.places = 30;
    // a and b, 20 persons, share five places today; c fills Q
    const auto plan = planSites(project, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().message.en;
    EXPECT_DOUBLE_EQ(plan->reachedBefore, 5);
    EXPECT_DOUBLE_EQ(plan->reachedAfter, 35);
    ASSERT_EQ(plan->sites.size(), 1U);
    EXPECT_DOUBLE_EQ(plan->sites.front().newlyReached, 30);
}

TEST(SitePlan, EverybodyNeedsAPlaceToo) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    request.model = SitingModel::CoverAll;
    request.places = 30;
    const auto plan = planSites(project, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().message.en;
    EXPECT_EQ(plan->sites.size(), 2U);
    EXPECT_DOUBLE_EQ(plan->reachedAfter, 60);
    request.places = 29;
    const auto tooFew = planSites(project, request);
    ASSERT_FALSE(tooFew.has_value());
    EXPECT_EQ(tooFew.error().place, "--capacity");
}

TEST(SitePlan, TheLongestWayMindsPlaces) {
    const model::Project project = street();
    SitePlanRequest request = question(project);
    request.existing.clear();
    request.model = SitingModel::ShortestLongest;
    request.sites = 2;
    // only a and b count: one has the place at Q, so that the other goes to R, best b
    request.counted = {1, 1, 0, 0};
    request.places = 10;
    const auto plan = planSites(project, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().message.en;
    EXPECT_DOUBLE_EQ(plan->longestAfter, 900);
    request.places = 20;
    const auto withRoom = planSites(project, request);
    ASSERT_TRUE(withRoom.has_value());
    EXPECT_DOUBLE_EQ(withRoom->longestAfter, 800);
}

TEST(CandidateSites, StreetNodesAreJunctionsAndEndsOnly) {
    const DrawnCity city = drawnCity({"+-+", "  |", "  +"}, 100);
    model::Project project;
    project.baseMap.streets = city.streets;
    // each drawn piece is a street of its own, so that all five nodes are ends
    const auto nodes =
        analysis::streetNodes(project, analysis::walkingProfile(model::WalkingProfileId::Adult));
    EXPECT_EQ(nodes.sites.size(), 5U);
    EXPECT_EQ(nodes.apart, 0U);
}

TEST(CandidateSites, StreetNodesOfASmallIslandAreNoSites) {
    // a node in each character: 47 hang together, 3 do not reach them
    const DrawnCity city =
        drawnCity({"+-+-+-+-+-+-+-+-+-+-+-+", "|                      ", "+-+-+-+-+-+-+-+-+-+-+-+",
                   "                       ", "+-+                    "},
                  100);
    model::Project project;
    project.baseMap.streets = city.streets;
    const auto nodes =
        analysis::streetNodes(project, analysis::walkingProfile(model::WalkingProfileId::Adult));
    EXPECT_EQ(nodes.sites.size(), 47U);
    EXPECT_EQ(nodes.apart, 3U);
}

TEST(CandidateSites, ThinningKeepsAtMostAsManyAsAsked) {
    std::vector<analysis::CandidateSite> sites;
    for (int i = 0; i < 400; ++i) {
        sites.push_back({std::to_string(1000 + i), {}, {(i % 20) * 50.0, (i / 20) * 50.0}, {}});
    }
    const auto thinned = analysis::thinned(sites, 50);
    EXPECT_LE(thinned.sites.size(), 50U);
    EXPECT_GT(thinned.sites.size(), 20U);
    EXPECT_GT(thinned.edgeMetres, 100);
    EXPECT_EQ(analysis::thinned(sites, 400).sites.size(), 400U);
    auto away = sites;
    for (analysis::CandidateSite& site : away) {
        site.location = {site.location.x + 371234.5, site.location.y + 5912345.25};
    }
    const auto thinnedAway = analysis::thinned(away, 50);
    ASSERT_EQ(thinnedAway.sites.size(), thinned.sites.size());
    for (std::size_t s = 0; s < thinned.sites.size(); ++s) {
        EXPECT_EQ(thinnedAway.sites[s].id, thinned.sites[s].id) << "depends on where the town lies";
    }
}

}  // namespace
}  // namespace nordertor::test
