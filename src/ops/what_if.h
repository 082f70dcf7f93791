// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// "whatif": scenarios, the assumptions laid over the project's data. With edits they are added to the
/// scenario (which is made if need be) and their effect is shown; without, the scenario and its effect;
/// without a name, all scenarios. Errors: those of scenario_edits.h; NotFound (no such scenario);
/// InvalidArgument (edits without a name, a number to drop that the scenario does not have).
class WhatIf final : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

}  // namespace nordertor::ops
