// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/atlas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>

#include "base/file.h"
#include "publish/need_sheet_p.h"
#include "publish/page_composer_p.h"
#include "render/label_placement_p.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

class AtlasTest : public testing::Test {
  protected:
    AtlasTest() {
        options_.page.date = "2026-11-22";
        options_.page.programName = "Nordertor 0.1.0";
    }
    Result<AtlasResult> write(const std::string& name = "atlas.pdf", const Task& task = {}) {
        return writeAtlas(snapshot_, themes_, report_, options_, folder_.path() / name, task);
    }
    /// Titles of the bookmarks of the first level.
    std::vector<std::string> bookmarks() {
        QPDF pdf;
        pdf.processFile((folder_.path() / "atlas.pdf").c_str());
        pages_ = QPDFPageDocumentHelper(pdf).getAllPages().size();
        std::vector<std::string> titles;
        for (QPDFObjectHandle item = pdf.getRoot().getKey("/Outlines").getKey("/First"); item.isDictionary();
             item = item.getKey("/Next")) {
            titles.push_back(item.getKey("/Title").getUTF8Value());
        }
        return titles;
    }

    test::TemporaryFolder folder_;
    model::ProjectSnapshot snapshot_ = test::snapshotOf(test::smallProject());
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(6);
    AtlasOptions options_;
    std::size_t pages_ = 0;
};

TEST_F(AtlasTest, TheScaleIsThatOfTheSheetsWhereItFits) {
    // gaps of 50 m and the way to the nearest facility fit at 1:2,500, one of 1,400 m does not
    report_.standards.front().places[1].shape = test::square(-700, -700, 700, 700);
    options_.page.scaleDenominator = 2500;
    options_.most = 3;
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(atlas->sheets, 3U);
    EXPECT_EQ(atlas->otherScale, 1U);
    options_.page.scaleDenominator.reset();
    EXPECT_EQ(write("other.pdf")->otherScale, 0U);
}

TEST_F(AtlasTest, HasAnOverviewAListAndASheetForEachGap) {
    report_.standards.front().places.back().insideArea = false;
    options_.most = 4;
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(atlas->sheets, 4U);
    EXPECT_EQ(atlas->pages, 6U) << "overview, list, four sheets";
    EXPECT_EQ(atlas->leftOut, 1U) << "five of the six are in the programme area";
    const auto titles = bookmarks();
    EXPECT_EQ(pages_, 6U);
    ASSERT_EQ(titles.size(), 5U);
    EXPECT_EQ(titles.front(), "Atlas der Versorgungslücken");
    EXPECT_EQ(titles[1], "Lücke 1: Spielplatz für Kinder von 6 bis unter 12");
    EXPECT_EQ(titles[4], "Lücke 4: Spielplatz für Kinder von 6 bis unter 12");
}

TEST_F(AtlasTest, TheOverviewsOwnLayoutListsTheSheetsBesideTheMap) {
    options_.page.layout = std::make_shared<const Layout>(*findLayout("atlas"));
    options_.sheetLayout = std::make_shared<const Layout>(*findLayout("need-sheet"));
    options_.most = 4;
    const auto few = write();
    ASSERT_TRUE(few) << few.error().sentence(Language::English);
    EXPECT_EQ(few->pages, 5U) << "overview with its list, four sheets";
    options_.page.tables = true;
    EXPECT_EQ(write()->pages, few->pages + 5) << "the list with all it says, the tables of four sheets";
    options_.page.tables = false;
    report_ = test::smallReport(90);
    options_.most = 90;
    const auto many = write();
    ASSERT_TRUE(many) << many.error().sentence(Language::English);
    EXPECT_EQ(many->sheets, 90U);
    EXPECT_GT(many->pages, 91U) << "what does not fit beside the map stands whole behind it";
}

