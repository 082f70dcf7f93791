// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "analysis/network/attachment.h"
#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {
namespace {

// Truth: Floyd and Warshall's all-pairs distances over the plain graph, on
// random small networks.

constexpr double unreached = std::numeric_limits<double>::infinity();
using Matrix = std::vector<std::vector<double>>;

void allPairs(Matrix& d) {
    for (std::size_t k = 0; k < d.size(); ++k) {
        for (std::size_t i = 0; i < d.size(); ++i) {
            for (std::size_t j = 0; j < d.size(); ++j) {
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
            }
        }
    }
}

Matrix unconnected(std::size_t size) {
    Matrix d(size, std::vector<double>(size, unreached));
    for (std::size_t i = 0; i < size; ++i) {
        d[i][i] = 0;
    }
    return d;
}

void join(Matrix& d, std::size_t a, std::size_t b, double weight) {
    d[a][b] = std::min(d[a][b], weight);
    d[b][a] = std::min(d[b][a], weight);
}

struct RandomCity {
    std::vector<model::Street> streets;
    std::vector<geo::Point> nodes;
};

/// Few nodes and many short ways: islands, parallel ways, loops, dead ends; on
/// demand pairs of nodes at one place, which make chains of length zero (and
/// leave open which of two equal ways a free point belongs to).
RandomCity randomCity(std::mt19937& random, bool nodesAtOnePlace) {
    std::uniform_real_distribution<double> coordinate(0, 200);
    RandomCity city;
    const std::size_t count = 3 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
        const bool samePlace = nodesAtOnePlace && i > 0 && random() % 6 == 0;
        city.nodes.push_back(samePlace ? city.nodes[i - 1]
                                       : geo::Point{coordinate(random), coordinate(random)});
    }
    const std::size_t ways = 1 + random() % 9;
    for (std::size_t i = 0; i < ways; ++i) {
        model::Street way;
        way.id = "way/" + std::to_string(i);
        way.highway = random() % 4 == 0 ? model::Highway::Steps : model::Highway::Footway;
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

/// The distance of two free points over the plain street pieces: each point is
/// joined to its nearest piece.
class PlainTruth {
  public:
    PlainTruth(const RandomCity& city, const std::vector<geo::Point>& places) : city_(city) {
        d_ = unconnected(city.nodes.size() + 2 * places.size());
        for (const auto& way : city.streets) {
            for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
                const auto a = static_cast<std::size_t>(way.nodes[i]);
                const auto b = static_cast<std::size_t>(way.nodes[i + 1]);
                if (a != b) {
                    pieces_.push_back({std::min(a, b), std::max(a, b)});
                    join(d_, a, b, geo::distance(city.nodes[a], city.nodes[b]));
                }
            }
        }
        if (pieces_.empty()) {
            return;
        }
        std::vector<std::pair<std::size_t, double>> feet;
        for (std::size_t i = 0; i < places.size(); ++i) {
            addPlace(places[i], city.nodes.size() + 2 * i, feet);
        }
        // Two feet on the same piece are joined directly.
        for (std::size_t i = 0; i < feet.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (pieces_[feet[i].first] == pieces_[feet[j].first]) {
                    join(d_, city.nodes.size() + 2 * i, city.nodes.size() + 2 * j,
                         std::abs(feet[i].second - feet[j].second));
                }
            }
        }
        allPairs(d_);
    }
    bool empty() const { return pieces_.empty(); }
    double between(std::size_t a, std::size_t b) const {
        return d_[city_.nodes.size() + 2 * a + 1][city_.nodes.size() + 2 * b + 1];
    }

  private:
    void addPlace(geo::Point p, std::size_t foot, std::vector<std::pair<std::size_t, double>>& feet) {
        double best = unreached;
        std::size_t bestPiece = 0;
        double along = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const auto near =
                geo::nearestOnLine({city_.nodes[pieces_[i].first], city_.nodes[pieces_[i].second]}, p);
            if (near.distance < best) {
                best = near.distance;
                bestPiece = i;
                along = near.along;
            }
        }
        feet.emplace_back(bestPiece, along);
        if (pieces_.empty()) {
            return;
        }
        const auto [a, b] = pieces_[bestPiece];
        join(d_, foot, a, along);
        join(d_, foot, b, geo::distance(city_.nodes[a], city_.nodes[b]) - along);
        join(d_, foot, foot + 1, best);
    }

    const RandomCity& city_;
    std::vector<std::pair<std::size_t, std::size_t>> pieces_;
    Matrix d_;
};

