// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Colours as CSS writes them; names and syntax: CSS Color Module Level 4, sections 6.1 and 5.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "style/value.h"

namespace nordertor::style {
namespace {

struct NamedColour {
    std::string_view name;
    std::uint32_t rgb;
};

// clang-format off
constexpr NamedColour namedColours[] = {
    {"aliceblue", 0xf0f8ff}, {"antiquewhite", 0xfaebd7}, {"aqua", 0x00ffff}, {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff}, {"beige", 0xf5f5dc}, {"bisque", 0xffe4c4}, {"black", 0x000000},
    {"blanchedalmond", 0xffebcd}, {"blue", 0x0000ff}, {"blueviolet", 0x8a2be2}, {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887}, {"cadetblue", 0x5f9ea0}, {"chartreuse", 0x7fff00}, {"chocolate", 0xd2691e},
    {"coral", 0xff7f50}, {"cornflowerblue", 0x6495ed}, {"cornsilk", 0xfff8dc}, {"crimson", 0xdc143c},
    {"cyan", 0x00ffff}, {"darkblue", 0x00008b}, {"darkcyan", 0x008b8b}, {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9}, {"darkgreen", 0x006400}, {"darkgrey", 0xa9a9a9}, {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b}, {"darkolivegreen", 0x556b2f}, {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc}, {"darkred", 0x8b0000}, {"darksalmon", 0xe9967a}, {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b}, {"darkslategray", 0x2f4f4f}, {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1}, {"darkviolet", 0x9400d3}, {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff}, {"dimgray", 0x696969}, {"dimgrey", 0x696969}, {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222}, {"floralwhite", 0xfffaf0}, {"forestgreen", 0x228b22}, {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc}, {"ghostwhite", 0xf8f8ff}, {"gold", 0xffd700}, {"goldenrod", 0xdaa520},
    {"gray", 0x808080}, {"green", 0x008000}, {"greenyellow", 0xadff2f}, {"grey", 0x808080},
    {"honeydew", 0xf0fff0}, {"hotpink", 0xff69b4}, {"indianred", 0xcd5c5c}, {"indigo", 0x4b0082},
    {"ivory", 0xfffff0}, {"khaki", 0xf0e68c}, {"lavender", 0xe6e6fa}, {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00}, {"lemonchiffon", 0xfffacd}, {"lightblue", 0xadd8e6}, {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff}, {"lightgoldenrodyellow", 0xfafad2}, {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90}, {"lightgrey", 0xd3d3d3}, {"lightpink", 0xffb6c1}, {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa}, {"lightskyblue", 0x87cefa}, {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899}, {"lightsteelblue", 0xb0c4de}, {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00}, {"limegreen", 0x32cd32}, {"linen", 0xfaf0e6}, {"magenta", 0xff00ff},
    {"maroon", 0x800000}, {"mediumaquamarine", 0x66cdaa}, {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3}, {"mediumpurple", 0x9370db}, {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee}, {"mediumspringgreen", 0x00fa9a}, {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585}, {"midnightblue", 0x191970}, {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1}, {"moccasin", 0xffe4b5}, {"navajowhite", 0xffdead}, {"navy", 0x000080},
    {"oldlace", 0xfdf5e6}, {"olive", 0x808000}, {"olivedrab", 0x6b8e23}, {"orange", 0xffa500},
    {"orangered", 0xff4500}, {"orchid", 0xda70d6}, {"palegoldenrod", 0xeee8aa}, {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee}, {"palevioletred", 0xdb7093}, {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9}, {"peru", 0xcd853f}, {"pink", 0xffc0cb}, {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6}, {"purple", 0x800080}, {"rebeccapurple", 0x663399}, {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f}, {"royalblue", 0x4169e1}, {"saddlebrown", 0x8b4513}, {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460}, {"seagreen", 0x2e8b57}, {"seashell", 0xfff5ee}, {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0}, {"skyblue", 0x87ceeb}, {"slateblue", 0x6a5acd}, {"slategray", 0x708090},
    {"slategrey", 0x708090}, {"snow", 0xfffafa}, {"springgreen", 0x00ff7f}, {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c}, {"teal", 0x008080}, {"thistle", 0xd8bfd8}, {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0}, {"violet", 0xee82ee}, {"wheat", 0xf5deb3}, {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5}, {"yellow", 0xffff00}, {"yellowgreen", 0x9acd32}
};
// clang-format on

ColourValue fromRgb(std::uint32_t rgb) {
    return {((rgb >> 16U) & 255U) / 255.0, ((rgb >> 8U) & 255U) / 255.0, (rgb & 255U) / 255.0, 1};
}

std::optional<ColourValue> named(std::string_view name) {
    if (name == "transparent") {
        return ColourValue{0, 0, 0, 0};
    }
    const auto* const found =
        std::lower_bound(std::begin(namedColours), std::end(namedColours), name,
                         [](const NamedColour& each, std::string_view key) { return each.name < key; });
    return found != std::end(namedColours) && found->name == name ? std::optional(fromRgb(found->rgb))
                                                                  : std::nullopt;
}

std::optional<ColourValue> hexadecimal(std::string_view digits) {
    const bool shortForm = digits.size() == 3 || digits.size() == 4;
    if (!shortForm && digits.size() != 6 && digits.size() != 8) {
        return std::nullopt;
    }
    std::array<double, 4> shares{0, 0, 0, 1};
    const std::size_t width = shortForm ? 1 : 2;
    for (std::size_t i = 0; i * width < digits.size(); ++i) {
        const std::string_view part = digits.substr(i * width, width);
        unsigned byte = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), byte, 16);
        if (error != std::errc() || end != part.data() + part.size()) {
            return std::nullopt;
        }
        shares[i] = (shortForm ? byte * 17 : byte) / 255.0;
    }
    return ColourValue{shares[0], shares[1], shares[2], shares[3]};
}

