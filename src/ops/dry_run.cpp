// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/dry_run.h"

#include <algorithm>

#include "base/text.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

/// The sources whose data would be other than it is.
LocalizedText replacedData(const model::Project& before, const model::Project& after) {
    std::vector<model::SourceRecord> fresh;
    for (const model::SourceRecord& source : after.sources) {
        if (std::ranges::find(before.sources, source) == before.sources.end()) {
            fresh.push_back(source);
        }
    }
    if (fresh.empty()) {
        return {"Kartendaten und Einwohner neu aus den gleichen Quellen",
                "Map data and residents anew from the same sources"};
    }
    return {
        "Kartendaten und Einwohner neu, jetzt mit: " + joined(sourceSummary(fresh, Language::German), ", "),
        "Map data and residents anew, now with: " + joined(sourceSummary(fresh, Language::English), ", ")};
}

LocalizedText writtenFile(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored)
               ? LocalizedText{"Datei, ersetzt die vorhandene", "file, replaces the present one"}
               : LocalizedText{"neue Datei", "new file"};
}

}  // namespace

bool canWrite(const OperationInfo& info) {
    return info.changesProject || std::ranges::any_of(info.parameters, [](const ParameterSpec& spec) {
               return spec.name == "store" || spec.type == ParameterType::OutputFile;
           });
}

ParameterSpec dryRunParameter() {
    return {
        .name = "dry-run",
        .type = ParameterType::Flag,
        .label = {"Probelauf: nur zeigen, nichts schreiben", "Dry run: show only, write nothing"},
        .help = {"Zeigen, was geschrieben würde, und nichts schreiben, weder ins Projekt noch in Dateien.",
                 "Show what would be written and write nothing, neither to the project nor to files."}};
}

void showChanges(const Context& context, Outcome& outcome) {
    outcome.dryRun = true;
    Table table{.key = "changes",
                .title = {"Was geschrieben würde", "What would be written"},
                .columns = {{"target", {"Wohin", "Where"}}, {"change", {"Was", "What"}}},
                .rows = {}};
    const std::string project = context.projectFile.filename().string();
    if (outcome.replacement != nullptr) {
        table.rows.push_back({project, replacedData(*context.snapshot, *outcome.replacement)});
    }
    for (const model::Edit& edit : outcome.edits) {
        table.rows.push_back({project, model::describe(edit)});
    }
    for (const std::filesystem::path& file : outcome.files) {
        table.rows.push_back({file.string(), writtenFile(file)});
    }
    outcome.tables.push_back(std::move(table));
    const auto announce = [](std::string& text, const std::string& line) {
        text = line + (text.empty() ? "" : "\n" + text);
    };
    announce(outcome.summary.de, "Probelauf: Geschrieben wurde nichts. Sonst gälte:");
    announce(outcome.summary.en, "Dry run: nothing was written. Otherwise this would hold:");
}

}  // namespace nordertor::ops
