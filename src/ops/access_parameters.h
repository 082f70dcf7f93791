// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ops/operation.h"

namespace nordertor::ops {

/// All parameters of `access`.
[[nodiscard]] std::vector<ParameterSpec> accessParameters();

}  // namespace nordertor::ops
