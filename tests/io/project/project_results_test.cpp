// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/file.h"
#include "base/number_format.h"
#include "io/project/project_store.h"
#include "io/project/result_codec.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "io/project/styles.h"
#include "style/map_style.h"
#include "style/sld.h"
#include "style/style_document.h"
#include "support/real_data.h"
#include "support/small_result.h"

namespace nordertor::io {
namespace {

using test::areaResult;
using test::lineResult;
using test::pointResult;
using test::smallProject;
using test::Sql;
using testing::HasSubstr;

class ProjectResults : public ::testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(createProject(file_, smallProject())); }

    /// Commits, and expects that the file then reads as what commitEdit returned and is sound.
    void commit(std::optional<model::ResultLayer> before, std::optional<model::ResultLayer> after) {
        const auto done = commitEdit(file_, {model::SetResult{std::move(before), std::move(after)}});
        ASSERT_TRUE(done) << done.error().sentence(Language::English);
        expectReads(*done);
    }
    void expectReads(const model::Project& project) {
        const auto read = readProject(file_);
        ASSERT_TRUE(read) << read.error().sentence(Language::English);
        EXPECT_TRUE(*read == project);
        const auto report = checkProject(file_);
        ASSERT_TRUE(report);
        EXPECT_TRUE(report->sound());
        for (const CheckFinding& finding : report->findings) {
            ADD_FAILURE() << finding.place << ": " << finding.message.en;
        }
    }

    const test::TemporaryFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "a.gpkg";
};

TEST_F(ProjectResults, AreStoredReplacedAndRemoved) {
    commit(std::nullopt, pointResult("wege"));
    EXPECT_THAT(Sql(file_).text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'result_wege'"),
                HasSubstr(">&quot;metres&quot;</orderByClause>"))
        << "the highest on top, as on the map";
    commit(std::nullopt, lineResult("linien"));
    commit(std::nullopt, areaResult("gebiete"));
    model::ResultLayer newer = areaResult("wege");
    commit(pointResult("wege"), newer);
    commit(lineResult("linien"), std::nullopt);
    const auto read = readProject(file_);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->results.size(), 2U);
    EXPECT_EQ(read->results[0], areaResult("gebiete"));
    EXPECT_EQ(read->results[1], newer);
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%linien%'"), "0");
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM layer_styles WHERE f_table_name = 'result_linien'"), "0");
}

// Programs that do not know the member pass over it; so do we over its absence.
TEST_F(ProjectResults, KeepWarningsInAMemberThatMayBeMissing) {
    model::ResultLayer warned = pointResult("wege");
    warned.record.warnings = {{Severity::Warning, {"Wenige.", "Few."}, "unfaelle.csv", "7", 3}};
    commit(std::nullopt, warned);
    commit(std::nullopt, lineResult("linien"));
    const auto contentOf = [&](const std::string& name) {
        return Sql(file_).text("SELECT content FROM nordertor_results WHERE name = '" + name + "'");
    };
    EXPECT_THAT(contentOf("wege"), HasSubstr(R"("message_de":"Wenige.")"));
    EXPECT_THAT(contentOf("linien"), testing::Not(HasSubstr("warnings")));
    const auto read = readProject(file_);
    ASSERT_TRUE(read);
    EXPECT_EQ(findResult(*read, "wege")->record.warnings, warned.record.warnings);
    EXPECT_TRUE(findResult(*read, "linien")->record.warnings.empty());
}

TEST_F(ProjectResults, AreWrittenWithTheWholeProject) {
    model::Project project = smallProject();
    project.results = {areaResult("a"), lineResult("b"), pointResult("c")};
    std::filesystem::remove(file_);
    ASSERT_TRUE(createProject(file_, project));
    expectReads(project);
}

