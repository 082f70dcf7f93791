// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// What becomes of what finds no room on a sheet.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "publish/map_page_fixture.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

class OverfullPage : public MapPageFixture {
  protected:
    /// "Eigener Richtwert 0", 1, 2 ..., each with 60 of 100 persons without supply.
    void addStandards(int count) {
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            model::Standard standard = themes_.themes.front().standards.front();
            standard.id = "own_" + number;
            standard.label = {"Eigener Richtwert " + number, "Own standard " + number};
            themes_.themes.front().standards.push_back(standard);
            analysis::StandardResult result;
            result.theme = "youth";
            result.standard = "youth.own_" + number;
            result.limit = 400;
            result.inside.all = 100;
            result.inside.supplied = 40;
            result.demand.measure = analysis::DemandMeasure::Persons;
            report_.standards.push_back(result);
        }
    }
};

TEST_F(OverfullPage, WhatDoesNotFitStandsOnAFurtherSheetOrIsSaid) {
    auto narrow =
        parseLayout(R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
        "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4"],
        "portrait": {"column": [{"frame": "title"}, {"frame": "map", "share": 1}, {"frame": "text", "size": 5},
                                {"frame": "legend", "size": 12}, {"frame": "sources", "size": 5}]}})",
                    "narrow.json");
    ASSERT_TRUE(narrow) << narrow.error().message.en;
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*narrow);
    options.note =
        "Ein Text, der in seinem Feld von fünf Millimetern Höhe keinen Platz hat, weil er viel mehr "
        "sagt, als eine Zeile von achtzehn Zentimetern fassen kann, wie klein sie auch gesetzt ist, "
        "selbst wenn sie bis zum rechten Rand des Blattes reicht.";
    for (int i = 0; i < 2; ++i) {
        options.note += " " + options.note;
    }
    options.note += " Schluss.";
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->rest.legend);
    EXPECT_TRUE(page->rest.sources);
    EXPECT_TRUE(page->rest.text);
    ASSERT_EQ(page->pages.size(), 2U);
    const std::string said = joined(textsOf(page->pages[1]), "|");
    for (const char* text :
         {"BEISPIELDATEN", "Versorgungslücken", "Programmgebiet", "ODbL 1.0", "EPSG:25832", "Schluss."}) {
        EXPECT_NE(said.find(text), std::string::npos) << text;
    }
    EXPECT_EQ(said.find("weitere Zeichen"), std::string::npos);
    // a note that fills nearly a page leaves the legend one of its own
    MapPageOptions longer = options;
    for (int i = 0; i < 5; ++i) {
        longer.note += " " + longer.note;
    }
    const auto more = composeMapPage(snapshot_, themes_, &report_, longer, {});
    ASSERT_TRUE(more);
    EXPECT_EQ(more->pages.size(), 3U);
    const std::vector<std::string> last = textsOf(more->pages.back());
    EXPECT_EQ(std::ranges::count(last, "Legende"), 1);
    EXPECT_EQ(std::ranges::count(last, "Programmgebiet"), 1);
    const auto pdf = write("map.pdf", options);
    ASSERT_TRUE(pdf);
    ASSERT_EQ(pdf->notices.size(), 3U);
    EXPECT_NE(pdf->notices[0].message.de.find("auf einem weiteren Blatt"), std::string::npos);
    const auto png = write("map.png", options);
    ASSERT_TRUE(png);
    EXPECT_NE(png->notices[0].message.de.find("Größeres Papier"), std::string::npos);
}

// A list of places may end with how many there are besides; what is said of one need may not.
TEST_F(OverfullPage, FactsThatFindNoRoomStandOnAFurtherSheet) {
    const auto narrow = [](const std::string& oneGap) {
        const auto layout = parseLayout(
            R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
            "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4"], "one-gap": )" +
                oneGap + R"(,
            "portrait": {"column": [{"frame": "title"},
                {"share": 1, "row": [{"frame": "map", "share": 1},
                                     {"size": 40, "column": [{"frame": "gaps", "size": 15},
                                                             {"frame": "legend", "share": 1}]}]}]}})",
            "narrow.json");
        EXPECT_TRUE(layout) << layout.error().sentence(Language::English);
        return std::make_shared<const Layout>(*layout);
    };
    MapPageOptions options;
    options.date = "2026-11-22";
    options.gap = report_.ranked().front()->id;
    options.layout = narrow("true");
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page) << page.error().message.en;
    EXPECT_TRUE(page->rest.facts);
    ASSERT_EQ(page->pages.size(), 2U);
    const auto said = [&](std::size_t index, const char* text) {
        return joined(textsOf(page->pages[index]), "|").find(text) != std::string::npos;
    };
    EXPECT_TRUE(said(0, "weitere Angabe"));
    EXPECT_FALSE(said(1, "weitere Angabe"));
    EXPECT_TRUE(said(1, "Nächste Einrichtung"));
    const auto png = write("map.png", options);
    ASSERT_TRUE(png);
    ASSERT_FALSE(png->notices.empty());
    EXPECT_TRUE(png->notices.front().message.de.starts_with("Nicht alle Angaben"))
        << png->notices.front().message.de;
    options.gap.clear();
    options.themeId = "youth";
    options.layout = narrow("false");
    const auto list = write("list.png", options);
    ASSERT_TRUE(list);
    ASSERT_FALSE(list->notices.empty());
    EXPECT_TRUE(list->notices.front().message.de.starts_with("Die Liste der Lücken"))
        << list->notices.front().message.de;
}

