// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Limits of service areas, in metres or minutes.
struct Bands {
    bool minutes = false;
    std::vector<double> values;         ///< as given, ascending
    std::vector<std::uint32_t> limits;  ///< centimetres or hundredths of a second
};

/// From `bands` and `unit`. Errors InvalidArgument: not numbers in the range, one of them twice, more than
/// anybody means.
[[nodiscard]] Result<Bands> bandsFrom(const ParameterValues& values);
/// For so many areas, one for each origin and limit. Error InvalidArgument.
[[nodiscard]] Result<> checkAreaCount(const Bands& bands, std::size_t origins);

/// Upper ends of the classes of a map but the last: each band is one, of many bands several.
[[nodiscard]] std::vector<double> classBreaks(const Bands& bands);
/// That a class stands for several.
[[nodiscard]] Notices classNotices(const Bands& bands);

/// "--bands 1600": twice as far, and not next to nothing.
[[nodiscard]] std::string widerBands(const Bands& bands);
/// That no path is reached, and what to do.
[[nodiscard]] LocalizedText tooNarrow(const Bands& bands);
/// "Einzugsbereiche: Spielplätze, 400 und 800 m zu Fuß", "... 50 bis 1.000 m zu Fuß" where there are many.
[[nodiscard]] LocalizedText titleOf(const LocalizedText& origins, const Bands& bands);

}  // namespace nordertor::ops
