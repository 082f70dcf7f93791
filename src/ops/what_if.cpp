// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/scenarios/supply_comparison.h"
#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "model/kept_assumptions.h"
#include "model/scenario_text.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/scenario_context.h"
#include "ops/scenario_edits.h"
#include "ops/scenario_tables.h"
#include "ops/scenario_words.h"

namespace nordertor::ops {
namespace {

constexpr std::size_t longestName = 100;
constexpr const char* keeps = model::keptAssumptionsParameter;

OperationInfo whatIfInfo() {
    OperationInfo info{
        .id = "whatif",
        .title = {"Was wäre, wenn …", "What if …"},
        .help =
            {"Legt Annahmen als Szenario über die Daten und zeigt, wer dadurch gewinnt oder verliert: Einrichtungen "
             "hinzufügen, verlegen, vergrößern, schließen; Wege bauen, öffnen, sperren; Einwohner ändern. Die Daten "
             "selbst bleiben, wie sie sind. Ohne Annahmen zeigt es das Szenario, ohne Namen alle Szenarien; andere "
             "Verben rechnen mit --scenario NAME darauf.",
             "Lays assumptions over the data as a scenario and shows who gains or loses: add, move, enlarge or close "
             "facilities; build, open or block ways; change residents. The data itself stays as it is. Without "
             "assumptions it shows the scenario, without a name all scenarios; other verbs work on it with "
             "--scenario NAME."},
        .examples =
            {"nordertor whatif quartier.gpkg \"Neue Kita\" --add \"social.kita@397900,5933800;name=Kita Süd\"",
             "nordertor whatif quartier.gpkg \"Neue Kita\" --close way/12345 --dry-run",
             "nordertor whatif quartier.gpkg Brücke --way \"397900,5933800 397950,5933890\" --block way/99",
             "nordertor whatif quartier.gpkg Lindenhof --residents \"@13.262,53.577;0-9=20;80+=5\"",
             "nordertor whatif quartier.gpkg \"Neue Kita\" --compare Brücke",
             "nordertor whatif quartier.gpkg \"Neue Kita\" --drop 1",
             "nordertor gaps quartier.gpkg --scenario \"Neue Kita\""},
        .parameters = {{.name = "name",
                        .type = ParameterType::Text,
                        .label = {"Szenario", "Scenario"},
                        .help = {"Name des Szenarios; ein neuer legt es an. Beispiel: \"Neue Kita\"",
                                 "Name of the scenario; a new one makes it. Example: \"New day care\""},
                        .positional = true}},
        .scenarioParameter = "name",
        .needsProject = true,
        .changesProject = true};
    const ParameterUse deleting{"delete", {"true"}};
    for (ParameterSpec& edit : scenarioEditParameters()) {
        edit.notUsedWith = {deleting};
        info.parameters.push_back(std::move(edit));
    }
    const ParameterSpec own[] = {
        {.name = "drop",
         .type = ParameterType::TextList,
         .label = {"Annahme zurücknehmen", "Take back an assumption"},
         .help = {"Nummer der Annahme. Beispiel: --drop 2", "Number of the assumption. Example: --drop 2"},
         .notUsedWith = {deleting}},
        {.name = "description",
         .type = ParameterType::Text,
         .label = {"Beschreibung", "Description"},
         .help = {"Worum es geht. Beispiel: --description \"Beschluss vom 3. März\"",
                  "What it is about. Example: --description \"as decided in March\""},
         .notUsedWith = {deleting}},
        {.name = "compare",
         .type = ParameterType::Text,
         .label = {"Vergleichen mit", "Compare with"},
         .help = {"Mit diesem Szenario statt mit dem heutigen Stand vergleichen. Beispiel: --compare Brücke",
                  "Compare with this scenario instead of the present state. Example: --compare Bridge"},
         .notUsedWith = {deleting}},
        {.name = "delete",
         .type = ParameterType::Flag,
         .label = {"Szenario löschen", "Delete the scenario"},
         .help = {"Das ganze Szenario löschen.", "Delete the whole scenario."}},
        {.name = "top",
         .type = ParameterType::Integer,
         .label = {"Wohngebäude höchstens", "Homes at most"},
         .help = {"So viele Wohngebäude mit anderem Weg zeigen; 0 = alle. Beispiel: --top 0",
                  "Show this many homes with another walk; 0 = all. Example: --top 0"},
         .minimum = 0,
         .maximum = 10000000,
         .defaultValue = "10",
         .usedWith = {{"name"}},
         .notUsedWith = {deleting, {"store"}}},
        {.name = keeps,
         .type = ParameterType::Text,
         .label = {"Frühere Annahmen", "Earlier assumptions"},
         .help =
             {"Womit das Szenario beginnt, ehe die Annahmen des Rezepts dazukommen: none, oder das Kennzeichen "
              "der früheren Annahmen. Beispiel: none",
              "What the scenario begins with before the assumptions of the recipe are added: none, or the mark "
              "of the earlier assumptions. Example: none"},
         .recipeOnly = true}};
    info.parameters.insert(info.parameters.end(), std::begin(own), std::end(own));
    for (ParameterSpec& shared : gapParameters()) {
        shared.usedWith = {{"name"}};
        shared.notUsedWith = {deleting};
        info.parameters.push_back(std::move(shared));
    }
    for (ParameterSpec& spec : storeParameters()) {
        spec.notUsedWith = {deleting};
        info.parameters.push_back(std::move(spec));
    }
    return info;
}

/// A recipe that deletes has done its work where the scenario is gone already; a user may have mistaken the
/// name.
Result<Outcome> deletion(const ParameterValues& values, const model::Project& project,
                         const std::string& name) {
    const model::Scenario* known = model::findScenario(project, name);
    if (known == nullptr && !values.has(keeps)) {
        return fail(unknownScenario(project, name, "name"));
    }
    Outcome outcome;
    outcome.recordedAs[keeps] = {"none"};
    outcome.summary = model::describe(
        {model::SetScenario{known != nullptr ? *known : model::Scenario{name, {}, {}}, std::nullopt}});
    if (known != nullptr) {
        outcome.edits.push_back({model::SetScenario{*known, std::nullopt}});
    } else {
        outcome.asides.push_back(
            {Severity::Info,
             {fmt::format("Das Szenario „{}“ gibt es nicht mehr; es war nichts zu löschen.", name),
              fmt::format("The scenario \"{}\" is gone already; there was nothing to delete.", name)},
             {},
             {},
             1});
    }
    return outcome;
}

bool asksForChange(const ParameterValues& values) {
    const auto edits = scenarioEditParameters();
    return values.has("drop") || values.has("description") || values.has(keeps) ||
           std::any_of(edits.begin(), edits.end(),
                       [&](const ParameterSpec& spec) { return values.has(spec.name); });
}

Error badName(const std::string& name) {
    return {
        ErrorCode::InvalidArgument,
        name.empty() ? LocalizedText{"Es ist kein Szenario genannt.", "No scenario is named."}
                     : LocalizedText{fmt::format("„{}“ ist kein Name für ein Szenario.", name),
                                     fmt::format("\"{}\" is no name for a scenario.", name)},
        {"Bitte einen Namen mit 1 bis 100 Zeichen nennen. Beispiel: nordertor whatif quartier.gpkg \"Neue Kita\"",
         "Please give a name of 1 to 100 characters. Example: nordertor whatif quarter.gpkg \"New day care\""},
        {},
        "name"};
}

Outcome allScenarios(const model::Project& project) {
    Outcome outcome;
    outcome.tables = {scenariosTable(project)};
    if (project.scenarios.empty()) {
        outcome.summary = {"Das Projekt hat noch keine Szenarien.", "The project has no scenarios yet."};
    }
    return outcome;
}

/// `dropped` and `impossible` by their index in the scenario.
Error doesNotFit(const model::Scenario& scenario, const std::set<std::size_t>& dropped,
                 const std::vector<std::size_t>& impossible, const model::ThemeSet& themes) {
    const model::ScenarioEdit& first = scenario.edits[impossible.front()];
    const LocalizedText edit = model::describe(first, themes);
    std::set<std::size_t> all = dropped;
    all.insert(impossible.begin(), impossible.end());
    std::vector<std::string> options;
    for (const std::size_t index : all) {
        options.push_back(fmt::format("--drop {}", index + 1));
    }
    const std::string remedy = joined(options, " ");
    return {ErrorCode::InvalidArgument,
            {fmt::format("Was dann bleibt, passt nicht zusammen: Annahme {} ({}) geht nicht mehr.",
                         impossible.front() + 1, edit.de),
             fmt::format("What is left then does not fit: assumption {} ({}) is no longer possible.",
                         impossible.front() + 1, edit.en)},
            {"Bitte zusammen zurücknehmen. Beispiel: " + remedy,
             "Please take them back together. Example: " + remedy},
            {},
            "--drop"};
}

Result<> dropEdits(const ParameterValues& values, const Context& context, model::Scenario& scenario) {
    std::set<std::size_t> dropped;
    for (const std::string& text : values.list("drop")) {
        const auto number = parseInteger(text);
        const auto count = static_cast<std::int64_t>(scenario.edits.size());
        if (!number || *number < 1 || *number > count) {
            LocalizedText remedy{fmt::format("Möglich ist 1 bis {}.", count),
                                 fmt::format("Possible is 1 to {}.", count)};
            if (count == 0) {
                remedy = {"Das Szenario hat noch keine Annahmen.", "The scenario has no assumptions yet."};
            }
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("Die Annahme „{}“ gibt es nicht.", text),
                         fmt::format("There is no assumption \"{}\".", text)},
                        std::move(remedy), {}, "--drop");
        }
        if (!dropped.insert(static_cast<std::size_t>(*number - 1)).second) {
            return fail(givenTwice(text, "--drop"));
        }
    }
    if (dropped.empty()) {
        return {};
    }
    auto reduced = model::withoutEdits(*context.snapshot, scenario, dropped);
    if (!reduced.impossible.empty()) {
        return fail(doesNotFit(scenario, dropped, reduced.impossible, *context.themes));
    }
    scenario = std::move(reduced.scenario);
    return {};
}

