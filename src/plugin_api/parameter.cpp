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

Error refusal(const ParameterSpec& spec, const LocalizedText& message, const LocalizedText& remedy) {
    return {ErrorCode::InvalidArgument, message, remedy, {}, optionOf(spec)};
}

tl::unexpected<Error> wrong(const ParameterSpec& spec, const LocalizedText& message,
                            const LocalizedText& remedy) {
    return fail(refusal(spec, message, remedy));
}

LocalizedText withExample(const ParameterSpec& spec, const LocalizedText& remedy) {
    const LocalizedText example = exampleOf(spec);
    return {remedy.de + " " + example.de, remedy.en + " " + example.en};
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

/// Never as 5e+05 or 1e-04.
std::string bound(double value) {
    constexpr int mostDecimals = 6;
    int decimals = 0;
    while (decimals < mostDecimals && parseNumber(toFixedText(value, decimals)) != value) {
        ++decimals;
    }
    return toFixedText(value, decimals);
}

/// Empty without bounds.
std::string rangeText(const ParameterSpec& spec) {
    const std::string unit = spec.unit.empty() ? "" : " " + spec.unit;
    if (spec.minimum && spec.maximum) {
        return fmt::format("{}–{}{}", bound(*spec.minimum), bound(*spec.maximum), unit);
    }
    return spec.minimum   ? fmt::format("≥ {}{}", bound(*spec.minimum), unit)
           : spec.maximum ? fmt::format("≤ {}{}", bound(*spec.maximum), unit)
                          : std::string();
}

std::optional<double> integerAsNumber(const std::string& text) {
    const auto value = parseInteger(text);
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

/// "5000" of "1:5000", "1 : 5.000", "5,000" or "5 000"; else as it is.
std::string plainScale(const std::string& text) {
    std::string_view rest = trimmed(text);
    if (rest.starts_with("1")) {
        const std::string_view behind = trimmed(rest.substr(1));
        rest = behind.starts_with(":") ? trimmed(behind.substr(1)) : rest;
    }
    std::string digits;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        // thousands are set apart by one mark, and then are three digits
        const bool mark = rest[i] == '.' || rest[i] == ',' || rest[i] == ' ';
        if (mark && i > 0 && (rest.size() - i) % 4 == 0) {
            continue;
        }
        if (rest[i] < '0' || rest[i] > '9') {
            return text;
        }
        digits += rest[i];
    }
    return digits.empty() ? text : digits;
}

Result<> checkScale(const ParameterSpec& spec, const std::string& text) {
    const std::string plain = plainScale(text);
    const auto value = plain.starts_with("-") ? std::nullopt : parseInteger(plain);
    const auto scale = [](double number, Language language) {
        return "1 : " + formatCount(std::llround(number), language);
    };
    const bool inside = value && (!spec.minimum || static_cast<double>(*value) >= *spec.minimum) &&
                        (!spec.maximum || static_cast<double>(*value) <= *spec.maximum);
    if (inside) {
        return {};
    }
    const LocalizedText what =
        value ? LocalizedText{fmt::format("Der Maßstab {} ist nicht möglich.",
                                          scale(static_cast<double>(*value), Language::German)),
                              fmt::format("The scale {} is not possible.",
                                          scale(static_cast<double>(*value), Language::English))}
              : LocalizedText{fmt::format("„{}“ ist kein Maßstab.", text),
                              fmt::format("\"{}\" is not a scale.", text)};
    const auto range = [&](const char* words, const char* to, Language language) {
        return spec.minimum && spec.maximum
                   ? fmt::format("{} {} {} {}.", words, scale(*spec.maximum, language), to,
                                 scale(*spec.minimum, language))
                   : std::string();
    };
    return wrong(spec, what,
                 withExample(spec, {range("Erlaubt ist", "bis", Language::German),
                                    range("Allowed is", "to", Language::English)}));
}

std::string withPoint(std::string text) {
    std::ranges::replace(text, ',', '.');
    return text;
}

Result<> checkNumber(const ParameterSpec& spec, const std::string& text) {
    const bool whole = spec.type == ParameterType::Integer;
    const auto value = whole ? integerAsNumber(text) : parseNumber(text);
    const std::string range = rangeText(spec);
    if (!value) {
        const bool comma = !whole && parseNumber(withPoint(text)).has_value();
        const LocalizedText allowed{range.empty() ? "" : fmt::format(" Erlaubt ist {}.", range),
                                    range.empty() ? "" : fmt::format(" Allowed is {}.", range)};
        return wrong(spec,
                     {fmt::format("„{}“ ist keine {}Zahl.{}", text, whole ? "ganze " : "", allowed.de),
                      fmt::format("\"{}\" is not a {}number.{}", text, whole ? "whole " : "", allowed.en)},
                     comma ? withExample(spec, {"Bitte mit Dezimalpunkt: " + withPoint(text) + ".",
                                                "Please with a decimal point: " + withPoint(text) + "."})
                           : exampleOf(spec));
    }
    if ((spec.minimum && *value < *spec.minimum) || (spec.maximum && *value > *spec.maximum)) {
        return wrong(spec,
                     {fmt::format("{} liegt außerhalb des erlaubten Bereichs {}.", text, range),
                      fmt::format("{} is outside the allowed range {}.", text, range)},
                     exampleOf(spec));
    }
    return {};
}

/// A file may be named by any bytes.
bool namesFiles(const ParameterSpec& spec) {
    return spec.type == ParameterType::InputFile || spec.type == ParameterType::InputFiles ||
           spec.type == ParameterType::OutputFile;
}

Result<> checkText(const ParameterSpec& spec, const std::string& text) {
    if (text.empty()) {
        return wrong(spec, {"Die Angabe ist leer.", "The value is empty."}, spec.help);
    }
    if (!namesFiles(spec) && isBlank(text)) {
        return wrong(spec, {"Die Angabe hat kein sichtbares Zeichen.", "The value has no visible character."},
                     spec.help);
    }
    return {};
}

Result<> check(const ParameterSpec& spec, const std::string& text) {
    if (!namesFiles(spec) && !isValidUtf8(text)) {
        return wrong(spec, {"Die Angabe ist kein lesbarer Text.", "The value is no readable text."},
                     withExample(spec, {"Bitte neu eingeben, in der Kodierung UTF-8.",
                                        "Please enter it again, encoded as UTF-8."}));
    }
    switch (spec.type) {
        case ParameterType::Number:
        case ParameterType::Integer:
            return checkNumber(spec, text);
        case ParameterType::Scale:
            return checkScale(spec, text);
        case ParameterType::Choice:
            if (std::find(spec.choices.begin(), spec.choices.end(), text) == spec.choices.end()) {
                return wrong(spec,
                             {fmt::format("„{}“ steht nicht zur Wahl.", text),
                              fmt::format("\"{}\" is no choice.", text)},
                             withExample(spec, {"Möglich sind: " + joined(spec.choices, ", ") + ".",
                                                "Possible are: " + joined(spec.choices, ", ") + "."}));
            }
            return {};
        case ParameterType::Date:
            if (!isDate(text)) {
                return wrong(
                    spec,
                    {fmt::format("„{}“ ist kein Datum.", text), fmt::format("\"{}\" is not a date.", text)},
                    withExample(spec, {"Erlaubt ist Jahr-Monat-Tag.", "Allowed is year-month-day."}));
            }
            return {};
        case ParameterType::Flag:
            if (text != "true" && text != "false") {
                return wrong(spec,
                             {fmt::format("„{}“ ist weder ja noch nein.", text),
                              fmt::format("\"{}\" is neither yes nor no.", text)},
                             {"Möglich sind true und false.", "Possible are true and false."});
            }
            return {};
        default:
            return checkText(spec, text);
    }
}

/// Whether `text` is `pattern`, in which * stands for anything.
bool fits(std::string_view text, std::string_view pattern) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) {
        return text == pattern;
    }
    if (!text.starts_with(pattern.substr(0, star))) {
        return false;
    }
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t from = star; from <= text.size(); ++from) {
        if (fits(text.substr(from), rest)) {
            return true;
        }
    }
    return false;
}

