// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Styles exchanged with other programs, as planners ask for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class SldVerb : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] std::string content(const std::string& name) const {
        return readFile(folder_.path() / name).value_or(std::string());
    }
    TemporaryFolder folder_;
};

TEST_F(SldVerb, WritesReadsAndWritesTheSameAgain) {
    const std::string base = (sourceFolder() / "styles" / "base.json").string();
    const ProgramRun out = runProgram({"sld", base, "--layer", "landuse", "-o", file("a.sld")});
    ASSERT_EQ(out.exitCode, 0) << out.err;
    EXPECT_THAT(out.err,
                HasSubstr("(land-names): Die Eigenschaft „text-max-width“ gibt es in SLD nicht; sie fehlt."));
    const ProgramRun in = runProgram({"sld", file("a.sld"), "-o", file("b.json")});
    ASSERT_EQ(in.exitCode, 0) << in.err;
    const ProgramRun again = runProgram({"sld", file("b.json"), "-o", file("c.sld")});
    ASSERT_EQ(again.exitCode, 0) << again.err;
    const ProgramRun back = runProgram({"sld", file("c.sld"), "-o", file("d.json")});
    ASSERT_EQ(back.exitCode, 0) << back.err;
    // what one exchange keeps, no further one loses
    const auto first = nlohmann::json::parse(content("b.json"))["layers"];
    const auto second = nlohmann::json::parse(content("d.json"))["layers"];
    ASSERT_GT(first.size(), 10U);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].value("paint", nlohmann::json()), second[i].value("paint", nlohmann::json())) << i;
        EXPECT_EQ(first[i].value("filter", nlohmann::json()), second[i].value("filter", nlohmann::json()))
            << i;
    }
}

TEST_F(SldVerb, GivesAnSldTheSourceLayerItIsFor) {
    folder_.write("q.sld", R"(<?xml version="1.0"?>
<StyledLayerDescriptor version="1.1.0"><NamedLayer><Name>export_17</Name><UserStyle><FeatureTypeStyle><Rule>
<PolygonSymbolizer><Fill><SvgParameter name="fill">#123456</SvgParameter></Fill></PolygonSymbolizer>
</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>)");
    ASSERT_EQ(runProgram({"sld", file("q.sld"), "--layer", "facilities", "-o", file("q.json")}).exitCode, 0);
    const auto layer = nlohmann::json::parse(content("q.json"))["layers"][0];
    EXPECT_EQ(layer["source-layer"], "facilities");
    EXPECT_EQ(layer["paint"]["fill-color"], "#123456");
}

TEST_F(SldVerb, RefusesWhatItCannotUse) {
    folder_.write("broken.sld", "<StyledLayerDescriptor>");
    const ProgramRun broken = runProgram({"sld", file("broken.sld"), "-o", file("x.json")});
    EXPECT_EQ(broken.exitCode, 5);
    EXPECT_THAT(broken.err, HasSubstr("kein gültiges XML"));
    const ProgramRun ending = runProgram({"sld", file("broken.sld"), "-o", file("x.sld")});
    EXPECT_EQ(ending.exitCode, 2);
    EXPECT_THAT(
        ending.err,
        HasSubstr(
            "--output: „broken.sld“ ist ein SLD; daraus wird ein Stil (.json). Bitte einen Dateinamen mit der "
            "Endung .json angeben. Beispiel: -o stil.json\n"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "x.json"));
    folder_.write(
        "heat.json",
        R"({"version": 8, "layers": [{"id": "heat", "type": "heatmap", "source-layer": "homes"}]})");
    const ProgramRun heat = runProgram({"sld", file("heat.json"), "-o", file("heat.sld")});
    EXPECT_EQ(heat.exitCode, 5);
    EXPECT_THAT(heat.err,
                HasSubstr("(heat): Nichts von diesem Stil lässt sich als SLD schreiben. Dichtekarten"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "heat.sld"));
    const std::string base = (sourceFolder() / "styles" / "base.json").string();
    const ProgramRun dry = runProgram({"sld", base, "-o", file("dry.sld"), "--dry-run"});
    EXPECT_EQ(dry.exitCode, 0) << dry.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "dry.sld"));
}