TEST(NearestSearch, AgreesWithAllPairsOverThePlainStreets) {
    std::mt19937 random(20240917);
    std::size_t checked = 0;
    std::size_t reached = 0;
    for (int round = 0; round < 3000; ++round) {
        const RandomCity city = randomCity(random, false);
        std::uniform_real_distribution<double> coordinate(-20, 220);
        std::vector<geo::Point> places;
        for (int i = 0; i < 8; ++i) {
            places.push_back({coordinate(random), coordinate(random)});
        }
        const PlainTruth truth(city, places);
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Adult));
        ASSERT_EQ(network.has_value(), !truth.empty());
        if (!network) {
            continue;
        }
        const Attacher attacher(*network);
        std::vector<SearchSource> sources;
        for (std::uint32_t i = 0; i < 3; ++i) {
            sources.push_back({attacher.nearest(places[i], 1000), i});
        }
        NearestSearch search(*network);
        ASSERT_TRUE(search.run(sources));
        for (std::size_t home = 3; home < places.size(); ++home) {
            const double expected =
                std::min({truth.between(home, 0), truth.between(home, 1), truth.between(home, 2)});
            const Nearest nearest = search.at(attacher.nearest(places[home], 1000));
            ++checked;
            if (expected == unreached) {
                EXPECT_FALSE(nearest.reached()) << "round " << round;
            } else {
                ++reached;
                // Accesses, offsets and each chain on the way are rounded to a
                // centimetre.
                EXPECT_NEAR(nearest.metres(), expected, 0.15) << "round " << round;
                EXPECT_NEAR(truth.between(home, nearest.index), expected, 0.15) << "round " << round;
            }
        }
    }
    EXPECT_GT(checked, 14000U);
    EXPECT_GT(reached, 7000U);
}

/// Exact integers over the network's own chains, with many ties.
TEST(NearestSearch, AgreesExactlyWithAllPairsOverChains) {
    std::mt19937 random(42);
    for (int round = 0; round < 2000; ++round) {
        const RandomCity city = randomCity(random, true);
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Senior));
        if (!network) {
            continue;
        }
        const PathWeight weight = round % 2 == 0 ? PathWeight::Length : PathWeight::Time;
        const auto& chains = network->chains();
        const auto randomPosition = [&] {
            const auto chain = static_cast<std::uint32_t>(random() % chains.size());
            const std::uint32_t offset =
                random() % 3 == 0 ? 0 : static_cast<std::uint32_t>(random() % (chains[chain].length + 1));
            return NetworkPosition{chain, offset, static_cast<std::uint32_t>(random() % 2 * 500)};
        };
        const std::size_t vertices = network->vertexCount();
        std::vector<NetworkPosition> positions;
        for (int i = 0; i < 9; ++i) {
            positions.push_back(i % 4 == 3 ? positions[static_cast<std::size_t>(i) - 1] : randomPosition());
        }
        Matrix d = unconnected(vertices + positions.size());
        for (const auto& chain : chains) {
            join(d, chain.from, chain.to, weight == PathWeight::Length ? chain.length : chain.time);
        }
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const auto& chain = chains[positions[i].chain];
            const double whole = weight == PathWeight::Length ? chain.length : chain.time;
            const double along = network->weightAlong(positions[i], weight);
            join(d, vertices + i, chain.from, along);
            join(d, vertices + i, chain.to, whole - along);
            for (std::size_t j = 0; j < i; ++j) {
                if (positions[i].chain == positions[j].chain) {
                    join(d, vertices + i, vertices + j,
                         std::abs(along - network->weightAlong(positions[j], weight)));
                }
            }
        }
        allPairs(d);
        std::vector<SearchSource> sources;
        for (std::uint32_t i = 0; i < 5; ++i) {
            sources.push_back({positions[i], i / 2});  // two entrances a facility
        }
        NearestSearch search(*network);
        for (const std::uint32_t limit : {9000U, Nearest::unreachable - 1}) {
            ASSERT_TRUE(search.run(sources, weight, limit));
            for (std::size_t home = 5; home < positions.size(); ++home) {
                std::pair best{unreached, 0U};
                for (const SearchSource& source : sources) {
                    const auto at = static_cast<std::size_t>(&source - sources.data());
                    const double path = d[vertices + at][vertices + home] +
                                        network->weightOfAccess(source.position, weight) +
                                        network->weightOfAccess(positions[home], weight);
                    best = std::min(best, std::pair{path, source.index});
                }
                const Nearest nearest = search.at(positions[home]);
                if (best.first > limit) {
                    EXPECT_FALSE(nearest.reached()) << "round " << round;
                } else {
                    EXPECT_EQ(nearest.weight, best.first) << "round " << round;
                    EXPECT_EQ(nearest.index, best.second) << "round " << round;
                }
            }
        }
    }
}

TEST(NearestSearch, ForgetsTheRunBefore) {
    model::Street way{};
    way.id = "way/1";
    way.highway = model::Highway::Footway;
    way.points = {{0, 0}, {100, 0}};
    way.nodes = {1, 2};
    const auto network =
        WalkingNetwork::build({way}, {}, walkingProfile(model::WalkingProfileId::Adult)).value();
    NearestSearch search(network);
    const SearchSource source{{0, 1000, 0}, 4};
    search.run({&source, 1});
    EXPECT_EQ(search.at({0, 3000, 0}), (Nearest{2000, 4}));
    search.run({});
    EXPECT_FALSE(search.at({0, 3000, 0}).reached());
    EXPECT_FALSE(search.atVertex(0).reached());
    search.run({&source, 1});
    EXPECT_FALSE(search.at({}).reached());
}

}  // namespace
}  // namespace nordertor::analysis
