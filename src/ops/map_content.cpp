// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/map_content.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/list_results.h"
#include "ops/operation.h"

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

std::string valueText(const ParameterSpec& spec, const std::string& value, Language language) {
    const auto choice = std::ranges::find(spec.choices, value);
    if (choice != spec.choices.end() && spec.choiceLabels.size() == spec.choices.size()) {
        return spec.choiceLabels[static_cast<std::size_t>(choice - spec.choices.begin())].in(language);
    }
    std::string text = value;
    if (spec.type == ParameterType::Number && language == Language::German) {
        std::ranges::replace(text, '.', ',');
    }
    return spec.unit.empty() ? text : text + " " + spec.unit;
}

/// What the result rests on, defaults included, as the form of the operation names it.
LocalizedText questionOf(const model::ResultRecord& record) {
    const Operation* operation = findOperation(record.operation);
    LocalizedText question;
    for (const ParameterSpec& spec :
         operation != nullptr ? operation->info().parameters : std::vector<ParameterSpec>()) {
        const auto given = record.parameters.find(spec.name);
        const bool shown = spec.name != "store" && spec.name != "date" && spec.name != "scenario" &&
                           !spec.recipeOnly && given != record.parameters.end() && !given->second.empty();
        if (!shown) {
            continue;
        }
        for (const auto& [text, language] :
             {std::pair{&question.de, Language::German}, std::pair{&question.en, Language::English}}) {
            std::vector<std::string> values;
            for (const std::string& value : given->second) {
                values.push_back(valueText(spec, value, language));
            }
            *text += (text->empty() ? "" : "; ") + spec.label.in(language) + ": " + joined(values, ", ");
        }
    }
    return question;
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
    options.facilities = facilities || !options.themeId.empty();
}

Result<MapContent> mapContentFrom(const Context& context, const ParameterValues& values, const Task& task) {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    MapContent content;
    content.results = values.list("result");
    for (const std::string& name : content.results) {
        const model::ResultLayer* layer = findResult(*context.snapshot, name);
        if (layer == nullptr) {
            return fail(noSuchResult(*context.snapshot, name, "--result"));
        }
        content.questions[name] = questionOf(layer->record);
        if (isOutdated(layer->record, *context.snapshot)) {
            content.notices.push_back(noticeOfOutdated(name));
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

}  // namespace nordertor::ops
