// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/accessibility/decay.h"
#include "analysis/network/catchments.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// How supply and demand meet. P persons of home i, S capacity of facility j, f the decay of the way between.
enum class CatchmentMethod {
    /// A_i = Σ_j S_j f_ij: cumulative opportunities (one step) and gravity (Hansen 1959).
    Opportunities,
    /// R_j = S_j / Σ_k P_k f_kj, A_i = Σ_j R_j f_ij: with one step 2SFCA (Luo and Wang 2003), with several
    /// E2SFCA (Luo and Qi 2009), with a kernel KD2SFCA (Dai 2010), without a catchment Joseph and Bantock
    /// (1982).
    TwoStep,
    /// A_i = Σ_j R_j f_ij²: M2SFCA (Delamater 2013). Far facilities leave supply unused.
    Modified,
    /// Facilities near a home share its demand, G_ij = f_ij / Σ_j f_ij; R_j = S_j / Σ_k P_k G_kj f_kj,
    /// A_i = Σ_j R_j G_ij f_ij: 3SFCA (Wan, Zou and Sternberg 2012).
    ThreeStep,
};

struct CatchmentAccess {
    std::vector<double> byHome;  ///< A_i; 0 where nothing is in reach
    /// R_j; 0 for a facility that reaches no demand. For Opportunities S_j itself.
    std::vector<double> byFacility;
    std::vector<double> demandByFacility;  ///< weighted demand R_j was divided by; empty for Opportunities
};

/// Access of every home. `pairs`: a row for each facility, the homes in its reach; `demand` by home and
/// `capacity` by facility, >= 0 and finite. TwoStep and ThreeStep conserve supply: Σ_i P_i A_i equals the
/// capacity of the facilities that reach demand; Modified stays at or below it. Three passes over the pairs
/// at most, which need no second copy by home; on several threads. Every sum runs over ascending facilities
/// or homes, so that the result does not depend on the number of threads. Error Cancelled.
[[nodiscard]] Result<CatchmentAccess> catchmentAccess(CatchmentMethod method, const Catchments& pairs,
                                                      std::span<const double> demand,
                                                      std::span<const double> capacity,
                                                      const DecayTable& decay, const Task& task = {});
/// Every pair counts alike, as in 2SFCA with one step at the limit of the pairs, without a table to look up.
[[nodiscard]] Result<CatchmentAccess> catchmentAccess(CatchmentMethod method, const Catchments& pairs,
                                                      std::span<const double> demand,
                                                      std::span<const double> capacity,
                                                      const Task& task = {});

}  // namespace nordertor::analysis
