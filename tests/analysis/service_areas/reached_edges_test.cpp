// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/reached_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "analysis/network/attachment.h"
#include "analysis/service_areas/random_town.h"
#include "analysis/support/network.h"

namespace nordertor::analysis {
namespace {

using test::Draw;
using test::footway;
using test::RandomTown;

const WalkingProfile& adult() {
    return walkingProfile(model::WalkingProfileId::Adult);
}

WalkingNetwork networkOf(const std::vector<model::Street>& streets) {
    return *WalkingNetwork::build(streets, {}, adult());
}

std::vector<ReachedPiece> reachedFrom(const WalkingNetwork& network,
                                      const std::vector<NetworkPosition>& origins,
                                      const std::vector<std::uint32_t>& limits,
                                      PathWeight weight = PathWeight::Length,
                                      SearchDirection direction = SearchDirection::TowardsSources) {
    ReachedEdgeSearch search(network);
    EXPECT_TRUE(search.run(origins, limits, weight, {}, direction));
    return {search.pieces().begin(), search.pieces().end()};
}

/// A street piece between two nodes, what walking it weighs, and which way a search may spread on it.
struct PlainPiece {
    std::size_t a;
    std::size_t b;
    double weight;
    bool up;    ///< from a to b
    bool down;  ///< from b to a
};

/// Truth: Bellman and Ford's relaxation over the plain street pieces, origins given as piece and share.
class PlainTruth {
  public:
    struct Origin {
        std::size_t piece;
        double share;
    };
    PlainTruth(const RandomTown& town, PathWeight weight, SearchDirection direction) : town_(town) {
        const bool away = direction == SearchDirection::FromSources;
        for (const auto& way : town.streets) {
            for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
                const auto a = static_cast<std::size_t>(way.nodes[i]);
                const auto b = static_cast<std::size_t>(way.nodes[i + 1]);
                const double metres = geo::distance(town.nodes[a], town.nodes[b]);
                const double speed = adult().metresPerSecond *
                                     (way.highway == model::Highway::Steps ? adult().stepsSpeedFactor : 1);
                const bool forward = way.footDirection != model::FootDirection::Backward;
                const bool backward = way.footDirection != model::FootDirection::Forward;
                pieces.push_back({a, b, 100 * (weight == PathWeight::Length ? metres : metres / speed),
                                  away ? forward : backward, away ? backward : forward});
            }
        }
    }
    [[nodiscard]] geo::Point at(std::size_t piece, double share) const {
        const geo::Point a = town_.nodes[pieces[piece].a];
        const geo::Point b = town_.nodes[pieces[piece].b];
        return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    }
    /// No other way between the same nodes: two lie on each other, and which one a point is on is open.
    [[nodiscard]] bool isAlone(std::size_t at) const {
        return std::count_if(pieces.begin(), pieces.end(), [&](const PlainPiece& other) {
                   return std::minmax(other.a, other.b) == std::minmax(pieces[at].a, pieces[at].b);
               }) == 1;
    }
    void run(const std::vector<Origin>& origins) {
        origins_ = origins;
        toNode_.assign(town_.nodes.size(), std::numeric_limits<double>::infinity());
        for (const Origin& origin : origins) {
            const PlainPiece& piece = pieces[origin.piece];
            relax(piece.down, toNode_[piece.a], origin.share * piece.weight);
            relax(piece.up, toNode_[piece.b], (1 - origin.share) * piece.weight);
        }
        for (std::size_t round = 0; round < town_.nodes.size(); ++round) {
            for (const PlainPiece& piece : pieces) {
                relax(piece.down, toNode_[piece.a], toNode_[piece.b] + piece.weight);
                relax(piece.up, toNode_[piece.b], toNode_[piece.a] + piece.weight);
            }
        }
    }
    [[nodiscard]] double to(std::size_t at, double share) const {
        const PlainPiece& piece = pieces[at];
        double best = std::numeric_limits<double>::infinity();
        relax(piece.up, best, toNode_[piece.a] + share * piece.weight);
        relax(piece.down, best, toNode_[piece.b] + (1 - share) * piece.weight);
        for (const Origin& origin : origins_) {
            if (origin.piece == at) {
                relax(origin.share <= share ? piece.up : piece.down, best,
                      std::abs(origin.share - share) * piece.weight);
            }
        }
        return best;
    }
    static void relax(bool allowed, double& best, double weight) {
        best = allowed ? std::min(best, weight) : best;
    }
    std::vector<PlainPiece> pieces;

