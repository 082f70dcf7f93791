// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m.
#include "ops/reach.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::ops {
namespace {

/// Persons within 400 m of the playground at 250 m, from which the path leads only to the right.
double personsWithin(const std::string& direction) {
    auto project = test::drawnProject({"a    P    b",  //
                                       "+++++++++++"},
                                      50, {{0, 9}}, {{'a', 20}, {'b', 30}});
    project.workingCrsEpsg = 25833;
    for (model::Street& street : project.baseMap.streets) {
        // drawn streets may run either way
        const bool rightwards = street.points.front().x < street.points.back().x;
        street.footDirection = rightwards ? model::FootDirection::Forward : model::FootDirection::Backward;
    }
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    const Reach verb;
    std::map<std::string, std::vector<std::string>> given{{"kind", {"youth.playground"}}, {"bands", {"400"}}};
    if (!direction.empty()) {
        given["direction"] = {direction};
    }
    const auto values = ParameterValues::create(verb.info().parameters, given);
    EXPECT_TRUE(values);
    const auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    const Table& table = outcome->tables.front();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == "persons_0_9" || table.columns[c].key == "persons_0-9") {
            return std::get<Persons>(table.rows.front()[c]).value;
        }
    }
    return -1;
}

TEST(Reach, TellsWhoGetsThereFromWhereOneGetsOnAOneWay) {
    EXPECT_EQ(personsWithin("towards"), 20);
    EXPECT_EQ(personsWithin("from"), 30);
    EXPECT_EQ(personsWithin(""), 20);
}

}  // namespace
}  // namespace nordertor::ops
