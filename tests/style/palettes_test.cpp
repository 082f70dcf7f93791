// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/palettes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "style/value.h"

namespace nordertor::style {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

struct Sight {
    const char* name;
    Matrix matrix;  ///< on linear RGB
};

/// Full deficiencies after Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for Simulation
/// of Color Vision Deficiency", table for severity 1.0.
constexpr std::array<Sight, 4> sights{{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

double linear(std::uint8_t value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// CIE 1976 L*, 0 black to 100 white, of an sRGB colour as it is seen: what a copier without colours keeps.
double lightness(const std::string& text, const Matrix& seen) {
    const Colour colour = Colour::parse(text).value();
    const std::array<double, 3> rgb{linear(colour.r), linear(colour.g), linear(colour.b)};
    constexpr std::array<double, 3> luminance{0.2126, 0.7152, 0.0722};
    double y = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double channel = seen[i][0] * rgb[0] + seen[i][1] * rgb[1] + seen[i][2] * rgb[2];
        y += luminance[i] * std::clamp(channel, 0.0, 1.0);
    }
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

/// CIE 1976 L*a*b* (white of D65) of a colour as it is seen.
std::array<double, 3> labOf(const std::string& text, const Matrix& seen) {
    const Colour colour = Colour::parse(text).value();
    const std::array<double, 3> rgb{linear(colour.r), linear(colour.g), linear(colour.b)};
    constexpr Matrix toXyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    constexpr std::array<double, 3> white{0.9505, 1, 1.089};
    std::array<double, 3> f{};
    for (std::size_t k = 0; k < 3; ++k) {
        double value = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double channel = seen[i][0] * rgb[0] + seen[i][1] * rgb[1] + seen[i][2] * rgb[2];
            value += toXyz[k][i] * std::clamp(channel, 0.0, 1.0);
        }
        value /= white[k];
        f[k] = value > 216.0 / 24389 ? std::cbrt(value) : (value * 24389 / 27 + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

// one colour of every theme, and none
constexpr std::array<const char*, 7> hues{"",        "#d55e00", "#e69f00", "#009e73",
                                          "#0072b2", "#cc79a7", "#663399"};

TEST(Palettes, ClassesGetDarkerStepByStepForEveryEyeAndOnACopier) {
    for (const char* hue : hues) {
        for (const std::size_t count : {2U, 3U, 4U, 5U, 6U, 7U}) {
            const auto colours = sequentialColours(count, hue);
            ASSERT_EQ(colours.size(), count);
            // two grey tones apart by 5 are told apart side by side; up to five classes across a legend too
            const double least = count <= 5 ? 9 : 5.5;
            for (const Sight& sight : sights) {
                for (std::size_t i = 1; i < count; ++i) {
                    EXPECT_GE(lightness(colours[i - 1], sight.matrix) - lightness(colours[i], sight.matrix),
                              least)
                        << hue << ", " << sight.name << ", class " << i << " of " << count;
                }
            }
        }
    }
}

TEST(Palettes, TwoNumbersAtOnceAreToldApartByEveryEye) {
    // a difference of 10 (CIE 1976) is seen at a glance
    for (const std::size_t levels : {2U, 3U}) {
        const auto colours = bivariateColours(levels);
        ASSERT_EQ(colours.size(), levels * levels);
        for (const Sight& sight : sights) {
            for (std::size_t i = 0; i < colours.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const auto a = labOf(colours[i], sight.matrix);
                    const auto b = labOf(colours[j], sight.matrix);
                    EXPECT_GE(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), 10)
                        << sight.name << ": " << colours[i] << " and " << colours[j];
                }
            }
        }
    }
}

TEST(Palettes, TheFirstClassIsSeenOnWhitePaper) {
    // paper is 100; as the maps draw it, 68 % of the colour are left
    for (const char* hue : hues) {
        for (const std::size_t count : {1U, 2U, 3U, 5U, 7U, 12U}) {
            const Colour first = Colour::parse(sequentialColours(count, hue).front()).value();
            const auto onPaper = [](std::uint8_t part) {
                return static_cast<std::uint8_t>(255 - (255 - part) * 0.68);
            };
            const Colour seen{onPaper(first.r), onPaper(first.g), onPaper(first.b), 255};
            EXPECT_LE(lightness(seen.text(), sights.front().matrix), 94) << hue << ", " << count;
        }
    }
}

TEST(Palettes, BothWingsGetDarkerAwayFromTheMiddleForEveryEye) {
    for (const Sight& sight : sights) {
        const auto colours = divergingColours(3, true, 3);
        ASSERT_EQ(colours.size(), 7U);
        for (const std::size_t step : {0U, 1U, 2U}) {
            EXPECT_GT(lightness(colours[3 - step], sight.matrix),
                      lightness(colours[2 - step], sight.matrix) + 5);
            EXPECT_GT(lightness(colours[3 + step], sight.matrix),
                      lightness(colours[4 + step], sight.matrix) + 5);
        }
    }
}

double greyLightness(const std::string& text) {
    return lightness(text, sights.front().matrix);
}

TEST(GreySigns, ClassesOfNumbersAreToldApartAndLetBuildingsBeSeen) {
    // as maps lay them over paper (#fbfbfb) and buildings (#bbbbbb): 65 %
    const auto over = [](const std::string& grey, int ground) {
        const double seen = 0.65 * Colour::parse(grey)->r + 0.35 * ground;
        const auto part = static_cast<std::uint8_t>(std::lround(seen));
        return greyLightness(Colour{part, part, part, 255}.text());
    };
    for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 6U, 7U}) {
        const auto greys = sequentialGreys(count);
        ASSERT_EQ(greys.size(), count);
        EXPECT_LE(over(greys.front(), 251), 91) << "told from the paper";
        EXPECT_GE(over(greys.back(), 251), 50) << "hides nothing";
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_GE(over(greys[i], 251) - over(greys[i], 187), 7) << "a building in class " << i;
            if (i > 0) {
                const double least = count <= 5 ? 9 : 6;
                EXPECT_GE(over(greys[i - 1], 251) - over(greys[i], 251), least) << i << " of " << count;
            }
        }
    }
}

/// On a copy, beside each other in a legend.
bool greysDiffer(const std::string& a, const std::string& b) {
    return std::abs(greyLightness(a) - greyLightness(b)) >= 15;
}

bool coresDiffer(const GreySign& a, const GreySign& b) {
    return a.core.empty() != b.core.empty() ||
           (!a.core.empty() && std::abs(greyLightness(a.core) - greyLightness(b.core)) >= 50);
}

void expectTellable(const std::vector<GreySign>& signs) {
    for (std::size_t i = 0; i < signs.size(); ++i) {
        for (std::size_t j = i + 1; j < signs.size(); ++j) {
            const bool grey = greysDiffer(signs[i].colour, signs[j].colour);
            EXPECT_TRUE(grey || signs[i].pattern != signs[j].pattern) << "areas " << i << ", " << j;
            EXPECT_TRUE(grey || coresDiffer(signs[i], signs[j])) << "circles " << i << ", " << j;
        }
        if (!signs[i].pattern.empty()) {
            EXPECT_TRUE(greysDiffer(signs[i].ink, signs[i].colour)) << "the hatch of " << i << " is seen";
        }
        if (!signs[i].core.empty()) {
            EXPECT_TRUE(std::abs(greyLightness(signs[i].core) - greyLightness(signs[i].colour)) >= 5)
                << "the core of " << i << " is seen";
        }
    }
}

TEST(Palettes, RelatedColoursBeginWithTheirOwnAndDiffer) {
    for (const char* own : {"#CC79A7", "#0072B2", "#E69F00", "#009E73", "#D55E00"}) {
        const auto colours = relatedColours(own, 7);
        ASSERT_EQ(colours.size(), 7U);
        EXPECT_EQ(colours.front(), own);
        for (std::size_t i = 0; i < colours.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const auto a = Colour::parse(colours[i]).value_or(Colour{});
                const auto b = Colour::parse(colours[j]).value_or(Colour{});
                const int apart = std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
                EXPECT_GT(apart, 60) << own << " " << i << " " << j;
            }
        }
    }
}

