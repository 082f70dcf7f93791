// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/map_style.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "style/hatch_pattern.h"
#include "support/real_data.h"

namespace nordertor::style {
namespace {

TEST(MapStyle, TheBuiltInDocumentsAreWithoutFault) {
    const MapStyle mapStyle = MapStyle::standard({});
    EXPECT_TRUE(mapStyle.notices.empty())
        << mapStyle.notices.front().message.en << mapStyle.notices.front().place;
    EXPECT_GT(mapStyle.layers.size(), 20U);
    EXPECT_EQ(MapStyle::standard({}, MapVariant::Dark).layers.size(), mapStyle.layers.size());
}

/// What a base map's sign looks like on a copy: each once, by its label.
std::map<std::string, double> greyAreasOfBaseMap() {
    static const std::map<std::string, std::vector<const char*>> classes{
        {"land-green", {"grass", "park", "sports", "playground"}},
        {"land-gardens", {"allotments", "cemetery"}},
        {"land-forest", {"forest"}},
        {"land-industrial", {"industrial"}},
        {"water", {"water"}},
        {"buildings-other", {"non_residential"}},
        {"buildings-homes", {"residential"}}};
    std::map<std::string, double> greys;
    for (const MapStyleLayer& each : MapStyle::standard({}, MapVariant::BlackAndWhite).layers) {
        const auto found = classes.find(each.layer.id);
        if (found == classes.end()) {
            continue;
        }
        for (const char* name : found->second) {
            const Properties properties{{"class", name}};
            const Colour colour = each.layer.colour(StyleProperty::FillColor, {properties, 15});
            const auto [known, added] = greys.emplace(each.layer.legend.en, colour.r);
            EXPECT_TRUE(added || known->second == colour.r) << "one sign, one grey: " << each.layer.legend.en;
            EXPECT_TRUE(colour.r == colour.g && colour.g == colour.b) << each.layer.id;
        }
    }
    return greys;
}

TEST(MapStyle, TheBaseMapsSignsAreToldApartOnACopierOrAreOne) {
    const auto greys = greyAreasOfBaseMap();
    ASSERT_EQ(greys.size(), 4U) << "green of all kinds, water, two kinds of buildings";
    for (const auto& [label, grey] : greys) {
        for (const auto& [other, otherGrey] : greys) {
            // bleached by half when printed: 20 of 255 are left
            EXPECT_TRUE(label == other || std::abs(grey - otherGrey) >= 40) << label << ", " << other;
        }
    }
}

TEST(MapStyle, NoLandCoverIsTakenForAClassOfAResult) {
    const auto landCover = [](const MapStyle& mapStyle) {
        std::vector<double> opacities;
        for (const MapStyleLayer& each : mapStyle.layers) {
            if (each.layer.sourceLayer == "landuse" && each.layer.type == StyleLayerType::Fill) {
                const Properties park{{"class", "park"}};
                opacities.push_back(each.layer.number(StyleProperty::FillOpacity, {park, 15}));
            }
        }
        return opacities;
    };
    MapStyle coloured = MapStyle::standard({});
    ASSERT_FALSE(landCover(coloured).empty());
    EXPECT_EQ(landCover(coloured).front(), 1);
    coloured.stepBackForResults();
    for (const double opacity : landCover(coloured)) {
        EXPECT_LT(opacity, 0.5);
    }
    MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    grey.stepBackForResults();
    EXPECT_TRUE(landCover(grey).empty()) << "the lightest class is a light grey as well";
}

TEST(MapStyle, ALakeKeepsItsShoreBeneathResultsWithoutColour) {
    MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    grey.stepBackForResults();
    const auto water =
        std::ranges::find_if(grey.layers, [](const auto& each) { return each.layer.id == "water"; });
    ASSERT_NE(water, grey.layers.end()) << "its name would belong to nothing";
    EXPECT_EQ(water->layer.type, StyleLayerType::Line);
    const Properties lake{{"class", "water"}};
    EXPECT_GT(water->layer.length(StyleProperty::LineWidth, {lake, 15}), 0);
}

TEST(MapStyle, BeneathResultsTheLegendHasNoGroundsThatLookAlike) {
    MapStyle coloured = MapStyle::standard({});
    coloured.stepBackForResults();
    std::map<std::string, std::set<std::string>> colours;
    for (const MapStyleLayer& each : coloured.layers) {
        if (each.layer.sourceLayer != "landuse" || each.layer.type != StyleLayerType::Fill) {
            continue;
        }
        EXPECT_FALSE(each.layer.legend.de.empty()) << each.layer.id << " is drawn and not explained";
        const Properties any{{"class", "park"}};
        colours[each.layer.legend.de].insert(each.layer.colour(StyleProperty::FillColor, {any, 15}).text());
    }
    EXPECT_EQ(colours.size(), 2U) << "green and water";
    for (const auto& [label, used] : colours) {
        EXPECT_EQ(used.size(), 1U) << label;
    }
}

TEST(HatchPattern, HasAFormForEachEndingOfALine) {
    EXPECT_EQ(hatchPattern("diagonal")->spacing, 2.0);
    EXPECT_LT(hatchPattern("horizontal_fine")->spacing, 2.0);
    EXPECT_GT(hatchPattern("back_diagonal_coarse")->width, hatchPattern("back_diagonal")->width);
    EXPECT_EQ(hatchPattern("vertical_broken")->dashes.size(), 2U);
    EXPECT_EQ(hatchPattern("vertical_broken")->lines, "vertical");
    for (const char* none : {"", "zigzag", "dots_fine", "_fine", "horizontal_", "horizontal_fine_fine"}) {
        EXPECT_FALSE(hatchPattern(none)) << none;
    }
}

TEST(HatchPattern, InterleavedOnesLieBesideEachOther) {
    for (int which = 0; which < 4; ++which) {
        const auto pattern = hatchPattern("interleaved_" + std::to_string(which) + "_of_4");
        ASSERT_TRUE(pattern) << which;
        EXPECT_TRUE(pattern->interleaved);
        EXPECT_EQ(pattern->lines, "diagonal");
        EXPECT_DOUBLE_EQ(pattern->phase, which * pattern->spacing / 4);
        EXPECT_LT(pattern->width, pattern->spacing / 4 / 2) << "the base map is seen between them";
        EXPECT_TRUE(pattern->dashes.empty());
    }
    std::set<std::vector<double>> rhythms;
    for (const char* rhythm :
         {"", "dashed_", "short_dashed_", "dash_dotted_", "dash_double_dotted_", "dotted_"}) {
        const auto pattern = hatchPattern("interleaved_" + std::string(rhythm) + "1_of_12");
        ASSERT_TRUE(pattern) << rhythm;
        rhythms.insert(pattern->dashes);
    }
    EXPECT_EQ(rhythms.size(), 6U);
    for (const char* none :
         {"interleaved_", "interleaved_4_of_4", "interleaved_-1_of_4", "interleaved_0_of_13",
          "interleaved_x_of_4", "interleaved_wavy_1_of_4", "interleaved_1_of_4_fine"}) {
        EXPECT_FALSE(hatchPattern(none)) << none;
    }
}

TEST(MapStyle, GapsOfAllThemesAreHatchedDifferentlyWithoutColour) {
    const MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    const auto gaps =
        std::ranges::find_if(grey.layers, [](const auto& each) { return each.layer.id == "gap-areas"; });
    ASSERT_NE(gaps, grey.layers.end());
    std::set<std::pair<double, double>> forms;
    for (const char* pattern : {"diagonal", "back_diagonal", "dots", "horizontal", "vertical"}) {
        const Properties gap{{"pattern", pattern}, {"inside", true}, {"crowded", true}, {"themes", 3.0}};
        const auto hatch = hatchPattern(gaps->layer.text(StyleProperty::FillPattern, {gap, 15}));
        ASSERT_TRUE(hatch) << pattern;
        forms.emplace(hatch->spacing, hatch->width);
    }
    EXPECT_EQ(forms.size(), 5U) << "not by their directions alone, which become a grid";
}

TEST(MapStyle, AThemeWithABrokenStyleGetsOrdinarySignsAndANotice) {
    const test::TemporaryFolder folder;
    folder.write("style.json", R"({"version": 8, "layers": [{"id": "a", "type": "nonsense"}]})");
    model::Theme broken;
    broken.id = "broken";
    broken.folder = folder.path().string();
    broken.styleFile = "style.json";
    const MapStyle mapStyle = MapStyle::standard({{broken}});
    ASSERT_EQ(mapStyle.notices.size(), 1U);
    EXPECT_EQ(mapStyle.notices.front().place, "/layers/0/type");
    for (const MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.id == "facilities") {
            EXPECT_TRUE(layer.isFor("broken"));
        }
    }
}

TEST(MapStyle, AThemesOwnCirclesReplaceTheOrdinaryOnes) {
    const test::TemporaryFolder folder;
    folder.write(
        "style.json",
        R"({"version": 8, "layers": [{"id": "mine", "type": "circle", "source-layer": "facilities"}]})");
    model::Theme own;
    own.id = "own";
    own.folder = folder.path().string();
    own.styleFile = "style.json";
    const MapStyle mapStyle = MapStyle::standard({{own}});
    EXPECT_TRUE(mapStyle.notices.empty());
    bool found = false;
    for (const MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.id == "facilities") {
            EXPECT_FALSE(layer.isFor("own"));
            EXPECT_TRUE(layer.isFor("other"));
        }
        if (layer.layer.id == "mine") {
            found = true;
            EXPECT_TRUE(layer.isFor("own"));
            EXPECT_FALSE(layer.isFor("other"));
        }
    }
    EXPECT_TRUE(found);
}

