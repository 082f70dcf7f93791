// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/parameter_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/edit_in_words.h"
#include "ops/indicator_figures.h"

namespace nordertor::ops {
namespace {

using Given = std::map<std::string, std::vector<std::string>>;

bool saysNothing(const ParameterSpec& spec) {
    static const std::set<std::string> names{"store",      "date",        "scenario",
                                             "seed",       "areas-layer", "areas-id",
                                             "areas-name", "areas-crs",   "events-crs"};
    return spec.recipeOnly || names.contains(spec.name);
}

bool isNoLimit(const ParameterSpec& spec, const std::string& value) {
    static const std::set<std::string> names{"top", "least-inhabitants"};
    return value == "0" && names.contains(spec.name);
}

/// "800", "0.5": as people of the language write it, with as many decimals.
std::string numberText(const std::string& text, Language language) {
    const auto number = parseNumber(trimmed(text));
    const auto dot = text.find('.');
    constexpr std::size_t mostDecimals = 2;
    const std::size_t typed = dot == std::string::npos ? 0 : text.size() - dot - 1;
    // what was computed has more decimals than anybody means; a small one would be none without them
    const bool isSmall = number && std::abs(*number) < 0.1;
    const std::size_t decimals = isSmall ? typed : std::min(typed, mostDecimals);
    return number ? formatNumber(*number, static_cast<int>(decimals), language) : text;
}

/// "youth=2" as "youth" and "2"; without the sign the second is empty.
std::pair<std::string, std::string> halves(const std::string& text) {
    const auto equals = text.rfind('=');
    return {std::string(trimmed(std::string_view(text).substr(0, equals))),
            equals == std::string::npos ? std::string()
                                        : std::string(trimmed(std::string_view(text).substr(equals + 1)))};
}

/// The values of one result, in one language.
class Words {
  public:
    Words(const Given& given, const model::ThemeSet& themes, const model::Project& project, Language language)
        : given_(given), themes_(themes), project_(project), language_(language) {}

    [[nodiscard]] std::string of(const ParameterSpec& spec, const std::string& value) const {
        const auto choice = std::ranges::find(spec.choices, value);
        if (choice != spec.choices.end() && spec.choiceLabels.size() == spec.choices.size()) {
            return in(spec.choiceLabels[static_cast<std::size_t>(choice - spec.choices.begin())]);
        }
        if (spec.type == ParameterType::Number || spec.type == ParameterType::Integer) {
            const bool byChance = spec.name != "permutations" || value != "0";
            return byChance
                       ? withUnit(numberText(value, language_), spec.unit)
                       : in({"keine, p aus der Normalverteilung", "none, p from the normal distribution"});
        }
        if (spec.name == "areas" || spec.type == ParameterType::InputFile ||
            spec.type == ParameterType::InputFiles) {
            const auto made = spec.name == "areas" ? titleOfMadeAreas(value) : std::nullopt;
            return made ? in(*made) : std::filesystem::path(value).filename().string();
        }
        return ofText(spec.name, value);
    }

  private:
    [[nodiscard]] std::string in(const LocalizedText& text) const { return text.in(language_); }

    static std::string withUnit(const std::string& number, const std::string& unit) {
        return unit.empty() ? number : number + " " + unit;
    }

    [[nodiscard]] std::string ofText(const std::string& name, const std::string& value) const {
        if (isScenarioEdit(name)) {
            return editInWords(name, value, themes_, project_, language_);
        }
        if (name == "theme" || name == "standard") {
            return in(themeOrStandardLabel(themes_, value));
        }
        if (name == "kind") {
            const LocalizedText label = kindsLabel({value}, themes_);
            return label.empty() ? value : in(label);
        }
        if (name == "group") {
            return countedGroup(value);
        }
        if (name == "limit") {
            return limitText(value);
        }
        if (name == "combine" || name == "index" || name == "status" || name == "dynamics") {
            return listText(value, [&](const std::string& part) { return weighted(name, part); });
        }
        if (name == "indicator" || name == "show") {
            return indicatorText(value);
        }
        if (name == "weights") {
            return neighbourhoodText(value);
        }
        if (name == "bands" || name == "sensitivity") {
            const auto unit = given_.find("unit");
            return numbersText(value) +
                   (name == "bands" && unit != given_.end() ? " " + unit->second.front() : "");
        }
        if (name == "steps") {
            return listText(value, [&](const std::string& part) {
                const auto [to, weight] = halves(part);
                return in({"bis ", "up to "}) + numberText(to, language_) + ": " +
                       numberText(weight, language_);
            });
        }
        return facilityName(value);
    }

    template <class Text>
    [[nodiscard]] std::string listText(const std::string& list, const Text& text) const {
        std::vector<std::string> parts;
        for (const std::string& part : split(list, ',')) {
            parts.push_back(text(std::string(trimmed(part))));
        }
        const bool numbers = list.find_first_not_of("0123456789., ") == std::string::npos;
        return joined(parts, numbers ? " / " : ", ");
    }

    /// "300 / 500 / 800"; of many only how many and their ends: "60 von 50 bis 3.000".
    [[nodiscard]] std::string numbersText(const std::string& list) const {
        constexpr std::size_t mostNamed = 12;
        std::vector<std::pair<double, std::string>> numbers;
        for (const std::string& part : split(list, ',')) {
            const std::string number(trimmed(part));
            numbers.emplace_back(parseNumber(number).value_or(0), numberText(number, language_));
        }
        if (numbers.size() <= mostNamed) {
            return listText(list, [&](const std::string& part) { return numberText(part, language_); });
        }
        const auto [least, most] = std::ranges::minmax_element(numbers);
        const std::string count = formatCount(static_cast<std::int64_t>(numbers.size()), language_);
        return count + in({" von ", " from "}) + least->second + in({" bis ", " to "}) + most->second;
    }

