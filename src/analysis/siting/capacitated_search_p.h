// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "analysis/siting/mixed_integer_p.h"
#include "analysis/siting/siting_transport_p.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Chooses sites with places by trying: to given sites everybody goes as is cheapest for all, so a choice
/// costs what its transport costs. Refers to the problem and the task.
class CapacitatedSearch {
  public:
    CapacitatedSearch(const SitingProblem& problem, const Task& task);

    [[nodiscard]] TransportPlan planFor(const std::vector<std::size_t>& sites) const;
    /// One site after the other, each the one whose places save most of what is still to be saved, until the
    /// budget is used up.
    void fill(std::vector<std::size_t>& sites) const;
    /// Swaps one site for another while it pays, a limited number of plans: those used least first, for those
    /// that would save most. `cost` is that of `sites`.
    void improve(std::vector<std::size_t>& sites, std::int64_t& cost,
                 const std::function<void()>& improved) const;

    /// No choice costs less: as if the largest places allowed were all taken by those whom they save most.
    [[nodiscard]] std::int64_t placesBound() const;
    /// When all go nowhere.
    [[nodiscard]] std::int64_t costOfNothing() const;

    /// Columns: a site open; then for each arc the share of the demand that goes there. Demands with the same
    /// arcs are one.
    [[nodiscard]] MixedIntegerProgram program(double scale) const;
    /// The columns of program() for a plan of these sites.
    [[nodiscard]] std::vector<double> valuesOf(const std::vector<std::size_t>& sites,
                                               const TransportPlan& plan) const;
    [[nodiscard]] std::size_t mergedArcs() const;

  private:
    struct Way {
        std::uint32_t demand = 0;
        std::uint32_t cost = 0;
    };
    /// By demand: how many could be served better, and what each costs now.
    struct Unserved {
        std::vector<std::int64_t> weight;
        std::vector<std::int64_t> cost;
    };
    /// What a demand costs that goes nowhere, and where it can go.
    using Alike = std::pair<std::uint32_t, std::vector<TransportDemands::Arc>>;

    /// What the places of a site would save, roughly: in the order of its ways, until they are taken.
    [[nodiscard]] std::int64_t savedBy(std::size_t site, const Unserved& unserved) const;
    [[nodiscard]] bool mayOpen(std::size_t site, const std::vector<std::size_t>& sites) const;
    /// Sites that may be opened beside those of a plan, those first that would save most.
    [[nodiscard]] std::vector<std::size_t> mostUseful(const TransportPlan& plan,
                                                      const std::vector<std::size_t>& sites) const;
    /// Places in `sites` of those that may be given up, the ones first that save least.
    [[nodiscard]] std::vector<std::size_t> leastUsed(const TransportPlan& plan,
                                                     const std::vector<std::size_t>& sites) const;
    /// The first swap that costs less than `cost`; takes from `plans`. False if there is none, or no plan
    /// left.
    [[nodiscard]] bool swapOne(std::vector<std::size_t>& sites, std::int64_t& cost, std::size_t& plans) const;
    [[nodiscard]] std::map<Alike, std::int64_t> mergedDemands() const;
    [[nodiscard]] Alike alikeOf(std::size_t demand) const;

    const SitingProblem& problem_;
    const Task& task_;
    TransportDemands demands_;
    /// By site, those first that save most, then those of whom fewest others could serve.
    std::vector<std::vector<Way>> ways_;
};

}  // namespace nordertor::analysis
