// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/area_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/number_format.h"
#include "base/text.h"
#include "io/tables/figure_table.h"
#include "io/vector/area_set_reader.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

constexpr double smallestGrid = 50;
constexpr double greatestGrid = 10000;
constexpr std::string_view gridPrefix = "grid:";
constexpr std::string_view censusCellsWord = "cells";

Result<model::AreaSet> gridOf(const std::string& text, const Context& context) {
    const auto size = parseNumber(std::string_view(text).substr(gridPrefix.size()));
    if (!size || !(*size >= smallestGrid && *size <= greatestGrid)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Kantenlänge des Rasters muss zwischen 50 und 10.000 m liegen.",
                     "The side of the grid must lie between 50 and 10,000 m."},
                    {"Beispiel: --areas grid:500", "Example: --areas grid:500"}, {}, "--areas");
    }
    std::set<std::pair<std::int64_t, std::int64_t>> squares;  // row, column: from the south-west
    for (const model::Home& home : context.snapshot->residents.homes) {
        squares.emplace(static_cast<std::int64_t>(std::floor(home.location.y / *size)),
                        static_cast<std::int64_t>(std::floor(home.location.x / *size)));
    }
    model::AreaSet set;
    set.title = titleOfMadeAreas(text).value_or(LocalizedText());
    for (const auto& [row, column] : squares) {
        const double x = static_cast<double>(column) * *size;
        const double y = static_cast<double>(row) * *size;
        geo::Points ring{{x, y}, {x + *size, y}, {x + *size, y + *size}, {x, y + *size}, {x, y}};
        const std::string id = fmt::format("E{:.0f}N{:.0f}", x, y);
        set.areas.push_back({id, id, {{{std::move(ring), {}}}}});
    }
    return set;
}

model::AreaSet censusCells(const Context& context) {
    model::AreaSet set;
    set.title = titleOfMadeAreas(std::string(censusCellsWord)).value_or(LocalizedText());
    for (const model::CensusCell& cell : context.snapshot->residents.cells) {
        set.areas.push_back({cell.id, cell.id, {{{cell.outline, {}}}}});
    }
    return set;
}

geo::Box boxOfData(const model::Project& project) {
    geo::Box box = geo::boxOf(project.area.shape);
    for (const model::Home& home : project.residents.homes) {
        box.add(home.location);
    }
    for (const model::Facility& facility : project.facilities) {
        box.add(facility.location);
    }
    return box;
}

void leaveOutFarAreas(ChosenAreas& chosen, const model::Project& project) {
    const geo::Box data = boxOfData(project);
    model::AreaSet near;
    near.title = std::move(chosen.set.title);
    near.source = std::move(chosen.set.source);
    for (const auto& column : chosen.set.numbers) {
        near.numbers.push_back({column.name, {}});
    }
    for (std::size_t a = 0; a < chosen.set.areas.size(); ++a) {
        if (!geo::boxOf(chosen.set.areas[a].shape).intersects(data)) {
            continue;
        }
        near.areas.push_back(std::move(chosen.set.areas[a]));
        for (std::size_t c = 0; c < near.numbers.size(); ++c) {
            near.numbers[c].values.push_back(chosen.set.numbers[c].values[a]);
        }
    }
    const std::size_t far = chosen.set.areas.size() - near.areas.size();
    if (far > 0) {
        chosen.notices.push_back({Severity::Info,
                                  {"Flächen außerhalb der Projektdaten wurden ausgelassen.",
                                   "Areas outside the project's data were left out."},
                                  near.source.fileName,
                                  {},
                                  far});
    }
    chosen.set = std::move(near);
}

}  // namespace

