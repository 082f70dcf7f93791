// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/network/catchments.h"
#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

/// What a choice of sites is good for.
enum class SitingModel {
    /// The fewest sites so that everybody has one within the limit: location set covering problem, LSCP
    /// (Toregas, Swain, ReVelle and Bergman 1971).
    CoverAll,
    /// With p sites as many as possible within the limit: maximal covering location problem, MCLP (Church and
    /// ReVelle 1974).
    CoverMost,
    /// With p sites the smallest sum of weight x way to the nearest: p-median (Hakimi 1964; ReVelle and Swain
    /// 1970).
    ShortestWays,
    /// With p sites the smallest of the longest ways: vertex p-centre (Hakimi 1965; Minieka 1970).
    ShortestLongest
};

enum class SiteRole {
    Free,       ///< may be chosen
    Required,   ///< is chosen, and counts towards the budget
    Forbidden,  ///< is not chosen
    Existing    ///< is open already, and does not count
};

/// Demands, candidate sites and the ways between them. Whole numbers throughout, so that sums do not depend
/// on their order; the units are the caller's (persons in thousandths, centimetres, ...), but the sum of all
/// weights times the greatest distance must stay below 2^60.
struct SitingProblem {
    static constexpr std::uint32_t unreachable = Nearest::unreachable;
    SitingModel model = SitingModel::CoverMost;
    /// By demand; >= 0, those of weight 0 do not count.
    std::vector<std::int64_t> weights;
    /// A row for each site: the demands it reaches and how far they are. Pairs that are not in it cannot be
    /// walked. Of equally good sites the first is taken, so the caller orders them by id.
    Catchments distances;
    std::vector<SiteRole> roles;  ///< by site; empty = all free
    /// By site, what it can serve in the unit of the weights; empty = no site has a limit. Who is served
    /// where is then chosen for the good of all, not by the nearest way, and a demand may be split.
    std::vector<std::int64_t> capacities;
    /// By demand, the way to the nearest existing facility that can serve any number; unreachable if none;
    /// empty = there are none.
    std::vector<std::uint32_t> existing;
    std::size_t budget = 1;  ///< p, Required ones included; unused by CoverAll
    /// Cover models: a site within this distance (included) covers. ShortestWays: what the way of a demand
    /// counts as that no open site reaches, and the most any way counts.
    std::uint32_t limit = 0;

    [[nodiscard]] std::size_t siteCount() const { return distances.sourceCount(); }
    [[nodiscard]] SiteRole role(std::size_t site) const {
        return roles.empty() ? SiteRole::Free : roles[site];
    }
};

}  // namespace nordertor::analysis
