// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/reach_bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number_format.h"

namespace nordertor::ops {
namespace {

/// Caution alone: far more than one would draw or read.
constexpr std::size_t mostBands = 5000;
constexpr std::size_t mostAreas = 500000;
/// With more bands than this a class of the map stands for several.
constexpr std::size_t mostBandsAsClasses = 12;
constexpr std::size_t mostClassesOfMany = 10;
/// More would make a title nobody reads.
constexpr std::size_t mostNamedBands = 6;
constexpr double mostMetres = 20000;
constexpr double mostMinutes = 300;

/// Of a list that nobody would read to its end.
std::string beginOf(const std::string& text) {
    constexpr std::size_t longest = 60;
    return text.size() <= longest ? text : text.substr(0, text.rfind(',', longest)) + ", …";
}

Error tooMany(std::size_t count, std::size_t most, const LocalizedText& of) {
    const auto number = [](std::size_t value, Language language) {
        return formatCount(static_cast<std::int64_t>(value), language);
    };
    return {ErrorCode::InvalidArgument,
            {fmt::format("{} {} sind mehr, als sich zeichnen oder lesen lassen; angenommen werden {}.",
                         number(count, Language::German), of.de, number(most, Language::German)),
             fmt::format("{} {} are more than can be drawn or read; {} are accepted.",
                         number(count, Language::English), of.en, number(most, Language::English))},
            {"Bitte weniger Grenzen nennen oder den Auftrag teilen. Beispiel: --bands 300,500,800",
             "Please name fewer limits or divide the task. Example: --bands 300,500,800"},
            {},
            "--bands"};
}

Error notBands(const std::string& text, bool minutes) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("„{}“ sind keine Bänder: gebraucht werden verschiedene Werte von {}.", beginOf(text),
                         minutes ? "0,1 bis 300 Minuten" : "1 bis 20.000 m"),
             fmt::format("\"{}\" are no bands: needed are different values from {}.", beginOf(text),
                         minutes ? "0.1 to 300 minutes" : "1 to 20,000 m")},
            {minutes ? "Beispiel: --bands 5,10,15 --unit min" : "Beispiel: --bands 300,500,800",
             minutes ? "Example: --bands 5,10,15 --unit min" : "Example: --bands 300,500,800"},
            {},
            "--bands"};
}

/// How many bands a class of the map stands for.
std::size_t bandsInClass(std::size_t bands) {
    return bands <= mostBandsAsClasses ? 1 : (bands + mostClassesOfMany - 1) / mostClassesOfMany;
}

std::string shownLimit(double value, Language language) {
    return formatNumber(value, value == std::round(value) ? 0 : 1, language);
}

}  // namespace

Result<Bands> bandsFrom(const ParameterValues& values) {
    Bands bands;
    bands.minutes = values.text("unit") == "min";
    const std::string text = values.text("bands");
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        std::string part = text.substr(from, comma - from);
        std::erase(part, ' ');
        const auto value = parseNumber(part);
        if (!value || *value < (bands.minutes ? 0.1 : 1) ||
            *value > (bands.minutes ? mostMinutes : mostMetres)) {
            return fail(notBands(text, bands.minutes));
        }
        bands.values.push_back(*value);
        from = comma + 1;
    }
    std::sort(bands.values.begin(), bands.values.end());
    constexpr double hundredthsPerMinute = 6000;
    for (const double value : bands.values) {
        bands.limits.push_back(
            static_cast<std::uint32_t>(std::lround(value * (bands.minutes ? hundredthsPerMinute : 100))));
    }
    if (bands.values.size() > mostBands) {
        return fail(tooMany(bands.values.size(), mostBands, {"Grenzen", "limits"}));
    }
    if (std::adjacent_find(bands.limits.begin(), bands.limits.end()) != bands.limits.end()) {
        return fail(notBands(text, bands.minutes));
    }
    return bands;
}

Result<> checkAreaCount(const Bands& bands, std::size_t origins) {
    if (const std::size_t areas = bands.values.size() * origins; areas > mostAreas) {
        return fail(
            tooMany(areas, mostAreas,
                    {"Einzugsbereiche (Ausgangsorte mal Grenzen)", "service areas (origins times limits)"}));
    }
    return {};
}

std::vector<double> classBreaks(const Bands& bands) {
    const std::vector<double>& limits = bands.values;
    std::vector<double> breaks;
    const std::size_t step = bandsInClass(limits.size());
    for (std::size_t b = step - 1; b + 1 < limits.size(); b += step) {
        breaks.push_back(limits[b]);
    }
    return breaks;
}

Notices classNotices(const Bands& bands) {
    const auto step = static_cast<std::int64_t>(bandsInClass(bands.values.size()));
    if (step == 1) {
        return {};
    }
    return {
        {Severity::Info,
         {fmt::format(
              "Auf Karten ist eine Klasse je {} Bänder, damit die Legende lesbar bleibt; die Tabelle nennt alle.",
              formatCount(step, Language::German)),
          fmt::format(
              "On maps a class stands for {} bands each, so that the legend can be read; the table has all.",
              formatCount(step, Language::English))},
         {},
         {},
         1}};
}

std::string widerBands(const Bands& bands) {
    const double least = bands.minutes ? 5 : 300;
    const double most = bands.minutes ? mostMinutes : mostMetres;
    return fmt::format("--bands {}{}", std::ceil(std::clamp(2 * bands.values.back(), least, most)),
                       bands.minutes ? " --unit min" : "");
}

LocalizedText tooNarrow(const Bands& bands) {
    const auto widest = [&](Language language) {
        return shownLimit(bands.values.back(), language) + (bands.minutes ? " min" : " m");
    };
    return {fmt::format("Bis {} ist von den Ausgangsorten aus kein Weg zu erreichen. Weiter: {}.",
                        widest(Language::German), widerBands(bands)),
            fmt::format("Within {} no path is reached from the origins. Farther: {}.",
                        widest(Language::English), widerBands(bands))};
}

LocalizedText titleOf(const LocalizedText& origins, const Bands& bands) {
    const auto in = [&](Language language) {
        const bool german = language == Language::German;
        const bool all = bands.values.size() <= mostNamedBands;
        const auto named = all ? bands.values : std::vector{bands.values.front(), bands.values.back()};
        const char* before = all ? (german ? " und " : " and ") : (german ? " bis " : " to ");
        std::string list;
        for (std::size_t b = 0; b < named.size(); ++b) {
            list += b == 0 ? "" : b + 1 == named.size() ? before : ", ";
            list += shownLimit(named[b], language);
        }
        const char* unit = bands.minutes ? "min" : "m";
        return german ? fmt::format("Einzugsbereiche: {}, {} {} zu Fuß", origins.de, list, unit)
                      : fmt::format("Service areas: {}, {} {} on foot", origins.en, list, unit);
    };
    return {in(Language::German), in(Language::English)};
}

}  // namespace nordertor::ops
