// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/reach.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/service_areas/service_areas.h"
#include "base/number_format.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/reach_bands.h"
#include "ops/reach_origins.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::PathWeight;
using analysis::ServiceArea;
using analysis::ServiceBand;

/// Whose persons are counted inside.
struct Groups {
    std::vector<Column> columns;
    std::vector<std::vector<double>> byHome;
    Notices notices;
};

Result<Groups> groupsFrom(const ParameterValues& values, const Context& context) {
    Groups groups;
    if (values.has("group")) {
        auto demand = demandFrom(values, context);
        if (!demand) {
            return fail(demand.error());
        }
        groups.notices = groupNotices(demand->used);
        // homes have a column of their own anyway
        if (demand->used.measure != analysis::DemandMeasure::Homes) {
            groups.columns.push_back({"persons", demand->used.label});
            groups.byHome.push_back(std::move(demand->byHome));
        }
        return groups;
    }
    const model::Residents& residents = context.snapshot->residents;
    if (residents.homes.empty()) {
        return groups;
    }
    for (std::size_t g = 0; g < residents.groups.size(); ++g) {
        groups.columns.push_back({"persons_" + residents.groups[g].key(), residents.groups[g].label()});
    }
    groups.byHome = residents.persons;
    return groups;
}

Cell amountCell(const std::vector<ServiceBand>& bands, std::size_t band, std::size_t column) {
    const double value = bands[band].persons[column];
    // the difference to the next band gives a suppressed number away
    const bool givesAway =
        band + 1 < bands.size() && isSuppressed(Persons{bands[band + 1].persons[column] - value});
    return givesAway ? Cell(Unknown{}) : Cell(Persons{value});
}

class ReachTable {
  public:
    /// `homes`: the project has some, so that there is something to count.
    ReachTable(const ReachOrigins& origins, const Bands& bands, const Groups& groups, bool homes,
               bool perOrigin, bool edges)
        : origins_(origins),
          bands_(bands),
          groups_(groups),
          homes_(homes),
          perOrigin_(perOrigin),
          edges_(edges) {
        table_.key = "reach";
        table_.title = {"Einzugsbereiche", "Service areas"};
        if (perOrigin) {
            table_.columns = {{"origin", {"Kennung", "Id"}}, {"name", {"Name", "Name"}}};
        }
        table_.columns.push_back(bands.minutes ? Column{"limit_min", {"Fußweg bis min", "Walk up to min"}}
                                               : Column{"limit_m", {"Fußweg bis m", "Walk up to m"}});
        if (homes) {
            table_.columns.insert(table_.columns.end(), groups.columns.begin(), groups.columns.end());
            table_.columns.push_back({"homes", {"Wohngebäude", "Homes"}});
            table_.columns.push_back({"homes_unknown", {"davon ohne Angabe", "of these unknown"}});
        }
        if (!edges) {
            table_.columns.push_back({"area_ha", {"Fläche ha", "Area ha"}});
        }
        table_.columns.push_back({"path_km", {"Wege km", "Paths km"}});
        features_.tableKey = table_.key;
        features_.whenEmpty = tooNarrow(bands);
        features_.presentation = {.kind = Presentation::Kind::Sequential,
                                  .column = bands.minutes ? "limit_min" : "limit_m",
                                  .title = bands.minutes
                                               ? LocalizedText{"Fußweg bis (min)", "Walk up to (min)"}
                                               : LocalizedText{"Fußweg bis (m)", "Walk up to (m)"},
                                  .breaks = classBreaks(bands),
                                  .upTo = bands.values.back(),
                                  .strongestFirst = true};
    }

    void add(const ServiceArea& area, std::size_t origin, const analysis::WalkingNetwork& network) {
        const std::size_t firstRow = table_.rows.size();
        for (std::size_t b = 0; b < area.bands.size(); ++b) {
            addRow(area, b, origin);
        }
        if (edges_) {
            std::vector<std::vector<geo::Points>> lines(area.bands.size());
            for (const analysis::ReachedPiece& piece : area.pieces) {
                lines[piece.band].push_back(lineOf(network, piece));
            }
            for (std::size_t b = 0; b < lines.size(); ++b) {
                if (!lines[b].empty()) {
                    features_.features.push_back({std::move(lines[b]), firstRow + b});
                }
            }
            return;
        }
        // the widest first, so that the narrower ones are drawn on top
        for (std::size_t b = area.bands.size(); b-- > 0;) {
            if (!area.bands[b].area.empty()) {
                features_.features.push_back({area.bands[b].area, firstRow + b});
            }
        }
    }
    Table table() { return std::move(table_); }
    FeatureCollection features() { return std::move(features_); }

