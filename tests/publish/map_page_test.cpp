// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_page.h"

#include <gtest/gtest.h>

#include <QImage>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

#include "base/number_format.h"
#include "publish/any_layout.h"
#include "publish/map_page_fixture.h"
#include "publish/page_content_p.h"
#include "render/label_placement_p.h"

namespace nordertor::publish {
namespace {

class MapPage : public MapPageFixture {};

TEST_F(MapPage, EqualInputGivesEqualBytes) {
    for (const std::string extension : {".pdf", ".svg", ".png"}) {
        ASSERT_TRUE(write("a" + extension));
        ASSERT_TRUE(write("b" + extension));
        EXPECT_EQ(content("a" + extension), content("b" + extension)) << extension;
        EXPECT_GT(content("a" + extension).size(), 10000U);
    }
}

TEST_F(MapPage, ThePdfHasItsFontsItsDateAndItsTitle) {
    MapPageOptions options;
    options.themeId = "youth";
    options.programName = "Nordertor 0.1.0";
    const auto result = write("map.pdf", options);
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->notices.empty());
    QPDF pdf;
    pdf.processFile((folder_.path() / "map.pdf").c_str());
    QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
    EXPECT_EQ(info.getKey("/Title").getUTF8Value(), "Versorgungslücken: Jugend");
    EXPECT_EQ(info.getKey("/CreationDate").getUTF8Value(), "D:20261122000000Z");
    EXPECT_EQ(pdf.getRoot().getKey("/Lang").getUTF8Value(), "de");
    std::size_t embedded = 0;
    std::size_t readable = 0;
    std::size_t images = 0;
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) {
            continue;
        }
        embedded += dictionary.hasKey("/FontFile2") ? 1 : 0;
        readable += dictionary.hasKey("/ToUnicode") ? 1 : 0;
        images +=
            dictionary.getKey("/Subtype").isName() && dictionary.getKey("/Subtype").getName() == "/Image" ? 1
                                                                                                          : 0;
    }
    EXPECT_GE(embedded, 2U);
    EXPECT_EQ(embedded, readable);
    EXPECT_EQ(images, 0U) << "hatches must stay lines";
}

TEST_F(MapPage, AScenarioIsNamedBeforeTheArea) {
    MapPageOptions options;
    options.scenario = "Neue Kita";
    ASSERT_TRUE(write("map.svg", options));
    EXPECT_NE(content("map.svg").find("Szenario „Neue Kita“ · "), std::string::npos);
}

TEST_F(MapPage, GapsWhoseMiddleLiesOutsideAreCounted) {
    report_ = test::smallReport(3);
    // a gap as large as a district: the map shows a corner of it
    report_.standards.front().places[1].shape = test::square(-200, -200, 9000, 9000);
    report_.standards.front().places[1].centre = {test::origin.x + 4400, test::origin.y + 4400};
    report_.standards.front().places[1].insideArea = false;
    MapPageOptions options;
    options.themeId = "youth";
    const auto result = write("map.svg", options);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->gapsListed, 2U);
    EXPECT_NE(content("map.svg").find("1 weitere Lücke"), std::string::npos);
    report_.standards.front().places[1].insideArea = true;
    const auto ofTheArea = write("map.svg", options);
    ASSERT_TRUE(ofTheArea);
    EXPECT_EQ(ofTheArea->gapsListed, 3U) << "of those in the area none is left out";
}

TEST_F(MapPage, LinesOfAParagraphKeepTheSpaceBetweenThem) {
    PageWriter page(100, 100);
    const std::string text = "Lücke: Wirtschaft und Nahversorgung, Spiel- und Sport-/Bewegungsplatz";
    page.paragraph(0, 0, 24, text, {2.3});
    std::string read;
    const PageDrawing drawing = page.take();
    EXPECT_GT(drawing.parts.front().list.entries.size(), 2U);
    for (const render::DrawEntry& entry : drawing.parts.front().list.entries) {
        read += std::get<render::TextItem>(entry.item).text;
    }
    EXPECT_EQ(read, text) << "as it is read out or copied";
}

