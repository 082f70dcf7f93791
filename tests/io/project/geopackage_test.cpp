// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "io/project/geopackage_geometry.h"
#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "io/project/styles.h"
#include "style/map_style.h"
#include "style/sld.h"
#include "style/style_document.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::Sql;
using test::TemporaryFolder;

std::string bytes(const std::string& hex) {
    std::string result;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        result += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return result;
}

// Bytes put together by hand from OGC 12-128r17, 2.1.3 and OGC 06-103r4, 8.2; 1.0 is 3FF0000000000000,
// 2.0 is 4000000000000000, 25832 is 64E8.
TEST(GeopackageGeometry, WritesPointsAsTheStandardSays) {
    std::string blob;
    encodeGeometry(blob, geo::Point{1, 2}, 25832);
    EXPECT_EQ(blob, bytes("47500001E8640000"
                          "0101000000000000000000F03F0000000000000040"));
}

TEST(GeopackageGeometry, WritesTheEnvelopeOfLines) {
    std::string blob;
    encodeGeometry(blob, geo::Points{{2, 1}, {1, 2}}, 25832);
    EXPECT_EQ(blob, bytes("47500003E8640000"
                          "000000000000F03F0000000000000040000000000000F03F0000000000000040"
                          "010200000002000000"
                          "0000000000000040000000000000F03F000000000000F03F0000000000000040"));
}

TEST(GeopackageGeometry, ReadsBigEndianAndOtherEnvelopes) {
    EXPECT_EQ(decodePoint(bytes("47500000000064E8"
                                "00000000013FF00000000000004000000000000000")),
              (geo::Point{1, 2}));
    const std::string envelopeWithHeight(48, '\7');
    const auto line = decodeLine(bytes("4750000464E80000") + envelopeWithHeight +
                                 bytes("000000000200000001"
                                       "3FF00000000000004000000000000000"));
    ASSERT_TRUE(line.has_value());
    EXPECT_EQ(*line, (geo::Points{{1, 2}}));
}

TEST(GeopackageGeometry, ReadsASimplePolygonAsAnArea) {
    std::string blob;
    const geo::Points ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    encodePolygon(blob, ring, 25832);
    EXPECT_EQ(decodePolygon(blob), ring);
    EXPECT_EQ(decodeArea(blob), (geo::MultiPolygon{{geo::Polygon{ring, {}}}}));
    EXPECT_EQ(envelopeOf(blob), (geo::Box{{0, 0}, {1, 1}}));
}

TEST(GeopackageGeometry, RefusesAbsurdCountsWithoutAskingForMemory) {
    const std::string head = bytes("47500001E8640000");
    EXPECT_FALSE(decodeLine(head + bytes("0102000000FFFFFFFF")).has_value());
    EXPECT_FALSE(decodeArea(head + bytes("0103000000FFFFFFFF")).has_value());
    EXPECT_FALSE(decodeArea(head + bytes("0103000000"
                                         "01000000"
                                         "FFFFFF0F"))
                     .has_value());
    EXPECT_FALSE(decodeArea(head + bytes("0106000000FFFFFFFF")).has_value());
    EXPECT_FALSE(decodePoint(bytes("4750000FE8640000")).has_value());
    EXPECT_FALSE(decodePoint("").has_value());
}

TEST(GeopackageGeometry, RefusesEveryShortenedBlob) {
    std::string blob;
    encodeGeometry(blob, smallProject().area.shape, 25832);
    for (std::size_t size = 0; size < blob.size(); ++size) {
        EXPECT_FALSE(decodeArea(std::string_view(blob).substr(0, size)).has_value());
    }
    EXPECT_EQ(decodeArea(blob), smallProject().area.shape);
    EXPECT_FALSE(decodeArea(blob + "x").has_value());
}