using Texts = std::map<std::string, std::vector<std::string>>;

/// The text that makes it hold; nothing where it does not.
std::optional<std::string> textFor(const ParameterUse& use, const Texts& values) {
    const auto at = values.find(use.parameter);
    const bool lifted = std::any_of(use.unless.begin(), use.unless.end(), [&](const ParameterUse& each) {
        return textFor(each, values).has_value();
    });
    if (at == values.end() || lifted) {
        return std::nullopt;
    }
    for (const std::string& text : at->second) {
        const bool fitting = use.texts.empty() ||
                             std::any_of(use.texts.begin(), use.texts.end(),
                                         [&](const std::string& each) { return fits(lowered(text), each); });
        if (fitting) {
            return text;
        }
    }
    return std::nullopt;
}

/// "--method k-nearest", "--stability".
std::string optionWith(const std::string& parameter, const std::string& text,
                       const std::vector<ParameterSpec>& specs) {
    const auto at = std::find_if(specs.begin(), specs.end(),
                                 [&](const ParameterSpec& spec) { return spec.name == parameter; });
    const std::string option = at == specs.end() ? "--" + parameter : optionOf(*at);
    const bool flag = at != specs.end() && at->type == ParameterType::Flag;
    return flag || text.empty() ? option : option + " " + text;
}

/// As a user would write them.
std::string usesText(const std::vector<ParameterUse>& uses, const std::vector<ParameterSpec>& specs,
                     const std::string& orWord) {
    std::vector<std::string> options;
    for (const ParameterUse& use : uses) {
        if (use.texts.empty()) {
            options.push_back(optionWith(use.parameter, {}, specs));
        }
        for (const std::string& text : use.texts) {
            options.push_back(optionWith(use.parameter, text, specs));
        }
    }
    return joined(options, " " + orWord + " ");
}