TEST_F(MapPage, TheNumberOfListedGapsIsStated) {
    MapPageOptions options;
    options.themeId = "youth";
    const auto result = write("map.svg", options);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->gapsOnMap, 30U);
    EXPECT_GT(result->gapsListed, 2U);
    EXPECT_LT(result->gapsListed, 30U);
    EXPECT_NE(content("map.svg").find(std::to_string(30 - result->gapsListed) + " weitere Lücken"),
              std::string::npos);
}

TEST_F(MapPage, OfAllThemesListsManyGapsInFewWords) {
    report_.standards.front().demand.label = {"Kinder von 6 bis unter 12", "children of 6 to 11"};
    report_.standards.front().places.front().nearestDistance = 913;
    report_.standards.front().places.front().nearestFacilityName = {"Spielplatz Eins", "Spielplatz Eins"};
    for (const Orientation orientation : {Orientation::Landscape, Orientation::Portrait}) {
        MapPageOptions options;
        options.orientation = orientation;
        const auto result = write("map.svg", options);
        ASSERT_TRUE(result);
        EXPECT_GE(result->gapsListed, 8U);
    }
    EXPECT_NE(content("map.svg").find(": 100 Kinder von 6"), std::string::npos);
    const std::string drawn = content("map.svg").substr(content("map.svg").find("</desc>"));
    EXPECT_EQ(drawn.find("Viele Kinder wohnen"), std::string::npos);
}

/// Boxes of the texts and signs of the sheet itself, what is on the map left out.
std::vector<render::TurnedBox> boxesOf(const PageDrawing& drawing, double magnification) {
    std::vector<render::TurnedBox> boxes;
    for (const PagePart& part : drawing.parts) {
        if (std::abs(part.list.widthMm - render::legendSampleWidth * magnification) < 1e-9) {
            boxes.push_back({{part.at.x + part.list.widthMm / 2, part.at.y + part.list.heightMm / 2},
                             part.list.widthMm,
                             part.list.heightMm,
                             0});
        }
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto* text = std::get_if<render::TextItem>(&entry.item);
            if (text != nullptr && entry.group == "page") {
                boxes.push_back(boxOf(*text));
            }
        }
    }
    return boxes;
}

// Truth: the paper's number right of the title reaches below the first line of the title.
TEST_F(MapPage, ALongSubtitleKeepsOffWhatStandsRightOfTheTitle) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.paperNumber = "3/123/2026";
    options.annex = "2";
    options.orientation = Orientation::Portrait;
    options.subtitle =
        "Musterstadt an der Weser · Programmgebiet am nördlichen Tor · Sozialer Zusammenhalt · Entwurf";
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    std::vector<render::TurnedBox> boxes = boxesOf(page->pages.front(), 1);
    static constexpr double title = 30;  // mm from the top
    std::erase_if(boxes, [](const render::TurnedBox& box) { return box.centre.y > title; });
    ASSERT_GE(boxes.size(), 4U);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(overlap(boxes[i], boxes[j])) << i << " and " << j;
        }
    }
}

