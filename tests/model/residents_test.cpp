// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/residents.h"

#include <gtest/gtest.h>

namespace nordertor::model {
namespace {

TEST(AgeGroup, KeyIsReadBack) {
    for (const AgeGroup group :
         {AgeGroup{}, AgeGroup{0, 9}, AgeGroup{80, AgeGroup::openEnd}, AgeGroup{6, 6}}) {
        EXPECT_EQ(AgeGroup::fromKey(group.key()), group);
    }
    EXPECT_EQ(AgeGroup{}.key(), "all");
    EXPECT_EQ((AgeGroup{0, 9}.key()), "0-9");
    EXPECT_EQ((AgeGroup{80, AgeGroup::openEnd}.key()), "80+");
}

TEST(AgeGroup, RefusesOtherKeys) {
    for (const char* key : {"", "9", "9-0", "-5", "a-b", "10-", "+", "0-999", "1000+", "0-9 ", "5-6-7"}) {
        EXPECT_EQ(AgeGroup::fromKey(key), std::nullopt) << key;
    }
}

TEST(AgeGroup, LabelNamesWhoIsMeant) {
    EXPECT_EQ((AgeGroup{0, 9}.label()), (LocalizedText{"Kinder unter 10", "children under 10"}));
    EXPECT_EQ((AgeGroup{6, 12}.label().de), "Kinder und Jugendliche von 6 bis 12");
    EXPECT_EQ((AgeGroup{8, 8}.label()), (LocalizedText{"Kinder von 8 Jahren", "children aged 8"}));
    EXPECT_EQ((AgeGroup{16, 16}.label()), (LocalizedText{"Jugendliche von 16 Jahren", "youths aged 16"}));
    EXPECT_EQ((AgeGroup{60, 60}.label()), (LocalizedText{"Personen von 60 Jahren", "persons aged 60"}));
    EXPECT_EQ((AgeGroup{20, 29}.label()), (LocalizedText{"Personen von 20 bis 29", "persons aged 20 to 29"}));
    EXPECT_EQ((AgeGroup{0, 29}.label().de), "Personen unter 30");
    EXPECT_EQ((AgeGroup{80, AgeGroup::openEnd}.label()),
              (LocalizedText{"Personen ab 80", "persons aged 80 and over"}));
    EXPECT_EQ(AgeGroup{}.label().de, "Personen");
}

TEST(AgeGroup, ContainsAndOverlaps) {
    EXPECT_TRUE((AgeGroup{0, 9}.contains({3, 9})));
    EXPECT_FALSE((AgeGroup{0, 9}.contains({3, 10})));
    EXPECT_TRUE((AgeGroup{0, 9}.overlaps({9, 20})));
    EXPECT_FALSE((AgeGroup{0, 9}.overlaps({10, 20})));
    EXPECT_TRUE(AgeGroup{}.contains({80, AgeGroup::openEnd}));
}

TEST(Residents, FindsAGroupAndKeepsUnknownApartFromZero) {
    Residents residents;
    residents.groups = {{0, 9}, {0, AgeGroup::openEnd}};
    EXPECT_EQ(residents.indexOf({}), 1U);
    EXPECT_EQ(residents.indexOf({5, 6}), 2U);
    EXPECT_TRUE(Residents::isKnown(0));
    EXPECT_FALSE(Residents::isKnown(Residents::unknownPersons));
}

}  // namespace
}  // namespace nordertor::model
