// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/candidate_sites.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

std::string addressOf(const std::string& street, const std::string& houseNumber) {
    return houseNumber.empty() ? street : street + " " + houseNumber;
}

LocalizedText withAddress(LocalizedText name, const std::string& address) {
    if (!address.empty()) {
        name.de += name.de.empty() ? address : ", " + address;
        name.en += name.en.empty() ? address : ", " + address;
    }
    return name;
}

void sortById(std::vector<CandidateSite>& sites) {
    std::sort(sites.begin(), sites.end(),
              [](const CandidateSite& a, const CandidateSite& b) { return a.id < b.id; });
    sites.erase(std::unique(sites.begin(), sites.end(),
                            [](const CandidateSite& a, const CandidateSite& b) { return a.id == b.id; }),
                sites.end());
}

/// Name of land that has none; empty for land that is not public.
LocalizedText publicUse(model::LandUse use) {
    switch (use) {
        case model::LandUse::Public:
            return {"Öffentliche Fläche", "public land"};
        case model::LandUse::Park:
            return {"Park", "park"};
        case model::LandUse::Grass:
            return {"Grünfläche", "lawn"};
        case model::LandUse::Square:
            return {"Platz", "square"};
        case model::LandUse::Playground:
            return {"Spielplatz", "playground"};
        case model::LandUse::Parking:
            return {"Parkplatz", "parking"};
        default:
            return {};
    }
}

LocalizedText publicBuilding(const std::string& kind) {
    static const std::map<std::string, LocalizedText> kinds{
        {"civic", {"Öffentliches Gebäude", "civic building"}},
        {"community_centre", {"Gemeinschaftshaus", "community centre"}},
        {"fire_station", {"Feuerwache", "fire station"}},
        {"government", {"Verwaltungsgebäude", "government building"}},
        {"kindergarten", {"Kita", "day care"}},
        {"library", {"Bibliothek", "library"}},
        {"public", {"Öffentliches Gebäude", "public building"}},
        {"school", {"Schule", "school"}},
        {"sports_hall", {"Sporthalle", "sports hall"}},
        {"townhall", {"Rathaus", "town hall"}}};
    const auto at = kinds.find(kind);
    return at == kinds.end() ? LocalizedText{} : at->second;
}

void addLand(std::vector<CandidateSite>& sites, const std::string& id, LocalizedText label,
             const geo::MultiPolygon& shape) {
    if (shape.empty()) {
        return;
    }
    const auto inside = geo::pointInside(shape);
    sites.push_back({id, std::move(label), inside ? *inside : geo::centroid(shape), shape});
}

}  // namespace

std::vector<CandidateSite> partnersPremises(const model::Project& project) {
    std::vector<CandidateSite> sites;
    for (const model::Organisation& organisation : project.organisations) {
        if (organisation.location) {
            sites.push_back({organisation.id,
                             withAddress(sameInBoth(organisation.name),
                                         addressOf(organisation.street, organisation.houseNumber)),
                             *organisation.location,
                             {}});
        }
    }
    sortById(sites);
    return sites;
}

std::vector<CandidateSite> publicLand(const model::Project& project) {
    std::vector<CandidateSite> sites;
    for (const model::LandUseArea& area : project.baseMap.landUse) {
        const LocalizedText use = publicUse(area.use);
        if (!use.empty() && geo::areaOf(area.shape) >= smallestLand) {
            addLand(sites, area.id, area.name.empty() ? use : sameInBoth(area.name), area.shape);
        }
    }
    for (const model::Building& building : project.baseMap.buildings) {
        const LocalizedText kind = publicBuilding(building.kind);
        if (!kind.empty()) {
            addLand(sites, building.id,
                    withAddress(building.name.empty() ? kind : sameInBoth(building.name),
                                addressOf(building.street, building.houseNumber)),
                    building.shape);
        }
    }
    sortById(sites);
    return sites;
}

std::vector<CandidateSite> streetNodes(const model::Project& project, const WalkingProfile& profile) {
    struct Node {
        geo::Point location;
        std::size_t ways = 0;
        std::set<std::string> names;
    };
    std::map<std::int64_t, Node> nodes;
    for (const model::Street& street : project.baseMap.streets) {
        if (!mayWalk(street, profile) || street.nodes.size() != street.points.size() ||
            street.points.size() < 2) {
            continue;
        }
        for (std::size_t k = 0; k < street.nodes.size(); ++k) {
            const bool end = k == 0 || k + 1 == street.nodes.size();
            Node& node = nodes[street.nodes[k]];
            node.location = street.points[k];
            // an end counts twice: it is a site even where nothing else begins
            node.ways += end ? 2 : 1;
            if (!street.name.empty()) {
                node.names.insert(street.name);
            }
        }
    }
    std::vector<CandidateSite> sites;
    for (const auto& [id, node] : nodes) {
        if (node.ways < 2) {
            continue;
        }
        std::string name;
        for (const std::string& street : node.names) {
            name += (name.empty() ? "" : " / ") + street;
        }
        sites.push_back({"node/" + std::to_string(id),
                         name.empty() ? LocalizedText{"Weg", "path"} : sameInBoth(name),
                         node.location,
                         {}});
    }
    sortById(sites);
    return sites;
}

ThinnedSites thinned(std::vector<CandidateSite> sites, std::size_t most) {
    constexpr double smallestEdge = 25;
    constexpr double growth = 1.25;
    if (sites.size() <= most || most == 0) {
        return {std::move(sites), 0};
    }
    geo::Box box;
    for (const CandidateSite& site : sites) {
        box.add(site.location);
    }
    for (double edge = smallestEdge;; edge *= growth) {
        std::set<std::pair<std::int64_t, std::int64_t>> taken;
        std::vector<std::size_t> kept;
        for (std::size_t s = 0; s < sites.size() && kept.size() <= most; ++s) {
            const std::pair square{
                static_cast<std::int64_t>(std::floor((sites[s].location.x - box.min.x) / edge)),
                static_cast<std::int64_t>(std::floor((sites[s].location.y - box.min.y) / edge))};
            if (taken.insert(square).second) {
                kept.push_back(s);
            }
        }
        if (kept.size() <= most) {
            ThinnedSites result{.sites = {}, .edgeMetres = edge};
            for (const std::size_t s : kept) {
                result.sites.push_back(std::move(sites[s]));
            }
            return result;
        }
    }
}

}  // namespace nordertor::analysis
