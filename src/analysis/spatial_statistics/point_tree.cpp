// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "analysis/spatial_statistics/point_tree_p.h"

namespace nordertor::analysis {
namespace {

constexpr std::uint32_t leafSize = 8;
/// Halving 2^32 points down to a leaf, one waiting sibling a level.
constexpr std::size_t deepest = 40;

std::int64_t squaredDistance(std::int64_t dx, std::int64_t dy) {
    return dx * dx + dy * dy;
}

}  // namespace

PointTree::PointTree(std::span<const geo::Point> points) : points_(points.size()), order_(points.size()) {
    geo::Box box;
    for (const geo::Point& p : points) {
        box.add(p);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        points_[i] = {std::llround((points[i].x - box.min.x) * 1000),
                      std::llround((points[i].y - box.min.y) * 1000)};
    }
    std::iota(order_.begin(), order_.end(), 0U);
    if (!points.empty()) {
        nodes_.reserve(2 * points.size() / leafSize + 1);
        build(0, static_cast<std::uint32_t>(points.size()));
    }
}

std::uint32_t PointTree::build(std::uint32_t begin, std::uint32_t end) {
    Node node{points_[order_[begin]], points_[order_[begin]], begin, end, 0, order_[begin]};
    for (std::uint32_t i = begin; i < end; ++i) {
        const Millimetres p = points_[order_[i]];
        node.low = {std::min(node.low.x, p.x), std::min(node.low.y, p.y)};
        node.high = {std::max(node.high.x, p.x), std::max(node.high.y, p.y)};
        node.smallest = std::min(node.smallest, order_[i]);
    }
    const auto at = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(node);
    if (end - begin > leafSize) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        const bool alongX = node.high.x - node.low.x >= node.high.y - node.low.y;
        std::nth_element(order_.begin() + begin, order_.begin() + middle, order_.begin() + end,
                         [&](std::uint32_t a, std::uint32_t b) {
                             const auto key = [&](std::uint32_t i) {
                                 return alongX ? points_[i].x : points_[i].y;
                             };
                             return key(a) != key(b) ? key(a) < key(b) : a < b;
                         });
        build(begin, middle);
        nodes_[at].right = build(middle, end);
    }
    return at;
}

PointTree::Found PointTree::lowerBound(const Node& node, Millimetres p) const {
    const std::int64_t dx = std::max({node.low.x - p.x, std::int64_t{0}, p.x - node.high.x});
    const std::int64_t dy = std::max({node.low.y - p.y, std::int64_t{0}, p.y - node.high.y});
    return {squaredDistance(dx, dy), node.smallest};
}

void PointTree::nearest(std::uint32_t i, std::size_t k, std::vector<Found>& found) const {
    found.clear();
    if (k == 0) {
        return;
    }
    const Millimetres p = points_[i];
    const auto hopeless = [&](const Found& candidate) {
        return found.size() == k && !(candidate < found.back());
    };
    std::array<std::uint32_t, deepest> stack{};
    std::size_t size = 0;
    stack[size++] = 0;
    while (size > 0) {
        const std::uint32_t at = stack[--size];
        const Node& node = nodes_[at];
        if (hopeless(lowerBound(node, p))) {
            continue;
        }
        if (node.right != 0) {
            std::uint32_t nearer = at + 1;
            std::uint32_t farther = node.right;
            if (lowerBound(nodes_[farther], p) < lowerBound(nodes_[nearer], p)) {
                std::swap(nearer, farther);
            }
            stack[size++] = farther;
            stack[size++] = nearer;
            continue;
        }
        for (std::uint32_t o = node.begin; o < node.end; ++o) {
            const std::uint32_t j = order_[o];
            const Found candidate{squaredDistance(points_[j].x - p.x, points_[j].y - p.y), j};
            if (j == i || hopeless(candidate)) {
                continue;
            }
            if (found.size() == k) {
                found.pop_back();
            }
            found.insert(std::upper_bound(found.begin(), found.end(), candidate), candidate);
        }
    }
}

void PointTree::within(std::uint32_t i, std::int64_t millimetres, std::vector<std::uint32_t>& found) const {
    found.clear();
    const Millimetres p = points_[i];
    const std::int64_t limit = millimetres * millimetres;
    std::array<std::uint32_t, deepest> stack{};
    std::size_t size = 0;
    stack[size++] = 0;
    while (size > 0) {
        const std::uint32_t at = stack[--size];
        const Node& node = nodes_[at];
        if (lowerBound(node, p).squared > limit) {
            continue;
        }
        if (node.right != 0) {
            stack[size++] = node.right;
            stack[size++] = at + 1;
            continue;
        }
        for (std::uint32_t o = node.begin; o < node.end; ++o) {
            const std::uint32_t j = order_[o];
            if (j != i && squaredDistance(points_[j].x - p.x, points_[j].y - p.y) <= limit) {
                found.push_back(j);
            }
        }
    }
    std::sort(found.begin(), found.end());
}

}  // namespace nordertor::analysis
