// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/choose_sites.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>

#include "base/number_format.h"
#include "geo/crs.h"
#include "ops/common_parameters.h"
#include "ops/site_parameters.h"
#include "ops/site_question.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::SitePlan;
using analysis::SitingModel;

constexpr const char* siteColour = "#B2182B";

std::string countIn(double number, Language language) {
    return formatCount(static_cast<std::int64_t>(std::llround(number)), language);
}

/// Persons in a sentence; one or two are never told, nor are all but one or two.
std::string personsIn(double persons, double all, Language language) {
    if (isSuppressed(Persons{persons})) {
        return "<3";
    }
    if (isSuppressed(Persons{all - persons})) {
        return language == Language::German ? "fast alle" : "nearly all";
    }
    return countIn(persons, language);
}

/// A number of the model's unit with the unit: "1.234 Personen", "850 m". `persons` are all who count.
LocalizedText amount(SitingModel model, double value, double persons) {
    switch (model) {
        case SitingModel::CoverAll:
            return {
                countIn(value, Language::German) + (std::llround(value) == 1 ? " Standort" : " Standorte"),
                countIn(value, Language::English) + (std::llround(value) == 1 ? " site" : " sites")};
        case SitingModel::CoverMost:
            return {personsIn(value, persons, Language::German) + " Personen",
                    personsIn(value, persons, Language::English) + " persons"};
        case SitingModel::ShortestWays:
        case SitingModel::ShortestLongest:
            break;
    }
    return {formatNumber(value, 0, Language::German) + " m",
            formatNumber(value, 0, Language::English) + " m"};
}

/// What the figure is, and which way is better.
LocalizedText objectiveLabel(SitingModel model) {
    switch (model) {
        case SitingModel::CoverAll:
            return {"neue Standorte", "new sites"};
        case SitingModel::CoverMost:
            return {"erreichte Personen", "persons reached"};
        case SitingModel::ShortestWays:
            return {"mittlerer Fußweg in m", "mean walk in m"};
        case SitingModel::ShortestLongest:
            break;
    }
    return {"weitester Fußweg in m", "longest walk in m"};
}

/// The same while the search goes on.
LocalizedText searchedLabel(SitingModel model) {
    return model == SitingModel::ShortestWays
               ? LocalizedText{"mittlerer Fußweg; wer nichts erreicht, zählt mit 15 km",
                               "mean walk; who reaches nothing counts with 15 km"}
               : objectiveLabel(model);
}

/// The mean walk is told of those who reach something; the search minds the others, too, as if they walked 15
/// km. Where there are such, its figures are no walk anybody has.
bool searchesOther(const SitePlan& plan) {
    return plan.nowhereAfter > 0;
}

/// What was aimed at, in the planner's unit.
double achieved(const SitePlan& plan, SitingModel model) {
    return searchesOther(plan) ? plan.meanAfter
                               : analysis::inPlannersUnit(model, plan.solution.objective, plan.persons);
}

/// "Besser geht es nicht (bewiesen)." or how far the bound is; among how many candidates.
LocalizedText boundSentence(const SitePlan& plan, SitingModel model, std::size_t candidates) {
    if (plan.solution.proven()) {
        const auto count = static_cast<std::int64_t>(candidates);
        return {fmt::format("Besser geht es mit diesen Vorgaben und {} nicht (bewiesen).",
                            candidates == 1 ? "diesem möglichen Standort"
                                            : fmt::format("den {} möglichen Standorten",
                                                          formatCount(count, Language::German))),
                fmt::format("Nothing better is possible under these conditions with {} (proven).",
                            candidates == 1 ? "this candidate site"
                                            : fmt::format("the {} candidate sites",
                                                          formatCount(count, Language::English)))};
    }
    const double gap = plan.solution.gapPercent();
    if (searchesOther(plan)) {
        return {fmt::format("Vom Besten ist das Ergebnis höchstens {} % entfernt.",
                            formatNumber(gap, 1, Language::German)),
                fmt::format("The result is at most {} % from the best.",
                            formatNumber(gap, 1, Language::English))};
    }
    const LocalizedText bound =
        amount(model, analysis::inPlannersUnit(model, plan.solution.bound, plan.persons), plan.persons);
    const bool more = model == SitingModel::CoverMost;
    return {fmt::format("{} als {} ist sicher nicht möglich (Abstand {} %).", more ? "Mehr" : "Weniger",
                        bound.de, formatNumber(gap, 1, Language::German)),
            fmt::format("{} than {} is certainly not possible (gap {} %).", more ? "More" : "Less", bound.en,
                        formatNumber(gap, 1, Language::English))};
}

