// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/localized_text.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::ops {

/// Whether a parameter is one of scenarioEditParameters().
[[nodiscard]] bool isScenarioEdit(const std::string& parameter);
/// What a user wrote for one of them, as planners say it and without coordinates, which the map shows: "Kita
/// „Kita Süd“, 60 Plätze" for "social.kita@397900,5933800;name=Kita Süd;capacity=60".
[[nodiscard]] std::string editInWords(const std::string& parameter, const std::string& value,
                                      const model::ThemeSet& themes, const model::Project& project,
                                      Language language);

}  // namespace nordertor::ops
