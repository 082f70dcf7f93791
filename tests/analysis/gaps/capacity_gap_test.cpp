// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/capacity_gap.h"

#include <gtest/gtest.h>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

// Truth: worked by hand on drawn cities. A cell is 50 m; a home two cells beside a playground walks 50 + 100
// + 50 = 200 m.
model::ThemeSet themeWithFigure(double perHead) {
    model::ThemeSet themes = test::playgroundTheme(200);
    themes.themes[0].standards[0].perHead =
        model::PerHead{.amount = perHead, .demandGroup = "children", .citation = {}, .note = {}};
    return themes;
}

StandardResult analysed(const model::Project& project, const model::ThemeSet& themes) {
    const auto report = analyseGaps(project, themes, {.capacity = true});
    EXPECT_TRUE(report.has_value());
    return report->standards.at(0);
}

model::Project twoPlaygrounds(std::optional<double> first, std::optional<double> second) {
    model::Project project = test::drawnProject({"a P b P c", "---------"}, 50);
    project.facilities.at(0).areaSquareMetres = first;
    project.facilities.at(1).areaSquareMetres = second;
    return project;
}

TEST(CapacityGap, IsWhatTheSharesInReachLeaveOpen) {
    // 40 m² for a and b (20 children), 60 m² for b and c: 2 m² for each of a, 2 + 3 for b, 3 for c; 4 wanted
    const CapacityResult capacity = *analysed(twoPlaygrounds(40, 60), themeWithFigure(4)).capacity;
    EXPECT_EQ(capacity.facilities, 2U);
    EXPECT_EQ(capacity.facilitiesUnknown, 0U);
    EXPECT_EQ(capacity.available, (std::vector<float>{2, 5, 3}));
    EXPECT_EQ(capacity.missing, (std::vector<double>{20, 0, 10}));
    EXPECT_EQ(capacity.inside.persons, 30);
    EXPECT_EQ(capacity.inside.personsShort, 20);
    EXPECT_EQ(capacity.inside.wanted, 120);
    EXPECT_EQ(capacity.inside.missing, 30);
    EXPECT_EQ(capacity.inside.missingAtLeast, 30);
    EXPECT_EQ(capacity.margin.persons, 0);
}

TEST(CapacityGap, NamesTheLeastAndTheMostWhereASizeIsUnknown) {
    const StandardResult result = analysed(twoPlaygrounds(40, std::nullopt), themeWithFigure(3));
    EXPECT_EQ(result.capacity->facilities, 1U);
    EXPECT_EQ(result.capacity->facilitiesUnknown, 1U);
    EXPECT_EQ(result.capacity->inside.missing, 10 + 10 + 30) << "the unknown one as nothing";
    EXPECT_EQ(result.capacity->inside.missingAtLeast, 10) << "only a cannot reach it";
    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_NE(result.notices[0].message.de.find("1 von 2 Angeboten ohne bekannte Fläche"), std::string::npos);
}

// Truth: at c, which reaches none, all is missing whatever the sizes are; of a and b nothing can be told.
TEST(CapacityGap, SaysWhereNoSizeIsKnown) {
    model::Project project = test::drawnProject({"a P b      c", "------------"}, 50);
    project.facilities.at(0).areaSquareMetres.reset();
    const StandardResult result = analysed(project, themeWithFigure(3));
    EXPECT_FALSE(result.capacity->anySizeKnown());
    EXPECT_EQ(result.capacity->inside.missingAtLeast, 30);
    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_NE(result.notices[0].message.de.find("Von keinem Angebot (1) ist die Fläche bekannt."),
              std::string::npos);
    EXPECT_NE(result.notices[0].message.en.find("Whether there is enough for all cannot be told"),
              std::string::npos);
    EXPECT_TRUE(analysed(twoPlaygrounds(40, std::nullopt), themeWithFigure(3)).capacity->anySizeKnown());
}

TEST(CapacityGap, IsMissingWhollyWhereNothingIsInReach) {
    const StandardResult result = analysed(
        test::drawnProject({"a        P", "----------"}, 50, {{0, 9}}, {{'a', 7}}), themeWithFigure(2));
    EXPECT_EQ(result.capacity->inside.missing, 14);
    ASSERT_EQ(result.places.size(), 1U);
    EXPECT_EQ(result.places[0].capacityMissing, 14);
}

