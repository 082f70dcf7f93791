// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "analysis/population/population_distribution.h"
#include "io/osm/base_data_reader.h"
#include "io/tables/census_reader.h"
#include "io/vector/boundary_reader.h"
#include "model/project.h"
#include "plugin_host/theme_pack_loader.h"

namespace nordertor::bench {

/// Neubrandenburg: OpenStreetMap extract, census cells of 2011 (children under 10 and persons of 80 and over)
/// and a hand-drawn outline of its Nordstadt, from the folder with real data (environment NORDERTOR_REAL_DATA
/// or the CMake variable).
struct Town {
    model::Project project;
    model::ThemeSet themes;
};

/// `marginMetres` around the outline is read; the whole extract at 20,000.
inline std::optional<Town> neubrandenburg(double marginMetres) {
    const char* fromEnvironment = std::getenv("NORDERTOR_REAL_DATA");
    const std::filesystem::path data =
        fromEnvironment != nullptr ? fromEnvironment : NORDERTOR_REAL_DATA_DEFAULT;
    const auto outline = io::readBoundary(data / "osm/neubrandenburg-nordstadt.geojson", {});
    if (!outline) {
        return std::nullopt;
    }
    Town town;
    town.themes =
        plugin_host::loadThemes({std::filesystem::path(NORDERTOR_SOURCE_FOLDER) / "plugins"}).themes;
    model::Project& project = town.project;
    project.area = outline->area;
    project.workingCrsEpsg = outline->workingCrsEpsg;
    project.marginMetres = marginMetres;
    auto base = io::readBaseData({data / "osm/neubrandenburg.osm.bz2"}, town.themes,
                                 {project.workingCrsEpsg, project.area.shape, marginMetres, "2024-01-01"});
    const auto census = io::readCensus(
        {data / "zensus/zensus2011_100m_neubrandenburg.csv"},
        {project.workingCrsEpsg, geo::boxOf(project.area.shape).expandedBy(marginMetres), "2024-01-01"});
    if (!base || !census) {
        return std::nullopt;
    }
    project.baseMap = std::move(base->baseMap);
    project.facilities = std::move(base->facilities);
    project.organisations = std::move(base->organisations);
    auto residents = analysis::distributePopulation(census->groups, census->cells, project.baseMap);
    if (!residents) {
        return std::nullopt;
    }
    project.residents = std::move(residents->residents);
    return town;
}

}  // namespace nordertor::bench