  private:
    const RandomTown& town_;
    std::vector<Origin> origins_;
    std::vector<double> toNode_;
};

/// The band whose piece runs through p, or the number of bands.
std::uint32_t bandAt(const std::vector<geo::Points>& lines, const std::vector<ReachedPiece>& pieces,
                     geo::Point p, std::uint32_t none) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (geo::nearestOnLine(lines[i], p).distance < 1e-4) {
            return pieces[i].band;
        }
    }
    return none;
}

void comparesWithTruth(PathWeight weight, std::uint64_t seed, bool oneWays = false,
                       SearchDirection direction = SearchDirection::TowardsSources) {
    constexpr double rounding = 12;  // centimetres or hundredths of a second, over all chains of a way
    Draw draw(seed);
    std::array<std::size_t, 4> seen{};
    for (int round = 0; round < 1500; ++round) {
        const RandomTown town = test::randomTown(draw, 200, oneWays);
        PlainTruth truth(town, weight, direction);
        const WalkingNetwork network = networkOf(town.streets);
        const Attacher attacher(network);
        std::vector<PlainTruth::Origin> origins;
        std::vector<NetworkPosition> entrances;
        const std::size_t originCount = 1 + draw.below(3);
        for (std::size_t i = 0; i < originCount; ++i) {
            const bool sameAgain = !origins.empty() && draw.below(2) == 0;
            const std::size_t piece = sameAgain ? origins[0].piece : draw.below(truth.pieces.size());
            if (!truth.isAlone(piece)) {
                continue;
            }
            origins.push_back({piece, draw.within(0.03, 0.97)});
            entrances.push_back(attacher.nearest(truth.at(origins.back().piece, origins.back().share), 1));
        }
        truth.run(origins);
        const std::vector<std::uint32_t> limits{5'000, 12'000, 25'000};
        const auto pieces = reachedFrom(network, entrances, limits, weight, direction);
        std::vector<geo::Points> lines;
        for (const ReachedPiece& piece : pieces) {
            ASSERT_LT(piece.from, piece.to);
            lines.push_back(lineOf(network, piece));
        }
        for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
            ASSERT_TRUE(pieces[i].chain < pieces[i + 1].chain || pieces[i].to <= pieces[i + 1].from);
        }
        for (int sample = 0; sample < 25; ++sample) {
            const std::size_t piece = draw.below(truth.pieces.size());
            const double share = draw.within(0.01, 0.99);
            const double expected = truth.to(piece, share);
            const bool nearALimit = std::any_of(limits.begin(), limits.end(), [&](std::uint32_t limit) {
                return std::abs(expected - limit) < rounding;
            });
            if (nearALimit) {
                continue;
            }
            const auto band = static_cast<std::uint32_t>(
                std::lower_bound(limits.begin(), limits.end(), expected) - limits.begin());
            ++seen[band];
            if (truth.isAlone(piece)) {
                ASSERT_EQ(bandAt(lines, pieces, truth.at(piece, share), 3), band) << "round " << round;
            }
        }
    }
    for (const std::size_t count : seen) {
        EXPECT_GT(count, 1000U);
    }
}

TEST(ReachedEdges, AgreeWithPlainRelaxationAtSampledPointsInMetres) {
    comparesWithTruth(PathWeight::Length, 7);
}

TEST(ReachedEdges, AgreeWithPlainRelaxationAtSampledPointsInSecondsWithSlowerSteps) {
    comparesWithTruth(PathWeight::Time, 8);
}

TEST(ReachedEdges, AgreeWithPlainRelaxationOnOneWaysInBothDirections) {
    comparesWithTruth(PathWeight::Length, 9, true, SearchDirection::TowardsSources);
    comparesWithTruth(PathWeight::Length, 10, true, SearchDirection::FromSources);
}

// Closed forms.

