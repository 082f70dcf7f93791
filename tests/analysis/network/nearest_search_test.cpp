// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "analysis/network/attachment.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/support/random_city.h"

namespace nordertor::analysis {
namespace {

using test::AllPairs;
using test::RandomCity;

/// Floyd and Warshall's all-pairs distances of free points over the plain street pieces: each point is joined
/// to its nearest piece.
class PlainTruth {
  public:
    PlainTruth(const RandomCity& city, const std::vector<geo::Point>& places)
        : city_(city), d_(city.nodes.size() + 2 * places.size()) {
        for (const auto& way : city.streets) {
            for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
                const auto a = static_cast<std::size_t>(way.nodes[i]);
                const auto b = static_cast<std::size_t>(way.nodes[i + 1]);
                if (a != b) {
                    pieces_.push_back({std::min(a, b), std::max(a, b)});
                    d_.join(a, b, geo::distance(city.nodes[a], city.nodes[b]));
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
                    d_.join(city.nodes.size() + 2 * i, city.nodes.size() + 2 * j,
                            std::abs(feet[i].second - feet[j].second));
                }
            }
        }
        d_.close();
    }
    bool empty() const { return pieces_.empty(); }
    double between(std::size_t a, std::size_t b) const {
        return d_(city_.nodes.size() + 2 * a + 1, city_.nodes.size() + 2 * b + 1);
    }

  private:
    void addPlace(geo::Point p, std::size_t foot, std::vector<std::pair<std::size_t, double>>& feet) {
        double best = AllPairs::unreached;
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
        d_.join(foot, a, along);
        d_.join(foot, b, geo::distance(city_.nodes[a], city_.nodes[b]) - along);
        d_.join(foot, foot + 1, best);
    }

    const RandomCity& city_;
    std::vector<std::pair<std::size_t, std::size_t>> pieces_;
    AllPairs d_;
};

TEST(NearestSearch, AgreesWithAllPairsOverThePlainStreets) {
    std::mt19937 random(20240917);
    std::size_t checked = 0;
    std::size_t reached = 0;
    for (int round = 0; round < 3000; ++round) {
        const RandomCity city = test::randomCity(random, {});
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
            if (expected == AllPairs::unreached) {
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

/// Truth: Floyd and Warshall's all-pairs distances. Exact integers over the network's own chains, with many
/// ties.
TEST(NearestSearch, AgreesExactlyWithAllPairsOverChains) {
    std::mt19937 random(42);
    for (int round = 0; round < 2000; ++round) {
        const RandomCity city = test::randomCity(random, {.nodesAtOnePlace = true});
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Senior));
        if (!network) {
            continue;
        }
        const PathWeight weight = round % 2 == 0 ? PathWeight::Length : PathWeight::Time;
        std::vector<NetworkPosition> positions;
        for (int i = 0; i < 9; ++i) {
            positions.push_back(i % 4 == 3 ? positions[static_cast<std::size_t>(i) - 1]
                                           : test::randomPosition(random, *network));
        }
        const test::ChainTruth truth(*network, positions, weight);
        std::vector<SearchSource> sources;
        for (std::uint32_t i = 0; i < 5; ++i) {
            sources.push_back({positions[i], i / 2});  // two entrances a facility
        }
        NearestSearch search(*network);
        for (const std::uint32_t limit : {9000U, Nearest::unreachable - 1}) {
            ASSERT_TRUE(search.run(sources, weight, limit));
            for (std::size_t home = 5; home < positions.size(); ++home) {
                std::pair best{AllPairs::unreached, 0U};
                for (const SearchSource& source : sources) {
                    const auto at = static_cast<std::size_t>(&source - sources.data());
                    best = std::min(best, std::pair{truth.between(at, home), source.index});
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
