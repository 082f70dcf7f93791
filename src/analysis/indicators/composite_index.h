// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "analysis/indicators/normalisation.h"
#include "base/result.h"

namespace nordertor::analysis {

/// One part of an index.
struct IndexPart {
    std::string name;
    Figures figures;           ///< by area
    double weight = 1;         ///< > 0; the sum does not matter
    bool highIsBurden = true;  ///< false: a high figure relieves, so it is turned round
};

enum class Aggregation {
    Arithmetic,  ///< weighted mean: a strength in one part makes up for a weakness in another
    Geometric,   ///< weighted geometric mean: it does so only in part. Not for z-scores, which are negative
                 ///< too
};

/// A composite index after OECD/JRC (2008): parts normalised, weighted, aggregated. It never comes alone: the
/// contribution of each part is beside it, and where a part is unknown there is no index.
struct CompositeIndex {
    Figures index;                       ///< by area; 0..1, but for z-scores
    std::vector<Figures> contributions;  ///< by part, then area; of an arithmetic index they add up to it
    Figures rank;                        ///< 1 = highest burden; equal ones share the mean rank
    std::size_t unknown = 0;             ///< areas without an index
};

/// Errors: InvalidArgument (no part, weight not positive, parts of different length, geometric mean of
/// z-scores), InvalidData (no area of which all parts are known).
[[nodiscard]] Result<CompositeIndex> compositeIndex(const std::vector<IndexPart>& parts,
                                                    Normalisation normalisation, Aggregation aggregation);

}  // namespace nordertor::analysis
