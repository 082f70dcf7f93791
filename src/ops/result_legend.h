// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result_layer.h"

namespace nordertor::ops {

/// Carries a presentation out on the rows: bounds of classes (given ones, else quantiles made round, at most
/// five classes), colours that everybody can tell apart, labels with numbers as the language writes them.
/// Rows without a value, or with a text that is no category, get a class of their own if there are any. What
/// cannot be done with these rows (no numbers at all, a column that is not there) becomes one look for all.
[[nodiscard]] model::ResultLegend legendFor(const model::Presentation& presentation,
                                            const model::ResultData& data);

/// "bis 10", "11 bis 20", "über 20": the class between two of the bounds. `whole`: the numbers are whole.
[[nodiscard]] LocalizedText classLabel(const std::vector<double>& bounds, std::size_t index, bool whole);

/// Bounds rounded to what a reader takes in at a glance; still strictly ascending and inside the values'
/// range.
[[nodiscard]] std::vector<double> roundedBreaks(const std::vector<double>& breaks, double smallest,
                                                double largest);

}  // namespace nordertor::ops
