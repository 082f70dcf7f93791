// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/run_operation.h"

#include "ops/scenario_context.h"

namespace nordertor::ops {

Result<Outcome> runOperation(const Operation& operation, const Context& context,
                             const ParameterValues& values, const Task& task) {
    const auto under = underScenario(operation, context, values);
    if (!under) {
        return fail(under.error());
    }
    return operation.run(*under, values, task);
}

}  // namespace nordertor::ops
