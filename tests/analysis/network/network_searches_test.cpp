// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/catchments.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <random>

#include "analysis/network/bounded_search.h"
#include "analysis/network/k_nearest.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/network/reach_counts.h"
#include "analysis/support/random_city.h"

namespace nordertor::analysis {
namespace {

using test::ChainTruth;
using test::randomCity;
using test::randomPosition;

struct Question {
    std::vector<std::vector<NetworkPosition>> sources;
    std::vector<NetworkPosition> targets;
    std::vector<NetworkPosition> all;  ///< the entrances of all sources, then the targets
};

Question randomQuestion(std::mt19937& random, const WalkingNetwork& network) {
    Question question;
    for (std::size_t s = 0; s < 4; ++s) {
        question.sources.emplace_back();
        for (std::size_t e = random() % 4; e > 0; --e) {
            question.sources.back().push_back(randomPosition(random, network));
            question.all.push_back(question.sources.back().back());
        }
    }
    for (std::size_t t = 0; t < 7; ++t) {
        const bool atASource = !question.all.empty() && random() % 4 == 0;
        question.targets.push_back(atASource ? question.all.front() : randomPosition(random, network));
    }
    question.all.insert(question.all.end(), question.targets.begin(), question.targets.end());
    return question;
}

/// By source the targets within the limit, from the all-pairs weights.
Catchments expected(const Question& question, const ChainTruth& truth, double limit,
                    SearchDirection direction) {
    Catchments result;
    std::size_t entrance = 0;
    const std::size_t firstTarget = question.all.size() - question.targets.size();
    for (const auto& source : question.sources) {
        for (std::uint32_t t = 0; t < question.targets.size(); ++t) {
            double best = test::AllPairs::unreached;
            for (std::size_t e = 0; e < source.size(); ++e) {
                const std::size_t from = entrance + e;
                const std::size_t to = firstTarget + t;
                if (source[e].attached() && question.targets[t].attached()) {
                    best =
                        std::min(best, direction == SearchDirection::FromSources ? truth.between(from, to)
                                                                                 : truth.between(to, from));
                }
            }
            if (best <= limit) {
                result.reached.push_back({t, static_cast<std::uint32_t>(best)});
            }
        }
        entrance += source.size();
        result.first.push_back(result.reached.size());
    }
    return result;
}

Catchments visited(const WalkingNetwork& network, const Question& question, std::uint32_t limit,
                   PathWeight weight, SearchDirection direction) {
    std::vector<std::vector<Catchments::Reached>> rows(question.sources.size());
    EXPECT_TRUE(visitCatchments(
        network, question.sources, question.targets, limit,
        [&](std::uint32_t source, std::span<const Catchments::Reached> reached) {
            rows[source].assign(reached.begin(), reached.end());
        },
        weight, {}, direction));
    Catchments result;
    for (auto& row : rows) {
        std::sort(row.begin(), row.end());
        result.reached.insert(result.reached.end(), row.begin(), row.end());
        result.first.push_back(result.reached.size());
    }
    return result;
}

/// Counts at targets are those of the pairs, counts at vertices and points those of targets put there.
void expectCounts(const WalkingNetwork& network, const Question& question, const Catchments& wanted,
                  std::uint32_t limit, PathWeight weight, SearchDirection direction) {
    const auto counts = reachCounts(network, question.sources, question.targets, {limit, weight, direction});
    ASSERT_TRUE(counts.has_value());
    std::vector<std::uint32_t> byTarget(question.targets.size(), 0);
    for (const Catchments::Reached& pair : wanted.reached) {
        ++byTarget[pair.target];
    }
    ASSERT_EQ(counts->positions, byTarget);
    std::vector<NetworkPosition> inner;
    std::vector<std::uint32_t> innerCounts;
    for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
        const auto& chain = network.chains()[c];
        ASSERT_EQ(counts->points[chain.firstPoint], counts->vertices[chain.from]);
        ASSERT_EQ(counts->points[chain.firstPoint + chain.pointCount - 1], counts->vertices[chain.to]);
        for (std::uint32_t i = chain.firstPoint + 1; i + 1 < chain.firstPoint + chain.pointCount; ++i) {
            inner.push_back(network.positionOfPoint(c, i));
            innerCounts.push_back(counts->points[i]);
        }
    }
    const auto again = reachCounts(network, question.sources, inner, {limit, weight, direction});
    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(again->positions, innerCounts);
    ASSERT_EQ(again->vertices, counts->vertices);
    BoundedSearch search(network, weight, direction);
    std::vector<std::uint32_t> byVertex(network.vertexCount(), 0);
    for (const auto& source : question.sources) {
        ASSERT_TRUE(search.run(source, limit));
        for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
            byVertex[v] += search.atVertex(v) <= limit && search.atVertex(v) != BoundedSearch::unreached;
        }
    }
    ASSERT_EQ(counts->vertices, byVertex);
}

