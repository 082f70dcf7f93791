// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/localized_text.h"
#include "model/scenario.h"
#include "model/theme.h"

namespace nordertor::model {

/// Whom a change of residents adds or takes away: "+30 Kinder unter 10, −5 Personen ab 80"; empty for nobody.
[[nodiscard]] LocalizedText residentsChange(const ChangeResidents& edit);

/// What happens to a facility that stays: "um 350 m verlegt, vergrößert auf 80 Plätze statt 60"; empty for
/// one that is new or closed.
[[nodiscard]] LocalizedText facilityChange(const ChangeFacility& edit);

/// As describe() (scenario.h), for people: kinds of facilities are called what their theme calls them.
[[nodiscard]] LocalizedText describe(const ScenarioEdit& edit, const ThemeSet& themes);

}  // namespace nordertor::model
