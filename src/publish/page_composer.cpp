// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_composer_p.h"

#include <algorithm>
#include <array>
#include <set>

#include "render/grey_print.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

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

}  // namespace

Result<PageComposer> PageComposer::create(const model::ProjectSnapshot& snapshot,
                                          const model::ThemeSet& themes, const analysis::GapReport* report) {
    if (snapshot->area.shape.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt hat kein Programmgebiet.", "The project has no programme area."});
    }
    auto crs = geo::Crs::fromEpsg(snapshot->workingCrsEpsg);
    if (!crs) {
        return fail(crs.error());
    }
    return PageComposer(snapshot, themes, report, std::move(*crs));
}

PageComposer::PageComposer(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                           const analysis::GapReport* report, geo::Crs crs)
    : snapshot_(snapshot),
      themes_(themes),
      report_(report),
      crs_(std::move(crs)),
      style_(style::MapStyle::standard(themes)) {}

Result<PageLayout> PageComposer::layoutFor(const MapPageOptions& options, const PageSubject& subject,
                                           const geo::Box& focus) const {
    LayoutNeeds needs{snapshot_->hasExampleData()};
    const auto footer = [&](bool landscape) {
        return footerHeight(*snapshot_, themes_, report_, options, crs_.name(),
                            innerWidthOf(options.paper, landscape));
    };
    needs.footerPortrait = footer(false);
    needs.footerLandscape = footer(true);
    needs.manyThemes = options.themeId.empty();
    needs.gaps = options.gaps;
    needs.mapWidth = subject.mapWidth;
    return chooseLayout(options, focus, needs);
}

Result<std::shared_ptr<const render::MapScene>> PageComposer::sceneFor(const render::SceneOptions& options,
                                                                       const Task& task) {
    const auto known = scenes_.find(options.theme);
    if (known != scenes_.end()) {
        return known->second;
    }
    auto scene = render::MapScene::build(snapshot_, themes_, report_, options, task);
    if (scene) {
        scenes_.emplace(options.theme, *scene);
    }
    return scene;
}

Result<ComposedPage> PageComposer::compose(const MapPageOptions& options, const PageSubject& subject,
                                           const Task& task) {
    const model::Project& project = *snapshot_;
    if (const auto fine = checked(options, themes_, project); !fine) {
        return fail(fine.error());
    }
    const geo::Box focus = subject.focus.value_or(geo::boxOf(project.area.shape));
    auto layout = layoutFor(options, subject, focus);
    if (!layout) {
        return fail(layout.error());
    }
    render::SceneOptions sceneOptions{options.themeId, options.language,       true, {},
                                      false,           options.themeId.empty()};
    const auto scene = sceneFor(sceneOptions, task.part(0, 0.4));
    if (!scene) {
        return fail(scene.error());
    }
    ComposedPage composed;
    MapPageResult& result = composed.result;
    style::MapStyle mapStyle = style_;
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
    render::MapView view = mapView(*layout, focus);
    view.hiddenGroups = hiddenGroupsFor(options, project, themes_);
    const PageBox scaleBox = scaleBoxOf(*layout, view, project.area.shape);
    const render::DrawOptions drawing = drawOptions(*layout, scaleBox);
    const auto draw = [&] {
        // the gaps of all themes over each other would hide the town and say nothing
        sceneOptions.onlyNumberedGaps = subject.gaps || (sceneOptions.gapNumbers && options.themeId.empty());
        return render::drawMap(*(*scene)->withGaps(themes_, report_, sceneOptions), mapStyle, view, drawing,
                               task.stopToken());
    };
    if (subject.gaps) {
        sceneOptions.gapNumbers = *subject.gaps;
    }
    auto map = draw();
    if (!map) {
        return fail(map.error());
    }
    shareSideColumn(*layout, project, map->legend, options.language);
    PageInput input{project, themes_,     report_,
                    options, *layout,     view,
                    {},      crs_.name(), gapsInView(report_, options.themeId, view),
                    0,       scaleBox,    subject.facts};
    if (subject.gaps) {
        std::erase_if(input.gaps,
                      [&](const analysis::GapPlace* gap) { return !subject.gaps->contains(gap->id); });
    }
    input.allNumbered = subject.gaps.has_value();
    input.gapsListed = gapsThatFit(input);
    if (!subject.gaps) {
        // the legend decides how many gaps can be listed, and only those get numbers: so it is drawn twice
        sceneOptions.gapNumbers = numbersOf(input.gaps, input.gapsListed);
        map = draw();
        if (!map) {
            return fail(map.error());
        }
    }
    append(result.notices, map->notices);
    input.map = std::move(*map);
    task.report(1, {"Karte zeichnen", "Draw the map"});
    result.scaleDenominator = layout->scaleDenominator;
    result.landscape = layout->landscape;
    result.gapsOnMap = input.gaps.size();
    result.gapsListed = input.gapsListed;
    input.description = options.description.empty() ? describedMap(input) : options.description;
    composed.pages.push_back(composePage(input));
    composed.layout = *layout;
    composed.description = input.description;
    composed.sources = sourceTexts(project, themes_, report_, options, crs_.name(), layout->scaleDenominator);
    composed.tables = tablesOf(input);
    composed.ground = {view.toMap({-layout->map.left, -layout->map.top}), view.metresPerMm(), crs_.wkt1()};
    auto& labels = composed.pages.front().groupLabels;
    labels["page"] = LocalizedText{"Blatt", "Sheet"}.in(options.language);
    for (const render::LayerGroup& group : (*scene)->groups()) {
        labels[group.id] = group.label.in(options.language);
    }
    composed.pages.front().map = mapFrame(*layout, view, crs_);
    const auto& tables = options.tables && subject.tables.empty() ? composed.tables : subject.tables;
    std::ranges::move(tablePages(input, tables), std::back_inserter(composed.pages));
    if (options.grey) {
        for (PageDrawing& page : composed.pages) {
            for (PagePart& part : page.parts) {
                render::printGrey(part.list);
            }
        }
    }
    return composed;
}

}  // namespace nordertor::publish
