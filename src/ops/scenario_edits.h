// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "model/scenario.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// add, close, move, enlarge, block, open, way, residents: the edits of a scenario as a user writes them.
[[nodiscard]] std::vector<ParameterSpec> scenarioEditParameters();

/// The edits asked for, in the order of the parameters above, each made on the project as it is after those
/// before it; `project` (the project under the scenario so far, `present` without it) has them applied
/// afterwards. Errors InvalidArgument or NotFound, each naming the parameter: an unknown kind, an unknown
/// facility, street or home (with those most alike), a facility that is closed already, a place off every
/// path, an age class the data does not have, a number out of range, nothing to change, the same twice, or
/// what `earlier`, the scenario's edits so far, have added already.
[[nodiscard]] Result<std::vector<model::ScenarioEdit>> scenarioEditsFrom(
    const ParameterValues& values, const model::ThemeSet& themes, const model::Project& present,
    const std::vector<model::ScenarioEdit>& earlier, model::Project& project);

}  // namespace nordertor::ops
