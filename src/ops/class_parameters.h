// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "ops/operation.h"

namespace nordertor::ops {

/// classes, class-count, breaks: how numbers become classes of a map.
[[nodiscard]] std::vector<ParameterSpec> classParameters();

/// Upper bounds of all classes but the last: the user's own, else by the chosen method. Errors:
/// InvalidArgument (own bounds not ascending), those of analysis::classBreaks().
[[nodiscard]] Result<std::vector<double>> classBoundsFrom(const ParameterValues& values,
                                                          std::span<const double> figures);

}  // namespace nordertor::ops
