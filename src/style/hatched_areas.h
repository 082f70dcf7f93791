// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result_layer.h"

namespace nordertor::style {

/// Hatched areas (model::isHatched) as a map shows them: those of a class as one, a row each. Rows in none of
/// the classes are left out.
[[nodiscard]] model::ResultData mergedByClass(const model::ResultData& data);

/// Where exactly one of the classes lies, exactly two, and so on to as many as do somewhere: a row each, with
/// that number in the column "count", in at most six classes of numbers. What a map shows instead of hatches
/// where model::showsOverlaps().
[[nodiscard]] model::ResultData overlapCounts(const model::ResultData& data);

}  // namespace nordertor::style
