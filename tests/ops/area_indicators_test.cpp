// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/area_indicators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ops/area_parameters.h"
#include "ops/table_output.h"
#include "support/real_data.h"

namespace nordertor::ops {
namespace {

/// Three homes in two squares of 500 m: 400 persons (100 children) in the west, 200 (2 children) in the east.
model::Project smallTown() {
    model::Project project;
    project.area.shape = {{{{{0, 0}, {1000, 0}, {1000, 500}, {0, 500}, {0, 0}}, {}}}};
    project.residents.groups = {{0, 9}, {0, model::AgeGroup::openEnd}};
    project.residents.homes = {
        {"a", "", false, {100, 100}, 50}, {"b", "", false, {400, 400}, 50}, {"c", "", false, {700, 100}, 50}};
    project.residents.persons = {{60, 40, 2}, {300, 100, 200}};
    project.facilities = {{"node/1", "youth.playground", "", {200, 200}, {}, {}, {}, ""},
                          {"node/2", "youth.playground", "", {250, 200}, {}, {}, {}, ""}};
    return project;
}

Context contextOf(model::Project project) {
    static const auto themes = [] {
        model::Theme theme;
        theme.id = "youth";
        model::FacilityKind kind;
        kind.id = "playground";
        kind.label = {"Spielplatz", "playground"};
        kind.labelPlural = {"Spielplätze", "playgrounds"};
        theme.facilityKinds = {kind};
        return std::make_shared<const model::ThemeSet>(model::ThemeSet{{theme}});
    }();
    Context context;
    context.snapshot.project = std::make_shared<const model::Project>(std::move(project));
    context.themes = themes;
    context.today = "2026-01-01";
    return context;
}

Result<Outcome> run(const Context& context, std::map<std::string, std::vector<std::string>> given) {
    const AreaIndicators operation;
    const auto values = ParameterValues::create(operation.info().parameters, std::move(given));
    if (!values) {
        return fail(values.error());
    }
    return operation.run(context, *values, {});
}

std::optional<double> number(const Table& table, std::size_t row, const std::string& key) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key != key) {
            continue;
        }
        if (const auto* figure = std::get_if<Figure>(&table.rows[row][c])) {
            return figure->value;
        }
        if (const auto* persons = std::get_if<Persons>(&table.rows[row][c])) {
            return persons->value;
        }
    }
    return std::nullopt;
}

// Truth: by hand from the figures of smallTown().
TEST(AreaIndicators, CountsSharesAndDensities) {
    const auto outcome =
        run(contextOf(smallTown()),
            {{"areas", {"grid:500"}},
             {"least-inhabitants", {"0"}},
             {"indicator",
              {"persons:0-9", "share:0-9", "density:all", "homes", "facilities-per-1000:youth.playground"}}});
    ASSERT_TRUE(outcome) << outcome.error().sentence(Language::English);
    const Table& table = outcome->tables.front();
    ASSERT_EQ(table.rows.size(), 2U);  // most children first
    EXPECT_EQ(number(table, 0, "persons:0-9"), 100);
    EXPECT_EQ(number(table, 0, "share:0-9"), 25);
    EXPECT_EQ(number(table, 0, "density:all"), 400 / 25.0);
    EXPECT_EQ(number(table, 0, "homes"), 2);
    EXPECT_EQ(number(table, 0, "facilities-per-1000:youth.playground"), 5);
    EXPECT_EQ(number(table, 1, "facilities-per-1000:youth.playground"), 0);
    // two children: neither their number in print nor a share that gives it away
    EXPECT_FALSE(number(table, 1, "share:0-9"));
    ASSERT_EQ(outcome->features.size(), 1U);
    EXPECT_EQ(outcome->features[0].features.size(), 2U);
    EXPECT_EQ(outcome->features[0].presentation.column, "persons:0-9");
}

// Truth: 401 and 200 persons; 100.0 and 2 children, of which the mean would tell.
TEST(AreaIndicators, GivesMeansADecimalMoreAndNoneThatTells) {
    model::Project project = smallTown();
    project.residents.persons[1][0] = 301;
    const auto outcome = run(contextOf(project), {{"areas", {"grid:500"}},
                                                  {"indicator", {"persons:all", "persons:0-9", "homes"}}});
    ASSERT_TRUE(outcome) << outcome.error().sentence(Language::English);
    const auto table = std::ranges::find(outcome->tables, "summary", &Table::key);
    ASSERT_NE(table, outcome->tables.end());
    const auto figure = [&](std::size_t row, std::size_t column) {
        return std::get<Figure>(table->rows[row][column]);
    };
    for (const std::size_t column : {std::size_t{3}, std::size_t{4}}) {
        EXPECT_DOUBLE_EQ(figure(0, column).value, 300.5);
        EXPECT_EQ(figure(0, column).decimals, 1);
        EXPECT_TRUE(std::holds_alternative<Unknown>(table->rows[1][column]));
        EXPECT_DOUBLE_EQ(figure(2, column).value, 1.5);
        EXPECT_EQ(figure(2, column).decimals, 1);
    }
}

