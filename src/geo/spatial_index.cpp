// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial_index.h"

#include <array>
#include <bit>
#include <cstddef>
#include <numeric>
#include <utility>

namespace nordertor::geo {
namespace {

constexpr std::uint32_t fanOut = 16;
/// 16^8 items fill 32 bits of index.
constexpr std::size_t deepest = 9;

/// Distance along a Hilbert curve of order 16 through the square: at each halving the quadrant gives two
/// bits, then the quadrant is turned to look like the whole.
std::uint32_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint32_t distance = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side >>= 1U) {
        const std::uint32_t right = (x & side) != 0 ? 1 : 0;
        const std::uint32_t up = (y & side) != 0 ? 1 : 0;
        distance += side * side * ((3 * right) ^ up);
        if (up == 0) {
            if (right == 1) {
                x = 0xFFFFU - x;
                y = 0xFFFFU - y;
            }
            std::swap(x, y);
        }
    }
    return distance;
}

std::uint32_t curvePosition(const Box& box, const Box& all) {
    if (box.empty()) {
        return 0;
    }
    const auto scaled = [](double value, double from, double extent) {
        return extent > 0 ? static_cast<std::uint32_t>((value - from) / extent * 65535.0) : 0U;
    };
    const Point centre = box.centre();
    return hilbert(scaled(centre.x, all.min.x, all.width()), scaled(centre.y, all.min.y, all.height()));
}

/// A shade less than the distance to the box, so that rounding never hides an item at exactly that distance.
double reachable(const Box& box, Point p) {
    const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
    const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
    return std::sqrt(dx * dx + dy * dy) * (1 - 1e-12);
}

}  // namespace

SpatialIndex::SpatialIndex(const std::vector<Box>& boxes) : count_(boxes.size()) {
    if (boxes.empty()) {
        return;
    }
    Box all;
    for (const Box& box : boxes) {
        all.add(box);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
    order.reserve(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        order.emplace_back(curvePosition(boxes[i], all), i);
    }
    std::sort(order.begin(), order.end());
    items_.reserve(order.size());
    boxes_.reserve(order.size());
    for (const auto& entry : order) {
        items_.push_back(entry.second);
        boxes_.push_back(boxes[entry.second]);
    }

    const auto addLevel = [this](std::uint32_t first, std::uint32_t end, bool leaf) {
        for (std::uint32_t i = first; i < end; i += fanOut) {
            Node node{{}, i, std::min(fanOut, end - i), leaf};
            for (std::uint32_t k = i; k < i + node.count; ++k) {
                node.box.add(leaf ? boxes_[k] : nodes_[k].box);
            }
            nodes_.push_back(node);
        }
    };
    addLevel(0, static_cast<std::uint32_t>(items_.size()), true);
    std::uint32_t first = 0;
    while (nodes_.size() - first > 1) {
        const auto end = static_cast<std::uint32_t>(nodes_.size());
        addLevel(first, end, false);
        first = end;
    }
}

/// The nodes of a level, and so the items beneath them, stand one after another.
std::pair<std::uint32_t, std::uint32_t> SpatialIndex::itemsOf(const Node& node) const {
    const Node* first = &node;
    const Node* last = &node;
    while (!first->leaf) {
        first = &nodes_[first->first];
        last = &nodes_[last->first + last->count - 1];
    }
    return {first->first, last->first + last->count};
}

void SpatialIndex::visit(const Box& window, const std::function<bool(std::uint32_t)>& visit) const {
    if (nodes_.empty() || window.empty()) {
        return;
    }
    std::array<std::uint32_t, deepest * fanOut> stack{};
    std::size_t size = 0;
    stack[size++] = static_cast<std::uint32_t>(nodes_.size() - 1);
    while (size > 0) {
        const Node& node = nodes_[stack[--size]];
        const bool inside = window.contains(node.box.min) && window.contains(node.box.max);
        if (inside || node.leaf) {
            const auto [first, end] = itemsOf(node);
            for (std::uint32_t k = first; k < end; ++k) {
                // an empty box touches nothing
                const bool touches = inside ? !boxes_[k].empty() : window.intersects(boxes_[k]);
                if (touches && !visit(items_[k])) {
                    return;
                }
            }
            continue;
        }
        for (std::uint32_t k = node.first; k < node.first + node.count; ++k) {
            if (window.intersects(nodes_[k].box)) {
                stack[size++] = k;
            }
        }
    }
}

std::vector<std::uint32_t> SpatialIndex::query(const Box& window) const {
    std::vector<std::uint32_t> hits;
    visit(window, [&](std::uint32_t item) {
        hits.push_back(item);
        return true;
    });
    static constexpr std::size_t few = 16;  // of so many items one
    if (hits.size() < items_.size() / few) {
        std::sort(hits.begin(), hits.end());
        return hits;
    }
    std::vector<std::uint64_t> marks(items_.size() / 64 + 1);
    for (const std::uint32_t item : hits) {
        marks[item / 64] |= std::uint64_t{1} << (item % 64);
    }
    hits.clear();
    for (std::size_t word = 0; word < marks.size(); ++word) {
        for (std::uint64_t bits = marks[word]; bits != 0; bits &= bits - 1) {
            hits.push_back(static_cast<std::uint32_t>(word * 64) +
                           static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
    }
    return hits;
}

std::uint32_t SpatialIndex::nearest(Point p, double limit,
                                    const std::function<double(std::uint32_t)>& distance) const {
    struct Entry {
        double reach;
        std::uint32_t node;
    };
    std::uint32_t best = noItem;
    double bestDistance = limit;
    if (nodes_.empty()) {
        return best;
    }
    std::array<Entry, deepest * fanOut> stack{};
    std::size_t size = 0;
    stack[size++] = {0, static_cast<std::uint32_t>(nodes_.size() - 1)};
    while (size > 0) {
        const Entry entry = stack[--size];
        if (entry.reach > bestDistance) {
            continue;
        }
        const Node& node = nodes_[entry.node];
        std::array<Entry, fanOut> near{};
        std::size_t nearCount = 0;
        for (std::uint32_t k = node.first; k < node.first + node.count; ++k) {
            const Box& box = node.leaf ? boxes_[k] : nodes_[k].box;
            const double reach = reachable(box, p);
            if (!box.empty() && reach <= bestDistance) {
                near[nearCount++] = {reach, k};
            }
        }
        // The farthest first, so that the nearest is on top of the stack.
        std::sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(nearCount),
                  [](const Entry& a, const Entry& b) { return a.reach > b.reach; });
        if (!node.leaf) {
            for (std::size_t k = 0; k < nearCount; ++k) {
                stack[size++] = near[k];
            }
            continue;
        }
        for (std::size_t k = nearCount; k-- > 0;) {
            if (near[k].reach > bestDistance) {
                break;
            }
            const std::uint32_t item = items_[near[k].node];
            const double d = distance(item);
            if (d < bestDistance || (d == bestDistance && item < best)) {
                best = item;
                bestDistance = d;
            }
        }
    }
    return best;
}

}  // namespace nordertor::geo
