// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/check_project.h"

#include "io/project/project_store.h"

namespace nordertor::ops {

const OperationInfo& CheckProject::info() const {
    static const OperationInfo info{
        .id = "check",
        .title = {"Projektdatei prüfen", "Check project file"},
        .help = {"Prüft eine Projektdatei, ohne sie zu ändern.",
                 "Verifies a project file without changing it."},
        .examples = {"nordertor check quartier.gpkg"},
        .parameters = {{.name = "project",
                        .type = ParameterType::InputFile,
                        .label = {"Projektdatei", "Project file"},
                        .help = {"Beispiel: quartier.gpkg", "Example: quarter.gpkg"},
                        .required = true,
                        .positional = true,
                        .fileFilter = "*.gpkg"}},
        .needsProject = false};
    return info;
}

Result<Outcome> CheckProject::run(const Context&, const ParameterValues& values, const Task& task) const {
    const auto report = io::checkProject(values.path("project"), task);
    if (!report) {
        return fail(report.error());
    }
    Outcome outcome;
    Table facts{.key = "content",
                .title = {"Inhalt", "Content"},
                .columns = {{"item", {"Was", "What"}}, {"value", {"Wert", "Value"}}},
                .rows = {}};
    for (const auto& [label, value] : report->facts) {
        const auto* count = std::get_if<std::size_t>(&value);
        facts.rows.push_back({label, count != nullptr ? Cell(Figure{static_cast<double>(*count), 0})
                                                      : Cell(std::get<std::string>(value))});
    }
    outcome.tables = {std::move(facts)};
    if (!report->findings.empty()) {
        Table findings{.key = "findings",
                       .title = {"Befunde", "Findings"},
                       .columns = {{"severity", {"Art", "Kind"}},
                                   {"place", {"Stelle", "Place"}},
                                   {"message", {"Befund", "Finding"}}},
                       .rows = {}};
        for (const io::CheckFinding& finding : report->findings) {
            const bool serious = finding.severity == Severity::Warning;
            findings.rows.push_back(
                {serious ? LocalizedText{"Fehler", "error"} : LocalizedText{"Hinweis", "note"}, finding.place,
                 finding.message});
        }
        outcome.tables.push_back(std::move(findings));
    }
    outcome.failedCheck = !report->sound();
    outcome.summary = report->sound()
                          ? LocalizedText{"Die Projektdatei ist in Ordnung.", "The project file is sound."}
                          : LocalizedText{
                                "Die Projektdatei hat Fehler. Bitte aus einer Sicherung "
                                "wiederherstellen oder die Daten neu einlesen.",
                                "The project file has errors. Please restore it from a backup or "
                                "import the data again."};
    return outcome;
}

}  // namespace nordertor::ops
