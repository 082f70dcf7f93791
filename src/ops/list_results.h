// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// Lists the results stored in a project with how they came about, and removes those no longer needed.
class ListResults : public Operation {
  public:
    [[nodiscard]] const OperationInfo& info() const override;
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;
};

/// The error for a name under which nothing is stored; lists what there is.
[[nodiscard]] Error noSuchResult(const model::Project& project, const std::string& name,
                                 const std::string& parameter);

}  // namespace nordertor::ops
