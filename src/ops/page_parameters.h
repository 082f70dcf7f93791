// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ops/operation.h"
#include "publish/map_page.h"

namespace nordertor::ops {

/// theme, scale, paper, orientation, variant, title, author, date: how a page for print is made; then what
/// decides its gaps, and the scenario.
[[nodiscard]] std::vector<ParameterSpec> pageParameters();
/// With language, scenario and program of the context.
[[nodiscard]] publish::MapPageOptions pageOptionsFrom(const ParameterValues& values, const Context& context);

}  // namespace nordertor::ops
