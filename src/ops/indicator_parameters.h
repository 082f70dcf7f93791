// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// What the verb `indicators` is called and asks for.
[[nodiscard]] OperationInfo indicatorsInfo();

}  // namespace nordertor::ops
