// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Labels of whole maps: none overlaps another, names are repeated and abbreviated where the rules say so.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "geo/area_operations.h"
#include "geo/crs.h"
#include "io/osm/base_data_reader.h"
#include "io/vector/boundary_reader.h"
#include "plugin_host/theme_pack_loader.h"
#include "render/label_placement_p.h"
#include "render/map_drawing.h"
#include "render/small_project.h"
#include "render/text_metrics.h"
#include "support/real_data.h"

namespace nordertor::render {
namespace {

struct Labels {
    std::vector<const TextItem*> texts;
    std::vector<CircleItem> circles;  ///< that texts keep off
};

/// Layers whose circles step aside, and whose letters lie in circles.
Labels labelsOf(const DrawList& list, const style::MapStyle& mapStyle) {
    std::set<std::string> aside;
    std::set<std::string> onCircles;
    for (const style::MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.avoidOverlap && layer.layer.type == style::StyleLayerType::Circle) {
            aside.insert(layer.layer.id);
        }
        const style::Properties none;
        if (layer.layer.flag(style::StyleProperty::TextAllowOverlap, {none, 15})) {
            onCircles.insert(layer.layer.id);
        }
    }
    Labels labels;
    for (const DrawEntry& entry : list.entries) {
        if (const auto* text = std::get_if<TextItem>(&entry.item); text && !onCircles.contains(entry.layer)) {
            labels.texts.push_back(text);
        } else if (const auto* circle = std::get_if<CircleItem>(&entry.item);
                   circle && aside.contains(entry.layer)) {
            labels.circles.push_back(*circle);
        }
    }
    return labels;
}

bool covers(const CircleItem& circle, const TurnedBox& box) {
    // in the box's own directions the nearest point of the box is the clamped centre
    const double angle = box.angle / 180 * std::numbers::pi;
    const double dx = circle.centre.x - box.centre.x;
    const double dy = circle.centre.y - box.centre.y;
    const double x = std::abs(dx * std::cos(angle) + dy * std::sin(angle)) - box.width / 2;
    const double y = std::abs(dy * std::cos(angle) - dx * std::sin(angle)) - box.height / 2;
    return std::hypot(std::max(x, 0.0), std::max(y, 0.0)) < circle.radius + circle.strokeWidth - 1e-9;
}

/// Counted by every pair of boxes, without the grid that placing uses.
std::size_t overlapsIn(const Labels& labels) {
    std::vector<std::pair<std::size_t, TurnedBox>> boxes;
    for (std::size_t i = 0; i < labels.texts.size(); ++i) {
        for (const TurnedBox& box : boxesOf(*labels.texts[i])) {
            boxes.emplace_back(i, box);
        }
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (boxes[i].first != boxes[j].first && overlap(boxes[i].second, boxes[j].second)) {
                ++count;
                ADD_FAILURE() << labels.texts[boxes[i].first]->text << " on "
                              << labels.texts[boxes[j].first]->text;
            }
        }
        for (const CircleItem& circle : labels.circles) {
            if (covers(circle, boxes[i].second)) {
                ++count;
                ADD_FAILURE() << labels.texts[boxes[i].first]->text << " on a circle";
            }
        }
    }
    return count;
}

/// What is read of a map for labels: base map and facilities.
std::shared_ptr<const MapScene> sceneFrom(const std::vector<std::filesystem::path>& files,
                                          const model::ThemeSet& themes, model::Project project) {
    auto data =
        io::readBaseData(files, themes, {project.workingCrsEpsg, project.area.shape, 3000, "2024-01-01"});
    if (!data) {
        ADD_FAILURE() << data.error().sentence(Language::English);
        return nullptr;
    }
    project.baseMap = std::move(data->baseMap);
    project.facilities = std::move(data->facilities);
    return MapScene::build(test::snapshotOf(std::move(project)), themes, nullptr, {}).value();
}