/// Equal for lists of assumptions that say the same.
std::string markOf(const std::vector<model::ScenarioEdit>& edits) {
    std::string text;
    for (const model::ScenarioEdit& edit : edits) {
        text += model::describe(edit).de + " " + joined(model::thingsChanged(edit), " ") + "\n";
    }
    return edits.empty() ? "none" : textFingerprint(text);
}

/// What a recipe builds on: the first assumptions of the scenario where it was run before, else those left
/// after the ones it drops.
Result<> takeEarlier(const ParameterValues& values, const Context& context, model::Scenario& scenario) {
    const std::string mark = values.text(keeps);
    for (std::size_t count = 0; count <= scenario.edits.size(); ++count) {
        const auto end = scenario.edits.begin() + static_cast<std::ptrdiff_t>(count);
        if (markOf({scenario.edits.begin(), end}) == mark) {
            scenario.edits.erase(end, scenario.edits.end());
            return {};
        }
    }
    if (const auto dropped = dropEdits(values, context, scenario); !dropped) {
        return fail(dropped.error());
    }
    if (markOf(scenario.edits) != mark) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format(
                 "Das Rezept baut auf früheren Annahmen des Szenarios „{}“ auf, die das Projekt nicht "
                 "oder anders hat.",
                 scenario.name),
             fmt::format("The recipe builds on earlier assumptions of the scenario \"{}\" that the project "
                         "does not have, or has otherwise.",
                         scenario.name)},
            {"Bitte zuerst die früheren Ergebnisse des Szenarios mit „nordertor run“ wiederholen.",
             "Please repeat the earlier results of the scenario first, with \"nordertor run\"."},
            {}, {});
    }
    return {};
}

