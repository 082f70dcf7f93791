// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/make_atlas.h"

#include <fmt/format.h>

#include <utility>

#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/input_fingerprint.h"
#include "ops/layout_choice.h"
#include "ops/page_parameters.h"
#include "ops/shown_assumptions.h"
#include "publish/atlas.h"
#include "publish/qt_environment.h"

namespace nordertor::ops {
namespace {

constexpr std::int64_t mostSheets = 500;

OperationInfo makeAtlasInfo() {
    OperationInfo info{
        .id = "atlas",
        .title = {"Atlas erstellen", "Make an atlas"},
        .help =
            {"Schreibt ein PDF mit Übersichtskarte, Blattliste und je einem Blatt für die größten Lücken (Karte, "
             "Bedarf, mögliche Partner), für jedes Thema oder jedes Teilgebiet.",
             "Writes a PDF with overview map, list of sheets and a sheet for each of the largest gaps (map, need, "
             "possible partners), for each theme or each sub-area."},
        .examples = {"nordertor atlas quartier.gpkg -o atlas.pdf",
                     "nordertor atlas quartier.gpkg -o jugend.pdf --theme youth --most 10",
                     "nordertor atlas quartier.gpkg -o themen.pdf --by theme --paper A3",
                     "nordertor atlas quartier.gpkg -o bezirke.pdf --by area --areas bezirke.geojson"},
        .parameters =
            {{.name = "output",
              .type = ParameterType::OutputFile,
              .label = {"Atlasdatei", "Atlas file"},
              .help = {"PDF-Datei. Beispiel: -o atlas.pdf", "PDF file. Example: -o atlas.pdf"},
              .required = true,
              .shortName = "o",
              .fileFilter = "*.pdf"},
             {.name = "by",
              .type = ParameterType::Choice,
              .label = {"Ein Blatt je", "A sheet for each"},
              .help = {"gap: je Lücke im Programmgebiet; theme: je Thema; area: je Gebiet aus --areas.",
                       "gap: gap in the programme area; theme: theme; area: area of --areas."},
              .choices = {"gap", "theme", "area"},
              .choiceLabels = {{"Lücke", "gap"}, {"Thema", "theme"}, {"Gebiet", "area"}},
              .defaultValue = "gap"},
             {.name = "most",
              .type = ParameterType::Integer,
              .label = {"Höchstens Blätter", "Sheets at most"},
              .help = {"Die größten Lücken zuerst. Beispiel: --most 10",
                       "The largest gaps first. Example: --most 10"},
              .minimum = 1,
              .maximum = mostSheets,
              .defaultValue = "30",
              .usedWith = {{"by", {"gap", "area"}}}},
             {.name = "sheet-layout",
              .type = ParameterType::Text,
              .label = {"Aufteilung der Blätter", "Layout of the sheets"},
              .help =
                  {"Sonst das Bedarfsblatt je Lücke, die Anlage zur Vorlage je Thema und Gebiet. --layout gilt der "
                   "Übersicht. Beispiel: --sheet-layout map",
                   "Else the need sheet for gaps, the annex to a council paper for themes and areas. --layout is for "
                   "the overview. Example: --sheet-layout map"}},
             {.name = "tables",
              .type = ParameterType::Flag,
              .label = {"Mit Tabellen", "With tables"},
              .help = {"Hinter jedem Blatt die Lücken und Klassen seiner Karte als Tabellen.",
                       "Behind each sheet the gaps and classes of its map as tables."}},
             {.name = "description",
              .type = ParameterType::Text,
              .label = {"Bildbeschreibung der Übersicht", "Description of the overview"},
              .help =
                  {"Ersetzt den aus den Daten geschriebenen Text für alle, die die Übersichtskarte nicht sehen. "
                   "Beispiel: --description \"In drei von neun Blöcken fehlt ein Spielplatz.\"",
                   "Replaces the text written from the data for those who cannot see the overview map. "
                   "Example: --description \"Three of nine blocks lack a playground.\""}},
             {.name = "resume",
              .type = ParameterType::Flag,
              .label = {"Abgebrochenen Atlas fortsetzen", "Go on with a cancelled atlas"},
              .help =
                  {"Seiten eines abgebrochenen Atlas derselben Datei weiterverwenden, soweit sie aus demselben "
                   "entstanden.",
                   "Use the pages of a cancelled atlas of the same file, as far as they were made from the "
                   "same."}}},
        .needsProject = true};
    for (ParameterSpec& shared : areaParameters()) {
        if (shared.name != "figures") {
            shared.required = false;
            if (shared.name == "areas") {
                shared.usedWith = {{"by", {"area"}}};
            }
            info.parameters.push_back(std::move(shared));
        }
    }
    for (ParameterSpec& shared : pageParameters()) {
        if (shared.name == "layout") {
            shared.defaultValue = "atlas";
        }
        info.parameters.push_back(std::move(shared));
    }
    return info;
}

/// The one that is asked for; else the usual one, which for themes and areas is that of the overview if it
/// suits a sheet.
Result<publish::Layout> sheetLayoutFrom(const ParameterValues& values, const publish::AtlasOptions& options,
                                        const Context& context) {
    const bool gaps = options.by == publish::AtlasBy::Gap;
    if (!values.has("sheet-layout")) {
        const bool asOverview = !gaps && !publish::hasFrame(*options.page.layout, publish::FrameKind::Sheets);
        return asOverview ? *options.page.layout : publish::findLayout(gaps ? "need-sheet" : "council");
    }
    auto layout = layoutFrom(values, "sheet-layout", context);
    const bool listsSheets = layout && publish::hasFrame(*layout, publish::FrameKind::Sheets);
    if (listsSheets || (layout && layout->forOneGap && !gaps)) {
        return fail(ErrorCode::InvalidArgument,
                    listsSheets ? LocalizedText{"Diese Blattaufteilung ist die der Übersicht eines Atlas.",
                                                "This layout is that of an atlas's overview."}
                                : LocalizedText{"Diese Blattaufteilung zeigt eine einzelne Lücke.",
                                                "This layout is about a single gap."},
                    {"Bitte eine andere wählen. Beispiel: --sheet-layout council",
                     "Please choose another one. Example: --sheet-layout council"},
                    {}, "--sheet-layout");
    }
    return layout;
}

Result<> findPartners(publish::AtlasOptions& options, const Context& context,
                      const analysis::GapReport& report, const Task& task) {
    const auto gaps = gapsOfAtlas(report, options);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        auto partners = partnersForSheet(context, report, gaps[i]->id, {{}, task.stopToken()});
        if (!partners) {
            return fail(partners.error());
        }
        options.partners[gaps[i]->id] = std::move(*partners);
        task.report(static_cast<double>(i + 1) / static_cast<double>(gaps.size()),
                    {"Partner suchen", "Looking for partners"});
    }
    return {};
}

}  // namespace