TEST_F(OverfullPage, TheTitleBlockShrinksThenFlows) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("map"));
    options.author =
        "Dezernat II – Amt für Stadtentwicklung, Bauordnung und Umwelt der Stadt, Abteilung Stadtplanung, "
        "Sachgebiet Soziale Stadt und Schluss";
    const auto said = [](const PageDrawing& page, const std::string& word) {
        return joined(textsOf(page), "|").find(word) != std::string::npos;
    };
    const auto whole = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(whole);
    EXPECT_FALSE(whole->rest.block);
    EXPECT_TRUE(said(whole->pages.front(), "Schluss"));
    // a block of a fixed height
    const auto narrow =
        parseLayout(R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
            "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4"],
            "portrait": {"column": [{"frame": "map", "share": 1},
                {"size": 12, "row": [{"frame": "title-block", "size": 60}, {"frame": "text", "share": 1}]}]}})",
                    "narrow.json");
    ASSERT_TRUE(narrow) << narrow.error().sentence(Language::English);
    MapPageOptions number = options;
    number.author.clear();
    number.layout = std::make_shared<const Layout>(*findLayout("map"));
    number.paperNumber = std::string(70, '7');
    const auto wide = composeMapPage(snapshot_, themes_, &report_, number, {});
    ASSERT_TRUE(wide);
    EXPECT_FALSE(wide->rest.block);
    const std::string all = joined(textsOf(wide->pages.front()), "|");
    EXPECT_EQ(std::ranges::count(all, '7'),
              70 + std::ranges::count(joined(textsOf(whole->pages.front()), "|"), '7'))
        << "one word, wider than its cell, is broken";
    options.layout = std::make_shared<const Layout>(*narrow);
    const auto cut = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(cut);
    EXPECT_TRUE(cut->rest.block);
    ASSERT_EQ(cut->pages.size(), 2U);
    EXPECT_FALSE(said(cut->pages.front(), "Schluss"));
    EXPECT_TRUE(said(cut->pages.back(), "Schluss"));
}

TEST_F(OverfullPage, FramesWithoutRoomStandOnAFurtherSheet) {
    addStandards(12);
    const auto narrow =
        parseLayout(R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
            "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4"],
            "portrait": {"column": [{"frame": "title"}, {"frame": "map", "size": 225}, {"frame": "gaps"}, {"frame": "chart"},
                {"frame": "legend"}, {"frame": "sources"}]}})",
                    "narrow.json");
    ASSERT_TRUE(narrow) << narrow.error().sentence(Language::English);
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*narrow);
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->rest.legend);
    EXPECT_TRUE(page->rest.chart);
    ASSERT_EQ(page->pages.size(), 2U);
    const std::vector<std::string> first = textsOf(page->pages.front());
    const std::vector<std::string> second = textsOf(page->pages.back());
    EXPECT_EQ(std::ranges::count(first, "Legende"), 0);
    EXPECT_EQ(std::ranges::count(second, "Legende"), 1);
    EXPECT_EQ(std::ranges::count(second, "Eigener Richtwert 7"), 1) << "the last bar";
}

TEST_F(OverfullPage, ALongNoteLeavesTheListItsEntries) {
    for (const Orientation orientation : {Orientation::Landscape, Orientation::Portrait}) {
        MapPageOptions options;
        options.date = "2026-11-22";
        options.orientation = orientation;
        const auto without = composeMapPage(snapshot_, themes_, &report_, options, {});
        ASSERT_TRUE(without);
        ASSERT_EQ(without->result.gapsListed, 12U);
        options.note = "Vermerk.";
        for (int i = 0; i < 400; ++i) {
            options.note += " Wort";
        }
        options.note += " Schluss.";
        const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
        ASSERT_TRUE(page);
        EXPECT_EQ(page->result.gapsListed, 12U);
        EXPECT_TRUE(page->rest.text);
        EXPECT_FALSE(page->rest.gaps);
        ASSERT_EQ(page->pages.size(), 2U);
        EXPECT_NE(joined(textsOf(page->pages.front()), "|").find("Vermerk."), std::string::npos);
        EXPECT_NE(joined(textsOf(page->pages.back()), "|").find("Schluss."), std::string::npos);
    }
}

