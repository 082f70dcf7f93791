// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: what a map of a stored result shows stands in its tables and in its description as well.
#include <algorithm>
#include <set>

#include "model/programme_names.h"
#include "publish/result_map_fixture.h"
#include "publish/result_places_p.h"
#include "support/small_result.h"

namespace nordertor::publish {
namespace {

using model::ResultColumn;

TEST_F(ResultMap, SitesAreListedByRankWithWhatTheyReach) {
    store(sites(), "site");
    const ComposedPage german = composed();
    ASSERT_EQ(german.tables.size(), 1U) << "one class has nothing to be counted";
    const TableContent& table = german.tables.front();
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0],
              (std::vector<std::string>{"1", "Brache", "im Programmgebiet, Norden", "300", "1.234"}));
    EXPECT_EQ(table.rows[1],
              (std::vector<std::string>{"2", "Wiese", "im Programmgebiet, Osten", "311", "70"}));
    EXPECT_NE(german.description.find("Personen, die herkommen, nach Rang: 1. Brache: 300 (neu erreicht: "
                                      "1.234); 2. Wiese: 311 (neu erreicht: 70)."),
              std::string::npos)
        << german.description;
    options_.language = Language::English;
    const ComposedPage english = composed();
    EXPECT_EQ(english.tables.front().rows[0],
              (std::vector<std::string>{"1", "Waste land", "in the area, north", "300", "1,234"}));
    EXPECT_NE(english.description.find("by rank: 1. Waste land: 300 (newly reached: 1,234)"),
              std::string::npos)
        << english.description;
}

TEST_F(ResultMap, AreasAreListedWithTheLargestValueFirst) {
    store(shares(5), "indicators");
    const ComposedPage page = composed();
    ASSERT_EQ(page.tables.size(), 2U) << "classes and areas";
    const TableContent& table = page.tables.back();
    ASSERT_EQ(table.rows.size(), 5U);
    EXPECT_EQ(table.rows[0],
              (std::vector<std::string>{"1", "Block 3", "im Programmgebiet, Südwesten", "1,5", "300"}));
    EXPECT_EQ(table.rows[4][1], "Block 4") << "whose share is not known";
    EXPECT_EQ(table.rows[4][3], "nicht bekannt");
    EXPECT_NE(page.description.find(
                  "Anteil (%), die größten zuerst: 1. Block 3: 1,5 % (Einwohner: 300); 2. Block 2: 1,0 %"),
              std::string::npos)
        << page.description;
}

// Truth: a number in the list leads to the place on the map, and there is none that leads nowhere.
TEST_F(ResultMap, ListedPlacesHaveTheirNumberOnTheMap) {
    model::ResultData data = shares(4);
    data.columns[2].label = {"Kinder", "Children"};
    data.rows[1].values[2] = {};
    store(std::move(data), "access");
    const auto composed = composeMapPage(snapshot_, themes_, nullptr, options_, {});
    ASSERT_TRUE(composed);
    const ComposedPage& page = *composed;
    std::size_t circles = 0;
    for (const PagePart& part : page.pages.front().parts) {
        circles += static_cast<std::size_t>(std::ranges::count_if(part.list.entries, [](const auto& entry) {
            return entry.layer == "gap-numbers" && std::holds_alternative<render::CircleItem>(entry.item);
        }));
    }
    EXPECT_EQ(circles, 4U);
    const auto texts = textsOf(page);
    for (const char* number : {"1", "2", "3", "4"}) {
        EXPECT_EQ(std::ranges::count(texts, number), 2) << "on the map and beside it: " << number;
    }
    EXPECT_EQ(page.tables.back().heading, "Das Ergebnis – einzeln");
    EXPECT_EQ(page.tables.back().rows[1].back(), "unter 3") << "one or two children, kept as unknown";
}

TEST_F(ResultMap, AFigureKeptBackOfASiteIsNotCalledSmall) {
    model::ResultData data = sites();
    for (std::size_t column = 0; column < data.columns.size(); ++column) {
        if (data.columns[column].type == model::ResultColumn::Type::Persons) {
            data.rows.front().values[column] = {};
        }
    }
    store(std::move(data), "site");
    const ComposedPage page = composed();
    const auto& cells = page.tables.back().rows.back();  // the second by rank
    EXPECT_EQ(std::ranges::count(cells, "unter 3"), 0);
    EXPECT_GE(std::ranges::count(cells, "unter 3 oder nicht bekannt"), 1);
}

