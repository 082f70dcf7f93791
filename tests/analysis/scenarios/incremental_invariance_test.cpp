// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: supply followed through edits does not depend on how many threads there are, where the town lies,
// nor on the order in which streets and homes were read or edits of different facilities were made.
#include <gtest/gtest.h>

#include "analysis/scenarios/incremental_supply.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

using analysis::IncrementalSupply;
using model::ChangeFacility;

struct Planned {
    model::Project project;
    std::vector<ChangeFacility> edits;  ///< each of another facility
};

/// A quarter with ten facilities; two are added, two moved, two closed and two made bigger.
Planned plannedQuarter() {
    Draw draw(41);
    constexpr std::size_t side = 7;
    Planned planned{randomQuarter(draw, side, 250), {}};
    const auto drawn = [&](int number) {
        return randomFacility(draw, "node/" + std::to_string(500 + number),
                              number % 2 == 0 ? "youth.park" : "youth.playground", side);
    };
    for (int f = 0; f < 10; ++f) {
        planned.project.facilities.push_back(drawn(f));
    }
    std::ranges::stable_sort(planned.project.facilities, {}, &model::Facility::kind);
    planned.project = onEighths(planned.project);
    for (double& persons : planned.project.residents.persons[0]) {
        // sums of multiples of 1/8 are exact in any order
        persons = persons < 0 ? persons : std::round(persons * 8) / 8;
    }
    model::Project added;
    added.facilities = {drawn(20), drawn(21), drawn(0), drawn(1)};
    added = onEighths(added);
    planned.edits = {{std::nullopt, added.facilities[0]}, {std::nullopt, added.facilities[1]}};
    const auto& now = planned.project.facilities;
    for (std::size_t f = 0; f < 2; ++f) {
        model::Facility elsewhere = now[f];
        elsewhere.location = added.facilities[2 + f].location;
        elsewhere.outline = {};
        planned.edits.push_back({now[f], elsewhere});
        planned.edits.push_back({now[4 + f], std::nullopt});
        model::Facility bigger = now[7 + f];
        bigger.areaSquareMetres = 6000;
        bigger.capacity = 33;
        planned.edits.push_back({now[7 + f], bigger});
    }
    return planned;
}

std::string bytesOfSupply(const Planned& planned, const std::vector<std::size_t>& homeOrder = {}) {
    const model::ThemeSet themes = twoKindsTheme();
    auto supply = IncrementalSupply::build(planned.project, themes, {.attachmentLimit = 60});
    if (!supply) {
        ADD_FAILURE() << supply.error().message.en;
        return {};
    }
    for (const ChangeFacility& edit : planned.edits) {
        EXPECT_TRUE(supply->apply(edit).has_value());
    }
    std::string bytes;
    for (std::size_t s = 0; s < supply->standardCount(); ++s) {
        const analysis::StandardSupply standard = supply->standard(s);
        bytes += bytesOf(standard.standard, standard.facilities, standard.capacity);
        for (const analysis::SupplyTotals& totals : {standard.inside, standard.margin}) {
            bytes += bytesOf(totals.all, totals.supplied, totals.suppliedByCircle, totals.homes,
                             totals.homesUnattached, totals.homesUnknown);
        }
        std::vector<std::string> nearest;
        for (std::size_t h = 0; h < standard.centimetres.size(); ++h) {
            const model::Facility* facility = supply->nearest(s, h);
            nearest.push_back(bytesOf(standard.centimetres[h], facility == nullptr ? "" : facility->id));
        }
        bytes += bytesOf(homeOrder.empty() ? nearest : backInOrder(nearest, homeOrder));
    }
    return bytes;
}

TEST(IncrementalInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const Planned planned = plannedQuarter();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfSupply(planned); });
}

TEST(IncrementalInvariance, DoesNotDependOnTheOrderOfStreetsHomesAndEdits) {
    const Planned planned = plannedQuarter();
    const std::string expected = bytesOfSupply(planned);
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Planned other = planned;
        other.project = withInputInOtherOrder(planned.project, seed);
        const auto homes = drawnOrder(planned.project.residents.homes.size(), seed + 10);
        other.project.residents.homes = inOrder(planned.project.residents.homes, homes);
        other.project.residents.persons[0] = inOrder(planned.project.residents.persons[0], homes);
        other.edits = inOrder(planned.edits, drawnOrder(planned.edits.size(), seed + 20));
        EXPECT_TRUE(bytesOfSupply(other, homes) == expected);
    }
}

TEST(IncrementalInvariance, DoesNotDependOnWhereTheTownLies) {
    const Planned planned = plannedQuarter();
    Planned away = planned;
    away.project = moved(planned.project);
    for (ChangeFacility& edit : away.edits) {
        for (auto* state : {&edit.before, &edit.after}) {
            if (*state) {
                model::Project one;
                one.facilities = {**state};
                *state = moved(one).facilities.front();
            }
        }
    }
    EXPECT_TRUE(bytesOfSupply(away) == bytesOfSupply(planned));
}

}  // namespace
}  // namespace nordertor::test
