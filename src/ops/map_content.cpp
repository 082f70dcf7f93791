// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/map_content.h"

#include <fmt/format.h>

#include <algorithm>

#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/given_places.h"
#include "ops/list_results.h"
#include "ops/operation.h"
#include "ops/parameter_words.h"

namespace nordertor::ops {
namespace {

Notice noticeOfOutdated(const std::string& name) {
    return {
        .severity = Severity::Warning,
        .message = {fmt::format(
                        "Das Ergebnis „{}“ ist veraltet: Daten oder Grenzwerte des Projekts haben sich "
                        "geändert. Neu berechnen: nordertor run PROJEKT --result {}",
                        name, name),
                    fmt::format("The result \"{}\" is outdated: data or limits of the project have changed. "
                                "To compute it again: nordertor run PROJECT --result {}",
                                name, name)},
        .file = {},
        .place = {}};
}

/// Facilities and ways on the page are not those of the result.
Notice noticeOfOtherScenario(const model::ResultRecord& record, const std::string& drawn) {
    const LocalizedText shown =
        drawn.empty() ? LocalizedText{"die Einrichtungen und Wege von heute",
                                      "the facilities and paths of the present state"}
                      : LocalizedText{fmt::format("Einrichtungen und Wege des Szenarios „{}“", drawn),
                                      fmt::format("facilities and paths of the scenario \"{}\"", drawn)};
    const LocalizedText about =
        record.scenario.empty() ? LocalizedText{"gilt für den heutigen Stand", "is about the present state"}
                                : LocalizedText{fmt::format("gilt für das Szenario „{}“", record.scenario),
                                                fmt::format("is about the scenario \"{}\"", record.scenario)};
    return {
        .severity = Severity::Warning,
        .message = {fmt::format("Das Ergebnis „{}“ {}; die Karte zeigt {}.", record.name, about.de, shown.de),
                    fmt::format("The result \"{}\" {}; the map shows {}.", record.name, about.en, shown.en)},
        .file = {},
        .place = {}};
}

/// Kinds that the standards ask for which a result of them is about: those of its themes and standards, else
/// of all.
void addKindsOfStandards(const std::vector<std::string>& themes, const std::vector<std::string>& standards,
                         const model::ThemeSet& all, std::set<std::string>& kinds) {
    const auto named = [](const std::vector<std::string>& names, const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    for (const model::Theme& theme : all.themes) {
        for (const model::Standard& standard : theme.standards) {
            if ((themes.empty() && standards.empty()) || named(themes, theme.id) ||
                named(standards, theme.id + "." + standard.id)) {
                const auto own = model::kindsOf(theme, standard);
                kinds.insert(own.begin(), own.end());
            }
        }
    }
}

/// The facilities and places a result is about, by the parameters it was made with.
void addSubjects(const model::ResultRecord& record, const Context& context, MapContent& content) {
    const model::Project& project = *context.snapshot;
    const auto given = [&](const char* name) {
        const auto at = record.parameters.find(name);
        return at != record.parameters.end() ? at->second : std::vector<std::string>();
    };
    // a comparison of all standards is about shares, not about where a hundred facilities are
    const bool named = !given("theme").empty() || !given("standard").empty();
    if (record.operation == "gaps" || (record.operation == "compare" && named)) {
        addKindsOfStandards(given("theme"), given("standard"), *context.themes, content.facilitiesOfResults);
    }
    const model::Scenario* scenario = findScenario(project, record.scenario);
    for (const model::ScenarioEdit& edit : record.operation == "whatif" && scenario != nullptr
                                               ? scenario->edits
                                               : std::vector<model::ScenarioEdit>()) {
        if (const auto* facility = std::get_if<model::ChangeFacility>(&edit)) {
            content.facilitiesOfResults.insert((facility->after ? facility->after : facility->before)->kind);
        }
    }
    // of what a new site does not mind, nothing is to be seen
    if (given("ignore-existing").empty() || given("ignore-existing").front() != "true") {
        for (const char* name : {"kind", "facility"}) {
            const std::vector<std::string> named = given(name);
            content.facilitiesOfResults.insert(named.begin(), named.end());
        }
    }
    if (record.operation != "reach") {
        return;  // points elsewhere are candidates or limits, not where a walk starts
    }
    for (const std::string& text : given("at")) {
        if (const auto point = placeFrom("--at", text, project.workingCrsEpsg, "13.262,53.557")) {
            content.origins.push_back(*point);
        }
    }
    for (const std::string& id : given("home")) {
        const auto home = std::ranges::find(project.residents.homes, id, &model::Home::id);
        if (home != project.residents.homes.end()) {
            content.origins.push_back(home->location);
        }
    }
}

LocalizedText questionOf(const model::ResultRecord& record, const Context& context) {
    const Operation* operation = findOperation(record.operation);
    return operation == nullptr ? LocalizedText()
                                : parametersInWords(operation->info().parameters, record.parameters,
                                                    *context.themes, *context.snapshot);
}

}  // namespace

std::vector<ParameterSpec> mapContentParameters() {
    return {
        {.name = "result",
         .type = ParameterType::TextList,
         .label = {"Abgelegte Ergebnisse", "Stored results"},
         .help =
             {"Dieses im Projekt abgelegte Ergebnis zeigen; mehrfach erlaubt. Beispiel: --result kitas_800",
              "Show this result stored in the project; may be repeated. Example: --result daycare_800"}},
        {.name = "gaps",
         .type = ParameterType::Choice,
         .label = {"Lücken", "Gaps"},
         .help = {"auto: nur auf Karten ohne abgelegte Ergebnisse.",
                  "auto: only on maps without stored results."},
         .choices = {"auto", "on", "off"},
         .choiceLabels = {{"automatisch", "automatic"}, {"zeigen", "show"}, {"nicht zeigen", "hide"}},
         .defaultValue = "auto"}};
}

void MapContent::showIn(publish::MapPageOptions& options) const {
    options.results = results;
    options.resultQuestions = questions;
    options.gaps = gaps;
    options.facilities = facilities || !options.themeId.empty() || !facilitiesOfResults.empty();
    if (!facilities && options.themeId.empty()) {
        options.onlyFacilities = facilitiesOfResults;
    }
    options.origins = origins;
}

Result<MapContent> mapContentFrom(const Context& context, const ParameterValues& values, const Task& task) {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    MapContent content;
    content.results = values.list("result");
    const std::string drawn = values.text("scenario");
    for (const std::string& name : content.results) {
        const model::ResultLayer* layer = findResult(*context.snapshot, name);
        if (layer == nullptr) {
            return fail(noSuchResult(*context.snapshot, name, "--result"));
        }
        content.questions[name] = questionOf(layer->record, context);
        addSubjects(layer->record, context, content);
        if (isOutdated(layer->record, *context.snapshot)) {
            content.notices.push_back(noticeOfOutdated(name));
        }
        if (layer->record.scenario != drawn) {
            content.notices.push_back(noticeOfOtherScenario(layer->record, drawn));
        }
    }
    const std::string gaps = values.text("gaps");
    content.gaps = gaps == "on" || (gaps == "auto" && content.results.empty());
    content.facilities = content.gaps;
    if (!content.gaps) {
        return content;
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        const Error& missing = complete.error();
        content.notices.push_back(
            {.severity = Severity::Warning,
             .message = {"Die Karte zeigt keine Lücken: " + missing.message.de + " " + missing.remedy.de,
                         "The map shows no gaps: " + missing.message.en + " " + missing.remedy.en},
             .file = missing.file,
             .place = {}});
        content.gaps = false;
        return content;
    }
    auto report = analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task);
    if (!report) {
        return fail(report.error());
    }
    content.report = std::make_shared<const analysis::GapReport>(std::move(*report));
    return content;
}

void showStandards(const std::vector<std::string>& standards, const model::ThemeSet& themes,
                   publish::MapPageOptions& options) {
    options.standards = standards;
    std::set<std::string> ofThemes;
    for (const std::string& id : standards) {
        ofThemes.insert(id.substr(0, id.find('.')));
    }
    if (ofThemes.size() != 1) {
        return;
    }
    options.themeId = *ofThemes.begin();
    options.facilities = true;
    std::set<std::string> kinds;
    addKindsOfStandards({}, standards, themes, kinds);
    options.onlyFacilities = std::move(kinds);
}

}  // namespace nordertor::ops