TEST_F(OverfullPage, AListWithoutEntriesHasNoHeading) {
    const auto narrow =
        parseLayout(R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
            "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4"],
            "portrait": {"row": [{"frame": "map", "share": 1},
                {"column": [{"frame": "gaps", "size": 15}, {"frame": "legend"}], "size": 40}]}})",
                    "narrow.json");
    ASSERT_TRUE(narrow) << narrow.error().sentence(Language::English);
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*narrow);
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    ASSERT_EQ(page->result.gapsListed, 0U);
    EXPECT_TRUE(page->rest.gaps);
    EXPECT_EQ(std::ranges::count(textsOf(page->pages.front()), "Größte Lücken"), 0);
    const auto png = write("map.png", options);
    ASSERT_TRUE(png);
    EXPECT_TRUE(std::ranges::any_of(png->notices, [](const Notice& notice) {
        return notice.message.de.starts_with("Die Liste der Lücken hat auf dem Blatt keinen Platz.");
    }));
}

// Truth: 1,000 m in the 22 mm between the edges of a map of 30 mm are 1:45,455, so that 1:50,000 is taken.
TEST_F(OverfullPage, AVerySmallMapIsSaid) {
    model::Project project = test::smallProject();
    project.area.shape = geo::rectangleOf({test::origin, {test::origin.x + 1000, test::origin.y + 1000}});
    snapshot_ = test::snapshotOf(std::move(project));
    const auto said = [&](const std::string& map, const std::string& note, int scale = 0) {
        const auto layout =
            parseLayout(R"({"nordertor:layout": 1, "id": "narrow", "name": {"de": "Eng", "en": "Narrow"},
            "about": {"de": "Eng", "en": "Narrow"}, "papers": ["A4", "A3"],
            "portrait": {"column": [{"frame": "map", )" +
                            map + R"(}, {"frame": "text", "most": 0.1}, {"frame": "notes", "share": 1}]}})",
                        "narrow.json");
        EXPECT_TRUE(layout) << layout.error().sentence(Language::English);
        MapPageOptions options;
        options.layout = std::make_shared<const Layout>(*layout);
        options.note = note;
        if (scale > 0) {
            options.scaleDenominator = scale;
        }
        const auto page = write("map.pdf", options);
        EXPECT_TRUE(page) << page.error().sentence(Language::English);
        for (const Notice& notice : page->notices) {
            if (notice.message.de.find("sehr klein") != std::string::npos) {
                return notice.message.de;
            }
        }
        return std::string();
    };
    const std::string notice = said(R"("size": 30)", "");
    EXPECT_NE(notice.find("1 : 50.000"), std::string::npos) << notice;
    EXPECT_NE(notice.find("--paper A3"), std::string::npos);
    EXPECT_EQ(notice.find("--note"), std::string::npos);
    EXPECT_NE(said(R"("size": 30)", "Vermerk").find("--note"), std::string::npos);
    EXPECT_EQ(said(R"("share": 4)", ""), "");
    EXPECT_EQ(said(R"("size": 30)", "", 100000), "") << "as the user wants it";
}

TEST_F(OverfullPage, HeadingsStayWithinTheirFrame) {
    PageWriter page(100, 100);
    writeSectionHeading(page, {10, 10, 40, 20}, "Größte Lücken (Personen, dann Gebäude)");
    const PageDrawing drawing = page.take();
    const auto& text = std::get<render::TextItem>(drawing.parts.back().list.entries.back().item);
    EXPECT_LE(text.width, 40.01);
    EXPECT_LT(text.size, sectionHeading.size);
    EXPECT_GE(text.size, 2);
}

TEST_F(OverfullPage, LineBreaksOfANoteStay) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("map"));
    options.note = "Erste Zeile\nZweite Zeile";
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    const std::vector<std::string> texts = textsOf(page->pages.front());
    EXPECT_EQ(std::ranges::count(texts, "Erste Zeile "), 1)
        << "with a blank, so that copied words do not join";
    EXPECT_EQ(std::ranges::count(texts, "Zweite Zeile"), 1);
}

