// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/variant_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

#include "style/palettes.h"

namespace nordertor::render {
namespace {

std::uint8_t encoded(double value) {
    value = std::clamp(value, 0.0, 1.0);
    const double c = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

Colour bleached(Colour colour) {
    const auto half = [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - (255 - value) / 2); };
    return {half(colour.r), half(colour.g), half(colour.b), colour.a};
}

/// Lightness 0 to 1 and the two axes of colour.
struct Oklab {
    double l = 0;
    double a = 0;
    double b = 0;
};

Oklab oklabOf(Colour colour) {
    const double r = style::linearLight(colour.r);
    const double g = style::linearLight(colour.g);
    const double b = style::linearLight(colour.b);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

/// Linear, beyond 0 to 1 where no screen shows it.
std::array<double, 3> linearOf(const Oklab& colour) {
    const auto cubed = [](double value) { return value * value * value; };
    const double l = cubed(colour.l + 0.3963377774 * colour.a + 0.2158037573 * colour.b);
    const double m = cubed(colour.l - 0.1055613458 * colour.a - 0.0638541728 * colour.b);
    const double s = cubed(colour.l - 0.0894841775 * colour.a - 1.2914855480 * colour.b);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/// Colours of a map repeat: what was turned before is looked up.
template <class Turn>
void turnPixels(Picture& picture, const Turn& turn) {
    constexpr unsigned bits = 14;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> known(std::size_t{1} << bits,
                                                               {0U, pixelOf(turn(colourOf(0U)))});
    for (std::uint32_t& pixel : picture.pixels) {
        auto& [from, to] = known[(pixel * 2654435761U) >> (32U - bits)];  // Knuth's multiplicative hash
        if (from != pixel) {
            from = pixel;
            to = pixelOf(turn(colourOf(pixel)));
        }
        pixel = to;
    }
}

/// Applies a function to every colour of an item.
template <class Turn>
struct Turning {
    Turn turn;
    Turn turnTexts;
    Turn turnCircles;

    void operator()(AreaItem& area) const {
        area.fill = turn(area.fill);
        area.outline = turn(area.outline);
    }
    void operator()(LineItem& line) const { line.stroke.colour = turn(line.stroke.colour); }
    void operator()(CircleItem& circle) const {
        circle.fill = turnCircles(circle.fill);
        circle.stroke = turnCircles(circle.stroke);
    }
    void operator()(TextItem& text) const {
        text.colour = turnTexts(text.colour);
        text.halo = turnTexts(text.halo);
    }
    void operator()(PictureItem& item) const {
        auto picture = std::make_shared<Picture>(*item.picture);
        turnPixels(*picture, turn);
        item.picture = std::move(picture);
    }
};

constexpr double darkGround = 0.22;  ///< lightness of what was white

/// Near the ground steps are seen less than near white: they are made larger there.
Oklab turnedRound(Oklab colour) {
    static constexpr double spread = 0.8;
    const double fromWhite = std::clamp(1 - colour.l, 0.0, 1.0);
    colour.l = darkGround + (1 - darkGround) * std::pow(fromWhite, spread);
    return colour;
}

/// As colourful as a screen shows it.
Colour shown(const Oklab& lab, std::uint8_t alpha) {
    const auto rgbOf = [&](double chroma) { return linearOf({lab.l, lab.a * chroma, lab.b * chroma}); };
    const auto fits = [&](double chroma) {
        return std::ranges::all_of(rgbOf(chroma),
                                   [](double part) { return part >= -1e-4 && part <= 1 + 1e-4; });
    };
    double low = 0;
    double high = 1;
    static constexpr int halvings = 12;  // finer than a step of a byte
    for (int i = 0; !fits(high) && i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (fits(middle) ? low : high) = middle;
    }
    const auto rgb = rgbOf(fits(high) ? high : low);
    return {encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2]), alpha};
}

/// What is paler is no sign, but a ground for ink.
Colour darkOfSign(Colour colour, double pale) {
    static constexpr double leastChroma = 0.06;
    static constexpr double leastLightness = 0.63;  // letters are read on it: 4.5 : 1
    const Oklab before = oklabOf(colour);
    Oklab lab = turnedRound(before);
    if (before.l <= pale && std::hypot(lab.a, lab.b) >= leastChroma) {
        lab.l = std::max(lab.l, leastLightness);
    }
    return shown(lab, colour.a);
}

Colour bleachedGreyOf(Colour colour) {
    return bleached(greyOf(colour));
}

}  // namespace

Colour greyOf(Colour colour) {
    const std::uint8_t grey = encoded(style::luminanceOf(colour));
    return {grey, grey, grey, colour.a};
}

Colour darkOf(Colour colour) {
    // pale grounds differ in hue above all, which the dark swallows
    static constexpr double pale = 0.85;
    static constexpr double stronger = 1.9;
    Oklab lab = oklabOf(colour);
    if (lab.l > pale) {
        lab.a *= stronger;
        lab.b *= stronger;
    }
    return shown(turnedRound(lab), colour.a);
}

Colour darkClassOf(Colour colour) {
    static constexpr double least = 0.42;
    static constexpr double most = 0.95;
    static constexpr double white = 0.995;
    const Oklab before = oklabOf(colour);
    Oklab lab = turnedRound(before);
    if (before.l < white) {
        lab.l = least + (lab.l - darkGround) * (most - least) / (1 - darkGround);
    }
    return shown(lab, colour.a);
}

Colour darkSignOf(Colour colour) {
    static constexpr double pale = 0.85;
    return darkOfSign(colour, pale);
}

Colour darkCircleOf(Colour colour) {
    return darkOfSign(colour, 1);
}

void fadeBaseMap(DrawList& list, double opacity) {
    if (opacity >= 1) {
        return;
    }
    const auto faded = [opacity](Colour colour) {
        const auto part = [opacity](std::uint8_t byte) {
            return static_cast<std::uint8_t>(std::lround(255 + (byte - 255) * opacity));
        };
        return Colour{part(colour.r), part(colour.g), part(colour.b), colour.a};
    };
    const Turning<decltype(faded)> turning{faded, faded, faded};
    for (DrawEntry& entry : list.entries) {
        if (entry.group == "base") {
            std::visit(turning, entry.item);
        }
    }
}

void applyVariantToGround(Picture& picture, style::MapVariant variant) {
    if (variant != style::MapVariant::Colour) {
        turnPixels(picture, variant == style::MapVariant::Dark ? darkOf : bleachedGreyOf);
    }
}

void applyVariant(DrawList& list, style::MapVariant variant) {
    if (variant == style::MapVariant::Colour) {
        return;
    }
    using Turn = Turning<Colour (*)(Colour)>;
    const bool dark = variant == style::MapVariant::Dark;
    const Turn base = dark ? Turn{darkOf, darkOf, darkOf} : Turn{bleachedGreyOf, greyOf, bleachedGreyOf};
    const Turn result = dark ? Turn{darkClassOf, darkClassOf, darkClassOf} : Turn{greyOf, greyOf, greyOf};
    const Turn sign = dark ? Turn{darkSignOf, darkSignOf, darkCircleOf} : result;
    list.background = base.turn(list.background);
    for (DrawEntry& entry : list.entries) {
        if (dark && entry.group == "page" && std::holds_alternative<PictureItem>(entry.item)) {
            continue;  // a coat of arms has its own colours
        }
        const bool ground = entry.group == "base" || entry.group == "backdrop";
        const bool classed = entry.group.starts_with("results") || entry.layer == classColourLayer;
        std::visit(ground ? base : classed ? result : sign, entry.item);
    }
}

}  // namespace nordertor::render
