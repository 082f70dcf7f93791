// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <numbers>

#include "geo/geometry.h"
#include "io/vector/boundary_reader.h"
#include "io/vector/vector_files.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;

std::string polygon(const std::string& id, const std::string& posList) {
    return "<gml:Polygon srsName=\"EPSG:25832\" gml:id=\"" + id +
           "\"><gml:exterior><gml:LinearRing><gml:posList>" + posList +
           "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
}

/// An area of programme, 100 m wide, beginning at x.
std::string area(const std::string& id, int x, const std::string& kind, const std::string& state = "") {
    const std::string a = std::to_string(x);
    const std::string b = std::to_string(x + 100);
    std::string text =
        "<gml:featureMember><xplan:SO_Gebiet gml:id=\"" + id + "\"><xplan:position>" +
        polygon(id + "_p",
                a + " 5833000 " + b + " 5833000 " + b + " 5833100 " + a + " 5833100 " + a + " 5833000") +
        "</xplan:position><xplan:externeReferenz><xplan:XP_SpezExterneReferenz><xplan:art>Dokument"
        "</xplan:art></xplan:XP_SpezExterneReferenz></xplan:externeReferenz>"
        "<xplan:gemeinde><xplan:XP_Gemeinde><xplan:gemeindeName>Nienburg\n\t (Weser)"
        "</xplan:gemeindeName></xplan:XP_Gemeinde></xplan:gemeinde>"
        "<xplan:gebietsArt>" +
        kind + "</xplan:gebietsArt>";
    if (!state.empty()) {
        text += "<xplan:rechtsstandGebiet>" + state + "</xplan:rechtsstandGebiet>";
    }
    return text + "</xplan:SO_Gebiet></gml:featureMember>";
}

std::string plan(const std::string& type, const std::string& geometry) {
    return "<gml:featureMember><xplan:" + type +
           " gml:id=\"plan\"><xplan:name>Nordertor</xplan:name>"
           "<xplan:raeumlicherGeltungsbereich>" +
           geometry + "</xplan:raeumlicherGeltungsbereich></xplan:" + type + "></gml:featureMember>";
}

std::string document(const std::string& version, const std::string& members) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<xplan:XPlanAuszug gml:id=\"a\" "
           "xmlns:xplan=\"http://www.xplanung.de/xplangml/" +
           version + "\" xmlns:gml=\"http://www.opengis.net/gml/3.2\">" + members + "</xplan:XPlanAuszug>";
}

const std::string bigSquare =
    polygon("big", "514000 5833000 515000 5833000 515000 5834000 514000 5834000 514000 5833000");

TEST(XplanGml, TakesTheOutlineOfThePlan) {
    const TemporaryFolder folder;
    for (const char* version : {"4/1", "5/0", "5/4", "6/0"}) {
        for (const char* type : {"BP_Plan", "FP_Plan", "SO_Plan", "RP_Plan", "LP_Plan"}) {
            SCOPED_TRACE(std::string(version) + type);
            const std::string other =
                "<gml:featureMember><xplan:BP_GruenFlaeche gml:id=\"g\"><xplan:position>" +
                polygon("gp", "0 0 1 0 1 1 0 0") +
                "</xplan:position></xplan:BP_GruenFlaeche></gml:featureMember>";
            const BoundaryRead read =
                mustRead(folder.write("a.gml", document(version, other + plan(type, bigSquare))));
            EXPECT_NEAR(geo::areaOf(read.area.shape), 1e6, 0.01);
            EXPECT_EQ(read.area.name, "Nordertor");
            EXPECT_TRUE(read.area.kind.empty());
        }
    }
}

