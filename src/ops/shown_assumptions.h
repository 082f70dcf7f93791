// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"
#include "publish/map_page.h"

namespace nordertor::ops {

/// What a page under the options' scenario is drawn from: the context's project, which is the one under that
/// scenario, with its assumptions as results of which the options then know. As it is without a scenario, and
/// where the options' results have them already.
[[nodiscard]] model::ProjectSnapshot withShownAssumptions(const Context& context,
                                                          publish::MapPageOptions& options);

}  // namespace nordertor::ops
