// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "base/file.h"
#include "render/label_placement_p.h"
#include "render/map_view_renderer.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::render {
namespace {

class Drawing : public testing::Test {
  protected:
    static std::shared_ptr<const MapScene> sceneOf(const analysis::GapReport* report) {
        return MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), report, {})
            .value();
    }
    static MapView viewAt(const MapScene& scene, double denominator) {
        MapView view = viewOf(scene.areaBox(), 160, 120);
        view.scaleDenominator = denominator;
        return view;
    }
    static std::vector<TextItem> textsOf(const DrawList& list) {
        std::vector<TextItem> texts;
        for (const DrawEntry& entry : list.entries) {
            if (const auto* text = std::get_if<TextItem>(&entry.item)) {
                texts.push_back(*text);
            }
        }
        return texts;
    }

    const analysis::GapReport report_ = test::smallReport();
    const std::shared_ptr<const MapScene> scene_ = sceneOf(&report_);
    const style::MapStyle style_ = style::MapStyle::standard(test::smallThemes());
};

TEST_F(Drawing, TextsNeverOverlapAndStayInTheFrame) {
    for (const double denominator : {1000.0, 1500.0, 2500.0, 5000.0, 10000.0}) {
        const MapView view = viewAt(*scene_, denominator);
        const auto drawing = drawMap(*scene_, style_, view);
        ASSERT_TRUE(drawing);
        const auto texts = textsOf(drawing->list);
        EXPECT_GT(texts.size(), 3U) << denominator;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (const TurnedBox& box : boxesOf(texts[i])) {
                for (const MmPoint& corner : box.corners()) {
                    EXPECT_TRUE(corner.x >= 0 && corner.y >= 0 && corner.x <= view.widthMm &&
                                corner.y <= view.heightMm);
                }
                for (std::size_t j = 0; j < i; ++j) {
                    for (const TurnedBox& other : boxesOf(texts[j])) {
                        EXPECT_FALSE(overlap(box, other))
                            << denominator << ": " << texts[i].text << " and " << texts[j].text;
                    }
                }
            }
        }
    }
}

TEST_F(Drawing, TheLegendNamesNothingThatIsCovered) {
    const MapView view = viewAt(*scene_, 2500);
    const auto labels = [&](const DrawOptions& options) {
        std::set<std::string> found;
        const auto drawing = drawMap(*scene_, style_, view, options);
        for (const LegendEntry& entry : drawing->legend) {
            found.insert(entry.label.de);
        }
        return found;
    };
    DrawOptions open;
    open.legend = true;
    ASSERT_TRUE(labels(open).contains("Spielplatz"));
    ASSERT_TRUE(labels(open).contains("Programmgebiet"));
    const std::pair<MmPoint, MmPoint> all{{0, 0}, {view.widthMm, view.heightMm}};
    DrawOptions covered = open;
    covered.covered = {all};
    EXPECT_FALSE(labels(covered).contains("Spielplatz"));
    EXPECT_FALSE(labels(covered).contains("Programmgebiet"));
    DrawOptions withoutNames = open;
    withoutNames.keepFree = {all};
    EXPECT_TRUE(labels(withoutNames).contains("Spielplatz")) << "what names keep clear of hides nothing";
}

TEST_F(Drawing, TheLegendNamesTradeAlsoWhereThereIsNoIndustry) {
    model::Project project = test::smallProject();
    project.baseMap.landUse.push_back(
        {"way/905", "", model::LandUse::Commercial, test::square(310, 310, 390, 390)});
    const auto scene = MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, {}).value();
    DrawOptions options;
    options.legend = true;
    const auto drawing = drawMap(*scene, style_, viewAt(*scene, 2500), options);
    ASSERT_TRUE(drawing);
    EXPECT_TRUE(std::ranges::any_of(
        drawing->legend, [](const LegendEntry& entry) { return entry.label.de == "Gewerbe, Industrie"; }));
}

