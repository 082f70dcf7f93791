// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/make_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/number_format.h"
#include "io/raster/geotiff.h"
#include "ops/given_places.h"
#include "ops/map_content.h"
#include "ops/page_parameters.h"
#include "ops/shown_assumptions.h"
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
             "PNG, SVG, GeoTIFF oder Textdokument.",
             "Makes a map page at a round, true scale with gaps, legend, sources and date as PDF, PNG, SVG, GeoTIFF or "
             "text document."},
        .examples = {"nordertor map quartier.gpkg -o karte.pdf",
                     "nordertor map quartier.gpkg -o jugend.pdf --theme youth --scale 5000",
                     "nordertor map quartier.gpkg -o karte.svg --paper A3 --date 2026-03-31",
                     "nordertor map quartier.gpkg -o karte.tif --dpi 300",
                     "nordertor map quartier.gpkg -o vorlage.odt --theme youth",
                     "nordertor map quartier.gpkg -o aushang.pdf --layout poster --paper A1",
                     "nordertor map quartier.gpkg -o bedarf.pdf --layout need-sheet --gap youth.playground.1",
                     "nordertor map quartier.gpkg -o kitas.pdf --result kitas_800",
                     "nordertor map quartier.gpkg -o ecke.pdf --at 13.262,53.557 --scale 500"},
        .parameters =
            {
                {.name = "output",
                 .type = ParameterType::OutputFile,
                 .label = {"Kartendatei", "Map file"},
                 .help =
                     {"Die Endung bestimmt das Format: .pdf, .png, .svg, .tif (GeoTIFF) oder .odt (Text für eine Vorlage). Beispiel: "
                      "-o karte.pdf",
                      "The extension sets the format: .pdf, .png, .svg, .tif (GeoTIFF) or .odt (text for a council paper). "
                      "Example: -o map.pdf"},
                 .required = true,
                 .shortName = "o",
                 .fileFilter = "*.pdf *.odt *.png *.svg *.tif *.tiff"},
                {.name = "gap",
                 .type = ParameterType::Text,
                 .label = {"Nur diese Lücke", "Only this gap"},
                 .help = {"Ein Blatt über diese eine Lücke und wer helfen könnte; „nordertor gaps“ nennt die "
                          "Kennungen. Beispiel: --layout need-sheet --gap youth.playground.1",
                          "A sheet about this one gap and who could help; 'nordertor gaps' lists the ids. "
                          "Example: --layout need-sheet --gap youth.playground.1"},
                 .notUsedWith = {{"theme"}, {"gaps", {"off"}}, withoutGaps()}},
                {.name = "at",
                 .type = ParameterType::Text,
                 .label = {"Mitte eines Ausschnitts", "Middle of a detail"},
                 .help =
                     {"Nur ein Ausschnitt um diesen Punkt, sonst im Maßstab 1:1.000: Länge,Breite in Grad "
                      "oder Ostwert,Nordwert in Metern. Beispiel: --at 13.262,53.557 --scale 500",
                      "Only a detail around this point, at 1:1,000 unless told otherwise: "
                      "longitude,latitude in degrees or easting,northing in metres. Example: --at "
                      "13.262,53.557 --scale 500"},
                 .notUsedWith = {{"gap"}}},
                {.name = "description",
                 .type = ParameterType::Text,
                 .label = {"Beschreibung der Karte", "Description of the map"},
                 .help =
                     {"Was die Karte zeigt, für alle, die sie nicht sehen können; sonst aus den Daten "
                      "geschrieben. Beispiel: --description \"In drei von neun Blöcken fehlt ein Spielplatz.\"",
                      "What the map shows, for those who cannot see it; else written from the data. "
                      "Example: --description \"Three of nine blocks lack a playground.\""},
                 .notUsedWith = {{"output", {"*.png"}}}},
                {.name = "dpi",
                 .type = ParameterType::Integer,
                 .label = {"Auflösung", "Resolution"},
                 .help = {"Punkte je Zoll eines Bildes (PNG, GeoTIFF, Karte im Text). Beispiel: --dpi 300",
                          "Dots per inch of a picture (PNG, GeoTIFF, map in a text). Example: --dpi 300"},
                 .unit = "dpi",
                 .minimum = 50,
                 .maximum = 600,
                 .defaultValue = "200",
                 .usedWith = {{"output", {"*.png", "*.odt", "*.tif", "*.tiff"}}}},
                {.name = "world-file",
                 .type = ParameterType::Flag,
                 .label = {"Mit Weltdatei", "With world file"},
                 .help = {"Zum PNG-Bild die Lage für GIS-Programme (.pgw und .png.aux.xml).",
                          "Beside the PNG picture its place for GIS programs (.pgw and .png.aux.xml)."},
                 .usedWith = {{"output", {"*.png"}}}},
                {.name = "tables",
                 .type = ParameterType::Flag,
                 .label = {"Mit Tabellen", "With tables"},
                 .help =
                     {"Die Lücken und Klassen der Karte als Tabellen auf weiteren Seiten (PDF; ein Text hat sie immer).",
                      "The gaps and classes of the map as tables on further pages (PDF; a text always has them)."},
                 .usedWith = {{"output", {"*.pdf", "*.odt"}}}},
            },
        .needsProject = true};
    // right after the file
    std::ranges::move(mapContentParameters(), std::inserter(info.parameters, info.parameters.begin() + 1));
    for (ParameterSpec& shared : pageParameters()) {
        if (shared.name == "standard" || shared.name == "limit" || shared.name == "attachment") {
            shared.notUsedWith = {{"gaps", {"off"}}, withoutGaps()};
        }
        info.parameters.push_back(std::move(shared));
    }
    return info;
}

}  // namespace