const model::ThemeSet& allThemes() {
    static const model::ThemeSet themes = plugin_host::loadThemes({test::sourceFolder() / "plugins"}).themes;
    return themes;
}

struct Found {
    std::size_t texts = 0;
    std::size_t bent = 0;
    std::size_t houseNumbers = 0;
};

/// Views of an A3 map around the middle and to all sides of it.
Found expectNoOverlaps(const MapScene& scene, double denominator) {
    const style::MapStyle mapStyle = style::MapStyle::standard(allThemes());
    MapView view = viewOf(scene.areaBox(), 330, 240);
    view.scaleDenominator = denominator;
    const geo::Point middle = view.centre;
    Found found;
    for (const auto& [right, up] : {std::pair(0.0, 0.0), {0.7, 0.4}, {-0.6, 0.5}, {0.3, -0.8}}) {
        view.centre = {middle.x + right * view.widthMm * view.metresPerMm(),
                       middle.y + up * view.heightMm * view.metresPerMm()};
        const auto drawing = drawMap(scene, mapStyle, view);
        EXPECT_TRUE(drawing);
        if (!drawing) {
            continue;
        }
        const Labels labels = labelsOf(drawing->list, mapStyle);
        EXPECT_EQ(overlapsIn(labels), 0U) << "1:" << denominator;
        found.texts += labels.texts.size();
        for (const TextItem* text : labels.texts) {
            found.bent += text->runs.empty() ? 0 : 1;
        }
        for (const DrawEntry& entry : drawing->list.entries) {
            found.houseNumbers += entry.layer == "house-numbers" ? 1 : 0;
        }
    }
    return found;
}

struct Town {
    const char* file;
    double longitude, latitude;
};

class RealTown : public testing::TestWithParam<Town> {};

TEST_P(RealTown, NoLabelLiesOnAnotherNorOnACircle) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, GetParam().file);
    const geo::LonLat place{GetParam().longitude, GetParam().latitude};
    model::Project project;
    project.workingCrsEpsg = geo::utmEpsgFor(place);
    const auto transform = geo::Transform::create(geo::Crs::fromEpsg(4326).value(),
                                                  geo::Crs::fromEpsg(project.workingCrsEpsg).value());
    const geo::Point middle = (*transform)(geo::Point{place.lon, place.lat}).value();
    project.area.shape = {{{{{middle.x - 300, middle.y - 200},
                             {middle.x + 300, middle.y - 200},
                             {middle.x + 300, middle.y + 200},
                             {middle.x - 300, middle.y + 200},
                             {middle.x - 300, middle.y - 200}},
                            {}}}};
    const auto scene = sceneFrom({file}, allThemes(), std::move(project));
    ASSERT_TRUE(scene);
    std::size_t bent = 0;
    for (const double denominator : {1000.0, 2500.0, 5000.0, 10000.0}) {
        const Found found = expectNoOverlaps(*scene, denominator);
        EXPECT_GT(found.texts, 40U) << denominator;
        EXPECT_EQ(found.houseNumbers > 0, denominator <= 1500) << denominator;
        bent += found.bent;
    }
    EXPECT_GT(bent, 20U);
}

INSTANTIATE_TEST_SUITE_P(Labels, RealTown,
                         testing::Values(Town{"osm/neubrandenburg.osm.bz2", 13.262, 53.557},
                                         Town{"osm/dreieich.osm.gz", 8.713, 50.0015}));

TEST(BrokenLines, KeepAFigureWithItsUnitAndItsBound) {
    const auto lines = [](const char* text) { return brokenLines(text, FontFace::Regular, 2.2, 20); };
    for (const char* text :
         {"Spielplatz: 216 Kinder unter 10", "Spielplatz: 216 Kinder unter 10 und mehr",
          "Weg zum nächsten in 550 m Entfernung", "Kinder von 6 bis unter 12 Jahren",
          "Grünfläche ab 10 ha in der Nähe", "children aged 6 to under 12 who live there"}) {
        for (const std::string& line : lines(text)) {
            EXPECT_LE(textWidth(line, FontFace::Regular, 2.2), 20) << line;
            for (const char* torn : {"unter", "ab", "von", "aged", "under", "550", "10 h"}) {
                EXPECT_FALSE(line.ends_with(torn)) << line;
            }
        }
        EXPECT_GT(lines(text).size(), 1U) << text;
    }
}

