// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/site_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "analysis/network/attached_network.h"
#include "analysis/network/catchments.h"
#include "analysis/siting/site_plan_p.h"
#include "analysis/siting/siting_models_p.h"
#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

/// Nobody walks farther; beyond, everything is equally far.
constexpr double farthestMetres = 15000;

Error cancelledWhileMeasuring() {
    Error error = cancelledError();
    error.message = {
        "Abgebrochen, ehe die Fußwege gemessen waren: Einen Vorschlag gibt es noch nicht; es wurde nichts geändert.",
        "Cancelled before the ways were measured: there is no proposal yet; nothing was changed."};
    return error;
}

class Planner {
  public:
    Planner(const model::Project& project, const SitePlanRequest& request)
        : project_(project), request_(request) {}

    Result<SitePlan> run(const Task& task, const SitePlanWatch& watch) {
        if (auto roles = setRoles(); !roles) {
            return fail(roles.error());
        }
        if (auto measured = measure(task.part(0, 0.4)); !measured) {
            return fail(measured.error().code == ErrorCode::Cancelled ? cancelledWhileMeasuring()
                                                                      : measured.error());
        }
        if (auto sensible = checkSense(); !sensible) {
            return fail(sensible.error());
        }
        const SitingModel model = request_.model;
        const double persons = personsOf(totalWeight(problem_));
        auto solution =
            locateSites(problem_, request_.effort, task.part(0.4, 1), [&](const SitingProgress& known) {
                if (watch) {
                    watch({known.sites, inPlannersUnit(model, known.objective, persons),
                           inPlannersUnit(model, known.bound, persons),
                           sitingGapPercent(known.objective, known.bound), persons});
                }
            });
        if (!solution) {
            return fail(solution.error());
        }
        plan_.solution = std::move(*solution);
        reportPlan(request_, problem_, limit_, plan_);
        return std::move(plan_);
    }

  private:
    Result<> setRoles() {
        problem_.model = request_.model;
        problem_.budget = request_.sites;
        problem_.roles.assign(request_.candidates.size(), SiteRole::Free);
        const auto mark = [&](const std::vector<std::string>& ids, SiteRole role,
                              const char* name) -> Result<> {
            for (const std::string& id : ids) {
                const auto at = std::lower_bound(
                    request_.candidates.begin(), request_.candidates.end(), id,
                    [](const CandidateSite& site, const std::string& given) { return site.id < given; });
                if (at == request_.candidates.end() || at->id != id) {
                    return fail(
                        ErrorCode::NotFound,
                        {fmt::format("Unter den möglichen Standorten ist keiner mit der Kennung „{}“.", id),
                         fmt::format("None of the candidate sites has the id \"{}\".", id)},
                        {fmt::format("Beispiel für eine Kennung: {}", request_.candidates.front().id),
                         fmt::format("Example of an id: {}", request_.candidates.front().id)},
                        {}, name);
                }
                auto& marked = problem_.roles[static_cast<std::size_t>(at - request_.candidates.begin())];
                if (marked != SiteRole::Free && marked != role) {
                    return fail(ErrorCode::InvalidArgument,
                                {fmt::format("„{}“ ist zugleich verlangt und ausgeschlossen.", id),
                                 fmt::format("\"{}\" is both required and forbidden.", id)},
                                {"Bitte eines von beiden streichen: --require oder --forbid.",
                                 "Please strike one of the two: --require or --forbid."},
                                {}, name);
                }
                marked = role;
            }
            return {};
        };
        if (auto required = mark(request_.required, SiteRole::Required, "--require"); !required) {
            return required;
        }
        return mark(request_.forbidden, SiteRole::Forbidden, "--forbid");
    }

