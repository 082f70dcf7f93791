// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Against MapServer and MapCache, run on this machine, and against descriptions of services that lie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "io/backdrop/backdrop.h"
#include "io/backdrop/map_server.h"
#include "io/backdrop/raster_files.h"
#include "support/real_data.h"
#include "support/time_limit.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto mapFile = R"(MAP
  NAME "test"
  SIZE 100 100
  MAXSIZE 4096
  IMAGETYPE png
  EXTENT 499950 5799950 500050 5800050
  PROJECTION "init=epsg:25832" END
  WEB METADATA
    "wms_title" "Testdienst"
    "wms_srs" "EPSG:25832 EPSG:3857 EPSG:3044 EPSG:4326"
    "wms_enable_request" "*"
    "wms_accessconstraints" "dl-de/by-2-0"
  END END
  LAYER
    NAME "luftbild"
    TYPE RASTER
    STATUS ON
    DATA "quadrants.tif"
    PROJECTION "init=epsg:25832" END
    METADATA
      "wms_title" "Luftbild"
      "wms_attribution_title" "© Vermessungsamt Muster"
    END
  END
  LAYER
    NAME "leer"
    TYPE RASTER
    STATUS ON
    DATA "quadrants.tif"
    PROJECTION "init=epsg:25832" END
    METADATA "wms_title" "Ohne Urheber" END
  END
END
)";

constexpr auto mapCacheFile = R"(<?xml version="1.0" encoding="UTF-8"?>
<mapcache>
  <metadata><title>Kacheln</title><abstract>x</abstract></metadata>
  <cache name="disk" type="disk"><base>FOLDER/tiles</base></cache>
  <source name="wms" type="wms">
    <getmap><params><FORMAT>image/png</FORMAT><LAYERS>luftbild</LAYERS></params></getmap>
    <http><url>http://127.0.0.1:PORT/mapserv</url></http>
  </source>
  <tileset name="luftbild">
    <metadata><title>Luftbild in Kacheln</title></metadata>
    <source>wms</source><cache>disk</cache><grid>GoogleMapsCompatible</grid><format>PNG</format><metatile>1 1</metatile>
  </tileset>
  <service type="wmts" enabled="true"/>
  <errors>report</errors>
</mapcache>
)";

class OgcServices : public testing::Test {
  protected:
    OgcServices() {
        writeGeoTiff(folder_.path() / "quadrants.tif", quadrants());
        folder_.write("mapserver.map", mapFile);
        folder_.write("mapserver.conf", "CONFIG\n  ENV\n    MS_MAP_PATTERN \".\"\n  END\nEND\n");
        std::string cache = mapCacheFile;
        cache.replace(cache.find("FOLDER"), 6, folder_.path().string());
        folder_.write("mapcache.xml", cache);
        server_.emplace(folder_.path());
    }
    static bool isMissing(const std::string& program) { return !fs::exists("/usr/lib/cgi-bin/" + program); }

    [[nodiscard]] BackdropOptions options() const {
        return {
            .workingCrsEpsg = 25832, .cacheFolder = folder_.path() / "cache", .program = "Nordertor 0.1.0"};
    }
    [[nodiscard]] Result<geo::BackdropPtr> open(const std::string& kind, const std::string& rest) const {
        return openBackdrop(kind + ":" + server_->address() + rest, options());
    }
    void expectDrawn(const Result<geo::BackdropPtr>& backdrop) const {
        ASSERT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
        const auto picture = (*backdrop)->picture(view_, {});
        ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
        expectQuadrants(*picture, view_, 3);
        expectQuadrants(*picture, view_, 35);
        EXPECT_EQ(pixelAt(*picture, view_, 60, 0) >> 24U, 0U) << "transparent beside the picture";
    }
    void expectRefused(const Result<geo::BackdropPtr>& backdrop, ErrorCode code,
                       const std::string& sentence) const {
        ASSERT_FALSE(backdrop);
        EXPECT_EQ(static_cast<int>(backdrop.error().code), static_cast<int>(code));
        EXPECT_THAT(backdrop.error().sentence(Language::German), HasSubstr(sentence));
    }

    TemporaryFolder folder_;
    std::optional<MapServer> server_;
    geo::GroundView view_ = viewAround(140, 280);
};

