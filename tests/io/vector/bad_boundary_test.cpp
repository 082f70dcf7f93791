// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "geo/geometry.h"
#include "io/vector/boundary_reader.h"
#include "io/vector/vector_files.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;

/// Fails as `code`, naming the file, with a sentence and a remedy in both languages.
void expectRefused(const fs::path& file, ErrorCode code, const BoundaryOptions& options = {}) {
    SCOPED_TRACE(file.filename().string());
    const auto read = readBoundary(file, options);
    ASSERT_FALSE(read);
    const Error& error = read.error();
    EXPECT_EQ(static_cast<int>(error.code), static_cast<int>(code)) << error.sentence(Language::English);
    EXPECT_EQ(error.file, file.string());
    EXPECT_FALSE(error.message.de.empty() || error.message.en.empty());
    EXPECT_FALSE(error.remedy.de.empty() || error.remedy.en.empty());
}

/// The first part of a file, under another name.
fs::path truncated(const TemporaryFolder& folder, const fs::path& whole, const std::string& name,
                   double share) {
    const std::string content = readFile(whole).value_or("");
    return folder.write(
        name, content.substr(0, static_cast<std::size_t>(share * static_cast<double>(content.size()))));
}

TEST(BadBoundary, MissingEmptyOrOfAnotherFormat) {
    const TemporaryFolder folder;
    expectRefused(folder.path() / "missing.geojson", ErrorCode::NotFound);
    expectRefused(folder.write("empty.geojson", ""), ErrorCode::CannotRead);
    const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
    expectRefused(folder.write("picture.geojson", png), ErrorCode::CannotRead);
    expectRefused(folder.write("picture.shp", png), ErrorCode::CannotRead);
    expectRefused(folder.write("picture.gml", png), ErrorCode::CannotRead);
    expectRefused(folder.write("picture.gpkg", png), ErrorCode::CannotRead);
    expectRefused(folder.write("letter.txt", "Sehr geehrte Damen und Herren,\n"), ErrorCode::CannotRead);
    expectRefused(folder.write("no.zip", "PK\x03\x04 broken"), ErrorCode::CannotRead);
    expectRefused(folder.path(), ErrorCode::CannotRead);
}

TEST(BadBoundary, Truncated) {
    const TemporaryFolder folder;
    const fs::path json = folder.write("whole.geojson", geoJson(25832, twoParts()));
    for (const double share : {0.1, 0.5, 0.9, 0.99}) {
        expectRefused(truncated(folder, json, "cut.geojson", share), ErrorCode::CannotRead);
    }
    const fs::path gml = converted(json, folder.path() / "whole.gml", {"-f", "GML"});
    for (const double share : {0.3, 0.7, 0.95}) {
        expectRefused(truncated(folder, gml, "cut.gml", share), ErrorCode::CannotRead);
    }
    const fs::path kml = converted(json, folder.path() / "whole.kml", {"-f", "LIBKML"});
    for (const double share : {0.3, 0.7, 0.95}) {
        expectRefused(truncated(folder, kml, "cut.kml", share), ErrorCode::CannotRead);
    }
    const fs::path gpkg = converted(json, folder.path() / "whole.gpkg", {"-f", "GPKG"});
    for (const double share : {0.01, 0.2, 0.5}) {
        expectRefused(truncated(folder, gpkg, "cut.gpkg", share), ErrorCode::CannotRead);
    }
    const fs::path shape = converted(json, folder.path() / "whole.shp", {"-f", "ESRI Shapefile"});
    for (const char* part : {".shx", ".dbf", ".prj"}) {
        fs::copy_file(folder.path() / ("whole" + std::string(part)),
                      folder.path() / ("cut" + std::string(part)));
    }
    for (const double share : {0.2, 0.6, 0.95}) {
        expectRefused(truncated(folder, shape, "cut.shp", share), ErrorCode::CannotRead);
    }
}

TEST(BadBoundary, WithoutAnArea) {
    const TemporaryFolder folder;
    expectRefused(
        folder.write(
            "lines.geojson",
            geoJson(25832, R"({"type":"LineString","coordinates":[[514000,5833000],[514100,5833000]]})")),
        ErrorCode::InvalidData);
    expectRefused(folder.write("none.geojson", R"({"type":"FeatureCollection","features":[]})"),
                  ErrorCode::InvalidData);
    expectRefused(
        folder.write("flat.geojson",
                     geoJson(25832, R"({"type":"Polygon","coordinates":[[[514000,5833000],[514100,5833000],)"
                                    R"([514050,5833000],[514000,5833000]]]})")),
        ErrorCode::InvalidData);
    expectRefused(folder.write("table.csv", "name;wert\nA;1\n"), ErrorCode::InvalidData);
}

TEST(BadBoundary, SeveralLayersAreListed) {
    const TemporaryFolder folder;
    const fs::path source = folder.write("s.geojson", geoJson(25832, twoParts()));
    const fs::path other = folder.write(
        "o.geojson", geoJson(25832, R"({"type":"Polygon","coordinates":[[[514000,5833000],[514100,5833000],)"
                                    R"([514100,5833100],[514000,5833000]]]})"));
    const fs::path file = folder.path() / "two.gpkg";
    converted(source, file, {"-f", "GPKG", "-nln", "sanierung"});
    converted(other, file, {"-f", "GPKG", "-update", "-nln", "nordertor"});
    const auto read = readBoundary(file, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
    EXPECT_NE(read.error().message.de.find("sanierung, nordertor"), std::string::npos);
    EXPECT_NE(read.error().remedy.de.find("--layer"), std::string::npos);

    EXPECT_NEAR(geo::areaOf(mustRead(file, {"nordertor", {}, {}, {}}).area.shape), 5000, 0.01);
    expectRefused(file, ErrorCode::NotFound, {"nordertür", {}, {}, {}});
}

TEST(BadBoundary, NeverLeavesTheMachine) {
    const TemporaryFolder folder;
    expectRefused("/vsicurl/http://localhost:9/a.geojson", ErrorCode::NotFound);
    expectRefused("http://localhost:9/a.geojson", ErrorCode::NotFound);
    expectRefused("WFS:http://localhost:9/", ErrorCode::NotFound);
    expectRefused(folder.write("a.vrt",
                               "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>"
                               "/vsicurl/http://localhost:9/a.geojson</SrcDataSource></OGRVRTLayer>"
                               "</OGRVRTDataSource>"),
                  ErrorCode::CannotRead);
}

// Truth: the files' own documentation: official address points, no areas; street axes, no areas.
TEST(BadBoundaryRealData, PointsAndLinesAreNoBoundary) {
    NORDERTOR_REAL_DATA_OR_SKIP(points, "essen/000.gml");
    expectRefused(points, ErrorCode::InvalidData);
    NORDERTOR_REAL_DATA_OR_SKIP(lines, "koeln/Strassenabschnitt/Strassenabschnitt.shp");
    expectRefused(lines, ErrorCode::InvalidData);
}

}  // namespace
}  // namespace nordertor::io::test
