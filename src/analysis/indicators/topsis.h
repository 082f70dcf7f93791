// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"

namespace nordertor::analysis {

/// What an alternative is judged by.
struct Criterion {
    std::vector<double> figures;  ///< by alternative, all of one unit
    double weight = 1;            ///< > 0; the sum does not matter
    bool lessIsBetter = false;    ///< a cost
};

/// TOPSIS (Hwang and Yoon 1981): closeness of each alternative to the best and farness from the worst
/// thinkable one, 0..1, after vector normalisation. Alternatives that are all alike get 0.5. Errors:
/// InvalidArgument (no criterion, weight not positive, criteria of different length), InvalidData (a figure
/// that is not finite).
[[nodiscard]] Result<std::vector<double>> topsis(const std::vector<Criterion>& criteria);

}  // namespace nordertor::analysis
