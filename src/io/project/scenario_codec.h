// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json.h"
#include "io/project/record_fields.h"
#include "model/scenario.h"

namespace nordertor::io {

/// A scenario as JSON (docs/project-format.md), and back; nullopt if it is not one.
[[nodiscard]] Json encodeScenario(const model::Scenario& scenario);
[[nodiscard]] std::optional<model::Scenario> decodeScenario(const Json& json);

/// As a row of the table nordertor_scenarios.
[[nodiscard]] StoredScenario storedScenario(const model::Scenario& scenario);
[[nodiscard]] std::optional<model::Scenario> scenarioFrom(const StoredScenario& stored);

}  // namespace nordertor::io
