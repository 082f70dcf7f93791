// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_api/parameter.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::plugin_api {
namespace {

tl::unexpected<Error> wrong(const ParameterSpec& spec, const LocalizedText& message,
                            const LocalizedText& remedy) {
    return fail(ErrorCode::InvalidArgument, message, remedy, {},
                spec.positional ? spec.name : "--" + spec.name);
}

bool isDate(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const auto year = parseInteger(text.substr(0, 4));
    const auto month = parseInteger(text.substr(5, 2));
    const auto day = parseInteger(text.substr(8, 2));
    return year && month && day &&
           std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                       std::chrono::month(static_cast<unsigned>(*month)),
                                       std::chrono::day(static_cast<unsigned>(*day)))
               .ok();
}

/// Whole numbers never as 5e+05.
std::string bound(double value) {
    return value == std::floor(value) ? toFixedText(value, 0) : toPlainText(value);
}

std::string rangeText(const ParameterSpec& spec) {
    const std::string unit = spec.unit.empty() ? "" : " " + spec.unit;
    if (spec.minimum && spec.maximum) {
        return fmt::format("{}–{}{}", bound(*spec.minimum), bound(*spec.maximum), unit);
    }
    return spec.minimum ? fmt::format("≥ {}{}", bound(*spec.minimum), unit)
                        : fmt::format("≤ {}{}", bound(spec.maximum.value_or(0)), unit);
}

std::optional<double> integerAsNumber(const std::string& text) {
    const auto value = parseInteger(text);
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

Result<> checkNumber(const ParameterSpec& spec, const std::string& text) {
    const auto value = spec.type == ParameterType::Integer ? integerAsNumber(text) : parseNumber(text);
    const std::string example =
        spec.defaultValue.empty() ? toPlainText(spec.minimum.value_or(1)) : spec.defaultValue;
    if (!value) {
        return wrong(
            spec, {fmt::format("„{}“ ist keine Zahl.", text), fmt::format("\"{}\" is not a number.", text)},
            {fmt::format("Beispiel: --{} {}", spec.name, example),
             fmt::format("Example: --{} {}", spec.name, example)});
    }
    if ((spec.minimum && *value < *spec.minimum) || (spec.maximum && *value > *spec.maximum)) {
        return wrong(spec,
                     {fmt::format("{} liegt außerhalb des erlaubten Bereichs {}.", text, rangeText(spec)),
                      fmt::format("{} is outside the allowed range {}.", text, rangeText(spec))},
                     {fmt::format("Beispiel: --{} {}", spec.name, example),
                      fmt::format("Example: --{} {}", spec.name, example)});
    }
    return {};
}

Result<> check(const ParameterSpec& spec, const std::string& text) {
    switch (spec.type) {
        case ParameterType::Number:
        case ParameterType::Integer:
            return checkNumber(spec, text);
        case ParameterType::Choice:
            if (std::find(spec.choices.begin(), spec.choices.end(), text) == spec.choices.end()) {
                return wrong(spec,
                             {fmt::format("„{}“ steht nicht zur Wahl.", text),
                              fmt::format("\"{}\" is no choice.", text)},
                             {"Möglich sind: " + joined(spec.choices, ", ") + ".",
                              "Possible are: " + joined(spec.choices, ", ") + "."});
            }
            return {};
        case ParameterType::Date:
            if (!isDate(text)) {
                return wrong(
                    spec,
                    {fmt::format("„{}“ ist kein Datum.", text), fmt::format("\"{}\" is not a date.", text)},
                    {"Bitte so schreiben: 2026-03-31.", "Please write it like 2026-03-31."});
            }
            return {};
        default:
            if (text.empty()) {
                return wrong(spec, {"Die Angabe ist leer.", "The value is empty."}, spec.help);
            }
            return {};
    }
}

}  // namespace

Result<ParameterValues> ParameterValues::create(const std::vector<ParameterSpec>& specs,
                                                std::map<std::string, std::vector<std::string>> given) {
    ParameterValues result;
    for (const ParameterSpec& spec : specs) {
        auto at = given.find(spec.name);
        if (at == given.end() || at->second.empty()) {
            if (spec.required) {
                return wrong(spec,
                             {fmt::format("Die Angabe „{}“ fehlt.", spec.label.de),
                              fmt::format("The value \"{}\" is missing.", spec.label.en)},
                             spec.help);
            }
            if (!spec.defaultValue.empty()) {
                result.values_[spec.name] = {spec.defaultValue};
            }
        } else {
            for (const std::string& text : at->second) {
                if (const auto checked = check(spec, text); !checked) {
                    return fail(checked.error());
                }
            }
            result.values_[spec.name] = std::move(at->second);
        }
        if (at != given.end()) {
            given.erase(at);
        }
    }
    if (!given.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Diese Angabe gibt es hier nicht.", "There is no such parameter here."}, {}, {},
                    "--" + given.begin()->first);
    }
    return result;
}

std::string ParameterValues::text(const std::string& name) const {
    const auto at = values_.find(name);
    return at == values_.end() ? std::string() : at->second.front();
}

std::vector<std::string> ParameterValues::list(const std::string& name) const {
    const auto at = values_.find(name);
    return at == values_.end() ? std::vector<std::string>() : at->second;
}

std::optional<double> ParameterValues::number(const std::string& name) const {
    return parseNumber(text(name));
}

std::optional<int> ParameterValues::integer(const std::string& name) const {
    const auto value = parseInteger(text(name));
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

bool ParameterValues::flag(const std::string& name) const {
    return text(name) == "true";
}

std::vector<std::filesystem::path> ParameterValues::paths(const std::string& name) const {
    const auto texts = list(name);
    return {texts.begin(), texts.end()};
}

}  // namespace nordertor::plugin_api
