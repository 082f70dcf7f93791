// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/make_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/list_results.h"
#include "publish/map_page.h"
#include "publish/qt_environment.h"

namespace nordertor::ops {
namespace {

OperationInfo makeMapInfo() {
    OperationInfo info{
        .id = "map",
        .title = {"Karte erstellen", "Make a map"},
        .help =
            {"Erstellt eine Kartenseite in rundem, wahrem Maßstab mit Lücken, Legende, Quellen und Datum als PDF, "
             "PNG oder SVG.",
             "Makes a map page at a round, true scale with gaps, legend, sources and date as PDF, PNG or SVG."},
        .examples = {"nordertor map quartier.gpkg -o karte.pdf",
                     "nordertor map quartier.gpkg -o jugend.pdf --theme youth --scale 5000",
                     "nordertor map quartier.gpkg -o karte.svg --paper A3 --date 2026-03-31",
                     "nordertor map quartier.gpkg -o kitas.pdf --result kitas_800"},
        .parameters =
            {{.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Kartendatei", "Map file"},
              .help = {"Die Endung bestimmt das Format: .pdf, .png oder .svg. Beispiel: -o karte.pdf",
                       "The extension sets the format: .pdf, .png or .svg. Example: -o map.pdf"},
              .required = true,
              .shortName = "o",
              .fileFilter = "*.pdf *.png *.svg"},
             {.name = "theme",
              .type = ParameterType::Text,
              .label = {"Thema", "Theme"},
              .help = {"Nur dieses Thema; sonst alle. Beispiel: --theme youth",
                       "Only this theme; else all. Example: --theme youth"}},
             {.name = "scale",
              .type = ParameterType::Integer,
              .label = {"Maßstab 1 :", "Scale 1 :"},
              .help = {"Sonst der größte runde Maßstab, in dem das Gebiet ganz zu sehen ist. "
                       "Beispiel: --scale 5000",
                       "Else the largest round scale that shows the whole area. Example: --scale 5000"},
              .minimum = 100,
              .maximum = 500000},
             {.name = "paper",
              .type = ParameterType::Choice,
              .label = {"Papier", "Paper"},
              .help = {"Papiergröße.", "Paper size."},
              .choices = {"A4", "A3"},
              .defaultValue = "A4"},
             {.name = "orientation",
              .type = ParameterType::Choice,
              .label = {"Format", "Orientation"},
              .help = {"auto: was den größeren Maßstab erlaubt.", "auto: whichever allows the larger scale."},
              .choices = {"auto", "portrait", "landscape"},
              .choiceLabels = {{"automatisch", "automatic"},
                               {"Hochformat", "portrait"},
                               {"Querformat", "landscape"}},
              .defaultValue = "auto"},
             {.name = "result",
              .type = ParameterType::TextList,
              .label = {"Abgelegte Ergebnisse", "Stored results"},
              .help =
                  {"Dieses im Projekt abgelegte Ergebnis zeigen; mehrfach erlaubt. Beispiel: --result kitas_800",
                   "Show this result stored in the project; may be repeated. Example: --result daycare_800"}},
             {.name = "gaps",
              .type = ParameterType::Choice,
              .label = {"Lücken", "Gaps"},
              .help = {"auto: nur auf Karten ohne abgelegte Ergebnisse.",
                       "auto: only on maps without stored results."},
              .choices = {"auto", "on", "off"},
              .choiceLabels = {{"automatisch", "automatic"}, {"zeigen", "show"}, {"nicht zeigen", "hide"}},
              .defaultValue = "auto"},
             {.name = "title",
              .type = ParameterType::Text,
              .label = {"Titel", "Title"},
              .help = {"Sonst der Titel der Ergebnisse oder „Versorgungslücken“ mit dem Thema. "
                       "Beispiel: --title \"Spielplätze\"",
                       "Else the title of the results or \"Gaps in supply\" with the theme. "
                       "Example: --title \"Playgrounds\""}},
             {.name = "author",
              .type = ParameterType::Text,
              .label = {"Herausgeber", "Publisher"},
              .help = {"Amt oder Fachbereich. Beispiel: --author \"Fachbereich Stadtentwicklung\"",
                       "Office or department. Example: --author \"Planning department\""}},
             dateParameter()},
        .needsProject = true};
    for (ParameterSpec& shared : gapParameters()) {
        if (shared.name != "theme") {
            info.parameters.push_back(std::move(shared));
        }
    }
    info.parameters.push_back(scenarioParameter());
    return info;
}

publish::Orientation orientationFrom(const std::string& text) {
    return text == "portrait"    ? publish::Orientation::Portrait
           : text == "landscape" ? publish::Orientation::Landscape
                                 : publish::Orientation::ByArea;
}

Notice outdatedNotice(const std::string& name) {
    return {
        .severity = Severity::Warning,
        .message = {fmt::format(
                        "Das Ergebnis „{}“ ist veraltet: Daten oder Grenzwerte des Projekts haben sich "
                        "geändert. Neu berechnen: nordertor run PROJEKT --result {}",
                        name, name),
                    fmt::format("The result \"{}\" is outdated: data or limits of the project have changed. "
                                "To compute it again: nordertor run PROJECT --result {}",
                                name, name)},
        .file = {},
        .place = {}};
}

}  // namespace

const OperationInfo& MakeMap::info() const {
    static const OperationInfo info = makeMapInfo();
    return info;
}

Result<Outcome> MakeMap::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    const std::vector<std::string> results = values.list("result");
    for (const std::string& name : results) {
        if (findResult(*context.snapshot, name) == nullptr) {
            return fail(noSuchResult(*context.snapshot, name, "--result"));
        }
    }
    const std::string gaps = values.text("gaps");
    const bool withGaps = gaps == "on" || (gaps == "auto" && results.empty());
    Outcome outcome;
    for (const std::string& name : results) {
        if (isOutdated(findResult(*context.snapshot, name)->record, *context.snapshot)) {
            outcome.notices.push_back(outdatedNotice(name));
        }
    }
    if (!withGaps) {
        // nothing to compute
    } else if (const auto complete = requireHomesAndPaths(context)) {
        auto report =
            analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task.part(0, 0.5));
        if (!report) {
            return fail(report.error());
        }
        outcome.gaps = std::make_shared<const analysis::GapReport>(std::move(*report));
    } else {
        const Error& missing = complete.error();
        outcome.notices.push_back(
            {.severity = Severity::Warning,
             .message = {"Die Karte zeigt keine Lücken: " + missing.message.de + " " + missing.remedy.de,
                         "The map shows no gaps: " + missing.message.en + " " + missing.remedy.en},
             .file = missing.file,
             .place = {}});
    }
    outcome.files = {values.path("output")};
    const std::string file = values.path("output").string();
    if (context.dryRun) {
        outcome.summary = {"Karte gespeichert: " + file, "Map saved: " + file};
        return outcome;
    }
    const publish::QtEnvironment qt;
    const auto page = publish::writeMapPage(
        context.snapshot, *context.themes, outcome.gaps.get(),
        {.themeId = values.text("theme"),
         .language = context.language,
         .paper = values.text("paper") == "A3" ? publish::Paper::A3 : publish::Paper::A4,
         .orientation = orientationFrom(values.text("orientation")),
         .scaleDenominator = values.integer("scale"),
         .date = dateFrom(values, context),
         .title = values.text("title"),
         .subtitle = {},
         .scenario = values.text("scenario"),
         .author = values.text("author"),
         .results = results,
         .gaps = withGaps,
         .facilities = withGaps || !values.text("theme").empty(),
         .programName = context.program},
        values.path("output"), task.part(0.5, 1));
    if (!page) {
        return fail(page.error());
    }
    append(outcome.notices, page->notices);
    outcome.summary = {
        fmt::format("Karte im Maßstab 1 : {} gespeichert: {}",
                    formatCount(page->scaleDenominator, Language::German), file),
        fmt::format("Map at 1 : {} saved: {}", formatCount(page->scaleDenominator, Language::English), file)};
    return outcome;
}

}  // namespace nordertor::ops