TEST_F(OverfullPage, ATitleThatIsCutIsSaid) {
    const auto warned = [&](std::size_t words) {
        MapPageOptions options;
        options.date = "2026-11-22";
        for (std::size_t i = 0; i < words; ++i) {
            options.title += "Versorgungslücken ";
        }
        const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
        EXPECT_TRUE(page);
        return std::ranges::any_of(page->result.notices, [](const Notice& notice) {
            return notice.message.en.find("title is too long") != std::string::npos;
        });
    };
    EXPECT_FALSE(warned(5));
    EXPECT_TRUE(warned(60));
}

TEST_F(OverfullPage, AChartThatShowsTheLargestOnlySaysOfHowMany) {
    addStandards(12);
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("profile"));
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    const std::string words = joined(textsOf(page->pages.front()), " ");
    EXPECT_NE(words.find("Richtwert (die 8 größten von 12)"), std::string::npos) << words;
}

// Truth: the words of the heading are the bars that are there.
TEST_F(OverfullPage, AChartThatIsCutSaysHowManyBarsAreDrawn) {
    addStandards(12);
    MapPageOptions options;
    options.date = "2026-11-22";
    const auto low = parseLayout(R"({"nordertor:layout": 1, "id": "low", "name": {"de": "Flach", "en": "Low"},
        "about": {"de": "Flach", "en": "Low"}, "papers": ["A4"],
        "portrait": {"column": [{"frame": "title"}, {"frame": "map", "share": 1}, {"frame": "chart", "size": 34},
                                {"frame": "sources"}]}})",
                                 "low.json");
    ASSERT_TRUE(low) << low.error().message.en;
    options.layout = std::make_shared<const Layout>(*low);
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->rest.chart);
    ASSERT_EQ(page->pages.size(), 2U);
    const auto barsSaid = [&](std::size_t number) {
        const std::string words = joined(textsOf(page->pages[number]), " ");
        const auto at = words.find("Richtwert (die ");
        return at == std::string::npos ? 0
                                       : std::stoi(words.substr(at + std::string("Richtwert (die ").size()));
    };
    EXPECT_GT(barsSaid(0), 1);
    EXPECT_LT(barsSaid(0), 8);
    EXPECT_EQ(barsSaid(1), 8);
}

TEST_F(OverfullPage, StandardsThatFindNoRoomStandOnAFurtherPage) {
    addStandards(60);
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("profile"));
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->rest.standards);
    ASSERT_GE(page->pages.size(), 2U);
    std::set<std::string> said;
    for (std::size_t i = 1; i < page->pages.size(); ++i) {
        const auto texts = textsOf(page->pages[i]);
        said.insert(texts.begin(), texts.end());
    }
    for (int i = 0; i < 60; ++i) {
        EXPECT_TRUE(said.contains("Eigener Richtwert " + std::to_string(i))) << i;
    }
}

TEST_F(OverfullPage, LettersOfNoFontAreReplacedAndSaid) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.title = "Plan \U0010FFFD Nord";  // for private use: no font has it
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    const std::string all = joined(textsOf(page->pages.front()), "|");
    EXPECT_EQ(all.find("\U0010FFFD"), std::string::npos);
    EXPECT_TRUE(all.find("Plan \uFFFD Nord") != std::string::npos ||
                all.find("Plan ? Nord") != std::string::npos);
    EXPECT_TRUE(std::ranges::any_of(page->result.notices, [](const Notice& notice) {
        return notice.message.de.find("Ersatzzeichen") != std::string::npos;
    }));
}

TEST_F(OverfullPage, WhatTheSheetHasNoFrameForIsSaid) {
    auto bare =
        parseLayout(R"({"nordertor:layout": 1, "id": "bare", "name": {"de": "Nur Karte", "en": "Bare"},
        "about": {"de": "Nur Karte", "en": "Bare"}, "papers": ["A4"], "portrait": {"frame": "map", "share": 1}})",
                    "bare.json");
    ASSERT_TRUE(bare);
    MapPageOptions options;
    options.layout = std::make_shared<const Layout>(*bare);
    const auto plain = write("bare.svg", options);
    ASSERT_TRUE(plain);
    ASSERT_EQ(plain->notices.size(), 1U);
    EXPECT_NE(plain->notices[0].message.de.find("Quellenangaben"), std::string::npos)
        << "licences ask for them";
    options.date = "2026-11-22";
    const auto pages = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->pages.size(), 2U);
    EXPECT_NE(joined(textsOf(pages->pages[1]), "|").find("OpenStreetMap"), std::string::npos);
    options.note = "Entwurf";
    options.annex = "2";
    const auto result = write("bare.svg", options);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->notices.size(), 3U);
    EXPECT_NE(result->notices[0].message.de.find("Der Text"), std::string::npos);
    EXPECT_NE(result->notices[1].message.de.find("Nummer der Anlage"), std::string::npos);
}

}  // namespace
}  // namespace nordertor::publish
