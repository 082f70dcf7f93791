// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace nordertor::model {

struct Project;

/// The parameter that names a second scenario a result rests on.
inline constexpr const char* comparedScenarioParameter = "compare";

/// stateOf() (result_layer.h) with the scenario that `parameters` compare with, if they do.
[[nodiscard]] std::string stateOfResult(const Project& project, const std::string& scenario,
                                        const std::map<std::string, std::vector<std::string>>& parameters);

}  // namespace nordertor::model
