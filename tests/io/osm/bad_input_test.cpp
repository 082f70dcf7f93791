// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <stop_token>

#include "base/file.h"
#include "io/osm/map_fixture.h"

namespace nordertor::test {
namespace {

Error errorOf(const std::filesystem::path& file) {
    auto data = io::readBaseData({file}, testThemes(), optionsAround(1000, 500));
    if (data) {
        ADD_FAILURE() << "was read without an error: " << file;
        return {};
    }
    EXPECT_EQ(data.error().file, file.string());
    EXPECT_FALSE(data.error().message.de.empty());
    EXPECT_FALSE(data.error().message.en.empty());
    EXPECT_FALSE(data.error().remedy.empty());
    return data.error();
}

std::string someMap() {
    return MapText().node(1, 0, 0).node(2, 10, 0).way(10, {1, 2}, {{"highway", "path"}}).text();
}

TEST(BadMapFile, MissingFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(errorOf(folder.path() / "none.osm.pbf").code, ErrorCode::NotFound);
}

TEST(BadMapFile, NoFileAtAll) {
    const auto data = io::readBaseData({}, testThemes(), optionsAround(1000, 500));
    ASSERT_FALSE(data.has_value());
    EXPECT_EQ(data.error().code, ErrorCode::InvalidArgument);
}

TEST(BadMapFile, Folder) {
    const TemporaryFolder folder;
    EXPECT_EQ(errorOf(folder.path()).code, ErrorCode::CannotRead);
}

TEST(BadMapFile, EmptyFiles) {
    const TemporaryFolder folder;
    for (const char* name : {"a.osm", "a.osm.pbf", "a.osm.gz", "a.osm.bz2", "a.geojson"}) {
        const Error error = errorOf(folder.write(name, ""));
        EXPECT_EQ(error.code, ErrorCode::CannotRead) << name;
        EXPECT_EQ(error.message.de, "Die Datei ist leer.") << name;
    }
}

TEST(BadMapFile, UnknownEnding) {
    const TemporaryFolder folder;
    EXPECT_EQ(errorOf(folder.write("karte.dwg", "x")).code, ErrorCode::CannotRead);
}

TEST(BadMapFile, WebPageInsteadOfAMap) {
    const TemporaryFolder folder;
    const std::string page = "<!DOCTYPE html>\n<html><body><p>Not found</p></body></html>\n";
    for (const char* name : {"a.osm", "a.osm.pbf", "a.osm.gz", "a.osm.bz2", "a.geojson"}) {
        EXPECT_EQ(errorOf(folder.write(name, page)).code, ErrorCode::CannotRead) << name;
    }
}

TEST(BadMapFile, XmlCutInTheMiddleNamesTheLine) {
    const TemporaryFolder folder;
    const std::string map = someMap();
    const Error error = errorOf(folder.write("cut.osm", map.substr(0, map.find("<way") + 8)));
    EXPECT_EQ(error.code, ErrorCode::CannotRead);
    EXPECT_NE(error.place.find(':'), std::string::npos) << error.place;
}

TEST(BadMapFile, WellFormedButEmptyMap) {
    const TemporaryFolder folder;
    const Error error = errorOf(folder.write("a.osm", "<osm version=\"0.6\"></osm>"));
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.message.en, "The file contains no map data.");
}

TEST(BadMapFile, NoOverlapGivesBothExtents) {
    const TemporaryFolder folder;
    const auto file = folder.write("map.osm", someMap());
    const auto data = io::readBaseData({file}, testThemes(), optionsFor(8.7, 49.9, 8.8, 50.0, 500));
    ASSERT_FALSE(data.has_value());
    EXPECT_EQ(data.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(data.error().message.de,
              "Die Kartendaten reichen von 9,210° bis 9,210° östlicher Länge und 52,650° bis 52,650° "
              "nördlicher Breite, das Programmgebiet liegt bei 8,700° bis 8,800° östlicher Länge und 49,900° "
              "bis 50,000° nördlicher Breite.");
}

TEST(BadMapFile, OneFileBesideTheAreaIsAWarning) {
    const TemporaryFolder folder;
    const auto near = folder.write("near.osm", someMap());
    const auto far = folder.write("far.osm", MapText().node(1, 90000, 0).text());
    const auto data = io::readBaseData({near, far}, testThemes(), optionsAround(1000, 500));
    ASSERT_TRUE(data.has_value());
    EXPECT_EQ(noticeCount(*data, "In dieser Datei liegt nichts"), 1U);
}

TEST(BadMapFile, CompressedFilesCutInTheMiddle) {
    for (const char* name :
         {"osm/neubrandenburg.osm.bz2", "osm/dreieich.osm.gz", "osm/muenchen_valhalla.osm.pbf"}) {
        NORDERTOR_REAL_DATA_OR_SKIP(whole, name);
        const std::string content = readFile(whole).value();
        const TemporaryFolder folder;
        for (const double part : {0.02, 0.5, 0.97}) {
            const auto length = static_cast<std::size_t>(part * static_cast<double>(content.size()));
            const auto file = folder.write(whole.filename().string(), content.substr(0, length));
            EXPECT_EQ(errorOf(file).code, ErrorCode::CannotRead) << name << " " << part;
        }
    }
}

TEST(BadMapFile, BytesChangedInTheMiddle) {
    for (const char* name :
         {"osm/neubrandenburg.osm.bz2", "osm/dreieich.osm.gz", "osm/muenchen_valhalla.osm.pbf"}) {
        NORDERTOR_REAL_DATA_OR_SKIP(whole, name);
        std::string content = readFile(whole).value();
        content.replace(content.size() / 2, 64, std::string(64, 'x'));
        const TemporaryFolder folder;
        EXPECT_EQ(errorOf(folder.write(whole.filename().string(), content)).code, ErrorCode::CannotRead)
            << name;
    }
}

TEST(ReadingAMap, StopsWhenAsked) {
    const TemporaryFolder folder;
    const auto file = folder.write("map.osm", someMap());
    std::stop_source stop;
    stop.request_stop();
    const auto data =
        io::readBaseData({file}, testThemes(), optionsAround(1000, 500), Task({}, stop.get_token()));
    ASSERT_FALSE(data.has_value());
    EXPECT_EQ(data.error().code, ErrorCode::Cancelled);
}

TEST(ReadingAMap, ReportsProgressUpToTheEnd) {
    const TemporaryFolder folder;
    const auto file = folder.write("map.osm", someMap());
    std::vector<double> fractions;
    const Task task([&](double fraction, const LocalizedText&) { fractions.push_back(fraction); }, {});
    ASSERT_TRUE(io::readBaseData({file}, testThemes(), optionsAround(1000, 500), task).has_value());
    ASSERT_FALSE(fractions.empty());
    EXPECT_EQ(fractions.back(), 1.0);
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
}

}  // namespace
}  // namespace nordertor::test
