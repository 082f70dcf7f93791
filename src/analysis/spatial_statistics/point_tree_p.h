// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/point.h"

namespace nordertor::analysis {

/// Points in whole millimetres for exact distances, in a k-d tree (Bentley 1975). Many points at one place do
/// no harm: every node knows its smallest index. Thread-safe after building.
class PointTree {
  public:
    explicit PointTree(std::span<const geo::Point> points);

    struct Found {
        std::int64_t squared = 0;  ///< mm^2
        std::uint32_t index = 0;
        friend auto operator<=>(const Found&, const Found&) = default;
    };
    /// The k nearest other points of point i, nearest first, ties by index.
    void nearest(std::uint32_t i, std::size_t k, std::vector<Found>& found) const;
    /// The other points at most `millimetres` from point i, ascending by index.
    void within(std::uint32_t i, std::int64_t millimetres, std::vector<std::uint32_t>& found) const;

  private:
    struct Millimetres {
        std::int64_t x = 0;
        std::int64_t y = 0;
    };
    struct Node {
        Millimetres low;
        Millimetres high;
        std::uint32_t begin = 0;  ///< in order_
        std::uint32_t end = 0;
        std::uint32_t right = 0;  ///< the left child is the next node; 0 for a leaf
        std::uint32_t smallest = 0;
    };
    std::uint32_t build(std::uint32_t begin, std::uint32_t end);
    [[nodiscard]] Found lowerBound(const Node& node, Millimetres p) const;

    std::vector<Millimetres> points_;
    std::vector<std::uint32_t> order_;
    std::vector<Node> nodes_;
};

}  // namespace nordertor::analysis