TEST(Geopackage, SpatialIndexFindsWhatLookingAtEveryRowFinds) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    const model::Project town = test::townOf(5000);
    ASSERT_TRUE(createProject(file, town).has_value());
    const Sql sql(file);
    for (const char* table : {"buildings", "streets", "homes", "programme_area", "facility_outlines"}) {
        EXPECT_EQ(sql.text(fmt::format("SELECT rtreecheck('main', 'rtree_{}_geom')", table)), "ok");
    }
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        const geo::Point corner{626'000.0 + static_cast<double>(random() % 1400),
                                5'930'000.0 + static_cast<double>(random() % 1400)};
        const geo::Box window{corner, {corner.x + 93, corner.y + 57}};
        std::size_t expected = 0;
        for (const auto& building : town.baseMap.buildings) {
            expected += geo::boxOf(building.shape).intersects(window) ? 1 : 0;
        }
        // Floats widen the boxes: by at most 0.5 m at six million metres. Nothing may be missed.
        const auto found = std::stoul(sql.text(fmt::format(
            "SELECT count(*) FROM rtree_buildings_geom WHERE maxx >= {} AND minx <= {} AND maxy >= {} AND miny <= {}",
            window.min.x, window.max.x, window.min.y, window.max.y)));
        std::size_t atMost = 0;
        for (const auto& building : town.baseMap.buildings) {
            atMost += geo::boxOf(building.shape).intersects(window.expandedBy(0.5)) ? 1 : 0;
        }
        EXPECT_GE(found, expected);
        EXPECT_LE(found, atMost);
    }
}

std::string outputOf(const std::string& command) {
    std::string output;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 4096> buffer{};
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
        output += buffer.data();
    }
    return output;
}

/// Layer name -> the lines of ogrinfo on it.
std::map<std::string, std::string> layersOf(const std::string& ogrinfo) {
    std::map<std::string, std::string> layers;
    std::istringstream lines(ogrinfo);
    std::string layer;
    for (std::string line; std::getline(lines, line);) {
        const std::string mark = "Layer name: ";
        if (line.starts_with(mark)) {
            layer = line.substr(mark.size());
        }
        layers[layer] += line + "\n";
    }
    return layers;
}

// GDAL is the other reader: it knows nothing of our code.
TEST(Geopackage, GdalSeesTheSameLayers) {
    if (std::system("command -v ogrinfo > /dev/null") != 0) {
        GTEST_SKIP() << "ogrinfo (gdal-bin) is not installed";
    }
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const std::string output = outputOf("ogrinfo -ro -al -so " + file.string() + " 2>&1");
    EXPECT_EQ(output.find("Warning"), std::string::npos) << output;
    EXPECT_EQ(output.find("ERROR"), std::string::npos) << output;
    const auto layers = layersOf(output);
    const struct {
        const char* name;
        const char* type;
        int count;
        const char* extent;
    } expected[] = {
        {"programme_area", "Multi Polygon", 1,
         "(625950.000000, 5929950.000000) - (626650.000000, 5930450.000000)"},
        {"facilities", "Point", 2, "(626077.000000, 5930088.000000) - (626305.000000, 5930305.000000)"},
        {"facility_outlines", "Multi Polygon", 1,
         "(626300.000000, 5930300.000000) - (626312.000000, 5930312.000000)"},
        {"organisations", "Point", 2, "(626020.000000, 5930070.000000) - (626020.000000, 5930070.000000)"},
        {"homes", "Point", 3, "(626005.000000, 5930005.000000) - (626205.000000, 5930050.000000)"},
        {"addresses", "Point", 2, "(625500.000000, 5930000.333333) - (626000.300000, 5930400.000000)"},
        {"buildings", "Multi Polygon", 3,
         "(626000.000000, 5930000.000000) - (626212.000000, 5930040.000000)"},
        {"streets", "Line String", 2, "(626000.000000, 5930000.000000) - (626090.000000, 5930050.000000)"},
        {"lines", "Line String", 3, "(626000.000000, 5930500.000000) - (626100.000000, 5930600.000000)"},
        {"land_use", "Multi Polygon", 2, "(626300.000000, 5930300.000000) - (626450.000000, 5930350.000000)"},
        {"census_cells", "Polygon", 2, "(626000.000000, 5930000.000000) - (626200.000000, 5930100.000000)"},
        {"path_barriers", "None", 2, ""},
        {"layer_styles", "None", 11, ""},
    };
    EXPECT_EQ(layers.size(), std::size(expected) + 1) << output;  // and what stands before the first
    for (const auto& layer : expected) {
        ASSERT_EQ(layers.count(layer.name), 1U) << layer.name;
        const std::string& text = layers.at(layer.name);
        EXPECT_NE(text.find(fmt::format("Geometry: {}\n", layer.type)), std::string::npos) << text;
        EXPECT_NE(text.find(fmt::format("Feature Count: {}\n", layer.count)), std::string::npos) << text;
        if (*layer.extent != '\0') {
            EXPECT_NE(text.find(fmt::format("Extent: {}\n", layer.extent)), std::string::npos) << text;
            EXPECT_NE(text.find("ID[\"EPSG\",25832]]"), std::string::npos) << text;
        }
    }
    EXPECT_NE(layers.at("homes").find("persons_0_9: Real"), std::string::npos);
    EXPECT_NE(layers.at("homes").find("persons_80_plus: Real"), std::string::npos);
    EXPECT_NE(layers.at("homes").find("persons_all: Real"), std::string::npos);
}

