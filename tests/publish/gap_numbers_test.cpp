// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Which gaps a sheet draws, numbers and lists; details of a map.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "base/text.h"
#include "publish/map_page_fixture.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

class GapNumbers : public MapPageFixture {
  protected:
    /// A4 with so much room for the list.
    static std::shared_ptr<const Layout> listOf(int millimetres) {
        const auto layout = parseLayout(
            R"({"nordertor:layout": 1, "id": "short", "name": {"de": "Kurz", "en": "Short"},
            "about": {"de": "Kurz", "en": "Short"}, "papers": ["A4"],
            "portrait": {"column": [{"frame": "title"}, {"frame": "map", "share": 1},
                                    {"size": )" +
                std::to_string(millimetres) + R"(, "row": [{"frame": "gaps", "share": 1},
                                                           {"frame": "legend", "share": 1}]}]}})",
            "short.json");
        EXPECT_TRUE(layout) << layout.error().sentence(Language::English);
        return std::make_shared<const Layout>(*layout);
    }
};

TEST_F(GapNumbers, WhichGapsAreDrawnDoesNotDependOnThePaperAndEachNumberIsListed) {
    const auto numbers = [&](const std::string& theme, const char* layout, std::optional<Paper> paper) {
        MapPageOptions options;
        options.date = "2026-11-22";
        options.themeId = theme;
        options.layout = std::make_shared<const Layout>(*findLayout(layout));
        options.paper = paper;
        const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
        EXPECT_TRUE(page);
        std::set<std::string> texts;
        std::size_t circles = 0;
        for (const PagePart& part : page->pages.front().parts) {
            for (const render::DrawEntry& entry : part.list.entries) {
                const auto* text = std::get_if<render::TextItem>(&entry.item);
                if (text != nullptr && entry.layer == "gap-number-texts") {
                    texts.insert(text->text);
                }
                circles += entry.layer == "gap-numbers" ? 1 : 0;
            }
        }
        EXPECT_EQ(circles, texts.size());
        // the first of the ranking, each with its place in the list
        EXPECT_EQ(texts.size(), page->result.gapsListed);
        for (std::size_t i = 1; i <= texts.size(); ++i) {
            EXPECT_TRUE(texts.contains(std::to_string(i))) << i;
        }
        return std::pair(page->result.gapsDrawn, texts.size());
    };
    for (const auto& [layout, paper] :
         {std::pair{"council", Paper::A4}, {"council", Paper::A3}, {"poster", Paper::A1}}) {
        EXPECT_EQ(numbers("", layout, paper).first, 12U) << layout;
        EXPECT_EQ(numbers("youth", layout, paper).first, 30U) << layout;
    }
    EXPECT_EQ(numbers("", "poster", Paper::A1).second, 12U);
}

TEST_F(GapNumbers, WithTablesAllThatAreDrawnHaveANumber) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.tables = true;
    options.layout = listOf(40);
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    const std::vector<std::string> texts = textsOf(page->pages.front());
    EXPECT_LT(page->result.gapsListed, 12U);
    EXPECT_EQ(std::ranges::count(texts, "12"), 1);
    const std::string all = joined(texts, " ");
    EXPECT_NE(all.find("mit Nummer gezeichnet"), std::string::npos) << all;
}

// Truth: an entry of two lines needs 7.6 mm, one of a line 4.8 mm, closer to the next 4 mm; twelve of them
// 92, 58 and 48 mm, below a heading of 6 mm.
TEST_F(GapNumbers, WhereTheListIsShortEntriesSayLessAndAllHaveTheirNumber) {
    report_.standards.front().demand.label = {"Kinder", "children"};
    report_.standards.front().places.front().nearestDistance = 913;
    const auto listed = [&](int millimetres, const char* nearest) {
        MapPageOptions options;
        options.date = "2026-11-22";
        options.layout = listOf(millimetres);
        const auto result = write("map.svg", options);
        EXPECT_TRUE(result);
        EXPECT_EQ(content("map.svg").find("die nächste Einrichtung in 910 m") != std::string::npos,
                  std::string(nearest) == "said");
        return result->gapsListed;
    };
    EXPECT_EQ(listed(120, "said"), 12U);
    EXPECT_EQ(listed(80, "left out"), 12U);
    EXPECT_EQ(listed(58, "left out"), 12U);
    EXPECT_LT(listed(40, "left out"), 12U);
}

