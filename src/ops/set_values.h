// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// "set": the title and the limits of standards of a project, kept in it and undoable. What equals the
/// present value makes no edit; without values it only shows them. Errors InvalidArgument: a limit not
/// written as theme.standard=metres, an unknown standard, a limit outside 1–20,000 m.
class SetValues final : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

}  // namespace nordertor::ops
