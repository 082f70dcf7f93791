// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/json.h"
#include "model/result_layer.h"

namespace nordertor::style {

/// The legend of a stored result as a style document for its table `sourceLayer`, whose columns are the
/// result's: looks as styles/results.json draws them, by classes or categories of the legend's column; rows
/// without a value hatched, dashed or hollow. Circles by area come in twelve sizes. In millimetres.
[[nodiscard]] Json resultStyle(const model::ResultData& data, const std::string& sourceLayer);

}  // namespace nordertor::style
