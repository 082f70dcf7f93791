// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/shown_assumptions.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "model/result_classes.h"
#include "model/result_state.h"
#include "model/scenario.h"
#include "ops/scenario_tables.h"
#include "ops/store_result.h"

namespace nordertor::ops {

model::ProjectSnapshot withShownAssumptions(const Context& context, publish::MapPageOptions& options) {
    const model::Project& project = *context.snapshot;
    const model::Scenario* scenario = model::findScenario(project, options.scenario);
    const bool kept = std::ranges::any_of(options.results, [&](const std::string& name) {
        const model::ResultLayer* layer = findResult(project, name);
        return layer != nullptr && layer->data != nullptr &&
               (holdsAssumptions(*layer) || !assumptionsOf(project, *layer).empty());
    });
    if (scenario == nullptr || kept) {
        return context.snapshot;
    }
    auto shown = std::make_shared<model::Project>(project);
    const Table table = editsTable(*scenario, *context.themes, "edits");
    for (model::ResultData& data :
         layersOf(editFeatures(*scenario, project, *context.themes, table.key), table)) {
        model::ResultRecord record;
        record.name = "assumptions-" + std::to_string(options.assumptions.size() + 1);  // of no stored result
        record.title = data.legend.title;
        record.operation = "whatif";
        record.scenario = scenario->name;
        record.createdOn = context.today;
        record.program = context.program;
        record.projectState = model::stateOfResult(project, record.scenario, record.parameters);
        options.assumptions.push_back(record.name);
        shown->results.push_back(
            {std::move(record), std::make_shared<const model::ResultData>(std::move(data))});
    }
    return {std::move(shown), context.snapshot.revision};
}

}  // namespace nordertor::ops
