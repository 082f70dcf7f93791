// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/affinity.h"

#include <gtest/gtest.h>

namespace nordertor::analysis {
namespace {

using model::Organisation;
using model::SectorEdition;

Organisation business(std::string code, SectorEdition edition = SectorEdition::Wz2008) {
    Organisation result;
    result.sectorCode = std::move(code);
    result.sectorEdition = edition;
    return result;
}

model::PartnerAffinity sector(std::string prefix, double weight, std::vector<std::string> standards = {}) {
    return {std::move(prefix), {}, weight, {}, std::move(standards)};
}

model::PartnerAffinity purpose(std::string name, double weight) {
    return {{}, std::move(name), weight, {}, {}};
}

double weightOf(const model::Theme& theme, const Organisation& organisation) {
    const auto* affinity = bestAffinity(theme, "playground", organisation);
    return affinity == nullptr ? -1 : affinity->weight;
}

// Sections and divisions as in the published classification WZ 2008.
TEST(Affinity, SectionsFollowTheClassification) {
    EXPECT_EQ(sectionOf("10.71", SectorEdition::Wz2008), 'C');
    EXPECT_EQ(sectionOf("01.1", SectorEdition::Wz2008), 'A');
    EXPECT_EQ(sectionOf("47", SectorEdition::NaceRev2), 'G');
    EXPECT_EQ(sectionOf("86.21.0", SectorEdition::Wz2008), 'Q');
    EXPECT_EQ(sectionOf("Q", SectorEdition::Wz2008), 'Q');
    EXPECT_EQ(sectionOf("", SectorEdition::Wz2008), '\0');
    EXPECT_EQ(sectionOf("04", SectorEdition::Wz2008), '\0');
}

TEST(Affinity, LettersOfTheNewEditionAreMovedBack) {
    // Health and social work is Q in WZ 2008 and R in WZ 2025.
    EXPECT_EQ(sectionOf("R", SectorEdition::Wz2025), 'Q');
    EXPECT_EQ(sectionOf("G", SectorEdition::Wz2025), 'G');
}

TEST(Affinity, LongestPrefixWinsEvenWithLessWeight) {
    model::Theme theme;
    theme.affinities = {sector("C", 0.9), sector("10", 0.5), sector("10.7", 0.2)};
    EXPECT_EQ(weightOf(theme, business("10.71")), 0.2);
    EXPECT_EQ(weightOf(theme, business("10.1")), 0.5);
    EXPECT_EQ(weightOf(theme, business("31")), 0.9);
    EXPECT_EQ(weightOf(theme, business("47.11")), -1);
}

TEST(Affinity, BestPurposeWins) {
    model::Theme theme;
    theme.affinities = {purpose("youth", 0.6), purpose("education", 0.8), sector("94", 0.3)};
    Organisation foundation = business("94.99");
    foundation.purposes = {"education", "youth"};
    EXPECT_EQ(weightOf(theme, foundation), 0.8);
}

TEST(Affinity, OnlyForTheStandardsNamed) {
    model::Theme theme;
    theme.affinities = {sector("10", 0.5, {"youth_centre"}), sector("C", 0.1, {"playground"})};
    EXPECT_EQ(weightOf(theme, business("10.71")), 0.1);
}

}  // namespace
}  // namespace nordertor::analysis