TEST_F(MapPage, TextsOnThePageNeverOverlapNorLeaveIt) {
    // a long value beside the longest bar
    report_.standards.front().inside = {.all = 1234567, .supplied = 3};
    report_.standards.front().demand.measure = analysis::DemandMeasure::KnownPersonsOnly;
    for (const Layout& layout : builtInLayouts()) {
        for (const Paper paper : std::set{layout.papers.front(), layout.papers.back()}) {
            for (const bool landscape : {false, true}) {
                for (const std::string theme : {"youth", ""}) {
                    if (landscape ? !layout.landscape : !layout.portrait) {
                        continue;
                    }
                    MapPageOptions options;
                    options.date = "2026-11-22";
                    options.orientation = landscape ? Orientation::Landscape : Orientation::Portrait;
                    options.paper = paper;
                    options.themeId = theme;
                    options.title =
                        "Ein Titel, der so lang ist, dass er für die ganze Breite des Blattes kaum reicht, und länger";
                    options.author = "Fachbereich Stadtentwicklung, Sachgebiet Stadtplanung und Umwelt";
                    options.paperNumber = "VIII/2026/0123-1. Ergänzung";
                    options.annex = "2 zur Begründung";
                    options.note = "Entwurf für den Ausschuss, noch ohne Anhörung der Arbeitsgruppen.";
                    const auto page = composedIn(layout, options, snapshot_, themes_, report_);
                    ASSERT_TRUE(page) << layout.id << page.error().message.en;
                    const PageDrawing& drawing = page->pages.front();
                    const auto boxes = boxesOf(drawing, page->layout.magnification);
                    EXPECT_GT(boxes.size(), 20U);
                    const double edge = layout.margin - 1;
                    const std::string where =
                        layout.id + " " + nameOf(paper) + (landscape ? " L " : " P ") + theme;
                    for (std::size_t i = 0; i < boxes.size(); ++i) {
                        for (const render::MmPoint& corner : boxes[i].corners()) {
                            EXPECT_TRUE(corner.x >= edge && corner.y >= edge &&
                                        corner.x <= drawing.widthMm - edge &&
                                        corner.y <= drawing.heightMm - edge)
                                << where << corner.x << " " << corner.y;
                        }
                        for (std::size_t j = 0; j < i; ++j) {
                            EXPECT_FALSE(overlap(boxes[i], boxes[j])) << where << i << " and " << j;
                        }
                    }
                }
            }
        }
    }
}

/// Of the first page of a PDF, mm.
std::pair<double, double> pageSizeOf(const std::filesystem::path& path) {
    QPDF pdf;
    pdf.processFile(path.c_str());
    QPDFObjectHandle box = QPDFObjectHandle(pdf.getAllPages().front()).getKey("/MediaBox");
    const double mmPerPoint = 25.4 / 72;
    return {box.getArrayItem(2).getNumericValue() * mmPerPoint,
            box.getArrayItem(3).getNumericValue() * mmPerPoint};
}

TEST_F(MapPage, APosterIsMagnifiedAndItsScaleIsTrueOnThePaper) {
    MapPageOptions options;
    options.layout = std::make_shared<const Layout>(*findLayout("poster"));
    options.orientation = Orientation::Landscape;
    options.date = "2026-11-22";
    const auto result = write("poster.pdf", options);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->paper, Paper::A1);
    const auto [width, height] = pageSizeOf(folder_.path() / "poster.pdf");
    EXPECT_NEAR(width, 841, 0.5);
    EXPECT_NEAR(height, 594, 0.5);
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    const PageDrawing& sheet = page->pages.front();
    EXPECT_DOUBLE_EQ(sheet.widthMm, 841);
    ASSERT_TRUE(sheet.map);
    // corners of the map frame, 400 mm and more apart, lie so far apart on the ground: a degree of latitude
    // is 111.2 km within half a per cent
    const double metres = (sheet.map->corners[1].lat - sheet.map->corners[0].lat) * 111200;
    EXPECT_NEAR(metres * 1000 / sheet.map->box.height, result->scaleDenominator,
                result->scaleDenominator * 0.01);
    EXPECT_DOUBLE_EQ(page->ground.metresPerMm, result->scaleDenominator / 1000.0);
    // the smallest print on it is twice as large as on A4
    double smallest = 100;
    for (const PagePart& part : sheet.parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            if (const auto* text = std::get_if<render::TextItem>(&entry.item);
                text && entry.group == "page") {
                smallest = std::min(smallest, text->size);
            }
        }
    }
    EXPECT_GE(smallest, 3.6);
}

// "At least 0" would be true of everything.
TEST_F(MapPage, WhereOnlySomeAreKnownAndNoneLacksAnythingTheTableSaysSo) {
    analysis::StandardResult& result = report_.standards.front();
    result.demand.measure = analysis::DemandMeasure::KnownPersonsOnly;
    result.inside.all = 200;
    const auto missing = [&](double supplied, Language language) {
        result.inside.supplied = supplied;
        MapPageOptions options;
        options.language = language;
        const PageInput input{
            .project = *snapshot_, .themes = themes_, .report = &report_, .options = options};
        return standardsTable(input).rows.at(0).at(2);
    };
    EXPECT_EQ(missing(200, Language::German), "0 gezählt");
    EXPECT_EQ(missing(200, Language::English), "0 counted");
    EXPECT_EQ(missing(150, Language::German), "mind. 50");
}

