// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugin_api/method.h"

namespace nordertor::traffic {

/// `barriers`: what railways and big roads do to the ways of people on foot.
class BarriersMethod final : public plugin_api::Method {
  public:
    [[nodiscard]] const plugin_api::MethodInfo& info() const override;
    [[nodiscard]] Result<plugin_api::MethodOutcome> run(const plugin_api::MethodContext& context,
                                                        const plugin_api::ParameterValues& values,
                                                        const Task& task) const override;
};

}  // namespace nordertor::traffic