/// Nearest and k nearest sources of every target and vertex, with a limit that is hit exactly.
void expectNearest(const WalkingNetwork& network, const Question& question, const ChainTruth& truth,
                   PathWeight weight, SearchDirection direction) {
    std::vector<SearchSource> sources;
    for (std::uint32_t s = 0; s < question.sources.size(); ++s) {
        for (const NetworkPosition& entrance : question.sources[s]) {
            sources.push_back({entrance, s});
        }
    }
    const bool away = direction == SearchDirection::FromSources;
    std::uint32_t limit = Nearest::unreachable - 1;
    NearestSearch nearest(network);
    KNearestSearch three(network, 3);
    for (int run = 0; run < 2; ++run) {
        ASSERT_TRUE(nearest.run(sources, weight, limit, {}, direction));
        ASSERT_TRUE(three.run(sources, weight, limit, {}, direction));
        const auto expectRow = [&](const auto& weightOf, std::span<const Nearest> found, Nearest first) {
            std::map<std::uint32_t, double> bySource;
            for (std::size_t e = 0; e < sources.size(); ++e) {
                const double path = sources[e].position.attached() ? weightOf(e) : test::AllPairs::unreached;
                if (path <= limit) {
                    const auto at = bySource.try_emplace(sources[e].index, path).first;
                    at->second = std::min(at->second, path);
                }
            }
            std::vector<std::pair<double, std::uint32_t>> row;
            for (const auto& [source, path] : bySource) {
                row.emplace_back(path, source);
            }
            std::sort(row.begin(), row.end());
            row.resize(std::min<std::size_t>(row.size(), 3));
            ASSERT_EQ(found.size(), row.size());
            for (std::size_t i = 0; i < row.size(); ++i) {
                ASSERT_EQ(found[i].weight, row[i].first);
                ASSERT_EQ(found[i].index, row[i].second);
            }
            ASSERT_EQ(first, row.empty() ? Nearest{} : found[0]);
        };
        std::array<Nearest, 3> found;
        std::uint32_t nextLimit = 5000;
        for (std::size_t t = 0; t < question.targets.size(); ++t) {
            const std::size_t at = sources.size() + t;
            const auto count = three.at(question.targets[t], found);
            expectRow(
                [&](std::size_t e) {
                    return !question.targets[t].attached() ? test::AllPairs::unreached
                           : away                          ? truth.between(e, at)
                                                           : truth.between(at, e);
                },
                {found.data(), count}, nearest.at(question.targets[t]));
            if (count > 0) {
                nextLimit = found[count - 1].weight;
            }
        }
        for (std::uint32_t v = 0; v < network.vertexCount(); ++v) {
            const auto count = three.atVertex(v, found);
            expectRow([&](std::size_t e) { return away ? truth.toVertex(e, v) : truth.fromVertex(v, e); },
                      {found.data(), count}, nearest.atVertex(v));
        }
        limit = nextLimit;
    }
}

