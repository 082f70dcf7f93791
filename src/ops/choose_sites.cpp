// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/choose_sites.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>

#include "geo/crs.h"
#include "model/programme_names.h"
#include "ops/common_parameters.h"
#include "ops/site_disclosure.h"
#include "ops/site_parameters.h"
#include "ops/site_question.h"
#include "ops/site_words.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::SitePlan;
using analysis::SitingModel;

constexpr const char* siteColour = "#B2182B";

/// `thorough`: there is no greater effort to advise.
Notice unfinishedProof(bool thorough) {
    return {
        Severity::Warning,
        {fmt::format(
             "Der Beweis (--exact) ist nicht zu Ende geführt: Es gibt zu viele mögliche Standorte und "
             "Wege. Weiter kommt er mit {}weniger möglichen Standorten (--candidates, --inside) oder "
             "kleinerem --limit.",
             thorough ? "" : "--effort thorough, "),
         fmt::format("The proof (--exact) was not brought to its end: there are too many candidate sites and "
                     "ways. It gets farther with {}fewer candidates (--candidates, --inside), or a smaller "
                     "--limit.",
                     thorough ? "" : "--effort thorough, ")},
        {},
        {},
        1};
}

Table resultTable(const SitePlan& plan, const analysis::SitePlanRequest& request) {
    const SitingModel model = request.model;
    const analysis::DemandUsed& used = request.demand.used;
    const bool homes = used.measure == analysis::DemandMeasure::Homes;
    const LocalizedText counted = homes ? used.label : LocalizedText{"Personen", "Persons"};
    const bool persons = model == SitingModel::CoverMost;
    const bool hidden = reachedTells(plan);
    // the rest of a sum gives a suppressed number away
    const auto part = [&](double reached) -> Cell {
        return isSuppressed(Persons{plan.persons - reached}) ? Cell(Unknown{}) : Cell(Persons{reached});
    };
    const auto value = [&](double shown) {
        return !persons ? Cell(Figure{shown, 0}) : hidden ? Cell(Unknown{}) : part(shown);
    };
    Table table{.key = "result",
                .title = {"Ergebnis", "Result"},
                .columns = {{"aim", {"Ziel", "Aim"}},
                            {"objective", {"erreicht", "achieved"}},
                            {"bound", {"Grenze des Möglichen", "bound"}},
                            {"gap_percent", {"Abstand %", "Gap %"}},
                            {"proven", {"bewiesen", "proven"}},
                            {"persons", counted},
                            {"reached_before", {"heute erreicht", "reached today"}},
                            {"reached_after", {"dann erreicht", "reached then"}}},
                .rows = {{objectiveLabel(model, used), value(achieved(plan, model)),
                          searchesOther(plan)
                              ? Cell(Unknown{})
                              : value(analysis::inPlannersUnit(model, plan.solution.bound, plan.persons)),
                          Figure{plan.solution.gapPercent(), 2},
                          plan.solution.proven() ? LocalizedText{"ja", "yes"} : LocalizedText{"nein", "no"},
                          Persons{plan.persons}, gainTells(plan) ? Cell(Unknown{}) : part(plan.reachedBefore),
                          hidden ? Cell(Unknown{}) : part(plan.reachedAfter)}}};
    if (model == SitingModel::ShortestWays) {
        table.columns.push_back({"nowhere_before", {"heute ohne Weg", "no way today"}});
        table.columns.push_back({"nowhere_after", {"dann ohne Weg", "no way then"}});
        table.rows.front().push_back(nowhereTells(plan) ? Cell(Unknown{}) : part(plan.nowhereBefore));
        table.rows.front().push_back(part(plan.nowhereAfter));
        table.unknown = {
            "nicht in Metern zu sagen, weil die Suche für Personen ohne Weg 15 km annimmt, oder es verriete "
            "eine Zahl unter 3",
            "cannot be told in metres, since the search assumes 15 km for persons without a way, or it would "
            "give a number below 3 away"};
    }
    return table;
}

/// As --at takes it; unknown where the project's CRS cannot be converted.
std::function<Cell(geo::Point)> positionText(int epsg) {
    const auto from = geo::Crs::fromEpsg(epsg);
    const auto to = geo::Crs::fromEpsg(4326);
    if (from && to) {
        if (auto transform = geo::Transform::create(*from, *to)) {
            auto shared = std::make_shared<const geo::Transform>(std::move(*transform));
            return [shared](geo::Point p) -> Cell {
                const auto degrees = (*shared)(p);
                return degrees ? Cell(fmt::format("{:.5f},{:.5f}", degrees->x, degrees->y)) : Cell(Unknown{});
            };
        }
    }
    return [](geo::Point) -> Cell { return Unknown{}; };
}

