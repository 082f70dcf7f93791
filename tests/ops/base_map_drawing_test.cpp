// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/base_map_drawing.h"

#include <gtest/gtest.h>

namespace nordertor::ops {
namespace {

TEST(BaseMapDrawing, ThingsLieWhereTheyAreAndTheGroundIsCovered) {
    model::BaseMap map;
    const geo::Point corner{500000, 5800000};
    const auto at = [&](double x, double y) { return geo::Point{corner.x + x, corner.y + y}; };
    // water in the north-eastern quarter
    map.landUse.push_back({"tile/1",
                           {},
                           model::LandUse::Water,
                           {{{{at(200, 200), at(400, 200), at(400, 400), at(200, 400), at(200, 200)}, {}}}}});
    const geo::GroundView view{.ground = {at(0, 0), at(400, 400)}, .width = 301, .height = 301};
    const auto picture = drawnBaseMap(map, view, {});
    ASSERT_TRUE(picture) << picture.error().message.en;
    ASSERT_EQ(picture->width, 301);
    ASSERT_EQ(picture->pixels.size(), 301U * 301U);
    const auto pixel = [&](int x, int y) {
        return picture->pixels[static_cast<std::size_t>(y) * 301 + static_cast<std::size_t>(x)];
    };
    EXPECT_EQ(pixel(225, 75), 0xffc8deedU) << "the colour of water, north up";
    EXPECT_EQ(pixel(75, 75), 0xfff7f5f1U) << "the ground";
    EXPECT_EQ(pixel(75, 225), 0xfff7f5f1U);
    EXPECT_EQ(pixel(225, 225), 0xfff7f5f1U);
}

}  // namespace
}  // namespace nordertor::ops