// No column beneath the map holds nothing but a title block.
/// A legend of signs of facilities and, above them, of a result with circles of several sizes.
class LegendColumns : public testing::Test {
  protected:
    /// Tops of the signs by their left, in the box.
    std::map<double, std::vector<double>> columnsOf(std::size_t circles, std::size_t signs, PageBox box) {
        PageInput input{.project = project_, .themes = themes_, .options = options_};
        for (std::size_t i = 0; i < circles + signs; ++i) {
            const bool circle = i < circles;
            // circles are higher
            const double height = circle ? 7 : render::legendSampleHeight;
            const std::string name = "Zeichen " + std::to_string(i);
            input.map.legend.push_back({{name, name},
                                        circle ? "results:weg" : "facilities:youth",
                                        {render::legendSampleWidth, height, {0, 0, 0, 0}, {}}});
        }
        PageWriter page(box.width, box.height);
        whole_ = writeLegend(page, input, box);
        std::map<double, std::vector<double>> columns;
        for (const PagePart& part : page.take().parts) {
            if (part.list.widthMm == render::legendSampleWidth) {
                columns[part.at.x].push_back(part.at.y);
            }
        }
        return columns;
    }

    const model::Project project_ = test::smallProject();
    const model::ThemeSet themes_ = test::smallThemes();
    const MapPageOptions options_;
    bool whole_ = false;
};

TEST_F(LegendColumns, AreFilledEvenly) {
    // fifty signs in three columns of room for more: 17, 17 and 16, not 22, 22 and 6
    const auto columns = columnsOf(0, 50, {0, 0, 85, 90});
    EXPECT_TRUE(whole_);
    ASSERT_EQ(columns.size(), 3U);
    for (const auto& [left, tops] : columns) {
        EXPECT_NEAR(static_cast<double>(tops.size()), 50.0 / 3, 2) << left;
    }
}

TEST_F(LegendColumns, DoNotPartTheCirclesOfAResult) {
    for (const std::size_t signs : {4U, 6U, 8U, 12U}) {
        for (const double height : {56.0, 62.0, 70.0}) {
            const auto columns = columnsOf(4, signs, {0, 0, 60, height});
            ASSERT_TRUE(whole_) << signs << ", " << height;
            EXPECT_GE(columns.begin()->second.size(), 4U) << signs << ", " << height;
        }
    }
}

TEST_F(MapPage, ThePortraitPosterHasItsTitleBlockBeneathTheLegend) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("poster"));
    options.orientation = Orientation::Portrait;
    options.themeId = "youth";
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page) << page.error().message.en;
    const PageLayout& layout = page->layout;
    const PageBox legend = layout.boxOf(FrameKind::Legend);
    const PageBox block = layout.boxOf(FrameKind::TitleBlock);
    const PageBox gaps = layout.boxOf(FrameKind::Gaps);
    EXPECT_EQ(block.left, legend.left);
    EXPECT_EQ(block.width, legend.width);
    EXPECT_GE(block.top, legend.bottom());
    EXPECT_LT(gaps.right(), legend.left);
    EXPECT_LT(layout.map().bottom(), std::min(gaps.top, legend.top));
    EXPECT_GT(layout.map().height, 0.5 * layout.boxOf(FrameKind::Sources).bottom());
}

TEST_F(MapPage, LargerSheetsListNoFewerGaps) {
    const auto listed = [&](const std::string& layout, std::optional<Paper> paper, Orientation orientation) {
        MapPageOptions options;
        options.layout = std::make_shared<const Layout>(*findLayout(layout));
        options.paper = paper;
        options.orientation = orientation;
        const auto result = write("map.svg", options);
        EXPECT_TRUE(result);
        return result ? result->gapsListed : 0;
    };
    for (const Orientation orientation : {Orientation::Landscape, Orientation::Portrait}) {
        const std::size_t small = listed("council", Paper::A4, orientation);
        for (const Paper paper : {Paper::A2, Paper::A1, Paper::A0}) {
            EXPECT_GE(listed("poster", paper, orientation), small) << nameOf(paper);
        }
        EXPECT_GE(listed("map", Paper::A2, orientation), small);
    }
}

