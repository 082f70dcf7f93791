// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/project/geopackage_p.h"
#include "io/project/project_check_p.h"
#include "io/project/project_file_p.h"
#include "io/project/project_reader_p.h"

namespace nordertor::io {
namespace {

void addFacts(const model::Project& project, CheckReport& report) {
    const model::BaseMap& map = project.baseMap;
    const Schema schema(project.residents.groups);
    report.facts.emplace_back(LocalizedText{"Titel", "Title"}, project.title);
    report.facts.emplace_back(LocalizedText{"Koordinatensystem", "Coordinate reference system"},
                              fmt::format("EPSG:{}", project.workingCrsEpsg));
    const std::pair<const char*, std::size_t> counts[] = {{"buildings", map.buildings.size()},
                                                          {"addresses", map.addresses.size()},
                                                          {"streets", map.streets.size()},
                                                          {"lines", map.lines.size()},
                                                          {"land_use", map.landUse.size()},
                                                          {"census_cells", project.residents.cells.size()},
                                                          {"homes", project.residents.homes.size()},
                                                          {"facilities", project.facilities.size()},
                                                          {"organisations", project.organisations.size()},
                                                          {"nordertor_sources", project.sources.size()},
                                                          {"nordertor_notices", project.notices.size()},
                                                          {"nordertor_scenarios", project.scenarios.size()},
                                                          {"nordertor_results", project.results.size()},
                                                          {"nordertor_layouts", project.layouts.size()},
                                                          {"nordertor_edits", project.edits.size()}};
    for (const auto& [table, count] : counts) {
        report.facts.emplace_back(schema[table].label, count);
    }
}

}  // namespace

Result<CheckReport> checkProject(const std::filesystem::path& file, const Task& task) {
    auto opened = LookedAtFile::open(file);
    if (!opened) {
        return fail(opened.error());
    }
    Database& database = opened->database();
    database.watch(task);
    database.execute("BEGIN");
    CheckReport report;
    checkDatabase(database, report);
    task.report(0.3, {"Datenbank geprüft", "Database checked"});
    const model::Project project = readTables(database, task.part(0.3, 0.5), [&](const Error& error) {
        addFinding(report, error.message, error.place);
        return error.code != ErrorCode::Cancelled;
    });
    if (const auto status = database.status(); !status) {
        return fail(status.error());
    }
    checkTables(database, project, report);
    checkOverlaps(database, project, report);
    if (const auto status = database.status(); !status) {
        return fail(status.error());
    }
    if (const auto checked = checkProjectValues(project, task.part(0.6, 1.0), report); !checked) {
        return fail(checked.error());
    }
    addFacts(project, report);
    return report;
}

}  // namespace nordertor::io