/// The scenario with what was asked for, and the project under it.
struct Changed {
    model::Scenario scenario;
    model::Project under;
    std::string kept;  ///< markOf() the assumptions from before
};

Result<Changed> changed(const ParameterValues& values, const Context& context,
                        const model::Scenario& present) {
    Changed result{present, {}, {}};
    const bool again = values.has(keeps);
    const auto begun =
        again ? takeEarlier(values, context, result.scenario) : dropEdits(values, context, result.scenario);
    if (!begun) {
        return fail(begun.error());
    }
    result.kept = markOf(result.scenario.edits);
    if (again || values.has("description")) {
        result.scenario.description = values.text("description");
    }
    auto under = model::withScenario(*context.snapshot, result.scenario);
    if (!under) {
        return fail(under.error());
    }
    result.under = std::move(*under);
    auto edits =
        scenarioEditsFrom(values, *context.themes, *context.snapshot, result.scenario.edits, result.under);
    if (!edits) {
        return fail(edits.error());
    }
    std::move(edits->begin(), edits->end(), std::back_inserter(result.scenario.edits));
    return result;
}

/// What the scenario is compared with, where that is not the present state, and the project under it.
struct Compared {
    model::Scenario scenario;
    model::Project under;
};

Result<std::optional<Compared>> comparedFrom(const ParameterValues& values, const model::Project& project) {
    if (!values.has("compare")) {
        return std::nullopt;
    }
    const model::Scenario* other = model::findScenario(project, values.text("compare"));
    if (other == nullptr) {
        return fail(unknownScenario(project, values.text("compare"), "--compare"));
    }
    if (other->name == trimmed(values.text("name"))) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("„{}“ mit sich selbst verglichen zeigt keinen Unterschied.", other->name),
             fmt::format("\"{}\" compared with itself shows no difference.", other->name)},
            {"Bitte ein anderes Szenario nennen, oder --compare weglassen, um mit dem heutigen Stand zu "
             "vergleichen. Beispiel: --compare Brücke",
             "Please name another scenario, or leave out --compare to compare with the present state. "
             "Example: --compare Bridge"},
            {}, "--compare");
    }
    auto under = model::withScenario(project, *other);
    if (!under) {
        return fail(under.error());
    }
    return Compared{*other, std::move(*under)};
}