// Truth: eight entries of one line, close to each other, need 32 mm; that nothing is left out needs no line,
// however long it would be.
TEST_F(GapNumbers, AListInWhichAllFindRoomKeepsNoneForWhatIsLeftOut) {
    report_.standards.front().places.resize(8);
    MapPageOptions options;
    options.date = "2026-11-22";
    for (int room = 42; room < 60; ++room) {
        options.layout = listOf(room);
        const auto result = write("map.svg", options);
        ASSERT_TRUE(result);
        const bool all = result->gapsListed == 8;
        EXPECT_TRUE(all || room < 50) << room;
        EXPECT_EQ(content("map.svg").find("weitere Lücke") == std::string::npos, all) << room;
    }
}

// Truth: the ranking puts what is missing everywhere after all else in the area, and the area before the
// rest.
TEST_F(GapNumbers, TheHeadingSaysInWhatTheOrderIsNotThatOfTheNumbers) {
    const auto heading = [&] {
        EXPECT_TRUE(write("map.svg", {.themeId = "youth"}));
        return content("map.svg");
    };
    EXPECT_EQ(heading().find("Im Programmgebiet zuerst"), std::string::npos);
    report_.standards.front().places[3].insideArea = false;
    report_.standards.front().places[4].insideArea = false;
    report_.standards.front().places[4].personsInsideArea = 4;
    const std::string mixed = heading();
    EXPECT_NE(mixed.find("Im Programmgebiet zuerst"), std::string::npos);
    EXPECT_NE(mixed.find("(außerhalb)"), std::string::npos);
    EXPECT_NE(mixed.find("(überwiegend außerhalb)"), std::string::npos);
}

TEST_F(GapNumbers, TheListSaysHowManyMoreAreOnTheMapAndWhatIsCounted) {
    analysis::StandardResult buildings = report_.standards.front();
    report_.standards.front().places.resize(20);
    buildings.standard = "youth.other";
    buildings.demand.measure = analysis::DemandMeasure::Homes;
    for (analysis::GapPlace& place : buildings.places) {
        place.standard = buildings.standard;
        place.id += "x";
    }
    buildings.places.resize(2);
    model::Standard other = themes_.themes.front().standards.front();
    other.id = "other";
    themes_.themes.front().standards.push_back(other);
    const auto sheet = [&] {
        const auto result = write("map.svg", {.themeId = "youth"});
        EXPECT_TRUE(result);
        const std::size_t more = result->gapsOnMap - result->gapsListed;
        EXPECT_NE(content("map.svg").find(std::to_string(more) +
                                          " weitere Lücken im Kartenausschnitt (ohne Nummer gezeichnet)"),
                  std::string::npos);
        return content("map.svg");
    };
    EXPECT_EQ(sheet().find("Personen, dann Gebäude"), std::string::npos);
    report_.standards.push_back(buildings);
    EXPECT_NE(sheet().find("Personen, dann Gebäude"), std::string::npos);
}

