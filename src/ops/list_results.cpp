// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/list_results.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"

namespace nordertor::ops {

const OperationInfo& ListResults::info() const {
    static const OperationInfo info{
        .id = "results",
        .title = {"Abgelegte Ergebnisse", "Stored results"},
        .help =
            {"Zeigt, welche Ergebnisse im Projekt abgelegt sind (--store) und wie sie entstanden; entfernt sie "
             "auf Wunsch.",
             "Shows which results are stored in the project (--store) and how they came about; removes them "
             "if asked to."},
        .examples = {"nordertor results quartier.gpkg", "nordertor results quartier.gpkg --remove luecken"},
        .parameters = {{.name = "remove",
                        .type = ParameterType::TextList,
                        .label = {"Entfernen", "Remove"},
                        .help = {"Dieses Ergebnis entfernen; mehrfach erlaubt. Beispiel: --remove luecken",
                                 "Remove this result; may be repeated. Example: --remove gaps"}}},
        .needsProject = true,
        .changesProject = true};
    return info;
}

Result<Outcome> ListResults::run(const Context& context, const ParameterValues& values, const Task&) const {
    const model::Project& project = *context.snapshot;
    Outcome outcome;
    std::set<std::string> removed;
    for (const std::string& name : values.list("remove")) {
        const model::ResultLayer* layer = findResult(project, name);
        if (layer == nullptr) {
            return fail(noSuchResult(project, name, "--remove"));
        }
        if (removed.insert(name).second) {
            outcome.edits.push_back({model::SetResult{*layer, std::nullopt}});
        }
    }
    Table table{.key = "results",
                .title = {"Abgelegte Ergebnisse", "Stored results"},
                .columns = {{"name", {"Name", "Name"}},
                            {"title", {"Titel", "Title"}},
                            {"operation", {"Verb", "Verb"}},
                            {"scenario", {"Szenario", "Scenario"}},
                            {"created_on", {"Stand", "As of"}},
                            {"rows", {"Orte", "Places"}},
                            {"state", {"Gültig", "Valid"}}},
                .rows = {}};
    for (const model::ResultLayer& layer : project.results) {
        if (removed.contains(layer.record.name)) {
            continue;
        }
        const LocalizedText state = isOutdated(layer.record, project) ? LocalizedText{"veraltet", "outdated"}
                                                                      : LocalizedText{"ja", "yes"};
        table.rows.push_back({layer.record.name, layer.record.title, layer.record.operation,
                              layer.record.scenario, layer.record.createdOn,
                              Figure{static_cast<double>(layer.data->rows.size()), 0}, state});
    }
    if (!removed.empty()) {
        const std::string names = joined({removed.begin(), removed.end()}, ", ");
        outcome.summary = {"Entfernt: " + names, "Removed: " + names};
    }
    if (table.rows.empty()) {
        const LocalizedText none{
            "Im Projekt ist kein Ergebnis abgelegt. Beispiel: nordertor gaps PROJEKT --store luecken",
            "No result is stored in the project. Example: nordertor gaps PROJECT --store gaps"};
        outcome.summary.de += (outcome.summary.de.empty() ? "" : "\n") + none.de;
        outcome.summary.en += (outcome.summary.en.empty() ? "" : "\n") + none.en;
    } else {
        outcome.tables = {std::move(table)};
    }
    return outcome;
}

Error noSuchResult(const model::Project& project, const std::string& name, const std::string& parameter) {
    std::vector<std::string> names;
    for (const model::ResultLayer& layer : project.results) {
        names.push_back(layer.record.name);
    }
    const std::string list = joined(names, ", ");
    const LocalizedText remedy =
        names.empty() ? LocalizedText{"Es ist keines abgelegt; --store legt das Ergebnis eines Verbs ab.",
                                      "None is stored; --store keeps the result of a verb."}
                      : LocalizedText{"Abgelegt sind: " + list, "Stored are: " + list};
    return {ErrorCode::InvalidArgument,
            {fmt::format("Ein Ergebnis „{}“ ist im Projekt nicht abgelegt.", name),
             fmt::format("No result \"{}\" is stored in the project.", name)},
            remedy,
            {},
            parameter};
}

}  // namespace nordertor::ops