/// Whether two figures together would tell of one or two persons.
bool differenceTells(double a, double b) {
    return isSuppressed(Persons{std::abs(a - b)});
}

/// Those reached today and then.
bool gainTells(const SitePlan& plan) {
    return differenceTells(plan.reachedAfter, plan.reachedBefore);
}

/// Those who reach nothing today and then.
bool nowhereTells(const SitePlan& plan) {
    return differenceTells(plan.nowhereAfter, plan.nowhereBefore);
}

/// Whom the mean walk leaves out: those who reach nothing.
std::string nowhereSentence(const SitePlan& plan, Language language) {
    if (std::llround(plan.nowhereBefore) == 0 && std::llround(plan.nowhereAfter) == 0) {
        return {};
    }
    const std::string then = personsIn(plan.nowhereAfter, plan.persons, language);
    const bool german = language == Language::German;
    const std::string today = nowhereTells(plan) ? (german ? "fast ebenso viele" : "nearly as many")
                                                 : personsIn(plan.nowhereBefore, plan.persons, language);
    return language == Language::German
               ? fmt::format(
                     " Das gilt für alle, die etwas erreichen; nichts erreichen dann {}, heute {} Personen.",
                     then, today)
               : fmt::format(
                     " This holds for all who reach something; {} persons reach nothing then, {} today.",
                     then, today);
}

LocalizedText summaryOf(const SitePlan& plan, const analysis::SitePlanRequest& request) {
    const auto in = [&](Language language) {
        const bool german = language == Language::German;
        const std::string limit = formatDistance(request.limit, language);
        const std::string persons = german ? "Personen" : "persons";
        const std::string label = request.demand.used.label.in(language);
        const bool homes = request.demand.used.measure == analysis::DemandMeasure::Homes;
        const std::string who =
            homes || label.starts_with(persons) ? label : fmt::format("{} ({})", persons, label);
        const std::string today = gainTells(plan) ? (german ? "fast ebenso viele" : "nearly as many")
                                                  : personsIn(plan.reachedBefore, plan.persons, language);
        const auto sites = static_cast<std::int64_t>(plan.sites.size());
        std::string text =
            german ? fmt::format("{} {}: {} von {} {} haben dann höchstens {} zu gehen, heute {}.",
                                 formatCount(sites, language), sites == 1 ? "Standort" : "Standorte",
                                 personsIn(plan.reachedAfter, plan.persons, language),
                                 personsIn(plan.persons, plan.persons, language), who, limit, today)
                   : fmt::format("{} {}: {} of {} {} then walk at most {}, today {}.",
                                 formatCount(sites, language), sites == 1 ? "site" : "sites",
                                 personsIn(plan.reachedAfter, plan.persons, language),
                                 personsIn(plan.persons, plan.persons, language), who, limit, today);
        if (request.model == SitingModel::ShortestWays) {
            text += german ? fmt::format(" Mittlerer Fußweg {} m", formatNumber(plan.meanAfter, 0, language))
                           : fmt::format(" Mean walk {} m", formatNumber(plan.meanAfter, 0, language));
            if (plan.meanBefore) {
                text += german ? fmt::format(" statt {} m", formatNumber(*plan.meanBefore, 0, language))
                               : fmt::format(" instead of {} m", formatNumber(*plan.meanBefore, 0, language));
            }
            text += "." + nowhereSentence(plan, language);
        } else if (request.model == SitingModel::ShortestLongest) {
            text += german
                        ? fmt::format(" Weitester Fußweg {} m", formatNumber(plan.longestAfter, 0, language))
                        : fmt::format(" Longest walk {} m", formatNumber(plan.longestAfter, 0, language));
            if (plan.longestBefore > 0) {
                text += german
                            ? fmt::format(" statt {} m", formatNumber(plan.longestBefore, 0, language))
                            : fmt::format(" instead of {} m", formatNumber(plan.longestBefore, 0, language));
            }
            text += ".";
        }
        return text + " " + boundSentence(plan, request.model, request.candidates.size()).in(language);
    };
    return {in(Language::German), in(Language::English)};
}

