// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/scenario.h"

namespace nordertor::model {

/// Lays one edit over the project; false where the project is not in the edit's `before` state, or what it
/// builds on is missing. `force`: an earlier edit has changed the same thing, this one wins.
[[nodiscard]] bool lay(Project& project, const ScenarioEdit& edit, bool force);

}  // namespace nordertor::model
