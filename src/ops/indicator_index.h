// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "analysis/indicators/composite_index.h"
#include "base/result.h"
#include "ops/indicator_tables.h"

namespace nordertor::ops {

struct WeightedIndicator {
    std::string name;
    double weight = 1;  ///< below 0: a high figure is no burden
};

/// --index: "a=2,b=-1"; without a number the weight is 1. Error InvalidArgument: the weight is no number, or
/// 0.
[[nodiscard]] Result<std::vector<WeightedIndicator>> weightedIndicatorsFrom(const std::string& text);

struct IndexColumns {
    std::vector<ResultColumn> columns;  ///< "index" first; then rank and parts, if the index has them
    bool isScore = false;               ///< around 0, so that the map needs two hues
};

/// The index of the parts (at least one) by --aggregate and --normalise. With TOPSIS only areas of which all
/// parts are known take part. Errors: those of compositeIndex() and topsis().
[[nodiscard]] Result<IndexColumns> indexColumns(const ParameterValues& values,
                                                const std::vector<analysis::IndexPart>& parts);

}  // namespace nordertor::ops
