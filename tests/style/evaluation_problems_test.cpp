// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/evaluation_problems.h"

#include <gtest/gtest.h>

#include "style/style_document.h"

namespace nordertor::style {
namespace {

void come(EvaluationProblems& problems, const StyleLayer& layer, std::string_view property) {
    if (problems.isNew(layer, property)) {
        problems.add(layer, property, {});
    }
}

TEST(EvaluationProblems, WhatCameUpElsewhereFollowsAndIsCountedTogether) {
    StyleLayer streets;
    streets.id = "streets";
    StyleLayer houses;
    houses.id = "houses";
    EvaluationProblems here;
    come(here, streets, "line-width");
    EvaluationProblems elsewhere;
    come(elsewhere, streets, "line-width");
    come(elsewhere, streets, "line-width");
    come(elsewhere, houses, "fill-color");
    come(elsewhere, houses, "filter");
    here.add(elsewhere);

    const Notices notices = here.notices();
    ASSERT_EQ(notices.size(), 3U);
    EXPECT_EQ(notices[0].count, 3U);
    EXPECT_NE(notices[1].message.en.find("fill-color"), std::string::npos);
    EXPECT_EQ(notices[1].count, 1U);
    EXPECT_NE(notices[2].message.en.find("filter"), std::string::npos);
    // known from now on
    come(here, houses, "filter");
    EXPECT_EQ(here.notices()[2].count, 2U);
}

}  // namespace
}  // namespace nordertor::style
