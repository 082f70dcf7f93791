// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/scenario_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/project.h"
#include "model/scenario.h"

namespace nordertor::ops {

std::string scenarioOf(const Operation& operation, const ParameterValues& values) {
    return std::string(trimmed(values.text(operation.info().scenarioParameter)));
}

ParameterValues withScenarioOfResults(const Operation& operation, const Context& context,
                                      const ParameterValues& values) {
    const auto& parameters = operation.info().parameters;
    const auto offers = [&](const char* name) {
        return std::ranges::find(parameters, name, &ParameterSpec::name) != parameters.end();
    };
    if (!offers("scenario") || !offers("result") || values.has("scenario") ||
        context.snapshot.project == nullptr) {
        return values;
    }
    const model::Project& project = *context.snapshot;
    std::string name;
    for (const std::string& result : values.list("result")) {
        const model::ResultLayer* layer = findResult(project, result);
        if (layer == nullptr || layer->record.scenario.empty() ||
            (!name.empty() && layer->record.scenario != name)) {
            return values;
        }
        name = layer->record.scenario;
    }
    const model::Scenario* scenario = model::findScenario(project, name);
    return scenario != nullptr && model::withScenario(project, *scenario) ? values.with("scenario", name)
                                                                          : values;
}

Error unknownScenario(const model::Project& project, const std::string& name, const std::string& parameter) {
    std::vector<std::string> german;
    std::vector<std::string> english;
    for (const model::Scenario& scenario : project.scenarios) {
        german.push_back("„" + scenario.name + "“");
        english.push_back("\"" + scenario.name + "\"");
    }
    LocalizedText remedy{"Vorhanden sind: " + joined(german, ", "), "There are: " + joined(english, ", ")};
    if (german.empty()) {
        remedy = {"Das Projekt hat noch keine Szenarien; „nordertor whatif“ legt eines an.",
                  "The project has no scenarios yet; \"nordertor whatif\" makes one."};
    }
    return {ErrorCode::NotFound,
            {fmt::format("Das Szenario „{}“ gibt es nicht.", name),
             fmt::format("There is no scenario \"{}\".", name)},
            std::move(remedy),
            {},
            parameter};
}

Result<Context> underScenario(const Operation& operation, const Context& context,
                              const ParameterValues& values) {
    const auto& parameters = operation.info().parameters;
    const bool offered = std::any_of(parameters.begin(), parameters.end(),
                                     [](const ParameterSpec& spec) { return spec.name == "scenario"; });
    const std::string name = offered ? values.text("scenario") : std::string();
    if (name.empty() || context.snapshot.project == nullptr) {
        return context;
    }
    const model::Scenario* scenario = model::findScenario(*context.snapshot, name);
    if (scenario == nullptr) {
        return fail(unknownScenario(*context.snapshot, name, "--scenario"));
    }
    auto project = model::withScenario(*context.snapshot, *scenario);
    if (!project) {
        return fail(project.error());
    }
    Context changed = context;
    changed.snapshot.project = std::make_shared<const model::Project>(std::move(*project));
    return changed;
}

}  // namespace nordertor::ops
