// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/home_clusters.h"

#include <gtest/gtest.h>

#include <random>

namespace nordertor::analysis {
namespace {

/// Truth: a search from every home to every other, then the transitive closure.
std::vector<std::uint32_t> slowClusters(const WalkingNetwork& network,
                                        const std::vector<NetworkPosition>& homes, std::uint32_t limit) {
    std::vector<std::uint32_t> cluster(homes.size());
    for (std::uint32_t i = 0; i < homes.size(); ++i) {
        cluster[i] = i;
    }
    for (std::uint32_t i = 0; i < homes.size(); ++i) {
        NearestSearch search(network);
        const SearchSource source{homes[i], 0};
        search.run({&source, 1});
        for (std::uint32_t j = 0; j < homes.size(); ++j) {
            const Nearest nearest = search.at(homes[j]);
            if (i == j || !nearest.reached() || nearest.weight > limit) {
                continue;
            }
            const auto low = std::min(cluster[i], cluster[j]);
            const auto high = std::max(cluster[i], cluster[j]);
            std::replace(cluster.begin(), cluster.end(), high, low);
        }
    }
    return cluster;
}

TEST(HomeClusters, AgreeWithAllPairsOnRandomNetworks) {
    std::mt19937 random(99);
    std::uniform_real_distribution<double> coordinate(0, 300);
    std::size_t joined = 0;
    for (int round = 0; round < 1500; ++round) {
        std::vector<geo::Point> nodes;
        for (int i = 0; i < 10; ++i) {
            nodes.push_back(i % 5 == 4 ? nodes.back() : geo::Point{coordinate(random), coordinate(random)});
        }
        std::vector<model::Street> streets;
        for (int i = 0; i < 9; ++i) {
            model::Street way;
            way.id = "way/" + std::to_string(i);
            way.highway = model::Highway::Footway;
            for (int k = 0; k < 3; ++k) {
                const auto node = random() % nodes.size();
                way.nodes.push_back(static_cast<std::int64_t>(node));
                way.points.push_back(nodes[node]);
            }
            streets.push_back(way);
        }
        const auto network =
            WalkingNetwork::build(streets, {}, walkingProfile(model::WalkingProfileId::Adult));
        if (!network) {
            continue;
        }
        std::vector<NetworkPosition> homes;
        for (int i = 0; i < 14; ++i) {
            const auto chain = static_cast<std::uint32_t>(random() % network->chains().size());
            homes.push_back({chain,
                             static_cast<std::uint32_t>(random() % (network->chains()[chain].length + 1)),
                             static_cast<std::uint32_t>(random() % 4000)});
        }
        homes.push_back({});
        NearestSearch search(*network);
        for (const std::uint32_t limit : {3000U, 7500U}) {
            const auto fast = homeClusters(*network, homes, limit, search);
            ASSERT_EQ(fast, slowClusters(*network, homes, limit)) << "round " << round;
            for (std::uint32_t i = 0; i < fast.size(); ++i) {
                joined += fast[i] != i ? 1U : 0U;
            }
        }
    }
    EXPECT_GT(joined, 5000U);
}

}  // namespace
}  // namespace nordertor::analysis
