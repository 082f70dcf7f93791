// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/standard_errors.h"

#include <fmt/format.h>

#include <vector>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::analysis {
namespace {

LocalizedText possible(const std::vector<std::string>& names) {
    const std::string list = joined(names, ", ");
    return {"Möglich sind: " + list + ".", "Possible are: " + list + "."};
}

std::string metresText(double metres, Language language) {
    constexpr int mostDecimals = 2;
    int decimals = 0;
    while (decimals < mostDecimals && parseNumber(toFixedText(metres, decimals)) != metres) {
        ++decimals;
    }
    return formatNumber(metres, decimals, language);
}

}  // namespace

Error unknownTheme(const std::string& theme, const model::ThemeSet& themes, const std::string& parameter) {
    std::vector<std::string> known;
    for (const model::Theme& each : themes.themes) {
        known.push_back(each.id);
    }
    return {ErrorCode::InvalidArgument,
            {fmt::format("Das Thema „{}“ gibt es nicht.", theme),
             fmt::format("There is no theme \"{}\".", theme)},
            possible(known),
            {},
            parameter};
}

Error unknownStandard(const std::string& standard, const model::ThemeSet& themes,
                      const std::string& parameter) {
    std::vector<std::string> known;
    for (const model::Theme& theme : themes.themes) {
        for (const model::Standard& each : theme.standards) {
            known.push_back(theme.id + "." + each.id);
        }
    }
    return {ErrorCode::InvalidArgument,
            {fmt::format("Den Richtwert „{}“ gibt es nicht.", standard),
             fmt::format("There is no standard \"{}\".", standard)},
            possible(known),
            {},
            parameter};
}

Error limitOutOfRange(const std::string& standard, double metres) {
    const auto message = [&](Language language, const char* pattern) {
        return fmt::format(fmt::runtime(pattern), metresText(metres, language), standard,
                           metresText(smallestStandardLimit, language),
                           metresText(greatestStandardLimit, language));
    };
    return {
        ErrorCode::InvalidArgument,
        {message(Language::German, "{} m für „{}“ liegt außerhalb des erlaubten Bereichs {}–{} m."),
         message(Language::English, "{} m for \"{}\" is outside the allowed range {}–{} m.")},
        {fmt::format("Beispiel: --limit {}=500", standard), fmt::format("Example: --limit {}=500", standard)},
        {},
        "--limit"};
}

}  // namespace nordertor::analysis