TEST_F(GapNumbers, OfAllThemesTheListNamesThoseWithoutASignAndSaysThatTheRestIsNotShown) {
    analysis::StandardResult small = report_.standards.front();
    small.standard = "quiet.bench";
    small.theme = "quiet";
    small.places.resize(1);
    small.places.front().standard = small.standard;
    small.places.front().id = "quiet.bench.1";
    small.places.front().rank = 99;
    report_.standards.push_back(small);
    model::Theme theme = themes_.themes.front();
    theme.id = "quiet";
    theme.label = {"Stille", "Quiet"};
    themes_.themes.push_back(theme);
    const auto result = write("map.svg", {});
    ASSERT_TRUE(result);
    ASSERT_EQ(result->gapsDrawn, 12U);
    EXPECT_NE(content("map.svg").find("gezeigt: die 12 größten Lücken"), std::string::npos)
        << "below the title: a blank place is not one where nothing is missing";
    EXPECT_NE(content("map.svg").find("nicht dargestellt"), std::string::npos);
    EXPECT_NE(content("map.svg").find("Stille)"), std::string::npos);
}

// A standard without any facility: its place is the whole town, and ranks last.
TEST_F(GapNumbers, WhatIsMissingEverywhereIsNamedBelowTheList) {
    model::Standard bench = themes_.themes.front().standards.front();
    bench.id = "bench";
    bench.label = {"Bank", "Bench"};
    themes_.themes.front().standards.push_back(bench);
    analysis::StandardResult everywhere = report_.standards.front();
    everywhere.standard = "youth.bench";
    everywhere.facilities = 0;
    everywhere.places.resize(1);
    everywhere.places.front().standard = everywhere.standard;
    everywhere.places.front().id = "youth.bench.1";
    everywhere.places.front().rank = 99;
    report_.standards.push_back(everywhere);
    ASSERT_TRUE(write("map.svg", {}));
    EXPECT_NE(content("map.svg").find("Überall"), std::string::npos);
    report_.standards.back().facilities = 1;
    ASSERT_TRUE(write("map.svg", {}));
    EXPECT_EQ(content("map.svg").find("Überall"), std::string::npos);
}

// A sheet without the list that says it otherwise.
TEST_F(GapNumbers, WithoutListTheSourcesSayWhichGapsAreShown) {
    const auto said = [&](const char* layout, const std::string& theme) {
        MapPageOptions options;
        options.themeId = theme;
        options.layout = std::make_shared<const Layout>(*findLayout(layout));
        const auto result = write("map.svg", options);
        EXPECT_TRUE(result);
        const std::string sheet = content("map.svg");
        EXPECT_EQ(result->gapsOnMap, 30U);
        return sheet.find("Die Karte zeigt die 12 größten von 30 Lücken im Kartenausschnitt.") !=
               std::string::npos;
    };
    EXPECT_TRUE(said("profile", ""));
    EXPECT_FALSE(said("council", "")) << "its list says it";
    EXPECT_FALSE(said("profile", "youth")) << "all are shown";
}

TEST_F(GapNumbers, ASheetAboutOneGapDoesNotSayThatThereIsOnlyOne) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.gap = report_.ranked().front()->id;
    options.layout = std::make_shared<const Layout>(*findLayout("need-sheet"));
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page) << page.error().message.en;
    EXPECT_EQ(page->result.gapsOnMap, 1U);
    EXPECT_NE(page->description.find("Das Blatt zeigt eine von 25 Versorgungslücken"), std::string::npos)
        << page->description;
}

TEST_F(GapNumbers, ADetailShowsACornerAndWhereItLies) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.themeId = "youth";
    // the corner of the programme area; the nearest gap begins 20 m to the north and east
    options.centre = geo::Point{test::origin.x + 5, test::origin.y + 5};
    options.scaleDenominator = 500;
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page) << page.error().sentence(Language::English);
    EXPECT_EQ(page->result.scaleDenominator, 500);
    const PageBox map = page->layout.map();
    const geo::Point leftTop = page->ground.leftTop;
    EXPECT_NEAR(leftTop.x + (map.left + map.width / 2) * 0.5, options.centre->x, 0.01);
    EXPECT_NEAR(leftTop.y - (map.top + map.height / 2) * 0.5, options.centre->y, 0.01);
    EXPECT_NE(page->layout.find(FrameKind::Overview), nullptr);
    // 1 and 2 in the lowest row, 7 in the next: also those with their centre beyond the frame
    EXPECT_GE(page->result.gapsOnMap, 1U);
    EXPECT_TRUE(page->description.starts_with("Ausschnitt aus dem Programmgebiet")) << page->description;
    options.scaleDenominator.reset();
    EXPECT_EQ(composeMapPage(snapshot_, themes_, &report_, options, {})->result.scaleDenominator, 1000);
    options.centre = geo::Point{0, 0};
    const auto beyond = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error().code, ErrorCode::InvalidArgument);
    options.centre.reset();
    const auto whole = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->layout.find(FrameKind::Overview), nullptr);
}