// Truth: of a park whose corners and middle lie beneath boxes all the rest is to be seen.
TEST_F(Drawing, TheLegendNamesWhatIsCoveredInPlacesOnly) {
    const MapView view = viewAt(*scene_, 2500);
    DrawOptions options;
    options.legend = true;
    const geo::Point o = test::origin;
    for (const geo::Point corner : {geo::Point{o.x + 100, o.y + 100}, geo::Point{o.x + 300, o.y + 100},
                                    geo::Point{o.x + 300, o.y + 300}, geo::Point{o.x + 100, o.y + 300}}) {
        const MmPoint at = view.toMm(corner);
        options.covered.push_back({{at.x - 1, at.y - 1}, {at.x + 1, at.y + 1}});
    }
    const MmPoint middle{view.widthMm / 2, view.heightMm / 2};
    options.covered.push_back({{middle.x - 1, middle.y - 1}, {middle.x + 1, middle.y + 1}});
    const auto drawing = drawMap(*scene_, style_, view, options);
    ASSERT_TRUE(drawing);
    EXPECT_TRUE(std::ranges::any_of(
        drawing->legend, [](const LegendEntry& entry) { return entry.label.de.starts_with("Grünfläche"); }));
}

TEST_F(Drawing, IsTheSameTwice) {
    const auto first = drawMap(*scene_, style_, viewAt(*scene_, 2500));
    const auto second = drawMap(*sceneOf(&report_), style_, viewAt(*scene_, 2500));
    EXPECT_EQ(first->list, second->list);
}

TEST_F(Drawing, SwitchedOffGroupsAreNotDrawn) {
    MapView view = viewAt(*scene_, 2500);
    view.hiddenGroups = {"base", "gaps:youth"};
    const auto drawing = drawMap(*scene_, style_, view, {true, {}});
    ASSERT_TRUE(drawing);
    bool facilities = false;
    for (const DrawEntry& entry : drawing->list.entries) {
        EXPECT_NE(entry.group, "base");
        EXPECT_NE(entry.group, "gaps:youth");
        facilities = facilities || entry.group == "facilities:youth";
    }
    EXPECT_TRUE(facilities);
    for (const LegendEntry& entry : drawing->legend) {
        EXPECT_NE(entry.group, "base");
    }
}

TEST_F(Drawing, CirclesStepAside) {
    // the two playgrounds lie 1.4 m apart: 0.6 mm at 1:2,500
    const auto drawing = drawMap(*scene_, style_, viewAt(*scene_, 2500));
    std::vector<CircleItem> circles;
    for (const DrawEntry& entry : drawing->list.entries) {
        if (entry.layer == "facilities") {
            circles.push_back(std::get<CircleItem>(entry.item));
        }
    }
    ASSERT_EQ(circles.size(), 2U);
    const double apart =
        std::hypot(circles[0].centre.x - circles[1].centre.x, circles[0].centre.y - circles[1].centre.y);
    EXPECT_GE(apart, circles[0].radius + circles[1].radius);
}

TEST_F(Drawing, TheLegendNamesNoBoundaryThatIsNotSeen) {
    MapView view = viewAt(*scene_, 500);
    view.widthMm = 100;
    view.heightMm = 100;  // 50 m of 400 m
    const auto named = [&] {
        const auto drawing = drawMap(*scene_, style_, view, {.legend = true});
        return std::ranges::any_of(
            drawing->legend, [](const LegendEntry& entry) { return entry.label.de == "Programmgebiet"; });
    };
    EXPECT_FALSE(named());
    view.centre = {test::origin.x, test::origin.y + 200};
    EXPECT_TRUE(named());
}

TEST_F(Drawing, TheLegendExplainsDotsThatHaveNoRoomForTheirSign) {
    model::Project project = test::smallProject();
    const auto explained = [&] {
        const auto scene =
            MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, {}).value();
        const auto drawing = drawMap(*scene, style_, viewAt(*scene, 5000), {.legend = true});
        return std::ranges::any_of(drawing->legend, [](const LegendEntry& entry) {
            return entry.label.de == "Weitere Einrichtung, ohne Platz für ihr Zeichen";
        });
    };
    EXPECT_FALSE(explained());
    for (int i = 0; i < 200; ++i) {
        project.facilities.push_back({"node/9" + std::to_string(i),
                                      "youth.playground",
                                      "",
                                      {test::origin.x + 120, test::origin.y + 120},
                                      {},
                                      {},
                                      {},
                                      "osm"});
    }
    EXPECT_TRUE(explained());
}