TEST(Geopackage, GdalReadsGeometriesAndUmlauts) {
    if (std::system("command -v ogrinfo > /dev/null") != 0) {
        GTEST_SKIP() << "ogrinfo (gdal-bin) is not installed";
    }
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const std::string output = outputOf("ogrinfo -ro -q -fid 1 " + file.string() + " buildings 2>&1");
    EXPECT_NE(output.find("name (String) = Schloß „Süd“"), std::string::npos) << output;
    EXPECT_NE(output.find("postcode (String) = 01067"), std::string::npos) << output;
    EXPECT_NE(
        output.find(
            "MULTIPOLYGON (((626000 5930000,626040 5930000,626040 5930040,626000 5930040,626000 5930000),"
            "(626010 5930010,626015 5930010,626015 5930015,626010 5930015,626010 5930010),"
            "(626020 5930020,626025 5930020,626025 5930025,626020 5930025,626020 5930020)),"
            "((626100 5930000,626110 5930000,626110 5930010,626100 5930010,626100 5930000)))"),
        std::string::npos)
        << output;
}

// What QGIS does when somebody edits: GDAL writes through the triggers of the spatial index.
TEST(Geopackage, SurvivesAnEditThroughGdal) {
    if (std::system("command -v ogrinfo > /dev/null") != 0) {
        GTEST_SKIP() << "ogrinfo (gdal-bin) is not installed";
    }
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const std::string output =
        outputOf("ogrinfo " + file.string() +
                 " -sql \"UPDATE buildings SET geom = (SELECT geom FROM land_use WHERE fid = 1) "
                 "WHERE fid = 3\" 2>&1; ogrinfo -q " +
                 file.string() + " -sql \"DELETE FROM addresses WHERE fid = 2\" 2>&1");
    const auto report = checkProject(file);
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->sound()) << output << report->findings.front().message.de;
    const auto read = readProject(file);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->baseMap.buildings[2].shape, smallProject().baseMap.landUse[0].shape) << output;
    EXPECT_EQ(read->baseMap.addresses.size(), 1U);
}