  private:
    void addRow(const ServiceArea& area, std::size_t b, std::size_t origin) {
        const ServiceBand& band = area.bands[b];
        std::vector<Cell> row;
        if (perOrigin_) {
            const ReachOrigins::Origin& from = origins_.origins[origin];
            row = {from.id, from.name.empty() ? Cell(Unknown{}) : Cell(from.name)};
        }
        row.emplace_back(Figure{bands_.values[b], bands_.values[b] == std::round(bands_.values[b]) ? 0 : 1});
        for (std::size_t g = 0; homes_ && g < groups_.columns.size(); ++g) {
            row.push_back(amountCell(area.bands, b, g));
        }
        if (homes_) {
            row.emplace_back(Figure{static_cast<double>(band.homes), 0});
            row.emplace_back(Figure{static_cast<double>(band.homesWithUnknown), 0});
        }
        if (!edges_) {
            row.emplace_back(Figure{geo::areaOf(band.area) / 10000, 1});
        }
        row.emplace_back(Figure{band.pathMetres / 1000, 2});
        table_.rows.push_back(std::move(row));
    }

    const ReachOrigins& origins_;
    const Bands& bands_;
    const Groups& groups_;
    bool homes_;
    bool perOrigin_;
    bool edges_;
    Table table_;
    FeatureCollection features_;
};

LocalizedText summaryOf(std::size_t origins, bool perOrigin) {
    if (origins == 1) {
        return {"Einzugsbereich von einem Ausgangsort.", "Service area of one origin."};
    }
    const auto count = static_cast<std::int64_t>(origins);
    return {fmt::format("Einzugsbereiche von {} Ausgangsorten{}.", formatCount(count, Language::German),
                        perOrigin ? ", jeder für sich" : ", zusammengefasst"),
            fmt::format("Service areas of {} origins{}.", formatCount(count, Language::English),
                        perOrigin ? ", each by itself" : ", merged")};
}

/// A service area in which nobody lives is right where it lies in fields or among works, but is no answer a
/// planner should have to read out of noughts.
Notices nobodyNotices(const std::vector<ServiceArea>& areas, const ReachOrigins& origins, const Bands& bands,
                      bool perOrigin) {
    std::vector<std::string> nowhere;
    std::vector<std::string> nobody;
    for (std::size_t o = 0; o < areas.size(); ++o) {
        const ServiceBand& widest = areas[o].bands.back();
        const bool anybody = widest.homesWithUnknown > 0 || widest.persons.empty() ||
                             std::ranges::any_of(widest.persons, [](double count) { return count > 0; });
        if (widest.homes == 0) {
            nowhere.push_back(perOrigin ? origins.origins[o].id : std::string());
        } else if (!anybody) {
            nobody.push_back(perOrigin ? origins.origins[o].id : std::string());
        }
    }
    Notices notices;
    const auto add = [&](const std::vector<std::string>& ids, LocalizedText sentence,
                         const LocalizedText& remedy) {
        if (ids.empty()) {
            return;
        }
        if (perOrigin && origins.origins.size() > 1) {
            sentence.de += ", von diesen Ausgangsorten aus: " + someOf(ids);
            sentence.en += ", from these origins: " + someOf(ids);
        }
        notices.push_back({Severity::Warning,
                           {sentence.de + ". " + remedy.de, sentence.en + ". " + remedy.en},
                           {},
                           {},
                           ids.size()});
    };
    const std::string wider = widerBands(bands);
    add(nowhere,
        {"Bis zur weitesten Grenze ist kein Wohngebäude zu erreichen",
         "Up to the widest limit no home is reached"},
        {fmt::format("Weiter: {}. Stehen näher Wohngebäude, bitte in den Kartendaten prüfen, ob ein Weg "
                     "dorthin fehlt.",
                     wider),
         fmt::format("Farther: {}. Where homes stand nearer, please check the map data for a missing path.",
                     wider)});
    add(nobody,
        {"Bis zur weitesten Grenze wohnt niemand von denen, die gezählt werden",
         "Up to the widest limit lives nobody of those who are counted"},
        {fmt::format("Weiter: {}; alle Einwohner: --group all.", wider),
         fmt::format("Farther: {}; all residents: --group all.", wider)});
    return notices;
}