TEST(CapacityGap, IsThereOnlyWhereAskedForAndWhereHeadsAreKnown) {
    EXPECT_FALSE(analysed(twoPlaygrounds(1, 1), test::playgroundTheme()).capacity.has_value());
    const auto report = analyseGaps(twoPlaygrounds(1, 1), themeWithFigure(1), {});
    EXPECT_FALSE(report->standards[0].capacity.has_value());
    model::Project unknown = twoPlaygrounds(1, 1);
    for (double& persons : unknown.residents.persons[0]) {
        persons = model::Residents::unknownPersons;
    }
    const StandardResult result = analysed(unknown, themeWithFigure(1));
    EXPECT_FALSE(result.capacity.has_value());
    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_NE(result.notices[0].message.en.find("without numbers of residents"), std::string::npos);
}

TEST(CapacityGap, SaysOnceThatNotAllHeadsAreKnown) {
    model::ThemeSet themes = themeWithFigure(1);
    themes.themes[0].demandGroups.push_back({"everybody", {"Personen", "Persons"}, {}, {}});
    themes.themes[0].standards[0].perHead->demandGroup = "everybody";
    themes.themes[0].standards.push_back(themes.themes[0].standards[0]);
    themes.themes[0].standards[1].id = "second";
    const auto report = analyseGaps(twoPlaygrounds(40, 60), themes, {.capacity = true});
    ASSERT_TRUE(report.has_value());
    ASSERT_EQ(report->notices.size(), 1U);
    EXPECT_EQ(report->notices[0].count, 2U);
    EXPECT_NE(report->notices[0].message.de.find("nicht alle Einwohner bekannt sind"), std::string::npos);
}

TEST(CapacityGap, SharesAThingOfTwoKindsOnce) {
    model::ThemeSet themes = themeWithFigure(4);
    model::FacilityKind other = themes.themes[0].facilityKinds[0];
    other.id = "other";
    themes.themes[0].facilityKinds.push_back(other);
    themes.themes[0].standards[0].facilityKinds.emplace_back("other");
    model::Project project = twoPlaygrounds(40, 60);
    model::Facility again = project.facilities[0];
    again.kind = "youth.other";
    again.areaSquareMetres.reset();
    project.facilities.push_back(again);
    EXPECT_EQ(analysed(project, themes).capacity->available, (std::vector<float>{2, 5, 3}));
}

TEST(CapacityGap, CountsPlacesWhereTheFigureIsInPlaces) {
    model::ThemeSet themes = themeWithFigure(0.5);
    themes.themes[0].standards[0].perHead->unit = model::SupplyUnit::Places;
    model::Project project = twoPlaygrounds(1000, 1000);
    project.facilities[0].capacity = 4;
    project.facilities[1].capacity = 0;
    const CapacityResult capacity = *analysed(project, themes).capacity;
    EXPECT_EQ(capacity.inside.wanted, 15);
    EXPECT_DOUBLE_EQ(capacity.inside.missing, 15 - 4);
}

// Two-step floating catchment areas give away the whole supply that anybody reaches (Luo and Wang 2003).
TEST(CapacityGap, GivesAwayTheWholeSupply) {
    const Catchments reach{{0, 3, 3, 5}, {{0, 1}, {1, 1}, {2, 1}, {1, 1}, {3, 1}}};
    const std::vector<std::optional<double>> supply = {120.0, 500.0, 7.0};
    Demand demand;
    demand.byHome = {3, 1.5, 20, model::Residents::unknownPersons};
    const CapacityResult result = *capacityGap(reach, supply, demand, {true, true, false, true}, 1);
    double given = 0;
    for (std::size_t home = 0; home < 3; ++home) {
        given += demand.byHome[home] * result.available[home];
    }
    EXPECT_NEAR(given, 120 + 7, 1e-4) << "nobody reaches the second; available is in single precision";
    EXPECT_EQ(result.missing[3], 0) << "unknown persons want nothing";
    EXPECT_EQ(result.inside.persons, 4.5);
    EXPECT_EQ(result.margin.persons, 20);
}

}  // namespace
}  // namespace nordertor::analysis