TEST_F(GapNumbers, TheNumberOfAGapThatReachesInStandsWhereItIsSeen) {
    report_ = test::smallReport(1);
    analysis::GapPlace& gap = report_.standards.front().places.front();
    // 300 m wide, its centre far beyond a detail around its western end
    gap.shape = test::square(50, 180, 350, 220);
    gap.centre = {test::origin.x + 200, test::origin.y + 200};
    MapPageOptions options;
    options.date = "2026-11-22";
    options.themeId = "youth";
    options.orientation = Orientation::Portrait;
    options.centre = geo::Point{test::origin.x + 60, test::origin.y + 200};
    options.scaleDenominator = 500;
    const auto numbers = [&] {
        const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
        EXPECT_TRUE(page);
        std::size_t count = 0;
        for (const PagePart& part : page->pages.front().parts) {
            count += static_cast<std::size_t>(
                std::ranges::count(part.list.entries, "gap-number-texts", &render::DrawEntry::layer));
        }
        return count;
    };
    EXPECT_EQ(numbers(), 1U);
    // as little as a millimetre of it on the sheet
    const ComposedPage sheet = composeMapPage(snapshot_, themes_, &report_, options, {}).value();
    const double east = sheet.ground.leftTop.x + sheet.layout.map().right() * sheet.ground.metresPerMm;
    gap.shape = test::square(east - test::origin.x - 0.5, 180, 350, 220);
    EXPECT_EQ(numbers(), 1U);
}

/// Where a text stands on the sheet.
std::optional<render::MmPoint> placeOfText(const ComposedPage& page, const std::string& text) {
    for (const PagePart& part : page.pages.front().parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto* item = std::get_if<render::TextItem>(&entry.item);
            if (item != nullptr && item->text == text) {
                return item->centre;
            }
        }
    }
    return std::nullopt;
}

TEST_F(GapNumbers, TheScaleBarDoesNotLieOnAGapWithANumber) {
    report_ = test::smallReport(1);
    analysis::GapPlace& gap = report_.standards.front().places.front();
    MapPageOptions options;
    options.date = "2026-11-22";
    options.themeId = "youth";
    options.orientation = Orientation::Portrait;
    const auto composed = [&] { return composeMapPage(snapshot_, themes_, &report_, options, {}).value(); };
    const ComposedPage before = composed();
    const auto scale = placeOfText(before, "1 : 2.500");
    ASSERT_TRUE(scale);
    // a few metres beneath the scale's number
    const geo::Point at{before.ground.leftTop.x + scale->x * before.ground.metresPerMm - test::origin.x,
                        before.ground.leftTop.y - scale->y * before.ground.metresPerMm - test::origin.y};
    gap.shape = test::square(at.x - 2, at.y - 2, at.x + 2, at.y + 2);
    gap.centre = {test::origin.x + at.x, test::origin.y + at.y};
    const ComposedPage after = composed();
    ASSERT_EQ(after.layout.map(), before.layout.map());
    const auto moved = placeOfText(after, "1 : 2.500");
    ASSERT_TRUE(moved);
    EXPECT_GT(std::hypot(moved->x - scale->x, moved->y - scale->y), 20);
}

}  // namespace
}  // namespace nordertor::publish
