// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/edit_in_words.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/scenario_edits.h"
#include "ops/scenario_words.h"

namespace nordertor::ops {
namespace {

/// The edit of one result, in one language.
class EditText {
  public:
    EditText(const EditWords& words, const model::ThemeSet& themes, const model::Project& project,
             Language language)
        : words_(words), themes_(themes), project_(project), language_(language) {}

    [[nodiscard]] std::string of(const std::string& parameter) const {
        if (parameter == "residents") {
            return residents();
        }
        if (parameter == "way") {
            const std::string what = words_.value("steps") == "yes" ? in({"Treppe", "steps"}) : "";
            return namedThing(what, words_.value("name"), in({"ohne Namen", "without a name"}));
        }
        if (parameter == "open" || parameter == "block") {
            return street() + (words_.places.empty() ? "" : in({", ein Abschnitt", ", a stretch of it"}));
        }
        return (parameter == "add" ? namedThing(kind(words_.what), words_.value("name"), words_.what)
                                   : facility()) +
               size("capacity", {" Plätze", " places"}) + size("area", {" m²", " m²"});
    }

  private:
    [[nodiscard]] std::string in(const LocalizedText& text) const { return text.in(language_); }
    [[nodiscard]] std::string quoted(const std::string& name) const {
        return in({"„" + name + "“", "\"" + name + "\""});
    }
    [[nodiscard]] std::string namedThing(const std::string& what, const std::string& name,
                                         const std::string& withoutBoth) const {
        return name.empty()   ? (what.empty() ? withoutBoth : what)
               : what.empty() ? name
                              : what + " " + quoted(name);
    }
    [[nodiscard]] std::string kind(const std::string& id) const {
        const model::FacilityKind* known = themes_.findKind(id);
        return known == nullptr ? std::string() : in(known->label);
    }
    [[nodiscard]] std::string facility() const {
        const auto found = std::ranges::find(project_.facilities, words_.what, &model::Facility::id);
        return found == project_.facilities.end() ? words_.what
                                                  : namedThing(kind(found->kind), found->name, found->id);
    }
    [[nodiscard]] std::string street() const {
        const auto& streets = project_.baseMap.streets;
        const auto found = std::ranges::find(streets, words_.what, &model::Street::id);
        return found == streets.end() || found->name.empty() ? words_.what : found->name;
    }
    [[nodiscard]] std::string number(const std::string& text) const {
        const auto value = parseNumber(text.starts_with('+') ? text.substr(1) : text);
        if (!value) {
            return text;
        }
        const int decimals = *value == std::round(*value) ? 0 : 1;
        return (text.starts_with('+') ? "+" : "") + formatNumber(*value, decimals, language_);
    }
    [[nodiscard]] std::string size(const std::string& key, const LocalizedText& unit) const {
        const std::string text = words_.value(key);
        return text.empty() ? text : ", " + number(text) + in(unit);
    }
    /// "Lindenhof (Kinder unter 10: 20; Personen ab 80: +5)"
    [[nodiscard]] std::string residents() const {
        const std::string radius = words_.value("radius");
        const std::string where = !words_.what.empty() ? words_.what
                                  : radius.empty()
                                      ? in({"neues Wohngebäude", "new home"})
                                      : in({"Umkreis ", "all around within "}) + number(radius) + " m";
        std::vector<std::string> groups;
        for (const auto& [key, text] : words_.values) {
            if (const auto ages = model::AgeGroup::fromKey(key)) {
                groups.push_back(in(ages->label()) + ": " + number(text));
            }
        }
        const std::string name = words_.value("name");
        return (name.empty() ? where : name) + " (" + joined(groups, "; ") + ")";
    }

    const EditWords& words_;
    const model::ThemeSet& themes_;
    const model::Project& project_;
    Language language_;
};

}  // namespace

bool isScenarioEdit(const std::string& parameter) {
    static const std::vector<ParameterSpec> edits = scenarioEditParameters();
    return std::ranges::find(edits, parameter, &ParameterSpec::name) != edits.end();
}

std::string editInWords(const std::string& parameter, const std::string& value, const model::ThemeSet& themes,
                        const model::Project& project, Language language) {
    const auto words =
        editWords("--" + parameter, value, {}, project.workingCrsEpsg, value, parameter == "way");
    return words ? EditText(*words, themes, project, language).of(parameter) : value;
}

}  // namespace nordertor::ops