TEST_F(SldVerb, ReadsTheOtherEncodingOfXmlAndSaysThatAFileIsEmpty) {
    ASSERT_EQ(runProgram({"sld", (sourceFolder() / "styles/base.json").string(), "--layer", "landuse", "-o",
                          file("a.sld")})
                  .exitCode,
              0);
    std::string wide = "\xFF\xFE";
    std::string narrow = content("a.sld");
    for (const std::string name : {"UTF-8", "utf-8"}) {
        if (const auto at = narrow.find(name); at != std::string::npos) {
            narrow.replace(at, name.size(), "UTF-16");
        }
    }
    for (const char32_t c : codePoints(narrow)) {
        ASSERT_LT(c, 0x10000U);
        wide += {static_cast<char>(c & 0xFFU), static_cast<char>(c >> 8U)};
    }
    folder_.write("wide.sld", wide);
    const ProgramRun run = runProgram({"sld", file("wide.sld"), "-o", file("wide.json")});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    folder_.write("empty.sld", "\n");
    const ProgramRun empty = runProgram({"sld", file("empty.sld"), "-o", file("empty.json")});
    EXPECT_EQ(empty.exitCode, 5);
    EXPECT_THAT(empty.err, HasSubstr("leer"));
}

TEST_F(SldVerb, HandsOnTheStyleOfAStoredResult) {
    std::filesystem::copy_file(exampleProject(), folder_.path() / "p.gpkg");
    ASSERT_EQ(runProgram({"gaps", file("p.gpkg"), "--store", "luecken"}).exitCode, 0);
    const ProgramRun sld = runProgram({"results", file("p.gpkg"), "--style", "luecken", "-o", file("l.sld")});
    ASSERT_EQ(sld.exitCode, 0) << sld.err;
    EXPECT_THAT(content("l.sld"), HasSubstr("<se:Name>result_luecken</se:Name>"));
    EXPECT_THAT(content("l.sld"), HasSubstr("<ogc:PropertyName>theme_de</ogc:PropertyName>"));
    EXPECT_THAT(content("l.sld"), HasSubstr("<se:GraphicFill>")) << "hatched as on the map";
    ASSERT_EQ(runProgram({"gaps", file("p.gpkg"), "--standard", "youth.playground_6_12", "--store", "eine"})
                  .exitCode,
              0);
    ASSERT_EQ(runProgram({"results", file("p.gpkg"), "--style", "eine", "-o", file("e.sld")}).exitCode, 0);
    EXPECT_THAT(content("e.sld"), HasSubstr("<ogc:PropertyName>persons</ogc:PropertyName>"));
    ASSERT_EQ(runProgram({"results", file("p.gpkg"), "--style", "luecken", "-o", file("l.json")}).exitCode,
              0);
    EXPECT_EQ(nlohmann::json::parse(content("l.json"))["layers"][0]["source-layer"], "result_luecken");
    const ProgramRun none =
        runProgram({"results", file("p.gpkg"), "--style", "anderes", "-o", file("x.sld")});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.err, HasSubstr("--style: Ein Ergebnis „anderes“ ist im Projekt nicht abgelegt."));
    const ProgramRun where = runProgram({"results", file("p.gpkg"), "--style", "luecken"});
    EXPECT_EQ(where.exitCode, 2);
    EXPECT_THAT(where.err, HasSubstr("--style luecken -o luecken.sld"));
    EXPECT_EQ(runProgram({"results", file("p.gpkg"), "--style", "luecken", "-o", file("x.sld"), "--remove",
                          "luecken"})
                  .exitCode,
              2);
    EXPECT_THAT(runProgram({"results", file("p.gpkg")}).out, HasSubstr("luecken"));
}

}  // namespace
}  // namespace nordertor::test
