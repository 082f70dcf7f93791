// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/area_set_reader.h"

#include <gtest/gtest.h>

#include "io/tables/figure_table.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using nordertor::test::TemporaryFolder;

std::string square(const std::string& properties, int east) {
    const std::string e = std::to_string(514000 + east);
    const std::string f = std::to_string(514100 + east);
    return R"({"type":"Feature","properties":{)" + properties +
           R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + e + ",5833000],[" + f + ",5833000],[" + f +
           ",5833100],[" + e + ",5833100],[" + e + ",5833000]]]}}";
}

std::string collection(const std::vector<std::string>& features) {
    std::string text =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += (i == 0 ? "" : ",") + features[i];
    }
    return text + "]}";
}

AreaSetOptions options() {
    AreaSetOptions result;
    result.workingCrsEpsg = 25832;
    return result;
}

TEST(AreaSetReader, TakesIdsNamesAndFiguresApartFromKeys) {
    const TemporaryFolder folder;
    const auto file = folder.write(
        "raeume.geojson",
        collection({square(R"("PLR_ID":"0101","Name":"Nord","Quote":"12,5","Zahl":3,"Text":"a")", 0),
                    square(R"("PLR_ID":"0102","Name":"Süd","Quote":"–","Zahl":null,"Text":"4")", 100)}));
    const auto read = readAreaSet(file, options());
    ASSERT_TRUE(read) << read.error().sentence(Language::English);
    ASSERT_EQ(read->set.areas.size(), 2U);
    EXPECT_EQ(read->set.areas[0].id, "0101");
    EXPECT_EQ(read->set.areas[1].name, "Süd");
    EXPECT_NEAR(geo::areaOf(read->set.areas[0].shape), 10000, 1e-6);
    ASSERT_NE(read->set.findNumbers("quote"), nullptr);
    EXPECT_EQ(read->set.findNumbers("quote")->values,
              (std::vector<std::optional<double>>{12.5, std::nullopt}));
    EXPECT_EQ(read->set.findNumbers("zahl")->values, (std::vector<std::optional<double>>{3.0, std::nullopt}));
    EXPECT_EQ(read->set.findNumbers("text"), nullptr);
    EXPECT_EQ(read->set.findNumbers("plr_id"), nullptr);
}

TEST(AreaSetReader, NumbersRepeatedIdsAndSaysSo) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("a.geojson", collection({square(R"("id":"7")", 0), square(R"("id":"7")", 100)}));
    const auto read = readAreaSet(file, options());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->set.areas[0].id, "7");
    EXPECT_EQ(read->set.areas[1].id, "7-2");
    ASSERT_EQ(read->notices.size(), 1U);
    EXPECT_EQ(read->notices[0].file, "a.geojson");
}

TEST(AreaSetReader, NamesTheColumnsWhenOneIsUnknown) {
    const TemporaryFolder folder;
    const auto file = folder.write("a.geojson", collection({square(R"("nr":"7","b":1)", 0)}));
    AreaSetOptions wrong = options();
    wrong.idColumn = "plr";
    const auto read = readAreaSet(file, wrong);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().remedy.de.find("b, nr"), std::string::npos) << read.error().remedy.de;
}

TEST(FigureTable, JoinsByWhicheverColumnHoldsTheIds) {
    const TemporaryFolder folder;
    const auto areas =
        folder.write("a.geojson", collection({square(R"("id":"01")", 0), square(R"("id":"02")", 100)}));
    auto read = readAreaSet(areas, options());
    ASSERT_TRUE(read);
    const auto table = folder.write("z.csv", "Name;Nr;Einwohner;Quote\nNord;01;1.200;3,5\nWest;09;10;1,0\n");
    const auto notices = joinFigures(read->set, table);
    ASSERT_TRUE(notices) << notices.error().sentence(Language::English);
    EXPECT_EQ(read->set.findNumbers("einwohner")->values,
              (std::vector<std::optional<double>>{1200.0, std::nullopt}));
    EXPECT_EQ(read->set.findNumbers("quote")->values[0], 3.5);
    EXPECT_EQ(notices->notices.size(), 2U);  // a row without area, an area without row
    EXPECT_EQ(notices->source.title, "z");
    EXPECT_EQ(notices->source.fileName, "z.csv");
    EXPECT_FALSE(notices->source.fingerprint.empty());
}

TEST(FigureTable, SaysThatNoColumnFits) {
    const TemporaryFolder folder;
    auto read = readAreaSet(folder.write("a.geojson", collection({square(R"("id":"01")", 0)})), options());
    ASSERT_TRUE(read);
    const auto notices = joinFigures(read->set, folder.write("z.csv", "Nr;Einwohner\n77;3\n"));
    ASSERT_FALSE(notices);
    EXPECT_NE(notices.error().remedy.de.find("„01“"), std::string::npos);
}

// Truth: the file's own count of features and a value read off its text.
TEST(AreaSetReader, ReadsBerlinsPlanningAreas) {
    NORDERTOR_REAL_DATA_OR_SKIP(
        file, "berlin/berlin-lor-monitoring-social-urban-development-2019-00-planning-areas.geojson");
    AreaSetOptions berlin;
    berlin.workingCrsEpsg = 25833;
    const auto read = readAreaSet(file, berlin);
    ASSERT_TRUE(read) << read.error().sentence(Language::English);
    EXPECT_EQ(read->set.areas.size(), 448U);
    EXPECT_EQ(read->set.areas[0].name, "Stülerstraße");
    ASSERT_NE(read->set.findNumbers("inhabitants"), nullptr);
    EXPECT_EQ(read->set.findNumbers("inhabitants")->values[0], 3384.0);
    EXPECT_NEAR(geo::areaOf(read->set.areas[0].shape), 366755.5, 500);
}

}  // namespace
}  // namespace nordertor::io