TEST(ReachedEdges, FollowAOneWayOnlyInItsDirection) {
    model::Street street = footway({{0, 0}, {1000, 0}}, {1, 2});
    street.footDirection = model::FootDirection::Forward;
    const auto network = networkOf({street});
    const std::vector<NetworkPosition> middle{{0, 50'000, 0}};
    EXPECT_EQ(reachedFrom(network, middle, {10'000}, PathWeight::Length, SearchDirection::FromSources),
              (std::vector<ReachedPiece>{{0, 50'000, 60'000, 0}}));
    EXPECT_EQ(reachedFrom(network, middle, {10'000}, PathWeight::Length, SearchDirection::TowardsSources),
              (std::vector<ReachedPiece>{{0, 40'000, 50'000, 0}}));
}

TEST(ReachedEdges, GoBothWaysFromAnOriginInTheMiddleOfAWay) {
    const auto network = networkOf({footway({{0, 0}, {1000, 0}}, {1, 2})});
    EXPECT_EQ(
        reachedFrom(network, {{0, 30'000, 0}}, {10'000, 80'000}),
        (std::vector<ReachedPiece>{{0, 0, 20'000, 1}, {0, 20'000, 40'000, 0}, {0, 40'000, 100'000, 1}}));
}

TEST(ReachedEdges, CountTheAccess) {
    const auto network = networkOf({footway({{0, 0}, {1000, 0}}, {1, 2})});
    EXPECT_EQ(reachedFrom(network, {{0, 30'000, 4'000}}, {10'000}),
              (std::vector<ReachedPiece>{{0, 24'000, 36'000, 0}}));
    EXPECT_TRUE(reachedFrom(network, {{0, 30'000, 10'001}}, {10'000}).empty());
}

TEST(ReachedEdges, OfTwoOriginsOnOneWayMeetBetweenThem) {
    const auto network = networkOf({footway({{0, 0}, {1000, 0}}, {1, 2})});
    const std::vector<NetworkPosition> origins{{0, 30'000, 0}, {0, 50'000, 0}};
    EXPECT_EQ(reachedFrom(network, origins, {10'000}), (std::vector<ReachedPiece>{{0, 20'000, 60'000, 0}}));
    EXPECT_EQ(reachedFrom(network, origins, {9'000}),
              (std::vector<ReachedPiece>{{0, 21'000, 39'000, 0}, {0, 41'000, 59'000, 0}}));
}

TEST(ReachedEdges, MeetOnTheFarSideOfALoopOrLeaveAGap) {
    // a dead end of 100 m, then a loop of 1000 m
    const auto network =
        networkOf({footway({{-100, 0}, {0, 0}}, {1, 2}),
                   footway({{0, 0}, {250, 0}, {250, 250}, {0, 250}, {0, 0}}, {2, 3, 4, 5, 2})});
    const NetworkPosition end = Attacher(network).nearest({-100, 0}, 1);
    const auto metres = [&](std::uint32_t limit) {
        double sum = 0;
        for (const ReachedPiece& piece : reachedFrom(network, {end}, {limit})) {
            sum += geo::length(lineOf(network, piece));
        }
        return sum;
    };
    EXPECT_NEAR(metres(60'000), 1100, 1e-6);
    EXPECT_NEAR(metres(59'900), 1098, 1e-6);
    EXPECT_NEAR(metres(10'000), 100, 1e-6);
}

TEST(ReachedEdges, AreTheSameInAnyOrderOfOriginsAndOneByOne) {
    Draw draw(3);
    const RandomTown town = test::randomTown(draw, 300);
    const auto network = networkOf(town.streets);
    const Attacher attacher(network);
    std::vector<std::vector<NetworkPosition>> origins;
    for (int i = 0; i < 40; ++i) {
        origins.push_back({attacher.nearest({draw.within(0, 300), draw.within(0, 300)}, 1000),
                           attacher.nearest({draw.within(0, 300), draw.within(0, 300)}, 1000)});
    }
    const std::vector<std::uint32_t> limits{3'000, 9'000};
    const auto together = reachedEdges(network, origins, limits, PathWeight::Length);
    ASSERT_TRUE(together);
    for (std::size_t o = 0; o < origins.size(); ++o) {
        const auto alone = reachedFrom(network, {origins[o][1], origins[o][0]}, limits);
        EXPECT_EQ(std::vector<ReachedPiece>(together->of(o).begin(), together->of(o).end()), alone);
    }
}

TEST(ReachedEdges, StopWhenAsked) {
    const auto network = networkOf({footway({{0, 0}, {1000, 0}}, {1, 2})});
    std::stop_source stop;
    stop.request_stop();
    const std::vector<std::vector<NetworkPosition>> origins{{{0, 0, 0}}};
    const std::vector<std::uint32_t> limits{100};
    const auto edges = reachedEdges(network, origins, limits, PathWeight::Length, Task({}, stop.get_token()));
    ASSERT_FALSE(edges);
    EXPECT_EQ(edges.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