TEST(GreySigns, CategoriesAreToldApartWithoutColour) {
    std::vector<GreySign> signs;
    for (std::size_t i = 0; i < 7; ++i) {
        signs.push_back(categoryGrey(i, categoryColour(i)));
    }
    expectTellable(signs);
    EXPECT_EQ(categoryGrey(2, "#d9d9d9"), (GreySign{"#d9d9d9", "", "", ""})) << "says: nothing special";
}

TEST(GreySigns, HotAndColdSpotsAreToldApartWithoutColour) {
    // the greys of their colours are not: lightness 43 and 46
    EXPECT_FALSE(greysDiffer("#ca0020", "#0571b0"));
    expectTellable({categoryGrey(0, "#ca0020"), categoryGrey(1, "#0571b0"), categoryGrey(2, "#d9d9d9")});
}

TEST(GreySigns, BothWingsOfDivergingClassesAreToldApartWithoutColour) {
    const auto colours = divergingColours(3, true, 3);
    for (const std::size_t step : {1U, 2U, 3U}) {
        EXPECT_NE(divergingGrey(colours[3 - step]).pattern, divergingGrey(colours[3 + step]).pattern);
        EXPECT_TRUE(divergingGrey(colours[3 + step]).pattern.empty());
    }
    EXPECT_TRUE(divergingGrey(colours[3]).pattern.empty());
}

TEST(GreySigns, TheHatchOfAWingIsSeenOnEachOfItsGreys) {
    const auto colours = divergingColours(4, true, 4);
    for (std::size_t i = 0; i < 4; ++i) {
        const GreySign sign = divergingGrey(colours[i]);
        EXPECT_GT(std::abs(greyLightness(sign.colour) - greyLightness(sign.ink)), 35) << sign.colour;
        EXPECT_GT(std::abs(greyLightness(sign.colour) - greyLightness(sign.core)), 35) << sign.colour;
    }
}

TEST(GreySigns, TheNineOfTwoNumbersAreToldApartAndOrderedWithoutColour) {
    std::vector<GreySign> signs;
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            signs.push_back(bivariateGrey(i, j));
        }
        if (i > 0) {
            EXPECT_LT(greyLightness(bivariateGrey(i, 0).colour),
                      greyLightness(bivariateGrey(i - 1, 0).colour));
        }
    }
    expectTellable(signs);
    // none, lines, and these with others across
    EXPECT_EQ(signs[0].pattern, "");
    EXPECT_EQ(signs[1].pattern, "vertical");
    EXPECT_EQ(signs[2].pattern, "grid");
}

}  // namespace
}  // namespace nordertor::style
