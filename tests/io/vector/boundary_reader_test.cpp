// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/boundary_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "base/file.h"
#include "geo/geometry.h"
#include "io/vector/vector_files.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;

constexpr const char* quarter =
    R"json({"name":"Nordertor","municipality":"Nienburg (Weser)","programme":"Sozialer Zusammenhalt"})json";

TEST(ReadBoundary, ReadsEveryUsualFormat) {
    const TemporaryFolder folder;
    const fs::path source = folder.write("source.geojson", geoJson(25832, twoParts(), quarter));
    const std::map<std::string, std::string> formats = {
        {"a.gpkg", "GPKG"}, {"a.shp", "ESRI Shapefile"}, {"a.kml", "LIBKML"},       {"b.kml", "KML"},
        {"a.gml", "GML"},   {"a.fgb", "FlatGeobuf"},     {"a.tab", "MapInfo File"}, {"a.sqlite", "SQLite"}};
    for (const auto& [name, format] : formats) {
        SCOPED_TRACE(format);
        const BoundaryRead read = mustRead(converted(source, folder.path() / name, {"-f", format}));
        EXPECT_NEAR(geo::areaOf(read.area.shape), twoPartsSquareMetres, 0.5);
        EXPECT_EQ(read.area.shape.polygons.size(), 2U);
        EXPECT_EQ(read.workingCrsEpsg, 25832);
        EXPECT_EQ(read.area.name, "Nordertor");
        EXPECT_EQ(read.source.fileName, name);
    }
}

TEST(ReadBoundary, LooksIntoAZip) {
    const TemporaryFolder folder;
    const fs::path source = folder.write("source.geojson", geoJson(25832, twoParts(), quarter));
    const fs::path zip = converted(source, folder.path() / "a.shz", {"-f", "ESRI Shapefile"});
    fs::rename(zip, folder.path() / "a.zip");
    EXPECT_NEAR(geo::areaOf(mustRead(folder.path() / "a.zip").area.shape), twoPartsSquareMetres, 0.5);
}

TEST(ReadBoundary, FillsAreaAndSource) {
    const TemporaryFolder folder;
    const fs::path file = folder.write(
        "gebiet.geojson",
        geoJson(25832, twoParts(),
                R"({"NAME":"Nordertor","Gemeinde":"Nienburg","Programm":"Sozialer Zusammenhalt",)"
                R"("Art":"Soziale Stadt","example_data":true})",
                R"("name":"Programmgebiet","licence":"dl-de/by-2-0","attribution":"Stadt Beispiel",)"));
    const BoundaryRead read = mustRead(file);
    EXPECT_EQ(read.area.name, "Nordertor");
    EXPECT_EQ(read.area.municipality, "Nienburg");
    EXPECT_EQ(read.area.programme, "Sozialer Zusammenhalt");
    EXPECT_EQ(read.area.kind, "Soziale Stadt");
    EXPECT_EQ(read.source.id, "area");
    EXPECT_EQ(read.source.title, "Programmgebiet „Nordertor“");
    EXPECT_EQ(read.source.licence, "dl-de/by-2-0");
    EXPECT_EQ(read.source.attribution, "Stadt Beispiel");
    EXPECT_EQ(read.source.importDate, "2026-01-31");
    EXPECT_EQ(read.source.fileName, "gebiet.geojson");
    EXPECT_EQ(read.source.fingerprint, *fileFingerprint(file));
    EXPECT_TRUE(read.source.exampleData);
    EXPECT_TRUE(read.notices.empty()) << textOf(read.notices);
}

TEST(ReadBoundary, NamesAnUnnamedAreaAfterTheFile) {
    const TemporaryFolder folder;
    const BoundaryRead read = mustRead(folder.write("Nordstadt.geojson", geoJson(25832, twoParts())));
    EXPECT_EQ(read.area.name, "Nordstadt");
    EXPECT_FALSE(read.source.exampleData);
    EXPECT_TRUE(read.area.kind.empty());
}

TEST(ReadBoundary, UnitesAllAreasAndSaysWhatItLeftOut) {
    const TemporaryFolder folder;
    const std::string text = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                             R"("EPSG:25832"}},"features":[
        {"type":"Feature","properties":{"name":"Nord","gemeinde":"X"},"geometry":{"type":"Polygon",
         "coordinates":[[[514000,5833000],[514100,5833000],[514100,5833100],[514000,5833100],[514000,5833000]]]}},
        {"type":"Feature","properties":{"name":"Süd","gemeinde":"X"},"geometry":{"type":"Polygon",
         "coordinates":[[[514050,5833000],[514150,5833000],[514150,5833100],[514050,5833100],[514050,5833000]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[514000,5833000]}},
        {"type":"Feature","properties":{},"geometry":null}]})";
    const BoundaryRead read = mustRead(folder.write("a.geojson", text));
    EXPECT_NEAR(geo::areaOf(read.area.shape), 150 * 100, 0.01);
    EXPECT_EQ(read.area.name, "a");          // the names differ
    EXPECT_EQ(read.area.municipality, "X");  // all agree
    ASSERT_EQ(read.notices.size(), 2U) << textOf(read.notices);
    EXPECT_EQ(read.notices[0].count, 2U);
    EXPECT_NE(read.notices[0].message.de.find("ausgelassen"), std::string::npos);
    EXPECT_EQ(read.notices[1].severity, Severity::Info);
    EXPECT_EQ(read.notices[1].message.de, "2 Flächen wurden zu einem Programmgebiet vereinigt.");
    EXPECT_EQ(read.notices[1].file, "a.geojson");
}

