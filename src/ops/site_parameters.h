// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ops/operation.h"

namespace nordertor::ops {

/// Everything "nordertor site" asks for.
[[nodiscard]] std::vector<ParameterSpec> siteParameters();

}  // namespace nordertor::ops
