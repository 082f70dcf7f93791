// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/list_layouts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "ops/layout_choice.h"
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

LocalizedText wordOf(LayoutChoice::Origin origin) {
    switch (origin) {
        case LayoutChoice::Origin::Program:
            return {"Programm", "program"};
        case LayoutChoice::Origin::Project:
            return {"Projekt", "project"};
        case LayoutChoice::Origin::File:
            break;
    }
    return {"Datei", "file"};
}

Table layoutTable(const std::vector<LayoutChoice>& choices) {
    Table table{.key = "layouts",
                .title = {"Blattaufteilungen", "Layouts"},
                .columns = {{"id", {"Kennung", "Id"}},
                            {"name", {"Name", "Name"}},
                            {"papers", {"Papier", "Paper"}},
                            {"orientations", {"Format", "Orientation"}},
                            {"about", {"Wofür", "What for"}},
                            {"origin", {"Woher", "From"}}},
                .rows = {}};
    for (const auto& [layout, origin] : choices) {
        std::vector<std::string> papers;
        for (const publish::Paper paper : layout.papers) {
            papers.push_back(publish::nameOf(paper));
        }
        table.rows.push_back({layout.id, layout.name, joined(papers, ", "), orientationsOf(layout),
                              layout.about, wordOf(origin)});
    }
    return table;
}

bool isBuiltIn(const std::string& name) {
    const auto& known = publish::builtInLayouts();
    return std::ranges::find(known, name, &publish::Layout::id) != known.end();
}

Result<> needProject(const Context& context, const ParameterValues& values) {
    for (const char* option : {"add", "remove"}) {
        if (values.has(option) && context.snapshot.project == nullptr) {
            return fail(ErrorCode::InvalidArgument,
                        {"Dazu fehlt das Projekt, in dem Blattaufteilungen abgelegt sind.",
                         "The project in which layouts are stored is missing."},
                        {fmt::format("Beispiel: nordertor layout quartier.gpkg --{} {}", option,
                                     option == std::string("add") ? "blatt.json" : "unser-blatt"),
                         fmt::format("Example: nordertor layout quarter.gpkg --{} {}", option,
                                     option == std::string("add") ? "sheet.json" : "our-sheet")},
                        {}, std::string("--") + option);
        }
    }
    return {};
}

/// A file checked in every respect, as it would be kept.
Result<model::StoredLayout> fileToStore(const ParameterValues& values) {
    const std::filesystem::path file = values.path("add");
    if (lowered(file.extension().string()) != ".json") {
        return fail(ErrorCode::InvalidArgument,
                    {"Eine Blattaufteilung ist eine Datei mit der Endung .json.",
                     "A layout is a file ending in .json."},
                    {"Beispiel: --add blatt.json; eine vorhandene als Vorlage: --layout NAME -o blatt.json",
                     "Example: --add sheet.json; one there is as a start: --layout NAME -o sheet.json"},
                    {}, "--add");
    }
    const auto document = publish::layoutDocument(file.string());
    if (!document) {
        return fail(document.error());
    }
    const auto layout = publish::parseLayout(*document, file.string());
    if (!layout) {
        return fail(layout.error());
    }
    const std::string name = values.has("name") ? values.text("name") : layout->id;
    if (const auto fine = model::checkLayoutName(name); !fine) {
        return fail(fine.error());
    }
    if (isBuiltIn(name)) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ heißt schon eine Blattaufteilung des Programms.", name),
                     fmt::format("\"{}\" is a layout of the program already.", name)},
                    {"Bitte einen anderen Namen geben. Beispiel: --name unser-blatt",
                     "Please give another name. Example: --name our-sheet"},
                    {}, "--name");
    }
    return model::StoredLayout{name, *document};
}

