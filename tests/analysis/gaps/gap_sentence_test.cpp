// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nordertor::analysis {
namespace {

model::FacilityKind kind(LocalizedText label, LocalizedText fromNearest) {
    model::FacilityKind result;
    result.label = std::move(label);
    result.fromNearest = std::move(fromNearest);
    return result;
}

const model::FacilityKind playground =
    kind({"Spielplatz", "playground"}, {"vom nächsten Spielplatz", "from the nearest playground"});
const model::FacilityKind school = kind({"Grundschule", "primary school"},
                                        {"von der nächsten Grundschule", "from the nearest primary school"});
const model::FacilityKind youthCentre =
    kind({"Jugendzentrum", "youth centre"}, {"vom nächsten Jugendzentrum", "from the nearest youth centre"});
const model::FacilityKind supermarket =
    kind({"Supermarkt", "supermarket"}, {"vom nächsten Supermarkt", "from the nearest supermarket"});
const model::FacilityKind discounter =
    kind({"Discounter", "discount shop"}, {"vom nächsten Discounter", "from the nearest discount shop"});

GapSentence children() {
    GapSentence gap;
    gap.demand = {DemandMeasure::Persons, {"Kinder unter 10", "children under 10"}};
    gap.count = 131.7;
    gap.limit = 400;
    gap.kinds = {&playground};
    gap.facilities = 12;
    gap.nearestDistance = 912;
    gap.nearestName = sameInBoth("Allmende-Wiese");
    gap.marginMetres = 2000;
    return gap;
}

TEST(GapSentence, SaysWhoLacksWhatAndWhereTheNearestIs) {
    const auto text = gapSentence(children());
    EXPECT_EQ(text.de,
              "132 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Spielplatz; der nächste ist "
              "„Allmende-Wiese“ in 910 m.");
    EXPECT_EQ(
        text.en,
        "132 children under 10 live more than 400 m of walking from the nearest playground; the nearest "
        "is “Allmende-Wiese” at 910 m.");
}

TEST(GapSentence, ManagesWithoutAName) {
    auto gap = children();
    gap.nearestName = {};
    EXPECT_EQ(gapSentence(gap).de,
              "132 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Spielplatz; der nächste (ohne "
              "Namen) liegt 910 m Fußweg entfernt.");
}

TEST(GapSentence, KnowsTheGenderOfTheFacility) {
    auto gap = children();
    gap.kinds = {&school};
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("; die nächste ist „Allmende-Wiese“"));
    gap.kinds = {&youthCentre};
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("; das nächste ist „Allmende-Wiese“"));
    gap.nearestDistance.reset();
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("; zu Fuß ist von dort keines erreichbar."));
}

TEST(GapSentence, NamesSeveralKindsOnce) {
    auto gap = children();
    gap.kinds = {&supermarket, &discounter};
    EXPECT_EQ(
        gapSentence(gap).de,
        "132 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Supermarkt oder Discounter; am "
        "nächsten liegt „Allmende-Wiese“ in 910 m.");
}

TEST(GapSentence, SaysWhenThereIsNone) {
    auto gap = children();
    gap.facilities = 0;
    gap.nearestDistance.reset();
    EXPECT_EQ(gapSentence(gap).de,
              "132 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Spielplatz. Im Gebiet und im "
              "Umkreis von 2 km gibt es keinen Spielplatz.");
    EXPECT_EQ(noneOfKindSentence({&school}, 500, 1500).de,
              "Im Gebiet und im Umkreis von 1,5 km gibt es keine Grundschule ab 500 m².");
    const model::FacilityKind crossing =
        kind({"gesicherter Überweg", "safe crossing"}, {"vom nächsten gesicherten Überweg", ""});
    EXPECT_EQ(noneOfKindSentence({&crossing}, {}, 0).de, "Im Gebiet gibt es keinen gesicherten Überweg.");
    auto bank =
        kind({"Bank oder Geldautomat", ""}, {"von der nächsten Bank oder dem nächsten Geldautomaten", ""});
    bank.labelPlural = {"Banken und Geldautomaten", ""};
    EXPECT_EQ(noneOfKindSentence({&bank}, {}, 0).de, "Im Gebiet gibt es keine Banken und Geldautomaten.");
    EXPECT_EQ(noneOfKindSentence({&youthCentre}, {}, 0).de, "Im Gebiet gibt es kein Jugendzentrum.");
}