/// "weitester Fußweg 534 m, bewiesen": what stands in the title of a layer, so that it says how good it is.
LocalizedText achievement(const SitePlan& plan, SitingModel model) {
    LocalizedText text = amount(model, achieved(plan, model), plan.persons);
    const LocalizedText what =
        model == SitingModel::CoverMost         ? LocalizedText{"erreicht: ", "reached: "}
        : model == SitingModel::ShortestWays    ? LocalizedText{"mittlerer Fußweg ", "mean walk "}
        : model == SitingModel::ShortestLongest ? LocalizedText{"weitester Fußweg ", "longest walk "}
                                                : LocalizedText{"alle mit ", "all with "};
    text = {what.de + text.de, what.en + text.en};
    if (plan.solution.proven()) {
        return {text.de + ", bewiesen", text.en + ", proven"};
    }
    const auto gap = [&](Language language) { return formatNumber(plan.solution.gapPercent(), 1, language); };
    if (!searchesOther(plan)) {
        const LocalizedText bound =
            amount(model, analysis::inPlannersUnit(model, plan.solution.bound, plan.persons), plan.persons);
        text = {text.de + ", Grenze " + bound.de, text.en + ", bound " + bound.en};
    }
    return {text.de + ", Abstand " + gap(Language::German) + " %",
            text.en + ", gap " + gap(Language::English) + " %"};
}

Table resultTable(const SitePlan& plan, SitingModel model, const LocalizedText& counted) {
    const bool persons = model == SitingModel::CoverMost;
    // the rest of a sum gives a suppressed number away
    const auto part = [&](double reached) -> Cell {
        return isSuppressed(Persons{plan.persons - reached}) ? Cell(Unknown{}) : Cell(Persons{reached});
    };
    const auto value = [&](double shown) { return persons ? part(shown) : Cell(Figure{shown, 0}); };
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
                .rows = {{objectiveLabel(model), value(achieved(plan, model)),
                          searchesOther(plan)
                              ? Cell(Unknown{})
                              : value(analysis::inPlannersUnit(model, plan.solution.bound, plan.persons)),
                          Figure{plan.solution.gapPercent(), 2},
                          plan.solution.proven() ? LocalizedText{"ja", "yes"} : LocalizedText{"nein", "no"},
                          Persons{plan.persons}, gainTells(plan) ? Cell(Unknown{}) : part(plan.reachedBefore),
                          part(plan.reachedAfter)}}};
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

/// Whether two or fewer of those who come here do so from farther than the limit.
bool withinTells(const analysis::PlannedSite& site) {
    return differenceTells(site.served, site.servedWithin);
}

/// Whether two or fewer of those who come here reach something today.
bool newlyTells(const analysis::PlannedSite& site) {
    return differenceTells(site.served, site.newlyReached) ||
           differenceTells(site.servedWithin, site.newlyReached);
}

bool restTells(const analysis::PlannedSite& site) {
    return withinTells(site) || newlyTells(site);
}

