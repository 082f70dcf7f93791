// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/hot_spot_observations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/indicators/area_figures.h"
#include "analysis/population/areas_of_points.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/area_operations.h"
#include "io/tables/event_reader.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/indicator_figures.h"

namespace nordertor::ops {
namespace {

constexpr double mostGridCells = 250'000;
constexpr std::size_t fewObservations = 30;

void leftOut(Notices& notices, std::size_t count) {
    if (count > 0) {
        notices.push_back(
            {Severity::Info,
             {fmt::format("Orte, deren Zahl nicht bekannt oder nicht zu zeigen ist, ausgelassen: {}.",
                          formatCount(static_cast<std::int64_t>(count), Language::German)),
              fmt::format("Places whose number is unknown or not to be shown, left out: {}.",
                          formatCount(static_cast<std::int64_t>(count), Language::English))},
             {},
             {},
             count});
    }
}

Result<io::EventData> eventsFrom(const ParameterValues& values, const Context& context, const Task& task) {
    const model::Project& project = *context.snapshot;
    return io::readEvents(values.path("events"),
                          {.workingCrsEpsg = project.workingCrsEpsg,
                           .window = geo::boxOf(project.area.shape).expandedBy(project.marginMetres),
                           .crsEpsg = values.integer("events-crs"),
                           .where = values.list("where"),
                           .importDate = dateFrom(values, context)},
                          task);
}

LocalizedText eventsLabel(const io::EventData& events) {
    return events.accidents ? LocalizedText{"Unfälle", "Accidents"} : LocalizedText{"Ereignisse", "Events"};
}

Notices eventNotices(const io::EventData& events) {
    Notices notices = events.notices;
    const auto number = [](std::size_t count, Language language) {
        return formatCount(static_cast<std::int64_t>(count), language);
    };
    notices.push_back(
        {Severity::Info,
         {fmt::format("Einträge der Datei, die die Bedingungen erfüllen: {} von {}; davon liegen hier: {}.",
                      number(events.matching, Language::German), number(events.rows, Language::German),
                      number(events.places.size(), Language::German)),
          fmt::format("Entries of the file that fulfil the conditions: {} of {}; of these lie here: {}.",
                      number(events.matching, Language::English), number(events.rows, Language::English),
                      number(events.places.size(), Language::English))},
         events.source.fileName,
         {},
         1});
    if (events.accidents) {
        notices.push_back({Severity::Warning, accidentWording(), events.source.fileName, {}, 1});
    }
    return notices;
}

/// Squares whose middle lies in the programme area or its surroundings.
Result<model::AreaSet> eventGrid(const ParameterValues& values, const Context& context) {
    const model::Project& project = *context.snapshot;
    const double cell = values.number("cell").value_or(usualEventCell);
    const auto region = geo::buffer(project.area.shape, project.marginMetres);
    if (!region) {
        return fail(region.error());
    }
    const geo::Box box = geo::boxOf(*region);
    if (box.width() / cell * (box.height() / cell) > mostGridCells) {
        return fail(ErrorCode::InvalidArgument,
                    {"So kleine Zellen ergeben hier mehr als 250.000.",
                     "Cells this small make more than 250,000 here."},
                    {fmt::format("Beispiel: --cell {:.0f}", usualEventCell),
                     fmt::format("Example: --cell {:.0f}", usualEventCell)},
                    {}, "--cell");
    }
    model::AreaSet set;
    set.title = {fmt::format("Raster {} m", formatNumber(cell, 0, Language::German)),
                 fmt::format("{} m grid", formatNumber(cell, 0, Language::English))};
    for (double y = std::floor(box.min.y / cell) * cell; y < box.max.y; y += cell) {
        for (double x = std::floor(box.min.x / cell) * cell; x < box.max.x; x += cell) {
            if (geo::contains(*region, {x + cell / 2, y + cell / 2})) {
                const std::string id = fmt::format("E{:.0f}N{:.0f}", x, y);
                set.areas.push_back(
                    {id, id, {{{{{x, y}, {x + cell, y}, {x + cell, y + cell}, {x, y + cell}, {x, y}}, {}}}}});
            }
        }
    }
    return set;
}

/// Takes the areas whose figure is known.
void takeAreas(Observations& observations, const model::AreaSet& set, const analysis::Figures& figures) {
    observations.where = set.title;
    std::size_t unknown = 0;
    for (std::size_t a = 0; a < set.areas.size(); ++a) {
        if (!figures[a]) {
            ++unknown;
            continue;
        }
        observations.values.push_back(*figures[a]);
        observations.ids.push_back(set.areas[a].id);
        observations.names.push_back(set.areas[a].name);
        observations.points.push_back(geo::centroid(set.areas[a].shape));
        observations.shapes.push_back(set.areas[a].shape);
    }
    if (std::ranges::equal(observations.ids, observations.names)) {
        observations.names.clear();
    }
    leftOut(observations.notices, unknown);
}

Result<Observations> fromEvents(const ParameterValues& values, const Context& context, const Task& task) {
    const auto events = eventsFrom(values, context, task);
    if (!events) {
        return fail(events.error());
    }
    Observations observations;
    observations.what = eventsLabel(*events);
    observations.accidents = events->accidents;
    observations.notices = eventNotices(*events);
    observations.sources.push_back(events->source);
    model::AreaSet set;
    if (values.has("areas")) {
        auto areas = areasFrom(values, context, task);
        if (!areas) {
            return fail(areas.error());
        }
        append(observations.notices, areas->notices);
        observations.sources.insert(observations.sources.end(), areas->sources.begin(), areas->sources.end());
        set = std::move(areas->set);
    } else {
        auto grid = eventGrid(values, context);
        if (!grid) {
            return fail(grid.error());
        }
        set = std::move(*grid);
    }
    const auto areaOf = analysis::areasOfPoints(set.areas, events->places);
    const auto outside = static_cast<std::size_t>(std::count(areaOf.begin(), areaOf.end(), analysis::noArea));
    if (outside > 0) {
        observations.notices.push_back(
            {Severity::Info,
             {fmt::format("Ereignisse, die in keiner der Flächen liegen: {}.", outside),
              fmt::format("Events that lie in none of the areas: {}.", outside)},
             {},
             {},
             outside});
    }
    observations.events = events->places.size() - outside;
    takeAreas(observations, set, analysis::countByArea(areaOf, set.areas.size()));
    return observations;
}

Result<Observations> fromAreas(const ParameterValues& values, const Context& context, const Task& task) {
    auto areas = areasFrom(values, context, task);
    if (!areas) {
        return fail(areas.error());
    }
    IndicatorFigures figures(context, areas->set, std::nullopt);
    if (values.has("inhabitants")) {
        if (const auto taken = figures.takeInhabitantsFrom(values.text("inhabitants")); !taken) {
            return fail(taken.error());
        }
    }
    const std::string name =
        values.has("indicator") ? values.text("indicator") : "persons:" + values.text("group");
    auto indicator = figures.indicator(name, values.has("indicator") ? "--indicator" : "--group", task);
    if (!indicator) {
        return fail(indicator.error());
    }
    const auto& all = figures.inhabitants();
    const bool hide = indicator->relative &&
                      std::any_of(all.begin(), all.end(), [](const auto& n) { return n.has_value(); });
    Observations observations;
    if (hide) {
        observations.hiddenAreas = analysis::hideSmallAreas(
            indicator->figures, all, values.integer("least-inhabitants").value_or(300));
    }
    observations.what = indicator->label;
    observations.decimals = indicator->decimals;
    observations.persons = indicator->persons;
    observations.smallAreasHidden = hide;
    observations.notices = std::move(areas->notices);
    observations.sources = areas->sources;
    append(observations.notices, figures.notices());
    takeAreas(observations, areas->set, indicator->figures);
    return observations;
}

Result<Observations> fromHomes(const ParameterValues& values, const Context& context) {
    const auto demand = demandFrom(values, context);
    if (!demand) {
        return fail(demand.error());
    }
    if (demand->used.measure == analysis::DemandMeasure::Homes) {
        return fail(ErrorCode::InvalidData,
                    {"Für diese Gruppe ist nicht bekannt, wie viele Personen wo wohnen.",
                     "How many persons of this group live where is not known."},
                    {"Bitte eine Altersklasse der Daten wählen oder Flächen mit Zahlen angeben (--areas).",
                     "Please choose an age class of the data, or give areas with figures (--areas)."},
                    context.projectFile.string(), "--group");
    }
    Observations observations;
    observations.notices = groupNotices(demand->used);
    observations.what = demand->used.label;
    observations.where = {"Wohngebäude", "Homes"};
    observations.persons = true;
    std::size_t unknown = 0;
    const auto& homes = context.snapshot->residents.homes;
    for (std::size_t h = 0; h < homes.size(); ++h) {
        if (!model::Residents::isKnown(demand->byHome[h])) {
            ++unknown;
            continue;
        }
        observations.values.push_back(demand->byHome[h]);
        observations.ids.push_back(homes[h].id);
        observations.points.push_back(homes[h].location);
    }
    leftOut(observations.notices, unknown);
    return observations;
}

Notices fewNotice(const LocalizedText& only) {
    return {{Severity::Warning,
             {only.de + "; unter 30 sind Aussagen über Häufungen unsicher.",
              only.en + "; below 30 statements on clusters are unsafe."},
             {},
             {},
             1}};
}

Notices fewEventsNotice(std::size_t events, const LocalizedText& what) {
    if (events >= fewObservations) {
        return {};
    }
    Notices notices = fewNotice(
        {fmt::format("{} hier: nur {}", what.de, events), fmt::format("{} here: only {}", what.en, events)});
    notices.front().message.de += " Mehr Jahre oder weniger Bedingungen (--where) ergeben mehr.";
    notices.front().message.en += " More years or fewer conditions (--where) give more.";
    return notices;
}

}  // namespace

Notices fewObservationsNotices(const Observations& observations) {
    const std::size_t places = observations.values.size();
    if (places < fewObservations) {
        return fewNotice({fmt::format("Nur {} Orte", places), fmt::format("Only {} places", places)});
    }
    if (observations.events) {
        return fewEventsNotice(*observations.events, observations.what);
    }
    const auto above = static_cast<std::size_t>(
        std::ranges::count_if(observations.values, [](double value) { return value != 0; }));
    if (above >= fewObservations) {
        return {};
    }
    return fewNotice({fmt::format("Nur {} von {} Orten haben eine andere Zahl als 0", above,
                                  formatCount(static_cast<std::int64_t>(places), Language::German)),
                      fmt::format("Only {} of {} places have a number other than 0", above,
                                  formatCount(static_cast<std::int64_t>(places), Language::English))});
}

LocalizedText withFewInTitle(const LocalizedText& title) {
    return {title.de + " (unter 30, unsicher)", title.en + " (below 30, unsafe)"};
}

LocalizedText accidentWording() {
    return {"Auffälligkeit (Unfallatlas), keine Feststellung einer Unfallhäufungsstelle.",
            "Conspicuous places (Unfallatlas); no accident black spot is established by this."};
}

Result<Observations> observationsFrom(const ParameterValues& values, const Context& context,
                                      const Task& task) {
    return values.has("events")  ? fromEvents(values, context, task)
           : values.has("areas") ? fromAreas(values, context, task)
                                 : fromHomes(values, context);
}

Result<DensityPoints> densityPointsFrom(const ParameterValues& values, const Context& context,
                                        const Task& task) {
    DensityPoints result;
    if (values.has("events")) {
        auto events = eventsFrom(values, context, task);
        if (!events) {
            return fail(events.error());
        }
        result.what = eventsLabel(*events);
        result.accidents = events->accidents;
        result.notices = eventNotices(*events);
        const Notices few = fewEventsNotice(events->places.size(), result.what);
        result.few = !few.empty();
        append(result.notices, few);
        result.sources.push_back(events->source);
        result.points = std::move(events->places);
        result.weights.assign(result.points.size(), 1);
        return result;
    }
    auto homes = fromHomes(values, context);
    if (!homes) {
        return fail(homes.error());
    }
    result.what = homes->what;
    result.persons = true;
    result.notices = std::move(homes->notices);
    const Notices few = fewObservationsNotices(*homes);
    result.few = !few.empty();
    append(result.notices, few);
    result.points = std::move(homes->points);
    result.weights = std::move(homes->values);
    return result;
}

}  // namespace nordertor::ops