TEST_F(AtlasTest, TheUsersDescriptionIsThatOfTheOverviewOnly) {
    options_.most = 2;
    options_.page.description = "In zwei von neun Blöcken fehlt ein Spielplatz.";
    ASSERT_TRUE(write());
    QPDF pdf;
    pdf.processFile((folder_.path() / "atlas.pdf").c_str());
    std::multiset<std::string> descriptions;
    for (QPDFObjectHandle& object : pdf.getAllObjects()) {
        if (object.isDictionary() && object.getKey("/Alt").isString()) {
            descriptions.insert(object.getKey("/Alt").getUTF8Value());
        }
    }
    EXPECT_EQ(descriptions.count(options_.page.description), 1U);
    EXPECT_GE(descriptions.size(), 3U) << "those of the sheets are written from the data";
}

TEST_F(AtlasTest, ALayoutOfItsOverviewIsNoneOfAMap) {
    MapPageOptions options = options_.page;
    options.layout = std::make_shared<const Layout>(*findLayout("atlas"));
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(page.error().remedy.de.find("nordertor atlas"), std::string::npos);
}

TEST_F(AtlasTest, HasAPageForEachThemeThatHasSomethingToShow) {
    model::Theme empty;
    empty.id = "empty";
    empty.label = {"Leer", "Empty"};
    themes_.themes.push_back(empty);
    options_.by = AtlasBy::Theme;
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    const auto titles = bookmarks();
    ASSERT_EQ(titles.size(), atlas->sheets + 1);
    EXPECT_EQ(titles.front(), "Themenatlas");
    EXPECT_EQ(titles[1], "Versorgungslücken: Jugend");
    EXPECT_EQ(std::count(titles.begin(), titles.end(), "Versorgungslücken: Leer"), 0);
}

TEST_F(AtlasTest, WithTablesEachSheetIsFollowedByWhatItsMapShows) {
    options_.most = 3;
    const auto plain = write();
    ASSERT_TRUE(plain);
    options_.page.tables = true;
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(atlas->sheets, 3U);
    EXPECT_EQ(atlas->pages, plain->pages + 3);
    EXPECT_EQ(bookmarks().size(), 4U) << "tables have no bookmark of the first level";
    EXPECT_EQ(pages_, atlas->pages);
}

TEST_F(AtlasTest, OfThemesHasNoPageForOneOfWhichNothingWasExamined) {
    model::Theme other = themes_.themes.front();
    other.id = "other";
    other.label = {"Anderes", "Other"};
    themes_.themes.push_back(other);
    model::Project project = *snapshot_;
    project.facilities.push_back(project.facilities.front());
    project.facilities.back().id = "node/other";
    project.facilities.back().kind = "other.playground";
    snapshot_ = test::snapshotOf(std::move(project));
    options_.by = AtlasBy::Theme;
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(bookmarks(), (std::vector<std::string>{"Themenatlas", "Versorgungslücken: Jugend"}));
}

TEST_F(AtlasTest, OfThemesKeepsToTheThemeAskedForAndItsPagesKeepTheirTitles) {
    options_.by = AtlasBy::Theme;
    options_.page.themeId = "youth";
    options_.page.title = "Unser Atlas";
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(bookmarks(), (std::vector<std::string>{"Unser Atlas", "Versorgungslücken: Jugend"}));
}

TEST_F(AtlasTest, HasAPageForEachAreaWithItsOwnGaps) {
    const auto square = [](double left) {
        const geo::Point corner{test::origin.x + left, test::origin.y - 200};
        return geo::MultiPolygon{{{{corner,
                                    {corner.x + 900, corner.y},
                                    {corner.x + 900, corner.y + 900},
                                    {corner.x, corner.y + 900},
                                    corner},
                                   {}}}};
    };
    options_.by = AtlasBy::Area;
    options_.most = 2;
    options_.areas.areas = {
        {"a", "Westblock", square(-200)}, {"b", "Leerblock", square(5000)}, {"c", "Dritter", square(7000)}};
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    EXPECT_EQ(atlas->sheets, 2U);
    EXPECT_EQ(atlas->leftOut, 1U);
    const auto titles = bookmarks();
    EXPECT_EQ(pages_, atlas->pages);
    ASSERT_GE(titles.size(), 3U);
    EXPECT_EQ(titles[0], "Atlas der Teilgebiete");
    EXPECT_EQ(titles[1], "Westblock");
    EXPECT_EQ(titles[2], "Leerblock");
}

