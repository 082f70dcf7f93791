// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/localized_text.h"
#include "model/scenario.h"
#include "model/theme.h"

namespace nordertor::model {

/// As describe() (scenario.h), for people: kinds of facilities are called what their theme calls them.
[[nodiscard]] LocalizedText describe(const ScenarioEdit& edit, const ThemeSet& themes);

}  // namespace nordertor::model