// Truth: persons on one hectare each; a map draws the figures with the decimals of the table, and so must its
// classes be counted.
TEST(AreaIndicators, ClassesAreThoseOfTheFiguresShown) {
    model::Project project = smallTown();
    const std::vector<double> persons{40.04, 41.02, 60.04, 60.06, 60.14, 90.0, 120.0, 150.06};
    project.area.shape = {{{{{0, 0}, {1000, 0}, {1000, 100}, {0, 100}, {0, 0}}, {}}}};
    project.residents.groups = {{0, model::AgeGroup::openEnd}};
    project.residents.homes.clear();
    project.residents.persons = {persons};
    for (std::size_t i = 0; i < persons.size(); ++i) {
        project.residents.homes.push_back(
            {"home" + std::to_string(i), "", false, {50 + 100.0 * static_cast<double>(i), 50}, 50});
    }
    for (const char* method : {"jenks", "quantile", "equal"}) {
        const auto outcome = run(contextOf(project), {{"areas", {"grid:100"}},
                                                      {"least-inhabitants", {"0"}},
                                                      {"classes", {method}},
                                                      {"class-count", {"4"}},
                                                      {"indicator", {"density:all"}}});
        ASSERT_TRUE(outcome) << outcome.error().sentence(Language::English);
        const auto classes = std::ranges::find(outcome->tables, "classes", &Table::key);
        ASSERT_NE(classes, outcome->tables.end());
        const std::vector<double>& breaks = outcome->features[0].presentation.breaks;
        std::vector<double> counts(breaks.size() + 1, 0);
        const Table& table = outcome->tables.front();
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (const auto shown = number(table, row, "density:all")) {
                const double rounded = std::round(*shown * 10) / 10;
                ++counts[static_cast<std::size_t>(
                    std::ranges::count_if(breaks, [&](double bound) { return bound < rounded; }))];
            }
        }
        for (std::size_t c = 0; c < counts.size(); ++c) {
            EXPECT_EQ(number(*classes, c, "areas"), counts[c]) << method << ' ' << c;
        }
        for (const double bound : breaks) {
            EXPECT_DOUBLE_EQ(bound, std::round(bound * 10) / 10) << method;
        }
    }
}

TEST(AreaIndicators, HidesSharesOfSmallAreas) {
    const auto outcome =
        run(contextOf(smallTown()), {{"areas", {"grid:500"}}, {"indicator", {"density:all"}}});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(number(outcome->tables.front(), 0, "density:all"), 16);
    EXPECT_FALSE(number(outcome->tables.front(), 1, "density:all"));
    ASSERT_EQ(outcome->notices.size(), 1U);
    EXPECT_NE(outcome->notices[0].message.de.find("300 Einwohnern"), std::string::npos);
}

TEST(AreaIndicators, SayWhatIsMissingWhereInhabitantsAreUnknown) {
    model::Project project = smallTown();
    project.residents.groups = {{0, 9}};
    project.residents.persons = {{60, 40, 2}};
    for (const char* name : {"facilities-per-1000:youth.playground", "share:0-9"}) {
        const auto none = run(contextOf(project), {{"areas", {"grid:500"}}, {"indicator", {name}}});
        ASSERT_FALSE(none);
        EXPECT_NE(none.error().message.en.find("the number of all inhabitants is not known"),
                  std::string::npos);
        EXPECT_NE(none.error().remedy.en.find("--inhabitants"), std::string::npos);
    }
    // nothing is hidden there, so the record does not say that something would be
    const auto density = run(contextOf(project), {{"areas", {"grid:500"}}, {"indicator", {"density:0-9"}}});
    ASSERT_TRUE(density);
    const auto values = ParameterValues::create(AreaIndicators().info().parameters,
                                                {{"areas", {"grid:500"}}, {"indicator", {"density:0-9"}}});
    EXPECT_FALSE(recordedParameters(*values, *density).contains("least-inhabitants"));
    const auto held = run(contextOf(smallTown()), {{"areas", {"grid:500"}}, {"indicator", {"density:0-9"}}});
    EXPECT_EQ(recordedParameters(*values, *held).at("least-inhabitants"), std::vector<std::string>{"300"});
}