TEST_F(Drawing, TheLegendNamesWhatOccursAndNothingElse) {
    const auto drawing = drawMap(*scene_, style_, viewAt(*scene_, 5000), {true, {}});
    std::vector<std::string> labels;
    for (const LegendEntry& entry : drawing->legend) {
        labels.push_back(entry.label.de);
        EXPECT_FALSE(entry.sample.entries.empty());
    }
    const auto has = [&](const char* label) { return std::count(labels.begin(), labels.end(), label); };
    for (const char* label :
         {"Programmgebiet", "Spielplatz", "Wohngebäude", "Anderes Gebäude", "Bahnlinie", "Gewässer",
          "Grünfläche, Spiel, Sport", "Lücke: Spielplatz für Kinder von 6 bis unter 12"}) {
        EXPECT_EQ(has(label), 1) << label;
    }
    for (const char* label : {"Wald", "Treppe", "Fuß- und Radweg"}) {
        EXPECT_EQ(has(label), 0) << label;
    }
}

TEST_F(Drawing, EveryLegendEntryHasItsSignAndHiddenKindsHaveNone) {
    // a theme that shows its playgrounds down to 1:13,000 only, and its club at every scale
    const test::TemporaryFolder folder;
    const std::string style = R"({"version": 8, "name": "Jugend", "metadata": {"nordertor:unit": "mm"},
      "layers": [
        {"id": "youth-more", "type": "circle", "source-layer": "facilities",
         "metadata": {"nordertor:group": "facilities", "nordertor:max-scale": 13000,
                      "nordertor:legend": "feature", "nordertor:avoid-overlap": true},
         "filter": ["==", ["get", "kind"], "youth.playground"],
         "paint": {"circle-color": "#112233", "circle-radius": 1.2}},
        {"id": "youth-main", "type": "circle", "source-layer": "facilities",
         "metadata": {"nordertor:group": "facilities", "nordertor:legend": "feature",
                      "nordertor:avoid-overlap": true},
         "filter": ["==", ["get", "kind"], "youth.club"],
         "paint": {"circle-color": "#112233", "circle-radius": 1.2}}]})";
    ASSERT_TRUE(writeFileAtomically(folder.path() / "style.json", style));
    model::ThemeSet themes = test::smallThemes();
    themes.themes.front().folder = folder.path().string();
    themes.themes.front().styleFile = "style.json";
    model::FacilityKind club;
    club.id = "club";
    club.label = {"Jugendtreff", "Youth club"};
    themes.themes.front().facilityKinds.push_back(club);
    model::Project project = test::smallProject();
    project.facilities.push_back(
        {"node/3", "youth.club", "Treff", {test::origin.x + 300, test::origin.y + 300}, {}, {}, {}, "osm"});
    const auto mapStyle = style::MapStyle::standard(themes);
    ASSERT_TRUE(mapStyle.notices.empty());
    const auto scene = MapScene::build(test::snapshotOf(project), themes, &report_, {}).value();
    for (const double denominator : {5000.0, 15000.0, 40000.0}) {
        const auto drawing = drawMap(*scene, mapStyle, viewAt(*scene, denominator), {true, {}});
        ASSERT_TRUE(drawing);
        std::set<std::string> labels;
        for (const LegendEntry& entry : drawing->legend) {
            labels.insert(entry.label.de);
            EXPECT_TRUE(std::any_of(
                entry.sample.entries.begin(), entry.sample.entries.end(),
                [](const DrawEntry& item) { return !std::holds_alternative<TextItem>(item.item); }))
                << entry.label.de << " at " << denominator;
        }
        EXPECT_EQ(labels.count("Spielplatz"), denominator < 13000 ? 1U : 0U) << denominator;
        EXPECT_EQ(labels.count("Jugendtreff"), 1U) << denominator;
    }
}