/// The arguments of rgb() or hsl(): what stands between them decides which of the two notations it is.
class Arguments {
  public:
    explicit Arguments(std::string_view text) : rest_(text) {}

    struct Number {
        double value = 0;
        bool percent = false;
    };

    std::optional<Number> number(bool degrees) {
        skipSpace();
        std::size_t length = 0;
        while (length < rest_.size() &&
               std::string_view("0123456789.+-e").find(rest_[length]) != std::string_view::npos) {
            // the "e" of "deg" is no exponent
            if (rest_[length] == 'e' && (length + 1 == rest_.size() || rest_[length + 1] == 'g')) {
                break;
            }
            ++length;
        }
        std::string_view digits = rest_.substr(0, length);
        if (!digits.empty() && digits.front() == '+') {
            digits.remove_prefix(1);
        }
        Number result;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.value);
        if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
            return std::nullopt;
        }
        rest_.remove_prefix(length);
        if (rest_.starts_with('%')) {
            result.percent = true;
            rest_.remove_prefix(1);
        } else if (degrees && rest_.starts_with("deg")) {
            rest_.remove_prefix(3);
        }
        return result;
    }

    /// ',', '/' or ' '; null if nothing separates.
    std::optional<char> separator() {
        const bool space = skipSpace();
        if (!rest_.empty() && (rest_.front() == ',' || rest_.front() == '/')) {
            const char found = rest_.front();
            rest_.remove_prefix(1);
            return found;
        }
        return space && !rest_.empty() ? std::optional(' ') : std::nullopt;
    }

    bool atEnd() {
        skipSpace();
        return rest_.empty();
    }

  private:
    bool skipSpace() {
        const std::size_t before = rest_.size();
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\n')) {
            rest_.remove_prefix(1);
        }
        return rest_.size() != before;
    }

    std::string_view rest_;
};

struct Parsed {
    std::array<Arguments::Number, 3> numbers;
    double alpha = 1;
};

std::optional<Parsed> threeAndAlpha(std::string_view text, bool degrees) {
    Arguments arguments(text);
    Parsed result;
    std::array<char, 2> between{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) {
            const auto separator = arguments.separator();
            if (!separator || *separator == '/') {
                return std::nullopt;
            }
            between[i - 1] = *separator;
        }
        const auto number = arguments.number(degrees && i == 0);
        if (!number) {
            return std::nullopt;
        }
        result.numbers[i] = *number;
    }
    if (between[0] != between[1]) {
        return std::nullopt;
    }
    if (arguments.atEnd()) {
        return result;
    }
    const auto separator = arguments.separator();
    const auto alpha = arguments.number(false);
    if (!separator || *separator != (between[0] == ',' ? ',' : '/') || !alpha || !arguments.atEnd()) {
        return std::nullopt;
    }
    result.alpha = std::clamp(alpha->percent ? alpha->value / 100 : alpha->value, 0.0, 1.0);
    return result;
}

std::optional<ColourValue> fromRgbFunction(std::string_view text) {
    const auto parsed = threeAndAlpha(text, false);
    if (!parsed || parsed->numbers[0].percent != parsed->numbers[1].percent ||
        parsed->numbers[1].percent != parsed->numbers[2].percent) {
        return std::nullopt;
    }
    const double most = parsed->numbers[0].percent ? 100 : 255;
    const auto share = [&](std::size_t i) { return std::clamp(parsed->numbers[i].value / most, 0.0, 1.0); };
    return ColourValue{share(0), share(1), share(2), parsed->alpha};
}

/// https://www.w3.org/TR/css-color-4/#hsl-to-rgb
std::optional<ColourValue> fromHslFunction(std::string_view text) {
    const auto parsed = threeAndAlpha(text, true);
    if (!parsed || parsed->numbers[0].percent || !parsed->numbers[1].percent || !parsed->numbers[2].percent) {
        return std::nullopt;
    }
    double hue = std::fmod(parsed->numbers[0].value, 360);
    hue += hue < 0 ? 360 : 0;
    const double saturation = std::clamp(parsed->numbers[1].value, 0.0, 100.0) / 100;
    const double lightness = std::clamp(parsed->numbers[2].value, 0.0, 100.0) / 100;
    const auto channel = [&](double n) {
        const double k = std::fmod(n + hue / 30, 12);
        const double a = saturation * std::min(lightness, 1 - lightness);
        return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return ColourValue{channel(0), channel(8), channel(4), parsed->alpha};
}

}  // namespace

std::optional<ColourValue> ColourValue::parse(std::string_view text) {
    const std::string plain = lowered(trimmed(text));
    if (plain.starts_with('#')) {
        return hexadecimal(std::string_view(plain).substr(1));
    }
    const auto open = plain.find('(');
    if (open == std::string::npos) {
        return named(plain);
    }
    const std::string_view function = std::string_view(plain).substr(0, open);
    if (!plain.ends_with(')')) {
        return std::nullopt;
    }
    const std::string_view inside = std::string_view(plain).substr(open + 1, plain.size() - open - 2);
    if (function == "rgb" || function == "rgba") {
        return fromRgbFunction(inside);
    }
    return function == "hsl" || function == "hsla" ? fromHslFunction(inside) : std::nullopt;
}

}  // namespace nordertor::style
