// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/site_disclosure.h"

#include <algorithm>
#include <cmath>

#include "ops/operation.h"

namespace nordertor::ops {
namespace {

using analysis::SitePlan;

/// Whether two figures together would tell of one or two persons.
bool differenceTells(double a, double b) {
    return isSuppressed(Persons{std::abs(a - b)});
}

/// Whether the sum of the numbers, which is told, gives away those that are too small to be shown.
bool sumTells(const std::vector<double>& persons) {
    std::size_t hidden = 0;
    long long sum = 0;
    for (const double each : persons) {
        if (isSuppressed(Persons{each})) {
            ++hidden;
            sum += std::llround(each);
        }
    }
    const auto count = static_cast<long long>(hidden);
    return hidden == 1 || (hidden > 1 && (sum == count || sum == 2 * count));
}

/// Whether two or fewer of those who come here reach something today, or have to come from farther than the
/// limit.
bool restTells(const analysis::PlannedSite& site) {
    return withinTells(site) || newlyTells(site);
}

/// Persons by site.
std::vector<double> bySite(const SitePlan& plan, double analysis::PlannedSite::*figure) {
    std::vector<double> persons;
    for (const analysis::PlannedSite& site : plan.sites) {
        persons.push_back(site.*figure);
    }
    return persons;
}

/// Whether those of all sites together, who are the difference of those reached then and today, are as many
/// as give away what no table shows of any of them; there is no site to hide instead.
bool allSitesTell(const SitePlan& plan) {
    if (hiddenSite(plan)) {
        return false;
    }
    const bool newly = std::ranges::none_of(plan.sites, newlyTells) &&
                       sumTells(bySite(plan, &analysis::PlannedSite::newlyReached));
    const bool within = std::llround(plan.reachedBefore) == 0 &&
                        std::ranges::none_of(plan.sites, withinTells) &&
                        sumTells(bySite(plan, &analysis::PlannedSite::servedWithin));
    return newly || within;
}

/// Whether one or two are reached today, or not reached today or then, which the sum of those newly reached,
/// all shown, would tell from the other figure.
bool gainsTell(const SitePlan& plan) {
    const bool summed = std::ranges::none_of(plan.sites, [](const analysis::PlannedSite& site) {
        return newlyTells(site) || isSuppressed(Persons{site.newlyReached});
    });
    return summed &&
           (isSuppressed(Persons{plan.reachedBefore}) || differenceTells(plan.persons, plan.reachedBefore) ||
            differenceTells(plan.persons, plan.reachedAfter));
}

}  // namespace

bool reachedTells(const SitePlan& plan) {
    return plan.sites.size() > 1 && std::llround(plan.reachedBefore) == 0 && allSitesTell(plan);
}

bool gainTells(const SitePlan& plan) {
    return differenceTells(plan.reachedAfter, plan.reachedBefore) ||
           (std::llround(plan.reachedBefore) > 0 && allSitesTell(plan));
}

bool nowhereTells(const SitePlan& plan) {
    return differenceTells(plan.nowhereAfter, plan.nowhereBefore);
}

bool withinTells(const analysis::PlannedSite& site) {
    return differenceTells(site.served, site.servedWithin);
}

bool newlyTells(const analysis::PlannedSite& site) {
    return differenceTells(site.served, site.newlyReached) ||
           differenceTells(site.servedWithin, site.newlyReached);
}

std::optional<std::size_t> hiddenSite(const SitePlan& plan) {
    bool tells = std::ranges::count_if(plan.sites, newlyTells) == 1 ||
                 std::ranges::count_if(plan.sites, withinTells) == 1 || gainsTell(plan);
    for (const auto figure : {&analysis::PlannedSite::newlyReached, &analysis::PlannedSite::served,
                              &analysis::PlannedSite::servedWithin}) {
        tells = tells || sumTells(bySite(plan, figure));
    }
    std::optional<std::size_t> least;
    for (std::size_t s = 0; tells && s < plan.sites.size(); ++s) {
        const analysis::PlannedSite& site = plan.sites[s];
        const bool small = isSuppressed(Persons{site.newlyReached}) || isSuppressed(Persons{site.served}) ||
                           isSuppressed(Persons{site.servedWithin});
        const bool shown = site.served > 0 && !small && !restTells(site);
        if (shown && (!least || site.served < plan.sites[*least].served)) {
            least = s;
        }
    }
    return least;
}

std::vector<bool> hiddenWays(const SitePlan& plan) {
    std::vector<bool> hidden(plan.ways.size(), false);
    for (std::size_t site = 0; site < plan.sites.size(); ++site) {
        std::vector<double> persons;
        std::optional<std::size_t> least;
        for (std::size_t w = 0; w < plan.ways.size(); ++w) {
            if (plan.ways[w].site != site) {
                continue;
            }
            const double count = plan.ways[w].persons;
            persons.push_back(count);
            if (std::round(count) > 0 && !isSuppressed(Persons{count}) &&
                (!least || count < plan.ways[*least].persons)) {
                least = w;
            }
        }
        if (least && sumTells(persons)) {
            hidden[*least] = true;
        }
    }
    return hidden;
}

}  // namespace nordertor::ops