TEST(XplanGml, TakesTheAreaOfSocialCohesionWithItsKind) {
    const TemporaryFolder folder;
    const BoundaryRead read = mustRead(folder.write(
        "a.gml", document("6/0", plan("SO_Plan", bigSquare) + area("g1", 514000, "17001") +
                                     area("g2", 514200, "1400", "3000") + area("g3", 514400, "1400", "3000") +
                                     area("g4", 514600, "1100"))));
    EXPECT_NEAR(geo::areaOf(read.area.shape), 20000, 0.01);
    EXPECT_NEAR(geo::boxOf(read.area.shape).min.x, 514200, 0.01);
    EXPECT_EQ(read.area.kind, "1400 SozialeStadt");
    EXPECT_EQ(read.area.legalState, "3000 Festlegung");
    EXPECT_EQ(read.area.name, "Nordertor");
    EXPECT_EQ(read.area.municipality, "Nienburg (Weser)");
    ASSERT_EQ(read.notices.size(), 2U) << textOf(read.notices);
    EXPECT_EQ(read.notices[0].count, 2U);
    EXPECT_NE(read.notices[0].message.de.find(
                  "nicht übernommen: 1100 StaedtebaulicheSanierung, 17001 ErhaltungsgebietWohnbevoelkerung"),
              std::string::npos)
        << read.notices[0].message.de;
}

TEST(XplanGml, GivesTheWholePlanWhenAskedForIt) {
    const TemporaryFolder folder;
    const fs::path file =
        folder.write("a.gml", document("6/0", plan("SO_Plan", bigSquare) + area("g2", 514200, "1300")));
    EXPECT_EQ(mustRead(file).area.kind, "1300 Stadtumbaugebiet");
    EXPECT_NEAR(geo::areaOf(mustRead(file, {"SO_Plan", {}, {}, {}}).area.shape), 1e6, 0.01);
}

// Closed form: a circle of 100 m radius given as two arcs.
TEST(XplanGml, DrawsArcsAsLines) {
    const TemporaryFolder folder;
    const std::string circle =
        "<gml:Polygon srsName=\"EPSG:25832\" gml:id=\"c\"><gml:exterior><gml:Ring><gml:curveMember>"
        "<gml:Curve gml:id=\"k\"><gml:segments><gml:ArcString interpolation=\"circularArc3Points\"><gml:posList>"
        "514100 5833000 514000 5833100 513900 5833000 514000 5832900 514100 5833000"
        "</gml:posList></gml:ArcString></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior>"
        "</gml:Polygon>";
    const BoundaryRead read = mustRead(folder.write("a.gml", document("5/4", plan("BP_Plan", circle))));
    EXPECT_NEAR(geo::areaOf(read.area.shape), std::numbers::pi * 1e4, 0.001 * std::numbers::pi * 1e4);
}

TEST(XplanGmlRealData, EveryPlanGivesAnArea) {
    NORDERTOR_REAL_DATA_OR_SKIP(folder, "xplan");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".gml" && entry.path().filename() != "curve.gml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        SCOPED_TRACE(file.filename().string());
        const BoundaryRead read = mustRead(file);
        EXPECT_GT(geo::areaOf(read.area.shape), 1000);
        EXPECT_FALSE(read.area.municipality.empty());
        EXPECT_FALSE(read.area.name.empty());
    }
    const auto curve = readBoundary(folder / "curve.gml", {});
    ASSERT_FALSE(curve);  // a single ring, no plan
    EXPECT_EQ(curve.error().code, ErrorCode::InvalidData);
}

// Truth: the rectangle printed in the file (563014.666 5928972.869 to 563567.498 5929359.862).
TEST(XplanGmlRealData, HasTheSizePrintedInTheFile) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "xplan/xplan60_Aenderungsplan_Luecke.gml");
    EXPECT_NEAR(geo::areaOf(mustRead(file).area.shape), 552.832 * 386.993, 0.01);
}

// Gauss-Krüger zone 3; truth: Bremen lies at 8.8 E 53.1 N, so between these bounds in ETRS89/UTM 32.
TEST(XplanGmlRealData, ReadsGaussKrueger) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "xplan/BP2070.gml");
    const BoundaryRead read = mustRead(file);
    EXPECT_EQ(read.area.municipality, "Bremen");
    EXPECT_TRUE((geo::Box{{470000, 5875000}, {500000, 5900000}}.contains(geo::centroid(read.area.shape))));
}

}  // namespace
}  // namespace nordertor::io::test