TEST_F(OgcServices, AWmsIsDrawnWithItsAttribution) {
    if (isMissing("mapserv")) {
        GTEST_SKIP() << "MapServer is not installed (package cgi-mapserver)";
    }
    const auto backdrop = open("wms", "/mapserv?layers=luftbild");
    expectDrawn(backdrop);
    EXPECT_EQ((*backdrop)->credit().de, "Hintergrundkarte: © Vermessungsamt Muster");
    ASSERT_EQ((*backdrop)->notices().size(), 1U);
    EXPECT_THAT((*backdrop)->notices()[0].message.de, HasSubstr("dl-de/by-2-0"));
    EXPECT_THAT(server_->seen(), testing::Contains(HasSubstr("CRS=EPSG%3A25832")));
}

TEST_F(OgcServices, AWmsMayBeOldOrUseOtherSystems) {
    if (isMissing("mapserv")) {
        GTEST_SKIP() << "MapServer is not installed (package cgi-mapserver)";
    }
    expectDrawn(open("wms", "/mapserv?version=1.1.1&layers=luftbild"));
    EXPECT_THAT(server_->seen(), testing::Contains(HasSubstr("SRS=EPSG%3A25832")));
    // in 1.3.0 the first two have the northing first
    for (const std::string system : {"EPSG:3044", "EPSG:4326", "EPSG:3857"}) {
        SCOPED_TRACE(system);
        expectDrawn(open("wms", "/mapserv?layers=luftbild&crs=" + system));
        EXPECT_THAT(server_->seen(),
                    testing::Contains(HasSubstr("CRS=EPSG%3A" + system.substr(system.find(':') + 1))));
    }
}

TEST_F(OgcServices, LettersOfAWmsAreAskedForInTheSizeOfThePaper) {
    if (isMissing("mapserv")) {
        GTEST_SKIP() << "MapServer is not installed (package cgi-mapserver)";
    }
    const auto backdrop = open("wms", "/mapserv?layers=luftbild");
    ASSERT_TRUE(backdrop);
    view_ = {view_.ground, 1102, 1102, 200 / 25.4};
    ASSERT_TRUE((*backdrop)->picture(view_, {}));
    const auto seen = server_->seen();
    const auto asked = std::ranges::find_if(
        seen, [](const std::string& line) { return line.find("GetMap") != std::string::npos; });
    ASSERT_NE(asked, seen.end());
    // a pixel of 0.127 m was wanted; the steps nearest have 0.1414 and 0.1 m: one dot in 254 of an inch
    EXPECT_THAT(*asked, testing::AnyOf(HasSubstr("DPI=192&"), HasSubstr("DPI=264&")));
}

TEST_F(OgcServices, AWmsIsUsedWithoutNetworkFromWhatWasKept) {
    if (isMissing("mapserv")) {
        GTEST_SKIP() << "MapServer is not installed (package cgi-mapserver)";
    }
    expectDrawn(open("wms", "/mapserv?layers=luftbild"));
    server_->stop();
    auto stale = options();
    stale.limits.fresh = std::chrono::hours(0);
    const auto backdrop = openBackdrop("wms:" + server_->address() + "/mapserv?layers=luftbild", stale);
    expectDrawn(backdrop);
    EXPECT_THAT((*backdrop)->notices()[0].message.de, HasSubstr("nicht zu erreichen"));
}

TEST_F(OgcServices, LayersAndServicesThatAreNotThereAreNamed) {
    if (isMissing("mapserv")) {
        GTEST_SKIP() << "MapServer is not installed (package cgi-mapserver)";
    }
    expectRefused(open("wms", "/mapserv"), ErrorCode::InvalidArgument, "luftbild (Luftbild)");
    expectRefused(open("wms", "/mapserv?layers=luftbild,wald"), ErrorCode::InvalidArgument, "„wald“");
    expectRefused(open("wms", "/html?layers=a"), ErrorCode::CannotRead, "kein");
    expectRefused(open("wms", "/nothing?layers=a"), ErrorCode::CannotRead, "404");
    const auto nameless = open("wms", "/mapserv?layers=leer");
    ASSERT_TRUE(nameless);
    EXPECT_EQ((*nameless)->credit().de, "Hintergrundkarte: Ohne Urheber, ohne Angabe des Urhebers");
    server_->stop();
    fs::remove_all(folder_.path() / "cache");
    expectRefused(open("wms", "/mapserv?layers=luftbild"), ErrorCode::CannotRead, "nicht zu erreichen");
}