const OperationInfo& MakeAtlas::info() const {
    static const OperationInfo info = makeAtlasInfo();
    return info;
}

Result<Outcome> MakeAtlas::run(const Context& context, const ParameterValues& values,
                               const Task& task) const {
    auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    parameters->capacity = true;
    auto report = analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task.part(0, 0.1));
    if (!report) {
        return fail(report.error());
    }
    publish::AtlasOptions options;
    const std::string by = values.text("by");
    options.by = by == "theme"  ? publish::AtlasBy::Theme
                 : by == "area" ? publish::AtlasBy::Area
                                : publish::AtlasBy::Gap;
    options.most = static_cast<std::size_t>(values.integer("most").value_or(30));
    auto page = pageOptionsFrom(values, context, task);
    if (!page) {
        return fail(page.error());
    }
    options.page = std::move(*page);
    options.page.tables = values.flag("tables");
    options.page.description = values.text("description");
    const model::ProjectSnapshot shown = withShownAssumptions(context, options.page);
    auto sheets = sheetLayoutFrom(values, options, context);
    if (!sheets) {
        return fail(sheets.error());
    }
    options.sheetLayout = std::make_shared<const publish::Layout>(std::move(*sheets));
    Outcome outcome;
    if (options.by == publish::AtlasBy::Area) {
        auto areas = areasFrom(values, context, task.part(0.1, 0.2));
        if (!areas) {
            return fail(areas.error());
        }
        options.areas = std::move(areas->set);
        outcome.notices = std::move(areas->notices);
        outcome.sources = std::move(areas->sources);
    }
    if (options.by == publish::AtlasBy::Gap) {
        if (const auto found = findPartners(options, context, *report, task.part(0.1, 0.4)); !found) {
            return fail(found.error());
        }
    }
    const std::filesystem::path file = values.path("output");
    outcome.files = {file};
    if (context.dryRun) {
        outcome.summary = {"Atlas gespeichert: " + file.string(), "Atlas saved: " + file.string()};
        return outcome;
    }
    auto madeFrom = inputFingerprint(context, values, {"output", "resume"});
    if (!madeFrom) {
        return fail(madeFrom.error());
    }
    options.madeFrom = std::move(*madeFrom);
    options.resume = values.flag("resume");
    const publish::QtEnvironment qt;
    const auto atlas = publish::writeAtlas(shown, *context.themes, *report, options, file, task.part(0.4, 1));
    if (!atlas) {
        return fail(atlas.error());
    }
    append(outcome.notices, atlas->notices);
    if (options.resume) {
        const std::string reused = std::to_string(atlas->reused);
        outcome.asides.push_back(
            {.severity = Severity::Info,
             .message =
                 atlas->reused > 0
                     ? LocalizedText{reused + " Blätter waren schon fertig.",
                                     reused + " sheets were finished already."}
                     : LocalizedText{"Es gab keine fertigen Seiten desselben Atlas; er ist neu gemacht.",
                                     "There were no finished pages of the same atlas; it is made anew."},
             .file = {},
             .place = {}});
    }
    if (atlas->otherScale > 0) {
        outcome.notices.push_back(
            {.severity = Severity::Info,
             .message = {fmt::format(
                             "Auf {} Blättern passt nicht ganz in den gewünschten Maßstab, worum es geht; "
                             "sie haben einen kleineren. Mehr Platz: --paper A3",
                             atlas->otherScale),
                         fmt::format("What {} sheets are about does not fit at the scale wanted; theirs is "
                                     "smaller. More room: --paper A3",
                                     atlas->otherScale)},
             .file = {},
             .place = {}});
    }
    if (atlas->leftOut > 0) {
        const bool areas = options.by == publish::AtlasBy::Area;
        const bool one = atlas->leftOut == 1;
        outcome.notices.push_back(
            {.severity = Severity::Info,
             .message = {fmt::format("{} {} kein Blatt. Mehr Blätter: --most {}", atlas->leftOut,
                                     areas ? (one ? "weiteres Gebiet hat" : "weitere Gebiete haben")
                                     : one ? "kleinere Lücke im Programmgebiet hat"
                                           : "kleinere Lücken im Programmgebiet haben",
                                     atlas->sheets + atlas->leftOut),
                         fmt::format("{} {} no sheet. More sheets: --most {}", atlas->leftOut,
                                     areas ? (one ? "further area has" : "further areas have")
                                     : one ? "smaller gap in the programme area has"
                                           : "smaller gaps in the programme area have",
                                     atlas->sheets + atlas->leftOut)},
             .file = {},
             .place = {}});
    }
    const bool single = atlas->sheets == 1;
    outcome.summary = {fmt::format("Atlas mit {} {} auf {} Seiten gespeichert: {}", atlas->sheets,
                                   single ? "Blatt" : "Blättern", atlas->pages, file.string()),
                       fmt::format("Atlas of {} {} on {} pages saved: {}", atlas->sheets,
                                   single ? "sheet" : "sheets", atlas->pages, file.string())};
    outcome.gaps = std::make_shared<const analysis::GapReport>(std::move(*report));
    return outcome;
}

}  // namespace nordertor::ops
