// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A square of about 700 m in the example quarter.
constexpr const char* area =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Test"},"geometry":)"
    R"({"type":"Polygon","coordinates":[[[9.218,52.650],[9.228,52.650],[9.228,52.656],[9.218,52.656],[9.218,52.650]]]}}]})";

std::string streets() {
    return (sourceFolder() / "data/nordertor/streets.geojson").string();
}
std::string census() {
    return (sourceFolder() / "data/nordertor/census.csv").string();
}

/// One clear sentence about the file on standard error, nothing on standard output, no file left behind.
void expectRefusal(const std::vector<std::string>& arguments, const std::filesystem::path& project,
                   int exitCode, const std::string& file, const std::string& words) {
    const ProgramRun run = runProgram(arguments);
    EXPECT_EQ(run.exitCode, exitCode) << run.err;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, HasSubstr(file));
    EXPECT_THAT(run.err, HasSubstr(words));
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    for (const auto& entry : std::filesystem::directory_iterator(project.parent_path())) {
        EXPECT_NE(entry.path().extension(), ".gpkg") << entry.path();
    }
}

class BadInput : public testing::Test {
  protected:
    TemporaryFolder folder_;
    std::filesystem::path project_ = folder_.path() / "p.gpkg";
    std::string area_ = folder_.write("area.geojson", area).string();

    void refuseArea(const std::string& name, const std::string& content, int exitCode,
                    const std::string& words) {
        const auto file = folder_.write(name, content);
        expectRefusal({"new", project_.string(), "--area", file.string()}, project_, exitCode, name, words);
    }
    void refuseMap(const std::string& name, const std::string& content, int exitCode,
                   const std::string& words) {
        const auto file = folder_.write(name, content);
        expectRefusal({"new", project_.string(), "--area", area_, "--map", file.string()}, project_, exitCode,
                      name, words);
    }
    void refuseCensus(const std::string& name, const std::string& content, int exitCode,
                      const std::string& words) {
        const auto file = folder_.write(name, content);
        expectRefusal(
            {"new", project_.string(), "--area", area_, "--map", streets(), "--census", file.string()},
            project_, exitCode, name, words);
    }
    void refuseOrganisations(const std::string& name, const std::string& content, int exitCode,
                             const std::string& words) {
        const auto file = folder_.write(name, content);
        expectRefusal({"new", project_.string(), "--area", area_, "--organisations", file.string()}, project_,
                      exitCode, name, words);
    }
};

TEST_F(BadInput, MissingFiles) {
    expectRefusal({"new", project_.string(), "--area", "gibtsnicht.geojson"}, project_, 3,
                  "gibtsnicht.geojson", "");
    expectRefusal({"new", project_.string(), "--area", area_, "--map", "gibtsnicht.osm.pbf"}, project_, 3,
                  "gibtsnicht.osm.pbf", "");
    expectRefusal({"new", project_.string(), "--area", area_, "--census", "gibtsnicht.csv"}, project_, 3,
                  "gibtsnicht.csv", "");
    expectRefusal({"gaps", "gibtsnicht.gpkg"}, project_, 3, "gibtsnicht.gpkg", "");
}

TEST_F(BadInput, EmptyFiles) {
    refuseArea("leer.geojson", "", 3, "");
    refuseMap("leer.osm", "", 3, "");
    refuseMap("leer.osm.pbf", "", 3, "");
    refuseCensus("leer.csv", "", 3, "");
    refuseOrganisations("leer.csv", "", 3, "");
}

TEST_F(BadInput, WrongFormats) {
    const std::string page = "<!DOCTYPE html><html><body>Not found</body></html>";
    refuseArea("seite.geojson", page, 3, "");
    refuseMap("seite.osm", page, 3, "");
    refuseMap("seite.osm.pbf", page, 3, "");
    refuseMap("seite.geojson", page, 3, "");
}

TEST_F(BadInput, TruncatedFiles) {
    const std::string text(area);
    refuseArea("halb.geojson", text.substr(0, text.size() / 2), 3, "");
    refuseMap("halb.osm",
              "<?xml version='1.0'?><osm version='0.6'><node id='1' lat='52.65' lon='9.22'/><way id=", 3, "");
}

