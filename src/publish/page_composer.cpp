// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_composer_p.h"

#include <algorithm>
#include <set>

#include "analysis/gaps/standard_errors.h"
#include "publish/page_assumptions_p.h"
#include "publish/page_picture_p.h"
#include "publish/result_places_p.h"
#include "render/variant_colours.h"

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
        return fail(analysis::unknownTheme(options.themeId, themes, "--theme"));
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

/// Those asked for, with the assumptions they rest on.
std::set<std::string> resultsShown(const MapPageOptions& options, const model::Project& project) {
    std::set<std::string> shown(options.results.begin(), options.results.end());
    for (const model::ResultLayer* layer : assumptionLayers(options, project)) {
        shown.insert(layer->record.name);
    }
    return shown;
}

/// Everything that is not asked for is switched off.
std::set<std::string> hiddenGroupsFor(const MapPageOptions& options, const model::Project& project,
                                      const model::ThemeSet& themes) {
    std::set<std::string> hidden{"residents", "organisations"};
    if (options.backdrop != nullptr && vectorGround(options) == nullptr) {
        hidden.insert("base");
    }
    const std::set<std::string> shown = resultsShown(options, project);
    for (const model::ResultLayer& layer : project.results) {
        if (!shown.contains(layer.record.name)) {
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

render::SceneOptions sceneOptionsFor(const MapPageOptions& options, const model::Project& project) {
    render::SceneOptions scene;
    scene.theme = options.themeId;
    scene.language = options.language;
    scene.nameGapsByTheme = true;
    scene.onlyKindsOfStandards = options.themeId.empty();
    scene.onlyFacilities = options.onlyFacilities;
    scene.onlyResults = resultsShown(options, project);
    return scene;
}

render::DrawOptions drawOptions(const PageInput& input) {
    render::DrawOptions options;
    options.legend = true;
    const auto add = [](auto& to, const std::vector<PageBox>& boxes) {
        for (const PageBox& box : boxes) {
            to.push_back({{box.left, box.top}, {box.right(), box.bottom()}});
        }
    };
    const geo::MultiPolygon& area = input.project.area.shape;
    add(options.covered, gridLabelBoxes(input.layout, input.view, input.options, area, input.boxes));
    for (const PageBox& box : {input.boxes.scale, input.boxes.north}) {
        if (box != PageBox{}) {
            add(options.covered, {box});
        }
    }
    add(options.keepFree, gridCrossBoxes(input.layout, input.view, input.options, area, input.boxes));
    add(options.keepFree, outlineLabelBoxes(input));
    add(options.keepFree, originBoxes(input));
    return options;
}

}  // namespace

Result<PageComposer> PageComposer::create(const model::ProjectSnapshot& snapshot,
                                          const model::ThemeSet& themes, const analysis::GapReport* report,
                                          style::MapVariant variant) {
    if (snapshot->area.shape.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt hat kein Programmgebiet.", "The project has no programme area."});
    }
    auto crs = geo::Crs::fromEpsg(snapshot->workingCrsEpsg);
    if (!crs) {
        return fail(crs.error());
    }
    return PageComposer(snapshot, themes, report, variant, std::move(*crs));
}

PageComposer::PageComposer(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                           const analysis::GapReport* report, style::MapVariant variant, geo::Crs crs)
    : snapshot_(snapshot),
      themes_(themes),
      report_(report),
      crs_(std::move(crs)),
      style_(style::MapStyle::standard(themes, variant)) {}

Result<> PageComposer::lay(PageInput& input, const MapPageOptions& options, const geo::Box& focus) {
    auto layout = chooseLayout(options, focus, [&](const Frame& frame, double width, double room) {
        return contentHeight(input, frame, width, room);
    });
    if (!layout) {
        return fail(layout.error());
    }
    input.layout = std::move(*layout);
    const PageBox map = input.layout.map();
    input.view.centre = focus.centre();
    input.view.scaleDenominator = input.layout.drawnDenominator();
    input.view.widthMm = map.width;
    input.view.heightMm = map.height;
    const geo::MultiPolygon& area = input.project.area.shape;
    if (const geo::Box whole = geo::boxOf(area); focus.min == whole.min && focus.max == whole.max) {
        input.view = viewBesideBoxes(input.layout, input.view, area);
    }
    input.boxes = boxesOnMap(input.layout, input.view, area);
    return {};
}

Result<> PageComposer::addOverview(PageInput& input, const render::MapScene& scene,
                                   const std::stop_token& stop) const {
    const PageBox box = input.layout.boxOf(FrameKind::Overview);
    if (box.height <= 0) {
        return {};
    }
    input.overviewView = overviewOf(input, box);
    input.overviewView.hiddenGroups.erase("base");
    for (const render::LayerGroup& group : scene.groups()) {
        if (group.id != "base" && group.id != "area") {
            input.overviewView.hiddenGroups.insert(group.id);
        }
    }
    auto drawing = render::drawMap(scene, style_, input.overviewView, {}, stop);
    if (!drawing) {
        return fail(drawing.error());
    }
    input.overview = std::move(*drawing);
    return {};
}

Result<std::shared_ptr<const render::MapScene>> PageComposer::sceneFor(const render::SceneOptions& options,
                                                                       const Task& task) {
    const auto known = scenes_.find(keyOf(options));
    if (known != scenes_.end()) {
        return known->second;
    }
    auto scene = render::MapScene::build(snapshot_, themes_, report_, options, task);
    if (scene) {
        scenes_.emplace(keyOf(options), *scene);
    }
    return scene;
}

Result<std::shared_ptr<const render::MapScene>> PageComposer::sceneOnGround(
    const PageInput& input, const render::SceneOptions& options, const Task& task) {
    const model::VectorGround* vectors = vectorGround(input.options);
    if (vectors == nullptr) {
        return sceneFor(options, task);
    }
    const geo::Box seen = input.view.box();
    const bool known = ground_.scene != nullptr && ground_.key == keyOf(options) &&
                       ground_.scaleDenominator == input.view.scaleDenominator &&
                       ground_.box.contains(seen.min) && ground_.box.contains(seen.max);
    if (known) {
        return ground_.scene;
    }
    // the map may grow into what legend and list leave
    static constexpr double room = 0.2;
    const geo::Box box = seen.expandedBy(room * std::max(seen.width(), seen.height()));
    auto map = vectors->map(box, input.view.scaleDenominator, task);
    if (!map && map.error().code == ErrorCode::CannotRead) {
        groundTrouble_ = noBackdropNotice(map.error());
    }
    if (!map) {
        return fail(map.error());
    }
    const bool empty = *map == model::BaseMap{};
    auto project = std::make_shared<model::Project>(*snapshot_);
    project->baseMap = std::move(*map);
    render::SceneOptions ofView = options;
    ofView.baseMapGoesOn = true;
    auto scene =
        render::MapScene::build({std::move(project), snapshot_.revision}, themes_, report_, ofView, task);
    if (scene) {
        ground_ = {keyOf(options), box, input.view.scaleDenominator, *scene, empty};
    }
    return scene;
}

Result<std::shared_ptr<const render::MapScene>> PageComposer::drawMap(PageInput& input,
                                                                      const PageSubject& subject,
                                                                      const Task& task) {
    const MapPageOptions& options = input.options;
    const model::Project& project = input.project;
    if (const auto fine = checked(options, themes_, project); !fine) {
        return fail(fine.error());
    }
    const geo::Box focus = subject.focus    ? *subject.focus
                           : options.centre ? geo::Box{*options.centre, *options.centre}
                                            : geo::boxOf(project.area.shape);
    input.crsName = crs_.name();
    input.allNumbered = subject.gaps.has_value();
    const auto findFacts = [&] {
        const bool ofResult = !subject.facts && (!options.gaps || ranksInsteadOfGaps(input));
        // sheets about a part of the town are not about assumptions elsewhere
        input.assumptions = assumptionsOnPage(input, !subject.focus.has_value());
        input.facts = ofResult ? resultFacts(input) : subject.facts;
        if (!ofResult && input.facts) {
            keepMarksInView(*input.facts, input.view);
            std::ranges::move(assumptionItems(input), std::back_inserter(input.facts->items));
        }
    };
    findFacts();
    input.outlines = subject.outlines;
    input.view.hiddenGroups = hiddenGroupsFor(options, project, themes_);
    if (!options.logo.empty()) {
        auto logo = readPicture(options.logo);
        if (!logo) {
            return fail(logo.error());
        }
        input.logo = std::move(*logo);
    }
    if (const auto laid = lay(input, options, focus); !laid) {
        return fail(laid.error());
    }
    render::SceneOptions sceneOptions = sceneOptionsFor(options, project);
    const auto own = sceneFor(sceneOptions, task);
    if (!own) {
        return fail(own.error());
    }
    input.data = (*own)->dataBox();
    if (options.centre && !input.data.contains(*options.centre)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Der Ausschnitt liegt außerhalb der Daten des Projekts.",
                     "The detail lies outside the project's data."},
                    {"Bitte einen Punkt im Programmgebiet oder nahe dabei nennen.",
                     "Please give a point in the programme area or near it."},
                    {}, "--at");
    }
    Result<std::shared_ptr<const render::MapScene>> scene = *own;
    style::MapStyle mapStyle = style_;
    if (!options.results.empty()) {
        mapStyle.stepBackForResults();
    }
    const auto placeBoxes = [&] {
        input.boxes =
            boxesOnMap(input.layout, input.view, project.area.shape, numberedBoxes(report_, sceneOptions));
    };
    BoxesOnMap drawnWith;
    const auto draw = [&]() -> Result<> {
        drawnWith = input.boxes;
        scene = sceneOnGround(input, sceneOptionsFor(options, project), task);
        if (!scene) {
            return fail(scene.error());
        }
        // the gaps of all themes over each other would hide the town and say nothing
        sceneOptions.onlyNumberedGaps = subject.gaps || (sceneOptions.gapNumbers && options.themeId.empty());
        sceneOptions.gapNumberPlaces = placesInView(input, sceneOptions.gapNumbers);
        auto map = render::drawMap(*(*scene)->withGaps(themes_, report_, sceneOptions), mapStyle, input.view,
                                   drawOptions(input), task.stopToken());
        if (!map) {
            return fail(map.error());
        }
        append(map->notices, mapStyle.notices);
        input.map = std::move(*map);
        if (!input.outlines.empty()) {
            input.map.legend.push_back(outlineSign(input));
        }
        if (!options.origins.empty()) {
            input.map.legend.push_back(originSign());
        }
        return {};
    };
    const auto findGaps = [&] {
        if (subject.gaps) {
            input.gaps = numberedGaps(report_, *subject.gaps);
            input.gapsInSight = gapsInView(report_, options.themeId, input.view, false);
        } else {
            input.gaps = gapsInView(report_, options.themeId, input.view, options.centre.has_value());
            input.gapsBeyond = options.centre ? 0 : gapsReachingInto(report_, options.themeId, input.view);
        }
        findFacts();
    };
    if (subject.gaps) {
        sceneOptions.gapNumbers = *subject.gaps;
    }
    if (const auto drawn = draw(); !drawn) {
        return fail(drawn.error());
    }
    // only now it is known how high legend and list are, and the map has the room they leave
    findGaps();
    input.drawn = true;
    MapPageOptions asLaid = options;
    asLaid.orientation = input.layout.landscape ? Orientation::Landscape : Orientation::Portrait;
    // with another view other signs can occur, so that the legend needs more
    static constexpr int mostTurns = 3;
    for (int turn = 0; turn < mostTurns; ++turn) {
        const PageLayout before = input.layout;
        if (const auto laid = lay(input, asLaid, focus); !laid) {
            return fail(laid.error());
        }
        placeBoxes();
        const bool moved =
            input.layout.map() != before.map() || input.layout.scaleDenominator != before.scaleDenominator;
        if (turn > 0 && input.layout.frames == before.frames && !moved) {
            break;
        }
        findGaps();
        input.gapsListed = ranksInsteadOfGaps(input) ? 0 : gapsThatFit(input);
        input.gapsDrawn = gapsToDraw(input, subject.gaps.has_value());
        if (!subject.gaps) {
            sceneOptions.gapNumbers = numbersOf(input);
        }
        sceneOptions.placeNumbers = placeNumbers(input);
        placeBoxes();
        if (!subject.gaps || moved || !sceneOptions.placeNumbers.empty() || input.boxes != drawnWith) {
            if (const auto drawn = draw(); !drawn) {
                return fail(drawn.error());
            }
        }
        const PageBox legend = input.layout.boxOf(FrameKind::Legend);
        if (!moved || legendHeight(input, legend.width) <= legend.height + 1e-6) {
            break;
        }
    }
    return scene;
}

