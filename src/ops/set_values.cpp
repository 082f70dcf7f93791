// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/set_values.h"

#include <fmt/format.h>

#include <utility>

#include "analysis/gaps/standard_errors.h"
#include "base/number_format.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

/// nullopt: back to the theme's own.
using Limits = std::map<std::string, std::optional<double>>;

OperationInfo setValuesInfo() {
    return {
        .id = "set",
        .title = {"Richtwerte und Titel festlegen", "Set standards and title"},
        .help =
            {"Legt Grenzwerte von Richtwerten und den Titel für das Projekt fest; sie gelten ab dann in jeder "
             "Auswertung und Karte. Ohne Angaben zeigt es die geltenden Werte.",
             "Sets the limits of standards and the title for the project; from then on they hold in every "
             "analysis and map. Without values it shows those in force."},
        .examples = {"nordertor set quartier.gpkg --limit youth.playground_6_12=500",
                     "nordertor set quartier.gpkg --limit youth.playground_6_12=default",
                     "nordertor set quartier.gpkg --title \"Sozialer Zusammenhalt Nordstadt\"",
                     "nordertor set quartier.gpkg"},
        .parameters =
            {{.name = "limit",
              .type = ParameterType::TextList,
              .label = {"Grenzwert", "Limit"},
              .help = {"Fußweg in Metern für einen Richtwert, „default“ für die Vorgabe des Themas; "
                       "mehrfach erlaubt. Beispiel: --limit youth.playground_6_12=500",
                       "Walking distance in metres for a standard, \"default\" for the theme's own; "
                       "may be repeated. Example: --limit youth.playground_6_12=500"}},
             {.name = "title",
              .type = ParameterType::Text,
              .label = {"Titel", "Title"},
              .help = {"Steht auf Karten. Beispiel: --title \"Sozialer Zusammenhalt Nordstadt\"",
                       "Printed on maps. Example: --title \"Northern quarter\""}}},
        .needsProject = true,
        .changesProject = true};
}

Result<> checkLimit(const std::string& standard, std::optional<double> metres, const Context& context) {
    // a limit of a theme that is no longer loaded can still be taken back
    const bool takenBack = !metres && context.snapshot->standardLimits.contains(standard);
    if (context.themes->findStandard(standard) == nullptr && !takenBack) {
        return fail(analysis::unknownStandard(standard, *context.themes, "--limit"));
    }
    if (metres &&
        !(*metres >= analysis::smallestStandardLimit && *metres <= analysis::greatestStandardLimit)) {
        return fail(analysis::limitOutOfRange(standard, *metres));
    }
    return {};
}

Result<Limits> limitsFrom(const ParameterValues& values, const Context& context) {
    Limits limits;
    for (const std::string& text : values.list("limit")) {
        const auto equals = text.find('=');
        const std::string standard = text.substr(0, equals);
        const std::string limit = equals == std::string::npos ? std::string() : text.substr(equals + 1);
        const auto metres = parseNumber(limit);
        if (!metres && limit != "default") {
            return fail(notALimit(text));
        }
        if (const auto checked = checkLimit(standard, metres, context); !checked) {
            return fail(checked.error());
        }
        if (!limits.emplace(standard, metres).second) {
            return fail(limitGivenTwice(standard));
        }
    }
    return limits;
}

Table valuesTable(const std::map<std::string, double>& limits, const model::ThemeSet& themes) {
    Table table{.key = "limits",
                .title = {"Eigene Grenzwerte des Projekts", "The project's own limits"},
                .columns = {{"id", {"Kennung", "Id"}},
                            {"standard", {"Richtwert", "Standard"}},
                            {"limit_m", {"Fußweg m", "Walk m"}},
                            {"theme_limit_m", {"Vorgabe m", "Default m"}}},
                .rows = {}};
    for (const auto& [id, metres] : limits) {
        const model::Standard* standard = themes.findStandard(id);
        table.rows.push_back({id, standardLabel(themes, id), Figure{metres, 0},
                              standard == nullptr ? Cell(Unknown{}) : Cell(Figure{standard->limit, 0})});
    }
    return table;
}

}  // namespace

const OperationInfo& SetValues::info() const {
    static const OperationInfo info = setValuesInfo();
    return info;
}

Result<Outcome> SetValues::run(const Context& context, const ParameterValues& values, const Task&) const {
    const auto limits = limitsFrom(values, context);
    if (!limits) {
        return fail(limits.error());
    }
    const model::Project& project = *context.snapshot;
    Outcome outcome;
    auto present = project.standardLimits;
    for (const auto& [standard, metres] : *limits) {
        const auto at = present.find(standard);
        const auto before = at == present.end() ? std::nullopt : std::optional(at->second);
        if (before == metres) {
            continue;
        }
        auto& change = outcome.edits.emplace_back().operation.emplace<model::SetStandardLimit>();
        change = {standard, before, metres};
        if (metres) {
            present[standard] = *metres;
        } else {
            present.erase(at);
        }
    }
    std::string title = project.title;
    if (values.has("title") && values.text("title") != title) {
        auto& change = outcome.edits.emplace_back().operation.emplace<model::SetTitle>();
        change.before = title;
        change.after = values.text("title");
        title = values.text("title");
    }
    if (outcome.edits.empty()) {
        const std::size_t count = present.size();
        outcome.summary = {fmt::format("Titel: „{}“. Eigene Grenzwerte: {}.", title,
                                       count == 0 ? "keine" : std::to_string(count)),
                           fmt::format("Title: \"{}\". Own limits: {}.", title,
                                       count == 0 ? "none" : std::to_string(count))};
    }
    for (const model::Edit& edit : outcome.edits) {
        const LocalizedText sentence = model::describe(edit);
        outcome.summary.de += (outcome.summary.de.empty() ? "" : "\n") + sentence.de;
        outcome.summary.en += (outcome.summary.en.empty() ? "" : "\n") + sentence.en;
    }
    outcome.tables = {valuesTable(present, *context.themes)};
    return outcome;
}

}  // namespace nordertor::ops