TEST_F(BadInput, ProtocolBufferCutInTheMiddle) {
    NORDERTOR_REAL_DATA_OR_SKIP(whole, "osm/muenchen_valhalla.osm.pbf");
    std::ifstream in(whole, std::ios::binary);
    std::string content(300000, '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    refuseMap("halb.osm.pbf", content, 3, "");
}

TEST_F(BadInput, BoundaryInTheWrongPlace) {
    std::string far(area);
    for (std::size_t at = far.find("9.2"); at != std::string::npos; at = far.find("9.2", at + 1)) {
        far.replace(at, 3, "8.2");
    }
    const auto file = folder_.write("woanders.geojson", far);
    expectRefusal({"new", project_.string(), "--area", file.string(), "--map", streets()}, project_, 5,
                  "streets.geojson", "Programmgebiet");
    expectRefusal({"new", project_.string(), "--area", file.string(), "--census", census()}, project_, 5,
                  "census.csv", "");
}

TEST_F(BadInput, BoundaryWithoutArea) {
    refuseArea("strich.geojson",
               R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
               R"("coordinates":[[[9.2,52.6],[9.3,52.7],[9.2,52.6],[9.2,52.6]]]}})",
               5, "");
    refuseArea("linie.geojson",
               R"({"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
               R"("coordinates":[[9.2,52.6],[9.3,52.7]]}})",
               5, "");
}

TEST_F(BadInput, SelfIntersectingBoundaryIsRepairedAndSaid) {
    const auto file = folder_.write(
        "schleife.geojson",
        R"({"type":"Feature","properties":{"name":"S"},"geometry":{"type":"Polygon",)"
        R"("coordinates":[[[9.218,52.650],[9.228,52.656],[9.228,52.650],[9.218,52.656],[9.218,52.650]]]}})");
    const ProgramRun run = runProgram({"new", project_.string(), "--area", file.string()});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("schleife.geojson"));
}

TEST_F(BadInput, CensusWithUnknownColumnsOrWrongDelimiter) {
    refuseCensus("spalten.csv", "a;b;c\n1;2;3\n", 5, "GITTER_ID_100m");
    refuseCensus("ohne.csv",
                 "GITTER_ID_100m;x_mp_100m;y_mp_100m;Schuhgroesse\n"
                 "CRS3035RES100mN3282900E4268000;4268050;3282950;42\n",
                 5, "Schuhgroesse");
}

TEST_F(BadInput, OrganisationsWithoutNamesOrWithMixedEncodings) {
    refuseOrganisations("ohne_name.csv", "Nr;PLZ\n1;31582\n", 5, "PLZ");
    refuseOrganisations("gemischt.csv",
                        "id;name\n1;B\xC3\xA4"
                        "cker\n2;B\xE4"
                        "cker Muster\n",
                        3, "");
}

TEST_F(BadInput, ReadOnlyFolder) {
    if (geteuid() == 0) {
        // root may write anywhere; a folder that is no folder gives the same kind of failure
        expectRefusal({"new", "/proc/nordertor.gpkg", "--area", area_}, project_, 4, "nordertor.gpkg", "");
        return;
    }
    chmod(folder_.path().c_str(), 0555);
    expectRefusal({"new", project_.string(), "--area", area_}, project_, 4, "p.gpkg", "");
    chmod(folder_.path().c_str(), 0755);
}

TEST_F(BadInput, MissingFolderAndExistingProject) {
    const auto inside = folder_.path() / "fehlt" / "p.gpkg";
    expectRefusal({"new", inside.string(), "--area", area_}, project_, 4, "p.gpkg", "");
    const ProgramRun run = runProgram({"new", exampleProject().string(), "--area", area_});
    EXPECT_EQ(run.exitCode, 4);
    EXPECT_EQ(runProgram({"check", exampleProject().string()}).exitCode, 0);
}

TEST_F(BadInput, NoProject) {
    const auto text = folder_.write("text.txt", "kein Projekt");
    expectRefusal({"gaps", text.string()}, project_, 3, "text.txt", "");
}

}  // namespace
}  // namespace nordertor::test
