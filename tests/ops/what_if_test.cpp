// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m.
#include "ops/what_if.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "analysis/support/drawn_project.h"
#include "ops/measure_access.h"
#include "ops/run_operation.h"
#include "ops/scenario_context.h"

namespace nordertor::ops {
namespace {

using Given = std::map<std::string, std::vector<std::string>>;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class WhatIfOperation : public testing::Test {
  protected:
    WhatIfOperation() {
        // a at 0, b at 250, c at 500 and the playground at 600 m, each 50 m above the path
        auto project = test::drawnProject({"a    b    c P",  //
                                           "+++++++++++++"},
                                          50);
        project.workingCrsEpsg = 25833;
        project.standardLimits["youth.playground"] = 400;
        for (model::Street& street : project.baseMap.streets) {
            for (geo::Point& point : street.points) {
                point = shifted(point);
            }
        }
        for (model::Home& home : project.residents.homes) {
            home.location = shifted(home.location);
        }
        for (model::Facility& facility : project.facilities) {
            facility.location = shifted(facility.location);
        }
        project.area.shape.polygons = {{{shifted({-1e4, -1e4}), shifted({1e4, -1e4}), shifted({1e4, 1e4}),
                                         shifted({-1e4, 1e4}), shifted({-1e4, -1e4})},
                                        {}}};
        adopt(std::move(project));
        context_.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
        context_.today = "2026-03-31";
    }
    /// Metres of a zone, so that places are not taken for degrees.
    static geo::Point shifted(geo::Point point) { return {point.x + 400000, point.y + 5900000}; }
    /// A place of the drawing as a user writes it.
    static std::string p(double x, double y) {
        const geo::Point point = shifted({x, y});
        return std::to_string(static_cast<int>(point.x)) + "," + std::to_string(static_cast<int>(point.y));
    }
    void adopt(model::Project project) {
        context_.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    }
    /// Runs the verb; what it stores is there for the next run.
    Outcome run(Given given) {
        const WhatIf verb;
        const auto values = ParameterValues::create(verb.info().parameters, std::move(given));
        EXPECT_TRUE(values) << values.error().message.en;
        auto outcome = verb.run(context_, *values, {});
        EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
        if (!outcome) {
            return {};
        }
        for (const model::Edit& edit : outcome->edits) {
            auto after = model::applied(*context_.snapshot, edit);
            EXPECT_TRUE(after);
            adopt(std::move(*after));
        }
        return std::move(*outcome);
    }
    std::string error(Given given) {
        const WhatIf verb;
        const auto values = ParameterValues::create(verb.info().parameters, std::move(given));
        EXPECT_TRUE(values);
        const auto outcome = verb.run(context_, *values, {});
        EXPECT_FALSE(outcome);
        return outcome ? "" : outcome.error().sentence(Language::English);
    }
    static const Table* find(const Outcome& outcome, const std::string& key) {
        const auto at = std::find_if(outcome.tables.begin(), outcome.tables.end(),
                                     [&](const Table& table) { return table.key == key; });
        return at == outcome.tables.end() ? nullptr : &*at;
    }
    /// The number in a row of the effect, or -1.
    static double number(const Outcome& outcome, const std::string& column) {
        const Table* table = find(outcome, "effect_area");
        for (std::size_t c = 0; table != nullptr && c < table->columns.size(); ++c) {
            if (table->columns[c].key == column) {
                const Cell& cell = table->rows.front()[c];
                if (const auto* persons = std::get_if<Persons>(&cell)) {
                    return persons->value;
                }
                const auto* figure = std::get_if<Figure>(&cell);
                return figure != nullptr ? figure->value : -1;
            }
        }
        return -1;
    }
    std::size_t editCount(const std::string& name) {
        const model::Scenario* scenario = model::findScenario(*context_.snapshot, name);
        return scenario == nullptr ? 0 : scenario->edits.size();
    }

    Context context_;
};

TEST_F(WhatIfOperation, AddsAFacilityAndSaysWhoGains) {
    const Outcome outcome =
        run({{"name", {"Neu"}}, {"add", {"youth.playground@" + p(0, 0) + ";name=Nord;area=500"}}});
    EXPECT_EQ(editCount("Neu"), 1U);
    EXPECT_EQ(number(outcome, "supplied_before"), 10);
    EXPECT_EQ(number(outcome, "supplied_after"), 30);
    EXPECT_EQ(number(outcome, "gaining"), 20);
    EXPECT_EQ(number(outcome, "losing"), 0);
    EXPECT_THAT(outcome.summary.en, HasSubstr("20 more supplied in the area"));
    const Table* homes = find(outcome, "homes");
    ASSERT_NE(homes, nullptr);
    EXPECT_EQ(homes->rows.size(), 2U);
    ASSERT_EQ(outcome.features.size(), 2U);
    EXPECT_EQ(outcome.features[0].presentation.kind, Presentation::Kind::Diverging);
    EXPECT_EQ(outcome.features[1].features.size(), 1U);
}

TEST_F(WhatIfOperation, MovesEnlargesAndCloses) {
    const std::string id = context_.snapshot->facilities.front().id;
    // to a's place: a gains at 100 m, b at 350 m; c would walk 600 m
    const Outcome moved = run({{"name", {"X"}}, {"move", {id + "@" + p(0, 0)}}});
    EXPECT_EQ(number(moved, "gaining"), 20);
    EXPECT_EQ(number(moved, "losing"), 10);
    EXPECT_EQ(number(moved, "difference"), 10);
    const Outcome bigger = run({{"name", {"X"}}, {"enlarge", {"am anger;capacity=80"}}});
    EXPECT_EQ(number(bigger, "gaining"), 20);
    EXPECT_EQ(number(bigger, "places_before"), -1) << "not known";
    EXPECT_EQ(number(bigger, "places_after"), 80);
    EXPECT_EQ(bigger.notices.size(), 1U);  // the same facility again
    const Outcome closed = run({{"name", {"Y"}}, {"close", {"Am Anger"}}});
    EXPECT_EQ(number(closed, "facilities_after"), 0);
    EXPECT_EQ(number(closed, "losing"), 10);
    EXPECT_EQ(number(closed, "walk_after_m"), -1);
    EXPECT_EQ(context_.snapshot->facilities.size(), 1U);
}

TEST_F(WhatIfOperation, BlocksBuildsAndOpensWays) {
    const std::string way = context_.snapshot->baseMap.streets[10].id;  // from c to the playground
    const Outcome blocked = run({{"name", {"X"}}, {"block", {way}}});
    EXPECT_EQ(number(blocked, "losing"), 10);
    EXPECT_THAT(error({{"name", {"X"}}, {"block", {way}}}), HasSubstr("cannot be walked already"));
    const Outcome built =
        run({{"name", {"X"}},
             {"way",
              {p(480, -50) + " " + p(480, -70) + " " + p(580, -70) + " " + p(580, -50) + ";name=Bypass"}}});
    // c walks 20 + 20 + 100 + 20 + 20 m of path and 100 m of access; b stays beyond 400 m
    EXPECT_EQ(number(built, "supplied_after"), 10);
    EXPECT_EQ(number(built, "losing"), 0);
    EXPECT_EQ(editCount("X"), 2U);
    const Outcome opened = run({{"name", {"X"}}, {"open", {way}}});
    EXPECT_THAT(opened.summary.en, HasSubstr("No standard changes."));
    const Outcome stretch = run({{"name", {"Y"}}, {"block", {way + "@" + p(510, -50) + " " + p(540, -50)}}});
    EXPECT_EQ(number(stretch, "losing"), 10);
}

TEST_F(WhatIfOperation, ChangesResidents) {
    const Outcome built =
        run({{"name", {"X"}}, {"residents", {"@" + p(550, -20) + ";0-9=20;name=Lindenhof"}}});
    EXPECT_EQ(number(built, "supplied_after"), 30);
    const std::string home = context_.snapshot->residents.homes.back().id;
    const Outcome more = run({{"name", {"Y"}}, {"residents", {home + ";0-9=+5"}}});
    EXPECT_EQ(number(more, "supplied_after"), 15);
    const Outcome fewer = run({{"name", {"Z"}}, {"residents", {"@" + p(500, 0) + ";radius=60;0-9=4"}}});
    EXPECT_EQ(number(fewer, "supplied_after"), 4);
    EXPECT_EQ(context_.snapshot->residents.homes.size(), 3U);
}

TEST_F(WhatIfOperation, ShowsDropsComparesAndDeletes) {
    run({{"name", {"A"}}, {"add", {"youth.playground@" + p(0, 0)}}});
    run({{"name", {"B"}}, {"add", {"youth.playground@" + p(0, 0)}}, {"description", {"wie A"}}});
    EXPECT_EQ(find(run({}), "scenarios")->rows.size(), 2U);
    EXPECT_THAT(run({{"name", {"A"}}, {"compare", {"B"}}}).summary.en, HasSubstr("No standard changes."));
    run({{"name", {"B"}}, {"drop", {"1"}}});
    EXPECT_EQ(editCount("B"), 0U);
    EXPECT_EQ(number(run({{"name", {"A"}}, {"compare", {"B"}}}), "gaining"), 20);
    run({{"name", {"B"}}, {"delete", {"true"}}});
    EXPECT_EQ(context_.snapshot->scenarios.size(), 1U);
}

TEST_F(WhatIfOperation, HidesOneOrTwoPersons) {
    auto project = *context_.snapshot;
    project.residents.persons[0] = {2, 0, 10};
    adopt(project);
    const Outcome outcome = run({{"name", {"Neu"}}, {"add", {"youth.playground@" + p(0, 0)}}});
    EXPECT_EQ(number(outcome, "supplied_after"), -1);
    EXPECT_EQ(number(outcome, "difference"), -1);
}

// Truth: of 12 persons all but 2 are supplied, which no number of those supplied may tell.
TEST_F(WhatIfOperation, HidesAllButOneOrTwoPersons) {
    auto project = *context_.snapshot;
    project.residents.persons[0] = {2, 0, 10};
    adopt(project);
    const std::string way = context_.snapshot->baseMap.streets[10].id;  // from c to the playground
    const Outcome outcome = run({{"name", {"X"}}, {"block", {way}}});
    EXPECT_EQ(number(outcome, "losing"), 10);
    EXPECT_EQ(number(outcome, "supplied_before"), -1);
    EXPECT_EQ(number(outcome, "supplied_after"), -1) << "with those who lose it would tell";
}

// Truth: each home's way to the nearest playground, searched anew on the whole network of each state by
// another verb.
TEST_F(WhatIfOperation, StoresEveryHomeAsAFullComputationHasIt) {
    const WhatIf verb;
    const auto values = ParameterValues::create(verb.info().parameters,
                                                {{"name", {"Neu"}},
                                                 {"add", {"youth.playground@" + p(0, 0) + ";name=Nord"}},
                                                 {"close", {context_.snapshot->facilities.front().id}},
                                                 {"store", {"wirkung"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = runOperation(verb, context_, *values);
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    std::map<std::string, model::ResultLayer> layers;
    for (const model::Edit& edit : outcome->edits) {
        auto after = model::applied(*context_.snapshot, edit);
        ASSERT_TRUE(after);
        adopt(std::move(*after));
    }
    const model::ResultLayer* layer = findResult(*context_.snapshot, "wirkung");
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->record.title.de,
              "Wohngebäude mit anderem Weg (Jugend – Spielplatz in 400 m): Szenario „Neu“");
    EXPECT_EQ(layer->record.scenario, "Neu");
    EXPECT_FALSE(isOutdated(layer->record, *context_.snapshot)) << "by the scenario it was stored with";
    const MeasureAccess access;
    const auto walks = [&](std::map<std::string, std::vector<std::string>> given) {
        given.merge(std::map<std::string, std::vector<std::string>>{
            {"kind", {"youth.playground"}}, {"method", {"nearest"}}, {"profile", {"child"}}, {"top", {"0"}}});
        const auto asked = ParameterValues::create(access.info().parameters, given);
        EXPECT_TRUE(asked) << (asked ? "" : asked.error().message.en);
        const auto measured = runOperation(access, context_, *asked);
        EXPECT_TRUE(measured) << (measured ? "" : measured.error().message.en);
        std::map<std::string, double> byHome;
        const Table* table = find(*measured, "access");
        for (const auto& row : table->rows) {
            byHome[std::get<std::string>(row[1])] = std::round(std::get<Figure>(row[4]).value);
        }
        return byHome;
    };
    const auto before = walks({{"group", {"0-9"}}});
    const auto after = walks({{"group", {"0-9"}}, {"scenario", {"Neu"}}});
    std::map<std::string, std::pair<double, double>> changed;
    for (const auto& [home, metres] : before) {
        if (after.at(home) != metres) {
            changed[home] = {metres, after.at(home)};
        }
    }
    std::map<std::string, std::pair<double, double>> stored;
    const auto column = [&](const char* key) { return *columnOf(*layer->data, key); };
    for (const model::ResultRow& row : layer->data->rows) {
        stored[std::get<std::string>(row.values[column("home")])] = {
            std::get<double>(row.values[column("before_m")]),
            std::get<double>(row.values[column("after_m")])};
    }
    EXPECT_EQ(changed.size(), 3U) << "the playground moved from one end to the other";
    EXPECT_EQ(stored, changed);
}

TEST_F(WhatIfOperation, RefusesTheSameAssumptionTwice) {
    const std::string nord = "youth.playground@" + p(0, 0) + ";name=Nord";
    EXPECT_THAT(error({{"name", {"Neu"}}, {"add", {nord, nord}}}), HasSubstr("is given twice"));
    const std::string more = "@" + p(0, 0) + ";radius=100;0-9=+5";
    EXPECT_THAT(error({{"name", {"Neu"}}, {"residents", {more, more}}}), HasSubstr("is given twice"));
    const std::string way = p(0, -50) + " " + p(300, 100) + " " + p(600, -50) + ";name=Bogen";
    const std::string home = "@" + p(50, 0) + ";0-9=20";
    run({{"name", {"Neu"}}, {"add", {nord}}, {"way", {way}}, {"residents", {home}}});
    ASSERT_EQ(editCount("Neu"), 3U);
    for (const auto& [option, text] : {std::pair("add", nord), {"way", way}, {"residents", home}}) {
        EXPECT_THAT(error({{"name", {"Neu"}}, {option, {text}}}),
                    AllOf(HasSubstr("The scenario assumes this already"), HasSubstr("--drop")))
            << option;
    }
    const std::string id = context_.snapshot->facilities.front().id;
    run({{"name", {"Neu"}}, {"move", {id + "@" + p(300, 0)}}});
    EXPECT_THAT(error({{"name", {"Neu"}}, {"move", {id + "@" + p(300, 0)}}}), HasSubstr("is there already"));
    // another name, more of the same people, and what was closed again are no repetitions
    run({{"name", {"Neu"}}, {"add", {nord + " 2"}}, {"residents", {more}}});
    run({{"name", {"Neu"}}, {"residents", {more}}, {"close", {"Nord"}}});
    run({{"name", {"Neu"}}, {"add", {nord}}});
    EXPECT_EQ(editCount("Neu"), 9U);
}

TEST_F(WhatIfOperation, LaysTheScenarioUnderOtherVerbs) {
    run({{"name", {"Neu"}}, {"add", {"youth.playground@" + p(0, 0)}}});
    class Probe : public Operation {
      public:
        Probe() { info_.parameters = {{.name = "scenario", .type = ParameterType::Text}}; }
        const OperationInfo& info() const override { return info_; }
        Result<Outcome> run(const Context&, const ParameterValues&, const Task&) const override {
            return Outcome();
        }

      private:
        OperationInfo info_;
    };
    const Probe probe;
    const auto under = [&](const std::string& name) {
        return underScenario(probe, context_,
                             *ParameterValues::create(probe.info().parameters, {{"scenario", {name}}}));
    };
    EXPECT_EQ(under("Neu")->snapshot->facilities.size(), 2U);
    const auto none = under("Alt");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().sentence(Language::German),
              "--scenario: Das Szenario „Alt“ gibt es nicht. Vorhanden sind: „Neu“");
}

TEST_F(WhatIfOperation, EndsAnErrorWithWhatToDo) {
    const auto with = [&](const char* option, const std::string& text) {
        return error({{"name", {"Neu"}}, {option, {text}}});
    };
    EXPECT_THAT(with("add", "youth.pool@" + p(0, 0)), HasSubstr("Possible are: youth.playground"));
    EXPECT_THAT(with("add", "youth.playground"), HasSubstr("Example: --add"));
    EXPECT_THAT(with("add", "youth.playground@Markt"), HasSubstr("\"Markt\" is not a point."));
    EXPECT_THAT(with("add", "youth.playground@" + p(300, 5000)),
                HasSubstr("more than 100 m from every path"));
    EXPECT_THAT(with("add", "youth.playground@" + p(300, 0) + ";size=3"),
                HasSubstr("Possible are: name, capacity, area."));
    EXPECT_THAT(with("add", "youth.playground@" + p(300, 0) + ";capacity=-3"),
                HasSubstr("from 1 to 100,000"));
    EXPECT_THAT(with("add", "youth.playground@" + p(300, 0) + ";capacity=0"), HasSubstr("from 1 to 100,000"));
    EXPECT_THAT(with("close", "Am Angre"), HasSubstr("Similar are: node/"));
    EXPECT_THAT(with("block", "way/0815"), HasSubstr("There is no way \"way/0815\"."));
    EXPECT_THAT(with("block", "way/1@" + p(0, 500) + " " + p(50, 500)),
                HasSubstr("more than 50 m from way way/1"));
    EXPECT_THAT(with("way", p(300, 500) + " " + p(400, 500)), HasSubstr("Neither end of the new way"));
    EXPECT_THAT(with("residents", "@" + p(300, 0) + ";5-7=20"), HasSubstr("Possible are: 0-9"));
    EXPECT_THAT(with("residents", "@" + p(300, 0) + ";0-9=-20"), HasSubstr("so many cannot move out"));
    EXPECT_THAT(with("residents", "@" + p(300, 900) + ";radius=10;0-9=20"),
                HasSubstr("There is no home within 10 m"));
    EXPECT_THAT(with("drop", "1"), HasSubstr("There is no scenario \"Neu\"."));
    EXPECT_THAT(error({{"name", {"Neu"}}}), HasSubstr("\"nordertor whatif\" makes one."));
    EXPECT_THAT(error({{"close", {"Am Anger"}}}), HasSubstr("No scenario is named"));
}

TEST_F(WhatIfOperation, SaysThatAFacilityIsClosedAlready) {
    const std::string id = context_.snapshot->facilities.front().id;
    run({{"name", {"Zu"}}, {"close", {id}}});
    for (const auto& [option, text] : std::map<std::string, std::string>{
             {"close", id}, {"move", id + "@" + p(0, 0)}, {"enlarge", id + ";area=9"}}) {
        const std::string said = error({{"name", {"Zu"}}, {option, {text}}});
        EXPECT_THAT(said, HasSubstr("\"" + id + "\" is closed in the scenario already.")) << option;
        EXPECT_THAT(said, HasSubstr("--drop")) << option;
    }
    EXPECT_THAT(error({{"name", {"Zu"}}, {"close", {"node/404"}}}), HasSubstr("There is no facility"));
}

TEST_F(WhatIfOperation, RefusesToCompareAScenarioWithItself) {
    run({{"name", {"Zu"}}, {"close", {context_.snapshot->facilities.front().id}}});
    EXPECT_THAT(error({{"name", {"Zu"}}, {"compare", {"Zu"}}}),
                HasSubstr("\"Zu\" compared with itself shows no difference."));
}

TEST_F(WhatIfOperation, CallsFacilitiesByTheirKindAndLayersByTheirStandards) {
    const std::string id = context_.snapshot->facilities.front().id;
    const Outcome outcome = run({{"name", {"Zu"}}, {"close", {id}}});
    const Table* edits = find(outcome, "edits");
    ASSERT_NE(edits, nullptr);
    EXPECT_THAT(std::get<LocalizedText>(edits->rows.front()[1]).de,
                AllOf(HasSubstr("Spielplatz"), Not(HasSubstr("youth.playground"))));
    EXPECT_THAT(outcome.features.front().title.de, HasSubstr("(Jugend – Spielplatz in 400 m)"));
    const Outcome one = run({{"name", {"Zu"}}, {"theme", {"youth"}}});
    EXPECT_THAT(one.features.front().title.de,
                HasSubstr("(" + context_.themes->find("youth")->label.de + ")"));
}

TEST_F(WhatIfOperation, TakesAnEarlierAssumptionAboutTheSameThingBack) {
    const std::string id = context_.snapshot->facilities.front().id;
    const std::string home = context_.snapshot->residents.homes.front().id;
    const auto last = [&](const std::string& name) -> const model::ScenarioEdit& {
        return model::findScenario(*context_.snapshot, name)->edits.back();
    };
    const auto residents = [&](const std::string& name) {
        const auto& edit = std::get<model::ChangeResidents>(last(name));
        return std::pair(edit.before.front().persons.front().persons,
                         edit.after.front().persons.front().persons);
    };
    // ten live there: 3 more and 5 more, then only 5 more
    run({{"name", {"Zuzug"}}, {"residents", {home + ";0-9=+3"}}});
    run({{"name", {"Zuzug"}}, {"residents", {home + ";0-9=+5"}}});
    EXPECT_EQ(residents("Zuzug"), std::pair(13.0, 18.0));
    run({{"name", {"Zuzug"}}, {"drop", {"1"}}});
    EXPECT_EQ(residents("Zuzug"), std::pair(10.0, 15.0));

    run({{"name", {"Plätze"}}, {"enlarge", {id + ";capacity=40"}}});
    run({{"name", {"Plätze"}}, {"move", {id + "@" + p(0, 0)}}});
    run({{"name", {"Plätze"}}, {"enlarge", {id + ";capacity=60"}}});
    run({{"name", {"Plätze"}}, {"drop", {"1"}}});
    run({{"name", {"Plätze"}}, {"drop", {"1"}}});
    const auto& bigger = std::get<model::ChangeFacility>(last("Plätze"));
    EXPECT_EQ(editCount("Plätze"), 1U);
    EXPECT_EQ(*bigger.before, context_.snapshot->facilities.front());
    EXPECT_EQ(bigger.after->capacity, 60);
    EXPECT_EQ(bigger.after->location, bigger.before->location) << "the move is taken back";

    const std::string way = context_.snapshot->baseMap.streets[10].id;
    run({{"name", {"Weg"}}, {"block", {way + "@" + p(510, -50) + " " + p(540, -50)}}});
    run({{"name", {"Weg"}}, {"block", {way}}});
    run({{"name", {"Weg"}}, {"drop", {"1"}}});
    EXPECT_EQ(editCount("Weg"), 1U);
}

TEST_F(WhatIfOperation, SaysWhatElseMustBeTakenBack) {
    const std::string way = context_.snapshot->baseMap.streets[10].id;
    run({{"name", {"Weg"}}, {"block", {way}}});
    run({{"name", {"Weg"}}, {"open", {way}}});
    const std::string opened = error({{"name", {"Weg"}}, {"drop", {"1"}}});
    EXPECT_THAT(opened, AllOf(HasSubstr("assumption 2 (Way opened: "), HasSubstr("--drop 1 --drop 2")));
    run({{"name", {"Weg"}}, {"drop", {"1", "2"}}});
    EXPECT_EQ(editCount("Weg"), 0U);

    run({{"name", {"Neu"}}, {"add", {"youth.playground@" + p(0, 0) + ";name=Nord"}}});
    run({{"name", {"Neu"}}, {"residents", {"@" + p(550, -20) + ";0-9=20"}}});
    run({{"name", {"Neu"}}, {"enlarge", {"Nord;capacity=60"}}});
    run({{"name", {"Neu"}}, {"move", {"Nord@" + p(100, 0)}}});
    const std::string added = error({{"name", {"Neu"}}, {"drop", {"1"}}});
    EXPECT_THAT(added, AllOf(HasSubstr("assumption 3 (Facility changed: playground"),
                             HasSubstr("--drop 1 --drop 3 --drop 4"), Not(HasSubstr("youth.playground"))));
    EXPECT_THAT(error({{"name", {"Neu"}}, {"drop", {"1", "1"}}}), HasSubstr("given twice"));
    EXPECT_THAT(error({{"name", {"Neu"}}, {"drop", {"5"}}}), HasSubstr("Possible is 1 to 4"));
    run({{"name", {"Neu"}}, {"drop", {"4", "1", "3"}}});
    EXPECT_EQ(editCount("Neu"), 1U);
    run({{"name", {"Neu"}}, {"drop", {"1"}}});
    EXPECT_THAT(error({{"name", {"Neu"}}, {"drop", {"1"}}}), HasSubstr("has no assumptions yet"));
}
}  // namespace
}  // namespace nordertor::ops