TEST_F(OgcServices, AWmtsIsDrawn) {
    if (isMissing("mapserv") || isMissing("mapcache")) {
        GTEST_SKIP() << "MapCache is not installed (packages cgi-mapserver, mapcache-cgi)";
    }
    const std::string where = "/mapcache/wmts/1.0.0/WMTSCapabilities.xml";
    const auto backdrop = open("wmts", where + ",layer=luftbild");
    ASSERT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
    const auto picture = (*backdrop)->picture(view_, {});
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    expectQuadrants(*picture, view_, 3);
    expectQuadrants(*picture, view_, 35);
    expectRefused(open("wmts", where), ErrorCode::InvalidArgument, "luftbild");
    expectRefused(open("wmts", where + ",layer=wald"), ErrorCode::InvalidArgument, "„wald“");
    expectRefused(open("wmts", where + ",layer=luftbild,matrixset=fremd"), ErrorCode::InvalidArgument,
                  "GoogleMapsCompatible");
}

constexpr auto lyingWmts = R"(<?xml version="1.0"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1">
<ows:ServiceProvider><ows:ProviderName>Amt Muster</ows:ProviderName></ows:ServiceProvider>
<Contents><Layer><ows:Title>Karte</ows:Title><ows:Identifier>a</ows:Identifier>
<Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format>
<Dimension><ows:Identifier>Time</ows:Identifier><Default>{Time}{Time}</Default></Dimension>
<TileMatrixSetLink><TileMatrixSet>bad</TileMatrixSet></TileMatrixSetLink>
<TileMatrixSetLink><TileMatrixSet>good</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format="image/png" resourceType="tile" template="file:///etc/{TileMatrix}/{TileRow}/{TileCol}"/>
<ResourceURL format="image/png" resourceType="tile" template="http://127.0.0.1:PORT/tiles/{TileMatrix}/{TileCol}/{TileRow}.png"/>
</Layer>
<TileMatrixSet><ows:Identifier>bad</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::25832</ows:SupportedCRS>
<TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>-5</ScaleDenominator><TopLeftCorner>0 0</TopLeftCorner>
<TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>
<TileMatrix><ows:Identifier>1</ows:Identifier><ScaleDenominator>1e999</ScaleDenominator><TopLeftCorner>nan 0</TopLeftCorner>
<TileWidth>2000000000</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>
</TileMatrixSet>
<TileMatrixSet><ows:Identifier>good</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::25832</ows:SupportedCRS>
<TileMatrix><ows:Identifier>7</ows:Identifier><ScaleDenominator>3571.4285714285716</ScaleDenominator>
<TopLeftCorner>499872 5800128</TopLeftCorner>
<TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>
</TileMatrixSet></Contents></Capabilities>
)";

TEST_F(OgcServices, AWmtsThatLiesIsUsedAsFarAsItMakesSense) {
    folder_.write("lying.xml", lyingWmts);
    const auto backdrop = open("wmts", "/file/lying.xml,layer=a");
    ASSERT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
    EXPECT_EQ((*backdrop)->credit().de, "Hintergrundkarte: Amt Muster");
    const auto picture = (*backdrop)->picture(view_, {});
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    // 1 : 3571.43 is a pixel of one metre; tile 7/0/0 has the colour 7 * 11, 0, 0 all over
    EXPECT_EQ(pixelAt(*picture, view_, -60, 60), 0xff4d0000U);
    EXPECT_EQ(pixelAt(*picture, view_, 60, -60), 0xff4d0000U);
}

TEST_F(OgcServices, DescriptionsMadeToHurtAreRefusedQuickly) {
    std::string entities = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        entities += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
    }
    folder_.write("entities.xml", entities +
                                      "]><WMS_Capabilities version=\"1.3.0\"><Capability><Layer><Name>&a29;"
                                      "</Name></Layer></Capability></WMS_Capabilities>");
    std::string deep = "<WMS_Capabilities version=\"1.3.0\"><Capability>";
    for (int i = 0; i < 200'000; ++i) {
        deep += "<Layer>";
    }
    folder_.write("deep.xml", deep);
    folder_.write("cut.xml", "<WMS_Capabilities version=\"1.3.0\"><Capability><Layer><Name>a");
    folder_.write("none.xml", "<WMS_Capabilities/>");
    for (const char* name : {"entities.xml", "deep.xml", "cut.xml", "none.xml"}) {
        const auto start = std::chrono::steady_clock::now();
        EXPECT_FALSE(open("wms", std::string("/file/") + name + "?layers=a")) << name;
        EXPECT_FALSE(open("wmts", std::string("/file/") + name + ",layer=a")) << name;
        EXPECT_LT(std::chrono::steady_clock::now() - start, ::nordertor::test::limit(500)) << name;
    }
}

}  // namespace
}  // namespace nordertor::io::test
