// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/capacity_gap.h"

#include <algorithm>

namespace nordertor::analysis {
namespace {

struct Shares {
    std::vector<double> available;     ///< by home
    std::vector<bool> reachesUnknown;  ///< by home
};

Shares sharesOf(const Catchments& reach, std::span<const std::optional<double>> supply,
                std::span<const double> persons) {
    Shares shares{std::vector<double>(persons.size()), std::vector<bool>(persons.size())};
    for (std::size_t facility = 0; facility < reach.sourceCount(); ++facility) {
        if (!supply[facility]) {
            for (const Catchments::Reached& pair : reach.of(facility)) {
                shares.reachesUnknown[pair.target] = true;
            }
            continue;
        }
        double sharers = 0;
        for (const Catchments::Reached& pair : reach.of(facility)) {
            sharers += std::max(persons[pair.target], 0.0);
        }
        if (sharers > 0) {
            for (const Catchments::Reached& pair : reach.of(facility)) {
                shares.available[pair.target] += *supply[facility] / sharers;
            }
        }
    }
    return shares;
}

}  // namespace

CapacityResult capacityGap(const Catchments& reach, std::span<const std::optional<double>> supply,
                           const Demand& demand, const std::vector<bool>& insideArea, double perHead) {
    CapacityResult result;
    result.perHead = perHead;
    result.demand = demand.used;
    for (const std::optional<double>& amount : supply) {
        ++(amount ? result.facilities : result.facilitiesUnknown);
    }
    const Shares shares = sharesOf(reach, supply, demand.byHome);
    result.available.assign(shares.available.begin(), shares.available.end());
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
        if (shares.available[home] < perHead * (1 - 1e-12)) {
            result.missing[home] = persons * (perHead - shares.available[home]);
            totals.personsShort += persons;
            totals.missing += result.missing[home];
            totals.missingAtLeast += shares.reachesUnknown[home] ? 0 : result.missing[home];
        }
    }
    return result;
}

}  // namespace nordertor::analysis