    /// The ways, and whose persons count.
    Result<> measure(const Task& task) {
        std::vector<model::Facility> places(request_.candidates.size());
        std::vector<const model::Facility*> facilities;
        for (std::size_t j = 0; j < places.size(); ++j) {
            places[j].location = request_.candidates[j].location;
            places[j].outline = request_.candidates[j].outline;
            facilities.push_back(&places[j]);
        }
        facilities.insert(facilities.end(), request_.existing.begin(), request_.existing.end());
        auto attached = attachedNetwork(project_, facilities, walkingProfile(request_.profile),
                                        request_.attachmentLimit, task.part(0, 0.5));
        if (!attached) {
            return fail(attached.error());
        }
        const std::span entrances(attached->entrances);
        const std::size_t unattached = static_cast<std::size_t>(
            std::count_if(entrances.begin(), entrances.begin() + static_cast<std::ptrdiff_t>(places.size()),
                          [](const auto& each) { return each.empty(); }));
        if (unattached == places.size()) {
            return fail(
                ErrorCode::InvalidData,
                {"Kein möglicher Standort liegt nah genug an einem Fußweg.",
                 "No candidate site lies near enough to a path."},
                {"Bitte andere mögliche Standorte oder mit --attachment einen größeren Abstand wählen.",
                 "Please choose other candidates, or a greater distance with --attachment."});
        }
        if (unattached > 0) {
            plan_.notices.push_back(
                {Severity::Warning,
                 {fmt::format(
                      "Mögliche Standorte, die zu weit vom nächsten Fußweg liegen und entfallen: {}; ein "
                      "größerer Abstand: --attachment.",
                      formatCount(static_cast<std::int64_t>(unattached), Language::German)),
                  fmt::format(
                      "Candidate sites too far from the nearest path, left out: {}; a greater distance: "
                      "--attachment.",
                      formatCount(static_cast<std::int64_t>(unattached), Language::English))},
                 {},
                 {},
                 unattached});
        }
        const auto limit = static_cast<std::uint32_t>(std::llround(request_.limit * unitsPerMetre));
        limit_ = limit;
        const auto farthest = static_cast<std::uint32_t>(farthestMetres * unitsPerMetre);
        problem_.limit = covers(request_.model) ? limit : farthest;
        if (auto existing = measureExisting(*attached, places.size(), farthest, task.part(0.5, 0.6));
            !existing) {
            return existing;
        }
        return measureCandidates(*attached, places.size(), task.part(0.6, 0.9));
    }

    /// The ways from candidates that are shorter than those to what exists and serves any number: the others
    /// change nothing, and are most of them where there are many candidates.
    Result<> measureCandidates(const AttachedNetwork& attached, std::size_t candidates, const Task& task) {
        std::uint32_t farthestUseful = 0;
        std::vector<NetworkPosition> counted = attached.homes;
        for (std::size_t h = 0; h < counted.size(); ++h) {
            if (problem_.weights[h] > 0) {
                farthestUseful = std::max(farthestUseful, problem_.existing[h]);
            } else {
                counted[h] = {};
            }
        }
        std::vector<std::vector<Catchments::Reached>> useful(candidates);
        const auto keep = [&](std::uint32_t source, std::span<const Catchments::Reached> reached) {
            std::ranges::copy_if(
                reached, std::back_inserter(useful[source]),
                [&](const Catchments::Reached& way) { return way.weight < problem_.existing[way.target]; });
            std::ranges::sort(useful[source]);
        };
        const auto searched =
            visitCatchments(attached.network, std::span(attached.entrances).first(candidates), counted,
                            std::min(problem_.limit, farthestUseful), keep, PathWeight::Length, task);
        if (!searched) {
            return fail(searched.error());
        }
        Catchments& ways = problem_.distances;
        for (const auto& row : useful) {
            ways.reached.insert(ways.reached.end(), row.begin(), row.end());
            ways.first.push_back(ways.reached.size());
        }
        if (request_.places) {
            addLimited(ways);
        }
        return {};
    }

    void noteUnknownPlaces(std::size_t known) {
        const std::size_t unknown = request_.existing.size() - known;
        if (unknown > 0) {
            const auto in = [&](Language language, const char* text) {
                return fmt::format(
                    fmt::runtime(text), formatCount(static_cast<std::int64_t>(unknown), language),
                    formatCount(static_cast<std::int64_t>(request_.existing.size()), language));
            };
            plan_.notices.push_back(
                {Severity::Warning,
                 {in(Language::German,
                     "Vorhandene Einrichtungen ohne bekannte Platzzahl: {} von {}; es gilt, dass sie "
                     "für alle reichen, die sie erreichen."),
                  in(Language::English,
                     "Existing facilities without a known number of places: {} of {}; they are "
                     "taken to have room for all who reach them.")},
                 {},
                 {},
                 unknown});
        }
    }

