// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/list_layouts.h"

#include <fmt/format.h>

#include "base/text.h"
#include "ops/page_parameters.h"
#include "publish/layout_preview.h"
#include "publish/qt_environment.h"

namespace nordertor::ops {
namespace {

LocalizedText orientationsOf(const publish::Layout& layout) {
    if (layout.portrait && layout.landscape) {
        return {"Hoch- und Querformat", "portrait and landscape"};
    }
    return layout.portrait ? LocalizedText{"Hochformat", "portrait"}
                           : LocalizedText{"Querformat", "landscape"};
}

Table layoutTable(const std::vector<publish::Layout>& layouts) {
    Table table{.key = "layouts",
                .title = {"Blattaufteilungen", "Layouts"},
                .columns = {{"id", {"Kennung", "Id"}},
                            {"name", {"Name", "Name"}},
                            {"papers", {"Papier", "Paper"}},
                            {"orientations", {"Format", "Orientation"}},
                            {"about", {"Wofür", "What for"}}},
                .rows = {}};
    for (const publish::Layout& layout : layouts) {
        std::vector<std::string> papers;
        for (const publish::Paper paper : layout.papers) {
            papers.push_back(publish::nameOf(paper));
        }
        table.rows.push_back(
            {layout.id, layout.name, joined(papers, ", "), orientationsOf(layout), layout.about});
    }
    return table;
}

}  // namespace

const OperationInfo& ListLayouts::info() const {
    static const OperationInfo info{
        .id = "layout",
        .title = {"Blattaufteilungen", "Layouts"},
        .help =
            {"Zeigt, wie Karten auf dem Blatt aufgeteilt sein können; prüft eine eigene Datei; zeichnet eine "
             "Vorschau.",
             "Shows how maps can be laid out on the sheet; checks a file of your own; draws a preview."},
        .examples = {"nordertor layout", "nordertor layout -o vorschau.pdf",
                     "nordertor layout --layout blatt.json -o vorschau.pdf"},
        .parameters = {{.name = "layout",
                        .type = ParameterType::Text,
                        .label = {"Blattaufteilung", "Layout"},
                        .help = {"Nur diese: Kennung oder Datei. Beispiel: --layout poster",
                                 "Only this one: id or file. Example: --layout poster"}},
                       {.name = "output",
                        .type = ParameterType::OutputFile,
                        .label = {"Vorschau", "Preview"},
                        .help = {"Jedes Blatt mit den Namen seiner Felder. Beispiel: -o vorschau.pdf",
                                 "Each sheet with the names of its frames. Example: -o preview.pdf"},
                        .shortName = "o",
                        .fileFilter = "*.pdf *.png *.svg"}},
        .needsProject = false};
    return info;
}

Result<Outcome> ListLayouts::run(const Context& context, const ParameterValues& values,
                                 const Task& task) const {
    std::vector<publish::Layout> layouts = publish::builtInLayouts();
    if (values.has("layout")) {
        auto layout = layoutFrom(values, "layout");
        if (!layout) {
            return fail(layout.error());
        }
        layouts = {std::move(*layout)};
    }
    Outcome outcome;
    outcome.tables = {layoutTable(layouts)};
    if (values.has("output")) {
        const std::filesystem::path file = values.path("output");
        outcome.files = {file};
        outcome.summary = {"Vorschau gespeichert: " + file.string(), "Preview saved: " + file.string()};
        const publish::QtEnvironment qt;
        const auto written = context.dryRun
                                 ? publish::checkLayoutPreview(layouts, file)
                                 : publish::writeLayoutPreview(layouts, context.language, file, task);
        if (!written) {
            return fail(written.error());
        }
    }
    return outcome;
}

}  // namespace nordertor::ops
