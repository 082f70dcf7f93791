// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/text_forms_p.h"

#include <wctype.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <cmath>
#include <limits>

#include "style/value.h"

namespace nordertor::style {
namespace {

/// Unicode's mapping of single letters, whatever the user's language is.
locale_t unicode() {
    static locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
}

struct SpecialCase {
    char32_t letter;
    std::string_view mapped;
};

/// Latin letters that become several (SpecialCasing.txt of Unicode).
constexpr SpecialCase specialCapitals[] = {
    {0x00DF, "SS"},      {0x0149, "\u02BCN"}, {0x01F0, "J\u030C"}, {0x1E96, "H\u0331"}, {0x1E97, "T\u0308"},
    {0x1E98, "W\u030A"}, {0x1E99, "Y\u030A"}, {0x1E9A, "A\u02BE"}, {0xFB00, "FF"},      {0xFB01, "FI"},
    {0xFB02, "FL"},      {0xFB03, "FFI"},     {0xFB04, "FFL"},     {0xFB05, "ST"},      {0xFB06, "ST"}};
constexpr SpecialCase specialSmall[] = {{0x0130, "i\u0307"}};

void appendUtf8(std::string& to, char32_t letter) {
    const auto tail = [&](unsigned shift) { to += static_cast<char>(0x80U | ((letter >> shift) & 0x3FU)); };
    if (letter < 0x80) {
        to += static_cast<char>(letter);
    } else if (letter < 0x800) {
        to += static_cast<char>(0xC0U | (letter >> 6U));
        tail(0);
    } else if (letter < 0x10000) {
        to += static_cast<char>(0xE0U | (letter >> 12U));
        tail(6);
        tail(0);
    } else {
        to += static_cast<char>(0xF0U | (letter >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// The letter at `at`, which is moved behind it.
char32_t nextLetter(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    char32_t letter = lead < 0xC0 ? lead : lead < 0xE0 ? lead & 31U : lead < 0xF0 ? lead & 15U : lead & 7U;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        letter = letter << 6U | (static_cast<unsigned char>(text[at++]) & 63U);
    }
    return letter;
}

template <class Special, class Map>
std::string mappedText(std::string_view text, const Special& special, const Map& map) {
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const char32_t letter = nextLetter(text, at);
        const SpecialCase* found = nullptr;
        for (const SpecialCase& each : special) {
            found = each.letter == letter ? &each : found;
        }
        if (found != nullptr) {
            result += found->mapped;
        } else {
            appendUtf8(result, static_cast<char32_t>(map(static_cast<wint_t>(letter), unicode())));
        }
    }
    return result;
}

std::string_view withoutSpace(std::string_view text) {
    static constexpr std::string_view space = " \t\n\r\v\f";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// 0x1f, 0o17, 0b1 without a sign.
std::optional<double> numberOfBase(std::string_view digits, int base) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    const bool whole = !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
    return whole ? std::optional(static_cast<double>(number)) : std::nullopt;
}

int baseOf(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') {
        return 10;
    }
    const char mark = text[1];
    return mark == 'x' || mark == 'X'   ? 16
           : mark == 'o' || mark == 'O' ? 8
           : mark == 'b' || mark == 'B' ? 2
                                        : 10;
}

/// Adds one to the last of the decimal digits; a new first digit may arise.
void countUp(std::string& digits) {
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    digits.insert(digits.begin(), '1');
}

}  // namespace

Decimal shortestDecimal(double positive) {
    std::array<char, 32> buffer{};
    auto* const end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive, std::chars_format::scientific)
            .ptr;
    const std::string text(buffer.data(), end);
    const auto exponentAt = text.find('e');
    Decimal result;
    for (const char c : text.substr(0, exponentAt)) {
        result.digits += c != '.' ? std::string(1, c) : std::string();
    }
    result.point = std::stoi(text.substr(exponentAt + 1)) + 1;
    return result;
}

std::string upperCase(std::string_view text) {
    return mappedText(text, specialCapitals, towupper_l);
}

std::string lowerCase(std::string_view text) {
    return mappedText(text, specialSmall, towlower_l);
}

std::optional<double> numberInText(std::string_view text) {
    text = withoutSpace(text);
    if (text.empty()) {
        return 0;
    }
    if (const int base = baseOf(text); base != 10) {
        return numberOfBase(text.substr(2), base);
    }
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') {
        text.remove_prefix(1);
    }
    const double sign = negative ? -1 : 1;
    if (text == "Infinity") {
        return sign * std::numeric_limits<double>::infinity();
    }
    // from_chars also reads "inf", "nan" and a second sign
    if (text.empty() || std::string_view("0123456789.").find(text.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size()) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        // too large or too small; which of the two the exponent says
        const bool tiny =
            text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        return tiny ? 0 : sign * std::numeric_limits<double>::infinity();
    }
    return error == std::errc() ? std::optional(sign * number) : std::nullopt;
}

std::string decimalText(double number, int fewest, int most, bool german) {
    if (std::isnan(number)) {
        return "NaN";
    }
    const std::string sign = std::signbit(number) ? "-" : "";
    if (std::isinf(number)) {
        return sign + "\u221E";
    }
    // the shortest decimal number is rounded, not the double: 1.005 to two digits is 1.01
    const auto [digits, point] = number == 0 ? Decimal{"0", 1} : shortestDecimal(std::abs(number));
    const auto before = static_cast<std::size_t>(std::max(point, 0));
    std::string whole = digits.substr(0, before);
    std::string fraction = std::string(static_cast<std::size_t>(std::max(-point, 0)), '0');
    fraction += digits.size() > before ? digits.substr(before) : "";
    whole.resize(before, '0');
    whole = whole.empty() ? "0" : whole;
    const auto kept = static_cast<std::size_t>(most);
    if (fraction.size() > kept) {
        const bool up = fraction[kept] >= '5';
        std::string rounded = whole + fraction.substr(0, kept);
        if (up) {
            countUp(rounded);
        }
        whole = rounded.substr(0, rounded.size() - kept);
        fraction = rounded.substr(rounded.size() - kept);
    }
    while (fraction.size() > static_cast<std::size_t>(fewest) && fraction.ends_with('0')) {
        fraction.pop_back();
    }
    fraction.resize(std::max(fraction.size(), static_cast<std::size_t>(fewest)), '0');
    for (std::size_t at = whole.size(); at > 3;) {
        at -= 3;
        whole.insert(at, german ? "." : ",");
    }
    return sign + whole + (fraction.empty() ? "" : (german ? "," : ".") + fraction);
}

}  // namespace nordertor::style