// Truth: Floyd and Warshall's all-pairs weights over the chains cut at all positions.
TEST(NetworkSearches, AgreeExactlyWithAllPairs) {
    std::mt19937 random(7);
    std::size_t pairs = 0;
    std::size_t atTheLimit = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto city = randomCity(random, {true, round % 3 != 0, true});
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Senior));
        if (!network) {
            continue;
        }
        const PathWeight weight = round % 2 == 0 ? PathWeight::Length : PathWeight::Time;
        const SearchDirection direction =
            round % 5 < 3 ? SearchDirection::TowardsSources : SearchDirection::FromSources;
        const Question question = randomQuestion(random, *network);
        const ChainTruth truth(*network, question.all, weight);
        const Catchments everything = expected(question, truth, 4e9, direction);
        std::vector<std::uint32_t> limits{std::numeric_limits<std::uint32_t>::max(), 9000};
        if (!everything.reached.empty()) {  // one that is hit exactly
            const std::uint32_t hit = everything.reached[random() % everything.reached.size()].weight;
            limits.push_back(hit);
            limits.push_back(hit > 0 ? hit - 1 : 0);
        }
        for (const std::uint32_t limit : limits) {
            const Catchments wanted = expected(question, truth, limit, direction);
            const auto found =
                catchments(*network, question.sources, question.targets, limit, weight, {}, direction);
            ASSERT_TRUE(found.has_value());
            ASSERT_EQ(found->first, wanted.first) << "round " << round << ", limit " << limit;
            ASSERT_EQ(found->reached, wanted.reached) << "round " << round << ", limit " << limit;
            ASSERT_EQ(visited(*network, question, limit, weight, direction).reached, wanted.reached);
            pairs += wanted.reached.size();
            atTheLimit += static_cast<std::size_t>(
                std::count_if(wanted.reached.begin(), wanted.reached.end(),
                              [&](const auto& pair) { return pair.weight == limit; }));
            expectCounts(*network, question, wanted, limit, weight, direction);
        }
        expectNearest(*network, question, truth, weight, direction);
    }
    EXPECT_GT(pairs, 40000U);
    EXPECT_GT(atTheLimit, 2000U);
}

// Truth: Floyd and Warshall over the plain pieces of the streets, before anything is contracted. Each chain
// on the way is rounded to a centimetre.
TEST(NetworkSearches, WalkOneWaysAsDrawn) {
    std::mt19937 random(99);
    std::size_t reached = 0;
    std::size_t oneWayOnly = 0;
    for (int round = 0; round < 1500; ++round) {
        const auto city = randomCity(random, {false, true, false});
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Adult));
        if (!network) {
            continue;
        }
        test::AllPairs truth(city.nodes.size());
        for (const model::Street& way : city.streets) {
            for (std::size_t i = 0; i + 1 < way.nodes.size(); ++i) {
                const auto a = static_cast<std::size_t>(way.nodes[i]);
                const auto b = static_cast<std::size_t>(way.nodes[i + 1]);
                const double metres = geo::distance(city.nodes[a], city.nodes[b]);
                if (way.footDirection != model::FootDirection::Backward) {
                    truth.arc(a, b, metres);
                }
                if (way.footDirection != model::FootDirection::Forward) {
                    truth.arc(b, a, metres);
                }
            }
        }
        truth.close();
        std::vector<NetworkPosition> at(city.nodes.size());
        for (std::uint32_t c = 0; c < network->chains().size(); ++c) {
            const auto& chain = network->chains()[c];
            for (std::uint32_t i = chain.firstPoint; i < chain.firstPoint + chain.pointCount; ++i) {
                for (std::size_t n = 0; n < at.size(); ++n) {
                    if (city.nodes[n] == network->points()[i]) {
                        at[n] = network->positionOfPoint(c, i);
                    }
                }
            }
        }
        BoundedSearch towards(*network);
        BoundedSearch away(*network, PathWeight::Length, SearchDirection::FromSources);
        const auto expectNear = [&](std::uint32_t found, double metres) {
            if (metres == test::AllPairs::unreached) {
                ASSERT_EQ(found, BoundedSearch::unreached) << "round " << round;
            } else {
                ASSERT_NEAR(found / 100.0, metres, 0.1) << "round " << round;
                ++reached;
            }
        };
        for (std::size_t n = 0; n < at.size(); ++n) {
            if (!at[n].attached()) {
                continue;
            }
            ASSERT_TRUE(towards.run({&at[n], 1}, BoundedSearch::unreached));
            ASSERT_TRUE(away.run({&at[n], 1}, BoundedSearch::unreached));
            for (std::size_t m = 0; m < at.size(); ++m) {
                if (at[m].attached()) {
                    expectNear(towards.at(at[m]), truth(m, n));
                    expectNear(away.at(at[m]), truth(n, m));
                    oneWayOnly += (truth(m, n) == test::AllPairs::unreached) !=
                                  (truth(n, m) == test::AllPairs::unreached);
                }
            }
        }
    }
    EXPECT_GT(reached, 50000U);
    EXPECT_GT(oneWayOnly, 1000U);
}

