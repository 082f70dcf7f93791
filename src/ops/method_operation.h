// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "base/error.h"
#include "ops/operation.h"
#include "ops/resources.h"
#include "plugin_api/method.h"

namespace nordertor::ops {

/// A plugin's method as an operation: verb, form and menu entry like any other.
class MethodOperation final : public Operation {
  public:
    explicit MethodOperation(std::unique_ptr<plugin_api::Method> method);
    [[nodiscard]] const OperationInfo& info() const override { return info_; }
    [[nodiscard]] Result<Outcome> run(const Context& context, const ParameterValues& values,
                                      const Task& task) const override;

  private:
    std::unique_ptr<plugin_api::Method> method_;
    OperationInfo info_;
};

/// Loads the methods of all theme packs and appends them to operations(). Call it once at the start, before
/// other threads. Returns what was refused, and why.
[[nodiscard]] std::vector<Error> addMethodOperations(const Resources& resources);

}  // namespace nordertor::ops
