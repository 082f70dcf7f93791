// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "render/scene_layers_p.h"

namespace nordertor::render {
namespace {

struct End {
    std::size_t line = 0;
    bool atStart = true;
};

geo::Point direction(geo::Point from, geo::Point to) {
    const double length = geo::distance(from, to);
    return length > 0 ? geo::Point{(to.x - from.x) / length, (to.y - from.y) / length} : geo::Point{};
}

/// The ways of one name.
class Joiner {
  public:
    explicit Joiner(std::vector<const model::Street*> ways)
        : ways_(std::move(ways)), used_(ways_.size(), false) {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            ends_[ways_[i]->points.front()].push_back({i, true});
            ends_[ways_[i]->points.back()].push_back({i, false});
        }
    }

    void joinAll(std::vector<NamedLine>& into) {
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            if (used_[i]) {
                continue;
            }
            used_[i] = true;
            NamedLine line{ways_[i]->name, ways_[i]->highway, ways_[i]->points};
            extend(line);
            std::reverse(line.points.begin(), line.points.end());
            extend(line);
            into.push_back(std::move(line));
        }
    }

  private:
    void extend(NamedLine& line) {
        while (true) {
            const auto next = straightestFrom(line.points);
            if (next == ways_.size()) {
                return;
            }
            used_[next] = true;
            geo::Points points = ways_[next]->points;
            if (points.front() != line.points.back()) {
                std::reverse(points.begin(), points.end());
            }
            line.points.insert(line.points.end(), points.begin() + 1, points.end());
            line.highway = std::min(line.highway, ways_[next]->highway);
        }
    }

    [[nodiscard]] std::size_t straightestFrom(const geo::Points& points) const {
        const geo::Point end = points.back();
        const geo::Point heading = direction(points[points.size() - 2], end);
        std::size_t best = ways_.size();
        double bestCosine = 0.3;  // sharper turns begin a line of their own
        for (const End& candidate : ends_.at(end)) {
            if (used_[candidate.line]) {
                continue;
            }
            const geo::Points& other = ways_[candidate.line]->points;
            const geo::Point next = candidate.atStart ? other[1] : other[other.size() - 2];
            const geo::Point onward = direction(end, next);
            const double cosine = heading.x * onward.x + heading.y * onward.y;
            if (cosine > bestCosine) {
                bestCosine = cosine;
                best = candidate.line;
            }
        }
        return best;
    }

    std::vector<const model::Street*> ways_;
    std::vector<bool> used_;
    std::map<geo::Point, std::vector<End>> ends_;
};

}  // namespace

std::vector<NamedLine> joinedByName(const std::vector<model::Street>& streets) {
    std::map<std::string, std::vector<const model::Street*>> byName;
    for (const model::Street& street : streets) {
        if (!street.name.empty() && street.points.size() >= 2 && !street.area) {
            byName[street.name].push_back(&street);
        }
    }
    std::vector<NamedLine> lines;
    for (auto& [name, ways] : byName) {
        Joiner(std::move(ways)).joinAll(lines);
    }
    return lines;
}

}  // namespace nordertor::render