TEST_F(ProjectResults, ArePlainTablesWithAStyleForQgis) {
    commit(std::nullopt, pointResult("wege"));
    commit(std::nullopt, lineResult("linien"));
    const Sql sql(file_);
    EXPECT_EQ(sql.text("SELECT metres FROM result_wege WHERE fid = 1"), "120.5");
    EXPECT_EQ(sql.text("SELECT typeof(persons) FROM result_wege WHERE fid = 1"), "integer");
    EXPECT_EQ(sql.text("SELECT data_type FROM gpkg_contents WHERE table_name = 'result_wege'"), "features");
    EXPECT_EQ(
        sql.text("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'result_linien'"),
        "MULTILINESTRING");
    const std::string points =
        sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'result_wege'");
    // QGIS' own classes of numbers leave out what is not known
    EXPECT_THAT(points, HasSubstr(R"(filter="&quot;metres&quot; &lt;= 200" label="bis 200")"));
    EXPECT_THAT(points, HasSubstr(R"(filter="&quot;metres&quot; IS NULL" label="nicht bekannt")"));
    EXPECT_THAT(points, HasSubstr("37,52,148,255"));  // #253494
    const std::string lines =
        sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'result_linien'");
    EXPECT_THAT(lines, HasSubstr(R"(<category value="a" label="A &amp; Co" symbol="0")"));
    EXPECT_THAT(lines, HasSubstr(R"(<category value="" label="sonstige" symbol="1")"));
}

// Truth: the class the result itself puts a row in (model::classOf), asked of the style we read back.
TEST_F(ProjectResults, CarryTheirClassesAsSldForOtherPrograms) {
    commit(std::nullopt, pointResult("wege"));
    commit(std::nullopt, lineResult("linien"));
    commit(std::nullopt, areaResult("flaechen"));
    const Sql sql(file_);
    for (const model::ResultLayer& layer :
         {pointResult("wege"), lineResult("linien"), areaResult("flaechen")}) {
        const model::ResultData& data = *layer.data;
        const std::string table = "result_" + layer.record.name;
        const auto style = style::readSld(
            sql.text("SELECT styleSLD FROM layer_styles WHERE f_table_name = '" + table + "'"), table);
        ASSERT_TRUE(style) << style.error().sentence(Language::English);
        EXPECT_TRUE(style->notices.empty());
        const auto document = style::StyleDocument::parseText(style->text, table);
        ASSERT_TRUE(document);
        for (const model::ResultRow& row : data.rows) {
            style::Properties feature;
            for (std::size_t i = 0; i < data.columns.size(); ++i) {
                if (const auto* number = std::get_if<double>(&row.values[i])) {
                    feature.set(data.columns[i].key, *number);
                } else if (const auto* text = std::get_if<std::string>(&row.values[i])) {
                    feature.set(data.columns[i].key, *text);
                }
            }
            const auto index = classOf(data, row);
            const model::ResultClass* wanted = index                 ? &data.legend.classes[*index]
                                               : data.legend.unknown ? &*data.legend.unknown
                                                                     : nullptr;
            std::set<std::string> drawn;
            for (const style::StyleLayer& each : document->layers) {
                if (each.matches({feature, 15})) {
                    drawn.insert(each.legend.de);
                    EXPECT_EQ(each.sourceLayer, table);
                }
            }
            EXPECT_EQ(drawn,
                      wanted != nullptr ? std::set<std::string>{wanted->label.de} : std::set<std::string>());
        }
    }
}

model::ResultLayer changed(model::ResultLayer layer, const std::function<void(model::ResultData&)>& change) {
    auto data = std::make_shared<model::ResultData>(*layer.data);
    change(*data);
    layer.data = std::move(data);
    return layer;
}

