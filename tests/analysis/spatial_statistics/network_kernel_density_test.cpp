// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/network_kernel_density.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/network/attachment.h"
#include "analysis/support/drawn_city.h"
#include "analysis/support/network.h"

namespace nordertor::analysis {
namespace {

std::vector<CountedPosition> attached(const WalkingNetwork& network, const test::DrawnCity& city) {
    const Attacher attacher(network);
    std::vector<CountedPosition> positions;
    for (const auto& place : city.places) {
        positions.push_back({attacher.nearest(place.location, 100), 1});
    }
    return positions;
}

double massOf(const NetworkDensity& density) {
    double mass = 0;
    for (const auto& piece : density.pieces) {
        mass += piece.perKilometre * (piece.to - piece.from) / 1000;
    }
    return mass;
}

/// The integral of 15/(16 h) (1 - d^2/h^2)^2 from a to b, by the midpoint rule.
double kernel(double a, double b, double h, int steps = 20000) {
    double sum = 0;
    for (int k = 0; k < steps; ++k) {
        const double d = a + (b - a) * (k + 0.5) / steps;
        sum += 15.0 / (16 * h) * (1 - d * d / (h * h)) * (1 - d * d / (h * h));
    }
    return sum * (b - a) / steps;
}

TEST(NetworkKernelDensity, SplitsEquallyAtAJunction) {
    // e stands at the middle of the left arm, 200 m from a junction with three more arms
    const auto city = test::drawnCity({"        |        ",  //
                                       "        |        ",  //
                                       "        |        ",  //
                                       "    e   |        ",  //
                                       "--------+--------",  //
                                       "        |        ",  //
                                       "        |        ",  //
                                       "        |        "},
                                      50);
    const WalkingNetwork network = networkOf(city);
    const auto density = networkKernelDensity(network, attached(network, city), 300, 50);
    ASSERT_TRUE(density);
    EXPECT_NEAR(massOf(*density), 1, 1e-12);
    // by line: left arm holds the half before and what is left of the other half before the junction; a third
    // of the rest is on each of the others
    std::vector<double> byChain(network.chains().size(), 0);
    for (const auto& piece : density->pieces) {
        byChain[piece.chain] += piece.perKilometre * (piece.to - piece.from) / 1000;
    }
    std::sort(byChain.begin(), byChain.end());
    const double beyond = kernel(200, 300, 300);
    ASSERT_EQ(byChain.size(), 4U);
    for (std::size_t arm = 0; arm < 3; ++arm) {
        EXPECT_NEAR(byChain[arm], beyond / 3, 1e-9);
    }
    EXPECT_NEAR(byChain[3], 1 - beyond, 1e-9);
}

TEST(NetworkKernelDensity, KeepsTheMassInLoopsAndAtDeadEnds) {
    const auto city = test::drawnCity({"+---+--+---  ",  //
                                       "|  a|  |b    ",  //
                                       "|   +--+     ",  //
                                       "|   |  |   c ",  //
                                       "+---+--+-+   ",  //
                                       "  d      |   ",  //
                                       "         +-  "},
                                      40);
    const WalkingNetwork network = networkOf(city);
    auto positions = attached(network, city);
    positions[1].weight = 3;
    for (const double radius : {30.0, 200.0, 600.0}) {
        const auto density = networkKernelDensity(network, positions, radius, 25);
        ASSERT_TRUE(density);
        EXPECT_NEAR(massOf(*density), 6, 1e-9) << radius;
        EXPECT_EQ(density->spread, 6);
    }
    auto reversed = positions;
    std::reverse(reversed.begin(), reversed.end());
    const auto one = networkKernelDensity(network, positions, 200, 25);
    const auto other = networkKernelDensity(network, reversed, 200, 25);
    ASSERT_EQ(one->pieces.size(), other->pieces.size());
    for (std::size_t i = 0; i < one->pieces.size(); ++i) {
        EXPECT_EQ(one->pieces[i].perKilometre, other->pieces[i].perKilometre);
    }
}

/// Every way the event can go, one by one, each piece integrated by itself: the definition of the method.
class WayByWay {
  public:
    WayByWay(const WalkingNetwork& network, double radius, double piece)
        : network_(network), radius_(radius), piece_(piece) {}