Result<> addEdits(const Context& context, const ParameterValues& values, std::vector<model::Edit>& edits) {
    std::set<std::string> removed;
    for (const std::string& name : values.list("remove")) {
        const model::StoredLayout* stored = findStoredLayout(*context.snapshot, name);
        if (stored == nullptr) {
            std::vector<std::string> names;
            std::ranges::transform(context.snapshot->layouts, std::back_inserter(names),
                                   &model::StoredLayout::name);
            const std::string all = joined(names, ", ");
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("Im Projekt ist keine Blattaufteilung „{}“ abgelegt.", name),
                         fmt::format("No layout \"{}\" is stored in the project.", name)},
                        names.empty() ? LocalizedText{"Es ist keine abgelegt.", "None is stored."}
                                      : LocalizedText{"Abgelegt sind: " + all, "Stored are: " + all},
                        {}, "--remove");
        }
        if (removed.insert(name).second) {
            edits.push_back({model::SetLayout{*stored, std::nullopt}});
        }
    }
    if (!values.has("add")) {
        return {};
    }
    auto added = fileToStore(values);
    if (!added) {
        return fail(added.error());
    }
    const model::StoredLayout* present =
        removed.contains(added->name) ? nullptr : findStoredLayout(*context.snapshot, added->name);
    if (present == nullptr || *present != *added) {
        edits.push_back({model::SetLayout{present == nullptr ? std::nullopt : std::optional(*present),
                                          std::move(*added)}});
    }
    return {};
}

/// The layouts as they will be.
Result<std::vector<LayoutChoice>> choicesAfter(const Context& context, const ParameterValues& values,
                                               Outcome& outcome) {
    model::Project project;
    if (context.snapshot.project != nullptr) {
        project.layouts = context.snapshot->layouts;
    }
    for (const model::Edit& edit : outcome.edits) {
        auto after = applied(std::move(project), edit);
        if (!after) {
            return fail(after.error());
        }
        project = std::move(*after);
    }
    if (!values.has("layout")) {
        return layoutChoices(&project, outcome.notices);
    }
    auto layout = layoutFrom(values, "layout", context);
    if (!layout) {
        return fail(layout.error());
    }
    // as findLayout() looks for it
    const std::string name = values.text("layout");
    const auto origin = isBuiltIn(name)                              ? LayoutChoice::Origin::Program
                        : findStoredLayout(project, name) != nullptr ? LayoutChoice::Origin::Project
                                                                     : LayoutChoice::Origin::File;
    return std::vector<LayoutChoice>{{std::move(*layout), origin}};
}

/// A preview, or the layout itself.
Result<> writeOutput(const std::vector<LayoutChoice>& choices, const Context& context,
                     const ParameterValues& values, Outcome& outcome, const Task& task) {
    const std::filesystem::path file = values.path("output");
    outcome.files = {file};
    if (lowered(file.extension().string()) == ".json") {
        if (!values.has("layout")) {
            return fail(
                ErrorCode::InvalidArgument,
                {"Welche Blattaufteilung als Datei gespeichert werden soll, ist nicht gesagt.",
                 "It is not said which layout to save as a file."},
                {"Beispiel: --layout council -o blatt.json", "Example: --layout council -o sheet.json"}, {},
                "--layout");
        }
        static const std::vector<model::StoredLayout> none;
        const auto document = publish::layoutDocument(
            values.text("layout"), context.snapshot.project != nullptr ? context.snapshot->layouts : none);
        if (!document) {
            return fail(document.error());
        }
        outcome.summary = {"Blattaufteilung gespeichert: " + file.string(), "Layout saved: " + file.string()};
        return context.dryRun ? Result<>() : writeFileAtomically(file, *document);
    }
    std::vector<publish::Layout> layouts;
    std::ranges::transform(choices, std::back_inserter(layouts), &LayoutChoice::layout);
    outcome.summary = {"Vorschau gespeichert: " + file.string(), "Preview saved: " + file.string()};
    const publish::QtEnvironment qt;
    return context.dryRun ? publish::checkLayoutPreview(layouts, file)
                          : publish::writeLayoutPreview(layouts, context.language, file, task);
}