TEST(BrokenLines, BreakAWordThatIsWiderThanALine) {
    const std::string word = "Kindertagesstättenbedarfsplanung";
    const auto lines = brokenLines("Die " + word + " 2026", FontFace::Regular, 2.2, 20);
    std::string all;
    for (const std::string& line : lines) {
        EXPECT_LE(textWidth(line, FontFace::Regular, 2.2), 20) << line;
        all += line;
    }
    EXPECT_NE(all.find(word), std::string::npos) << "nothing is lost, nor added";
    const auto kept = brokenLines("Die " + word, FontFace::Regular, 2.2, 20, LongWords::Whole);
    EXPECT_EQ(kept, (std::vector<std::string>{"Die", word})) << "names on the map are not broken";
    EXPECT_EQ(brokenLines("ää", FontFace::Regular, 2.2, 0.1), (std::vector<std::string>{"ä", "ä"}));
}

TEST(ExampleQuarter, NoLabelLiesOnAnotherNorOnACircle) {
    const std::filesystem::path folder = test::sourceFolder() / "data/nordertor";
    const auto outline = io::readBoundary(folder / "area.geojson", {});
    ASSERT_TRUE(outline);
    model::Project project;
    project.area = outline->area;
    project.workingCrsEpsg = outline->workingCrsEpsg;
    std::vector<std::filesystem::path> files;
    for (const char* name : {"streets", "buildings", "landuse", "railways", "places"}) {
        files.push_back(folder / (std::string(name) + ".geojson"));
    }
    const auto scene = sceneFrom(files, allThemes(), std::move(project));
    ASSERT_TRUE(scene);
    for (const double denominator : {1000.0, 2500.0, 5000.0, 10000.0}) {
        EXPECT_GT(expectNoOverlaps(*scene, denominator).texts, 20U) << denominator;
    }
}

/// Names of streets on an otherwise empty map of 330 mm by 240 mm at 1:1,000, metres from its middle.
class StreetNames : public testing::Test {
  protected:
    void add(const std::string& name, const geo::Points& metres) {
        model::Street street;
        street.id = "way/" + std::to_string(project_.baseMap.streets.size() + 1);
        street.name = name;
        street.highway = model::Highway::Residential;
        for (const geo::Point p : metres) {
            street.points.push_back({middle_.x + p.x, middle_.y + p.y});
            street.nodes.push_back(
                static_cast<std::int64_t>(100 * project_.baseMap.streets.size() + street.points.size()));
        }
        project_.baseMap.streets.push_back(street);
    }
    std::vector<TextItem> drawn(double denominator = 1000) {
        if (project_.area.shape.empty()) {
            project_.area.shape = test::square(0, 0, 400, 400);
        }
        const auto scene =
            MapScene::build(test::snapshotOf(project_), test::smallThemes(), nullptr, {}).value();
        MapView view = viewOf(scene->areaBox(), 330, 240);
        view.scaleDenominator = denominator;
        view.centre = middle_;
        const auto drawing = drawMap(*scene, style::MapStyle::standard(test::smallThemes()), view).value();
        std::vector<TextItem> texts;
        for (const DrawEntry& entry : drawing.list.entries) {
            if (const auto* text = std::get_if<TextItem>(&entry.item)) {
                texts.push_back(*text);
            }
        }
        return texts;
    }

    const geo::Point middle_{test::origin.x + 200, test::origin.y + 200};
    model::Project project_;
};

