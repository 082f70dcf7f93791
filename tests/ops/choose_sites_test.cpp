// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m, and every home and point lies 50 m above its path.
#include "ops/choose_sites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::ops {
namespace {

using testing::HasSubstr;

/// Two paths that do not meet: 60 persons left, at 0 and 100 m, 20 right.
Context twoIslands() {
    auto project = test::drawnProject({"a b    c",  //
                                       "+++    ++"},
                                      50, {{0, 9}}, {{'a', 30}, {'b', 30}, {'c', 20}});
    project.workingCrsEpsg = 25833;
    project.marginMetres = 1000;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    context.today = "2026-03-31";
    return context;
}

double figure(const Table& table, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) {
            const Cell& cell = table.rows.front()[c];
            const auto* persons = std::get_if<Persons>(&cell);
            const auto* value = std::get_if<Figure>(&cell);
            return persons != nullptr ? persons->value : value != nullptr ? value->value : -1;
        }
    }
    return -2;
}

TEST(ChooseSites, TellsOneMeanWalkAndNamesThoseWhoReachNothing) {
    const ChooseSites verb;
    const auto values = ParameterValues::create(verb.info().parameters, {{"kind", {"youth.playground"}},
                                                                         {"model", {"shortest-ways"}},
                                                                         {"candidates", {"nodes"}},
                                                                         {"where", {"all"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = verb.run(twoIslands(), *values, {});
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    const Table& result = outcome->tables.front();
    // one site serves the 60 on the left; the 20 on the right cannot come
    EXPECT_EQ(figure(result, "persons"), 80);
    EXPECT_EQ(figure(result, "nowhere_before"), 80);
    EXPECT_EQ(figure(result, "nowhere_after"), 20);
    const double mean = figure(result, "objective");
    EXPECT_GT(mean, 0);
    EXPECT_LT(mean, 200) << "not the 15 km the search takes for them";
    EXPECT_EQ(figure(result, "bound"), -1) << "in metres it would be no walk anybody has";
    EXPECT_THAT(outcome->summary.en, HasSubstr("Mean walk " + std::to_string(std::lround(mean)) + " m."));
    EXPECT_THAT(outcome->summary.en, HasSubstr("20 persons reach nothing then, 80 today."));
    EXPECT_EQ(outcome->features.front().title.en, "New sites: playgrounds");
}

}  // namespace
}  // namespace nordertor::ops
