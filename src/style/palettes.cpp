// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/palettes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace nordertor::style {
namespace {

struct Sequence {
    double hue;  ///< degrees, of the middle
    /// Where the first class lies, 0 .. 1: the very palest would be taken for paper on a copy, and lies half
    /// transparent on the map (lightness 94 there).
    double palest;
    std::array<const char*, 5> colours;
};

constexpr std::size_t ordinary = 0;
constexpr std::array<Sequence, 6> sequences{{
    {187, 0.2, {"#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"}},   // YlGnBu
    {20, 0.09, {"#fef0d9", "#fdcc8a", "#fc8d59", "#e34a33", "#b30000"}},   // OrRd
    {40, 0.18, {"#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404"}},   // YlOrBr
    {120, 0.16, {"#ffffcc", "#c2e699", "#78c679", "#31a354", "#006837"}},  // YlGn
    {205, 0.06, {"#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"}},  // PuBu
    {280, 0.1, {"#edf8fb", "#b3cde3", "#8c96c6", "#8856a7", "#810f7c"}},   // BuPu
}};

/// RdBu, from the strongest to the weakest.
constexpr std::array<const char*, 5> blues{"#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0"};
constexpr std::array<const char*, 5> reds{"#67001f", "#b2182b", "#d6604d", "#f4a582", "#fddbc7"};
constexpr const char* neutralColour = "#f7f7f7";

constexpr std::array<const char*, 7> categories{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                "#56b4e9", "#d55e00", "#f0e442"};

constexpr auto darkInk = "#1a1a1a";
constexpr auto paleInk = "#ffffff";

/// `position` 0..1 along the colours.
std::string between(const std::array<const char*, 5>& colours, double position) {
    const double at = std::clamp(position, 0.0, 1.0) * static_cast<double>(colours.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(at), colours.size() - 2);
    const Colour a = Colour::parse(colours[lower]).value_or(Colour{});
    const Colour b = Colour::parse(colours[lower + 1]).value_or(Colour{});
    const double share = at - static_cast<double>(lower);
    const auto mixed = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return Colour{mixed(a.r, b.r), mixed(a.g, b.g), mixed(a.b, b.b), 255}.text();
}

/// Degrees, or nothing for greys.
std::optional<double> hueOf(const std::string& text) {
    const auto colour = Colour::parse(text);
    if (!colour) {
        return std::nullopt;
    }
    const double r = colour->r;
    const double g = colour->g;
    const double b = colour->b;
    const double most = std::max({r, g, b});
    const double range = most - std::min({r, g, b});
    constexpr double grey = 20;
    if (range < grey) {
        return std::nullopt;
    }
    const double sixth = most == r   ? std::fmod((g - b) / range + 6, 6)
                         : most == g ? (b - r) / range + 2
                                     : (r - g) / range + 4;
    return sixth * 60;
}

const Sequence& sequenceFor(const std::string& colour) {
    const auto hue = hueOf(colour);
    if (!hue) {
        return sequences[ordinary];
    }
    const auto distance = [&](const Sequence& sequence) {
        const double apart = std::abs(sequence.hue - *hue);
        return std::min(apart, 360 - apart);
    };
    return *std::ranges::min_element(sequences, {}, distance);
}

}  // namespace

std::vector<std::string> sequentialColours(std::size_t count, const std::string& colour) {
    const Sequence& sequence = sequenceFor(colour);
    std::vector<std::string> colours;
    for (std::size_t i = 0; i < count; ++i) {
        // a class alone, and two, are taken from the middle: the ends would say "hardly" and "extremely"
        const double position = count == 1 ? 0.5
                                : count == 2
                                    ? 0.25 + 0.5 * static_cast<double>(i)
                                    : sequence.palest + (1 - sequence.palest) * static_cast<double>(i) /
                                                            static_cast<double>(count - 1);
        colours.push_back(between(sequence.colours, position));
    }
    return colours;
}

std::vector<std::string> sequentialGreys(std::size_t count) {
    static constexpr double lightest = 90;  // CIE L* as it is seen on the map; paper is 100
    static constexpr double darkest = 52;
    static constexpr double opacity = 0.65;
    static constexpr double paper = 251;
    const auto greyOf = [](double lightness) {  // above 8
        const double y = std::pow((lightness + 16) / 116, 3);
        return 255 * (1.055 * std::pow(y, 1 / 2.4) - 0.055);
    };
    std::vector<std::string> greys;
    for (std::size_t i = 0; i < count; ++i) {
        const double position = count == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(count - 1);
        const double seen = greyOf(lightest + (darkest - lightest) * position);
        const auto grey = static_cast<std::uint8_t>(std::lround((seen - (1 - opacity) * paper) / opacity));
        greys.push_back(Colour{grey, grey, grey, 255}.text());
    }
    return greys;
}

std::vector<std::string> bivariateColours(std::size_t levels) {
    const auto inks = [&](const char* hue) {
        std::vector<Colour> colours{{255, 255, 255, 255}};
        for (std::size_t i = 1; i < levels; ++i) {
            // the darkest would hide the other ink
            const double position = 0.75 * static_cast<double>(i) / static_cast<double>(levels - 1);
            colours.push_back(Colour::parse(between(sequenceFor(hue).colours, position)).value_or(Colour{}));
        }
        return colours;
    };
    const auto over = [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a * b / 255); };
    std::vector<std::string> colours;
    for (const Colour& first : inks("#2b6cb0")) {
        for (const Colour& second : inks("#e6550d")) {
            colours.push_back(
                Colour{over(first.r, second.r), over(first.g, second.g), over(first.b, second.b), 255}
                    .text());
        }
    }
    // white would be no colour on the map
    colours.front() = "#ececec";
    return colours;
}

