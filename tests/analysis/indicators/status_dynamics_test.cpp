// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/status_dynamics.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "io/tables/csv_table.h"
#include "io/tables/figure_table.h"
#include "support/real_data.h"

namespace nordertor::analysis {
namespace {

TEST(StatusDynamics, LeavesSmallAndIncompleteAreasOutOfEveryMean) {
    const std::vector<Figures> level{{1.0, 2.0, 3.0, 1000.0, std::nullopt}};
    const auto result = statusDynamics(level, {}, {300.0, 400.0, 500.0, 299.0, 800.0});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->rated, 3U);
    EXPECT_EQ(result->tooSmall, 1U);
    EXPECT_EQ(result->incomplete, 1U);
    // of 1, 2, 3: z = -1.2247, 0, 1.2247
    EXPECT_EQ(result->status[0], Status::High);
    EXPECT_EQ(result->status[1], Status::Medium);
    EXPECT_EQ(result->status[2], Status::Low);
    EXPECT_FALSE(result->status[3]);
    EXPECT_FALSE(result->status[4]);
}

TEST(StatusDynamics, SaysWhyNothingCanBeRated) {
    const auto result = statusDynamics({{1.0, 2.0, 3.0}}, {}, {10.0, 20.0, 30.0});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::InvalidData);
    EXPECT_FALSE(statusDynamics({}, {}, {500.0, 500.0, 500.0}));
}

// Truth: the classes published with the figures (Monitoring Soziale Stadtentwicklung Berlin 2019).
TEST(StatusDynamicsRealData, EveryPublishedClassOfBerlin2019) {
    NORDERTOR_REAL_DATA_OR_SKIP(
        file, "berlin/berlin-lor-monitoring-social-urban-development-2019-00-planning-areas.csv");
    const auto table = io::CsvTable::read(file);
    ASSERT_TRUE(table);
    model::AreaSet set;
    io::CsvRows rows(*table);
    while (rows.next()) {
        set.areas.push_back({std::string(rows[0]), {}, {}});
    }
    ASSERT_EQ(set.areas.size(), 436U);
    ASSERT_TRUE(io::joinFigures(set, file));
    const auto figures = [&](const std::string& column) {
        const auto* numbers = set.findNumbers(column);
        EXPECT_NE(numbers, nullptr) << column;
        return numbers == nullptr ? Figures{} : numbers->values;
    };
    const auto result = statusDynamics(
        {figures("s1_percentage_unemployed"), figures("s3_percentage_transfer_payments_recipients"),
         figures("s4_percentage_transfer_payments_recipients_below_15_years")},
        {figures("d1_percentage_unemployed"), figures("d3_percentage_transfer_payments_recipients"),
         figures("d4_percentage_transfer_payments_recipients_below_15_years")},
        figures("inhabitants"));
    ASSERT_TRUE(result) << result.error().sentence(Language::English);
    std::map<std::string, std::size_t> status;
    std::map<std::string, std::size_t> dynamics;
    for (std::size_t i = 0; i < result->status.size(); ++i) {
        if (result->status[i]) {
            ++status[statusLabel(*result->status[i]).de];
            ++dynamics[dynamicsLabel(*result->dynamics[i]).de];
        }
    }
    EXPECT_EQ(status, (std::map<std::string, std::size_t>{
                          {"hoch", 67}, {"mittel", 283}, {"niedrig", 47}, {"sehr niedrig", 39}}));
    EXPECT_EQ(dynamics,
              (std::map<std::string, std::size_t>{{"negativ", 33}, {"positiv", 46}, {"stabil", 357}}));
}

}  // namespace
}  // namespace nordertor::analysis
