// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// `reach`: what lies within walking distance of facilities, homes or points (service areas).
class Reach final : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

}  // namespace nordertor::ops
