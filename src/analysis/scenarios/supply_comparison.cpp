// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/scenarios/supply_comparison.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {
namespace {

using model::Home;
using model::Residents;

std::optional<double> metresOf(std::uint32_t centimetres) {
    return centimetres == Nearest::unreachable ? std::nullopt : std::optional(centimetres / 100.0);
}

/// Persons times metres, over those who reach a facility.
struct Walk {
    double persons = 0;
    double metres = 0;
    void add(double count, std::uint32_t centimetres) {
        if (centimetres != Nearest::unreachable) {
            persons += count;
            metres += count * (centimetres / 100.0);
        }
    }
    [[nodiscard]] std::optional<double> mean() const {
        return persons > 0 ? std::optional(metres / persons) : std::nullopt;
    }
};

/// One side of the comparison of one standard.
struct Side {
    const model::Project& project;
    const StandardSupply& supply;
    [[nodiscard]] const Home& home(std::size_t h) const { return project.residents.homes[h]; }
    [[nodiscard]] double persons(std::size_t h) const { return (*supply.persons)[h]; }
    [[nodiscard]] bool supplied(std::size_t h) const {
        return supply.centimetres[h] <= static_cast<std::uint32_t>(std::llround(supply.limit * 100));
    }
};

class Comparison {
  public:
    Comparison(Side before, Side after) : before_(before), after_(after) {
        areaBox_ = geo::boxOf(before.project.area.shape);
    }

    StandardDifference compare() {
        result_.standard = after_.supply.standard;
        result_.limit = after_.supply.limit;
        result_.demand = after_.supply.demand;
        result_.facilitiesBefore = before_.supply.facilities;
        result_.facilitiesAfter = after_.supply.facilities;
        result_.capacityBefore = before_.supply.capacity;
        result_.capacityAfter = after_.supply.capacity;
        const auto& homesBefore = before_.project.residents.homes;
        const auto& homesAfter = after_.project.residents.homes;
        std::size_t b = 0;
        std::size_t a = 0;
        while (b < homesBefore.size() || a < homesAfter.size()) {
            const int order = b == homesBefore.size()  ? 1
                              : a == homesAfter.size() ? -1
                                                       : homesBefore[b].id.compare(homesAfter[a].id);
            take(order <= 0 ? std::optional(b++) : std::nullopt,
                 order >= 0 ? std::optional(a++) : std::nullopt);
        }
        finish(result_.inside, true);
        finish(result_.margin, false);
        return std::move(result_);
    }

  private:
    void take(std::optional<std::size_t> b, std::optional<std::size_t> a) {
        const Home& home = a ? after_.home(*a) : before_.home(*b);
        const bool same = a && b && before_.supply.centimetres[*b] == after_.supply.centimetres[*a] &&
                          before_.persons(*b) == after_.persons(*a);
        const bool inside = isInside(home.location);
        SupplyDifference& sums = inside ? result_.inside : result_.margin;
        if (b && Residents::isKnown(before_.persons(*b))) {
            const double count = before_.persons(*b);
            sums.allBefore += count;
            sums.suppliedBefore += before_.supplied(*b) ? count : 0;
            walks_[inside].first.add(count, before_.supply.centimetres[*b]);
        }
        if (a && Residents::isKnown(after_.persons(*a))) {
            const double count = after_.persons(*a);
            sums.allAfter += count;
            sums.suppliedAfter += after_.supplied(*a) ? count : 0;
            walks_[inside].second.add(count, after_.supply.centimetres[*a]);
            if (b && Residents::isKnown(before_.persons(*b)) && before_.supplied(*b) != after_.supplied(*a)) {
                (after_.supplied(*a) ? sums.gaining : sums.losing) += std::min(count, before_.persons(*b));
            }
        }
        if (!same && !(a && b && before_.supply.centimetres[*b] == after_.supply.centimetres[*a])) {
            result_.homes.push_back({home.id, home.location, inside, b.has_value(), a.has_value(),
                                     b ? metresOf(before_.supply.centimetres[*b]) : std::nullopt,
                                     a ? metresOf(after_.supply.centimetres[*a]) : std::nullopt});
        }
    }

    [[nodiscard]] bool isInside(geo::Point p) const {
        return areaBox_.contains(p) && geo::contains(before_.project.area.shape, p);
    }

    void finish(SupplyDifference& sums, bool inside) {
        sums.meanBefore = walks_[inside].first.mean();
        sums.meanAfter = walks_[inside].second.mean();
    }

    Side before_;
    Side after_;
    geo::Box areaBox_;
    StandardDifference result_;
    std::pair<Walk, Walk> walks_[2];  ///< by inside
};

bool differs(const SupplyDifference& sums) {
    return sums.allBefore != sums.allAfter || sums.suppliedBefore != sums.suppliedAfter ||
           sums.gaining != 0 || sums.losing != 0 || sums.meanBefore != sums.meanAfter;
}

/// Undoes what was applied when it goes out of scope.
bool applyAll(IncrementalSupply& supply, const std::vector<model::ScenarioEdit>& edits, std::size_t& done) {
    for (done = 0; done < edits.size(); ++done) {
        const auto* change = std::get_if<model::ChangeFacility>(&edits[done]);
        if (change == nullptr || !supply.apply(*change)) {
            return false;
        }
    }
    return true;
}

void undo(IncrementalSupply& supply, const std::vector<model::ScenarioEdit>& edits, std::size_t count) {
    while (count > 0) {
        const model::ScenarioEdit back = model::inverse(edits[--count]);
        [[maybe_unused]] const auto undone = supply.apply(std::get<model::ChangeFacility>(back));
    }
}

}  // namespace

bool StandardDifference::any() const {
    return facilitiesBefore != facilitiesAfter || capacityBefore != capacityAfter || !homes.empty() ||
           differs(inside) || differs(margin);
}

SupplyState supplyOf(const IncrementalSupply& supply) {
    SupplyState state;
    for (std::size_t s = 0; s < supply.standardCount(); ++s) {
        state.push_back(supply.standard(s));
    }
    return state;
}

Result<SupplyState> supplyUnder(IncrementalSupply& present, const model::Scenario& scenario,
                                const model::Project& scenarioProject, const model::ThemeSet& themes,
                                const GapParameters& parameters, const Task& task) {
    std::size_t done = 0;
    const bool followed = applyAll(present, scenario.edits, done);
    std::optional<SupplyState> state;
    if (followed) {
        state = supplyOf(present);
    }
    undo(present, scenario.edits, done);
    if (state) {
        return std::move(*state);
    }
    const auto whole = IncrementalSupply::build(scenarioProject, themes, parameters, task);
    if (!whole) {
        return fail(whole.error());
    }
    return supplyOf(*whole);
}

std::vector<StandardDifference> compareSupply(const model::Project& projectBefore, const SupplyState& before,
                                              const model::Project& projectAfter, const SupplyState& after) {
    std::vector<StandardDifference> differences;
    for (std::size_t s = 0; s < std::min(before.size(), after.size()); ++s) {
        differences.push_back(Comparison({projectBefore, before[s]}, {projectAfter, after[s]}).compare());
    }
    return differences;
}

}  // namespace nordertor::analysis
