// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/area_set_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "io/tables/figures.h"
#include "io/vector/area_repair_p.h"
#include "io/vector/placed_layer_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> idKeys = {"id",     "plr_id",       "schluessel", "schlüssel",  "schl",
                                         "key",    "nr",           "nummer",     "ags",        "ars",
                                         "raumid", "spatial_name", "gml_id",     "stat_gebiet"};
const std::vector<std::string> nameKeys = {"name",       "plr_name", "bezeichnung", "gen",
                                           "bezeichnun", "titel",    "title",       "gebiet"};

/// A figure, not a key.
std::optional<double> figure(std::string text) {
    if (readsAsKey(text)) {
        return std::nullopt;
    }
    if (text.find('.') == std::string::npos) {
        std::replace(text.begin(), text.end(), ',', '.');
    }
    const auto number = parseNumber(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::set<std::string> columnsOf(const AreaLayer& layer) {
    std::set<std::string> columns;
    for (const AreaFeature& feature : layer.features) {
        for (const auto& [name, value] : feature.attributes) {
            columns.insert(name);
        }
    }
    return columns;
}

Result<> requireColumn(const std::set<std::string>& columns, const std::string& wanted) {
    if (wanted.empty() || columns.contains(lowered(wanted))) {
        return {};
    }
    const std::string known = joined({columns.begin(), columns.end()}, ", ");
    return fail(ErrorCode::InvalidArgument,
                {fmt::format("Die Spalte „{}“ gibt es in den Flächen nicht.", wanted),
                 fmt::format("The areas have no column \"{}\".", wanted)},
                {"Vorhanden sind: " + known, "There are: " + known});
}

std::vector<model::AreaSet::NumberColumn> numberColumns(const AreaLayer& layer,
                                                        const std::set<std::string>& columns,
                                                        const std::vector<std::size_t>& kept) {
    std::vector<model::AreaSet::NumberColumn> numbers;
    for (const std::string& column : columns) {
        model::AreaSet::NumberColumn read{column, {}};
        bool anyNumber = false;
        bool onlyNumbers = true;
        for (const std::size_t row : kept) {
            const auto at = layer.features[row].attributes.find(column);
            const std::string text = at == layer.features[row].attributes.end() ? "" : at->second;
            const auto number = figure(text);
            anyNumber = anyNumber || number.has_value();
            onlyNumbers = onlyNumbers && (number || meansUnknown(text));
            read.values.push_back(number);
        }
        if (anyNumber && onlyNumbers) {
            numbers.push_back(std::move(read));
        }
    }
    return numbers;
}

Result<AreaSetRead> read(const fs::path& file, const AreaSetOptions& options, const Task& task) {
    GdalSilence silence;
    const auto dataset = openVectorFile(file, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    task.report(0.1, {"Flächen lesen", "Reading areas"});
    auto layer = onlyAreaLayer(*dataset, file, options.layer, silence, task);
    if (!layer) {
        return fail(layer.error());
    }
    const std::set<std::string> columns = columnsOf(*layer);
    for (const std::string& wanted : {options.idColumn, options.nameColumn}) {
        if (const auto known = requireColumn(columns, wanted); !known) {
            return fail(known.error());
        }
    }
    const auto placed = placedLayer(*layer, *dataset, file, options.crsEpsg, options.workingCrsEpsg);
    const auto working = geo::Crs::fromEpsg(options.workingCrsEpsg);
    if (!placed || !working) {
        return fail(placed ? working.error() : placed.error());
    }
    auto repaired = repairedInWorkingCrs(*layer, placed->crs, *working, task);
    if (!repaired) {
        return fail(repaired.error());
    }
    AreaSetRead result;
    result.notices = placed->notices;
    append(result.notices, repaired->notices);
    std::map<std::string, std::size_t> uses;
    std::vector<std::size_t> kept;
    std::size_t repeated = 0;
    for (std::size_t row = 0; row < layer->features.size(); ++row) {
        if (repaired->areas[row].empty()) {
            continue;
        }
        const AreaFeature& feature = layer->features[row];
        std::string id =
            options.idColumn.empty() ? feature.firstOf(idKeys) : feature.firstOf({lowered(options.idColumn)});
        id = id.empty() ? feature.id : id;
        if (const std::size_t use = ++uses[id]; use > 1) {
            id += "-" + std::to_string(use);
            ++repeated;
        }
        std::string name = options.nameColumn.empty() ? feature.firstOf(nameKeys)
                                                      : feature.firstOf({lowered(options.nameColumn)});
        name = name.empty() ? id : name;
        result.set.areas.push_back({std::move(id), std::move(name), std::move(repaired->areas[row])});
        kept.push_back(row);
    }
    if (kept.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Keine der Flächen schließt etwas ein.", "None of the areas encloses anything."},
                    {"Bitte die Datei in einem GIS prüfen.", "Please check the file in a GIS."});
    }
    if (repeated > 0) {
        result.notices.push_back({Severity::Warning,
                                  {"Kennungen kommen mehrfach vor und wurden durchgezählt.",
                                   "Ids occur more than once and were numbered."},
                                  {},
                                  layer->name,
                                  repeated});
    }
    if (layer->withoutArea + repaired->flat > 0) {
        result.notices.push_back({Severity::Warning,
                                  {"Punkte, Linien und leere Objekte wurden ausgelassen.",
                                   "Points, lines and empty objects were left out."},
                                  {},
                                  layer->name,
                                  layer->withoutArea + repaired->flat});
    }
    result.set.numbers = numberColumns(*layer, columns, kept);
    result.set.title = sameInBoth(placed->members.name.empty() ? file.stem().string() : placed->members.name);
    result.set.source = {.id = "areas",
                         .title = file.stem().string(),
                         .provider = placed->members.provider,
                         .licence = placed->members.licence,
                         .attribution = placed->members.attribution,
                         .dataDate = placed->members.dataDate,
                         .importDate = options.importDate,
                         .fileName = file.filename().string(),
                         .fingerprint = fileFingerprint(file).value_or(std::string()),
                         .exampleData = false};
    for (Notice& notice : result.notices) {
        notice.file = result.set.source.fileName;
    }
    task.report(1);
    return result;
}

}  // namespace

Result<AreaSetRead> readAreaSet(const fs::path& file, const AreaSetOptions& options, const Task& task) {
    auto result = read(file, options, task);
    if (!result && result.error().file.empty()) {
        result.error().file = file.string();
    }
    return result;
}

}  // namespace nordertor::io