/// A city with one-ways and a question about it, bigger than one block of sources.
struct Big {
    test::RandomCity city;
    WalkingNetwork network;
    std::vector<std::vector<NetworkPosition>> sources;
    std::vector<NetworkPosition> targets;
};

Big big(std::uint32_t seed) {
    std::mt19937 random(seed);
    Big all;
    for (int quarter = 0; quarter < 30; ++quarter) {
        const auto city = randomCity(random, {true, true, true});
        for (model::Street street : city.streets) {
            street.id += "/" + std::to_string(quarter);
            for (std::size_t i = 0; i < street.nodes.size(); ++i) {
                street.nodes[i] += quarter * 12;  // quarters share nodes
                street.points[i].x += quarter % 6 * 150;
                street.points[i].y += quarter / 6 * 150;
            }
            all.city.streets.push_back(street);
        }
    }
    all.network =
        WalkingNetwork::build(all.city.streets, {}, walkingProfile(model::WalkingProfileId::Adult)).value();
    for (int i = 0; i < 500; ++i) {
        all.sources.push_back({randomPosition(random, all.network), randomPosition(random, all.network)});
        all.targets.push_back(randomPosition(random, all.network));
    }
    return all;
}

TEST(NetworkSearches, NumberOfThreadsDoesNotMatter) {
    const Big data = big(3);
    const auto run = [&](std::size_t threads) {
        const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
        return std::pair{catchments(data.network, data.sources, data.targets, 60000).value(),
                         reachCounts(data.network, data.sources, data.targets, {60000}).value()};
    };
    const auto [pairs, counts] = run(1);
    EXPECT_GT(pairs.reached.size(), 5000U);
    for (const std::size_t threads : {2U, 4U, 7U}) {
        const auto [again, countsAgain] = run(threads);
        EXPECT_EQ(again.first, pairs.first);
        EXPECT_EQ(again.reached, pairs.reached);
        EXPECT_EQ(countsAgain.vertices, counts.vertices);
        EXPECT_EQ(countsAgain.points, counts.points);
        EXPECT_EQ(countsAgain.positions, counts.positions);
    }
}

TEST(NetworkSearches, OrderOfStreetsAndTranslationDoNotMatter) {
    for (std::uint32_t seed = 10; seed < 20; ++seed) {
        const Big data = big(seed);
        auto streets = data.city.streets;
        std::mt19937 random(seed);
        std::shuffle(streets.begin(), streets.end(), random);
        for (model::Street& street : streets) {
            for (geo::Point& p : street.points) {
                p = {p.x + 389000, p.y + 5934000};
            }
        }
        const auto moved =
            WalkingNetwork::build(streets, {}, walkingProfile(model::WalkingProfileId::Adult)).value();
        const auto pairs = catchments(data.network, data.sources, data.targets, 60000).value();
        const auto again = catchments(moved, data.sources, data.targets, 60000).value();
        EXPECT_EQ(again.first, pairs.first);
        EXPECT_EQ(again.reached, pairs.reached);
    }
}

TEST(NetworkSearches, StopWhenAsked) {
    const Big data = big(3);
    std::stop_source stop;
    stop.request_stop();
    const Task task({}, stop.get_token());
    const auto pairs = catchments(data.network, data.sources, data.targets, 60000, PathWeight::Length, task);
    ASSERT_FALSE(pairs);
    EXPECT_EQ(pairs.error().code, ErrorCode::Cancelled);
    const auto counts = reachCounts(data.network, data.sources, data.targets, {60000}, task);
    ASSERT_FALSE(counts);
    EXPECT_EQ(counts.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