TEST_F(AtlasTest, AreasWithGapsOfTheirHomesComeFirst) {
    const auto around = [](geo::Point at, double half) {
        return geo::MultiPolygon{{{{{at.x - half, at.y - half},
                                    {at.x + half, at.y - half},
                                    {at.x + half, at.y + half},
                                    {at.x - half, at.y + half},
                                    {at.x - half, at.y - half}},
                                   {}}}};
    };
    const geo::Point home{test::origin.x + 100, test::origin.y + 100};
    model::Project project = test::smallProject();
    project.residents.homes.emplace_back().location = home;
    snapshot_ = test::snapshotOf(std::move(project));
    for (analysis::GapPlace& gap : report_.standards.front().places) {
        gap.homeIndices = {};
    }
    // its middle lies elsewhere
    report_.standards.front().places.front().homeIndices = {0};
    report_.standards.front().places.front().centre = {home.x + 2000, home.y};
    options_.by = AtlasBy::Area;
    options_.most = 1;
    options_.areas.areas = {{"b", "Leerblock", around({home.x + 5000, home.y}, 300)},
                            {"a", "Wohnblock", around(home, 300)}};
    const auto atlas = write();
    ASSERT_TRUE(atlas) << atlas.error().sentence(Language::English);
    const auto titles = bookmarks();
    ASSERT_EQ(titles.size(), 2U);
    EXPECT_EQ(titles[1], "Wohnblock");
}

TEST_F(AtlasTest, NumbersOfSmallAreasGetSmallerAndNoneLiesOnAnother) {
    auto composer = PageComposer::create(snapshot_, themes_, &report_, style::MapVariant::Colour);
    ASSERT_TRUE(composer);
    const auto composed = [&](double side) {
        PageSubject subject;
        subject.gaps.emplace();
        for (int i = 0; i < 144; ++i) {
            const double x = -700 + side * (i % 12);
            const double y = -700 + side * (i / 12);
            subject.outlines.push_back({test::square(x, y, x + side, y + side), std::to_string(100 + i)});
        }
        subject.focus = geo::boxOf(test::square(-700, -700, 700, 700));
        auto page = composer->compose(options_.page, subject, {});
        EXPECT_TRUE(page);
        return std::move(*page);
    };
    const auto numbersOn = [](const ComposedPage& page) {
        std::vector<render::TextItem> numbers;
        for (const PagePart& part : page.pages.front().parts) {
            for (const render::DrawEntry& entry : part.list.entries) {
                const auto* text = std::get_if<render::TextItem>(&entry.item);
                if (text != nullptr && entry.layer == "outline") {
                    numbers.push_back(*text);
                }
            }
        }
        return numbers;
    };
    for (const double side : {60.0, 8.0}) {
        const ComposedPage page = composed(side);
        const auto numbers = numbersOn(page);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            EXPECT_GE(numbers[i].size, 1.79);
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_FALSE(render::overlap(render::boxOf(numbers[i]), render::boxOf(numbers[j])))
                    << i << " and " << j;
            }
        }
        const bool all = numbers.size() == 144;
        EXPECT_EQ(all, side > 10);
        EXPECT_EQ(std::ranges::any_of(page.result.notices,
                                      [](const Notice& notice) {
                                          return notice.message.de.find("zu klein für ihre Nummer") !=
                                                 std::string::npos;
                                      }),
                  !all);
    }
}

TEST_F(AtlasTest, ATableFollowsWhereASheetsListCannotHoldItsNumbers) {
    auto composer = PageComposer::create(snapshot_, themes_, &report_, style::MapVariant::Colour);
    ASSERT_TRUE(composer);
    const auto pagesWith = [&](std::size_t count) {
        report_ = test::smallReport(count);
        PageSubject subject;
        subject.outlines = {{test::square(-700, -700, 700, 700), {}}};
        subject.gaps.emplace();
        for (const analysis::GapPlace* gap : report_.ranked()) {
            subject.gaps->emplace(gap->id, subject.gaps->size() + 1);
        }
        const auto page = composer->compose(options_.page, subject, {});
        return page ? page->pages.size() : 0;
    };
    EXPECT_EQ(pagesWith(3), 1U);
    EXPECT_GT(pagesWith(60), 1U);
}

