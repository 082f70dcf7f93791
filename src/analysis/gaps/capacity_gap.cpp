// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/capacity_gap.h"

#include <algorithm>

#include "analysis/accessibility/catchment_access.h"

namespace nordertor::analysis {
namespace {

std::vector<bool> homesReachingUnknown(const Catchments& reach, std::span<const std::optional<double>> supply,
                                       std::size_t homes) {
    std::vector<bool> reaches(homes);
    for (std::size_t facility = 0; facility < reach.sourceCount(); ++facility) {
        if (!supply[facility]) {
            for (const Catchments::Reached& pair : reach.of(facility)) {
                reaches[pair.target] = true;
            }
        }
    }
    return reaches;
}

}  // namespace

Result<CapacityResult> capacityGap(const Catchments& reach, std::span<const std::optional<double>> supply,
                                   const Demand& demand, const std::vector<bool>& insideArea, double perHead,
                                   const Task& task) {
    CapacityResult result;
    result.perHead = perHead;
    result.demand = demand.used;
    std::vector<double> sizes;
    for (const std::optional<double>& amount : supply) {
        ++(amount ? result.facilities : result.facilitiesUnknown);
        sizes.push_back(amount.value_or(0));
    }
    std::vector<double> sharing = demand.byHome;
    for (double& persons : sharing) {
        persons = std::max(persons, 0.0);
    }
    const auto access = catchmentAccess(CatchmentMethod::TwoStep, reach, sharing, sizes, task);
    if (!access) {
        return fail(access.error());
    }
    const std::vector<double>& available = access->byHome;
    const std::vector<bool> reachesUnknown = homesReachingUnknown(reach, supply, sharing.size());
    result.available.assign(available.begin(), available.end());
    result.missing.resize(demand.byHome.size());
    for (std::size_t home = 0; home < demand.byHome.size(); ++home) {
        const double persons = demand.byHome[home];
        if (!model::Residents::isKnown(persons)) {
            continue;
        }
        CapacityTotals& totals = insideArea[home] ? result.inside : result.margin;
        totals.persons += persons;
        totals.wanted += persons * perHead;
        // shares are sums of quotients: a home that gets exactly the figure is not short of rounding
        if (available[home] < perHead * (1 - 1e-12)) {
            result.missing[home] = persons * (perHead - available[home]);
            totals.personsShort += persons;
            totals.missing += result.missing[home];
            totals.missingAtLeast += reachesUnknown[home] ? 0 : result.missing[home];
        }
    }
    return result;
}

}  // namespace nordertor::analysis
