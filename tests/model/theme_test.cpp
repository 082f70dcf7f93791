// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/theme.h"

#include <gtest/gtest.h>

namespace nordertor::model {
namespace {

TEST(ThemeSet, FindsKindsAndStandardsByQualifiedId) {
    Theme youth;
    youth.id = "youth";
    FacilityKind playground;
    playground.id = "playground";
    youth.facilityKinds = {playground};
    Standard standard;
    standard.id = "playground";
    standard.limit = 200;
    youth.standards = {standard};
    DemandGroup children;
    children.id = "children";
    youth.demandGroups = {children};
    const ThemeSet themes{{youth}};

    ASSERT_NE(themes.findKind("youth.playground"), nullptr);
    ASSERT_NE(themes.findStandard("youth.playground"), nullptr);
    EXPECT_EQ(themes.findStandard("youth.playground")->limit, 200);
    EXPECT_NE(themes.find("youth")->findDemandGroup("children"), nullptr);
    for (const char* unknown : {"playground", "youth.", "social.playground", "", ".playground"}) {
        EXPECT_EQ(themes.findKind(unknown), nullptr) << unknown;
        EXPECT_EQ(themes.findStandard(unknown), nullptr) << unknown;
    }
    EXPECT_EQ(themes.find("social"), nullptr);
}

}  // namespace
}  // namespace nordertor::model