std::vector<ParameterSpec> areaParameters() {
    const ParameterUse noFile{"areas", {"grid:*", "cells"}};
    return {
        {.name = "areas",
         .type = ParameterType::InputFile,
         .label = {"Flächen", "Areas"},
         .help =
             {"Datei mit Flächen (Blöcke, Planungsräume, Bezirke), „grid:500“ für ein Raster von 500 m oder "
              "„cells“ für die Gitterzellen des Zensus. Beispiel: --areas planungsraeume.geojson",
              "File with areas (blocks, planning areas, districts), \"grid:500\" for a grid of 500 m, or "
              "\"cells\" for the census cells. Example: --areas planning_areas.geojson"},
         .fileFilter = "*.geojson *.json *.gpkg *.shp *.kml *.gml"},
        {.name = "areas-layer",
         .type = ParameterType::Text,
         .label = {"Ebene der Flächen", "Layer of the areas"},
         .help = {"Nur nötig, wenn die Datei mehrere Ebenen hat. Beispiel: --areas-layer bloecke",
                  "Only needed where the file has several layers. Example: --areas-layer blocks"},
         .usedWith = {{"areas"}},
         .notUsedWith = {noFile}},
        {.name = "areas-id",
         .type = ParameterType::Text,
         .label = {"Spalte mit der Kennung", "Column of the id"},
         .help = {"Sonst „id“, „schluessel“ und Ähnliches. Beispiel: --areas-id plr_id",
                  "Else \"id\", \"key\" and the like. Example: --areas-id plr_id"},
         .usedWith = {{"areas"}},
         .notUsedWith = {noFile}},
        {.name = "areas-name",
         .type = ParameterType::Text,
         .label = {"Spalte mit dem Namen", "Column of the name"},
         .help = {"Sonst „name“, „bezeichnung“ und Ähnliches. Beispiel: --areas-name plr_name",
                  "Else \"name\" and the like. Example: --areas-name plr_name"},
         .usedWith = {{"areas"}},
         .notUsedWith = {noFile}},
        {.name = "areas-crs",
         .type = ParameterType::Integer,
         .label = {"Koordinatensystem der Flächen (EPSG)", "CRS of the areas (EPSG)"},
         .help = {"Nur nötig, wenn es nicht erkannt wird. Beispiel: --areas-crs 25832",
                  "Only needed where it is not recognised. Example: --areas-crs 25832"},
         .minimum = 1024,
         .maximum = 999999,
         .usedWith = {{"areas"}},
         .notUsedWith = {noFile}},
        {.name = "figures",
         .type = ParameterType::InputFile,
         .label = {"Zahlen zu den Flächen", "Figures of the areas"},
         .help =
             {"CSV mit einer Spalte, in der die Kennungen der Flächen stehen; ihre Zahlenspalten kommen zu "
              "denen der Flächen. Beispiel: --figures sozialraeume.csv",
              "CSV with a column that holds the areas' ids; its columns of numbers join those of the areas. "
              "Example: --figures districts.csv"},
         .fileFilter = "*.csv",
         .usedWith = {{"areas"}}}};
}

std::optional<LocalizedText> titleOfMadeAreas(const std::string& text) {
    if (text == censusCellsWord) {
        return LocalizedText{"Gitterzellen des Zensus", "Census cells"};
    }
    const auto size = text.starts_with(gridPrefix)
                          ? parseNumber(std::string_view(text).substr(gridPrefix.size()))
                          : std::nullopt;
    if (!size) {
        return std::nullopt;
    }
    return LocalizedText{fmt::format("Raster {} m", formatNumber(*size, 0, Language::German)),
                         fmt::format("{} m grid", formatNumber(*size, 0, Language::English))};
}

Result<ChosenAreas> areasFrom(const ParameterValues& values, const Context& context, const Task& task) {
    const std::string text = values.text("areas");
    ChosenAreas chosen;
    if (text.empty()) {
        return fail(ErrorCode::InvalidArgument, {"Es sind keine Flächen genannt.", "No areas are given."},
                    {"Beispiel: --areas planungsraeume.geojson oder --areas grid:500",
                     "Example: --areas planning_areas.geojson or --areas grid:500"},
                    {}, "--areas");
    }
    if ((text.starts_with(gridPrefix) || text == "cells") && context.snapshot->residents.homes.empty()) {
        Error error = missingResidents(context);
        error.message = {
            "Im Projekt fehlen Einwohner; Raster und Gitterzellen gibt es nur, wo jemand wohnt.",
            "The project has no residents; there are squares and cells only where somebody lives."};
        error.remedy.de += ", oder eigene Flächen nennen: --areas planungsraeume.geojson";
        error.remedy.en += ", or give areas of your own: --areas planning_areas.geojson";
        return fail(std::move(error));
    }
    if (text.starts_with(gridPrefix)) {
        auto grid = gridOf(text, context);
        if (!grid) {
            return fail(grid.error());
        }
        chosen.set = std::move(*grid);
    } else if (text == censusCellsWord) {
        chosen.set = censusCells(context);
    } else {
        auto read = io::readAreaSet(text,
                                    {.workingCrsEpsg = context.snapshot->workingCrsEpsg,
                                     .layer = values.text("areas-layer"),
                                     .crsEpsg = values.integer("areas-crs"),
                                     .idColumn = values.text("areas-id"),
                                     .nameColumn = values.text("areas-name"),
                                     .importDate = dateFrom(values, context)},
                                    task);
        if (!read) {
            return fail(read.error());
        }
        chosen.sources.push_back(read->set.source);
        chosen.set = std::move(read->set);
        chosen.notices = std::move(read->notices);
    }
    if (values.has("figures")) {
        auto joined = io::joinFigures(chosen.set, values.path("figures"));
        if (!joined) {
            return fail(joined.error());
        }
        joined->source.importDate = dateFrom(values, context);
        append(chosen.notices, joined->notices);
        chosen.sources.push_back(std::move(joined->source));
    }
    leaveOutFarAreas(chosen, *context.snapshot);
    if (chosen.set.areas.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Keine der Flächen liegt dort, wo das Projekt Daten hat.",
                     "None of the areas lies where the project has data."},
                    {"Bitte Flächen dieser Stadt wählen und ihr Koordinatensystem prüfen (--areas-crs).",
                     "Please choose areas of this town and check their CRS (--areas-crs)."},
                    text, "--areas");
    }
    return chosen;
}

}  // namespace nordertor::ops
