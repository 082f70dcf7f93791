// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/spatial_weights.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/network/catchments.h"
#include "analysis/spatial_statistics/point_tree_p.h"
#include "base/ordered_sum.h"

namespace nordertor::analysis {
namespace {

/// Observations, those with few neighbours first; equal ones weigh the same, so that their order is no
/// matter.
std::vector<std::uint32_t> byCount(const SpatialWeights& weights) {
    std::vector<std::uint32_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return weights.count(a) < weights.count(b); });
    return order;
}

/// Fixed pieces, so that the rows come together in the same order whatever thread makes them.
constexpr std::size_t rowsAPiece = 512;

/// Rows made by row(i, neighbours), on several threads.
template <class Row>
Result<SpatialWeights> rowsOf(std::size_t n, const Task& task, const Row& row) {
    struct Piece {
        std::vector<std::size_t> counts;
        std::vector<std::uint32_t> neighbours;
    };
    std::vector<Piece> pieces((n + rowsAPiece - 1) / rowsAPiece);
    tbb::parallel_for(std::size_t{0}, pieces.size(), [&](std::size_t p) {
        if (task.stopRequested()) {
            return;
        }
        std::vector<std::uint32_t> neighbours;
        auto workspace = row();
        for (std::size_t i = p * rowsAPiece; i < std::min(n, (p + 1) * rowsAPiece); ++i) {
            workspace(static_cast<std::uint32_t>(i), neighbours);
            pieces[p].counts.push_back(neighbours.size());
            pieces[p].neighbours.insert(pieces[p].neighbours.end(), neighbours.begin(), neighbours.end());
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    SpatialWeights weights;
    weights.first.reserve(n + 1);
    for (const Piece& piece : pieces) {
        for (const std::size_t count : piece.counts) {
            weights.first.push_back(weights.first.back() + count);
        }
        weights.neighbours.insert(weights.neighbours.end(), piece.neighbours.begin(), piece.neighbours.end());
    }
    return weights;
}

}  // namespace

std::size_t SpatialWeights::islands() const {
    std::size_t number = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        number += count(i) == 0 ? 1 : 0;
    }
    return number;
}

WeightSums weightSums(const SpatialWeights& weights, WeightStyle style) {
    const auto weightOf = [&](std::size_t count) {
        return style == WeightStyle::Binary ? 1.0 : 1.0 / static_cast<double>(count);
    };
    // How often a place of so many neighbours has one of so many (0: not the other way round). Counted first
    // and added afterwards, since sums of fractions depend on their order.
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> pairs;
    std::vector<double> columns(weights.size(), 0);
    std::size_t rows = 0;
    for (const std::uint32_t i : byCount(weights)) {
        const std::size_t count = weights.count(i);
        rows += count > 0 ? 1 : 0;
        for (const std::uint32_t j : weights.of(i)) {
            const auto back = weights.of(j);
            const bool mutual = std::binary_search(back.begin(), back.end(), i);
            ++pairs[{count, mutual ? back.size() : 0}];
            columns[j] += weightOf(count);
        }
    }
    WeightSums sums;
    sums.s0 = static_cast<double>(style == WeightStyle::Binary ? weights.neighbours.size() : rows);
    for (const auto& [counts, times] : pairs) {
        const double weight = weightOf(counts.first);
        const double back = counts.second > 0 ? weightOf(counts.second) : 0;
        sums.s1 += static_cast<double>(times) * weight * (weight + back);
    }
    std::vector<double> squares;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::size_t count = weights.count(i);
        const double row =
            style == WeightStyle::Binary ? static_cast<double>(count) : (count > 0 ? 1.0 : 0.0);
        squares.push_back((row + columns[i]) * (row + columns[i]));
    }
    sums.s2 = orderedSum(std::move(squares));
    return sums;
}

Result<SpatialWeights> distanceBandWeights(std::span<const geo::Point> points, double metres,
                                           const Task& task) {
    const PointTree tree(points);
    const std::int64_t limit = std::llround(metres * 1000);
    return rowsOf(points.size(), task, [&] {
        return [&](std::uint32_t i, std::vector<std::uint32_t>& neighbours) {
            tree.within(i, limit, neighbours);
        };
    });
}

Result<SpatialWeights> nearestNeighbourWeights(std::span<const geo::Point> points, std::size_t k,
                                               const Task& task) {
    const PointTree tree(points);
    return rowsOf(points.size(), task, [&] {
        return [&, found = std::vector<PointTree::Found>()](std::uint32_t i,
                                                            std::vector<std::uint32_t>& neighbours) mutable {
            tree.nearest(i, k, found);
            neighbours.clear();
            for (const PointTree::Found& each : found) {
                neighbours.push_back(each.index);
            }
            std::sort(neighbours.begin(), neighbours.end());
        };
    });
}

double smallestBandWithoutIslands(std::span<const geo::Point> points) {
    const PointTree tree(points);
    std::vector<PointTree::Found> found;
    std::int64_t farthest = 0;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        tree.nearest(i, 1, found);
        if (!found.empty()) {
            farthest = std::max(farthest, found.front().squared);
        }
    }
    return std::sqrt(static_cast<double>(farthest)) / 1000;
}

Result<SpatialWeights> networkWeights(const WalkingNetwork& network,
                                      std::span<const NetworkPosition> positions, double metres,
                                      const Task& task) {
    std::vector<std::vector<NetworkPosition>> sources(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (positions[i].attached()) {
            sources[i].push_back(positions[i]);
        }
    }
    const auto reached =
        catchments(network, sources, positions, static_cast<std::uint32_t>(std::lround(metres * 100)),
                   PathWeight::Length, task);
    if (!reached) {
        return fail(reached.error());
    }
    SpatialWeights weights;
    weights.neighbours.reserve(reached->reached.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (const Catchments::Reached& pair : reached->of(i)) {
            if (pair.target != i) {
                weights.neighbours.push_back(pair.target);
            }
        }
        weights.first.push_back(weights.neighbours.size());
    }
    return weights;
}

}  // namespace nordertor::analysis
