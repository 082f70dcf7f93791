// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

#include "analysis/gaps/gap_sentence.h"
#include "analysis/gaps/neighbouring_homes_p.h"
#include "analysis/gaps/supply_context_p.h"
#include "analysis/population/demand.h"

namespace nordertor::analysis {
namespace {

using Members = std::vector<std::uint32_t>;  ///< homes, ascending

class Application {
  public:
    Application(const model::Project& project, const SupplyContext& context, const ChosenStandard& chosen,
                const GapParameters& parameters, const Task& task)
        : project_(project),
          context_(context),
          chosen_(chosen),
          parameters_(parameters),
          task_(task),
          attached_(context.networkFor(chosen.standard->profile)),
          search_(attached_.network) {}

    Result<StandardResult> apply() {
        result_.theme = chosen_.theme->id;
        result_.standard = chosen_.id;
        result_.limit = chosen_.limit;
        demand_ =
            demandFor(project_.residents, *chosen_.theme->findDemandGroup(chosen_.standard->demandGroup));
        result_.demand = demand_.used;
        findQualifying();
        if (!measure()) {
            return fail(cancelledError());
        }
        sumUp();
        vary();
        if (parameters_.capacity && chosen_.standard->perHead) {
            if (auto done = addCapacity(project_, context_, chosen_, qualifying_, result_, task_); !done) {
                return fail(done.error());
            }
        }
        return makePlaces();
    }

  private:
    void findQualifying() {
        std::set<std::string> ids;
        for (std::uint32_t f = 0; f < context_.facilities.size(); ++f) {
            const model::Facility& facility = *context_.facilities[f];
            if (chosen_.admits(facility)) {
                qualifying_.push_back(f);
                ids.insert(facility.id);
            }
        }
        result_.facilities = ids.size();
        if (qualifying_.empty()) {
            result_.notices.push_back(
                {Severity::Info,
                 noneOfKindSentence(chosen_.kinds, chosen_.standard->minimumArea, project_.marginMetres),
                 {},
                 {},
                 1});
        }
    }

    bool measure() {
        std::vector<SearchSource> sources;
        for (const std::uint32_t f : qualifying_) {
            for (const NetworkPosition& entrance : attached_.entrances[f]) {
                sources.push_back({entrance, f});
            }
        }
        if (!search_.run(sources, PathWeight::Length, Nearest::unreachable - 1, task_)) {
            return false;
        }
        const auto limit = static_cast<std::uint32_t>(std::llround(chosen_.limit * 100));
        nearest_.reserve(attached_.homes.size());
        for (const NetworkPosition& home : attached_.homes) {
            nearest_.push_back(search_.at(home));
            supplied_.push_back(nearest_.back().weight <= limit);
            result_.distances.push_back(static_cast<float>(nearest_.back().metres()));
        }
        return !task_.stopRequested();
    }

    void sumUp() {
        std::vector<geo::Box> boxes;
        for (const std::uint32_t f : qualifying_) {
            const model::Facility& facility = *context_.facilities[f];
            boxes.push_back(facility.outline.empty() ? geo::Box{facility.location, facility.location}
                                                     : geo::boxOf(facility.outline));
        }
        const geo::SpatialIndex index(boxes);
        for (std::size_t h = 0; h < nearest_.size(); ++h) {
            SupplyTotals& totals = context_.insideArea[h] ? result_.inside : result_.margin;
            ++totals.homes;
            totals.homesUnattached += attached_.homes[h].attached() ? 0U : 1U;
            const double count = demand_.byHome[h];
            if (!model::Residents::isKnown(count)) {
                ++totals.homesUnknown;
                continue;
            }
            totals.all += count;
            totals.supplied += supplied_[h] ? count : 0;
            // The path ends at an entrance up to 10 m before the outline: a circle never says less than it.
            totals.suppliedByCircle += supplied_[h] || inCircle(index, h) ? count : 0;
        }
    }

    bool inCircle(const geo::SpatialIndex& index, std::size_t home) const {
        const geo::Point p = context_.homes->points[home];
        bool found = false;
        index.visit(geo::Box{p, p}.expandedBy(chosen_.limit), [&](std::uint32_t i) {
            const model::Facility& facility = *context_.facilities[qualifying_[i]];
            const double away = facility.outline.empty() ? geo::distance(facility.location, p)
                                                         : geo::distanceTo(facility.outline, p);
            found = away <= chosen_.limit;
            return !found;
        });
        return found;
    }

