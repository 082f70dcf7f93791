// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/project.h"
#include "model/theme.h"
#include "ops/operation_types.h"

namespace nordertor::ops {

/// What a result rests on as people say it, for the foot of a map: "Personengruppe: Kinder unter 10; Flächen:
/// Raster 300 m; Nachbarschaft: die 8 nächsten". `given`: with defaults. Left out is what says nothing about
/// the method (names, files' columns, the random seed: the project keeps them) and numbers that mean no
/// limit.
[[nodiscard]] LocalizedText parametersInWords(const std::vector<ParameterSpec>& specs,
                                              const std::map<std::string, std::vector<std::string>>& given,
                                              const model::ThemeSet& themes, const model::Project& project);

}  // namespace nordertor::ops