TEST(ResultStyles, WriteValuesIntoAreasThatAreCompared) {
    model::ResultLayer layer = changed(areaResult("a"), [](model::ResultData& data) {
        data.columns = {{"share", {"Versorgt (%)", "Supplied (%)"}, model::ResultColumn::Type::Number, 1}};
        data.legend.kind = model::Presentation::Kind::Sequential;
        data.legend.column = "share";
        data.legend.unknown =
            model::ResultClass{{"zu wenige Personen", "too few persons"}, "#8c8c8c", {}, {}};
    });
    EXPECT_THAT(layerStyle(layer, "result_a").qml, HasSubstr("labelsEnabled=\"0\""));
    layer.record.operation = "compare";
    const LayerStyle style = layerStyle(layer, "result_a");
    EXPECT_THAT(style.qml, HasSubstr("format_number(&quot;share&quot;, 1, &#39;de&#39;) || &#39; %&#39;"));
    EXPECT_THAT(style.qml, HasSubstr("fitInPolygonOnly=\"1\""));
    EXPECT_THAT(style.qml, HasSubstr("class=\"LinePatternFill\"")) << "what is not known is hatched";
    EXPECT_THAT(style.sld, HasSubstr("<se:Label><ogc:PropertyName>share</ogc:PropertyName>"));
}

// Truth: styles/results.json.
TEST(ResultStyles, HaveTheSizesOfTheMap) {
    EXPECT_THAT(layerStyle(lineResult("a"), "result_a").qml, HasSubstr("ELSE 0.95 END"));
    EXPECT_THAT(layerStyle(lineResult("a"), "result_a").qml, HasSubstr("ELSE 1.25 END"));
    EXPECT_THAT(layerStyle(pointResult("a"), "result_a").qml, HasSubstr("ELSE 2.3 END + 0.12"));
    EXPECT_THAT(layerStyle(pointResult("a"), "result_a").qml, HasSubstr("ELSE 1.8 END + 0.22"));
}

/// The same area, with a hole, in each row, which has one of these keys.
model::ResultLayer coinciding(const std::vector<model::ResultClass>& classes,
                              const std::vector<std::string>& rows) {
    return changed(areaResult("a"), [&](model::ResultData& data) {
        const model::ResultPlace place = data.rows.front().place;
        data.columns = {{"what", {"Was", "What"}, model::ResultColumn::Type::Text, 0}};
        data.rows.clear();
        data.legend.kind = model::Presentation::Kind::Categories;
        data.legend.column = "what";
        data.legend.classes = classes;
        for (const std::string& key : rows) {
            data.rows.push_back({place, {key}});
        }
    });
}

/// What a style layer of our maps says at a large scale of the outline of the class with this place, as QML
/// ends the expression.
std::string offsetOnMaps(std::string_view id, double nest) {
    const style::MapStyle map = style::MapStyle::standard({});
    const auto layer =
        std::ranges::find(map.layers, id, [](const style::MapStyleLayer& each) { return each.layer.id; });
    const style::Properties feature{{"nest", nest}, {"overlaid", std::string("diagonal")}};
    return "ELSE " +
           toPlainText(
               layer->layer.length(style::StyleProperty::LineOffset, {feature, style::zoomOf(1000)})) +
           " END) * if(@geometry_ring_num &gt; 0, -1, 1)";
}

// Truth: styles/overlay.json.
TEST(ResultStyles, PutTheOutlinesOfHatchedAreasBesideEachOther) {
    const LayerStyle style = layerStyle(coinciding({{{"A", "A"}, "#0072b2", "a", {}, "diagonal"},
                                                    {{"leer", "empty"}, "#000000", "c", {}, "dots"},
                                                    {{"B", "B"}, "#d55e00", "b", {}, "horizontal"}},
                                                   {"a", "b"}),
                                        "result_a");
    EXPECT_NE(offsetOnMaps("gap-outlines", 0), offsetOnMaps("gap-outlines", 1));
    EXPECT_THAT(style.qml, HasSubstr(offsetOnMaps("gap-outlines", 0)));
    EXPECT_THAT(style.qml, HasSubstr(offsetOnMaps("gap-outlines", 1)));
    EXPECT_THAT(style.qml, testing::Not(HasSubstr(offsetOnMaps("gap-outlines", 2))))
        << "a class without area takes no room";
    EXPECT_THAT(style.sld, HasSubstr("<se:PerpendicularOffset>"));
    EXPECT_THAT(style.qml, testing::Not(HasSubstr("255,255,255"))) << "no casing in colour";
}