    [[nodiscard]] std::string groupText(const std::string& value) const {
        const auto group = demandGroupNamed(value.empty() ? "all" : value, themes_);
        return !group                                          ? value
               : group->ages.everybody() && group->id == "all" ? in({"alle Personen", "all persons"})
                                                               : in(group->label);
    }

    /// "Kinder von 3 bis 5 (gezählt: Kinder unter 10)", where the data has no figures for the group itself.
    [[nodiscard]] std::string countedGroup(const std::string& value) const {
        std::string name = groupText(value);
        const auto group = demandGroupNamed(value.empty() ? "all" : value, themes_);
        if (!group || project_.residents.homes.empty()) {
            return name;
        }
        const auto standard = given_.find("standard");
        const bool perHead = given_.contains("capacity") && standard != given_.end() &&
                             !standard->second.empty() &&
                             placesPerHead(standard->second.front(), themes_) != nullptr;
        const analysis::DemandUsed used = perHead ? analysis::headsFor(project_.residents, *group).used
                                                  : analysis::demandFor(project_.residents, *group).used;
        const std::string counted = in(used.label);
        return used.measure == analysis::DemandMeasure::Persons ? name
               : counted.starts_with(name)                      ? counted
                                           : name + in({" (gezählt: ", " (counted: "}) + counted + ")";
    }

    /// "youth.playground_6_12=500", "800", "10min".
    [[nodiscard]] std::string limitText(const std::string& value) const {
        const auto [standard, metres] = halves(value);
        if (!metres.empty()) {
            return in(standardLabel(themes_, standard)) + " (" +
                   withUnit(numberText(metres, language_), "m") + ")";
        }
        static constexpr std::string_view minutes = "min";
        const bool inMinutes = value.ends_with(minutes);
        const std::string number = inMinutes ? value.substr(0, value.size() - minutes.size()) : value;
        return withUnit(numberText(std::string(trimmed(number)), language_), inMinutes ? "min" : "m");
    }

    /// "social=2", "density:80+=-1"
    [[nodiscard]] std::string weighted(const std::string& name, const std::string& part) const {
        const auto [what, weight] = halves(part);
        const std::string label =
            name == "combine" ? in(themeOrStandardLabel(themes_, what)) : indicatorText(what);
        return weight.empty() ? label
                              : label + in({" (Gewicht ", " (weight "}) + numberText(weight, language_) + ")";
    }

    [[nodiscard]] std::string indicatorText(const std::string& value) const {
        const auto colon = value.find(':');
        const std::string what = value.substr(0, colon);
        const std::string of = colon == std::string::npos ? "" : value.substr(colon + 1);
        static const std::map<std::string, LocalizedText> together{{"index", {"Index", "index"}},
                                                                   {"status", {"Status", "status"}},
                                                                   {"dynamics", {"Dynamik", "dynamics"}}};
        if (const auto found = together.find(value); found != together.end()) {
            return in(found->second);
        }
        const bool ofPersons = what == "persons" || what == "share" || what == "density";
        const std::string kinds = what.starts_with("facilities") ? in(kindsLabel({of}, themes_)) : "";
        const std::string label = ofPersons ? groupText(of) : kinds.empty() ? of : kinds;
        return in(indicatorLabel(what, {label, label}));
    }

    /// "knn=8", "queen"
    [[nodiscard]] std::string neighbourhoodText(const std::string& value) const {
        const auto [how, number] = halves(value);
        const std::string count = numberText(number, language_);
        return how == "queen"
                   ? in({"Flächen mit gemeinsamer Ecke oder Kante", "areas with a common corner or edge"})
               : how == "rook"    ? in({"Flächen mit gemeinsamer Kante", "areas with a common edge"})
               : how == "knn"     ? in({"die " + count + " nächsten", "the " + count + " nearest"})
               : how == "band"    ? in({"im Umkreis von " + count + " m", "within " + count + " m"})
               : how == "network" ? in({"bis " + count + " m Fußweg", "up to " + count + " m of walk"})
                                  : value;
    }

    /// Of ids those of facilities that have a name.
    [[nodiscard]] std::string facilityName(const std::string& value) const {
        const auto found = std::ranges::find(project_.facilities, value, &model::Facility::id);
        return found != project_.facilities.end() && !found->name.empty() ? found->name : value;
    }

    const Given& given_;
    const model::ThemeSet& themes_;
    const model::Project& project_;
    Language language_;
};

std::string inWords(const std::vector<ParameterSpec>& specs, const Given& given, const Words& words,
                    Language language) {
    std::vector<std::string> parts;
    for (const ParameterSpec& spec : specs) {
        const auto values = given.find(spec.name);
        const bool unitOfBands = spec.name == "unit" && given.contains("bands");
        if (saysNothing(spec) || unitOfBands || values == given.end() || values->second.empty() ||
            isNoLimit(spec, values->second.front())) {
            continue;
        }
        if (spec.type == ParameterType::Flag) {
            parts.push_back(spec.label.in(language));
            continue;
        }
        std::vector<std::string> texts;
        for (const std::string& value : values->second) {
            texts.push_back(words.of(spec, value));
        }
        // of an edit there are commas within
        parts.push_back(spec.label.in(language) + ": " +
                        joined(texts, isScenarioEdit(spec.name) ? " / " : ", "));
    }
    return joined(parts, "; ");
}

}  // namespace

LocalizedText parametersInWords(const std::vector<ParameterSpec>& specs, const Given& given,
                                const model::ThemeSet& themes, const model::Project& project) {
    const auto in = [&](Language language) {
        return inWords(specs, given, Words(given, themes, project, language), language);
    };
    return {in(Language::German), in(Language::English)};
}

}  // namespace nordertor::ops