OperationInfo reachInfo() {
    OperationInfo info{
        .id = "reach",
        .title = {"Einzugsbereiche", "Service areas"},
        .help =
            {"Zeigt, was zu Fuß in einer Entfernung oder Zeit von Einrichtungen, Wohngebäuden oder Punkten liegt: als "
             "Flächen neben den erreichten Wegen, in denen kein Wohngebäude weiter entfernt ist als die Grenze, oder "
             "als Wege; dazu die Personen darin nach Altersgruppen.",
             "Shows what lies within a walking distance or time of facilities, homes or points: as areas beside "
             "the reached paths, with no home inside that is farther than the limit, or as paths; with the persons "
             "inside by age group."},
        .examples =
            {"nordertor reach quartier.gpkg --kind youth.playground --bands 300,500,800",
             "nordertor reach quartier.gpkg --at 13.262,53.557 --bands 5,10,15 --unit min --profile senior",
             "nordertor reach quartier.gpkg --kind social.gp --bands 5,10,15 --unit min --speed 3",
             "nordertor reach quartier.gpkg --kind social.kita --per-origin --as edges --format geojson"},
        .parameters = reachOriginParameters(),
        .needsProject = true};
    auto& parameters = info.parameters;
    parameters.push_back({.name = "bands",
                          .type = ParameterType::Text,
                          .label = {"Grenzen", "Limits"},
                          .help = {"Grenzen der Bänder, durch Komma getrennt. Beispiel: --bands 300,500,800",
                                   "Limits of the bands, separated by commas. Example: --bands 300,500,800"},
                          .defaultValue = "300,500,800"});
    parameters.push_back(
        {.name = "unit",
         .type = ParameterType::Choice,
         .label = {"Einheit der Grenzen", "Unit of the limits"},
         .help = {"Meter Fußweg oder Minuten im Tempo dessen, der geht. Beispiel: --unit min",
                  "Metres of walking or minutes at the walker's speed. Example: --unit min"},
         .choices = {"m", "min"},
         .choiceLabels = {{"Meter", "metres"}, {"Minuten", "minutes"}},
         .defaultValue = "m"});
    parameters.push_back(
        {.name = "direction",
         .type = ParameterType::Choice,
         .label = {"Richtung", "Direction"},
         .help = {"Wer zu den Ausgangsorten kommt (towards) oder wohin man von ihnen kommt (from); ein "
                  "Unterschied nur, wo Wege Einbahn sind. Beispiel: --direction from",
                  "Who gets to the origins (towards) or where one gets from them (from); a difference only "
                  "where paths are one-way. Example: --direction from"},
         .choices = {"towards", "from"},
         .choiceLabels = {{"zu den Ausgangsorten", "towards the origins"},
                          {"von den Ausgangsorten", "from the origins"}},
         .defaultValue = "towards"});
    parameters.push_back(walkingProfileParameter());
    parameters.push_back(walkingSpeedParameter());
    ParameterSpec group = demandGroupParameter();
    group.defaultValue.clear();
    group.help = {
        "Nur diese Personengruppe zählen: Altersklasse der Daten (0-9, 80+, all) oder Bedarfsgruppe eines "
        "Themas; sonst alle Altersklassen. Beispiel: --group youth.children_6_12",
        "Count only this group of persons: age class of the data (0-9, 80+, all) or demand group of a "
        "theme; else all age classes. Example: --group youth.children_6_12"};
    parameters.push_back(group);
    parameters.push_back({.name = "per-origin",
                          .type = ParameterType::Flag,
                          .label = {"Jeder Ausgangsort für sich", "Each origin by itself"},
                          .help = {"Sonst zusammengefasst: von jedem Ort zählt der nächste Ausgangsort.",
                                   "Else merged: of each place the nearest origin counts."}});
    parameters.push_back({.name = "as",
                          .type = ParameterType::Choice,
                          .label = {"Darstellung", "Shown as"},
                          .help = {"Flächen (areas) oder erreichte Wege (edges). Beispiel: --as edges",
                                   "Areas or reached paths (edges). Example: --as edges"},
                          .choices = {"areas", "edges"},
                          .choiceLabels = {{"Flächen", "areas"}, {"Wege", "paths"}},
                          .defaultValue = "areas"});
    parameters.push_back(
        {.name = "width",
         .type = ParameterType::Number,
         .label = {"Breite neben dem Weg", "Width beside the path"},
         .help = {"So weit reicht die Fläche höchstens neben einen erreichten Weg. "
                  "Beispiel: --width 30",
                  "How far the area reaches beside a reached path at most. Example: --width 30"},
         .unit = "m",
         .minimum = 10,
         .maximum = 200,
         .defaultValue = "40",
         .usedWith = {{"as", {"areas"}}}});
    parameters.push_back(attachmentParameter());
    parameters.push_back(scenarioParameter());
    for (ParameterSpec& spec : storeParameters()) {
        parameters.push_back(std::move(spec));
    }
    return info;
}

}  // namespace

