// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/png_writer_p.h"

#include <gtest/gtest.h>

#include <random>

namespace nordertor::publish {
namespace {

/// Level colours, a few edges and, in the middle, noise that does not compress.
QImage picture(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    std::mt19937 random(3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool noise = std::abs(x - width / 2) < 20 && std::abs(y - height / 2) < 60;
            image.setPixel(x, y,
                           noise                   ? 0xff000000U | (random() & 0xffffffU)
                           : (x + y) / 90 % 2 == 0 ? qRgb(250, 240, 230)
                                                   : qRgb(3, 60, 120));
        }
    }
    return image;
}

TEST(PngWriter, IsReadAsWhatWasWritten) {
    // of one row, of one block of rows, of several, the last of them full or not
    for (const QSize size :
         {QSize(1, 1), QSize(70, 128), QSize(301, 129), QSize(200, 512), QSize(333, 700)}) {
        QImage image = picture(size.width(), size.height());
        image.setDotsPerMeterX(11811);
        image.setDotsPerMeterY(11811);
        const auto png = encodePng(image, {});
        ASSERT_TRUE(png);
        QImage read;
        ASSERT_TRUE(read.loadFromData(QByteArray::fromStdString(*png), "PNG"));
        EXPECT_TRUE(read.convertToFormat(QImage::Format_RGB32) == image)
            << size.width() << " x " << size.height();
        EXPECT_EQ(read.dotsPerMeterX(), 11811);
    }
}

TEST(PngWriter, LevelColoursTakeLittleRoom) {
    QImage image(2000, 2000, QImage::Format_RGB32);
    image.fill(qRgb(247, 245, 241));
    const auto png = encodePng(image, {});
    ASSERT_TRUE(png);
    EXPECT_LT(png->size(), 60'000U);
}

TEST(PngWriter, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto png = encodePng(picture(50, 500), stop.get_token());
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::publish
