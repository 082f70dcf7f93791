// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// How far the assumptions of a gap analysis are moved about to see which places stay (uncertainty analysis
/// of composite indicators: OECD/JRC Handbook 2008, step 7).
struct VariationParameters {
    std::size_t runs = 500;  ///< 1 to 100,000
    double share = 0.2;      ///< factors are drawn evenly from 1 - share to 1 + share; 0.01 to 0.9
    std::uint64_t seed = 1;
};

/// What the runs assume for one standard. In every run three factors are drawn independently: one for the
/// standard's limit, one for its weight, one for the speed of its walking profile, shared by all standards of
/// that profile. A limit stands for the minutes it takes at the usual speed; who is 10 % slower gets 10 %
/// less far in them. So the path a run allows is limit x factor x speed factor.
struct StandardVariation {
    std::vector<std::uint32_t> limits;  ///< by run, centimetres of path
    std::vector<double> weightFactors;  ///< by run
};

/// The draws depend on seed, id and profile only: not on what else is analysed. The generator is
/// std::mt19937_64 and the numbers drawn from it are the same on every machine. O(runs).
[[nodiscard]] StandardVariation variationOf(const std::string& standard, model::WalkingProfileId profile,
                                            double limitMetres, const VariationParameters& parameters);

/// Error InvalidArgument, naming the range, for parameters out of it.
[[nodiscard]] Result<> checkVariation(const VariationParameters& parameters);

}  // namespace nordertor::analysis