TEST(ReadBoundary, RepairsABowTieAndNamesThePlace) {
    const TemporaryFolder folder;
    const BoundaryRead read = mustRead(folder.write(
        "a.geojson", geoJson(25832, R"({"type":"Polygon","coordinates":[[[514000,5833000],[514100,5833100],)"
                                    R"([514100,5833000],[514000,5833100],[514000,5833000]]]})")));
    EXPECT_NEAR(geo::areaOf(read.area.shape), 5000, 0.01);
    ASSERT_EQ(read.notices.size(), 1U);
    EXPECT_NE(read.notices[0].message.de.find("überschneidet sich selbst"), std::string::npos);
    EXPECT_NE(read.notices[0].place.find("514050.0 5833050.0 (EPSG:25832)"), std::string::npos);
}

TEST(ReadBoundary, ReadsLatin1Attributes) {
    const TemporaryFolder folder;
    const fs::path source =
        folder.write("s.geojson", geoJson(25832, twoParts(), R"({"Name":"Südtor","Gemeinde":"Möln"})"));
    const BoundaryRead read = mustRead(
        converted(source, folder.path() / "a.shp", {"-f", "ESRI Shapefile", "-lco", "ENCODING=ISO-8859-1"}));
    EXPECT_EQ(read.area.name, "Südtor");
    EXPECT_EQ(read.area.municipality, "Möln");
}

TEST(ReadBoundary, WritesNothingBesideTheFile) {
    const TemporaryFolder folder;
    const fs::path source = folder.write("s.geojson", geoJson(25832, twoParts()));
    fs::create_directory(folder.path() / "gml");
    fs::create_directory(folder.path() / "gpkg");
    const fs::path gml =
        converted(source, folder.path() / "gml" / "a.gml", {"-f", "GML", "-dsco", "XSISCHEMA=OFF"});
    const fs::path gpkg = converted(source, folder.path() / "gpkg" / "a.gpkg", {"-f", "GPKG"});
    for (const fs::path& file : {gml, gpkg}) {
        const auto before = *fileFingerprint(file);
        EXPECT_FALSE(mustRead(file).area.shape.empty());
        EXPECT_EQ(*fileFingerprint(file), before);
        EXPECT_EQ(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()), 1);
    }
}

TEST(ReadBoundary, TwiceGivesTheSame) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("a.geojson", geoJson(25832, twoParts(), quarter));
    const BoundaryRead one = mustRead(file);
    const BoundaryRead two = mustRead(file);
    EXPECT_EQ(one.area, two.area);
    EXPECT_EQ(one.source, two.source);
    EXPECT_EQ(one.notices, two.notices);
}

TEST(ReadBoundary, StopsWhenAskedTo) {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const auto read =
        readBoundary(folder.write("a.geojson", geoJson(25832, twoParts())), {}, Task({}, stop.get_token()));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

// Truth: the cities' published sizes, 405.0 km² and 891.1 km².
TEST(ReadBoundaryRealData, CitiesHaveTheirPublishedSize) {
    NORDERTOR_REAL_DATA_OR_SKIP(cologne, "koeln/Stadtteil/Stadtteil.shp");
    EXPECT_NEAR(geo::areaOf(mustRead(cologne).area.shape) / 1e6, 405.0, 0.5);
    NORDERTOR_REAL_DATA_OR_SKIP(berlin, "berlin/berlin-lor-districts.geojson");
    const BoundaryRead read = mustRead(berlin);
    EXPECT_NEAR(geo::areaOf(read.area.shape) / 1e6, 891.1, 1.0);
    EXPECT_EQ(read.workingCrsEpsg, 25833);
}

TEST(ReadBoundaryExample, IsMarkedAsExampleData) {
    const BoundaryRead read = mustRead(::nordertor::test::sourceFolder() / "data/nordertor/area.geojson");
    EXPECT_EQ(read.area.name, "Nordertor");
    EXPECT_TRUE(read.source.exampleData);
    EXPECT_EQ(read.workingCrsEpsg, 25832);
    EXPECT_FALSE(read.source.attribution.empty());
}

}  // namespace
}  // namespace nordertor::io::test
