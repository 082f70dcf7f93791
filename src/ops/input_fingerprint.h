// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "ops/operation.h"

namespace nordertor::ops {

/// Stands for everything the outcome of a call rests on: the program, the project file, the theme packs, day
/// and language, the parameters but `without`, and the files they name. Files above 64 MiB count by size and
/// time of change. What a service answers is not known to it. Error CannotRead.
[[nodiscard]] Result<std::string> inputFingerprint(const Context& context, const ParameterValues& values,
                                                   const std::set<std::string>& without);

}  // namespace nordertor::ops