TEST(AreaIndicators, IndexShowsItsParts) {
    const auto outcome =
        run(contextOf(smallTown()),
            {{"areas", {"grid:500"}}, {"least-inhabitants", {"0"}}, {"index", {"persons:0-9=3,homes=-1"}}});
    ASSERT_TRUE(outcome) << outcome.error().sentence(Language::English);
    const Table& table = outcome->tables.front();
    EXPECT_EQ(number(table, 0, "index"), 0.75);
    EXPECT_EQ(number(table, 0, "part:persons:0-9"), 0.75);
    EXPECT_EQ(number(table, 0, "part:homes"), 0);
    EXPECT_EQ(number(table, 1, "index"), 0.25);
    EXPECT_EQ(number(table, 0, "rank"), 1);
}

TEST(AreaIndicators, CarriesFiguresOverByWherePeopleLive) {
    const test::TemporaryFolder folder;
    const auto file = folder.write(
        "district.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},
        "features":[{"type":"Feature","properties":{"id":"d","flats":600},"geometry":{"type":"Polygon",
        "coordinates":[[[500000,5800000],[501000,5800000],[501000,5800500],[500000,5800500],[500000,5800000]]]}}]})");
    model::Project project = smallTown();
    for (model::Home& home : project.residents.homes) {
        home.location = {home.location.x + 500000, home.location.y + 5800000};
    }
    project.area.shape = {};
    project.facilities.clear();
    for (const auto& [by, west] : std::map<std::string, double>{{"persons", 400}, {"surface", 300}}) {
        const auto outcome = run(contextOf(project), {{"areas", {"grid:500"}},
                                                      {"from", {file.string()}},
                                                      {"carry", {by}},
                                                      {"indicator", {"count-from:flats"}}});
        ASSERT_TRUE(outcome) << outcome.error().sentence(Language::English);
        const Table& table = outcome->tables.front();
        EXPECT_NEAR(number(table, 0, "count-from:flats").value_or(0), west, 1e-9) << by;
        EXPECT_NEAR(number(table, 1, "count-from:flats").value_or(0), 600 - west, 1e-9) << by;
    }
}

TEST(AreaIndicators, EveryMistakeHasItsSentence) {
    const Context context = contextOf(smallTown());
    const auto remedy = [&](std::map<std::string, std::vector<std::string>> given) {
        const auto outcome = run(context, std::move(given));
        EXPECT_FALSE(outcome);
        return outcome ? std::string() : outcome.error().sentence(Language::German);
    };
    EXPECT_NE(remedy({{"indicator", {"homes"}}}).find("--areas grid:500"), std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:20"}}, {"indicator", {"homes"}}}).find("50 und 10.000"),
              std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}}).find("keine Kennzahl genannt"), std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}, {"indicator", {"column:x"}}}).find("--figures"),
              std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}, {"index", {"homes=0"}}}).find("außer 0"), std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}, {"indicator", {"homes"}}, {"show", {"x"}}}).find("homes"),
              std::string::npos);
    EXPECT_NE(
        remedy({{"areas", {"grid:500"}}, {"indicator", {"homes"}}, {"breaks", {"3;2"}}}).find("aufsteigende"),
        std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}, {"indicator", {"share-from:x"}}}).find("--from"),
              std::string::npos);
    EXPECT_NE(remedy({{"areas", {"cells"}}, {"indicator", {"homes"}}}).find("Keine der Flächen"),
              std::string::npos);
    EXPECT_NE(remedy({{"areas", {"grid:500"}}, {"status", {"homes"}}}).find("Weniger als drei"),
              std::string::npos);
}

// Truth: smallTown() has the same number of businesses in both squares, none.
TEST(AreaIndicators, SaysWhereAFigureIsTheSameEverywhere) {
    const std::map<std::string, std::vector<std::string>> base{{"areas", {"grid:500"}},
                                                               {"least-inhabitants", {"0"}}};
    auto only = base;
    only["index"] = {"organisations"};
    const auto none = run(contextOf(smallTown()), only);
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().message.en.find("The same in all areas, so that there is nothing to tell apart"),
              std::string::npos)
        << none.error().message.en;
    EXPECT_EQ(none.error().place, "--index");
    auto some = base;
    some["index"] = {"organisations=1,persons:0-9=1"};
    const auto outcome = run(contextOf(smallTown()), some);
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    const bool said = std::ranges::any_of(outcome->notices, [](const Notice& notice) {
        return notice.message.en.find("adds nothing to the result (--index)") != std::string::npos;
    });
    EXPECT_TRUE(said);
}

TEST(AreaIndicators, SaysWhyAnIndexCannotBeShown) {
    const auto outcome =
        run(contextOf(smallTown()), {{"areas", {"grid:500"}}, {"indicator", {"homes"}}, {"show", {"index"}}});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error()
                  .sentence(Language::English)
                  .find("\"index\" cannot be shown, since without --index it is "
                        "not computed."),
              outcome.error().sentence(Language::English).find("\"index\""))
        << outcome.error().sentence(Language::English);
    EXPECT_NE(outcome.error().remedy.en.find("--show homes"), std::string::npos);
}

}  // namespace
}  // namespace nordertor::ops
