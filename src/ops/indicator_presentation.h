// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "ops/indicator_tables.h"

namespace nordertor::ops {

/// How the map shows the column of this key: "status" and "dynamics" by their own classes (`figures` may be
/// null), others in the classes of --breaks, --classes and --class-count. `aroundZero`: two hues. Errors:
/// InvalidArgument (bounds not ascending), InvalidData (no figure known), those of classBreaks().
[[nodiscard]] Result<Presentation> indicatorPresentation(const std::string& show, const ResultColumn* figures,
                                                         bool aroundZero, const ParameterValues& values);

}  // namespace nordertor::ops