TEST_F(Drawing, KindsOfNoStandardCanBeLeftOut) {
    model::ThemeSet themes = test::smallThemes();
    model::FacilityKind club;
    club.id = "club";
    club.label = {"Jugendtreff", "Youth club"};
    themes.themes.front().facilityKinds.push_back(club);
    themes.themes.front().standards.front().facilityKinds = {"playground"};
    model::Project project = test::smallProject();
    project.facilities.push_back(
        {"node/3", "youth.club", "Treff", {test::origin.x + 300, test::origin.y + 300}, {}, {}, {}, "osm"});
    const auto facilities = [&](bool onlyKindsOfStandards) {
        SceneOptions options;
        options.onlyKindsOfStandards = onlyKindsOfStandards;
        const auto scene = MapScene::build(test::snapshotOf(project), themes, nullptr, options).value();
        return scene->find("facilities")->features.size();
    };
    EXPECT_EQ(facilities(false), 3U);
    EXPECT_EQ(facilities(true), 2U);
}

TEST_F(Drawing, WhatReachesFarBeyondTheFrameIsCutBesideIt) {
    // a circle of 2 km around a frame of 400 m x 300 m: what is left is the frame and 5 mm around it
    analysis::GapReport report = test::smallReport(1);
    geo::Points circle;
    const geo::Point middle = scene_->areaBox().centre();
    for (int i = 0; i <= 720; ++i) {
        const double angle = (i % 720) * std::numbers::pi / 360;
        circle.push_back({middle.x + 2000 * std::cos(angle), middle.y + 2000 * std::sin(angle)});
    }
    report.standards.front().places.front().shape = {{{circle, {}}}};
    const auto scene = sceneOf(&report);
    const MapView view = viewAt(*scene, 2500);
    const auto drawing = drawMap(*scene, style_, view);
    ASSERT_TRUE(drawing);
    bool found = false;
    for (const DrawEntry& entry : drawing->list.entries) {
        const auto* area = std::get_if<AreaItem>(&entry.item);
        if (area == nullptr || entry.layer != "gap-areas") {
            continue;
        }
        found = true;
        double doubled = 0;
        const auto& points = area->shape.points;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            doubled += points[i].x * points[i + 1].y - points[i + 1].x * points[i].y;
        }
        EXPECT_NEAR(std::abs(doubled) / 2, (view.widthMm + 10) * (view.heightMm + 10), 1e-6);
    }
    EXPECT_TRUE(found);
}

TEST_F(Drawing, AKindHasTheSameLetterOnEverySheet) {
    model::ThemeSet themes = test::smallThemes();
    themes.themes.front().standards.front().facilityKinds = {"playground", "social.school"};
    model::Theme social;
    social.id = "social";
    social.label = {"Soziales", "Social affairs"};
    social.colour = "#CC79A7";
    model::FacilityKind school;
    school.id = "school";
    school.label = {"Schule", "School"};  // begins like "Spielplatz"
    social.facilityKinds.push_back(school);
    themes.themes.push_back(social);
    model::Project project = test::smallProject();
    project.facilities.push_back(
        {"node/3", "social.school", "", {test::origin.x + 300, test::origin.y + 300}, {}, {}, {}, "osm"});
    const auto letters = [&](bool onlyKindsOfStandards, const std::string& theme) {
        SceneOptions options;
        options.onlyKindsOfStandards = onlyKindsOfStandards;
        options.theme = theme;
        const auto scene = MapScene::build(test::snapshotOf(project), themes, nullptr, options).value();
        std::set<std::string> found;
        for (const style::Properties& values : scene->find("facilities")->propertySets) {
            found.insert(style::textOf(*values.find("letter")));
        }
        return found;
    };
    // standards ask for both, so that they stand together on maps of all themes: no letter for two of them
    EXPECT_EQ(letters(true, ""), (std::set<std::string>{"S", "C"}));
    EXPECT_EQ(letters(false, ""), (std::set<std::string>{"S", "C"}));
    EXPECT_EQ(letters(false, "youth"), (std::set<std::string>{"S"}));
    EXPECT_EQ(letters(false, "social"), (std::set<std::string>{"C"}));
}

