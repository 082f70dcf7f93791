// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/task.h"

#include <gtest/gtest.h>

#include <vector>

namespace nordertor {
namespace {

TEST(Task, PartsReportInTheRangeOfTheWhole) {
    std::vector<double> seen;
    std::string step;
    const Task task(
        [&](double fraction, const LocalizedText& name) {
            seen.push_back(fraction);
            step = name.en;
        },
        {});
    task.part(0.2, 0.6).report(0.5, {"Wege", "Paths"});
    task.part(0.2, 0.6).part(0.5, 1).report(0);
    task.report(1);
    task.part(0, 0.5).report(7);  // never beyond its range
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_DOUBLE_EQ(seen[0], 0.4);
    EXPECT_DOUBLE_EQ(seen[1], 0.4);
    EXPECT_DOUBLE_EQ(seen[2], 1);
    EXPECT_DOUBLE_EQ(seen[3], 0.5);
}

TEST(Task, PartsStopWithTheWhole) {
    std::stop_source source;
    const Task part = Task({}, source.get_token()).part(0, 0.5);
    EXPECT_FALSE(part.stopRequested());
    source.request_stop();
    EXPECT_TRUE(part.stopRequested());
}

TEST(Task, DefaultReportsNowhereAndNeverStops) {
    const Task task;
    task.report(0.5);
    EXPECT_FALSE(task.part(0, 1).stopRequested());
}

}  // namespace
}  // namespace nordertor