/// A theme "own" with these layers.
MapStyle styleOfTheme(const std::string& layers) {
    const test::TemporaryFolder folder;
    folder.write("style.json",
                 R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layers + "]}");
    model::Theme own;
    own.id = "own";
    own.folder = folder.path().string();
    own.styleFile = "style.json";
    return MapStyle::standard({{own}});
}

TEST(MapStyle, AThemesLayersStandOnTheBaseMapOrWithTheSigns) {
    const MapStyle mapStyle = styleOfTheme(R"(
        {"id": "mine-gaps", "type": "line", "source-layer": "gaps"},
        {"id": "mine-numbers", "type": "symbol", "source-layer": "gap_numbers", "layout": {"text-field": "1"}},
        {"id": "mine-aside", "type": "circle", "source-layer": "homes", "metadata": {"nordertor:avoid-overlap": true}},
        {"id": "mine-houses", "type": "fill", "source-layer": "buildings", "metadata": {"nordertor:group": "base"}},
        {"id": "mine-heat", "type": "heatmap", "source-layer": "homes"})");
    EXPECT_TRUE(mapStyle.notices.empty());
    std::vector<std::string> order;
    for (const MapStyleLayer& each : mapStyle.layers) {
        const std::string& id = each.layer.id;
        if (id.starts_with("mine-") || id == "street-names-major" || id == "result-circles" ||
            id == "outside" || id == "facilities") {
            order.push_back(id);
        }
    }
    EXPECT_EQ(order,
              (std::vector<std::string>{"street-names-major", "mine-houses", "mine-heat", "result-circles",
                                        "outside", "facilities", "mine-gaps", "mine-numbers", "mine-aside"}));
    std::map<std::string, const MapStyleLayer*> mine;
    for (const MapStyleLayer& each : mapStyle.layers) {
        mine[each.layer.id] = &each;
    }
    EXPECT_TRUE(mine["mine-houses"]->isFor("")) << "houses belong to no theme";
    EXPECT_FALSE(mine["mine-gaps"]->isFor(""));
    EXPECT_FALSE(mine["mine-gaps"]->isFor("other"));
    EXPECT_TRUE(mine["mine-gaps"]->isFor("own"));
    EXPECT_EQ(mine["mine-houses"]->switchOf(""), "base");
    EXPECT_EQ(mine["mine-heat"]->switchOf(""), "facilities:own") << "switched with its theme";
    EXPECT_EQ(mine["mine-numbers"]->switchOf("own"), "gaps:own");
}

}  // namespace
}  // namespace nordertor::style