Table sitesTable(const SitePlan& plan, const analysis::SitePlanRequest& request,
                 const model::Project& project) {
    Table table{
        .key = "sites",
        .title = {"Standorte, der nützlichste zuerst", "Sites, the most useful first"},
        .columns = {{"rank", {"Rang", "Rank"}},
                    {"site", {"Standort", "Site"}},
                    {"id", {"Kennung", "Id"}},
                    {"where", {"Lage", "Where"}},
                    {"newly_reached", {"neu erreicht", "newly reached"}},
                    {"served", {"im Einzugsgebiet", "in the catchment"}},
                    {"served_within", {"innerhalb des Grenzwerts", "within limit"}},
                    {"mean_before_m", {"Weg heute m", "Walk today m"}},
                    {"mean_after_m", {"Weg dann m", "Walk then m"}},
                    {"position", {"Länge,Breite", "Longitude,latitude"}}},
        .rows = {},
        .unknown = {"wer im Einzugsgebiet wohnt, erreicht heute nichts, oder es verriete eine Zahl unter 3",
                    "those in the catchment reach nothing today, or it would give a number below 3 away"}};
    const auto position = positionText(project.workingCrsEpsg);
    const std::optional<std::size_t> hidden = hiddenSite(plan);
    for (const analysis::PlannedSite& site : plan.sites) {
        const analysis::CandidateSite& candidate = request.candidates[site.candidate];
        const bool inside = geo::contains(project.area.shape, candidate.location);
        const auto persons = [&](double count, bool tells) {
            return hidden == table.rows.size() || tells ? Cell(Unknown{}) : Cell(Persons{count});
        };
        table.rows.push_back({Figure{static_cast<double>(table.rows.size() + 1), 0}, candidate.label,
                              candidate.id, model::whereLabel(inside),
                              persons(site.newlyReached, newlyTells(site)), persons(site.served, false),
                              persons(site.servedWithin, withinTells(site)),
                              site.meanBefore ? Cell(Figure{*site.meanBefore, 0}) : Cell(Unknown{}),
                              site.served > 0 ? Cell(Figure{site.meanAfter, 0}) : Cell(Unknown{}),
                              position(candidate.location)});
    }
    return table;
}

/// A straight line for each home that goes to a new site.
void addWays(Outcome& outcome, const SitePlan& plan, const analysis::SitePlanRequest& request,
             const model::Project& project) {
    Table table{.key = "ways",
                .title = {"Wer wohin geht", "Who goes where"},
                .columns = {{"rank", {"Rang des Standorts", "Rank of site"}},
                            {"home", {"Wohngebäude", "Home"}},
                            {"persons", {"Personen", "Persons"}},
                            {"walk_m", {"Fußweg m", "Walk m"}}},
                .rows = {}};
    FeatureCollection lines{.tableKey = "ways",
                            .features = {},
                            .presentation = {.kind = Presentation::Kind::Single,
                                             .title = {"vom Wohngebäude zu seinem Standort (Luftlinie)",
                                                       "from a home to its site (straight line)"},
                                             .colour = "#7F7F7F"}};
    const std::vector<bool> hidden = hiddenWays(plan);
    for (const SitePlan::Way& way : plan.ways) {
        const model::Home& home = project.residents.homes[way.home];
        const geo::Point site = request.candidates[plan.sites[way.site].candidate].location;
        lines.features.push_back({std::vector<geo::Points>{{home.location, site}}, table.rows.size()});
        const bool told = !hidden[table.rows.size()];
        table.rows.push_back({Figure{static_cast<double>(way.site + 1), 0}, home.id,
                              told ? Cell(Persons{way.persons}) : Cell(Unknown{}), Figure{way.metres, 0}});
    }
    outcome.tables.push_back(std::move(table));
    outcome.features.push_back(std::move(lines));
}

OperationInfo chooseSitesInfo() {
    return {
        .id = "site",
        .title = {"Standorte suchen", "Find sites"},
        .help =
            {"Wählt aus möglichen Standorten die, mit denen am meisten Menschen geholfen ist: entlang des "
             "Wegenetzes, zusätzlich zu dem, was es schon gibt. Zu jedem Ergebnis steht, wie weit es vom "
             "besten denkbaren höchstens entfernt ist.",
             "Chooses from candidate sites those that help most people: along the network of paths, in "
             "addition to what exists. Each result says how far it is from the best conceivable at most."},
        .examples = {"nordertor site quartier.gpkg --standard youth.playground_6_12 --sites 2 "
                     "--candidates public-land",
                     "nordertor site quartier.gpkg --model cover-all --kind social.kita --limit 800 "
                     "--candidates nodes --where-possible",
                     "nordertor site quartier.gpkg --model shortest-ways --kind youth.playground --sites 3 "
                     "--exact --format geojson > standorte.geojson"},
        .parameters = siteParameters(),
        .needsProject = true};
}

}  // namespace

