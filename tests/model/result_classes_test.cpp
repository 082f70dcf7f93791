// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_classes.h"

#include <gtest/gtest.h>

namespace nordertor::model {
namespace {

/// Service areas up to 200, 400 and 800 m with the persons within each.
ResultLayer bands(const std::vector<ResultValue>& persons) {
    ResultData data;
    data.geometry = ResultGeometry::Areas;
    data.columns = {{"limit_m", {"Fußweg bis m", "Walk up to m"}, ResultColumn::Type::Number, 0},
                    {"persons_0_9", {"Kinder", "Children"}, ResultColumn::Type::Persons, 0},
                    {"persons_all", {"Personen", "Persons"}, ResultColumn::Type::Persons, 0}};
    const std::vector<double> limits{200, 400, 800};
    for (std::size_t i = persons.size(); i-- > 0;) {
        data.rows.push_back({geo::MultiPolygon{}, {limits[i], 1.0, persons[i]}});
    }
    data.legend.kind = Presentation::Kind::Sequential;
    data.legend.column = "limit_m";
    data.legend.classes = {{{"bis 200", "up to 200"}, "#111111", {}, 200},
                           {{"200 bis 400", "200 to 400"}, "#222222", {}, 400},
                           {{"400 bis 800", "400 to 800"}, "#333333", {}, {}}};
    ResultLayer layer;
    layer.record.operation = "reach";
    layer.data = std::make_shared<const ResultData>(std::move(data));
    return layer;
}

TEST(ResultClasses, ABandHoldsWhatTheNearerOnesDoNot) {
    const auto amounts = bandAmounts(bands({61.0, 203.0, 453.0}));
    ASSERT_TRUE(amounts);
    EXPECT_EQ(amounts->column, 2U) << "everybody before age classes";
    EXPECT_EQ(amounts->byClass, (std::vector<std::optional<double>>{61, 142, 250}));
}

TEST(ResultClasses, WhatIsNotKnownIsNotToldByItsNeighboursEither) {
    const auto amounts = bandAmounts(bands({61.0, std::monostate{}, 453.0}));
    ASSERT_TRUE(amounts);
    EXPECT_EQ(amounts->byClass, (std::vector<std::optional<double>>{61, std::nullopt, std::nullopt}));
}

TEST(ResultClasses, AreasOfSeveralOriginsAreNotAddedUp) {
    ResultLayer layer = bands({61.0, 203.0, 453.0});
    ResultData data = *layer.data;
    data.rows.push_back(data.rows.front());
    layer.data = std::make_shared<const ResultData>(data);
    EXPECT_TRUE(holdsBands(layer));
    EXPECT_FALSE(bandAmounts(layer));
    EXPECT_EQ(classCounts(data).byClass, (std::vector<std::size_t>{1, 1, 2}));
}

TEST(ResultClasses, OfSeveralBandsInAClassTheWidestCounts) {
    ResultLayer layer = bands({61.0, 203.0, 453.0});
    ResultData data = *layer.data;
    data.legend.classes.erase(data.legend.classes.begin());
    layer.data = std::make_shared<const ResultData>(data);
    EXPECT_EQ(insideWiderBands(data), (std::vector<bool>{false, false, true})) << "widest first";
    EXPECT_EQ(bandAmounts(layer)->byClass, (std::vector<std::optional<double>>{203, 250}));
    // of two origins each has a widest one
    data.columns.push_back({"origin", {"Kennung", "Id"}, ResultColumn::Type::Text, 0});
    for (ResultRow& row : data.rows) {
        row.values.emplace_back(std::string("a"));
    }
    data.rows.push_back(data.rows.back());
    data.rows.back().values.back() = std::string("b");
    EXPECT_EQ(insideWiderBands(data), (std::vector<bool>{false, false, true, false}));
}

TEST(ResultClasses, OfAHomeThatStandsThereForEachStandardTheGreatestDifferenceIsDrawn) {
    ResultData data;
    data.columns = {{"home", {}, ResultColumn::Type::Text, 0},
                    {"difference_m", {}, ResultColumn::Type::Number, 0}};
    data.legend.kind = Presentation::Kind::Diverging;
    data.legend.column = "difference_m";
    const auto row = [](const char* home, ResultValue value) {
        return ResultRow{geo::Point{1, 2}, {std::string(home), std::move(value)}};
    };
    data.rows = {row("a", 40.0), row("b", 5.0),  row("a", -300.0),           row("a", 200.0),
                 row("c", 7.0),  row("c", -7.0), row("d", std::monostate()), row("d", 900.0)};
    EXPECT_EQ(drawnRows(data), (std::vector<std::size_t>{1, 2, 4, 6}));
    data.columns[0].key = "place";
    EXPECT_EQ(drawnRows(data).size(), data.rows.size());
}

TEST(ResultClasses, OtherResultsHaveNoBands) {
    ResultLayer layer = bands({61.0, 203.0, 453.0});
    layer.record.operation = "indicators";
    EXPECT_FALSE(bandAmounts(layer));
    layer.record.operation = "reach";
    ResultData data = *layer.data;
    data.legend.column = "persons_all";
    layer.data = std::make_shared<const ResultData>(data);
    EXPECT_FALSE(holdsBands(layer)) << "styled by another column";
}

}  // namespace
}  // namespace nordertor::model