    void vary() {
        if (!parameters_.stability) {
            return;
        }
        runs_.emplace(
            variationOf(chosen_.id, chosen_.standard->profile, chosen_.limit, *parameters_.stability).limits);
        for (const Nearest& nearest : nearest_) {
            centimetres_.push_back(nearest.weight);
        }
        result_.stability = stabilityOf(*runs_, centimetres_, demand_.byHome, context_.insideArea);
    }

    std::vector<Members> clusters() {
        Members unsupplied;
        for (std::uint32_t h = 0; h < nearest_.size(); ++h) {
            if (!supplied_[h] && demand_.byHome[h] > 0 && attached_.homes[h].attached()) {
                unsupplied.push_back(h);
            }
        }
        return neighbouringHomes(attached_, unsupplied, parameters_.neighbourDistance, search_);
    }

    Result<StandardResult> makePlaces() {
        std::vector<Members> kept;
        for (Members& members : clusters()) {
            double sum = 0;
            for (const std::uint32_t h : members) {
                sum += demand_.byHome[h];
            }
            if (sum < parameters_.minimumPersons) {
                ++result_.smallPlaces;
            } else {
                kept.push_back(std::move(members));
            }
        }
        result_.places.resize(kept.size());
        tbb::parallel_for(std::size_t{0}, kept.size(), [&](std::size_t i) {
            if (!task_.stopRequested()) {
                result_.places[i] = makePlace(std::move(kept[i]));
            }
        });
        if (task_.stopRequested()) {
            return fail(cancelledError());
        }
        return std::move(result_);
    }

    GapPlace makePlace(Members members) const {
        GapPlace place;
        place.standard = chosen_.id;
        place.homes = members.size();
        double beyond = 0;
        double reached = 0;
        for (const std::uint32_t h : members) {
            const double count = demand_.byHome[h];
            place.persons += count;
            place.personsInsideArea += context_.insideArea[h] ? count : 0;
            if (nearest_[h].reached()) {
                beyond += count * (nearest_[h].metres() - chosen_.limit);
                reached += count;
            } else {
                ++place.homesWithoutAny;
            }
        }
        place.insideArea = 2 * place.personsInsideArea >= place.persons;
        place.meanBeyond = reached > 0 ? beyond / reached : 0;
        const std::uint32_t centre = centreHome(*context_.homes, members, demand_.byHome);
        place.centre = context_.homes->points[centre];
        if (nearest_[centre].reached()) {
            const model::Facility& facility = *context_.facilities[nearest_[centre].index];
            place.nearestFacilityId = facility.id;
            place.nearestFacilityName = sameInBoth(facility.name);
            place.nearestDistance = nearest_[centre].metres();
        }
        place.reason = gapSentence({demand_.used, place.persons, chosen_.limit, chosen_.kinds,
                                    result_.facilities, place.nearestDistance, place.nearestFacilityName,
                                    chosen_.standard->minimumArea, project_.marginMetres});
        place.shape = gapShape(*context_.homes, members, supplied_);
        if (runs_) {
            place.stability = placeStability(*runs_, members, centimetres_, demand_.byHome);
        }
        if (result_.capacity) {
            place.capacityMissing = 0;
            for (const std::uint32_t h : members) {
                *place.capacityMissing += result_.capacity->missing[h];
            }
        }
        place.homeIndices = std::move(members);
        return place;
    }

    const model::Project& project_;
    const SupplyContext& context_;
    const ChosenStandard& chosen_;
    const GapParameters& parameters_;
    const Task& task_;
    const AttachedNetwork& attached_;
    NearestSearch search_;
    StandardResult result_;
    Demand demand_;
    std::vector<std::uint32_t> qualifying_;  ///< in SupplyContext::facilities
    std::vector<Nearest> nearest_;           ///< by home
    std::vector<bool> supplied_;             ///< by home
    std::optional<LimitRuns> runs_;
    std::vector<std::uint32_t> centimetres_;  ///< by home; only for runs_
};

}  // namespace

Result<StandardResult> applyStandard(const model::Project& project, const SupplyContext& context,
                                     const ChosenStandard& standard, const GapParameters& parameters,
                                     const Task& task) {
    return Application(project, context, standard, parameters, task).apply();
}

}  // namespace nordertor::analysis
