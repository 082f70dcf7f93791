// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "model/programme_names.h"
#include "model/sector_titles.h"

namespace nordertor::model {
namespace {

TEST(Words, FederalProgrammesHaveAnEnglishName) {
    EXPECT_EQ(programmeName("Sozialer Zusammenhalt").de, "Sozialer Zusammenhalt");
    EXPECT_EQ(programmeName("Sozialer Zusammenhalt").en, "Social Cohesion (Sozialer Zusammenhalt)");
    EXPECT_EQ(programmeName("Eigenes Programm").en, "Eigenes Programm");
}

TEST(Words, ASectorIsNamedInEnglishByItsCode) {
    Organisation bakery;
    bakery.sectorTitle = "Herstellung von Backwaren";
    EXPECT_EQ(sectorOf(bakery).en, "Herstellung von Backwaren") << "without a code";
    bakery.sectorCode = "10.71";
    bakery.sectorEdition = SectorEdition::Wz2008;
    EXPECT_EQ(sectorOf(bakery).de, "Herstellung von Backwaren");
    EXPECT_EQ(sectorOf(bakery).en, "Manufacture of food products");
}

}  // namespace
}  // namespace nordertor::model