const OperationInfo& MakeMap::info() const {
    static const OperationInfo info = makeMapInfo();
    return info;
}

Result<Outcome> MakeMap::run(const Context& context, const ParameterValues& values, const Task& task) const {
    auto content = mapContentFrom(context, values, task.part(0, 0.5));
    if (!content) {
        return fail(content.error());
    }
    Outcome outcome;
    outcome.gaps = content->report;
    outcome.notices = std::move(content->notices);
    outcome.files = {values.path("output")};
    const std::string file = values.path("output").string();
    const publish::QtEnvironment qt;
    auto given = pageOptionsFrom(values, context, task);
    if (!given) {
        return fail(given.error());
    }
    publish::MapPageOptions& options = *given;
    options.dotsPerInch = static_cast<int>(values.integer("dpi").value_or(options.dotsPerInch));
    options.geoTiffWriter = io::writeGeoTiff;
    options.worldFile = values.flag("world-file");
    options.tables = values.flag("tables");
    options.description = values.text("description");
    content->showIn(options);
    if (const auto standards = values.list("standard");
        content->gaps && !standards.empty() && !values.has("theme")) {
        showStandards(standards, *context.themes, options);
    }
    options.gap = values.text("gap");
    if (values.has("at")) {
        const auto centre =
            placeFrom("--at", values.text("at"), context.snapshot->workingCrsEpsg, "13.262,53.557");
        if (!centre) {
            return fail(centre.error());
        }
        options.centre = *centre;
    }
    if (outcome.gaps != nullptr && !options.gap.empty()) {
        auto partners = partnersForSheet(context, *outcome.gaps, options.gap, task);
        if (!partners) {
            return fail(partners.error());
        }
        options.partners = std::move(*partners);
    }
    const model::ProjectSnapshot shown = withShownAssumptions(context, options);
    const auto make = context.dryRun ? publish::tryMapPage : publish::writeMapPage;
    const auto page =
        make(shown, *context.themes, outcome.gaps.get(), options, values.path("output"), task.part(0.5, 1));
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