const OperationInfo& Reach::info() const {
    static const OperationInfo info = reachInfo();
    return info;
}

Result<Outcome> Reach::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const auto bands = bandsFrom(values);
    if (!bands) {
        return fail(bands.error());
    }
    if (const auto paths = requirePaths(context); !paths) {
        return fail(paths.error());
    }
    const auto groups = groupsFrom(values, context);
    if (!groups) {
        return fail(groups.error());
    }
    auto origins = reachOriginsFrom(values, context, task.part(0, 0.4));
    if (!origins) {
        return fail(origins.error());
    }
    const bool perOrigin = values.flag("per-origin");
    const bool edges = values.text("as") == "edges";
    if (const auto fine = checkAreaCount(*bands, perOrigin ? origins->origins.size() : 1); !fine) {
        return fail(fine.error());
    }
    std::vector<std::vector<analysis::NetworkPosition>> entrances(perOrigin ? origins->origins.size() : 1);
    for (std::size_t o = 0; o < origins->origins.size(); ++o) {
        auto& to = entrances[perOrigin ? o : 0];
        to.insert(to.end(), origins->origins[o].entrances.begin(), origins->origins[o].entrances.end());
    }
    std::vector<geo::Point> homes;
    for (const model::Home& home : context.snapshot->residents.homes) {
        homes.push_back(home.location);
    }
    const analysis::ReachGround ground(origins->network.network, analysis::HomePoints(std::move(homes)),
                                       origins->network.homes);
    const analysis::ServiceAreaParameters parameters{
        .limits = bands->limits,
        .weight = bands->minutes ? PathWeight::Time : PathWeight::Length,
        .direction = values.text("direction") == "from" ? analysis::SearchDirection::FromSources
                                                        : analysis::SearchDirection::TowardsSources,
        .areas = !edges,
        .width = values.number("width").value_or(analysis::ReachedAreaDrawing::usualWidth)};
    const auto areas =
        analysis::serviceAreas(ground, groups->byHome, entrances, parameters, task.part(0.4, 1));
    if (!areas) {
        return fail(areas.error());
    }
    const bool anyHome = !context.snapshot->residents.homes.empty();
    ReachTable table(*origins, *bands, *groups, anyHome, perOrigin, edges);
    for (std::size_t o = 0; o < areas->size(); ++o) {
        table.add((*areas)[o], o, origins->network.network);
    }
    Outcome outcome;
    if (bands->minutes) {
        outcome.recordedAs["speed"] = {toPlainText(walkingSpeedFrom(values))};
    }
    outcome.summary = summaryOf(origins->origins.size(), perOrigin);
    outcome.tables = {table.table()};
    outcome.features = {table.features()};
    outcome.features.front().title = titleOf(origins->label, *bands);
    outcome.notices = groups->notices;
    append(outcome.notices, origins->notices);
    append(outcome.notices, classNotices(*bands));
    if (anyHome) {
        append(outcome.notices, nobodyNotices(*areas, *origins, *bands, perOrigin));
    }
    append(outcome.notices, withoutResidents(context, {"was zu erreichen ist", "what is reached"}));
    append(outcome.notices, unattachedNotices(origins->network.homes));
    return outcome;
}

}  // namespace nordertor::ops
