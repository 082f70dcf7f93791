// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/combined_need.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "analysis/gaps/combined_need_p.h"
#include "analysis/gaps/need_runs_p.h"
#include "analysis/gaps/neighbouring_homes_p.h"

namespace nordertor::analysis {
namespace {

class Combination {
  public:
    Combination(const model::Project& project, const SupplyContext& context,
                const std::vector<ChosenStandard>& chosen, const std::vector<double>& weights,
                const GapReport& report, const GapParameters& parameters, const Task& task)
        : context_(context), parameters_(parameters), task_(task) {
        for (std::size_t s = 0; s < chosen.size(); ++s) {
            if (weights[s] > 0) {
                need_.parts.push_back({chosen[s].id, weights[s]});
                parts_.push_back(&report.standards[s]);
                standards_.push_back(&chosen[s]);
                persons_.push_back(demandFor(project.residents, *chosen[s].theme->findDemandGroup(
                                                                    chosen[s].standard->demandGroup))
                                       .byHome);
            }
        }
        everybody_ = demandFor(project.residents, {.id = {}, .label = {}, .ages = {}, .standIns = {}});
        need_.demand = everybody_.used;
        need_.threshold = parameters.need;
    }

    Result<CombinedNeed> combine() {
        judge();
        makePlaces();
        if (parameters_.stability) {
            vary();
        }
        rank();
        return task_.stopRequested() ? Result<CombinedNeed>(fail(cancelledError())) : std::move(need_);
    }

  private:
    /// Somebody the standard is for lives there and has nothing within its limit.
    bool inGap(std::size_t part, std::size_t home) const {
        return persons_[part][home] > 0 && !parts_[part]->supplied(home);
    }

    void judge() {
        const std::size_t homes = everybody_.byHome.size();
        need_.index.resize(homes);
        double weighted[2] = {0, 0};
        for (std::size_t home = 0; home < homes; ++home) {
            double index = 0;
            for (std::size_t part = 0; part < parts_.size(); ++part) {
                index += inGap(part, home) ? need_.parts[part].weight : 0;
            }
            need_.index[home] = static_cast<float>(index);
            need_.highest = std::max(need_.highest, std::min(index, 1.0));
            const double persons = std::max(everybody_.byHome[home], 0.0);
            CombinedTotals& totals = context_.insideArea[home] ? need_.inside : need_.margin;
            totals.all += persons;
            // weights are quotients: half is half in spite of rounding
            const bool reaches = index > 0 && index >= need_.threshold - 1e-9;
            totals.inNeed += reaches ? persons : 0;
            weighted[context_.insideArea[home] ? 0 : 1] += persons * index;
            if (reaches && persons > 0) {
                inNeed_.push_back(static_cast<std::uint32_t>(home));
            }
        }
        need_.inside.meanIndex = need_.inside.all > 0 ? weighted[0] / need_.inside.all : 0;
        need_.margin.meanIndex = need_.margin.all > 0 ? weighted[1] / need_.margin.all : 0;
    }

    void makePlaces() {
        const AttachedNetwork& attached = context_.withSteps ? *context_.withSteps : *context_.withoutSteps;
        std::vector<bool> elsewhere(everybody_.byHome.size(), true);
        std::vector<std::uint32_t> onNetwork;
        for (const std::uint32_t home : inNeed_) {
            elsewhere[home] = false;
            if (attached.homes[home].attached()) {
                onNetwork.push_back(home);
            }
        }
        NearestSearch search(attached.network);
        auto groups = neighbouringHomes(attached, onNetwork, parameters_.neighbourDistance, search);
        std::erase_if(groups, [&](const std::vector<std::uint32_t>& members) {
            double persons = 0;
            for (const std::uint32_t home : members) {
                persons += everybody_.byHome[home];
            }
            need_.smallPlaces += persons < parameters_.minimumPersons ? 1U : 0U;
            return persons < parameters_.minimumPersons;
        });
        need_.places.resize(groups.size());
        tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t i) {
            if (!task_.stopRequested()) {
                need_.places[i] = makePlace(std::move(groups[i]), elsewhere);
            }
        });
    }

