// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/number_format_p.h"

#include <unicode/currunit.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace nordertor::style {
namespace {

using icu::number::LocalizedNumberFormatter;

/// ECMA-402, table of sanctioned single units.
constexpr std::string_view units[] = {"acre",
                                      "bit",
                                      "byte",
                                      "celsius",
                                      "centimeter",
                                      "day",
                                      "degree",
                                      "fahrenheit",
                                      "foot",
                                      "gram",
                                      "fluid-ounce",
                                      "gallon",
                                      "gigabit",
                                      "gigabyte",
                                      "hectare",
                                      "hour",
                                      "inch",
                                      "liter",
                                      "kilobit",
                                      "kilobyte",
                                      "kilogram",
                                      "kilometer",
                                      "megabit",
                                      "megabyte",
                                      "meter",
                                      "mile",
                                      "microsecond",
                                      "milliliter",
                                      "mile-scandinavian",
                                      "millimeter",
                                      "millisecond",
                                      "minute",
                                      "month",
                                      "ounce",
                                      "nanosecond",
                                      "percent",
                                      "petabyte",
                                      "pound",
                                      "second",
                                      "stone",
                                      "terabit",
                                      "terabyte",
                                      "week",
                                      "yard",
                                      "year"};

bool isSingleUnit(std::string_view name) {
    return std::find(std::begin(units), std::end(units), name) != std::end(units);
}

bool isUnit(std::string_view name) {
    static constexpr std::string_view per = "-per-";
    const auto at = name.find(per);
    return isSingleUnit(name) || (at != std::string_view::npos && isSingleUnit(name.substr(0, at)) &&
                                  isSingleUnit(name.substr(at + per.size())));
}

std::optional<icu::Locale> localeOf(const std::string& tag) {
    std::array<char, ULOC_FULLNAME_CAPACITY> name{};
    std::int32_t read = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), name.data(), static_cast<std::int32_t>(name.size()), &read, &status);
    const bool whole = !tag.empty() && read == static_cast<std::int32_t>(tag.size());
    return U_SUCCESS(status) != 0 && whole ? std::optional<icu::Locale>(name.data()) : std::nullopt;
}

/// In capitals; nothing for what is no code.
std::optional<std::u16string> currencyOf(const std::string& code) {
    std::u16string capitals;
    for (const char c : code) {
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
            return std::nullopt;
        }
        capitals += static_cast<char16_t>(c & ~0x20);
    }
    return capitals.size() == 3 ? std::optional(capitals) : std::nullopt;
}

struct Digits {
    int fewest = 0;
    int most = 0;
};

/// SetNumberFormatDigitOptions of ECMA-402: one that is given moves the usual other one, and only two that
/// are given can contradict each other.
std::optional<Digits> digitsOf(const NumberFormat& format, Digits usual) {
    static constexpr double most = 100;
    Digits digits = usual;
    for (const auto& [given, number] :
         {std::pair(&format.fewest, &digits.fewest), std::pair(&format.most, &digits.most)}) {
        if (*given) {
            if (!(**given >= 0 && **given <= most)) {
                return std::nullopt;
            }
            *number = static_cast<int>(std::floor(**given));
        }
    }
    if (!format.fewest) {
        digits.fewest = std::min(digits.fewest, digits.most);
    }
    if (!format.most) {
        digits.most = std::max(digits.fewest, digits.most);
    }
    return digits.fewest <= digits.most ? std::optional(digits) : std::nullopt;
}

tl::expected<LocalizedNumberFormatter, FailureReason> formatterOf(const NumberFormat& format) {
    const auto locale = localeOf(format.locale);
    if (!locale) {
        return tl::unexpected(FailureReason::NoLocale);
    }
    UErrorCode status = U_ZERO_ERROR;
    auto settings =
        icu::number::NumberFormatter::with().roundingMode(UNUM_ROUND_HALFUP).unitWidth(UNUM_UNIT_WIDTH_SHORT);
    Digits usual{0, 3};
    if (!format.currency.empty()) {
        const auto code = currencyOf(format.currency);
        if (!code) {
            return tl::unexpected(FailureReason::NoCurrency);
        }
        const std::int32_t digits = ucurr_getDefaultFractionDigits(code->c_str(), &status);
        usual = {digits, digits};
        settings = settings.unit(icu::CurrencyUnit(code->c_str(), status));
    } else if (!format.unit.empty()) {
        if (!isUnit(format.unit)) {
            return tl::unexpected(FailureReason::NoUnit);
        }
        settings = settings.unit(icu::MeasureUnit::forIdentifier(format.unit, status));
    }
    const auto digits = digitsOf(format, usual);
    if (!digits) {
        return tl::unexpected(FailureReason::Digits);
    }
    return settings.precision(icu::number::Precision::minMaxFraction(digits->fewest, digits->most))
        .locale(*locale);
}

/// Making one takes a hundred times longer than using it, and a style has few.
const tl::expected<LocalizedNumberFormatter, FailureReason>& knownFormatter(const NumberFormat& format) {
    static constexpr std::size_t most = 64;
    using Key =
        std::tuple<std::string, std::string, std::string, std::optional<double>, std::optional<double>>;
    thread_local std::map<Key, tl::expected<LocalizedNumberFormatter, FailureReason>> known;
    const Key key{format.locale, format.currency, format.unit, format.fewest, format.most};
    const auto found = known.find(key);
    if (found != known.end()) {
        return found->second;
    }
    if (known.size() >= most) {
        known.clear();
    }
    return known.emplace(key, formatterOf(format)).first->second;
}

}  // namespace

tl::expected<std::string, FailureReason> formatted(double number, const NumberFormat& format) {
    const auto& formatter = knownFormatter(format);
    if (!formatter) {
        return tl::unexpected(formatter.error());
    }
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    // 0 / 0 has a sign on some processors
    const double unsignedIfNone = std::isnan(number) ? std::abs(number) : number;
    formatter->formatDouble(unsignedIfNone, status).toString(status).toUTF8String(text);
    // of a known locale and unit only memory can be missing
    return U_SUCCESS(status) != 0 ? tl::expected<std::string, FailureReason>(text)
                                  : tl::unexpected(FailureReason::NoLocale);
}

}  // namespace nordertor::style
