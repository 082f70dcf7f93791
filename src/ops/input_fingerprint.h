// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "ops/operation.h"

namespace nordertor::ops {

/// Stands for everything the outcome of a call rests on: the program, the project file, the theme packs, day
/// and language, the parameters but `without`, and the files they name. Files above 64 MiB count by size and
/// time of change. What a service answers is not known to it. Error CannotRead.
[[nodiscard]] Result<std::string> inputFingerprint(const Context& context, const ParameterValues& values,
                                                   const std::set<std::string>& without);

/// The files that the values name for reading, by name without folder, each with a fingerprint of its content
/// (above 64 MiB: its size), so that a result tells when it is made again from others. A file that cannot be
/// read is not among them.
[[nodiscard]] std::map<std::string, std::string> namedFiles(const OperationInfo& info,
                                                            const ParameterValues& values);

}  // namespace nordertor::ops
