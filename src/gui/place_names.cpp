// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/place_names.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace nordertor::gui {
namespace {

constexpr double nearestStreetWithin = 150;

std::string mostFrequent(const std::map<std::string, int>& counts) {
    const auto at = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
    return at == counts.end() ? std::string() : at->first;
}

struct NamedStreet {
    const model::Street* street;
    geo::Box box;
};

std::vector<NamedStreet> namedStreets(const model::Project& project) {
    std::vector<NamedStreet> streets;
    for (const model::Street& street : project.baseMap.streets) {
        if (!street.name.empty() && !street.points.empty()) {
            streets.push_back({&street, geo::boxOf(street.points).expandedBy(nearestStreetWithin)});
        }
    }
    return streets;
}

std::string nearestStreet(const std::vector<NamedStreet>& streets, geo::Point centre) {
    std::string name;
    double best = nearestStreetWithin;
    for (const auto& [street, box] : streets) {
        if (box.contains(centre)) {
            const double distance = geo::nearestOnLine(street->points, centre).distance;
            if (distance < best) {
                best = distance;
                name = street->name;
            }
        }
    }
    return name;
}

}  // namespace

std::map<std::string, std::string> placeNames(const model::Project& project,
                                              const analysis::GapReport& report) {
    std::unordered_map<std::string_view, std::string_view> streetOfBuilding;
    for (const model::Building& building : project.baseMap.buildings) {
        if (!building.street.empty()) {
            streetOfBuilding.emplace(building.id, building.street);
        }
    }
    const std::vector<NamedStreet> named = namedStreets(project);
    std::map<std::string, std::string> names;
    for (const analysis::GapPlace* place : report.ranked()) {
        std::map<std::string, int> streets;
        for (const std::uint32_t home : place->homeIndices) {
            const auto at = streetOfBuilding.find(project.residents.homes[home].id);
            if (at != streetOfBuilding.end()) {
                ++streets[std::string(at->second)];
            }
        }
        names[place->id] = streets.empty() ? nearestStreet(named, place->centre) : mostFrequent(streets);
    }
    return names;
}

}  // namespace nordertor::gui