TEST_F(Drawing, LinesOfGapsThatCoincideLieInsideEachOther) {
    model::ThemeSet themes = test::smallThemes();
    model::Theme social = themes.themes.front();
    social.id = "social";
    social.colour = "#CC79A7";
    themes.themes.insert(themes.themes.begin(), social);
    analysis::GapReport report = test::smallReport(1);
    analysis::StandardResult other = report.standards.front();
    other.theme = "social";
    other.standard = "social.playground_6_12";
    other.places.front().id = "social.playground_6_12.1";
    other.places.front().standard = other.standard;
    report.standards.push_back(other);
    const auto scene =
        MapScene::build(test::snapshotOf(test::smallProject()), themes, &report, SceneOptions()).value();
    const auto drawing = drawMap(*scene, style_, viewAt(*scene, 5000));
    ASSERT_TRUE(drawing);
    std::vector<double> widths;
    for (const DrawEntry& entry : drawing->list.entries) {
        if (entry.layer == "gap-outlines") {
            const LineItem& line = std::get<LineItem>(entry.item);
            const auto [low, high] = std::minmax_element(line.lines.points.begin(), line.lines.points.end(),
                                                         [](MmPoint a, MmPoint b) { return a.x < b.x; });
            widths.push_back(high->x - low->x);
            // between them the ground is seen
            EXPECT_GT(std::abs(widths.front() - widths.back()) / 2 + (widths.size() == 1 ? 1 : 0),
                      line.stroke.width + 0.1);
        }
    }
    ASSERT_EQ(widths.size(), 2U);
    // 50 m at 1:5,000 are 10 mm
    EXPECT_LE(std::max(widths.front(), widths.back()), 10);
}

TEST_F(Drawing, ScaleIsTrue) {
    // 400 m at 1:2,500 are 160 mm
    const MapView view = viewAt(*scene_, 2500);
    const auto drawing = drawMap(*scene_, style_, view);
    for (const DrawEntry& entry : drawing->list.entries) {
        if (entry.layer == "boundary") {
            const auto& points = std::get<LineItem>(entry.item).lines.points;
            const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                         [](MmPoint a, MmPoint b) { return a.x < b.x; });
            EXPECT_NEAR(high->x - low->x, 160, 1e-9);
        }
    }
}

TEST_F(Drawing, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto drawing = drawMap(*scene_, style_, viewAt(*scene_, 2500), {}, stop.get_token());
    ASSERT_FALSE(drawing);
    EXPECT_EQ(drawing.error().code, ErrorCode::Cancelled);
}

TEST_F(Drawing, RendersAnImageOfTheSizeAsked) {
    const auto image = renderView(*scene_, style_, viewAt(*scene_, 2500), {4, 2});
    ASSERT_TRUE(image);
    EXPECT_EQ(image->size(), QSize(640, 480));
    EXPECT_EQ(image->devicePixelRatio(), 2);
    EXPECT_FALSE(renderView(*scene_, style_, viewAt(*scene_, 10), {}).has_value());
}

TEST_F(Drawing, NewGapsComeIntoTheSameScene) {
    const auto more = test::smallReport(5);
    const auto scene = scene_->withGaps(test::smallThemes(), &more);
    EXPECT_EQ(scene_->find("gaps")->features.size(), 3U);
    EXPECT_EQ(scene->find("gaps")->features.size(), 5U);
    EXPECT_EQ(scene->find("buildings"), scene_->find("buildings"));
}

TEST_F(Drawing, HitsNameTheMostParticularFirst) {
    const geo::Point playground{test::origin.x + 120, test::origin.y + 120};
    const auto hits = scene_->hitsAt(playground, 2);
    ASSERT_GE(hits.size(), 2U);
    EXPECT_EQ(hits[0].id, "node/1");
    EXPECT_EQ(hits[0].label.de, "Spielplatz");
    EXPECT_EQ(hits[1].id, "node/2");
    EXPECT_NEAR(hits[1].distance, std::sqrt(2.0), 1e-9);
    EXPECT_EQ(hits.back().kind, Hit::Kind::ProgrammeArea);

    const auto gap = scene_->hitsAt({test::origin.x + 30, test::origin.y + 45}, 1);
    ASSERT_FALSE(gap.empty());
    EXPECT_EQ(gap[0].kind, Hit::Kind::Gap);
    EXPECT_EQ(gap[0].id, "youth.playground_6_12.1");
    const auto hidden = scene_->hitsAt({test::origin.x + 30, test::origin.y + 45}, 1, {"gaps:youth"});
    EXPECT_TRUE(std::none_of(hidden.begin(), hidden.end(),
                             [](const Hit& hit) { return hit.kind == Hit::Kind::Gap; }));
}

}  // namespace
}  // namespace nordertor::render