TEST(GapSentence, NamesTheSizeThatQualifies) {
    auto gap = children();
    gap.minimumArea = 5000;
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("vom nächsten Spielplatz (ab 0,5 ha); der nächste"));
}

TEST(GapSentence, TellsLowerBoundsAndHomes) {
    auto gap = children();
    gap.count = 40;
    gap.demand.measure = DemandMeasure::KnownPersonsOnly;
    EXPECT_TRUE(gapSentence(gap).de.starts_with("Mindestens 40 Kinder unter 10 wohnen weiter"));
    gap.demand.measure = DemandMeasure::Homes;
    gap.count = 23;
    EXPECT_TRUE(gapSentence(gap).de.starts_with(
        "23 Wohngebäude (Einwohnerzahlen liegen nicht vor) liegen weiter als 400 m"));
    gap.count = 1;
    EXPECT_TRUE(gapSentence(gap).de.starts_with("1 Wohngebäude (Einwohnerzahlen liegen nicht vor) liegt"));
}

TEST(GapSentence, GivesBigAreasInHectares) {
    auto gap = children();
    const auto saysArea = [&](double squareMetres, const std::string& de, const std::string& en) {
        gap.minimumArea = squareMetres;
        const auto text = gapSentence(gap);
        EXPECT_THAT(text.de, testing::HasSubstr(" (ab " + de + "); "));
        EXPECT_THAT(text.en, testing::HasSubstr(" (of " + en + " or more); "));
    };
    saysArea(400, "400 m²", "400 m²");
    saysArea(5000, "0,5 ha", "0.5 ha");
    saysArea(15000, "1,5 ha", "1.5 ha");
    saysArea(100000, "10 ha", "10 ha");
    saysArea(5250, "5.250 m²", "5,250 m²");
}

TEST(GapSentence, SaysWhichAgesALowerBoundKnows) {
    auto gap = children();
    gap.demand = {DemandMeasure::KnownPersonsOnly,
                  {"Personen (bekannt sind nur unter 10 und ab 80)",
                   "persons (only those under 10 and aged 80 and over are known)"}};
    gap.count = 161;
    EXPECT_THAT(
        gapSentence(gap).de,
        testing::StartsWith(
            "Mindestens 161 Personen (bekannt sind nur unter 10 und ab 80) wohnen weiter als 400 m "));
    EXPECT_THAT(gapSentence(gap).en,
                testing::StartsWith("At least 161 persons (only those under 10 and aged 80 and over are "
                                    "known) live more than 400 m "));
    gap.count = 2;
    EXPECT_THAT(gapSentence(gap).de,
                testing::StartsWith("Einzelne Personen (bekannt sind nur unter 10 und ab 80) wohnen "));
    EXPECT_THAT(gapSentence(gap).en, testing::StartsWith("A few persons (only those "));
}

TEST(GapSentence, NeverPrintsSmallNumbersOfPersons) {
    auto gap = children();
    gap.count = 2.4;
    EXPECT_TRUE(gapSentence(gap).de.starts_with("Weniger als 3 Kinder unter 10 wohnen"));
}

TEST(GapSentence, RoundingDoesNotContradictTheLimit) {
    auto gap = children();
    gap.nearestDistance = 402.3;
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("in 403 m."));
    gap.limit = 1000;
    gap.nearestDistance = 1236;
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("weiter als 1.000 m"));
    EXPECT_THAT(gapSentence(gap).de, testing::HasSubstr("in 1.240 m."));
}

}  // namespace
}  // namespace nordertor::analysis