Result<std::vector<analysis::StandardDifference>> effect(const Context& context,
                                                         const ParameterValues& values,
                                                         const Changed& changed,
                                                         const std::optional<Compared>& compared,
                                                         const Task& task) {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    const model::Project& project = *context.snapshot;
    auto present =
        analysis::IncrementalSupply::build(project, *context.themes, *parameters, task.part(0, 0.5));
    if (!present) {
        return fail(present.error());
    }
    const auto after = analysis::supplyUnder(*present, changed.scenario, changed.under, *context.themes,
                                             *parameters, task.part(0.5, 0.8));
    if (!after) {
        return fail(after.error());
    }
    if (!compared) {
        return analysis::compareSupply(project, analysis::supplyOf(*present), changed.under, *after);
    }
    const auto before = analysis::supplyUnder(*present, compared->scenario, compared->under, *context.themes,
                                              *parameters, task.part(0.8, 1));
    if (!before) {
        return fail(before.error());
    }
    return analysis::compareSupply(compared->under, *before, changed.under, *after);
}

/// Of the layer of homes: which standards, which scenarios.
LocalizedText homesTitle(const ParameterValues& values, const std::string& name,
                         const std::vector<analysis::StandardDifference>& differences,
                         const model::ThemeSet& themes) {
    static constexpr std::size_t mostNamed = 3;
    std::vector<LocalizedText> concerned;
    for (const analysis::StandardDifference& difference : differences) {
        if (!difference.homes.empty()) {
            concerned.push_back(standardLabel(themes, difference.standard));
        }
    }
    LocalizedText standards = standardsAskedFor(values, themes);
    if (!values.has("theme") && !values.has("standard") && concerned.size() <= mostNamed) {
        standards = {};
        for (const LocalizedText& label : concerned) {
            standards.de += (standards.de.empty() ? "" : ", ") + label.de;
            standards.en += (standards.en.empty() ? "" : ", ") + label.en;
        }
    }
    LocalizedText title{fmt::format("Wohngebäude mit anderem Weg ({}): Szenario „{}“", standards.de, name),
                        fmt::format("Homes with another walk ({}): scenario \"{}\"", standards.en, name)};
    if (values.has("compare")) {
        title.de += fmt::format(" gegenüber „{}“", values.text("compare"));
        title.en += fmt::format(" against \"{}\"", values.text("compare"));
    }
    return title;
}

}  // namespace