TEST(Geopackage, LooksInQgisAsOnTheMap) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    model::ThemeSet themes;
    themes.themes.emplace_back();
    themes.themes[0].id = "youth";
    themes.themes[0].label.de = "Jugend & Spiel";
    themes.themes[0].colour = "#0a141e";
    themes.themes[0].facilityKinds.emplace_back();
    themes.themes[0].facilityKinds[0].id = "playground";
    themes.themes[0].facilityKinds[0].label.de = "Spielplatz";
    ASSERT_TRUE(createProject(file, smallProject(), {}, themes).has_value());
    const Sql sql(file);
    const auto qml = [&](const std::string& table) {
        return sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = '" + table + "'");
    };
    EXPECT_THAT(qml("facilities"),
                testing::HasSubstr("value=\"youth.playground\" label=\"Jugend &amp; Spiel: Spielplatz\""));
    EXPECT_THAT(qml("facilities"),
                testing::HasSubstr("name=\"color\" type=\"QString\" value=\"10,20,30,255\""));

    // what the map's own style says of the boundary and of a street
    const style::MapStyle map = style::MapStyle::standard({});
    const style::Properties residential{{"class", std::string("residential")}};
    const style::EvaluationContext context{residential, style::zoomOf(7500)};
    std::size_t drawn = 0;
    for (const style::MapStyleLayer& each : map.layers) {
        const style::StyleLayer& layer = each.layer;
        const bool street = layer.sourceLayer == "streets";
        if ((!street && layer.id != "boundary") || !layer.drawnAt(7500) || !layer.matches(context)) {
            continue;
        }
        ++drawn;
        const style::Colour colour = layer.colour(style::StyleProperty::LineColor, context);
        EXPECT_THAT(qml(street ? "streets" : "programme_area"),
                    testing::HasSubstr(fmt::format("value=\"{},{},{},255\"", colour.r, colour.g, colour.b)))
            << layer.id;
    }
    EXPECT_EQ(drawn, 3U) << "the boundary, and a street with its edges";
    EXPECT_THAT(qml("programme_area"),
                testing::HasSubstr("name=\"customdash\" type=\"QString\" value=\"3.75;1.5\""));
    EXPECT_THAT(qml("streets"), testing::HasSubstr("symbollevels=\"1\"")) << "edges beneath all streets";
}

// Truth: styles/base.json and styles/overlay.json.
TEST(Geopackage, IsWrittenOnInQgisAsOnTheMap) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    model::ThemeSet themes;
    for (const char* id : {"youth", "social"}) {
        model::Theme& theme = themes.themes.emplace_back();
        theme.id = id;
        theme.colour = theme.id == "youth" ? "#0a141e" : "#64c8fa";
        theme.facilityKinds.emplace_back();
        theme.facilityKinds[0].id = "place";
        theme.facilityKinds[0].label.de = theme.id == "youth" ? "Ort" : "Treff";
    }
    ASSERT_TRUE(createProject(file, smallProject(), {}, themes).has_value());
    const Sql sql(file);
    const auto qml = [&](const std::string& table) {
        const std::string text =
            sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = '" + table + "'");
        return std::regex_replace(std::regex_replace(text, std::regex("&#39;"), "'"), std::regex("&quot;"),
                                  "|");
    };
    EXPECT_THAT(qml("streets"), testing::HasSubstr("labelsEnabled=\"1\""));
    EXPECT_THAT(qml("streets"),
                testing::HasSubstr("|highway| IN ('motorway', 'trunk', 'primary', 'secondary', 'tertiary')\" "
                                   "scalemaxdenom=\"26000\""));
    EXPECT_THAT(qml("streets"), testing::HasSubstr("repeatDistance=\"66\""));
    EXPECT_THAT(qml("addresses"), testing::HasSubstr("scalemaxdenom=\"1500\""));
    EXPECT_THAT(qml("addresses"), testing::HasSubstr("fieldName=\"|house_number|\""));
    EXPECT_THAT(qml("land_use"), testing::HasSubstr("|use| IN ('water')"));
    EXPECT_THAT(qml("facilities"), testing::HasSubstr("WHEN |kind| = 'youth.place' THEN 'O' WHEN |kind| = "
                                                      "'social.place' THEN 'T' END"));
    EXPECT_THAT(qml("facilities"), testing::HasSubstr("'youth.place' THEN '#060c12'"))
        << "names in the theme's colour";
    EXPECT_THAT(qml("facilities"), testing::HasSubstr("predefinedPositionOrder=\"R,L,T,B,TR,BR,TL,BL\""));
    EXPECT_THAT(qml("census_cells"), testing::HasSubstr("labelsEnabled=\"0\""));
    // signs of some scales only
    EXPECT_THAT(qml("buildings"), testing::HasSubstr("@map_scale &gt;= 12001 AND @map_scale &lt;= 60000"));
    EXPECT_THAT(qml("buildings"), testing::HasSubstr("\"@map_scale &lt;= 12000\""));
    const std::string sld = sql.text("SELECT styleSLD FROM layer_styles WHERE f_table_name = 'streets'");
    EXPECT_THAT(sld, testing::HasSubstr("<se:TextSymbolizer"));
    EXPECT_THAT(sld, testing::HasSubstr("<se:MaxScaleDenominator>26001</se:MaxScaleDenominator>"));
}

