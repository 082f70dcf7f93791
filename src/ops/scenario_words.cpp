// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/scenario_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number_format.h"
#include "base/text.h"
#include "geo/crs.h"

namespace nordertor::ops {
namespace {

std::size_t lettersToChange(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

Error givenTwice(const std::string& text, const std::string& option) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("„{}“ ist zweimal angegeben.", text), fmt::format("\"{}\" is given twice.", text)},
            {"Bitte einmal weglassen.", "Please leave it out once."},
            {},
            option};
}

Error notUnderstood(const std::string& option, const std::string& text, const std::string& example) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("Die Angabe „{}“ ist nicht verständlich.", text),
             fmt::format("\"{}\" cannot be understood.", text)},
            {fmt::format("Beispiel: {} \"{}\"", option, example),
             fmt::format("Example: {} \"{}\"", option, example)},
            {},
            option};
}

Result<EditWords> editWords(const std::string& option, const std::string& text,
                            const std::vector<std::string>& keys, int workingCrsEpsg,
                            const std::string& example, bool placesOnly) {
    EditWords words{option, text, {}, {}, {}};
    auto parts = split(text, ';');
    const std::string head(trimmed(parts.front()));
    const auto sign = head.find('@');
    std::string places = placesOnly ? head : std::string();
    if (!placesOnly) {
        words.what = std::string(trimmed(std::string_view(head).substr(0, sign)));
        places = sign == std::string::npos ? std::string() : head.substr(sign + 1);
        if (sign != std::string::npos && trimmed(places).empty()) {
            return fail(notUnderstood(option, text, example));
        }
    }
    auto found = placesFrom(option, places, workingCrsEpsg, example);
    if (!found) {
        return fail(found.error());
    }
    words.places = std::move(*found);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto equals = parts[i].find('=');
        const std::string key(trimmed(std::string_view(parts[i]).substr(0, equals)));
        if (key.empty() && equals == std::string::npos) {
            continue;
        }
        if (equals == std::string::npos ||
            (!keys.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())) {
            Error error = notUnderstood(option, parts[i], example);
            if (!keys.empty()) {
                error.remedy.de = "Möglich sind: " + joined(keys, ", ") + ". " + error.remedy.de;
                error.remedy.en = "Possible are: " + joined(keys, ", ") + ". " + error.remedy.en;
            }
            return fail(std::move(error));
        }
        std::string& value = words.values[key];
        value = trimmed(std::string_view(parts[i]).substr(equals + 1));
        if (!value.empty() && isBlank(value)) {
            Error error = notUnderstood(option, text, example);
            error.message = {fmt::format("{}=: Die Angabe hat kein sichtbares Zeichen.", key),
                             fmt::format("{}=: The value has no visible character.", key)};
            return fail(std::move(error));
        }
    }
    return words;
}

std::string EditWords::value(const std::string& key) const {
    const auto at = values.find(key);
    return at == values.end() ? std::string() : at->second;
}

Result<std::optional<double>> EditWords::number(const std::string& key, double minimum,
                                                double maximum) const {
    const auto at = values.find(key);
    if (at == values.end()) {
        return std::optional<double>();
    }
    const auto parsed = parseNumber(at->second);
    if (!parsed || *parsed < minimum || *parsed > maximum) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("{}={}: das muss eine Zahl von {} bis {} sein.", key, at->second,
                                 formatNumber(minimum, 0, Language::German),
                                 formatNumber(maximum, 0, Language::German)),
                     fmt::format("{}={}: this must be a number from {} to {}.", key, at->second,
                                 formatNumber(minimum, 0, Language::English),
                                 formatNumber(maximum, 0, Language::English))},
                    {fmt::format("Beispiel: {}=80", key), fmt::format("Example: {}=80", key)}, {}, option);
    }
    return parsed;
}

std::vector<std::string> mostAlike(std::string_view text, const std::vector<std::string>& candidates,
                                   std::size_t count) {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const std::string& candidate : candidates) {
        ranked.emplace_back(lettersToChange(text, candidate), candidate);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    std::vector<std::string> best;
    for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i) {
        best.push_back(ranked[i].second);
    }
    return best;
}

}  // namespace nordertor::ops