TEST_F(MapPage, SourcesThisProgramNamedAreInTheSheetsLanguage) {
    model::Project project = *snapshot_;
    project.sources.push_back({"area", "Programmgebiet „Nord“", "", "", "", "", "", "", "", true});
    project.sources.push_back({"census", "Zensus 2011, 100-m-Gitter", "", "dl-de/by-2-0", "© Destatis",
                               "2011-05-09", "", "", "", true});
    project.sources.push_back({"own", "Kitas der Stadt", "", "", "", "", "", "", "", true});
    snapshot_ = test::snapshotOf(project);
    ASSERT_TRUE(write("map.svg", {.language = Language::English}));
    for (const char* text : {"Programme area “Nord”", "Census 2011, 100 m grid: © Destatis",
                             "© OpenStreetMap contributors", "Kitas der Stadt"}) {
        EXPECT_NE(content("map.svg").find(text), std::string::npos) << text;
    }
    ASSERT_TRUE(write("map.svg"));
    EXPECT_NE(content("map.svg").find("Zensus 2011, 100-m-Gitter"), std::string::npos);
}

TEST_F(MapPage, AnOverviewThatWouldShowNoMoreThanTheMapIsLeftOut) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.layout = std::make_shared<const Layout>(*findLayout("poster"));
    const auto hasOverview = [&] {
        const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
        return page && page->layout.find(FrameKind::Overview) != nullptr;
    };
    EXPECT_FALSE(hasOverview());
    model::Project wide = *snapshot_;
    model::Street street = wide.baseMap.streets.front();
    street.points = {{test::origin.x - 3000, test::origin.y - 3000},
                     {test::origin.x + 3000, test::origin.y + 3000}};
    wide.baseMap.streets.push_back(street);
    snapshot_ = test::snapshotOf(wide);
    EXPECT_TRUE(hasOverview());
}