// Truth: styles/results.json.
TEST(ResultStyles, HatchAreasOfCategoriesThatLieOnEachOther) {
    const std::vector<model::ResultClass> classes{{{"A", "A"}, "#0072b2", "a", {}},
                                                  {{"B", "B"}, "#d55e00", "b", {}}};
    const std::string overlaid = layerStyle(coinciding(classes, {"a", "b"}), "result_a").qml;
    EXPECT_THAT(overlaid, HasSubstr("LinePatternFill"));
    EXPECT_THAT(overlaid, HasSubstr(offsetOnMaps("result-area-edges", 0)));
    EXPECT_THAT(overlaid, HasSubstr(offsetOnMaps("result-area-edges", 1)));
    EXPECT_THAT(overlaid, testing::Not(HasSubstr("255,255,255"))) << "no casing beneath them";
    const std::string filled = layerStyle(coinciding(classes, {"a"}), "result_a").qml;
    EXPECT_THAT(filled, testing::Not(HasSubstr("PatternFill")));
    EXPECT_THAT(filled, testing::Not(HasSubstr("name=\"offset\"")));
    EXPECT_THAT(filled, HasSubstr("255,255,255,204")) << "the edges' casing";
}

TEST(ResultStyles, PutCirclesAndRanksIntoAreas) {
    const auto layer = changed(areaResult("a"), [](model::ResultData& data) {
        data.columns.push_back({"rank", {"Rang", "Rank"}, model::ResultColumn::Type::Number, 0});
        data.rows.front().values.emplace_back(1.0);
        data.legend.kind = model::Presentation::Kind::Proportional;
        data.legend.column = "persons";
        data.legend.largest = 12;
    });
    const LayerStyle style = layerStyle(layer, "result_a");
    EXPECT_THAT(style.qml, HasSubstr("type=\"fill\""));
    EXPECT_THAT(style.qml, HasSubstr("class=\"CentroidFill\""));
    EXPECT_THAT(style.qml,
                HasSubstr("2 * (max(2.3, 3.4 * sqrt(max(0, coalesce(&quot;persons&quot;, 0)) / 12))) + 0.2"));
    EXPECT_THAT(style.qml, HasSubstr("fieldName=\"&quot;rank&quot;\""));
    EXPECT_THAT(style.sld, HasSubstr("<ogc:PropertyName>rank</ogc:PropertyName>"));
}

TEST(ResultStyles, GiveAssumptionsTheFormsOfTheMap) {
    auto layer = changed(pointResult("a"), [](model::ResultData& data) {
        data.columns = {{"number", {"Nummer", "Number"}, model::ResultColumn::Type::Number, 0},
                        {"edit_de", {"Annahme", "Assumption"}, model::ResultColumn::Type::Text, 0}};
        data.rows = {{geo::Point{600000, 5930000}, {1.0, std::string("Neue Wohnungen")}}};
        data.legend.kind = model::Presentation::Kind::Categories;
        data.legend.column = "edit_de";
        data.legend.classes = {{{"Neue Wohnungen", "New homes"}, "#7b3294", "Neue Wohnungen", {}}};
        data.legend.unknown.reset();
    });
    layer.record.operation = "whatif";
    EXPECT_THAT(layerStyle(layer, "result_a").qml,
                HasSubstr("name=\"name\" type=\"QString\" value=\"hexagon\""));
}