TEST_F(ResultMap, OfManyPlacesItSaysHowManyAreLeftOut) {
    store(shares(130), "indicators");
    const ComposedPage page = composed();
    ASSERT_EQ(page.tables.size(), 2U);
    EXPECT_EQ(page.tables.back().rows.size(), 100U);
    EXPECT_EQ(page.tables.back().heading,
              "Das Ergebnis – die ersten 100 von 130 Flächen; auf der Karte mit Nummer die ersten 12");
    EXPECT_NE(page.description.find("; 122 weitere Orte."), std::string::npos) << page.description;
}

TEST_F(ResultMap, TheListCountsThePlacesItLeavesOut) {
    store(shares(130), "indicators");
    const auto texts = textsOf(composed());
    const auto listed =
        std::ranges::count_if(texts, [](const std::string& text) { return text.starts_with("Block "); });
    EXPECT_GT(listed, 5);
    EXPECT_EQ(std::ranges::count(texts, "… und " + std::to_string(130 - listed) + " weitere Orte"), 1);
}

TEST_F(ResultMap, PlacesBesideTheMapAreCountedButNotListed) {
    model::ResultData data = sites();
    data.rows.push_back({at(90000, 0), {3.0, std::string("Ferne"), std::string("Far away"), 5.0, 20.0}});
    store(std::move(data), "site");
    const ComposedPage page = composed();
    EXPECT_EQ(page.tables.front().rows.size(), 2U);
    EXPECT_EQ(page.tables.front().heading, "Das Ergebnis – einzeln, 2 von 3 Orten auf der Karte");
    EXPECT_NE(page.description.find("Das Ergebnis – auf der Karte liegen 2 von 3 Orten."), std::string::npos)
        << page.description;
    EXPECT_EQ(page.description.find("Ferne"), std::string::npos);
    const std::string beyond = "Außerhalb der Karte: 1 weiterer Ort (Rang 3)";
    EXPECT_NE(page.description.find(beyond + "."), std::string::npos) << page.description;
    EXPECT_EQ(std::ranges::count(textsOf(page), beyond), 1);
}

TEST_F(ResultMap, HeadingsBeginWithACapitalInEnglish) {
    model::ResultData data = sites();
    data.legend.title.en = "persons who come here";
    data.rows.push_back({at(90000, 0), {3.0, std::string("Ferne"), std::string("Far away"), 5.0, 20.0}});
    store(std::move(data), "site");
    model::Project project = *snapshot_;
    project.results.front().record.title.en = "the result";
    snapshot_ = test::snapshotOf(project);
    options_.language = Language::English;
    const auto texts = textsOf(composed());
    const auto begin = [&](const char* start) {
        return std::ranges::count_if(texts, [&](const std::string& text) { return text.starts_with(start); });
    };
    EXPECT_EQ(begin("Persons who come here"), 2) << "above list and legend";
    EXPECT_EQ(begin("persons who"), 0);
    EXPECT_EQ(begin("The result, computed"), 1) << "in the sources";
    EXPECT_EQ(begin("the result"), 0);
    EXPECT_EQ(begin("Outside the map: 1 more place"), 1);
}

