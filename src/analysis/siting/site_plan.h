// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/population/demand.h"
#include "analysis/siting/candidate_sites.h"
#include "analysis/siting/location_allocation.h"
#include "base/notice.h"
#include "model/facility.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// Where should something be opened, for whom, and what is there already.
struct SitePlanRequest {
    SitingModel model = SitingModel::CoverMost;
    std::vector<CandidateSite> candidates;         ///< ascending by id
    std::vector<const model::Facility*> existing;  ///< ascending by id; stay as they are
    Demand demand;                                 ///< persons by home
    std::vector<char> counted;                     ///< by home: whether its persons count; empty = all
    model::WalkingProfileId profile = model::WalkingProfileId::Adult;
    double limit = 500;  ///< metres of path; of the longest and shortest ways only for what is reported
    double attachmentLimit = 100;  ///< metres to the nearest path
    std::size_t sites = 1;
    std::vector<std::string> required;  ///< ids of candidates
    std::vector<std::string> forbidden;
    std::optional<double> places;  ///< of each new site; existing ones have their own capacity, or
                                   ///< none to mind
    double placesPerPerson = 1;    ///< that each person takes, > 0
    bool wherePossible = false;    ///< CoverAll: leave out whom no candidate can reach
    SitingEffort effort;
};

struct PlannedSite {
    std::size_t candidate = 0;  ///< index in the request
    /// Persons it brings within the limit, after the sites before it; nothing to add up twice.
    double newlyReached = 0;
    double served = 0;        ///< persons for whom it is the one they go to
    double servedWithin = 0;  ///< of them within the limit
    std::optional<double>
        meanBefore;  ///< metres to what exists, of the persons served; nothing where there is none
    double meanAfter = 0;
};

struct SitePlan {
    std::vector<PlannedSite> sites;  ///< the most useful first
    SitingSolution solution;         ///< weights in thousandths of a person, distances in centimetres
    double persons = 0;              ///< counted, and within reach of anything
    /// Within the limit of what exists; with places: who has one there if all go as is best for all. So also
    /// nowhereBefore, meanBefore and longestBefore.
    double reachedBefore = 0;
    double reachedAfter = 0;
    double nowhereBefore = 0;  ///< persons who reach nothing that exists, however far
    double nowhereAfter = 0;   ///< ShortestWays: persons who reach nothing then; the search takes 15 km
    std::optional<double> meanBefore;  ///< metres, of those who reach something that exists
    double meanAfter = 0;              ///< metres, of those who reach something then
    double longestBefore = 0;          ///< metres, of those who reach something that exists
    double longestAfter = 0;           ///< metres, of those who reach something then
    /// Who goes to which new site.
    struct Way {
        std::size_t home = 0;
        std::size_t site = 0;  ///< index in sites
        double persons = 0;
        double metres = 0;
    };
    std::vector<Way> ways;  ///< ascending by (site, home)
    Notices notices;
};

/// The best plan known at some moment of the search.
struct SitePlanProgress {
    std::vector<std::size_t> candidates;  ///< chosen: indices in the request, ascending
    /// In persons (CoverMost), sites (CoverAll), metres (mean or longest way).
    double objective = 0;
    double bound = 0;
    double gapPercent = 0;
    double persons = 0;  ///< counted
};
/// Told, in the thread of the search, each time something better is known.
using SitePlanWatch = std::function<void(const SitePlanProgress&)>;

/// Measures the ways from candidates and existing facilities to all homes, then chooses
/// (location_allocation.h). Homes no path leads to, and those that nothing reaches (islands), are left out
/// with a notice (CoverMost counts the latter as not reached). Errors, each with its sentence: no candidate
/// near a path; unknown ids; everybody within the limit already; no candidate reaches anybody new; CoverAll
/// and some out of reach: how many persons; those of locateSites and attachedNetwork.
[[nodiscard]] Result<SitePlan> planSites(const model::Project& project, const SitePlanRequest& request,
                                         const Task& task = {}, const SitePlanWatch& watch = {});

/// `objective` or `bound` of a solution of planSites in the unit of SitePlanWatch.
[[nodiscard]] double inPlannersUnit(SitingModel model, std::int64_t value, double persons);

}  // namespace nordertor::analysis
