// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/population/population_distribution.h"
#include "io/osm/base_data_reader.h"
#include "io/project/project_store.h"
#include "io/tables/census_reader.h"
#include "io/vector/boundary_reader.h"
#include "model/project.h"
#include "plugin_host/theme_pack_loader.h"

namespace nordertor::bench {

/// The folder with real data: environment NORDERTOR_REAL_DATA, or the CMake variable.
inline std::filesystem::path realDataFolder() {
    const char* fromEnvironment = std::getenv("NORDERTOR_REAL_DATA");
    return fromEnvironment != nullptr ? fromEnvironment : NORDERTOR_REAL_DATA_DEFAULT;
}

/// Neubrandenburg: OpenStreetMap extract, census cells of 2011 (children under 10 and persons of 80 and over)
/// and a hand-drawn outline of its Nordstadt, from the folder with real data.
struct Town {
    model::Project project;
    model::ThemeSet themes;
};

/// A project file in the town's place, for tests that only ask whether a benchmark still runs
/// (CMakeLists.txt).
inline std::optional<Town> storedTown(const std::filesystem::path& file, model::ThemeSet themes) {
    auto project = io::readProject(file);
    if (!project) {
        std::fprintf(stderr, "%s\n", project.error().sentence(Language::English).c_str());
        return std::nullopt;
    }
    return Town{std::move(*project), std::move(themes)};
}

/// `marginMetres` around the outline is read; the whole extract at 20,000.
inline std::optional<Town> neubrandenburg(double marginMetres) {
    auto themes =
        plugin_host::loadThemes({std::filesystem::path(NORDERTOR_SOURCE_FOLDER) / "plugins"}).themes;
    if (const char* file = std::getenv("NORDERTOR_BENCHMARK_PROJECT")) {
        return storedTown(file, std::move(themes));
    }
    const std::filesystem::path data = realDataFolder();
    const auto outline = io::readBoundary(data / "osm/neubrandenburg-nordstadt.geojson", {});
    if (!outline) {
        return std::nullopt;
    }
    Town town;
    town.themes = std::move(themes);
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

/// Who is a home in a copied town.
enum class CopiedHomes {
    AsDistributed,  ///< where the census says that people live
    EveryBuilding   ///< every building, one person each in each group
};

namespace detail {

/// Moves one copy of the town; node ids of different copies never meet.
struct CopyShift {
    std::string suffix;
    double dx = 0;
    double dy = 0;
    std::int64_t node = 0;

    void id(std::string& text) const { text += suffix; }
    void point(geo::Point& p) const { p = {p.x + dx, p.y + dy}; }
    void points(geo::Points& line) const {
        for (geo::Point& p : line) {
            point(p);
        }
    }
    void shape(geo::MultiPolygon& shape) const {
        for (geo::Polygon& polygon : shape.polygons) {
            points(polygon.outer);
            for (geo::Points& hole : polygon.holes) {
                points(hole);
            }
        }
    }
};

inline void appendCopy(const model::BaseMap& from, const CopyShift& shift, model::BaseMap& to) {
    const auto copy = [&](const auto& items, auto& into, const auto& move) {
        for (auto item : items) {
            shift.id(item.id);
            move(item);
            into.push_back(std::move(item));
        }
    };
    const auto shape = [&](auto& item) { shift.shape(item.shape); };
    copy(from.buildings, to.buildings, shape);
    copy(from.landUse, to.landUse, shape);
    copy(from.addresses, to.addresses, [&](auto& item) { shift.point(item.location); });
    copy(from.lines, to.lines, [&](auto& item) { shift.points(item.points); });
    copy(from.streets, to.streets, [&](model::Street& street) {
        shift.points(street.points);
        for (std::int64_t& node : street.nodes) {
            node += shift.node;
        }
    });
    for (model::PathBarrier barrier : from.barriers) {
        barrier.node += shift.node;
        to.barriers.push_back(barrier);
    }
}

/// Homes in the order of their ids, with their columns.
inline void sortHomes(model::Residents& residents) {
    std::vector<std::size_t> order(residents.homes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return residents.homes[a].id < residents.homes[b].id; });
    std::vector<model::Home> homes;
    for (const std::size_t i : order) {
        homes.push_back(std::move(residents.homes[i]));
    }
    residents.homes = std::move(homes);
    for (std::vector<double>& column : residents.persons) {
        std::vector<double> sorted;
        for (const std::size_t i : order) {
            sorted.push_back(column[i]);
        }
        column = std::move(sorted);
    }
}

inline model::Residents everyBuildingAHome(const model::Project& project) {
    model::Residents all;
    all.groups = project.residents.groups;
    for (const model::Building& building : project.baseMap.buildings) {
        all.homes.push_back({building.id, {}, false, geo::centroid(building.shape), 1});
    }
    all.persons.assign(all.groups.size(), std::vector<double>(all.homes.size(), 1.0));
    sortHomes(all);
    return all;
}

inline geo::Box boxOfStreets(const model::BaseMap& map) {
    geo::Box box;
    for (const model::Street& street : map.streets) {
        box.add(geo::boxOf(street.points));
    }
    return box;
}

}  // namespace detail

/// Neubrandenburg, the whole extract, `copies` times side by side (1 km apart, four in a row) as one project:
/// base map, homes with persons, facilities of all kinds, organisations; every id ends in "-<copy>". The
/// programme area stays the one of the first copy. Each has 1,200 facilities, 34,100 walkable nodes (distinct
/// nodes of streets one may walk), of which 11,000 are vertices of the network (junctions, dead ends, changes
/// of kind; the others lie inside its 14,800 chains), and with EveryBuilding 15,300 homes.
inline std::optional<Town> copiedTown(int copies, CopiedHomes who = CopiedHomes::AsDistributed) {
    auto town = neubrandenburg(20000);
    if (!town) {
        return std::nullopt;
    }
    model::Project one = std::move(town->project);
    if (who == CopiedHomes::EveryBuilding) {
        one.residents = detail::everyBuildingAHome(one);
    }
    const geo::Box box = detail::boxOfStreets(one.baseMap);
    std::int64_t nodes = 0;
    for (const model::Street& street : one.baseMap.streets) {
        for (const std::int64_t node : street.nodes) {
            nodes = std::max(nodes, node + 1);
        }
    }
    Town all;
    all.themes = town->themes;
    model::Project& project = all.project;
    project.title = one.title;
    project.workingCrsEpsg = one.workingCrsEpsg;
    project.marginMetres = one.marginMetres;
    project.createdOn = one.createdOn;
    project.area = one.area;
    project.sources = one.sources;
    project.residents.groups = one.residents.groups;
    project.residents.persons.resize(one.residents.persons.size());
    for (int copy = 0; copy < copies; ++copy) {
        const detail::CopyShift shift{"-" + std::to_string(copy), (copy % 4) * (box.width() + 1000),
                                      static_cast<double>(copy / 4) * (box.height() + 1000), copy * nodes};
        detail::appendCopy(one.baseMap, shift, project.baseMap);
        for (model::CensusCell cell : one.residents.cells) {
            shift.id(cell.id);
            shift.point(cell.centre);
            shift.points(cell.outline);
            project.residents.cells.push_back(std::move(cell));
        }
        for (model::Home home : one.residents.homes) {
            shift.id(home.id);
            if (!home.cellId.empty()) {
                shift.id(home.cellId);
            }
            shift.point(home.location);
            project.residents.homes.push_back(std::move(home));
        }
        for (std::size_t g = 0; g < one.residents.persons.size(); ++g) {
            auto& column = project.residents.persons[g];
            column.insert(column.end(), one.residents.persons[g].begin(), one.residents.persons[g].end());
        }
        for (model::Facility facility : one.facilities) {
            shift.id(facility.id);
            shift.point(facility.location);
            shift.shape(facility.outline);
            project.facilities.push_back(std::move(facility));
        }
        for (model::Organisation organisation : one.organisations) {
            shift.id(organisation.id);
            if (organisation.location) {
                shift.point(*organisation.location);
            }
            project.organisations.push_back(std::move(organisation));
        }
    }
    const auto byId = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(project.residents.cells.begin(), project.residents.cells.end(), byId);
    std::sort(project.organisations.begin(), project.organisations.end(), byId);
    std::sort(project.facilities.begin(), project.facilities.end(),
              [](const auto& a, const auto& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
    detail::sortHomes(project.residents);
    return all;
}

}  // namespace nordertor::bench
