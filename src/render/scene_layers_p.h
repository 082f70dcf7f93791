// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "model/project.h"
#include "model/theme.h"
#include "render/map_scene.h"
#include "render/scene_layer.h"

namespace nordertor::render {

using SceneLayers = std::vector<std::shared_ptr<const SceneLayer>>;

/// landuse, squares, buildings, addresses, waterways, railways, streets, street_names
[[nodiscard]] SceneLayers baseLayers(const model::BaseMap& map);
/// area, outside
[[nodiscard]] SceneLayers areaLayers(const model::Project& project, const geo::Box& dataBox);
/// beyond: where the base map was not taken over; nothing without one
[[nodiscard]] std::shared_ptr<const SceneLayer> beyondLayer(const model::Project& project,
                                                            const geo::Box& dataBox);
/// homes, organisations
[[nodiscard]] SceneLayers peopleLayers(const model::Project& project);
/// facilities
[[nodiscard]] std::shared_ptr<const SceneLayer> facilityLayer(const model::Project& project,
                                                              const model::ThemeSet& themes,
                                                              const SceneOptions& options);
/// gaps, gap_numbers, places; empty layers without a report
[[nodiscard]] SceneLayers gapLayers(const model::ThemeSet& themes, const analysis::GapReport* report,
                                    const SceneOptions& options);

/// result_areas, result_gaps, result_lines, result_circles, result_points: of the stored results asked for
[[nodiscard]] SceneLayers resultLayers(const model::Project& project, const SceneOptions& options);

/// Ways of one name joined where they meet end to end, the straightest way on first.
struct NamedLine {
    std::string name;
    model::Highway highway = model::Highway::Residential;
    geo::Points points;
};
[[nodiscard]] std::vector<NamedLine> joinedByName(const std::vector<model::Street>& streets);

/// Words for people and names for styles.
[[nodiscard]] std::string styleName(model::LandUse use);
[[nodiscard]] std::string styleName(model::Highway highway);
[[nodiscard]] std::string styleName(model::BuildingUse use);
[[nodiscard]] LocalizedText labelOf(model::LandUse use);
[[nodiscard]] LocalizedText labelOf(model::Highway highway);
[[nodiscard]] LocalizedText labelOf(model::BuildingUse use);

}  // namespace nordertor::render
