// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/node_positions.h"

#include <algorithm>
#include <iterator>

namespace nordertor::io {

void NodePositions::finish(const ClipWindow& window) {
    geo::Points points;
    points.reserve(added_.size());
    for (const Node& node : added_) {
        points.push_back(node.position);
    }
    if (!window.toWorkingCrs().apply(points)) {
        // One impossible coordinate must not cost the others.
        for (std::size_t i = 0; i < added_.size(); ++i) {
            const auto point = window.toWorkingCrs()(added_[i].position);
            added_[i].known = point.has_value();
            points[i] = point.value_or(geo::Point{});
        }
    }
    for (std::size_t i = 0; i < added_.size(); ++i) {
        added_[i].position = points[i];
        added_[i].inWindow = added_[i].known && window.contains(points[i]);
    }
    const auto byId = [](const Node& a, const Node& b) { return a.id < b.id; };
    if (!std::is_sorted(added_.begin(), added_.end(), byId)) {
        std::stable_sort(added_.begin(), added_.end(), byId);
    }
    if (nodes_.empty()) {
        nodes_ = std::move(added_);
    } else {
        std::vector<Node> merged;
        merged.reserve(nodes_.size() + added_.size());
        std::merge(nodes_.begin(), nodes_.end(), added_.begin(), added_.end(), std::back_inserter(merged),
                   byId);
        nodes_ = std::move(merged);
    }
    nodes_.erase(
        std::unique(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) { return a.id == b.id; }),
        nodes_.end());
    added_ = {};
}

const NodePositions::Node* NodePositions::find(std::int64_t id) const {
    const auto found =
        std::lower_bound(nodes_.begin(), nodes_.end(), id,
                         [](const Node& node, std::int64_t wanted) { return node.id < wanted; });
    return found != nodes_.end() && found->id == id && found->known ? &*found : nullptr;
}

}  // namespace nordertor::io
