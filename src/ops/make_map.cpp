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
#include "ops/page_parameters.h"
#include "publish/qt_environment.h"

namespace nordertor::ops {
namespace {

/// What the analysis of gaps is asked for has no effect on a page of stored results alone.
ParameterUse withoutGaps() {
    return {"result", {}, {{"gaps", {"on"}}}};
}

OperationInfo makeMapInfo() {
    OperationInfo info{
        .id = "map",
        .title = {"Karte erstellen", "Make a map"},
        .help =
            {"Erstellt eine Kartenseite in rundem, wahrem Maßstab mit Lücken, Legende, Quellen und Datum als PDF, "
             "PNG, SVG oder Textdokument.",
             "Makes a map page at a round, true scale with gaps, legend, sources and date as PDF, PNG, SVG or text document."},
        .examples = {"nordertor map quartier.gpkg -o karte.pdf",
                     "nordertor map quartier.gpkg -o jugend.pdf --theme youth --scale 5000",
                     "nordertor map quartier.gpkg -o karte.svg --paper A3 --date 2026-03-31",
                     "nordertor map quartier.gpkg -o vorlage.odt --theme youth",
                     "nordertor map quartier.gpkg -o aushang.pdf --layout poster --paper A1",
                     "nordertor map quartier.gpkg -o bedarf.pdf --layout need-sheet --gap youth.playground.1",
                     "nordertor map quartier.gpkg -o kitas.pdf --result kitas_800"},
        .parameters =
            {
                {.name = "output",
                 .type = ParameterType::OutputFile,
                 .label = {"Kartendatei", "Map file"},
                 .help =
                     {"Die Endung bestimmt das Format: .pdf, .png, .svg oder .odt (Text für eine Vorlage). Beispiel: -o karte.pdf",
                      "The extension sets the format: .pdf, .png, .svg or .odt (text for a council paper). Example: -o map.pdf"},
                 .required = true,
                 .shortName = "o",
                 .fileFilter = "*.pdf *.odt *.png *.svg"},
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
                {.name = "gap",
                 .type = ParameterType::Text,
                 .label = {"Nur diese Lücke", "Only this gap"},
                 .help = {"Ein Blatt über diese eine Lücke und wer helfen könnte; „nordertor gaps“ nennt die "
                          "Kennungen. Beispiel: --layout need-sheet --gap youth.playground.1",
                          "A sheet about this one gap and who could help; 'nordertor gaps' lists the ids. "
                          "Example: --layout need-sheet --gap youth.playground.1"},
                 .notUsedWith = {{"theme"}, {"gaps", {"off"}}, withoutGaps()}},
                {.name = "description",
                 .type = ParameterType::Text,
                 .label = {"Beschreibung der Karte", "Description of the map"},
                 .help =
                     {"Was die Karte zeigt, für alle, die sie nicht sehen können (PDF); sonst aus den Daten "
                      "geschrieben. Beispiel: --description \"In drei von neun Blöcken fehlt ein Spielplatz.\"",
                      "What the map shows, for those who cannot see it (PDF); else written from the data. "
                      "Example: --description \"Three of nine blocks lack a playground.\""},
                 .notUsedWith = {{"output", {"*.png"}}}},
                {.name = "dpi",
                 .type = ParameterType::Integer,
                 .label = {"Auflösung", "Resolution"},
                 .help = {"Punkte je Zoll eines PNG-Bildes. Beispiel: --dpi 300",
                          "Dots per inch of a PNG picture. Example: --dpi 300"},
                 .unit = "dpi",
                 .minimum = 50,
                 .maximum = 600,
                 .defaultValue = "200",
                 .usedWith = {{"output", {"*.png", "*.odt"}}}},
                {.name = "world-file",
                 .type = ParameterType::Flag,
                 .label = {"Mit Weltdatei", "With world file"},
                 .help = {"Zum PNG-Bild die Lage für GIS-Programme (.pgw und .png.aux.xml).",
                          "Beside the PNG picture its place for GIS programs (.pgw and .png.aux.xml)."},
                 .usedWith = {{"output", {"*.png"}}}},
                {.name = "tables",
                 .type = ParameterType::Flag,
                 .label = {"Mit Tabellen", "With tables"},
                 .help = {"Die Lücken und Klassen der Karte als Tabellen auf weiteren Seiten (nur PDF).",
                          "The gaps and classes of the map as tables on further pages (PDF only)."},
                 .usedWith = {{"output", {"*.pdf", "*.odt"}}}},
            },
        .needsProject = true};
    for (ParameterSpec& shared : pageParameters()) {
        if (shared.name == "standard" || shared.name == "limit" || shared.name == "attachment") {
            shared.notUsedWith = {{"gaps", {"off"}}, withoutGaps()};
        }
        info.parameters.push_back(std::move(shared));
    }
    return info;
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
    const publish::QtEnvironment qt;
    auto given = pageOptionsFrom(values, context, task);
    if (!given) {
        return fail(given.error());
    }
    publish::MapPageOptions& options = *given;
    options.dotsPerInch = static_cast<int>(values.integer("dpi").value_or(options.dotsPerInch));
    options.worldFile = values.flag("world-file");
    options.tables = values.flag("tables");
    options.description = values.text("description");
    options.results = results;
    options.gaps = withGaps;
    options.facilities = withGaps || !options.themeId.empty();
    options.gap = values.text("gap");
    if (outcome.gaps != nullptr && !options.gap.empty()) {
        auto partners = partnersForSheet(context, *outcome.gaps, options.gap, task);
        if (!partners) {
            return fail(partners.error());
        }
        options.partners = std::move(*partners);
    }
    const auto make = context.dryRun ? publish::tryMapPage : publish::writeMapPage;
    const auto page = make(context.snapshot, *context.themes, outcome.gaps.get(), options,
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
