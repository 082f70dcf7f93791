// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// Runs an operation as window and command line do: with what any operation may be asked for beside its own
/// parameters, if it offers the parameter (common_parameters.h): on a scenario instead of the present state,
/// and with the result stored in the project; and as on the day that `date` names. In a dry run
/// (Context::dryRun) the outcome shows its changes. Errors are those of the operation; of one about a
/// parameter, or about a missing file that a parameter names, the remedy says what the parameter takes, with
/// an example.
[[nodiscard]] Result<Outcome> runOperation(const Operation& operation, const Context& context,
                                           const ParameterValues& values, const Task& task = {});

}  // namespace nordertor::ops