// Truth: styles/base.json; 1:982 is zoom 18.2. What QGIS makes of it: project_in_qgis.py.
TEST(Geopackage, HasSizesOfEachScale) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const Sql sql(file);
    const std::string qml = sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'streets'");
    EXPECT_THAT(qml, testing::HasSubstr("WHEN @map_scale &gt; 982.415817 THEN 2.2 + "));
    EXPECT_THAT(qml, testing::HasSubstr("ELSE 7.6 END"));
    EXPECT_THAT(qml, testing::HasSubstr("name=\"Size\""));
    EXPECT_THAT(qml, testing::HasSubstr("with_variable(&#39;width&#39;, CASE"));
    const std::string sld = sql.text("SELECT styleSLD FROM layer_styles WHERE f_table_name = 'streets'");
    std::set<std::string> widths;
    const std::regex stroke(R"("stroke-width">([0-9.]+)<)");
    for (std::sregex_iterator at(sld.begin(), sld.end(), stroke), end; at != end; ++at) {
        widths.insert((*at)[1].str());
    }
    EXPECT_GT(widths.size(), 20U);
}

TEST(Geopackage, HasAStyleForEveryFeatureTable) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()).has_value());
    const Sql sql(file);
    EXPECT_EQ(
        sql.text("SELECT group_concat(table_name) FROM gpkg_geometry_columns WHERE table_name NOT IN "
                 "(SELECT f_table_name FROM layer_styles WHERE useAsDefault = 1 AND styleQML LIKE '%<qgis %' "
                 "AND styleSLD LIKE '%Symbolizer%')"),
        "");
    const std::string streets = sql.text("SELECT styleSLD FROM layer_styles WHERE f_table_name = 'streets'");
    const auto style = style::readSld(streets, "streets");
    ASSERT_TRUE(style) << streets;
    EXPECT_TRUE(style->notices.empty());
    const auto document = style::StyleDocument::parseText(style->text, "streets");
    ASSERT_TRUE(document);
    const auto labels = [&](const style::Properties& street) {
        std::vector<std::string> all;
        for (const style::StyleLayer& each : document->layers) {
            if (each.type != style::StyleLayerType::Symbol && each.drawnAt(5000) &&
                each.matches({street, 15})) {
                all.push_back(each.legend.de);
            }
        }
        return all;
    };
    EXPECT_EQ(labels({{"highway", "steps"}}), std::vector<std::string>{"Treppe"});
    EXPECT_EQ(labels({{"highway", "raceway"}}), std::vector<std::string>{"Sonstige Wege"});
    EXPECT_EQ(labels({}), std::vector<std::string>{"Sonstige Wege"});
}

}  // namespace
}  // namespace nordertor::io