TEST_F(ResultMap, WhatTitlesOfSeveralResultsBeginWithIsSaidOnce) {
    store(shares(3), "indicators");
    model::Project project = *snapshot_;
    project.results.push_back(project.results.front());
    project.results[0].record.title = {"Anteile: Kinder", "Shares: children"};
    project.results[1].record.title = {"Anteile: Ältere", "Shares: older people"};
    project.results[1].record.name = "aeltere";
    snapshot_ = test::snapshotOf(project);
    options_.results = {"ergebnis", "aeltere"};
    const auto count = [&](const std::string& text) {
        return std::ranges::count_if(textsOf(composed()), [&](const std::string& each) {
            return each.find(text) != std::string::npos;
        });
    };
    EXPECT_EQ(count("Anteile: Kinder, Ältere"), 1) << "the title";
    EXPECT_EQ(count("Kinder – Anteil (%)"), 1);
    EXPECT_EQ(count("Anteile: Kinder – Anteil"), 0);
    EXPECT_EQ(count("Ältere – Anteil (%)"), 1);
    options_.title = "Unser Quartier";
    EXPECT_EQ(count("Anteile: Kinder – Anteil (%)"), 1) << "the title does not say it";
    EXPECT_EQ(count("Anteile: Ältere – Anteil"), 0);
    project.results[1].record.title = {"Dichte: Ältere", "Density: older people"};
    snapshot_ = test::snapshotOf(project);
    options_.title.clear();
    EXPECT_EQ(count("Anteile: Kinder; Dichte: Ältere"), 1) << "two that begin otherwise";
}

TEST_F(ResultMap, ZonesOfDensityAreNamedAndHaveNoPosition) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Areas;
    data.columns = {
        {"from", {"von", "from"}, ResultColumn::Type::Number, 0},
        {"to", {"bis", "to"}, ResultColumn::Type::Number, 0},
        {"density", {"im Mittel je km²", "mean per km²"}, ResultColumn::Type::Number, 0},
        {"hectares", {"Fläche ha", "Area ha"}, ResultColumn::Type::Number, 1},
        {"amount", {"Personen (geschätzt)", "persons (estimated)"}, ResultColumn::Type::Persons, 0}};
    data.rows = {{test::square(0, 0, 400, 400), {280.0, 701.0, 461.0, 34.0, 1569.0}},
                 {test::square(50, 50, 300, 300), {701.0, 1402.0, 1010.0, 31.1, 3143.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "density";
    data.legend.title = {"Personen je km²", "Persons per km²"};
    data.legend.classes = {{{"bis 701", "up to 701"}, "#a1dab4", {}, 701},
                           {{"über 701", "over 701"}, "#253494", {}, {}}};
    store(std::move(data), "hotspots");
    const ComposedPage page = composed();
    EXPECT_NE(page.description.find("Personen je km²: bis 701: 34,0 ha (Personen, geschätzt: 1.569); "
                                    "über 701: 31,1 ha (Personen, geschätzt: 3.143)."),
              std::string::npos)
        << page.description;
    EXPECT_EQ(page.description.find("im Programmgebiet,"), std::string::npos);
    EXPECT_EQ(page.tables.front().rows[0], (std::vector<std::string>{"bis 701", "1.569", "33,3 %"}));
}

TEST_F(ResultMap, AreasAsWideAsTheTownHaveNoPositionAndGapsTheirOwn) {
    model::ResultData data = shares(3);
    data.rows[2].place = test::square(-900, -900, 900, 900);
    data.columns.push_back({"where_de", {"Lage", "Where"}, ResultColumn::Type::Text, 0});
    for (model::ResultRow& row : data.rows) {
        row.values.emplace_back();
    }
    data.rows[0].values.back() = std::string("Umkreis");
    store(std::move(data), "indicators");
    const ComposedPage page = composed();
    const auto& rows = page.tables.back().rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0][2], "im Programmgebiet, Südwesten");
    EXPECT_EQ(rows[1][2], "überwiegend außerhalb, Südwesten") << "as the result says";
    EXPECT_EQ(rows[2][2], "großflächig");
}

TEST_F(ResultMap, RankedPlacesWithoutANameComeLastWhereNothingIsKnown) {
    model::ResultData data = shares(3);
    data.columns[1] = {"rank", {"Rang", "Rank"}, ResultColumn::Type::Number, 0};
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
        data.rows[i].values[1] = static_cast<double>(3 - i);
    }
    store(std::move(data), "access");
    const auto rows = composed().tables.back().rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0][0], "2");
    EXPECT_EQ(rows[2][0], "1") << "whose value is not known";
}