/// Why the parameter has no effect beside the others; nothing where it has.
std::optional<Error> withoutEffect(const ParameterSpec& spec, const std::vector<ParameterSpec>& specs,
                                   const Texts& values) {
    for (const ParameterUse& use : spec.notUsedWith) {
        if (const auto text = textFor(use, values)) {
            LocalizedText remedy{"Bitte eine der beiden Angaben weglassen",
                                 "Please leave out one of the two"};
            if (!use.unless.empty()) {
                remedy.de += fmt::format(" oder {} dazu angeben", usesText(use.unless, specs, "oder"));
                remedy.en += fmt::format(" or add {}", usesText(use.unless, specs, "or"));
            }
            remedy = withExample(spec, {remedy.de + ".", remedy.en + "."});
            const std::string other = optionWith(use.parameter, *text, specs);
            return refusal(spec,
                           {fmt::format("Diese Angabe hat neben {} keine Wirkung.", other),
                            fmt::format("This has no effect beside {}.", other)},
                           remedy);
        }
    }
    const bool used = spec.usedWith.empty() ||
                      std::any_of(spec.usedWith.begin(), spec.usedWith.end(),
                                  [&](const ParameterUse& use) { return textFor(use, values).has_value(); });
    if (used) {
        return std::nullopt;
    }
    const std::string german = usesText(spec.usedWith, specs, "oder");
    const std::string english = usesText(spec.usedWith, specs, "or");
    return refusal(spec,
                   {fmt::format("Diese Angabe wirkt nur zusammen mit {}.", german),
                    fmt::format("This has an effect only together with {}.", english)},
                   withExample(spec, {fmt::format("Bitte weglassen oder {} dazu angeben.", german),
                                      fmt::format("Please leave it out or add {}.", english)}));
}

/// Takes out defaults that have no effect. Error InvalidArgument for another value that has none.
Result<> keepEffective(const std::vector<ParameterSpec>& specs, Texts& values) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const ParameterSpec& spec : specs) {
            const auto at = values.find(spec.name);
            if (at == values.end()) {
                continue;
            }
            auto error = withoutEffect(spec, specs, values);
            if (!error) {
                continue;
            }
            if (at->second != std::vector<std::string>{spec.defaultValue}) {
                return fail(std::move(*error));
            }
            values.erase(at);
            changed = true;
        }
    }
    return {};
}

}  // namespace

std::string optionOf(const ParameterSpec& spec) {
    return spec.positional ? spec.name : "--" + spec.name;
}

LocalizedText exampleOf(const ParameterSpec& spec) {
    const std::string value = !spec.defaultValue.empty()         ? spec.defaultValue
                              : !spec.choices.empty()            ? spec.choices.front()
                              : spec.type == ParameterType::Date ? "2026-03-31"
                                                                 : bound(spec.minimum.value_or(1));
    const std::string plain =
        spec.type == ParameterType::Flag ? optionOf(spec) : fmt::format("{} {}", optionOf(spec), value);
    const auto from = [&](const std::string& help, const std::string& word) {
        const auto at = help.rfind(word);
        return at != std::string::npos ? help.substr(at) : fmt::format("{}: {}", word, plain);
    };
    return {from(spec.help.de, "Beispiel"), from(spec.help.en, "Example")};
}

void dropWithoutEffect(const std::vector<ParameterSpec>& specs,
                       std::map<std::string, std::vector<std::string>>& given) {
    Texts values = given;
    for (const ParameterSpec& spec : specs) {
        if (!spec.defaultValue.empty()) {
            values.try_emplace(spec.name, std::vector<std::string>{spec.defaultValue});
        }
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const ParameterSpec& spec : specs) {
            if (values.contains(spec.name) && withoutEffect(spec, specs, values)) {
                values.erase(spec.name);
                given.erase(spec.name);
                changed = true;
            }
        }
    }
}

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
            if (spec.type == ParameterType::Scale) {
                std::ranges::transform(at->second, at->second.begin(), plainScale);
            }
            result.values_[spec.name] = std::move(at->second);
        }
        if (at != given.end()) {
            given.erase(at);
        }
    }
    if (!given.empty()) {
        std::vector<std::string> known;
        for (const ParameterSpec& spec : specs) {
            known.push_back(optionOf(spec));
        }
        return fail(
            ErrorCode::InvalidArgument,
            {"Diese Angabe gibt es hier nicht.", "There is no such parameter here."},
            {"Möglich sind: " + joined(known, ", ") + ".", "Possible are: " + joined(known, ", ") + "."}, {},
            "--" + given.begin()->first);
    }
    if (const auto kept = keepEffective(specs, result.values_); !kept) {
        return fail(kept.error());
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

ParameterValues ParameterValues::with(const std::string& name, const std::string& text) const {
    ParameterValues changed = *this;
    changed.values_[name] = {text};
    return changed;
}

bool ParameterValues::flag(const std::string& name) const {
    return text(name) == "true";
}

std::vector<std::filesystem::path> ParameterValues::paths(const std::string& name) const {
    const auto texts = list(name);
    return {texts.begin(), texts.end()};
}

}  // namespace nordertor::plugin_api
