// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/import_data.h"

#include <fmt/format.h>

#include <utility>

#include "ops/common_parameters.h"
#include "ops/data_import.h"

namespace nordertor::ops {

const OperationInfo& ImportData::info() const {
    static const OperationInfo info{
        .id = "import",
        .title = {"Daten einlesen", "Import data"},
        .help =
            {"Liest Daten in ein Projekt ein. Kartendaten und Einwohner ersetzen die bisherigen; Betriebe und "
             "Stiftungen kommen hinzu oder ersetzen die aus der gleichnamigen Datei.",
             "Reads data into a project. Map data and residents replace the earlier ones; businesses and "
             "foundations are added or replace those of the file of the same name."},
        .examples = {"nordertor import quartier.gpkg --organisations firmen.csv",
                     "nordertor import quartier.gpkg --map stadt-2026.osm.pbf"},
        .parameters = {mapFilesParameter(), censusFilesParameter(), organisationFilesParameter(),
                       organisationsCrsParameter(), dateParameter()},
        .needsProject = true,
        .changesProject = true};
    return info;
}

Result<Outcome> ImportData::run(const Context& context, const ParameterValues& values,
                                const Task& task) const {
    const auto maps = values.paths("map");
    const auto tables = values.paths("census");
    const auto organisations = values.paths("organisations");
    if (maps.empty() && tables.empty() && organisations.empty()) {
        return fail(ErrorCode::InvalidArgument, {"Es ist keine Datei angegeben.", "No file is given."},
                    {"Möglich sind --map, --census und --organisations. Beispiel: --organisations firmen.csv",
                     "Possible are --map, --census and --organisations. Example: --organisations firms.csv"});
    }
    const std::string date = dateFrom(values, context);
    Outcome outcome;
    model::Project project = *context.snapshot;
    if (!maps.empty()) {
        const auto added = importMap(project, maps, *context.themes, date, task.part(0, 0.6));
        if (!added) {
            return fail(added.error());
        }
        append(outcome.notices, *added);
    }
    if (!tables.empty()) {
        const auto added = importCensus(project, tables, date, task.part(0.6, 0.8));
        if (!added) {
            return fail(added.error());
        }
        append(outcome.notices, *added);
    } else if (!maps.empty() && !project.residents.cells.empty()) {
        const auto added = distributeAgain(project, task.part(0.6, 0.8));
        if (!added) {
            return fail(added.error());
        }
        append(outcome.notices, *added);
    }
    if (!maps.empty() || !tables.empty()) {
        outcome.replacement = std::make_shared<const model::Project>(project);
    }
    for (const auto& file : organisations) {
        auto edit =
            importOrganisations(project, file, values.integer("organisations-crs"), date, task.part(0.8, 1));
        if (!edit) {
            return fail(edit.error());
        }
        append(outcome.notices, std::get<model::ReplaceOrganisations>(edit->operation).after.notices);
        auto added = model::applied(std::move(project), *edit);
        if (!added) {
            return fail(added.error());
        }
        project = std::move(*added);
        outcome.edits.push_back(std::move(*edit));
    }
    outcome.summary = {"Daten eingelesen.", "Data imported."};
    outcome.tables = {contentTable(project)};
    return outcome;
}

}  // namespace nordertor::ops