TEST_F(ResultMap, HomesOfTheProgrammeAreaAreListedBeforeThoseOutside) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Points;
    data.columns = {{"rank", {"Rang", "Rank"}, ResultColumn::Type::Number, 0},
                    {"where_de", {"Lage", "Where"}, ResultColumn::Type::Text, 0},
                    {"walk_m", {"Fußweg in m", "Walk in m"}, ResultColumn::Type::Number, 0}};
    data.rows = {{at(150, 100), {1.0, model::whereLabel(false).de, 900.0}},
                 {at(100, 100), {2.0, model::whereLabel(true).de, 500.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "walk_m";
    data.legend.title = {"Fußweg in m", "Walk in m"};
    data.legend.classes = {{{"bis 600", "up to 600"}, "#a1dab4", {}, 600},
                           {{"über 600", "over 600"}, "#253494", {}, {}}};
    store(std::move(data), "access");
    const auto page = composed();
    const auto& rows = page.tables.back().rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][0], "1") << "counted anew";
    EXPECT_NE(rows[0][1].find("im Programmgebiet"), std::string::npos);
    EXPECT_TRUE(std::ranges::any_of(textsOf(page), [](const std::string& text) {
        return text.starts_with("Fußweg in m, die schlechtesten zuerst");
    }));
}

TEST_F(ResultMap, HomesThatStandThereOnceForEachStandardAreDrawnAndCountedOnce) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Points;
    data.columns = {{"home", {"Wohngebäude", "Home"}, ResultColumn::Type::Text, 0},
                    {"change_m", {"Änderung in m", "Change in m"}, ResultColumn::Type::Number, 0}};
    data.rows = {{at(150, 100), {std::string("a"), -300.0}}, {at(100, 100), {std::string("b"), 40.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "change_m";
    EXPECT_EQ(rowsNoun(data, 2, Language::German), "Wohngebäuden");
    data.rows.push_back({at(150, 100), {std::string("a"), 200.0}});
    EXPECT_EQ(placesNoun(data, 2, Language::German), "Wohngebäuden");
    EXPECT_EQ(rowsNoun(data, 3, Language::German), "Wegen");
    data.legend.title = {"Änderung", "Change"};
    data.legend.classes = {{{"kürzer", "shorter"}, "#a1dab4", {}, 0},
                           {{"länger", "longer"}, "#253494", {}, {}}};
    store(std::move(data), "whatif");
    const auto page = composed();
    const auto says = [&](const std::string& start) {
        return std::ranges::any_of(textsOf(page),
                                   [&](const std::string& text) { return text.starts_with(start); });
    };
    EXPECT_TRUE(says("Zahl der Wohngebäude"));
    EXPECT_TRUE(says("Kürzer: 1"));
    EXPECT_TRUE(says("Länger: 1"));
}

TEST_F(ResultMap, OfTwoResultsThatLookAlikeANoticeSaysSo) {
    model::Project project = *snapshot_;
    const auto points = [&](const char* name, const char* colour) {
        model::ResultData data;
        data.geometry = model::ResultGeometry::Points;
        data.columns = {{"n", {"Zahl", "Number"}, ResultColumn::Type::Number, 0}};
        data.rows = {{at(150, 100), {1.0}}};
        data.legend.kind = model::Presentation::Kind::Sequential;
        data.legend.column = "n";
        data.legend.classes = {{{"wenig", "few"}, colour, {}, {}}};
        model::ResultLayer layer = test::pointResult(name);
        layer.data = std::make_shared<const model::ResultData>(std::move(data));
        project.results.push_back(std::move(layer));
    };
    points("eins", "#a1dab4");
    points("zwei", "#a1dab4");
    points("drei", "#253494");
    const auto alike = [&](std::vector<std::string> results, style::MapVariant variant) {
        MapPageOptions options;
        options.date = "2026-11-22";
        options.results = std::move(results);
        options.variant = variant;
        const auto page = composeMapPage(test::snapshotOf(project), themes_, nullptr, options, {});
        EXPECT_TRUE(page);
        return std::ranges::count_if(page->result.notices, [](const Notice& notice) {
            return notice.message.de.find("was wozu gehört, ist nicht zu sehen") != std::string::npos;
        });
    };
    EXPECT_EQ(alike({"eins", "zwei"}, style::MapVariant::Colour), 1);
    EXPECT_EQ(alike({"eins", "drei"}, style::MapVariant::Colour), 0);
    EXPECT_EQ(alike({"eins", "drei"}, style::MapVariant::BlackAndWhite), 1);
    EXPECT_EQ(alike({"eins", "zwei", "drei"}, style::MapVariant::BlackAndWhite), 3);
}

TEST_F(ResultMap, OfAScenarioTheLargestChangesComeFirstWhetherLongerOrShorter) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Points;
    data.columns = {{"home", {"Wohngebäude", "Home"}, ResultColumn::Type::Text, 0},
                    {"change_m", {"Fußweg in m", "Walk in m"}, ResultColumn::Type::Number, 0}};
    data.rows = {{at(50, 100), {std::string("way/1"), -5.0}},
                 {at(100, 100), {std::string("way/2"), -400.0}},
                 {at(120, 100), {std::string("way/3"), 90.0}}};
    data.legend.kind = model::Presentation::Kind::Diverging;
    data.legend.column = "change_m";
    data.legend.title = {"Änderung in m", "Change in m"};
    data.legend.classes = {{{"bis 0", "up to 0"}, "#2166ac", {}, 0},
                           {{"über 0", "over 0"}, "#b2182b", {}, {}}};
    store(std::move(data), "whatif");
    const std::string said = composed().description;
    const std::size_t shorter = said.find("−400 m");
    EXPECT_NE(said.find("die größten Änderungen zuerst"), std::string::npos) << said;
    EXPECT_LT(shorter, said.find("90 m"));
    EXPECT_LT(said.find("90 m"), said.find("−5 m"));
}

TEST_F(ResultMap, SitesKeepTheirNumbersAndTheirListBesideGaps) {
    store(sites(), "site");
    options_.gaps = true;
    options_.themeId = "youth";
    const ComposedPage page = composed();
    EXPECT_TRUE(draws(page, "result-ranks"));
    EXPECT_FALSE(draws(page, "gap-number-texts"));
    const auto texts = textsOf(page);
    EXPECT_EQ(std::ranges::count(texts, "1. Brache: 300 (neu erreicht: 1.234)"), 1);
    EXPECT_EQ(std::ranges::count(texts, "Versorgungslücken zum Thema Jugend, ohne Nummer: 30 von 30"), 1);
    EXPECT_NE(page.description.find("; ohne Nummern auf der Karte. Die größte"), std::string::npos)
        << page.description;
    EXPECT_NE(page.description.find("1. Brache: 300"), std::string::npos) << "its sign is its number";
}

TEST_F(ResultMap, ASiteWithASmallOrHiddenFigureHasACircleAroundItsNumber) {
    model::ResultData data = sites();
    data.rows[0].values[4] = 1.0;
    data.rows[1].values[4] = model::ResultValue();
    store(std::move(data), "site");
    int circles = 0;
    const ComposedPage page = composed();
    for (const PagePart& part : page.pages.front().parts) {
        if (part.list.widthMm != page.layout.map().width) {
            continue;
        }
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto* circle = std::get_if<render::CircleItem>(&entry.item);
            if (circle != nullptr && entry.layer == "result-circles") {
                ++circles;
                EXPECT_GE(circle->radius, 2.2);
            }
        }
    }
    EXPECT_EQ(circles, 2);
}