TEST_F(StreetNames, AreRepeatedOnLongStreetsAtTheirSpacing) {
    // 320 mm on the map: room for a name about every 66 mm, not more often
    add("Langer Weg", {{-160, 0}, {160, 0}});
    add("Kurzer Weg", {{-20, 60}, {20, 60}});
    std::map<std::string, std::vector<double>> places;
    for (const TextItem& text : drawn()) {
        places[text.text].push_back(text.centre.x);
    }
    EXPECT_EQ(places["Kurzer Weg"].size(), 1U);
    auto& along = places["Langer Weg"];
    std::sort(along.begin(), along.end());
    ASSERT_GE(along.size(), 3U);
    EXPECT_LE(along.size(), 5U);
    for (std::size_t i = 1; i < along.size(); ++i) {
        EXPECT_GE(along[i] - along[i - 1], 66);
        EXPECT_LE(along[i] - along[i - 1], 2 * 66);
    }
}

TEST_F(StreetNames, ARepetitionTakesNoOthersRoom) {
    // on the long street, which chooses first, a second name would stand across the short one's only place
    add("Langer Weg", {{-80, 0}, {80, 0}});
    add("Querweg", {{70, -9}, {70, 9}});
    std::set<std::string> names;
    for (const TextItem& text : drawn()) {
        names.insert(text.text);
    }
    EXPECT_TRUE(names.contains("Querweg"));
}

TEST_F(StreetNames, AreAbbreviatedOnlyWhereTheWholeNameDoesNotFit) {
    const auto size = 2.5;  // about what the style has at this scale
    const double whole = textWidth("Professor-Albert-Straße", FontFace::Regular, size);
    const double shorter = textWidth("Prof.-Albert-Str.", FontFace::Regular, size);
    ASSERT_LT(shorter + 4, whole);
    add("Professor-Albert-Straße", {{-shorter / 2 - 2, 0}, {shorter / 2 + 2, 0}});
    add("Professor-Berta-Straße", {{-60, 60}, {60, 60}});
    std::multiset<std::string> names;
    for (const TextItem& text : drawn()) {
        names.insert(text.text);
    }
    EXPECT_EQ(names, (std::multiset<std::string>{"Prof.-Albert-Str.", "Professor-Berta-Straße"}));
}

TEST_F(StreetNames, AreNotAbbreviatedWhereTheyStandWholeElsewhere) {
    const double shorter = textWidth("Prof.-Albert-Str.", FontFace::Regular, 2.5);
    // two parts of one street, farther apart than a repetition needs, one too short for the whole name
    add("Professor-Albert-Straße", {{-150, 0}, {-100, 0}});
    add("Professor-Albert-Straße", {{0, 0}, {shorter + 4, 0}});
    const auto texts = drawn();
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts[0].text, "Professor-Albert-Straße");
}

TEST_F(StreetNames, KeepOffTheBoundaryWhereAnotherLineOfTheNameHasRoom) {
    project_.area.shape = test::square(250, -500, 900, 900);
    // along the boundary, 50 m east of the middle
    add("Grenzweg", {{50, -20}, {50, 20}});
    auto texts = drawn();
    ASSERT_EQ(texts.size(), 1U) << "there is no other place";
    const double across = texts.front().centre.x;
    add("Grenzweg", {{-150, 60}, {-110, 60}});
    texts = drawn();
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_LT(texts.front().centre.x, across - 100);
}

TEST_F(StreetNames, TheNameOfAnAreaMovesAsideForTheBoundary) {
    project_.area.shape = test::square(200, -500, 900, 900);
    // from 60 m west of the boundary to 60 m east
    project_.baseMap.landUse = {
        {"way/1", "Grenzpark", model::LandUse::Park, test::square(140, 170, 260, 230)}};
    const auto texts = drawn();
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_GT(std::abs(texts.front().centre.x - 165), texts.front().width / 2);
    EXPECT_LT(std::abs(texts.front().centre.x - 165), 60) << "in the park all the same";
}