    Result<> measureExisting(const AttachedNetwork& attached, std::size_t candidates, std::uint32_t farthest,
                             const Task& task) {
        std::vector<SearchSource> unlimited;
        std::vector<std::vector<NetworkPosition>> limited;
        for (std::size_t f = 0; f < request_.existing.size(); ++f) {
            const auto& entrances = attached.entrances[candidates + f];
            if (request_.places && request_.existing[f]->capacity) {
                limited.push_back(entrances);
                limitedPlaces_.push_back(*request_.existing[f]->capacity);
                continue;
            }
            for (const NetworkPosition& entrance : entrances) {
                unlimited.push_back({entrance, static_cast<std::uint32_t>(f)});
            }
        }
        NearestSearch search(attached.network);
        if (!search.run(unlimited, PathWeight::Length, farthest, task)) {
            return fail(cancelledError());
        }
        const std::size_t homes = attached.homes.size();
        problem_.existing.resize(homes);
        problem_.weights.assign(homes, 0);
        std::int64_t withoutPath = 0;
        for (std::size_t h = 0; h < homes; ++h) {
            problem_.existing[h] = search.at(attached.homes[h]).weight;
            const double persons = request_.demand.byHome[h];
            if (persons <= 0 || (!request_.counted.empty() && request_.counted[h] == 0)) {
                continue;
            }
            const std::int64_t weight = std::llround(persons * unitsPerPerson);
            if (!attached.homes[h].attached()) {
                withoutPath += weight;
                continue;
            }
            problem_.weights[h] = weight;
        }
        if (withoutPath > 0) {
            plan_.notices.push_back(personsNotice(
                request_.demand.used, personsOf(withoutPath),
                "haben keinen Fußweg nahe genug und zählen nicht mit; ein "
                "größerer Abstand: --attachment.",
                "have no path near enough and are not counted; a greater distance: --attachment."));
        }
        if (request_.places) {
            noteUnknownPlaces(limited.size());
            auto ways = catchments(attached.network, limited, attached.homes, problem_.limit,
                                   PathWeight::Length, task);
            if (!ways) {
                return fail(ways.error());
            }
            limited_ = std::move(*ways);
        }
        return {};
    }

    /// Of so many places, in the persons they are for.
    [[nodiscard]] std::int64_t capacityOf(double places) const {
        return std::llround(places / request_.placesPerPerson * unitsPerPerson);
    }

    /// Existing facilities with places come after the candidates.
    void addLimited(Catchments& ways) {
        problem_.capacities.assign(problem_.roles.size(), capacityOf(*request_.places));
        for (std::size_t f = 0; f < limited_.sourceCount(); ++f) {
            const auto reached = limited_.of(f);
            ways.reached.insert(ways.reached.end(), reached.begin(), reached.end());
            ways.first.push_back(ways.reached.size());
            problem_.roles.push_back(SiteRole::Existing);
            problem_.capacities.push_back(capacityOf(limitedPlaces_[f]));
        }
    }