    void from(const NetworkPosition& event) {
        const double at = event.offset / 100.0;
        go(event.chain, at, true, 0, 1);
        go(event.chain, at, false, 0, 1);
    }
    /// By chain and number of the piece.
    std::map<std::pair<std::uint32_t, int>, double> masses;

  private:
    double length(std::uint32_t chain) const { return network_.chains()[chain].length / 100.0; }

    void go(std::uint32_t chain, double offset, bool towardsEnd, double distance, double factor) {
        const double way = towardsEnd ? length(chain) - offset : offset;
        const int count = static_cast<int>(std::ceil(length(chain) / piece_ - 1e-9));
        const double each = length(chain) / count;
        for (int k = 0; k < count; ++k) {
            const double a = towardsEnd ? k * each - offset : offset - (k + 1) * each;
            const double near = std::clamp(a, 0.0, std::max(0.0, radius_ - distance));
            const double far = std::clamp(a + each, near, std::max(near, radius_ - distance));
            if (far > near) {
                masses[{chain, k}] += factor * kernel(distance + near, distance + far, radius_, 400);
            }
        }
        if (distance + way >= radius_) {
            return;
        }
        const auto& here = network_.chains()[chain];
        const std::uint32_t vertex = towardsEnd ? here.to : here.from;
        std::vector<std::pair<std::uint32_t, bool>> arms;  // chain, walked towards its end
        for (std::uint32_t c = 0; c < network_.chains().size(); ++c) {
            if (network_.chains()[c].from == vertex) {
                arms.emplace_back(c, true);
            }
            if (network_.chains()[c].to == vertex) {
                arms.emplace_back(c, false);
            }
        }
        const std::pair<std::uint32_t, bool> back{chain, !towardsEnd};
        for (const auto& arm : arms) {
            const double part = arms.size() == 1 ? factor : factor / static_cast<double>(arms.size() - 1);
            if (arms.size() == 1 || arm != back) {
                go(arm.first, arm.second ? 0 : length(arm.first), arm.second, distance + way, part);
            }
        }
    }

    const WalkingNetwork& network_;
    double radius_;
    double piece_;
};

TEST(NetworkKernelDensity, IsTheSumOfAllWaysOneByOne) {
    const auto city = test::drawnCity({"+---+-----+   +",  //
                                       "|   |     |   |",  //
                                       "+-e-+--+--+---+",  //
                                       "|   |  |  e   |",  //
                                       "+---+  +--+   |",  //
                                       "    |     |   |",  //
                                       "    +-----+---+"},
                                      10);
    const WalkingNetwork network = networkOf(city);
    const auto events = attached(network, city);
    ASSERT_EQ(events.size(), 2U);
    constexpr double piece = 7;
    for (const double radius : {25.0, 60.0, 150.0}) {
        const auto density = networkKernelDensity(network, events, radius, piece);
        ASSERT_TRUE(density);
        WayByWay slow(network, radius, piece);
        for (const CountedPosition& event : events) {
            slow.from(event.position);
        }
        double sum = 0;
        for (const auto& [at, mass] : slow.masses) {
            sum += mass;
        }
        EXPECT_NEAR(sum, 2, 1e-6);
        EXPECT_NEAR(massOf(*density), 2, 1e-12);
        std::map<std::pair<std::uint32_t, int>, double> fast;
        for (const auto& each : density->pieces) {
            const int k = static_cast<int>(std::lround(each.from / (each.to - each.from)));
            fast[{each.chain, k}] = each.perKilometre * (each.to - each.from) / 1000;
        }
        for (const auto& [at, mass] : slow.masses) {
            EXPECT_NEAR(fast[at], mass, 1e-6) << radius << ": chain " << at.first << ", piece " << at.second;
        }
    }
}

TEST(NetworkKernelDensity, PiecesAreDrawnAlongThePath) {
    const auto city = test::drawnCity({"--+",  //
                                       "a |",  //
                                       "  |"},
                                      100);
    const WalkingNetwork network = networkOf(city);
    ASSERT_EQ(network.chains().size(), 1U);
    const geo::Points line = lineOf(network, {0, 150, 250, 1});
    ASSERT_EQ(line.size(), 3U);
    EXPECT_NEAR(geo::length(line), 100, 1e-9);
    EXPECT_EQ(line[1], (geo::Point{200, 0}));
}

}  // namespace
}  // namespace nordertor::analysis
