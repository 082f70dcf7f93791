// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// The context with the snapshot replaced by the project under the scenario that `scenario` names, if the
/// operation offers that parameter and it is given; else the context as it is. Errors: NotFound, naming the
/// scenarios there are; those of model::withScenario.
[[nodiscard]] Result<Context> underScenario(const Operation& operation, const Context& context,
                                            const ParameterValues& values);

/// The values with the scenario that all results are about which a page is to show, where none is given: what
/// was computed for a scenario is drawn with its facilities and ways. As they are where the project has that
/// scenario no more, or it cannot be laid over the data.
[[nodiscard]] ParameterValues withScenarioOfResults(const Operation& operation, const Context& context,
                                                    const ParameterValues& values);

/// Name of the scenario a result of the operation with these values is about; empty for the present state.
[[nodiscard]] std::string scenarioOf(const Operation& operation, const ParameterValues& values);

/// The error for a scenario the project does not have.
[[nodiscard]] Error unknownScenario(const model::Project& project, const std::string& name,
                                    const std::string& parameter);

}  // namespace nordertor::ops
