// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QImage>
#include <array>
#include <sstream>

#include "publish/map_page_fixture.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

class MapPicture : public MapPageFixture {};

TEST_F(MapPicture, HasTwoHundredDotsPerInch) {
    ASSERT_TRUE(write("map.png"));
    const QImage image(QString::fromStdString((folder_.path() / "map.png").string()));
    // A4 is 210 x 297 mm: 1,654 x 2,339 pixels, 7,874 dots per metre
    EXPECT_EQ(std::min(image.width(), image.height()), 1654);
    EXPECT_EQ(std::max(image.width(), image.height()), 2339);
    EXPECT_EQ(image.dotsPerMeterX(), 7874);
}

TEST_F(MapPicture, ForACopierNothingIsColoured) {
    MapPageOptions options;
    options.variant = style::MapVariant::BlackAndWhite;
    options.dotsPerInch = 72;
    ASSERT_TRUE(write("map.png", options));
    const QImage image(QString::fromStdString((folder_.path() / "map.png").string()));
    std::size_t dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            ASSERT_TRUE(qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel)) << x << " " << y;
            dark += qRed(pixel) < 128 ? 1 : 0;
        }
    }
    EXPECT_GT(dark, 1000U);
}

TEST_F(MapPicture, InTheDarkNothingIsPaleButWhatStandsOut) {
    MapPageOptions options;
    options.variant = style::MapVariant::Dark;
    options.dotsPerInch = 72;
    ASSERT_TRUE(write("map.png", options));
    const QImage image(QString::fromStdString((folder_.path() / "map.png").string()));
    std::size_t dark = 0;
    std::size_t pale = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            dark += qGray(image.pixel(x, y)) < 80 ? 1 : 0;
            pale += qGray(image.pixel(x, y)) > 180 ? 1 : 0;
        }
    }
    const auto all = static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height());
    EXPECT_GT(dark, all * 8 / 10) << "the paper, too";
    EXPECT_GT(pale, all / 500) << "texts are read";
    EXPECT_LT(pale, all / 10);
}

TEST_F(MapPicture, HasTheResolutionAskedFor) {
    MapPageOptions options;
    options.dotsPerInch = 300;
    ASSERT_TRUE(write("map.png", options));
    const QImage image(QString::fromStdString((folder_.path() / "map.png").string()));
    EXPECT_EQ(std::max(image.width(), image.height()), 3508);
    options.dotsPerInch = 601;
    EXPECT_EQ(write("b.png", options).error().code, ErrorCode::InvalidArgument);
}

TEST_F(MapPicture, AWorldFilePlacesItOnTheGround) {
    MapPageOptions options;
    options.worldFile = true;
    options.dotsPerInch = 254;  // 10 dots a millimetre
    options.scaleDenominator = 5000;
    options.orientation = Orientation::Portrait;
    ASSERT_TRUE(write("map.png", options));
    std::istringstream lines(content("map.pgw"));
    std::array<double, 6> world{};
    for (double& value : world) {
        lines >> value;
    }
    EXPECT_DOUBLE_EQ(world[0], 0.5) << "metres a dot";
    EXPECT_DOUBLE_EQ(world[3], -0.5);
    // the railway runs north at x = -50; it and the area's centre are where the file says
    const auto page = composeMapPage(snapshot_, themes_, &report_,
                                     [&] {
                                         options.date = "2026-11-22";
                                         return options;
                                     }(),
                                     {});
    ASSERT_TRUE(page);
    const double centreX = page->layout.map().left + page->layout.map().width / 2;
    const double centreY = page->layout.map().top + page->layout.map().height / 2;
    EXPECT_NEAR(world[4] + centreX * 10 * world[0] - world[0] / 2, test::origin.x + 200, 1e-6);
    EXPECT_NEAR(world[5] + centreY * 10 * world[3] - world[3] / 2, test::origin.y + 200, 1e-6);
    EXPECT_NE(content("map.png.aux.xml").find("UTM zone 32N"), std::string::npos);
    EXPECT_EQ(write("map.pdf", options).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace nordertor::publish
