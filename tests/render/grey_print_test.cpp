// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/grey_print.h"

#include <gtest/gtest.h>

namespace nordertor::render {
namespace {

TEST(GreyPrint, AGreyHasTheLuminanceOfItsColour) {
    EXPECT_EQ(greyOf({255, 255, 255, 255}), (Colour{255, 255, 255, 255}));
    EXPECT_EQ(greyOf({0, 0, 0, 128}), (Colour{0, 0, 0, 128}));
    EXPECT_EQ(greyOf({119, 119, 119, 255}), (Colour{119, 119, 119, 255}));
    // luminances of the primaries of sRGB are 0.2126, 0.7152 and 0.0722; encoded: 0.498, 0.863, 0.298
    EXPECT_EQ(greyOf({255, 0, 0, 255}), (Colour{127, 127, 127, 255}));
    EXPECT_EQ(greyOf({0, 255, 0, 255}), (Colour{220, 220, 220, 255}));
    EXPECT_EQ(greyOf({0, 0, 255, 255}), (Colour{76, 76, 76, 255}));
}

TEST(GreyPrint, TheBaseMapStepsBackAndItsNamesStay) {
    AreaItem area;
    area.fill = {0, 0, 0, 255};
    TextItem name;
    name.text = "Nordring";
    name.colour = {64, 58, 52, 255};
    DrawList list{100,
                  100,
                  {255, 255, 255, 255},
                  {{"base", "woods", area}, {"gaps:youth", "gap", area}, {"base", "names", name}}};
    printGrey(list);
    EXPECT_EQ(std::get<AreaItem>(list.entries[0].item).fill, (Colour{128, 128, 128, 255}));
    EXPECT_EQ(std::get<AreaItem>(list.entries[1].item).fill, (Colour{0, 0, 0, 255}));
    const Colour text = std::get<TextItem>(list.entries[2].item).colour;
    EXPECT_TRUE(text.r == text.g && text.g == text.b && text.r < 64);
}

}  // namespace
}  // namespace nordertor::render
