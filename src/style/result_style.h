// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/json.h"
#include "model/result_layer.h"

namespace nordertor::style {

// radii of circles by area, mm
inline constexpr double largestResultCircle = 3.4;
inline constexpr double smallestResultCircle = 0.3;
inline constexpr double smallestRankedCircle =
    2.3;                                         ///< still seen around a number of two digits and its halo
inline constexpr double circleRadiusSteps = 20;  ///< of a mm, which nobody sees, so that looks are shared

/// Area proportional to the value.
[[nodiscard]] double resultCircleRadius(double value, const model::ResultData& data);

/// The legend of a stored result as a style document for its table `sourceLayer`, whose columns are the
/// result's: looks as styles/results.json draws them, and styles/overlay.json hatched areas, by classes or
/// categories of the legend's column; rows without a value hatched, dashed or hollow; ranks and values as
/// texts. Circles by area come in twelve sizes and stand inside areas. In millimetres. `layer` has data.
[[nodiscard]] Json resultStyle(const model::ResultLayer& layer, const std::string& sourceLayer);

}  // namespace nordertor::style
