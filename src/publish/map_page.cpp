// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_page.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "geo/crs.h"
#include "publish/page_content_p.h"
#include "publish/page_export_p.h"
#include "publish/table_pages_p.h"
#include "render/map_scene.h"
#include "render/text_metrics.h"
#include "style/map_style.h"

namespace nordertor::publish {
namespace {

Result<std::string> checkedExtension(const std::filesystem::path& path) {
    const std::string extension = lowered(path.extension().string());
    if (extension == ".pdf" || extension == ".svg" || extension == ".png") {
        return extension;
    }
    return fail(ErrorCode::InvalidArgument,
                {"Eine Karte lässt sich nicht als \u201e" + extension + "\u201c schreiben.",
                 "A map cannot be written as '" + extension + "'."},
                {"Möglich sind .pdf, .png und .svg.", "Possible are .pdf, .png and .svg."}, path.string());
}

bool isDate(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    return dateText(text, Language::English) != text;
}

Result<> checked(const MapPageOptions& options, const model::ThemeSet& themes,
                 const model::Project& project) {
    if (!options.themeId.empty() && themes.find(options.themeId) == nullptr) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Ein Thema \u201e" + options.themeId + "\u201c gibt es nicht.",
             "There is no theme '" + options.themeId + "'."},
            {"\u201enordertor themes\u201c nennt die Themen.", "'nordertor themes' lists the themes."});
    }
    if (!isDate(options.date)) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Das Datum \u201e" + options.date + "\u201c ist keines.",
             "'" + options.date + "' is not a date."},
            {"Bitte als JJJJ-MM-TT angeben, z. B. 2026-11-22.", "Give it as YYYY-MM-DD, e.g. 2026-11-22."});
    }
    for (const std::string& name : options.results) {
        if (findResult(project, name) == nullptr) {
            return fail(ErrorCode::InvalidArgument,
                        {"Ein Ergebnis \u201e" + name + "\u201c ist im Projekt nicht abgelegt.",
                         "No result '" + name + "' is stored in the project."},
                        {"\u201enordertor results\u201c nennt die abgelegten.",
                         "'nordertor results' lists those stored."});
        }
    }
    if (project.area.shape.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt hat kein Programmgebiet.", "The project has no programme area."});
    }
    return {};
}

/// Everything that is not asked for is switched off.
std::set<std::string> hiddenGroupsFor(const MapPageOptions& options, const model::Project& project,
                                      const model::ThemeSet& themes) {
    std::set<std::string> hidden{"residents", "organisations"};
    for (const model::ResultLayer& layer : project.results) {
        if (std::ranges::find(options.results, layer.record.name) == options.results.end()) {
            hidden.insert("results:" + layer.record.name);
        }
    }
    for (const model::Theme& theme : themes.themes) {
        if (!options.facilities) {
            hidden.insert("facilities:" + theme.id);
        }
    }
    return hidden;
}

render::MapView mapView(const PageLayout& layout, const geo::Box& area) {
    render::MapView view;
    view.centre = area.centre();
    view.scaleDenominator = layout.scaleDenominator;
    view.widthMm = layout.map.width;
    view.heightMm = layout.map.height;
    return view;
}

render::DrawOptions drawOptions(const PageLayout& layout, const PageBox& scaleBox) {
    render::DrawOptions options;
    options.legend = true;
    for (const PageBox& box : {scaleBox, northBoxOf(layout)}) {
        options.keepFree.push_back({{box.left, box.top}, {box.right(), box.bottom()}});
    }
    return options;
}

/// The side column is shared: the legend takes what it needs, the list of gaps the rest.
void shareSideColumn(PageLayout& layout, const model::Project& project,
                     const std::vector<render::LegendEntry>& legend, Language language) {
    if (!layout.landscape) {
        return;
    }
    static constexpr double mostOfColumn = 0.6;
    static constexpr double between = 3;
    const double height = layout.map.height;
    if (layout.gaps.height <= 0) {
        return;
    }
    const double needed =
        std::min(legendHeight(project, legend, layout.legend.width, language), height * mostOfColumn);
    layout.gaps.height = height - needed - between;
    layout.legend.top = layout.gaps.bottom() + between;
    layout.legend.height = needed;
}

/// Empty where PROJ cannot say it, which only makes coordinates unknown to the viewer.
std::optional<MapFrame> mapFrame(const PageLayout& layout, const render::MapView& view, const geo::Crs& crs) {
    const auto geographic = geo::Crs::fromEpsg(4326);
    auto transform = geographic ? geo::Transform::create(crs, *geographic) : fail(geographic.error());
    MapFrame frame{layout.map, crs.epsg(), crs.wkt1(), {}};
    if (!transform || frame.wkt.empty()) {
        return std::nullopt;
    }
    const double right = view.widthMm;
    const double bottom = view.heightMm;
    const std::array<render::MmPoint, 4> corners{{{0, bottom}, {0, 0}, {right, 0}, {right, bottom}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto place = (*transform)(view.toMap(corners[i]));
        if (!place) {
            return std::nullopt;
        }
        frame.corners[i] = {place->x, place->y};
    }
    return frame;
}

std::map<std::string, std::size_t> numbersOf(const std::vector<const analysis::GapPlace*>& gaps,
                                             std::size_t listed) {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < listed; ++i) {
        numbers[gaps[i]->id] = i + 1;
    }
    return numbers;
}

