// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "publish/need_sheet_p.h"
#include "publish/page_composer_p.h"
#include "render/small_project.h"

namespace nordertor::publish {
namespace {

TEST(NeedSheet, SaysWhoLacksWhatAndWhoCouldHelp) {
    model::Project project = test::smallProject();
    model::Organisation club;
    club.id = "club";
    club.name = "Verein \"Muster\"";
    club.kind = model::OrganisationKind::Association;
    project.organisations.push_back(club);
    model::Organisation shop = club;
    shop.id = "shop";
    shop.location = geo::boxOf(project.area.shape).centre();
    project.organisations.push_back(shop);
    analysis::GapReport report = test::smallReport(1);
    analysis::StandardResult& result = report.standards.front();
    result.demand.label = {"Kinder unter 10 (Zensus)", "children under 10 (census)"};
    analysis::GapPlace& gap = result.places.front();
    gap.homes = 7;
    gap.nearestDistance = 913;
    gap.nearestFacilityName = {"Spielplatz \"Eins\"", "Spielplatz \"Eins\""};
    gap.stability = 0.87;
    const std::vector<analysis::PartnerMatch> partners{
        {"club", 0.5, 0.5, 6.2, {"Kann Feste veranstalten.", "Can hold events."}, {}},
        {"unknown", 0.4, 0.4, {}, {}, {}},
        {"shop", 0.3, 0.3, 2.0, {"Kann helfen.", "Can help."}, {}}};
    const FactSheet sheet =
        needSubject(project, test::smallThemes(), report, gap, partners, 1, Language::German).facts.value();
    std::map<std::string, std::string> texts;
    for (const FactSheet::Item& item : sheet.items) {
        texts[item.head] = item.text;
    }
    EXPECT_EQ(texts["Was fehlt"], gap.reason.de);
    EXPECT_EQ(texts["Wem"], "100 Kinder unter 10 in 7 Wohngebäuden, im Programmgebiet");
    EXPECT_EQ(texts["Nächste Einrichtung"], "Spielplatz „Eins“, 910 m");
    EXPECT_EQ(texts["Maßstab der Bewertung"], "Höchstens 400 m Fußweg (Musternorm)");
    EXPECT_EQ(texts["Wie sicher"], "Bleibt eine Lücke in 87 % der durchgerechneten Annahmen.");
    EXPECT_EQ(texts["Mögliche Partner"], "Verein „Muster“ (Verein, 7 Min. zu Fuß): Kann Feste veranstalten.");
    ASSERT_EQ(sheet.items.size(), 7U) << "no line for a partner the project does not have";
    EXPECT_FALSE(sheet.items[5].mark) << "without a place";
    ASSERT_TRUE(sheet.items[6].mark);
    EXPECT_EQ(sheet.items[6].mark->text(), "P3") << "on the map";
    EXPECT_EQ(sheet.items[6].mark->at, *shop.location);
    FactSheet seen = sheet;
    render::MapView view = render::viewOf(geo::boxOf(project.area.shape), 100, 100);
    keepMarksInView(seen, view);
    ASSERT_TRUE(seen.items[6].mark);
    EXPECT_EQ(seen.items[6].mark->text(), "P1") << "the first that is on the map";
    view.centre.x += 10000;
    keepMarksInView(seen, view);
    EXPECT_FALSE(seen.items[6].mark) << "beside the map it keeps its words alone";
    EXPECT_EQ(seen.items[6].text, sheet.items[6].text);
}

// Its persons are counted whole.
TEST(NeedSheet, SaysWhereAGapReachesBeyondTheProgrammeArea) {
    model::Project project = test::smallProject();
    project.residents.homes.resize(2);
    project.residents.homes[0].location = geo::boxOf(project.area.shape).centre();
    project.residents.homes[1].location = {project.residents.homes[0].location.x + 5000,
                                           project.residents.homes[0].location.y};
    analysis::GapReport report = test::smallReport(1);
    analysis::GapPlace& gap = report.standards.front().places.front();
    const auto whom = [&](std::vector<std::uint32_t> homes) {
        gap.homeIndices = std::move(homes);
        const auto subject = needSubject(project, test::smallThemes(), report, gap, {}, 1, Language::German);
        const auto& items = subject.facts.value().items;
        const auto at = std::ranges::find(items, "Wem", &FactSheet::Item::head);
        return at == items.end() ? std::string() : at->text;
    };
    EXPECT_TRUE(whom({0, 1}).ends_with(", zum Teil außerhalb des Programmgebiets")) << whom({0, 1});
    EXPECT_TRUE(whom({0}).ends_with(", im Programmgebiet")) << whom({0});
}

TEST(NeedSheet, SaysWhoseHeadsAFigureCountsWhereTheyAreOthers) {
    const model::Project project = test::smallProject();
    model::ThemeSet themes = test::smallThemes();
    analysis::GapReport report = test::smallReport(1);
    analysis::StandardResult& result = report.standards.front();
    result.demand.label = {"Kinder unter 10", "children under 10"};
    result.capacity = analysis::CapacityResult{};
    analysis::GapPlace& gap = result.places.front();
    gap.capacityMissing = 30.4;
    for (model::Theme& theme : themes.themes) {
        for (model::Standard& standard : theme.standards) {
            standard.perHead = model::PerHead{.amount = 1,
                                              .unit = model::SupplyUnit::Places,
                                              .demandGroup = "children",
                                              .citation = {},
                                              .note = {}};
        }
    }
    const auto extent = [&](const LocalizedText& heads) {
        result.capacity->demand.label = heads;
        const auto subject = needSubject(project, themes, report, gap, {}, 1, Language::German);
        const auto& items = subject.facts.value().items;
        const auto at = std::ranges::find(items, "Umfang", &FactSheet::Item::head);
        return at == items.end() ? std::string() : at->text;
    };
    EXPECT_EQ(extent(result.demand.label), "Nach dem Richtwert fehlen 30 Plätze");
    EXPECT_EQ(extent({"Kinder von 3 bis 5", "children aged 3 to 5"}),
              "Nach dem Richtwert fehlen 30 Plätze; gerechnet für: Kinder von 3 bis 5");
}

TEST(FactSheet, CountsOneInTheSingular) {
    FactSheet facts{"Bedarf", {}};
    for (int i = 0; i < 4; ++i) {
        facts.items.push_back({"Kopf", "Satz."});
    }
    const double whole = factsHeight(facts, 70);
    std::set<std::string> last;
    for (double height = whole; height > whole / 2; height -= 1) {
        PageWriter page(100, 200);
        EXPECT_TRUE(writeFacts(page, facts, {10, 10, 70, height}, Language::German) || height < whole);
        const PageDrawing drawing = page.take();
        last.insert(std::get<render::TextItem>(drawing.parts.back().list.entries.back().item).text);
    }
    EXPECT_TRUE(last.contains("… und 1 weitere Angabe"));
    EXPECT_FALSE(last.contains("… und 1 weitere Angaben"));
}

TEST(FactSheet, ShrinksToFitAndCountsWhatDoesNot) {
    FactSheet facts{"Bedarf", {}};
    for (int i = 0; i < 40; ++i) {
        facts.items.push_back({"Kopf " + std::to_string(i),
                               "Ein Satz, der etwas mehr als eine Zeile lang ist, damit er bricht."});
    }
    const PageBox box{10, 10, 70, 150};
    PageWriter page(100, 200);
    EXPECT_FALSE(writeFacts(page, facts, box, Language::German));
    const PageDrawing drawing = page.take();
    std::string last;
    for (const PagePart& part : drawing.parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto& text = std::get<render::TextItem>(entry.item);
            EXPECT_LE(text.centre.y + text.height / 2, box.bottom() + 0.5) << text.text;
            EXPECT_LE(text.width, box.width + 0.01) << text.text;
            EXPECT_GE(text.size, 2.0);
            last = text.text;
        }
    }
    EXPECT_TRUE(last.starts_with("… und ") && last.ends_with(" weitere Angaben")) << last;
}

}  // namespace
}  // namespace nordertor::publish
