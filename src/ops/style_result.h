// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// `style`: gives a stored result another look, made from its columns: one sign, categories, classes,
/// proportional circles or two columns at once.
class StyleResult final : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

}  // namespace nordertor::ops