const OperationInfo& WhatIf::info() const {
    static const OperationInfo info = whatIfInfo();
    return info;
}

Result<Outcome> WhatIf::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const model::Project& project = *context.snapshot;
    const std::string name(trimmed(values.text("name")));
    const bool change = asksForChange(values);
    if (name.empty() && !change && !values.flag("delete") && !values.has("compare")) {
        return allScenarios(project);
    }
    if (name.empty() || codePointCount(name) > longestName || name.find('\n') != std::string::npos) {
        return fail(badName(name));
    }
    if (values.flag("delete")) {
        return deletion(values, project, name);
    }
    const model::Scenario* known = model::findScenario(project, name);
    const bool dropsOfNone = values.has("drop") && !values.has(keeps);
    if (known == nullptr && (!change || dropsOfNone)) {
        return fail(unknownScenario(project, name, "name"));
    }
    Outcome outcome;
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    const auto next = changed(values, context, known != nullptr ? *known : model::Scenario{name, {}, {}});
    if (!next) {
        return fail(next.error());
    }
    const auto compared = comparedFrom(values, project);
    if (!compared) {
        return fail(compared.error());
    }
    const auto differences = effect(context, values, *next, *compared, task);
    if (!differences) {
        return fail(differences.error());
    }
    if (change && (known == nullptr || *known != next->scenario)) {
        outcome.edits.push_back(
            {model::SetScenario{known == nullptr ? std::nullopt : std::optional(*known), next->scenario}});
    }
    if (change) {
        outcome.recordedAs[keeps] = {next->kept};
        if (!next->scenario.description.empty()) {
            outcome.recordedAs["description"] = {next->scenario.description};
        }
    }
    outcome.summary = effectSentence(*differences, *context.themes);
    if (*compared) {
        const std::string& other = (*compared)->scenario.name;
        outcome.summary.de =
            fmt::format("„{}“ (nachher) gegenüber „{}“ (vorher): ", name, other) + outcome.summary.de;
        outcome.summary.en =
            fmt::format("\"{}\" (after) against \"{}\" (before): ", name, other) + outcome.summary.en;
    }
    auto homes =
        homesTable(*differences, *context.themes,
                   values.has("store") ? 0 : static_cast<std::size_t>(values.integer("top").value_or(10)));
    outcome.tables.push_back(editsTable(next->scenario, *context.themes, "edits"));
    if (*compared) {
        outcome.tables.push_back(editsTable((*compared)->scenario, *context.themes, "edits_compared"));
    }
    for (const bool insideArea : {true, false}) {
        Table table = effectTable(*differences, *context.themes, insideArea);
        if (!table.rows.empty()) {
            outcome.tables.push_back(std::move(table));
        }
    }
    if (!homes.table.rows.empty()) {
        append(outcome.notices,
               cutNotices(homes.table.rows.size(), homes.all, {"geänderten Wegen", "changed walks"}));
        homes.features.title = homesTitle(values, name, *differences, *context.themes);
        outcome.tables.push_back(std::move(homes.table));
        outcome.features.push_back(std::move(homes.features));
    }
    outcome.features.push_back(editFeatures(next->scenario, next->under, *context.themes, "edits"));
    if (*compared) {
        outcome.features.push_back(
            editFeatures((*compared)->scenario, (*compared)->under, *context.themes, "edits_compared"));
    }
    append(outcome.notices, model::conflictsIn(next->scenario));
    return outcome;
}

}  // namespace nordertor::ops
