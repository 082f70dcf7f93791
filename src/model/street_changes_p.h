// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/scenario.h"

namespace nordertor::model {

/// False: no street of this id, or its access is not `before` (unless `force`).
[[nodiscard]] bool setAccess(std::vector<Street>& streets, const SetWayAccess& edit, bool force);
/// False: a street it shall join does not exist.
[[nodiscard]] bool addWay(std::vector<Street>& streets, const PlannedWay& way);
/// False: there is no such way.
[[nodiscard]] bool removeWay(std::vector<Street>& streets, const std::string& id);

}  // namespace nordertor::model