TEST_F(ResultMap, LongNamesOfColumnsStayInTheirColumns) {
    model::ResultData data = sites();
    data.columns[4].label = {"Personen (nur unter 10 und ab 80 bekannt), die am liebsten hierher kommen",
                             "persons"};
    store(std::move(data), "site");
    options_.tables = true;
    const ComposedPage page = composed();
    ASSERT_GE(page.pages.size(), 2U);
    const double right = page.layout.inner().right();
    int found = 0;
    for (const PagePart& part : page.pages.back().parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto* text = std::get_if<render::TextItem>(&entry.item);
            if (text != nullptr && text->text.starts_with("Personen (")) {
                ++found;
                EXPECT_LE(text->centre.x + text->width / 2, right + 0.01) << text->text;
                EXPECT_LT(text->width, 60) << text->text;
            }
        }
    }
    EXPECT_EQ(found, 1);
}

TEST_F(ResultMap, EverySiteHasItsRankOnTheMap) {
    store(sites(), "site");
    const ComposedPage page = composed();
    std::multiset<std::string> ranks;
    for (const PagePart& part : page.pages.front().parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            if (entry.layer == "result-ranks") {
                ranks.insert(std::get<render::TextItem>(entry.item).text);
            }
        }
    }
    EXPECT_EQ(ranks.size(), 3U) << "one is the legend's";
    EXPECT_TRUE(ranks.contains("1") && ranks.contains("2"));
    const auto texts = textsOf(page);
    EXPECT_EQ(std::ranges::count(texts, "Rang"), 1);
}

