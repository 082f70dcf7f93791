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

/// Nodes of walkable streets, and which of them hang together.
class WalkedNodes {
  public:
    void add(const model::Street& street) {
        const std::size_t first = indexOf(street.nodes.front());
        for (std::size_t k = 0; k < street.nodes.size(); ++k) {
            const std::size_t index = indexOf(street.nodes[k]);
            Node& node = nodes_[index];
            node.location = street.points[k];
            // an end counts twice: it is a site even where nothing else begins
            const bool end = k == 0 || k + 1 == street.nodes.size();
            node.ways += end ? 2 : 1;
            if (!street.name.empty()) {
                node.names.insert(street.name);
            }
            const std::size_t one = rootOf(first);
            const std::size_t other = rootOf(index);
            nodes_[std::max(one, other)].parent = std::min(one, other);
        }
    }

    /// Junctions and ends of the parts that have a tenth of the nodes of the largest or more.
    [[nodiscard]] StreetNodes candidates() {
        std::vector<std::size_t> sizes(nodes_.size(), 0);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            ++sizes[rootOf(i)];
        }
        const std::size_t largest = sizes.empty() ? 0 : *std::ranges::max_element(sizes);
        constexpr std::size_t smallestShare = 10;
        StreetNodes found;
        for (const auto& [id, index] : indices_) {
            const Node& node = nodes_[index];
            if (node.ways < 2) {
                continue;
            }
            if (sizes[rootOf(index)] * smallestShare < largest) {
                ++found.apart;
                continue;
            }
            std::string name;
            for (const std::string& street : node.names) {
                name += (name.empty() ? "" : " / ") + street;
            }
            found.sites.push_back({"node/" + std::to_string(id),
                                   name.empty() ? LocalizedText{"Weg", "path"} : sameInBoth(name),
                                   node.location,
                                   {}});
        }
        sortById(found.sites);
        return found;
    }

  private:
    struct Node {
        geo::Point location;
        std::size_t ways = 0;
        std::set<std::string> names;
        std::size_t parent = 0;  ///< of the same part; a root is its own
    };

    std::size_t indexOf(std::int64_t id) {
        const auto [at, added] = indices_.try_emplace(id, nodes_.size());
        if (added) {
            nodes_.emplace_back().parent = at->second;
        }
        return at->second;
    }

    std::size_t rootOf(std::size_t index) {
        while (nodes_[index].parent != index) {
            nodes_[index].parent = nodes_[nodes_[index].parent].parent;
            index = nodes_[index].parent;
        }
        return index;
    }

    std::map<std::int64_t, std::size_t> indices_;
    std::vector<Node> nodes_;
};

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

StreetNodes streetNodes(const model::Project& project, const WalkingProfile& profile) {
    WalkedNodes nodes;
    for (const model::Street& street : project.baseMap.streets) {
        if (mayWalk(street, profile) && street.nodes.size() == street.points.size() &&
            street.points.size() >= 2) {
            nodes.add(street);
        }
    }
    return nodes.candidates();
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