const OperationInfo& ChooseSites::info() const {
    static const OperationInfo info = chooseSitesInfo();
    return info;
}

Result<Outcome> ChooseSites::run(const Context& context, const ParameterValues& values,
                                 const Task& task) const {
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    auto question = siteQuestionFrom(values, context, task.part(0, 0.05));
    if (!question) {
        return fail(question.error());
    }
    const analysis::SitePlanRequest& request = question->request;
    const analysis::DemandUsed& used = request.demand.used;
    const Task planning = task.part(0.05, 1);
    // the best so far beside the bar, while the search goes on
    constexpr double searching = 0.45;
    const auto watch = [&](const analysis::SitePlanProgress& known) {
        SitesSoFar soFar{.sites = {},
                         .aim = searchedLabel(request.model, used),
                         .best = amount(request.model, known.objective, known.persons, used),
                         .bound = amount(request.model, known.bound, known.persons, used),
                         .gapPercent = known.gapPercent};
        planning.report(searching,
                        {fmt::format("Bisher bestes Ergebnis: {} (Grenze {})", soFar.best.de, soFar.bound.de),
                         fmt::format("Best so far: {} (bound {})", soFar.best.en, soFar.bound.en)});
        if (context.sitesSoFar) {
            for (const std::size_t candidate : known.candidates) {
                soFar.sites.push_back(
                    {request.candidates[candidate].location, request.candidates[candidate].label});
            }
            context.sitesSoFar(soFar);
        }
    };
    auto plan = analysis::planSites(*context.snapshot, request, planning, watch);
    if (!plan) {
        return fail(plan.error());
    }
    Outcome outcome;
    outcome.recordedAs = std::move(question->inEffect);
    outcome.summary = summaryOf(*plan, request);
    outcome.notices = std::move(question->notices);
    outcome.sources = std::move(question->sources);
    append(outcome.notices, plan->notices);
    if (request.effort.exact && !plan->solution.proven() && !plan->solution.cancelled) {
        outcome.notices.push_back(unfinishedProof(values.text("effort") == "thorough"));
    }
    if (plan->solution.cancelled) {
        outcome.notices.push_back({Severity::Warning,
                                   {"Die Suche wurde abgebrochen; gezeigt wird das Beste bis dahin.",
                                    "The search was stopped; shown is the best so far."},
                                   {},
                                   {},
                                   1});
    }
    outcome.tables.push_back(resultTable(*plan, request));
    outcome.tables.push_back(sitesTable(*plan, request, *context.snapshot));
    // a stored layer must not look like what the same call gives when it is left to finish
    const auto titled = [&](const LocalizedText& title) {
        return plan->solution.cancelled
                   ? LocalizedText{title.de + " (Suche angehalten)", title.en + " (search stopped)"}
                   : title;
    };
    outcome.stopped = plan->solution.cancelled;
    outcome.tables.back().title = titled(outcome.tables.back().title);
    const bool homes = used.measure == analysis::DemandMeasure::Homes;
    FeatureCollection sites{
        .tableKey = "sites",
        .features = {},
        .presentation = {.kind = Presentation::Kind::Proportional,
                         .column = "served",
                         .title = homes ? LocalizedText{"Neue Standorte: Wohngebäude im Einzugsgebiet",
                                                        "New sites: residential buildings in the catchment"}
                                        : LocalizedText{"Neue Standorte: Personen im Einzugsgebiet",
                                                        "New sites: persons in the catchment"},
                         .colour = siteColour}};
    const LocalizedText reached = achievement(*plan, request);
    const LocalizedText stopped =
        plan->solution.cancelled ? LocalizedText{"; Suche angehalten", "; search stopped"} : LocalizedText{};
    sites.title = {"Neue Standorte: " + question->facilities.de + " (" + reached.de + stopped.de + ")",
                   "New sites: " + question->facilities.en + " (" + reached.en + stopped.en + ")"};
    for (std::size_t s = 0; s < plan->sites.size(); ++s) {
        sites.features.push_back({request.candidates[plan->sites[s].candidate].location, s});
    }
    outcome.features.push_back(std::move(sites));
    if (values.flag("ways")) {
        addWays(outcome, *plan, request, *context.snapshot);
        outcome.features.back().title =
            titled({"Wer zu welchem neuen Standort geht: " + question->facilities.de,
                    "Who goes to which new site: " + question->facilities.en});
    }
    return outcome;
}

}  // namespace nordertor::ops
