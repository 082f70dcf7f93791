// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/catchments.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <random>

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

// Truth: Floyd and Warshall's all-pairs weights over the chains cut at all positions.
TEST(Catchments, AgreeExactlyWithAllPairs) {
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
        }
    }
    EXPECT_GT(pairs, 40000U);
    EXPECT_GT(atTheLimit, 2000U);
}

}  // namespace
}  // namespace nordertor::analysis