Result<std::shared_ptr<const render::MapScene>> PageComposer::drawLegend(PageInput& input, bool everything,
                                                                         const Task& task) {
    auto scene = drawMap(input, {}, task);
    if (!scene || !everything) {
        return scene;
    }
    const geo::Box data = (*scene)->dataBox();
    input.view.centre = data.centre();
    input.view.widthMm = data.width() / input.view.metresPerMm();
    input.view.heightMm = data.height() / input.view.metresPerMm();
    render::DrawOptions options;
    options.legend = true;
    auto map = render::drawMap(**scene, style_, input.view, options, task.stopToken());
    if (!map) {
        return fail(map.error());
    }
    append(map->notices, style_.notices);
    input.map = std::move(*map);
    return scene;
}

Result<ComposedPage> PageComposer::compose(const MapPageOptions& options, const PageSubject& subject,
                                           const Task& task) {
    if (options.backdrop != nullptr && groundTrouble_) {
        return composeWithoutBackdrop(options, subject, task, *groundTrouble_);
    }
    PageInput input{.project = *snapshot_, .themes = themes_, .report = report_, .options = options};
    input.sheets = subject.sheets ? &*subject.sheets : nullptr;
    const auto scene = drawMap(input, subject, task.part(0, 0.4));
    if (!scene) {
        // trouble that was not there before is that of this base map
        return options.backdrop != nullptr && groundTrouble_
                   ? composeWithoutBackdrop(options, subject, task, *groundTrouble_)
                   : fail(scene.error());
    }
    const bool vectors = vectorGround(options) != nullptr;
    if (vectors) {
        fadeGround(input);
    }
    const auto laid = vectors ? Result<bool>(!ground_.empty) : addBackdrop(input, task.part(0.5, 0.9));
    if (!laid && laid.error().code == ErrorCode::CannotRead) {
        groundTrouble_ = noBackdropNotice(laid.error());
        return composeWithoutBackdrop(options, subject, task, *groundTrouble_);
    }
    if (!laid) {
        return fail(laid.error());
    }
    if (!*laid) {
        return composeWithoutBackdrop(
            options, subject, task,
            {Severity::Warning,
             {"Die Hintergrundkarte liegt anderswo; das Blatt hat stattdessen die eigene Grundkarte. Bitte eine "
              "Karte dieser Gegend angeben (--base-map).",
              "The base map lies elsewhere; the sheet has the project's own instead. Please give a map of this "
              "place (--base-map)."},
             {},
             {}});
    }
    // the surroundings reach farther than what was asked for of another base map
    const auto own = sceneFor(sceneOptionsFor(options, *snapshot_), task);
    if (!own) {
        return fail(own.error());
    }
    if (const auto added = addOverview(input, **own, task.stopToken()); !added) {
        return fail(added.error());
    }
    task.report(1, {"Karte zeichnen", "Draw the map"});
    return pagesOf(input, subject, **scene);
}

}  // namespace nordertor::publish