TEST_F(AtlasTest, SheetsMayHaveALayoutOfOneOrientation) {
    options_.by = AtlasBy::Theme;
    options_.page.layout = std::make_shared<const Layout>(*findLayout("atlas"));
    options_.page.orientation = Orientation::Landscape;
    options_.sheetLayout = std::make_shared<const Layout>(*findLayout("document"));
    const auto atlas = write();
    EXPECT_TRUE(atlas) << atlas.error().sentence(Language::English);
}

TEST_F(AtlasTest, OutlinesStandInTheLegendAndTheirNamesOnNoOtherName) {
    auto composer = PageComposer::create(snapshot_, themes_, &report_, style::MapVariant::Colour);
    ASSERT_TRUE(composer);
    const geo::MultiPolygon& area = snapshot_->area.shape;
    const auto textsOf = [&](const PageSubject& subject) {
        const auto page = composer->compose(options_.page, subject, {});
        EXPECT_TRUE(page);
        std::vector<std::pair<render::TextItem, render::MmPoint>> texts;
        for (const PagePart& part : page->pages.front().parts) {
            for (const render::DrawEntry& entry : part.list.entries) {
                if (const auto* text = std::get_if<render::TextItem>(&entry.item)) {
                    texts.emplace_back(*text, part.at);
                }
            }
        }
        return texts;
    };
    const auto has = [](const auto& texts, const std::string& wanted) {
        return std::ranges::any_of(texts, [&](const auto& each) { return each.first.text == wanted; });
    };
    EXPECT_FALSE(has(textsOf({}), "Gebiete der Blätter"));
    PageSubject one;
    one.outlines = {{area, {}}};
    EXPECT_TRUE(has(textsOf(one), "Gebiet dieses Blatts"));
    PageSubject several;
    several.outlines = {{area, "Siebzehn"}};
    const auto texts = textsOf(several);
    EXPECT_TRUE(has(texts, "Gebiete der Blätter"));
    const auto name =
        std::ranges::find_if(texts, [](const auto& each) { return each.first.text == "Siebzehn"; });
    ASSERT_NE(name, texts.end());
    for (const auto& [text, at] : texts) {
        const bool onMap = at == name->second && text.text != name->first.text;
        const double dx = std::abs(text.centre.x - name->first.centre.x);
        const double dy = std::abs(text.centre.y - name->first.centre.y);
        EXPECT_FALSE(onMap && text.runs.empty() && text.angle == 0 &&
                     dx < (text.width + name->first.width) / 2 && dy < (text.height + name->first.height) / 2)
            << text.text;
    }
}

TEST_F(AtlasTest, EqualInputGivesEqualBytes) {
    ASSERT_TRUE(write("a.pdf"));
    ASSERT_TRUE(write("b.pdf"));
    EXPECT_EQ(readFile(folder_.path() / "a.pdf").value(), readFile(folder_.path() / "b.pdf").value());
}

