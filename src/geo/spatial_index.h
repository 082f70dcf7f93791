// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "geo/point.h"

namespace nordertor::geo {

/// A packed, read-only R-tree over boxes (sorted along a Hilbert curve, 16 children a node). Items are the
/// indices of the boxes given. Building O(n log n); a query visits O(log n + hits) nodes and allocates
/// nothing. Thread-safe after building.
class SpatialIndex {
  public:
    SpatialIndex() = default;
    explicit SpatialIndex(const std::vector<Box>& boxes);

    [[nodiscard]] std::size_t size() const { return count_; }
    /// Calls visit(index) for every box that touches `window`, in no stated order, until it returns false.
    void visit(const Box& window, const std::function<bool(std::uint32_t)>& visit) const;
    /// The same, ascending.
    [[nodiscard]] std::vector<std::uint32_t> query(const Box& window) const;
    /// The item with the smallest distance(index) (metres), asking only items whose box is within the best so
    /// far; none farther than `limit`. The smaller index wins a tie. Returns noItem if there is none.
    [[nodiscard]] std::uint32_t nearest(Point p, double limit,
                                        const std::function<double(std::uint32_t)>& distance) const;
    static constexpr std::uint32_t noItem = 0xFFFFFFFF;

  private:
    struct Node {
        Box box;
        std::uint32_t first = 0;  ///< first child node, or first entry of items_ for a leaf
        std::uint32_t count = 0;
        bool leaf = true;
    };
    /// Of a node, from the first to before the end, in the order of items_.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> itemsOf(const Node& node) const;

    std::size_t count_ = 0;
    std::vector<Box> boxes_;            ///< in the order of items_
    std::vector<std::uint32_t> items_;  ///< original indices along the curve
    std::vector<Node> nodes_;           ///< the root is the last
};

}  // namespace nordertor::geo