    CombinedPlace makePlace(std::vector<std::uint32_t> members, const std::vector<bool>& elsewhere) const {
        CombinedPlace place;
        place.homes = members.size();
        place.contributions.resize(parts_.size());
        place.lacking.resize(parts_.size());
        for (const std::uint32_t home : members) {
            const double persons = everybody_.byHome[home];
            place.persons += persons;
            place.personsInsideArea += context_.insideArea[home] ? persons : 0;
            for (std::size_t part = 0; part < parts_.size(); ++part) {
                if (inGap(part, home)) {
                    place.contributions[part] += persons * need_.parts[part].weight;
                    place.lacking[part] += persons_[part][home];
                }
            }
        }
        for (double& contribution : place.contributions) {
            contribution /= place.persons;
            place.index += contribution;
        }
        place.insideArea = 2 * place.personsInsideArea >= place.persons;
        place.centre = context_.homes->points[centreHome(*context_.homes, members, everybody_.byHome)];
        place.shape = gapShape(*context_.homes, members, elsewhere);
        place.reason = combinedReason(place, need_, parts_, standards_);
        place.homeIndices = std::move(members);
        return place;
    }

    void vary() {
        NeedRuns runs(need_.threshold, parameters_.stability->runs);
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            const ChosenStandard& standard = *standards_[part];
            std::vector<std::uint32_t> distances;
            for (std::size_t home = 0; home < everybody_.byHome.size(); ++home) {
                distances.push_back(persons_[part][home] > 0 ? parts_[part]->centimetres(home) : 0);
            }
            runs.add(
                need_.parts[part].weight, distances,
                variationOf(standard.id, standard.standard->profile, standard.limit, *parameters_.stability));
        }
        tbb::parallel_for(std::size_t{0}, need_.places.size(), [&](std::size_t i) {
            if (!task_.stopRequested()) {
                need_.places[i].stability = runs.stabilityOf(need_.places[i].homeIndices, everybody_.byHome);
            }
        });
        std::vector<std::uint32_t> inside;
        std::vector<std::uint32_t> margin;
        for (std::uint32_t home = 0; home < everybody_.byHome.size(); ++home) {
            if (everybody_.byHome[home] > 0) {
                (context_.insideArea[home] ? inside : margin).push_back(home);
            }
        }
        need_.inside.spread = runs.spreadOf(inside, everybody_.byHome, task_);
        need_.margin.spread = runs.spreadOf(margin, everybody_.byHome, task_);
    }

    void rank() {
        const auto key = [](const CombinedPlace& place) {
            return std::tuple(!place.insideArea, -place.persons, -place.index);
        };
        std::sort(need_.places.begin(), need_.places.end(),
                  [&](const CombinedPlace& a, const CombinedPlace& b) {
                      return key(a) != key(b) ? key(a) < key(b) : a.homeIndices < b.homeIndices;
                  });
        for (std::size_t i = 0; i < need_.places.size(); ++i) {
            need_.places[i].rank = i + 1;
            need_.places[i].id = "need." + std::to_string(i + 1);
        }
    }

    const SupplyContext& context_;
    const GapParameters& parameters_;
    const Task& task_;
    CombinedNeed need_;
    std::vector<const StandardResult*> parts_;
    std::vector<const ChosenStandard*> standards_;
    std::vector<std::vector<double>> persons_;  ///< by part, by home
    Demand everybody_;
    std::vector<std::uint32_t> inNeed_;  ///< homes with known persons whose index reaches the threshold
};

}  // namespace

Result<CombinedNeed> combinedNeed(const model::Project& project, const SupplyContext& context,
                                  const std::vector<ChosenStandard>& chosen,
                                  const std::vector<double>& weights, const GapReport& report,
                                  const GapParameters& parameters, const Task& task) {
    return Combination(project, context, chosen, weights, report, parameters, task).combine();
}

}  // namespace nordertor::analysis
