// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>

#include "gui/gap_panel.h"
#include "gui/gap_text.h"
#include "gui/partner_panel.h"
#include "gui/place_names.h"
#include "gui/small_report.h"
#include "gui/swatch.h"
#include "gui/table_model.h"

namespace nordertor::gui {
namespace {

const Words german(Language::German);
const Words english(Language::English);
constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

QString textAt(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

TEST(GapModel, KeepsTheRulesOfQtModels) {
    GapModel model(german);
    const QAbstractItemModelTester tester(&model, fatal);
    model.setReport(test::smallReport(), test::smallThemes(), {});
    model.setReport(nullptr, nullptr, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(GapModel, ShowsGapsByRankInTheWindowsLanguage) {
    GapModel model(german);
    model.setReport(test::smallReport(), test::smallThemes(), {{"youth.near.1", "Celler Straße"}});
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(textAt(model, 0, GapModel::Rank), "1");
    EXPECT_EQ(textAt(model, 0, GapModel::Theme), "Nähe");
    EXPECT_EQ(textAt(model, 0, GapModel::Persons), "1.234");
    EXPECT_EQ(textAt(model, 0, GapModel::Place), "Celler Straße");
    EXPECT_EQ(textAt(model, 1, GapModel::Persons), "≥ 40");
    EXPECT_EQ(textAt(model, 1, GapModel::Place), "im Gebiet");
    EXPECT_EQ(textAt(model, 2, GapModel::Place), "Umkreis");
    EXPECT_EQ(textAt(model, 2, GapModel::Reason), "Grund 3");
    EXPECT_EQ(model.rowOf("youth.near.3"), 2);
    EXPECT_EQ(model.rowOf("youth.near.4"), -1);

    GapModel other(english);
    other.setReport(test::smallReport(), test::smallThemes(), {});
    EXPECT_EQ(textAt(other, 0, GapModel::Theme), "Nearness");
    EXPECT_EQ(textAt(other, 0, GapModel::Persons), "1,234");
    EXPECT_EQ(textAt(other, 0, GapModel::Place), "in the area");
}

TEST(GapModel, NeverTellsOneOrTwoPersonsApart) {
    GapModel model(german);
    model.setReport(test::smallReport(), test::smallThemes(), {});
    EXPECT_EQ(textAt(model, 2, GapModel::Persons), "<3");
}

TEST(GapText, SaysReasonStandardAndSource) {
    const auto report = test::smallReport();
    const QString text = gapDetails(*report, *report->find("youth.near.1"), *test::smallThemes(), german);
    EXPECT_TRUE(text.contains("Grund 1"));
    EXPECT_EQ(personsText(*report, *report->find("youth.near.1"), true, german), "1.234 Kinder unter 10");
    EXPECT_TRUE(text.contains("400 m Fußweg, Quelle A"));
}

TEST(GapText, SetsWhatIsMissingPerHeadBesideWhoIsWithout) {
    auto report = *test::smallReport();
    analysis::StandardResult& youth = report.standards[1];
    youth.inside.all = 2000;
    youth.inside.supplied = 500;
    youth.capacity.emplace();
    youth.capacity->perHead = 2;
    youth.capacity->demand = youth.demand;
    youth.capacity->inside = {2000, 1600, 4000, 2900.4, 2500};
    youth.places[0].capacityMissing = 2468.4;
    const auto details = [&](Words words) {
        return gapDetails(report, *report.find("youth.near.1"), *test::smallThemes(), words);
    };
    EXPECT_TRUE(details(german).contains("1.234 Kinder unter 10 hier; im Gebiet 1.500 von 2.000"));
    EXPECT_TRUE(details(german).contains(
        "2.468 m² hier; im Gebiet 2.500 bis 2.900 m² zu wenig; Richtwert 2 m² je Kopf"));
    EXPECT_TRUE(
        details(english).contains("in the area 2,500 to 2,900 m² short; the figure is 2 m² per head"));
    EXPECT_FALSE(details(german).contains("Stabilität"));
    youth.places[0].stability = 0.87;
    youth.stability = analysis::StandardStability{{}, {1400, 1600}, {}};
    EXPECT_TRUE(details(german).contains("bleibt in 87 von 100 Läufen"));
    EXPECT_TRUE(details(english).contains("in the area then 1,400 to 1,600 are without"));
    // one person without supply, or one with, is told by neither number
    youth.inside.supplied = 1999;
    youth.capacity->inside.personsShort = 1;
    EXPECT_FALSE(details(german).contains("im Gebiet 1 von"));
    EXPECT_FALSE(details(german).contains("im Gebiet 2.500"));
}

std::vector<std::string> drawnIds(const GapDisplay& display) {
    std::vector<std::string> ids;
    const analysis::GapReport drawn = gapsToDraw(*test::smallReport(), display);
    for (const analysis::GapPlace* place : drawn.ranked()) {
        ids.push_back(place->id);
    }
    return ids;
}

TEST(GapDisplay, DrawsWhatTheListShowsAndAlwaysTheChosenOne) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(drawnIds({}), (Ids{"youth.near.1", "social.near.2", "youth.near.3"}));
    EXPECT_EQ(drawnIds({.theme = "youth"}), (Ids{"youth.near.1", "youth.near.3"}));
    EXPECT_EQ(drawnIds({.theme = "youth", .insideOnly = true}), (Ids{"youth.near.1"}));
    EXPECT_EQ(drawnIds({.theme = "social", .selected = "youth.near.3"}),
              (Ids{"social.near.2", "youth.near.3"}));
}

TEST(GapDisplay, NumbersTheFirstAndTheChosenOne) {
    analysis::GapReport report;
    report.standards.resize(1);
    for (std::size_t rank = 1; rank <= numberedGapsOfOneTheme + 50; ++rank) {
        report.standards[0].places.push_back(test::smallPlace("youth.near", rank, 5, true));
    }
    const auto numbers = gapNumbers(report, {.selected = "youth.near.130"});
    EXPECT_EQ(numbers.size(), numberedGapsOfOneTheme + 1);
    EXPECT_EQ(numbers.at("youth.near.130"), 130U);
    EXPECT_FALSE(numbers.contains("youth.near.131"));
}

TEST(GapFilter, ShowsOneThemeAndOnlyTheAreaWhenAsked) {
    GapModel model(german);
    GapFilter filter;
    const QAbstractItemModelTester tester(&filter, fatal);
    filter.setSourceModel(&model);
    model.setReport(test::smallReport(), test::smallThemes(), {});
    EXPECT_EQ(filter.rowCount(), 3);
    filter.setTheme("youth");
    EXPECT_EQ(filter.rowCount(), 2);
    filter.setInsideOnly(true);
    ASSERT_EQ(filter.rowCount(), 1);
    EXPECT_EQ(filter.index(0, 0).data(GapModel::IdRole).toString(), "youth.near.1");
}

TEST(GapFilter, SortsNumbersAsNumbers) {
    GapModel model(german);
    GapFilter filter;
    filter.setSourceModel(&model);
    model.setReport(test::smallReport(), test::smallThemes(), {});
    filter.sort(GapModel::Persons, Qt::DescendingOrder);
    EXPECT_EQ(filter.index(0, GapModel::Persons).data().toString(), "1.234");
    EXPECT_EQ(filter.index(1, GapModel::Persons).data().toString(), "≥ 40");
    EXPECT_EQ(filter.index(2, GapModel::Persons).data().toString(), "<3");
}

TEST(GapPanel, ChoosesAGapAndSaysSo) {
    GapPanel panel(german);
    QSignalSpy changed(&panel, &GapPanel::selectionChanged);
    panel.setReport(test::smallReport(), test::smallThemes(), {});
    EXPECT_TRUE(panel.selected().empty());
    panel.select("social.near.2");
    EXPECT_EQ(panel.selected(), "social.near.2");
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed.front().front().toString(), "social.near.2");
    panel.select("social.near.2");
    EXPECT_EQ(changed.count(), 1);
    // a new report without the gap: nothing is chosen, and whoever listens learns of it
    panel.setReport(nullptr, nullptr, {});
    EXPECT_EQ(changed.count(), 2);
    EXPECT_TRUE(changed.back().front().toString().isEmpty());
}

TEST(PartnerModel, KeepsTheRulesOfQtModels) {
    PartnerModel model(german);
    const QAbstractItemModelTester tester(&model, fatal);
    model.setPartners(test::smallProject(), test::smallPartners());
    model.setPartners(nullptr, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(PartnerModel, ShowsWhoCouldHelp) {
    PartnerModel model(german);
    model.setPartners(test::smallProject(), test::smallPartners());
    ASSERT_EQ(model.rowCount(), 2);  // the third is in no project
    EXPECT_EQ(textAt(model, 0, PartnerModel::Name), "Stiftung Muster");
    EXPECT_EQ(textAt(model, 0, PartnerModel::Kind), "Stiftung");
    EXPECT_EQ(textAt(model, 0, PartnerModel::Minutes), "–");
    EXPECT_EQ(textAt(model, 0, PartnerModel::Fit), "90 %");
    EXPECT_EQ(textAt(model, 1, PartnerModel::Minutes), "7");  // a part of a minute is walked too
    EXPECT_EQ(textAt(model, 1, PartnerModel::Fit), "82 %");
    const QString details = partnerDetails(*model.partnerAt(1), german);
    EXPECT_TRUE(details.contains("liegt nah"));
    EXPECT_TRUE(details.contains("ist klein"));
    EXPECT_TRUE(partnerDetails(*model.partnerAt(0), german).contains("Bildung, unheardof"));
}

TEST(PartnerPanel, ChoosesByOrganisation) {
    PartnerPanel panel(german);
    panel.setPartners(test::smallProject(), test::smallPartners());
    EXPECT_EQ(panel.selected(), nullptr);
    panel.select("b");
    ASSERT_NE(panel.selected(), nullptr);
    EXPECT_EQ(panel.selected()->organisation->name, "Bäckerei Beispiel");
    panel.select("x");
    EXPECT_EQ(panel.selected(), nullptr);
}

TEST(TableModel, ShowsEveryKindOfCell) {
    const ops::Table table{.key = "t",
                           .title = {"T", "T"},
                           .columns = {{"a", {"Spalte", "Column"}}, {"b", {"B", "B"}}},
                           .rows = {{ops::Unknown{}, std::string("x")},
                                    {LocalizedText{"ja", "yes"}, ops::Figure{1234.56, 1}},
                                    {ops::Persons{2}, ops::Persons{3}}}};
    TableModel model(table, german);
    const QAbstractItemModelTester tester(&model, fatal);
    EXPECT_EQ(textAt(model, 0, 0), "–");
    EXPECT_EQ(textAt(model, 0, 1), "x");
    EXPECT_EQ(textAt(model, 1, 0), "ja");
    EXPECT_EQ(textAt(model, 1, 1), "1.234,6");
    EXPECT_EQ(textAt(model, 2, 0), "<3");
    EXPECT_EQ(textAt(model, 2, 1), "3");
    EXPECT_EQ(model.headerData(0, Qt::Horizontal).toString(), "Spalte");
}

TEST(PlaceNames, TakesTheStreetMostHomesBelongToElseTheNearest) {
    model::Project project;
    for (const auto& [id, street] :
         {std::pair{"w1", "Lange Straße"}, {"w2", "Kurze Straße"}, {"w3", "Lange Straße"}}) {
        model::Building building;
        building.id = id;
        building.street = street;
        project.baseMap.buildings.push_back(building);
        model::Home home;
        home.id = id;
        project.residents.homes.push_back(home);
    }
    model::Home cell;
    cell.id = "cell";
    project.residents.homes.push_back(cell);
    model::Street far;
    far.name = "Ferne Straße";
    far.points = {{500300, 5800100}, {500400, 5800100}};
    model::Street near;
    near.name = "Nahe Straße";
    near.points = {{500200, 5800030}, {500400, 5800030}};
    project.baseMap.streets = {far, near};

    analysis::GapReport report;
    analysis::StandardResult result;
    result.standard = "youth.near";
    result.places = {test::smallPlace("youth.near", 1, 5, true), test::smallPlace("youth.near", 3, 5, true),
                     test::smallPlace("youth.near", 40, 5, true)};
    result.places[0].homeIndices = {0, 1, 2};
    result.places[1].homeIndices = {3};
    result.places[2].homeIndices = {3};
    report.standards = {result};
    const auto names = placeNames(project, report);
    EXPECT_EQ(names.at("youth.near.1"), "Lange Straße");
    EXPECT_EQ(names.at("youth.near.3"), "Nahe Straße");  // at (500300, 5800000), 30 m from the nearer street
    EXPECT_EQ(names.at("youth.near.40"), "");            // at (504000, 5800000), far from both
}

TEST(Swatch, IsFilledOrHatchedAsItsAreasAre) {
    const auto image = [](const std::string& pattern) {
        return swatch("#e69f00", 2, pattern).pixmap(14, 14).toImage();
    };
    const QImage filled = image({});
    const QImage level = image("horizontal");
    EXPECT_NE(filled, level);
    EXPECT_NE(level, image("vertical"));
    EXPECT_EQ(level, image("horizontal"));
    const QColor middle = filled.pixelColor(filled.width() / 2, filled.height() / 2);
    EXPECT_EQ(middle, QColor("#e69f00"));
}

}  // namespace
}  // namespace nordertor::gui