OperationInfo listLayoutsInfo() {
    return {
        .id = "layout",
        .title = {"Blattaufteilungen", "Layouts"},
        .help =
            {"Zeigt, wie Karten auf dem Blatt aufgeteilt sein können; prüft eine eigene Datei, legt sie im "
             "Projekt ab; zeichnet eine Vorschau.",
             "Shows how maps can be laid out on the sheet; checks a file of your own, stores it in the "
             "project; draws a preview."},
        .examples = {"nordertor layout", "nordertor layout -o vorschau.pdf",
                     "nordertor layout --layout council -o blatt.json",
                     "nordertor layout quartier.gpkg --add blatt.json --name unser-blatt",
                     "nordertor layout quartier.gpkg --remove unser-blatt"},
        .parameters =
            {{.name = "layout",
              .type = ParameterType::Text,
              .label = {"Blattaufteilung", "Layout"},
              .help = {"Nur diese: Kennung oder Datei. Beispiel: --layout poster",
                       "Only this one: id or file. Example: --layout poster"},
              .notUsedWith = {{"add"}, {"remove"}}},
             {.name = "add",
              .type = ParameterType::InputFile,
              .label = {"Im Projekt ablegen", "Store in the project"},
              .help = {"Eigene Blattaufteilung, die im Projekt abgelegt wird. Beispiel: --add blatt.json",
                       "A layout of your own to be stored in the project. Example: --add sheet.json"},
              .fileFilter = "*.json"},
             {.name = "name",
              .type = ParameterType::Text,
              .label = {"Name im Projekt", "Name in the project"},
              .help = {"Sonst die Kennung in der Datei. Beispiel: --name unser-blatt",
                       "Else the id in the file. Example: --name our-sheet"},
              .usedWith = {{"add"}}},
             {.name = "remove",
              .type = ParameterType::TextList,
              .label = {"Aus dem Projekt entfernen", "Remove from the project"},
              .help = {"Diese abgelegte Blattaufteilung entfernen; mehrfach erlaubt. Beispiel: --remove "
                       "unser-blatt",
                       "Remove this stored layout; may be repeated. Example: --remove our-sheet"}},
             {.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Vorschau oder Datei", "Preview or file"},
              .help = {"Vorschau jedes Blattes mit den Namen seiner Felder (.pdf), oder mit --layout die "
                       "Blattaufteilung selbst (.json). Beispiel: -o vorschau.pdf",
                       "Preview of each sheet with the names of its frames (.pdf), or with --layout the "
                       "layout itself (.json). Example: -o preview.pdf"},
              .shortName = "o",
              .fileFilter = "*.pdf *.png *.svg *.json"}},
        .needsProject = false,
        .takesProject = true,
        .changesProject = true};
}

}  // namespace

const OperationInfo& ListLayouts::info() const {
    static const OperationInfo info = listLayoutsInfo();
    return info;
}

Result<Outcome> ListLayouts::run(const Context& context, const ParameterValues& values,
                                 const Task& task) const {
    if (const auto possible = needProject(context, values); !possible) {
        return fail(possible.error());
    }
    Outcome outcome;
    if (const auto added = addEdits(context, values, outcome.edits); !added) {
        return fail(added.error());
    }
    const auto choices = choicesAfter(context, values, outcome);
    if (!choices) {
        return fail(choices.error());
    }
    outcome.tables = {layoutTable(*choices)};
    if (values.has("output")) {
        if (const auto written = writeOutput(*choices, context, values, outcome, task); !written) {
            return fail(written.error());
        }
    }
    for (const model::Edit& edit : outcome.edits) {
        const LocalizedText sentence = model::describe(edit);
        outcome.summary.de += (outcome.summary.de.empty() ? "" : "\n") + sentence.de;
        outcome.summary.en += (outcome.summary.en.empty() ? "" : "\n") + sentence.en;
    }
    return outcome;
}

}  // namespace nordertor::ops
