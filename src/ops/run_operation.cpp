// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/run_operation.h"

#include "ops/dry_run.h"
#include "ops/scenario_context.h"
#include "ops/store_result.h"

namespace nordertor::ops {

Result<Outcome> runOperation(const Operation& operation, const Context& context,
                             const ParameterValues& values, const Task& task) {
    const auto under = underScenario(operation, context, values);
    if (!under) {
        return fail(under.error());
    }
    const std::string name = values.text("store");
    if (!name.empty()) {
        if (const auto storable = checkStorable(operation, context, name); !storable) {
            return fail(storable.error());
        }
    }
    auto outcome = operation.run(*under, values, task);
    if (outcome && !name.empty()) {
        if (const auto stored =
                storeResult(operation, context, values, name, values.text("scenario"), *outcome);
            !stored) {
            return fail(stored.error());
        }
    }
    if (outcome && context.dryRun) {
        showChanges(context, *outcome);
    }
    return outcome;
}

}  // namespace nordertor::ops
