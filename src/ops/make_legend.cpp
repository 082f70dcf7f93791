// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/make_legend.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "ops/map_content.h"
#include "ops/page_parameters.h"
#include "ops/shown_assumptions.h"
#include "publish/map_legend.h"
#include "publish/qt_environment.h"

namespace nordertor::ops {
namespace {

/// Of the parameters of a page those that decide which signs occur and how they look.
std::vector<ParameterSpec> parametersOfThePage() {
    static const std::set<std::string> others{"grid", "paper-number", "annex", "note", "logo"};
    std::vector<ParameterSpec> specs = pageParameters();
    std::erase_if(specs, [](const ParameterSpec& spec) {
        return others.contains(spec.name) || spec.name.starts_with("base-map");
    });
    return specs;
}

OperationInfo makeLegendInfo() {
    OperationInfo info{
        .id = "legend",
        .title = {"Legende ausgeben", "Export the legend"},
        .help =
            {"Die Zeichen der Karte mit ihrer Bedeutung, als Tabelle und als Bild; nur die, die auf der Karte "
             "vorkommen.",
             "The signs of the map and what they mean, as a table and as a picture; only those that occur on "
             "the map."},
        .examples = {"nordertor legend quartier.gpkg",
                     "nordertor legend quartier.gpkg -o legende.png --dpi 300",
                     "nordertor legend quartier.gpkg -o legende.svg --result kitas_800",
                     "nordertor legend quartier.gpkg --theme youth --all --format csv"},
        .parameters =
            {{.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Bilddatei", "Picture file"},
              .help = {"Die Endung bestimmt das Format: .png, .svg oder .pdf. Beispiel: -o legende.png",
                       "The extension sets the format: .png, .svg or .pdf. Example: -o legend.png"},
              .shortName = "o",
              .fileFilter = "*.png *.svg *.pdf"},
             {.name = "all",
              .type = ParameterType::Flag,
              .label = {"Alle Zeichen", "All signs"},
              .help = {"Auch was außerhalb der Karte vorkommt, und alle Klassen der Ergebnisse.",
                       "Also what occurs outside the map, and all classes of the results."}},
             {.name = "width",
              .type = ParameterType::Number,
              .label = {"Breite", "Width"},
              .help = {"Breite des Bildes. Beispiel: --width 120",
                       "Width of the picture. Example: --width 120"},
              .unit = "mm",
              .minimum = 40,
              .maximum = 400,
              .defaultValue = "90",
              .usedWith = {{"output"}}},
             {.name = "dpi",
              .type = ParameterType::Integer,
              .label = {"Auflösung", "Resolution"},
              .help = {"Punkte je Zoll eines PNG-Bildes. Beispiel: --dpi 300",
                       "Dots per inch of a PNG picture. Example: --dpi 300"},
              .unit = "dpi",
              .minimum = 50,
              .maximum = 600,
              .defaultValue = "200",
              .usedWith = {{"output", {"*.png"}}}}},
        .needsProject = true};
    std::ranges::move(mapContentParameters(), std::back_inserter(info.parameters));
    std::ranges::move(parametersOfThePage(), std::back_inserter(info.parameters));
    return info;
}

Table signTable(const std::vector<publish::LegendSign>& signs) {
    Table table{.key = "legend",
                .title = {"Legende", "Legend"},
                .columns = {{"group", {"Gehört zu", "Belongs to"}},
                            {"meaning", {"Bedeutung", "Meaning"}},
                            {"form", {"Zeichen", "Sign"}},
                            {"colour", {"Farbe", "Colour"}}},
                .rows = {}};
    for (const publish::LegendSign& sign : signs) {
        table.rows.push_back({sign.group, sign.label, sign.form, sign.colour});
    }
    return table;
}

}  // namespace

const OperationInfo& MakeLegend::info() const {
    static const OperationInfo info = makeLegendInfo();
    return info;
}

Result<Outcome> MakeLegend::run(const Context& context, const ParameterValues& values,
                                const Task& task) const {
    const std::filesystem::path file = values.path("output");
    if (!file.empty()) {
        if (const auto fine = publish::checkLegendFile(file); !fine) {
            return fail(fine.error());
        }
    }
    auto content = mapContentFrom(context, values, task.part(0, 0.5));
    if (!content) {
        return fail(content.error());
    }
    auto page = pageOptionsFrom(values, context, task);
    if (!page) {
        return fail(page.error());
    }
    publish::LegendOptions options{.map = std::move(*page), .everything = values.flag("all")};
    options.map.dotsPerInch = values.integer("dpi").value_or(options.map.dotsPerInch);
    options.widthMm = values.number("width").value_or(options.widthMm);
    content->showIn(options.map);
    const model::ProjectSnapshot shown = withShownAssumptions(context, options.map);
    const publish::QtEnvironment qt;
    const auto legend =
        publish::makeLegend(shown, *context.themes, content->report.get(), options,
                            context.dryRun ? std::filesystem::path() : file, task.part(0.5, 1));
    if (!legend) {
        return fail(legend.error());
    }
    Outcome outcome;
    outcome.gaps = content->report;
    outcome.notices = std::move(content->notices);
    append(outcome.notices, legend->notices);
    outcome.tables = {signTable(legend->signs)};
    if (!file.empty()) {
        outcome.files = {file};
        outcome.summary = {"Legende gespeichert: " + file.string(), "Legend saved: " + file.string()};
    }
    return outcome;
}

}  // namespace nordertor::ops
