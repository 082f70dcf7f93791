// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "geo/crs.h"
#include "io/osm/clip_window.h"

namespace nordertor::io {

/// Where the nodes are that matter: those near the window, later also those of ways that leave it.
class NodePositions {
  public:
    struct Node {
        std::int64_t id = 0;
        geo::Point position;  ///< degrees until finish(), then working CRS
        bool inWindow = false;
        bool known = true;  ///< false: outside the domain of the working CRS
    };

    void add(std::int64_t id, double lon, double lat) { added_.push_back({id, {lon, lat}, false, true}); }
    /// Converts what was added since the last call and makes it findable. Of nodes with the same id the first
    /// stays.
    void finish(const ClipWindow& window);
    /// Null if unknown. O(log n).
    [[nodiscard]] const Node* find(std::int64_t id) const;
    [[nodiscard]] bool isInWindow(std::int64_t id) const {
        const Node* node = find(id);
        return node != nullptr && node->inWindow;
    }
    [[nodiscard]] const std::vector<Node>& all() const { return nodes_; }

  private:
    std::vector<Node> nodes_;  ///< ascending by id
    std::vector<Node> added_;
};

}  // namespace nordertor::io