TEST_F(ResultMap, ItsFiguresTakeTheRoomOfTheListOfGaps) {
    store(sites(), "site");
    const auto has = [](const std::vector<std::string>& texts, const char* text) {
        return std::ranges::count(texts, text) == 1;
    };
    EXPECT_TRUE(has(textsOf(composed()), "1. Brache: 300 (neu erreicht: 1.234)"));
    model::ResultData unnamed = shares(5);
    std::erase_if(unnamed.columns, [](const ResultColumn& column) { return column.key == "name"; });
    for (model::ResultRow& row : unnamed.rows) {
        row.values.erase(row.values.begin() + 1);
    }
    store(unnamed, "indicators");
    const auto texts = textsOf(composed());
    EXPECT_TRUE(has(texts, "Zahl der Flächen insgesamt"));
    EXPECT_TRUE(has(texts, "Bis 10 %: 4"));
    EXPECT_TRUE(has(texts, "Nicht bekannt: 1"));
}

// Truth: of four squares three are on the map.
TEST_F(ResultMap, ClassesOfADensityHaveItsUnitAndWhatLiesBesideTheMapIsCounted) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Areas;
    data.columns = {
        {"density", {"Kinder je ha", "Children per ha"}, ResultColumn::Type::Number, 1},
    };
    data.rows = {{test::square(-100, -100, 0, 0), {1.0}},
                 {test::square(0, 0, 100, 100), {2.0}},
                 {test::square(100, 0, 200, 100), {9.0}},
                 {test::square(90000, 0, 90100, 100), {9.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "density";
    data.legend.title = {"Kinder je ha", "Children per ha"};
    data.legend.classes = {{{"bis 5,0", "up to 5.0"}, "#a1dab4", {}, 5},
                           {{"über 5,0 bis 9,0", "over 5.0 to 9.0"}, "#253494", {}, {}}};
    store(std::move(data), "indicators");
    const auto texts = textsOf(composed());
    for (const char* text : {"Bis 5,0 je ha: 2", "Über 5,0 bis 9,0 je ha: 1", "Außerhalb der Karte: 1"}) {
        EXPECT_EQ(std::ranges::count(texts, text), 1) << text;
    }
}

TEST_F(ResultMap, OnlyFacilitiesItIsAboutAreDrawn) {
    model::Project project = *snapshot_;
    project.facilities.push_back({"node/3", "youth.other", "Anderes", at(300, 300), {}, {}, {}, "osm"});
    snapshot_ = test::snapshotOf(project);
    model::FacilityKind other;
    other.id = "other";
    other.label = {"Anderes", "Other"};
    themes_.themes.front().facilityKinds.push_back(other);
    store(sites(), "site");
    const auto legend = [&](const char* label) {
        const auto texts = textsOf(composed());
        return std::ranges::count(texts, label) > 0;
    };
    options_.onlyFacilities = {"youth.other"};
    EXPECT_TRUE(legend("Anderes"));
    EXPECT_FALSE(legend("Spielplatz"));
    options_.onlyFacilities = {"node/1"};
    EXPECT_FALSE(legend("Anderes"));
    EXPECT_TRUE(legend("Spielplatz"));
    options_.facilities = false;
    EXPECT_FALSE(legend("Spielplatz"));
}

TEST_F(ResultMap, PointsItStartsFromHaveASign) {
    store(sites(), "reach");
    EXPECT_FALSE(draws(composed(), "origin"));
    options_.origins = {at(100, 100)};
    const ComposedPage page = composed();
    EXPECT_TRUE(draws(page, "origin"));
    EXPECT_EQ(std::ranges::count(textsOf(page), "Ausgangsort"), 1);
}

}  // namespace
}  // namespace nordertor::publish
