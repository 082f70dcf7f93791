// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "analysis/network/walking_network.h"
#include "model/base_map.h"

namespace nordertor::test {

struct RandomCity {
    std::vector<model::Street> streets;
    std::vector<geo::Point> nodes;
};

struct RandomCityKind {
    /// Pairs of nodes at one place, which make chains of length zero (and leave open which of two equal ways
    /// a free point belongs to).
    bool nodesAtOnePlace = false;
    bool oneWays = false;
    bool steps = true;
};

/// Few nodes and many short ways: islands, parallel ways, loops, dead ends. Coordinates are multiples of 1/8
/// m, so that moving the city by whole metres changes no rounding.
inline RandomCity randomCity(std::mt19937& random, RandomCityKind kind) {
    const auto coordinate = [&] { return static_cast<double>(random() % 1601) / 8; };
    RandomCity city;
    const std::size_t count = 3 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
        const bool samePlace = kind.nodesAtOnePlace && i > 0 && random() % 6 == 0;
        const double x = coordinate();
        const double y = coordinate();
        city.nodes.push_back(samePlace ? city.nodes[i - 1] : geo::Point{x, y});
    }
    const std::size_t ways = 1 + random() % 9;
    for (std::size_t i = 0; i < ways; ++i) {
        model::Street way;
        way.id = "way/" + std::to_string(i);
        way.highway = kind.steps && random() % 4 == 0 ? model::Highway::Steps : model::Highway::Footway;
        if (kind.oneWays && random() % 2 == 0) {
            way.footDirection =
                random() % 2 == 0 ? model::FootDirection::Forward : model::FootDirection::Backward;
        }
        const std::size_t length = 2 + random() % 4;
        for (std::size_t k = 0; k < length; ++k) {
            const std::size_t node = random() % count;
            way.nodes.push_back(static_cast<std::int64_t>(node));
            way.points.push_back(city.nodes[node]);
        }
        city.streets.push_back(way);
    }
    return city;
}

/// All-pairs distances by Floyd (1962) and Warshall (1962).
class AllPairs {
  public:
    static constexpr double unreached = std::numeric_limits<double>::infinity();

    explicit AllPairs(std::size_t size) : d_(size, std::vector<double>(size, unreached)) {
        for (std::size_t i = 0; i < size; ++i) {
            d_[i][i] = 0;
        }
    }
    void arc(std::size_t from, std::size_t to, double weight) {
        d_[from][to] = std::min(d_[from][to], weight);
    }
    void join(std::size_t a, std::size_t b, double weight) {
        arc(a, b, weight);
        arc(b, a, weight);
    }
    void close() {
        for (std::size_t k = 0; k < d_.size(); ++k) {
            for (std::size_t i = 0; i < d_.size(); ++i) {
                for (std::size_t j = 0; j < d_.size(); ++j) {
                    d_[i][j] = std::min(d_[i][j], d_[i][k] + d_[k][j]);
                }
            }
        }
    }
    [[nodiscard]] double operator()(std::size_t from, std::size_t to) const { return d_[from][to]; }

  private:
    std::vector<std::vector<double>> d_;
};

/// Exact walking weights between positions over the network's own chains, in the direction of walking. Each
/// position is two nodes, one to leave from and one to arrive at: nobody passes through a house.
class ChainTruth {
  public:
    ChainTruth(const analysis::WalkingNetwork& network, std::span<const analysis::NetworkPosition> positions,
               analysis::PathWeight weight)
        : vertices_(network.vertexCount()), count_(positions.size()), d_(vertices_ + 2 * count_) {
        const auto& chains = network.chains();
        const auto along = [&](std::size_t i) -> double { return network.weightAlong(positions[i], weight); };
        for (const auto& chain : chains) {
            d_.arc(chain.from, chain.to, chain.forward ? chain.weight(weight) : AllPairs::unreached);
            d_.arc(chain.to, chain.from, chain.backward ? chain.weight(weight) : AllPairs::unreached);
        }
        // Each chain is cut at the positions on it; pieces between them keep its direction.
        for (std::size_t i = 0; i < positions.size(); ++i) {
            access_.push_back(positions[i].attached() ? network.weightOfAccess(positions[i], weight) : 0);
            if (!positions[i].attached()) {
                continue;
            }
            const auto& chain = chains[positions[i].chain];
            const double whole = chain.weight(weight);
            if (chain.forward || along(i) == 0) {
                d_.arc(chain.from, arriving(i), along(i));
            }
            if (chain.backward || along(i) == 0) {
                d_.arc(leaving(i), chain.from, along(i));
            }
            if (chain.forward || along(i) == whole) {
                d_.arc(leaving(i), chain.to, whole - along(i));
            }
            if (chain.backward || along(i) == whole) {
                d_.arc(chain.to, arriving(i), whole - along(i));
            }
            for (std::size_t j = 0; j < count_; ++j) {
                if (positions[i].chain == positions[j].chain &&
                    (along(i) == along(j) || (along(i) < along(j) ? chain.forward : chain.backward))) {
                    d_.arc(leaving(i), arriving(j), std::abs(along(j) - along(i)));
                }
            }
        }
        d_.close();
    }
    /// From one position to another, both accesses included.
    [[nodiscard]] double between(std::size_t from, std::size_t to) const {
        return access_[from] + d_(leaving(from), arriving(to)) + access_[to];
    }
    /// From a vertex to a position with its access, and back.
    [[nodiscard]] double fromVertex(std::size_t vertex, std::size_t to) const {
        return d_(vertex, arriving(to)) + access_[to];
    }
    [[nodiscard]] double toVertex(std::size_t from, std::size_t vertex) const {
        return access_[from] + d_(leaving(from), vertex);
    }

  private:
    [[nodiscard]] std::size_t leaving(std::size_t i) const { return vertices_ + i; }
    [[nodiscard]] std::size_t arriving(std::size_t i) const { return vertices_ + count_ + i; }

    std::size_t vertices_;
    std::size_t count_;
    AllPairs d_;
    std::vector<double> access_;
};

/// A position on any chain: often at an end, often with an access, seldom not attached.
inline analysis::NetworkPosition randomPosition(std::mt19937& random,
                                                const analysis::WalkingNetwork& network) {
    if (random() % 15 == 0) {
        return {};
    }
    const auto chain = static_cast<std::uint32_t>(random() % network.chains().size());
    const std::uint32_t length = network.chains()[chain].length;
    const std::uint32_t where = random() % 4;
    const std::uint32_t offset = where == 0   ? 0
                                 : where == 1 ? length
                                              : static_cast<std::uint32_t>(random() % (length + 1));
    return {chain, offset, static_cast<std::uint32_t>(random() % 2 * 500)};
}

}  // namespace nordertor::test