std::vector<std::string> divergingColours(std::size_t below, bool neutral, std::size_t above) {
    const auto most = static_cast<double>(std::max<std::size_t>({below, above, 1}));
    std::vector<std::string> colours;
    const auto strength = [&](std::size_t stepsFromMiddle) {  // 1 ... most
        constexpr double strongest = 0.15;                    // the very darkest tell little apart
        return most == 1 ? 0.5
                         : 1 - (1 - strongest) * (static_cast<double>(stepsFromMiddle) - 1) / (most - 1);
    };
    for (std::size_t i = below; i > 0; --i) {
        colours.push_back(between(blues, strength(i)));
    }
    if (neutral) {
        colours.emplace_back(neutralColour);
    }
    for (std::size_t i = 1; i <= above; ++i) {
        colours.push_back(between(reds, strength(i)));
    }
    return colours;
}

GreySign categoryGrey(std::size_t index, const std::string& colour) {
    static const std::array<GreySign, categories.size()> signs{{
        {"#4a4a4a", "", "", ""},
        {"#f2f2f2", "back_diagonal", darkInk, darkInk},
        {"#a6a6a6", "", "", ""},
        {"#f2f2f2", "dots", darkInk, ""},
        {"#4a4a4a", "vertical", paleInk, paleInk},
        {"#a6a6a6", "cross", darkInk, darkInk},
        {"#a6a6a6", "horizontal", paleInk, paleInk},
    }};
    return hueOf(colour) ? signs[index % signs.size()] : GreySign{colour, {}, {}, {}};
}

GreySign divergingGrey(const std::string& colour) {
    const auto parsed = Colour::parse(colour);
    if (!parsed || parsed->b <= parsed->r) {
        return {colour, {}, {}, {}};
    }
    // ink that is no darker than its ground would not be seen
    static constexpr int darkGround = 130;
    const bool dark = (2 * parsed->r + 5 * parsed->g + parsed->b) / 8 < darkGround;
    const char* ink = dark ? paleInk : darkInk;
    return {colour, "back_diagonal", ink, ink};
}

GreySign bivariateGrey(std::size_t first, std::size_t second) {
    static constexpr std::array<const char*, 3> greys{"#ededed", "#bdbdbd", "#858585"};
    static constexpr std::array<const char*, 3> patterns{"", "vertical", "grid"};
    static constexpr std::array<const char*, 3> cores{"", paleInk, darkInk};
    const std::size_t denser = std::min(second, patterns.size() - 1);
    return {greys[std::min(first, greys.size() - 1)], patterns[denser], denser > 0 ? darkInk : "",
            cores[denser]};
}

std::string overlaidPattern(std::size_t index) {
    static constexpr std::array<const char*, categories.size()> patterns{
        "diagonal", "back_diagonal", "dots", "horizontal", "vertical", "cross", "grid"};
    return patterns[index % patterns.size()];
}

std::vector<std::string> relatedColours(const std::string& colour, std::size_t count) {
    const Colour base = Colour::parse(colour).value_or(Colour{100, 100, 100, 255});
    const double most = std::max({base.r, base.g, base.b});
    const double least = std::min({base.r, base.g, base.b});
    const double hue = hueOf(colour).value_or(0);
    struct Step {
        double turn;  ///< of the hue, degrees
        double value;
    };
    static constexpr std::array<Step, categories.size()> steps{
        {{0, 1}, {-50, 0.62}, {42, 0.86}, {-25, 0.8}, {70, 0.55}, {-85, 0.85}, {20, 0.5}}};
    std::vector<std::string> colours;
    for (std::size_t i = 0; i < count; ++i) {
        const Step& step = steps[i % steps.size()];
        if (i % steps.size() == 0) {
            colours.push_back(colour);
            continue;
        }
        // a darker one is more saturated, else it would be grey
        const double top = most * step.value;
        const double bottom = least * step.value * step.value * 0.8;
        const auto part = [&](double shift) {
            const double at = std::fmod((hue + step.turn + 720) / 60 + shift, 6);
            const double share = std::clamp(std::min(at, 4 - at), 0.0, 1.0);
            return static_cast<std::uint8_t>(std::lround(top - (top - bottom) * share));
        };
        colours.push_back(Colour{part(5), part(3), part(1), 255}.text());
    }
    return colours;
}

std::string categoryColour(std::size_t index) {
    return categories[index % categories.size()];
}

std::string singleColour() {
    return categories.front();
}

std::string darkened(const std::string& colour) {
    auto c = Colour::parse(colour).value_or(Colour{60, 60, 60, 255});
    const auto part = [](std::uint8_t byte) { return static_cast<std::uint8_t>(byte * 0.62); };
    return Colour{part(c.r), part(c.g), part(c.b), 255}.text();
}

double linearLight(std::uint8_t part) {
    const double c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminanceOf(Colour colour) {
    return 0.2126 * linearLight(colour.r) + 0.7152 * linearLight(colour.g) + 0.0722 * linearLight(colour.b);
}

std::string letterColourOn(const std::string& colour) {
    static constexpr double glare = 0.05;  // Web Content Accessibility Guidelines 2.1, contrast ratio
    const double ground = luminanceOf(Colour::parse(colour).value_or(Colour{60, 60, 60, 255})) + glare;
    return (1 + glare) / ground >= ground / glare ? "#ffffff" : "#000000";
}

std::string unknownColour() {
    return "#8c8c8c";
}

}  // namespace nordertor::style