    Result<> checkSense() {
        const bool covering = covers(request_.model);
        const std::int64_t total = totalWeight(problem_);
        if (total == 0) {
            return fail(ErrorCode::InvalidData,
                        {"Hier wohnt niemand dieser Gruppe an einem Fußweg.",
                         "Nobody of this group lives here at a path."},
                        {"Bitte eine andere Personengruppe oder --where all wählen.",
                         "Please choose another group, or --where all."},
                        {}, "--group");
        }
        leaveOutUnreachable();
        const std::vector<std::uint32_t> before = nearestDistances(problem_, {});
        std::int64_t open = 0;
        for (std::size_t h = 0; h < before.size(); ++h) {
            open += before[h] > problem_.limit ? problem_.weights[h] : 0;
        }
        if (covering && open == 0 && problem_.capacities.empty() && request_.required.empty()) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("Alle haben schon etwas innerhalb von {}; ein weiterer Standort erreicht "
                             "niemanden zusätzlich.",
                             formatDistance(request_.limit, Language::German)),
                 fmt::format("Everybody has something within {} already; another site reaches nobody new.",
                             formatDistance(request_.limit, Language::English))},
                {"Bitte einen kleineren Grenzwert (--limit) oder --model shortest-ways wählen.",
                 "Please choose a smaller limit (--limit), or --model shortest-ways."},
                {}, "--limit");
        }
        const std::int64_t lost = weightOutOfReach(problem_);
        if (covering && lost == open && open > 0 && problem_.capacities.empty()) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("Keiner der {} möglichen Standorte erreicht jemanden, der noch nichts "
                             "innerhalb von {} hat.",
                             request_.candidates.size(), formatDistance(request_.limit, Language::German)),
                 fmt::format("None of the {} candidate sites reaches anybody who has nothing within {} yet.",
                             request_.candidates.size(), formatDistance(request_.limit, Language::English))},
                {"Bitte andere mögliche Standorte (--candidates) oder einen größeren Grenzwert wählen.",
                 "Please choose other candidates (--candidates) or a greater limit."},
                {}, "--candidates");
        }
        if (request_.model == SitingModel::CoverAll && lost > 0) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("{} {} haben keinen möglichen Standort innerhalb von {}; alle zu erreichen "
                             "geht nicht.",
                             countText(personsOf(lost), Language::German), unitOf(request_.demand.used).de,
                             formatDistance(request_.limit, Language::German)),
                 fmt::format("{} {} have no candidate site within {}; reaching everybody is not possible.",
                             countText(personsOf(lost), Language::English), unitOf(request_.demand.used).en,
                             formatDistance(request_.limit, Language::English))},
                {"Bitte mehr mögliche Standorte (--candidates), einen größeren Grenzwert (--limit) oder "
                 "--where-possible wählen. Beispiel: --where-possible",
                 "Please choose more candidates (--candidates), a greater limit (--limit), or "
                 "--where-possible. Example: --where-possible"},
                {}, "--limit");
        }
        if (request_.model == SitingModel::CoverMost && lost > 0) {
            plan_.notices.push_back(
                personsNotice(request_.demand.used, personsOf(lost),
                              "haben keinen möglichen Standort in Reichweite; mehr "
                              "mögliche Standorte oder ein größerer Grenzwert (--limit) helfen.",
                              "have no candidate site within reach; more "
                              "candidates or a greater limit (--limit) help."));
        }
        return {};
    }

    /// Whom nothing can reach says nothing about which site is better (islands of the network).
    void leaveOutUnreachable() {
        if (request_.model == SitingModel::CoverMost ||
            (request_.model == SitingModel::CoverAll && !request_.wherePossible)) {
            return;
        }
        std::vector<std::size_t> selectable;
        for (std::size_t j = 0; j < problem_.roles.size(); ++j) {
            if (problem_.roles[j] == SiteRole::Free || problem_.roles[j] == SiteRole::Required) {
                selectable.push_back(j);
            }
        }
        const std::vector<std::uint32_t> nearest = nearestDistances(problem_, selectable);
        const std::uint32_t farthest =
            covers(request_.model) ? problem_.limit : SitingProblem::unreachable - 1;
        std::int64_t lost = 0;
        for (std::size_t h = 0; h < nearest.size(); ++h) {
            if (nearest[h] > farthest) {
                lost += problem_.weights[h];
                problem_.weights[h] = 0;
            }
        }
        if (lost > 0) {
            plan_.notices.push_back(
                personsNotice(request_.demand.used, personsOf(lost),
                              "sind von keinem möglichen Standort aus zu erreichen und zählen nicht mit.",
                              "cannot be reached from any candidate site and are not counted."));
        }
    }

    const model::Project& project_;
    const SitePlanRequest& request_;
    SitingProblem problem_;
    std::vector<double> limitedPlaces_;  ///< of existing facilities with a capacity
    Catchments limited_;                 ///< of the same
    std::uint32_t limit_ = 0;
    SitePlan plan_;
};

}  // namespace

double inPlannersUnit(SitingModel model, std::int64_t value, double persons) {
    const auto number = static_cast<double>(value);
    switch (model) {
        case SitingModel::CoverAll:
            return number;
        case SitingModel::CoverMost:
            return number / unitsPerPerson;
        case SitingModel::ShortestWays:
            return persons > 0 ? number / unitsPerPerson / unitsPerMetre / persons : 0;
        case SitingModel::ShortestLongest:
            break;
    }
    return number / unitsPerMetre;
}

Result<SitePlan> planSites(const model::Project& project, const SitePlanRequest& request, const Task& task,
                           const SitePlanWatch& watch) {
    if (request.candidates.empty()) {
        return fail(
            ErrorCode::InvalidData, {"Es gibt keinen möglichen Standort.", "There is no candidate site."},
            {"Bitte andere mögliche Standorte wählen: --candidates partners, public-land, nodes oder points.",
             "Please choose other candidates: --candidates partners, public-land, nodes or points."},
            {}, "--candidates");
    }
    return Planner(project, request).run(task, watch);
}

}  // namespace nordertor::analysis
