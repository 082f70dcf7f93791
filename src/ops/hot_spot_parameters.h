// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// Title, help, examples and parameters of `hotspots`.
[[nodiscard]] OperationInfo hotSpotsInfo();

}  // namespace nordertor::ops