Result<std::string> fileBytes(const std::vector<PageDrawing>& pages, const std::string& extension,
                              const PdfFacts& facts, const std::stop_token& stop) {
    static constexpr int printDotsPerInch = 200;
    if (extension == ".pdf") {
        return pdfBytes(pages, facts, stop);
    }
    return extension == ".svg" ? svgBytes(pages.front(), facts, stop)
                               : pngBytes(pages.front(), printDotsPerInch, stop);
}

}  // namespace

Result<ComposedPage> composeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                    const analysis::GapReport* report, const MapPageOptions& options,
                                    const Task& task) {
    const model::Project& project = *snapshot;
    if (const auto fine = checked(options, themes, project); !fine) {
        return fail(fine.error());
    }
    const auto crs = geo::Crs::fromEpsg(project.workingCrsEpsg);
    if (!crs) {
        return fail(crs.error());
    }
    const geo::Box area = geo::boxOf(project.area.shape);
    LayoutNeeds needs{project.hasExampleData()};
    needs.footerPortrait =
        footerHeight(project, themes, report, options, crs->name(), innerWidthOf(options.paper, false));
    needs.footerLandscape =
        footerHeight(project, themes, report, options, crs->name(), innerWidthOf(options.paper, true));
    needs.manyThemes = options.themeId.empty();
    needs.gaps = options.gaps;
    auto layout = chooseLayout(options, area, needs);
    if (!layout) {
        return fail(layout.error());
    }
    render::SceneOptions sceneOptions{options.themeId, options.language,       true, {},
                                      false,           options.themeId.empty()};
    auto scene = render::MapScene::build(snapshot, themes, report, sceneOptions, task.part(0, 0.4));
    if (!scene) {
        return fail(scene.error());
    }
    ComposedPage composed;
    MapPageResult& result = composed.result;
    style::MapStyle mapStyle = style::MapStyle::standard(themes);
    if (!options.results.empty()) {
        mapStyle.veilBeneathResults();
    }
    result.notices = mapStyle.notices;
    if (!render::hasKnownFont()) {
        result.notices.push_back(
            {Severity::Warning,
             {"Die Schrift Open Sans ist nicht installiert; die Karte verwendet eine andere.",
              "The font Open Sans is not installed; the map uses another one."},
             {},
             {}});
    }
    render::MapView view = mapView(*layout, area);
    view.hiddenGroups = hiddenGroupsFor(options, project, themes);
    const PageBox scaleBox = scaleBoxOf(*layout, view, project.area.shape);
    const render::DrawOptions drawing = drawOptions(*layout, scaleBox);
    // the legend decides how many gaps can be listed, and only those get numbers: so the map is drawn twice
    auto map = render::drawMap(**scene, mapStyle, view, drawing, task.stopToken());
    if (!map) {
        return fail(map.error());
    }
    shareSideColumn(*layout, project, map->legend, options.language);
    PageInput input{project, themes,      report,
                    options, *layout,     view,
                    {},      crs->name(), gapsInView(report, options.themeId, view),
                    0,       scaleBox};
    input.gapsListed = gapsThatFit(input);
    sceneOptions.gapNumbers = numbersOf(input.gaps, input.gapsListed);
    // the gaps of all themes over each other would hide the town and say nothing
    sceneOptions.onlyNumberedGaps = options.themeId.empty();
    map = render::drawMap(*(*scene)->withGaps(themes, report, sceneOptions), mapStyle, view, drawing,
                          task.stopToken());
    if (!map) {
        return fail(map.error());
    }
    input.map = std::move(*map);
    task.report(1, {"Karte zeichnen", "Draw the map"});
    result.scaleDenominator = layout->scaleDenominator;
    result.landscape = layout->landscape;
    result.gapsOnMap = input.gaps.size();
    result.gapsListed = input.gapsListed;
    composed.pages.push_back(composePage(input));
    composed.pages.front().map = mapFrame(*layout, view, *crs);
    if (options.tables) {
        std::ranges::move(tablePages(input, tablesOf(input)), std::back_inserter(composed.pages));
    }
    return composed;
}

Result<MapPageResult> writeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                   const analysis::GapReport* report, const MapPageOptions& options,
                                   const std::filesystem::path& path, const Task& task) {
    const auto extension = checkedExtension(path);
    if (!extension) {
        return fail(extension.error());
    }
    if (options.tables && *extension != ".pdf") {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein Bild hat nur eine Seite; die Tabellen finden darauf keinen Platz.",
                     "A picture has only one page; there is no room for the tables."},
                    {"Bitte als PDF ausgeben oder die Tabellen weglassen.",
                     "Please write a PDF or leave out the tables."},
                    path.string());
    }
    const auto composed = composeMapPage(snapshot, themes, report, options, task.part(0, 0.6));
    if (!composed) {
        return fail(composed.error());
    }
    const PdfFacts facts{options.title.empty() ? defaultTitle(options, *snapshot, themes) : options.title,
                         options.author, options.programName.empty() ? "Nordertor" : options.programName,
                         options.date, options.language == Language::German ? "de" : "en"};
    const auto bytes = fileBytes(composed->pages, *extension, facts, task.stopToken());
    if (!bytes) {
        return fail(bytes.error());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (const auto written = writeFileAtomically(path, *bytes); !written) {
        return fail(written.error());
    }
    task.report(1, {"Karte geschrieben", "Map written"});
    return composed->result;
}

}  // namespace nordertor::publish
