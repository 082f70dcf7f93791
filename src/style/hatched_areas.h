// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/result_layer.h"
#include "style/properties.h"

namespace nordertor::style {

/// Whether areas of categories lie on each other: all are to be seen, so none may be filled.
[[nodiscard]] bool areOverlaid(const model::ResultData& data);

/// By class: how many outlines of others lie outside its own where they coincide, as styles ask for it
/// ("nest"). Classes without area take no room; after six it begins anew, as more lines side by side would
/// fill small areas.
[[nodiscard]] std::vector<std::size_t> nestsOf(const model::ResultData& data);

/// By class of hatched areas (model::isHatched): what styles ask for of gaps besides the colour. Of more
/// classes than can be told apart each looks as of so many, which is for programs that draw them all the
/// same.
[[nodiscard]] std::vector<Properties> hatchedLooks(const model::ResultData& data);

/// Hatched areas as a map shows them: those of a class as one, a row each. Rows in none of
/// the classes are left out.
[[nodiscard]] model::ResultData mergedByClass(const model::ResultData& data);

/// Where exactly one of the classes lies, exactly two, and so on to as many as do somewhere: a row each, with
/// that number in the column "count", in at most six classes of numbers. What a map shows instead of hatches
/// where model::showsOverlaps().
[[nodiscard]] model::ResultData overlapCounts(const model::ResultData& data);

}  // namespace nordertor::style