TEST_F(MapPage, TheChartOfServiceAreasShowsWhoLivesInEachBand) {
    model::Project project = *snapshot_;
    model::ResultData data;
    data.geometry = model::ResultGeometry::Areas;
    data.columns = {{"limit_m", {"Fußweg bis m", "Walk up to m"}, model::ResultColumn::Type::Number, 0},
                    {"persons_all", {"Personen", "Persons"}, model::ResultColumn::Type::Persons, 0}};
    data.rows = {{test::square(0, 0, 300, 300), {400.0, 1234.0}},
                 {test::square(0, 0, 100, 100), {200.0, 1000.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "limit_m";
    data.legend.title = {"Fußweg bis (m)", "Walk up to (m)"};
    data.legend.classes = {{{"bis 200", "up to 200"}, "#a1dab4", {}, 200},
                           {{"200 bis 400", "200 to 400"}, "#253494", {}, {}}};
    model::ResultLayer layer;
    layer.record.name = "spiel";
    layer.record.operation = "reach";
    layer.record.title = {"Einzugsbereiche", "Service areas"};
    layer.data = std::make_shared<const model::ResultData>(data);
    project.results = {layer};
    snapshot_ = test::snapshotOf(project);
    MapPageOptions options;
    options.layout = std::make_shared<const Layout>(*findLayout("profile"));
    options.results = {"spiel"};
    options.gaps = false;
    ASSERT_TRUE(write("map.svg", options));
    for (const char* text : {"Einzugsbereiche – Personen", ">1.000<", ">234<"}) {
        EXPECT_NE(content("map.svg").find(text), std::string::npos) << text;
    }
}

TEST_F(MapPage, ASheetCanBeAboutOneGap) {
    MapPageOptions options;
    options.layout = std::make_shared<const Layout>(*findLayout("need-sheet"));
    EXPECT_EQ(write("need.svg", options).error().code, ErrorCode::InvalidArgument) << "which gap?";
    options.gap = "youth.ghost.1";
    EXPECT_EQ(write("need.svg", options).error().code, ErrorCode::InvalidArgument);
    const analysis::GapPlace& gap = *report_.ranked()[2];
    options.gap = gap.id;
    const auto result = write("need.svg", options);
    ASSERT_TRUE(result) << result.error().message.en;
    EXPECT_EQ(result->gapsOnMap, 1U);
    const std::string svg = content("need.svg");
    for (const char* text : {"Bedarf", "Was fehlt", "Wem", "Nächste Einrichtung", "Maßstab der Bewertung"}) {
        EXPECT_NE(svg.find(text), std::string::npos) << text;
    }
}

TEST_F(MapPage, TheGridNamesRoundCoordinates) {
    MapPageOptions options;
    ASSERT_TRUE(write("plain.svg", options));
    options.grid = true;
    options.scaleDenominator = 5000;
    ASSERT_TRUE(write("grid.svg", options));
    // at 1:5,000 at least 40 mm are 200 m: lines every 200 m; one of them near the middle
    const auto thousands = [](double value) { return formatCount(std::llround(value), Language::German); };
    const std::string easting = thousands(std::round((test::origin.x + 200) / 200) * 200);
    EXPECT_NE(content("grid.svg").find(easting), std::string::npos) << easting;
    EXPECT_EQ(content("plain.svg").find(easting), std::string::npos);
}

TEST_F(MapPage, APictureOfTheMunicipalityIsShownAndAnythingElseRefused) {
    QImage arms(40, 60, QImage::Format_RGB32);
    arms.fill(Qt::red);
    const auto path = folder_.path() / "arms.png";
    ASSERT_TRUE(arms.save(QString::fromStdString(path.string())));
    MapPageOptions options;
    options.date = "2026-11-22";
    options.logo = path;
    const auto page = composeMapPage(snapshot_, themes_, &report_, options, {});
    ASSERT_TRUE(page);
    std::size_t pictures = 0;
    for (const PagePart& part : page->pages.front().parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            if (const auto* picture = std::get_if<render::PictureItem>(&entry.item)) {
                ++pictures;
                EXPECT_NEAR(picture->width / picture->height, 40.0 / 60, 1e-9);
                EXPECT_EQ(picture->picture->pixels.front(), 0xffff0000U);
                EXPECT_EQ(page->pages.front().elements[part.element].role, Role::Figure);
            }
        }
    }
    EXPECT_EQ(pictures, 1U);
    ASSERT_TRUE(
        writeFileAtomically(folder_.path() / "arms.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    options.logo = folder_.path() / "arms.svg";
    EXPECT_EQ(composeMapPage(snapshot_, themes_, &report_, options, {}).error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(MapPage, RealDataHasNoExampleMark) {
    model::Project project = test::smallProject();
    project.sources.front().exampleData = false;
    snapshot_ = test::snapshotOf(project);
    ASSERT_TRUE(write("map.svg"));
    EXPECT_EQ(content("map.svg").find("BEISPIELDATEN"), std::string::npos);
}

TEST_F(MapPage, SpeaksEnglish) {
    MapPageOptions options;
    options.language = Language::English;
    ASSERT_TRUE(write("map.svg", options));
    for (const char* text :
         {"Gaps in supply", "Date: 22 November 2026", "EXAMPLE DATA", "Legend", "Programme area"}) {
        EXPECT_NE(content("map.svg").find(text), std::string::npos) << text;
    }
}

TEST_F(MapPage, WrongWishesAreRefusedAndNothingIsWritten) {
    EXPECT_EQ(write("map.docx").error().code, ErrorCode::InvalidArgument);
    MapPageOptions options;
    options.themeId = "ghosts";
    EXPECT_EQ(write("map.pdf", options).error().code, ErrorCode::InvalidArgument);
    options = {};
    options.date = "gestern";
    EXPECT_EQ(write("map.pdf", options).error().code, ErrorCode::InvalidArgument);
    options = {};
    options.scaleDenominator = 200;
    EXPECT_EQ(write("map.pdf", options).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(write("missing/map.pdf").error().code, ErrorCode::CannotWrite);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(MapPage, CanBeCancelled) {
    MapPageOptions options;
    options.date = "2026-11-22";
    std::stop_source stop;
    stop.request_stop();
    const auto result = writeMapPage(snapshot_, themes_, &report_, options, folder_.path() / "map.pdf",
                                     Task({}, stop.get_token()));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace nordertor::publish