TEST_F(ProjectResults, SayHowTheyCameAbout) {
    commit(std::nullopt, pointResult("wege"));
    const std::string content = Sql(file_).text("SELECT content FROM nordertor_results");
    EXPECT_THAT(content,
                HasSubstr(R"("parameters":{"kind":["youth.playground","youth.sports"],"seed":["1"])"));
    EXPECT_THAT(content, HasSubstr(R"("created_on":"2026-03-31")"));
}

TEST_F(ProjectResults, AnOlderFileHasNoneAndTakesThem) {
    Sql(file_).run(
        "DROP TABLE nordertor_results; DELETE FROM gpkg_extensions WHERE table_name = 'nordertor_results'; "
        "UPDATE nordertor_metadata SET value = '1' WHERE key = 'format_version'");
    expectReads(smallProject());
    commit(std::nullopt, pointResult("wege"));
    EXPECT_EQ(Sql(file_).text("SELECT value FROM nordertor_metadata WHERE key = 'format_version'"), "2");
}

TEST_F(ProjectResults, DamageIsNamedAndTheCheckGoesOn) {
    commit(std::nullopt, pointResult("a"));
    commit(std::nullopt, areaResult("b"));
    const auto refused = [&](const char* change, const char* place) {
        const auto copy = folder_.path() / "damaged.gpkg";
        std::filesystem::copy_file(file_, copy, std::filesystem::copy_options::overwrite_existing);
        Sql(copy).run(change);
        const auto read = readProject(copy);
        ASSERT_FALSE(read) << change;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
        EXPECT_EQ(read.error().place, place);
        const auto report = checkProject(copy);
        ASSERT_TRUE(report);
        EXPECT_FALSE(report->sound());
    };
    refused("UPDATE nordertor_results SET content = '{}' WHERE name = 'a'", "nordertor_results, content");
    refused("UPDATE nordertor_results SET content = replace(content, '\"metres\"', '\"metres\\\"; DROP\"')",
            "nordertor_results, content");
    refused("UPDATE nordertor_results SET name = 'homes' WHERE name = 'a'", "nordertor_results, content");
    refused("DROP TABLE rtree_result_a_geom; DROP TABLE result_a", "result_a");
    refused("DROP TRIGGER rtree_result_b_geom_update1; UPDATE result_b SET geom = x'00'",
            "result_b, fid 1, geom");
}

TEST(ResultCodec, KeepsTheSquareOfTwoNumbersAndRefusesOneWithoutItsSigns) {
    model::ResultLayer layer = test::lineResult("beide");
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->legend.classes = {{{"bis 1 / bis 5", "up to 1 / up to 5"}, "#ececec", "1-1", {}},
                            {{"bis 1 / über 5", "up to 1 / over 5"}, "#fdad72", "1-2", {}}};
    data->legend.grid = {{"Kinder je ha", "Children per ha"},
                         {"Fußweg in m", "Walk in m"},
                         {{"bis 1", "up to 1"}},
                         {{"bis 5", "up to 5"}, {"über 5", "over 5"}}};
    layer.data = data;
    const auto kept = decodeResult(encodeResult(layer));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->data->legend, data->legend);
    data->legend.classes.pop_back();
    EXPECT_FALSE(decodeResult(encodeResult(layer))) << "whoever draws it counts on a sign for each pair";
}

TEST(ResultCodec, KeepsThePatternOfAClassAndReadsThoseOfEarlierWithout) {
    model::ResultLayer layer = test::lineResult("luecken");
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->legend.classes.front().pattern = "diagonal";
    layer.data = data;
    const auto kept = decodeResult(encodeResult(layer));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->data->legend, data->legend);
    data->legend.classes.front().pattern.clear();
    const StoredResult earlier = encodeResult(layer);
    EXPECT_EQ(earlier.content.find("pattern"), std::string::npos);
    ASSERT_TRUE(decodeResult(earlier));
    EXPECT_EQ(decodeResult(earlier)->data->legend, data->legend);
}

}  // namespace
}  // namespace nordertor::io
