// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/variant_colours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "style/palettes.h"

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
    applyVariant(list, style::MapVariant::BlackAndWhite);
    EXPECT_EQ(std::get<AreaItem>(list.entries[0].item).fill, (Colour{128, 128, 128, 255}));
    EXPECT_EQ(std::get<AreaItem>(list.entries[1].item).fill, (Colour{0, 0, 0, 255}));
    const Colour text = std::get<TextItem>(list.entries[2].item).colour;
    EXPECT_TRUE(text.r == text.g && text.g == text.b && text.r < 64);
}

double wcagLuminance(Colour colour) {
    const auto linear = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

/// Web Content Accessibility Guidelines 2.1, contrast ratio.
double contrast(Colour a, Colour b) {
    const double first = wcagLuminance(a);
    const double second = wcagLuminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

// Truth: text is read from 4.5 : 1 on.
TEST(SignLetters, AreReadOnEveryColourOfASignOnPaperAndInTheDark) {
    const Colour ground = darkOf({255, 255, 255, 255});
    for (const char* name :
         {"#ffee33", "#fff7b0", "#e69f00", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#101080"}) {
        const Colour sign = Colour::parse(name).value();
        EXPECT_GE(contrast(Colour::parse(style::letterColourOn(name)).value(), sign), 4.5) << name;
        CircleItem circle;
        circle.fill = sign;
        DrawList list{10, 10, {255, 255, 255, 255}, {{"facilities:own", "facilities", circle}}};
        applyVariant(list, style::MapVariant::Dark);
        const Colour drawn = std::get<CircleItem>(list.entries.front().item).fill;
        EXPECT_GE(contrast(drawn, darkSignOf({255, 255, 255, 255})), 4.5) << name;
        EXPECT_GE(contrast(drawn, ground), 2.95) << name;
    }
}

TEST(DarkVariant, TurnsLightnessRoundAndKeepsHue) {
    const Colour ground = darkOf({255, 255, 255, 255});
    EXPECT_TRUE(ground.r == ground.g && ground.g == ground.b);
    EXPECT_NEAR(ground.r, 27, 1);  // Oklab lightness 0.22: luminance 0.22^3 = 0.0106
    EXPECT_EQ(darkOf({0, 0, 0, 77}), (Colour{255, 255, 255, 77}));
    // red, green and blue stay what they are, as far as a screen can show it
    const Colour red = darkOf({180, 40, 40, 255});
    EXPECT_TRUE(red.r > red.g + 40 && red.r > red.b + 40);
    const Colour blue = darkOf({5, 80, 160, 255});
    EXPECT_TRUE(blue.b > blue.r + 40 && blue.b > blue.g);
    // greys stay in order, turned round
    for (int grey = 1; grey < 256; ++grey) {
        const auto of = [](int value) {
            const auto part = static_cast<std::uint8_t>(value);
            return wcagLuminance(darkOf({part, part, part, 255}));
        };
        EXPECT_LE(of(grey), of(grey - 1)) << grey;
    }
}

// Truth: grounds of a map are 0.93 to 0.97 of white; turned round without more they would lie 1.1 : 1 apart
// from the sheet, which nobody sees.
TEST(DarkVariant, PaleGroundsAreSeenOnTheSheetAndToldApart) {
    const Colour sheet = darkOf({255, 255, 255, 255});
    std::vector<Colour> grounds;
    for (const char* ground : {"#e4eeda", "#e6ecd2", "#cfe0c3", "#e9e5e8"}) {
        grounds.push_back(darkOf(Colour::parse(ground).value()));
        EXPECT_GE(contrast(grounds.back(), sheet), 1.15) << ground;
    }
    for (std::size_t i = 0; i < grounds.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Colour a = grounds[i];
            const Colour b = grounds[j];
            EXPECT_GE(std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b), 20) << i << " " << j;
        }
    }
}

TEST(DarkVariant, EveryClassOfAResultIsToldFromTheGroundAndItsNeighbours) {
    const Colour ground = darkOf({247, 245, 241, 255});
    // 68 % of the class lie over it
    const auto seen = [&](const std::string& text) {
        const Colour top = darkClassOf(Colour::parse(text).value());
        const auto part = [](int over, int below) {
            return static_cast<std::uint8_t>(std::lround(0.68 * over + 0.32 * below));
        };
        return Colour{part(top.r, ground.r), part(top.g, ground.g), part(top.b, ground.b), 255};
    };
    for (const char* hue : {"", "#d55e00", "#e69f00", "#009e73", "#0072b2", "#cc79a7"}) {
        for (const std::size_t count : {2U, 3U, 4U, 5U}) {
            const auto colours = style::sequentialColours(count, hue);
            EXPECT_GE(contrast(seen(colours.front()), ground), 1.6) << hue << ", the palest of " << count;
            for (std::size_t i = 1; i < count; ++i) {
                EXPECT_GT(wcagLuminance(seen(colours[i])), wcagLuminance(seen(colours[i - 1])));
                EXPECT_GE(contrast(seen(colours[i]), seen(colours[i - 1])), 1.12)
                    << hue << ", " << i << " of " << count;
            }
        }
    }
    EXPECT_EQ(darkClassOf({255, 255, 255, 255}), darkOf({255, 255, 255, 255})) << "casings";
}

TEST(DarkVariant, NamesBoundaryAndThemesAreReadOnTheDarkGround) {
    DrawList ground;
    ground.background = {247, 245, 241, 255};
    applyVariant(ground, style::MapVariant::Dark);
    const auto onGround = [&](const char* colour) {
        return contrast(darkOf(Colour::parse(colour).value()), ground.background);
    };
    // street names, boundary, numbers of gaps and the sheet's own ink as text must be (4.5) ...
    for (const char* text : {"#4d463f", "#403a34", "#1a1a1a", "#222222"}) {
        EXPECT_GE(onGround(text), 4.5) << text;
    }
    // ... the themes as graphics must be (3), and their letters on their circles
    for (const char* theme : {"#D55E00", "#009E73", "#CC79A7", "#0072B2", "#E69F00"}) {
        EXPECT_GE(contrast(darkSignOf(Colour::parse(theme).value()), ground.background), 2.95) << theme;
        EXPECT_GE(contrast(darkSignOf(Colour::parse(theme).value()), darkSignOf({255, 255, 255, 255})), 4.5)
            << theme;
    }
    // a pale band stays a ground: the sheet's ink is read on the warning's
    EXPECT_GE(contrast(darkSignOf({34, 34, 34, 255}), darkSignOf({255, 224, 130, 255})), 4.5);
    // names lie on a halo that is dark as well
    EXPECT_LT(wcagLuminance(darkOf(Colour::parse("#ffffffe6").value())), 0.02);
}

TEST(DarkVariant, LeavesNoPaleGround) {
    AreaItem area;
    area.fill = {220, 234, 208, 255};
    DrawList list{100, 100, {247, 245, 241, 255}, {{"base", "park", area}, {"gaps:youth", "gap", area}}};
    applyVariant(list, style::MapVariant::Dark);
    EXPECT_LT(wcagLuminance(list.background), 0.03);
    for (const DrawEntry& entry : list.entries) {
        EXPECT_LT(wcagLuminance(std::get<AreaItem>(entry.item).fill), 0.1);
    }
}

}  // namespace
}  // namespace nordertor::render
