// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/list_results.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "style/result_style.h"
#include "style/sld.h"

namespace nordertor::ops {
namespace {

/// Writes the legend of a result as a style of its table.
Result<> saveStyle(const Context& context, const ParameterValues& values, Outcome& outcome) {
    const std::string name = values.text("style");
    const model::ResultLayer* layer = findResult(*context.snapshot, name);
    if (layer == nullptr) {
        return fail(noSuchResult(*context.snapshot, name, "--style"));
    }
    const std::filesystem::path file = values.path("output");
    const std::string ending = lowered(file.extension().string());
    if (ending != ".sld" && ending != ".json") {
        return fail(ErrorCode::InvalidArgument,
                    {"Für den Stil fehlt eine Datei, deren Name auf .sld oder .json endet.",
                     "The style needs a file whose name ends in .sld or .json."},
                    {fmt::format("Beispiel: --style {0} -o {0}.sld", name),
                     fmt::format("Example: --style {0} -o {0}.sld", name)},
                    {}, "--output");
    }
    // the name of its table in the project
    const Json document = style::resultStyle(*layer, "result_" + name);
    style::ConvertedStyle style{jsonText(document), {}};
    if (ending == ".sld") {
        auto sld = style::writeSld(document, name);
        if (!sld) {
            return fail(sld.error());
        }
        style = std::move(*sld);
    }
    append(outcome.notices, style.notices);
    outcome.files = {file};
    outcome.summary = {"Stil gespeichert: " + file.string(), "Style saved: " + file.string()};
    return context.dryRun ? Result<>() : writeFileAtomically(file, style.text);
}

}  // namespace

const OperationInfo& ListResults::info() const {
    static const OperationInfo info{
        .id = "results",
        .title = {"Abgelegte Ergebnisse", "Stored results"},
        .help =
            {"Zeigt, welche Ergebnisse im Projekt abgelegt sind (--store) und wie sie entstanden; entfernt sie "
             "auf Wunsch und gibt ihren Stil weiter.",
             "Shows which results are stored in the project (--store) and how they came about; removes them "
             "if asked to, and hands on their style."},
        .examples = {"nordertor results quartier.gpkg", "nordertor results quartier.gpkg --remove luecken",
                     "nordertor results quartier.gpkg --style luecken -o luecken.sld"},
        .parameters =
            {{.name = "remove",
              .type = ParameterType::TextList,
              .label = {"Entfernen", "Remove"},
              .help = {"Dieses Ergebnis entfernen; mehrfach erlaubt. Beispiel: --remove luecken",
                       "Remove this result; may be repeated. Example: --remove gaps"},
              .notUsedWith = {{"style"}}},
             {.name = "style",
              .type = ParameterType::Text,
              .label = {"Stil speichern", "Save the style"},
              .help = {"Die Legende dieses Ergebnisses als Stil für andere Programme; mit -o. Beispiel: "
                       "--style luecken -o luecken.sld",
                       "The legend of this result as a style for other programs; with -o. Example: "
                       "--style gaps -o gaps.sld"}},
             {.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Datei", "File"},
              .help = {"Wohin: .sld (SLD 1.1) oder .json (Stil). Beispiel: -o luecken.sld",
                       "Where to: .sld (SLD 1.1) or .json (style). Example: -o gaps.sld"},
              .shortName = "o",
              .fileFilter = "*.sld *.json",
              .usedWith = {{"style"}}}},
        .needsProject = true,
        .changesProject = true};
    return info;
}

Result<Outcome> ListResults::run(const Context& context, const ParameterValues& values, const Task&) const {
    const model::Project& project = *context.snapshot;
    Outcome outcome;
    if (values.has("style")) {
        if (const auto saved = saveStyle(context, values, outcome); !saved) {
            return fail(saved.error());
        }
        return outcome;
    }
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
    Table warnings{.key = "warnings",
                   .title = {"Was bei ihnen zu beachten ist", "What to bear in mind with them"},
                   .columns = {{"name", {"Name", "Name"}}, {"warning", {"Warnung", "Warning"}}},
                   .rows = {}};
    for (const model::ResultLayer& layer : project.results) {
        if (removed.contains(layer.record.name)) {
            continue;
        }
        for (const Notice& warning : layer.record.warnings) {
            warnings.rows.push_back({layer.record.name, warning.message});
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
        if (!warnings.rows.empty()) {
            outcome.tables.push_back(std::move(warnings));
        }
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