TEST_F(AtlasTest, RefusesWhatCannotBeAnAtlas) {
    EXPECT_EQ(write("atlas.png").error().code, ErrorCode::InvalidArgument);
    options_.page.themeId = "ghosts";
    EXPECT_EQ(write().error().code, ErrorCode::NotFound);
    options_.page.themeId.clear();
    report_ = test::smallReport(0);
    const auto none = write();
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(none.error().remedy.de.empty());
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(AtlasTest, StopsBetweenSheetsAndLeavesNothingWhereNoPartIsFinished) {
    std::stop_source stop;
    const Task task(
        [&](double fraction, const LocalizedText&) {
            if (fraction > 0.15) {  // the first of the two sheets of the first part
                stop.request_stop();
            }
        },
        stop.get_token());
    const auto atlas = write("atlas.pdf", task);
    ASSERT_FALSE(atlas);
    EXPECT_EQ(atlas.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

class ResumedAtlas : public AtlasTest {
  protected:
    ResumedAtlas() {
        report_ = test::smallReport(5);
        options_.sheetsInAPart = 2;
        options_.madeFrom = "all of this";
    }
    /// Cancelled while sheet 4 is made: the first two are finished.
    Result<AtlasResult> cancelled() {
        std::stop_source stop;
        const Task task(
            [&](double, const LocalizedText& step) {
                if (step.en == "Sheet 4") {
                    stop.request_stop();
                }
            },
            stop.get_token());
        return write("atlas.pdf", task);
    }
    [[nodiscard]] std::string content(const std::string& name) const {
        return readFile(folder_.path() / name).value_or("");
    }
    std::filesystem::path parts_ = folder_.path() / ".atlas.pdf.parts";
};

TEST_F(ResumedAtlas, GoesOnWhereItWasCancelledAndIsTheSameBytes) {
    ASSERT_TRUE(write("whole.pdf"));
    const auto stopped = cancelled();
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_NE(stopped.error().remedy.de.find("--resume"), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(parts_));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "atlas.pdf"));
    options_.resume = true;
    const auto resumed = write();
    ASSERT_TRUE(resumed) << resumed.error().sentence(Language::English);
    EXPECT_EQ(resumed->reused, 2U);
    EXPECT_EQ(resumed->sheets, 5U);
    EXPECT_EQ(content("atlas.pdf"), content("whole.pdf"));
    EXPECT_FALSE(std::filesystem::exists(parts_)) << "nothing is left beside it";
}

// Cancelled on the fourth of five sheets, where far more would have gone into the first part.
TEST_F(ResumedAtlas, KeepsWhatWasDrawnAlsoOfAShortAtlas) {
    options_.sheetsInAPart = AtlasOptions().sheetsInAPart;
    ASSERT_TRUE(write("whole.pdf"));
    ASSERT_FALSE(cancelled());
    options_.resume = true;
    const auto resumed = write();
    ASSERT_TRUE(resumed) << resumed.error().sentence(Language::English);
    EXPECT_EQ(resumed->reused, 2U);
    EXPECT_EQ(content("atlas.pdf"), content("whole.pdf"));
}

TEST_F(ResumedAtlas, NeverUsesPagesMadeFromSomethingElse) {
    ASSERT_FALSE(cancelled());
    options_.resume = true;
    options_.madeFrom = "something else";
    const auto other = write();
    ASSERT_TRUE(other);
    EXPECT_EQ(other->reused, 0U);
    ASSERT_FALSE(cancelled());
    options_.madeFrom.clear();
    const auto unknown = write();
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->reused, 0U);
}

TEST_F(ResumedAtlas, DoesNotTrustAPartThatWasChangedOrTheNoteOfOne) {
    ASSERT_TRUE(write("whole.pdf"));
    for (const auto& [file, text] :
         {std::pair{"part-1.pdf", "%PDF-1.7 not this"}, {"part-1.json", "{\"pages\": [1]}"}}) {
        options_.resume = false;
        ASSERT_FALSE(cancelled());
        ASSERT_TRUE(writeFileAtomically(parts_ / file, text));
        options_.resume = true;
        const auto resumed = write();
        ASSERT_TRUE(resumed) << resumed.error().sentence(Language::English);
        EXPECT_EQ(resumed->reused, 0U) << file << " " << text;
        EXPECT_EQ(content("atlas.pdf"), content("whole.pdf"));
    }
}

TEST_F(ResumedAtlas, WithoutResumeStartsAnewAndLeavesForeignFilesAlone) {
    ASSERT_FALSE(cancelled());
    ASSERT_TRUE(writeFileAtomically(parts_ / "notes.txt", "mine"));
    const auto anew = write();
    ASSERT_TRUE(anew);
    EXPECT_EQ(anew->reused, 0U);
    EXPECT_EQ(content(".atlas.pdf.parts/notes.txt"), "mine");
    EXPECT_FALSE(std::filesystem::exists(parts_ / "part-1.pdf"));
}

TEST_F(ResumedAtlas, DoesNotFollowALinkInPlaceOfItsFolder) {
    const std::filesystem::path elsewhere = folder_.path() / "elsewhere";
    std::filesystem::create_directory(elsewhere);
    std::filesystem::create_directory_symlink(elsewhere, parts_);
    const auto refused = write();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::CannotWrite);
    EXPECT_TRUE(std::filesystem::is_empty(elsewhere));
}

}  // namespace
}  // namespace nordertor::publish
