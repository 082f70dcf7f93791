// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace nordertor::analysis {

enum class ClassMethod {
    Equal,     ///< classes of the same width
    Quantile,  ///< classes with the same number of figures (linear interpolation, Hyndman and Fan's type 7)
    Jenks,     ///< least squared deviation from the class means (Fisher 1958, Jenks 1977), exact
    StandardDeviation,  ///< mean -1.5, -0.5, +0.5, +1.5 deviations; always up to five classes
};

/// Upper bounds of the classes but the last, strictly ascending: a figure belongs to the first class whose
/// bound is not smaller, else to the last. Fewer than `classes` - 1 where equal figures leave no more; none
/// where all are equal. Jenks of more than 5,000 different figures runs on 5,000 quantiles of them, since no
/// map shows the difference. Errors: InvalidArgument (classes out of 2..12), InvalidData (no figures, or one
/// that is not finite). O(n log n); Jenks O(classes x m log m) in m different figures.
[[nodiscard]] Result<std::vector<double>> classBreaks(std::span<const double> figures, ClassMethod method,
                                                      int classes);

/// Index of the class of a figure, 0..breaks.size().
[[nodiscard]] std::size_t classOf(double figure, std::span<const double> breaks);

/// How much of the variance the classes explain, 0..1 (goodness of variance fit; 1 where all are equal).
[[nodiscard]] double goodnessOfFit(std::span<const double> figures, std::span<const double> breaks);

}  // namespace nordertor::analysis