TEST_F(StreetNames, FromFarTheNameOfAnAreaIsLeftOutRatherThanToBreakTheBoundary) {
    // so narrow that wherever the name stands in it, the boundary along its middle is met
    project_.area.shape = test::square(200, -500, 900, 900);
    project_.baseMap.landUse = {
        {"way/1", "Grenzpark", model::LandUse::Park, test::square(185, 150, 215, 250)}};
    EXPECT_EQ(drawn(5000).size(), 1U) << "the boundary is interrupted beneath it";
    EXPECT_TRUE(drawn(15000).empty());
    // one that reaches far enough inside keeps its name, which stands beside the boundary
    project_.baseMap.landUse = {
        {"way/1", "Grenzpark", model::LandUse::Park, test::square(100, 100, 600, 300)}};
    EXPECT_EQ(drawn(15000).size(), 1U);
}

TEST_F(StreetNames, HouseNumbersAreReadOverHatches) {
    model::Building house;
    house.id = "way/900";
    house.houseNumber = "12";
    house.shape = test::square(200, 200, 208, 208);
    project_.baseMap.buildings.push_back(house);
    const auto texts = drawn();
    ASSERT_EQ(texts.size(), 1U);
    const TextItem& number = texts.front();
    EXPECT_GE(number.size, 1.8) << "the least size of type on sheets";
    EXPECT_GE(number.haloWidth, 0.4);
    EXPECT_GE(number.halo.a, 230) << "lines beneath do not show through";
    EXPECT_LE(std::max({number.colour.r, number.colour.g, number.colour.b}), 90);
}

TEST_F(StreetNames, FollowABendAndStayStraightWhereItIsSlight) {
    geo::Points bow;
    for (int degrees = -60; degrees <= 60; degrees += 5) {
        const double angle = degrees / 180.0 * std::numbers::pi;
        bow.push_back({25 * std::sin(angle), 25 * std::cos(angle)});
    }
    add("Am Bogen", bow);
    add("Fast gerade", {{-60, -60}, {0, -59}, {60, -60}});  // strays 0.1 mm under a name
    for (const TextItem& text : drawn()) {
        EXPECT_EQ(text.runs.empty(), text.text == "Fast gerade") << text.text;
    }
    EXPECT_EQ(drawn().size(), 2U);
}

TEST_F(StreetNames, EqualHouseNumbersOfNeighboursAreBothThere) {
    // numbers 1 of two streets at a corner, 12 mm apart on the map; a name would not stand there twice
    for (const double x : {0.0, 12.0}) {
        model::Building house;
        house.id = "way/" + std::to_string(900 + static_cast<int>(x));
        house.use = model::BuildingUse::Residential;
        house.houseNumber = "1";
        house.shape = test::square(200 + x, 200, 208 + x, 208);
        project_.baseMap.buildings.push_back(house);
    }
    EXPECT_EQ(drawn().size(), 2U);
}

TEST_F(StreetNames, TheNumberOfAHouseWithTwoWingsStandsOnIt) {
    model::Building house;
    house.id = "way/900";
    house.use = model::BuildingUse::Residential;
    house.houseNumber = "7";
    const auto at = [&](double x, double y) { return geo::Point{middle_.x + x, middle_.y + y}; };
    // an L of thin wings; its centroid lies in the yard
    house.shape = {{{{at(0, 0), at(40, 0), at(40, 8), at(8, 8), at(8, 40), at(0, 40), at(0, 0)}, {}}}};
    ASSERT_FALSE(geo::contains(house.shape, geo::centroid(house.shape)));
    project_.baseMap.buildings.push_back(house);
    const auto texts = drawn();
    ASSERT_EQ(texts.size(), 1U);
    const geo::Point on = at(texts[0].centre.x - 165, 120 - texts[0].centre.y);
    EXPECT_TRUE(geo::contains(house.shape, on));
}

}  // namespace
}  // namespace nordertor::render
