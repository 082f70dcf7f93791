// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: the map's own coordinates; a lake lies west of x = 0.
#include "render/base_map_picture.h"

#include <gtest/gtest.h>

#include <set>

namespace nordertor::render {
namespace {

model::BaseMap lakeInTheWest() {
    model::BaseMap map;
    map.landUse.push_back({"lake",
                           "",
                           model::LandUse::Water,
                           {{{{{-900, -900}, {0, -900}, {0, 900}, {-900, 900}, {-900, -900}}, {}}}}});
    model::Street& street = map.streets.emplace_back();
    street.id = "way/1";
    street.name = "Uferweg";
    street.highway = model::Highway::Residential;
    street.points = {{50, -400}, {50, 400}};
    return map;
}

TEST(BaseMapPicture, HasThePixelsAskedForAndEverythingInItsPlace) {
    for (const double pixelsPerMm : {96 / 25.4, 200 / 25.4, 11.811}) {
        const geo::GroundView view{{{-200, -150}, {200, 150}}, 400, 300, pixelsPerMm};
        const auto picture = baseMapPicture(lakeInTheWest(), view);
        ASSERT_TRUE(picture) << picture.error().message.en;
        ASSERT_EQ(picture->width, 400);
        ASSERT_EQ(picture->height, 300);
        const auto at = [&](int x, int y) {
            return picture->pixels[static_cast<std::size_t>(y) * 400 + static_cast<std::size_t>(x)];
        };
        const std::uint32_t water = at(100, 150);
        const std::uint32_t land = at(350, 20);
        EXPECT_GT(water & 0xffU, (water >> 16U) & 0xffU) << "bluer than red";
        EXPECT_EQ(water >> 24U, 0xffU);
        EXPECT_NE(water, land);
        EXPECT_EQ(at(197, 20), water);
        EXPECT_EQ(at(203, 20), land);
        EXPECT_NE(at(250, 20), land) << "the street";
        EXPECT_EQ(*picture, *baseMapPicture(lakeInTheWest(), view));
    }
}

TEST(BaseMapPicture, IsPaperWhereThereIsNothing) {
    const auto picture = baseMapPicture({}, {{{0, 0}, {100, 100}}, 50, 50});
    ASSERT_TRUE(picture) << picture.error().message.en;
    EXPECT_EQ(std::set(picture->pixels.begin(), picture->pixels.end()).size(), 1U);
}

}  // namespace
}  // namespace nordertor::render
