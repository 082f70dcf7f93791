// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// `legend`: the signs of the map that `map` would make, as a table and, if asked for, as a picture.
class MakeLegend final : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

}  // namespace nordertor::ops
