// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// The map page as other programs see it, which know nothing of our code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string withSingleBlanks(const std::string& text) {
    std::istringstream words(text);
    std::string result;
    for (std::string word; words >> word;) {
        result += (result.empty() ? "" : " ") + word;
    }
    return result;
}

class MapDocument : public testing::Test {
  protected:
    void SetUp() override {
        for (const char* tool : {"qpdf", "pdfinfo", "pdffonts", "pdftotext", "gdalinfo"}) {
            if (runCommand({tool, "--version"}).exitCode == -1) {
                GTEST_SKIP() << tool << " is not installed (packages qpdf, poppler-utils, gdal-bin)";
            }
        }
        const ProgramRun run = runProgram({"map", exampleProject().string(), "-o", file_, "--theme", "youth",
                                           "--date", "2026-03-31", "--scale", "7500", "--tables"});
        ASSERT_EQ(run.exitCode, 0) << run.err;
    }

    TemporaryFolder folder_;
    std::string file_ = (folder_.path() / "map.pdf").string();
};

TEST(MapOfADetail, IsAskedForByItsMiddle) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "ecke.svg").string();
    const auto map = [&](const std::string& at) {
        return runProgram({"map", exampleProject().string(), "-o", file, "--gaps", "off", "--at", at});
    };
    const ProgramRun run = map("9.22,52.65");
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Karte im Maßstab 1 : 1.000"));
    EXPECT_THAT(map("hier").err, HasSubstr("--at: „hier“ ist kein Punkt."));
    const ProgramRun beyond = map("13.4,52.5");
    EXPECT_EQ(beyond.exitCode, 2);
    EXPECT_THAT(beyond.err, HasSubstr("--at: Der Ausschnitt liegt außerhalb der Daten"));
}

TEST_F(MapDocument, IsSoundAndSmall) {
    const ProgramRun check = runCommand({"qpdf", "--check", file_});
    EXPECT_EQ(check.exitCode, 0) << check.out << check.err;
    EXPECT_THAT(check.out + check.err, Not(HasSubstr("WARNING")));
    EXPECT_LT(std::filesystem::file_size(file_), 1'500'000U);
}

TEST_F(MapDocument, IsReadInOrderByScreenReaders) {
    EXPECT_THAT(runCommand({"pdfinfo", file_}).out, HasSubstr("Tagged:          yes"));
    const std::string read = withSingleBlanks(runCommand({"pdfinfo", "-struct-text", file_}).out);
    std::size_t at = 0;
    for (const char* next : {"Document",
                             "H1 (block)",
                             "Versorgungslücken: Jugend",
                             "Datum: 31.03.2026",
                             "BEISPIELDATEN",
                             "Figure",
                             "H2 (block)",
                             "Größte Lücken",
                             "L (block)",
                             "LI (block)",
                             "Lbl (block)",
                             "LBody (block)",
                             "H2 (block)",
                             "Legende",
                             "Programmgebiet",
                             "H2 (block)",
                             "Lücken mit Mittelpunkt im Kartenausschnitt",
                             "Table (block)",
                             "TR",
                             "TH",
                             "Was fehlt",
                             "TD"}) {
        const std::size_t found = read.find(next, at);
        ASSERT_NE(found, std::string::npos) << next << " is missing or out of order";
        at = found;
    }
}

TEST_F(MapDocument, EmbedsItsFontsAndItsTextIsFound) {
    const std::string fonts = runCommand({"pdffonts", file_}).out;
    std::istringstream lines(fonts);
    std::string line;
    std::size_t count = 0;
    while (std::getline(lines, line)) {
        if (line.find("+OpenSans") == 6) {
            ++count;
            std::istringstream words(line);
            std::string name, kind, format, encoding, embedded, subset, unicode;
            words >> name >> kind >> format >> encoding >> embedded >> subset >> unicode;
            EXPECT_EQ(encoding, "Identity-H") << line;
            EXPECT_EQ(embedded, "yes") << line;
            EXPECT_EQ(unicode, "yes") << line;
        }
    }
    EXPECT_GE(count, 2U) << fonts;
    EXPECT_THAT(runCommand({"pdftotext", file_, "-"}).out, HasSubstr("Größte Lücken"));
}

TEST_F(MapDocument, LiesWhereItSaysOnEarth) {
    const ProgramRun run = runCommand({"gdalinfo", "-json", file_});
    if (run.exitCode != 0) {
        GTEST_SKIP() << "this GDAL reads no PDF: " << run.err;
    }
    const auto info = nlohmann::json::parse(run.out);
    EXPECT_THAT(info["coordinateSystem"]["wkt"].get<std::string>(), HasSubstr("UTM zone 32N"));
    // GDAL draws the page with 150 dots per inch
    const double metresPerDot = 25.4 / 150 / 1000 * 7500;
    EXPECT_NEAR(info["geoTransform"][1].get<double>(), metresPerDot, metresPerDot * 1e-3);
    EXPECT_NEAR(info["geoTransform"][5].get<double>(), -metresPerDot, metresPerDot * 1e-3);
}

TEST_F(MapDocument, ATextDocumentOpensInLibreOffice) {
    if (runCommand({"soffice", "--version"}).exitCode != 0) {
        GTEST_SKIP() << "LibreOffice (libreoffice-writer-nogui) is not installed";
    }
    const std::string odt = (folder_.path() / "paper.odt").string();
    ASSERT_EQ(runProgram({"map", exampleProject().string(), "-o", odt, "--theme", "youth", "--paper-number",
                          "3/123/2026", "--annex", "2"})
                  .exitCode,
              0);
    ASSERT_EQ(
        runCommand({"soffice", "--headless", "--convert-to", "pdf", "--outdir", folder_.path().string(), odt})
            .exitCode,
        0);
    const std::string text = runCommand({"pdftotext", (folder_.path() / "paper.pdf").string(), "-"}).out;
    for (const char* part : {"Versorgungslücken: Jugend", "Vorlage 3/123/2026", "Anlage 2", "Sachverhalt",
                             "Lücken mit Mittelpunkt im Kartenausschnitt", "Was fehlt", "Grundlagen",
                             "BEISPIELDATEN", "Seite 1"}) {
        EXPECT_THAT(text, HasSubstr(part));
    }
}

TEST_F(MapDocument, AnAtlasIsAsSound) {
    const std::string atlas = (folder_.path() / "atlas.pdf").string();
    const ProgramRun run = runProgram({"atlas", exampleProject().string(), "-o", atlas, "--theme", "youth",
                                       "--most", "2", "--date", "2026-03-31"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.err + run.out, HasSubstr("Atlas mit 2 Blättern auf 3 Seiten gespeichert"));
    EXPECT_THAT(run.err + run.out, HasSubstr("haben kein Blatt. Mehr Blätter: --most "));
    EXPECT_EQ(runCommand({"qpdf", "--check", atlas}).exitCode, 0);
    const std::string text = runCommand({"pdftotext", atlas, "-"}).out;
    for (const char* part : {"Atlas der Versorgungslücken: Jugend", "Blätter",
                             "Lücke 1: ", "Lücke 2: ", "Bedarf", "Mögliche Partner", "BEISPIELDATEN"}) {
        EXPECT_THAT(text, HasSubstr(part));
    }
}

}  // namespace
}  // namespace nordertor::test