/// The site whose figures are hidden so that no total gives away what is hidden of another; none where there
/// is nothing to give away.
std::optional<std::size_t> hiddenSite(const SitePlan& plan) {
    bool tells = std::ranges::count_if(plan.sites, newlyTells) == 1 ||
                 std::ranges::count_if(plan.sites, withinTells) == 1;
    for (const auto figure : {&analysis::PlannedSite::newlyReached, &analysis::PlannedSite::served,
                              &analysis::PlannedSite::servedWithin}) {
        std::vector<double> persons;
        for (const analysis::PlannedSite& site : plan.sites) {
            persons.push_back(site.*figure);
        }
        tells = tells || sumTells(persons);
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
                    {"served", {"kommen her", "come here"}},
                    {"served_within", {"im Grenzwert", "within limit"}},
                    {"mean_before_m", {"Weg heute m", "Walk today m"}},
                    {"mean_after_m", {"Weg dann m", "Walk then m"}},
                    {"position", {"Länge,Breite", "Longitude,latitude"}}},
        .rows = {},
        .unknown = {"wer herkommt, erreicht heute nichts, oder es verriete eine Zahl unter 3",
                    "those who come here reach nothing today, or it would give a number below 3 away"}};
    const auto position = positionText(project.workingCrsEpsg);
    const std::optional<std::size_t> hidden = hiddenSite(plan);
    for (const analysis::PlannedSite& site : plan.sites) {
        const analysis::CandidateSite& candidate = request.candidates[site.candidate];
        const bool inside = geo::contains(project.area.shape, candidate.location);
        const auto persons = [&](double count, bool tells) {
            return hidden == table.rows.size() || tells ? Cell(Unknown{}) : Cell(Persons{count});
        };
        table.rows.push_back({Figure{static_cast<double>(table.rows.size() + 1), 0}, candidate.label,
                              candidate.id,
                              inside ? LocalizedText{"Gebiet", "area"} : LocalizedText{"Umkreis", "around"},
                              persons(site.newlyReached, newlyTells(site)), persons(site.served, false),
                              persons(site.servedWithin, withinTells(site)),
                              site.meanBefore ? Cell(Figure{*site.meanBefore, 0}) : Cell(Unknown{}),
                              site.served > 0 ? Cell(Figure{site.meanAfter, 0}) : Cell(Unknown{}),
                              position(candidate.location)});
    }
    return table;
}

/// By way: the least that is shown of a site is hidden, where the number of all who come there would give
/// away what is too small to be shown.
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
    const Task planning = task.part(0.05, 1);
    // the best so far beside the bar, while the search goes on
    constexpr double searching = 0.45;
    const auto watch = [&](const analysis::SitePlanProgress& known) {
        SitesSoFar soFar{.sites = {},
                         .aim = searchedLabel(request.model),
                         .best = amount(request.model, known.objective, known.persons),
                         .bound = amount(request.model, known.bound, known.persons),
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
    if (plan->solution.cancelled) {
        outcome.notices.push_back({Severity::Warning,
                                   {"Die Suche wurde abgebrochen; gezeigt wird das Beste bis dahin.",
                                    "The search was stopped; shown is the best so far."},
                                   {},
                                   {},
                                   1});
    }
    const bool homes = request.demand.used.measure == analysis::DemandMeasure::Homes;
    outcome.tables.push_back(resultTable(
        *plan, request.model, homes ? request.demand.used.label : LocalizedText{"Personen", "Persons"}));
    outcome.tables.push_back(sitesTable(*plan, request, *context.snapshot));
    // a stored layer must not look like what the same call gives when it is left to finish
    const auto titled = [&](const LocalizedText& title) {
        return plan->solution.cancelled
                   ? LocalizedText{title.de + " (Suche angehalten)", title.en + " (search stopped)"}
                   : title;
    };
    outcome.stopped = plan->solution.cancelled;
    outcome.tables.back().title = titled(outcome.tables.back().title);
    FeatureCollection sites{.tableKey = "sites",
                            .features = {},
                            .presentation = {.kind = Presentation::Kind::Proportional,
                                             .column = "served",
                                             .title = {"Neue Standorte: Personen, die herkommen",
                                                       "New sites: persons who come here"},
                                             .colour = siteColour}};
    const LocalizedText reached = achievement(*plan, request.model);
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
