// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_scene.h"

#include <algorithm>

#include "render/map_view.h"
#include "render/scene_layers_p.h"

namespace nordertor::render {
namespace {

std::vector<LayerGroup> groupsOf(const model::ThemeSet& themes, const std::string& onlyTheme) {
    std::vector<LayerGroup> groups{
        {"base", {"Grundkarte", "Base map"}, {}, {}},
        {"area", {"Programmgebiet", "Programme area"}, {}, {}},
        {"residents", {"Einwohner", "Residents"}, {}, {}},
        {"organisations", {"Betriebe und Stiftungen", "Businesses and foundations"}, {}, {}}};
    for (const model::Theme& theme : themes.themes) {
        if (!onlyTheme.empty() && onlyTheme != theme.id) {
            continue;
        }
        groups.push_back({"gaps:" + theme.id,
                          {theme.label.de + ": Lücken", theme.label.en + ": gaps"},
                          theme.id,
                          theme.colour});
        groups.push_back({"facilities:" + theme.id,
                          {theme.label.de + ": Einrichtungen", theme.label.en + ": facilities"},
                          theme.id,
                          theme.colour});
    }
    return groups;
}

LocalizedText titleOf(const model::ResultLayer& layer, const model::Project& project) {
    LocalizedText title = layer.record.title;
    title.de += " (" + layer.record.name + (isOutdated(layer.record, project) ? ", veraltet)" : ")");
    title.en += " (" + layer.record.name + (isOutdated(layer.record, project) ? ", outdated)" : ")");
    return title;
}

}  // namespace

MapView viewOf(const geo::Box& box, double widthMm, double heightMm, double edgeMm) {
    MapView view;
    view.centre = box.empty() ? geo::Point{} : box.centre();
    view.widthMm = widthMm;
    view.heightMm = heightMm;
    const double across = box.width() * 1000 / std::max(1.0, widthMm - 2 * edgeMm);
    const double upward = box.height() * 1000 / std::max(1.0, heightMm - 2 * edgeMm);
    view.scaleDenominator = std::clamp(std::max(across, upward), 100.0, 2000000.0);
    return view;
}

Result<std::shared_ptr<const MapScene>> MapScene::build(const model::ProjectSnapshot& snapshot,
                                                        const model::ThemeSet& themes,
                                                        const analysis::GapReport* report,
                                                        const SceneOptions& options, const Task& task) {
    const model::Project& project = *snapshot;
    auto scene = std::make_shared<MapScene>();
    scene->options_ = options;
    scene->revision_ = snapshot.revision;
    scene->exampleData_ = project.hasExampleData();
    scene->areaBox_ = geo::boxOf(project.area.shape);
    scene->groups_ = groupsOf(themes, options.theme);
    for (const model::ResultLayer& layer : project.results) {
        scene->groups_.push_back({"results:" + layer.record.name, titleOf(layer, project), {}, {}});
    }
    const auto add = [&](SceneLayers layers) {
        for (auto& layer : layers) {
            for (const SceneFeature& feature : layer->features) {
                scene->dataBox_.add(feature.box);
            }
            scene->layers_.push_back(std::move(layer));
        }
    };
    const LocalizedText step{"Karte vorbereiten", "Prepare the map"};
    task.report(0, step);
    add(baseLayers(project.baseMap));
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    task.report(0.7, step);
    add(peopleLayers(project));
    add({facilityLayer(project, themes, options)});
    add(resultLayers(project, options));
    add(gapLayers(themes, report, options));
    scene->dataBox_.add(scene->areaBox_);
    for (auto& layer : areaLayers(project, scene->dataBox_)) {
        scene->layers_.push_back(std::move(layer));
    }
    if (!options.baseMapGoesOn) {
        scene->layers_.push_back(beyondLayer(project, scene->dataBox_));
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    task.report(1, step);
    return scene;
}

std::shared_ptr<const MapScene> MapScene::withGaps(const model::ThemeSet& themes,
                                                   const analysis::GapReport* report) const {
    return withGaps(themes, report, options_);
}

std::shared_ptr<const MapScene> MapScene::withGaps(const model::ThemeSet& themes,
                                                   const analysis::GapReport* report,
                                                   const SceneOptions& options) const {
    auto scene = std::make_shared<MapScene>(*this);
    scene->options_ = options;
    for (auto& layer : gapLayers(themes, report, options)) {
        for (auto& existing : scene->layers_) {
            if (existing->name == layer->name) {
                existing = layer;
            }
        }
    }
    return scene;
}

const SceneLayer* MapScene::find(const std::string& sourceLayer) const {
    for (const auto& layer : layers_) {
        if (layer->name == sourceLayer) {
            return layer.get();
        }
    }
    return nullptr;
}

}  // namespace nordertor::render
