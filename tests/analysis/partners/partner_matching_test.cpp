// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/partner_matching.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

using model::Organisation;
using model::OrganisationKind;

// One street, a character is 72 m: a minute at 1.2 m/s. The gap's centre lies on its left end.
const std::vector<std::string> street{"+------------------------------+"};
constexpr double minute = 72;

Organisation organisation(std::string id, OrganisationKind kind, std::optional<double> minutesAway) {
    Organisation result;
    result.id = id;
    result.name = "Muster " + id;
    result.kind = kind;
    if (minutesAway) {
        result.location = geo::Point{*minutesAway * minute, 0};
    }
    return result;
}

Organisation bakery(std::string id, double minutesAway) {
    Organisation result = organisation(std::move(id), OrganisationKind::Business, minutesAway);
    result.sectorCode = "10.71";
    result.sectorEdition = model::SectorEdition::Wz2008;
    result.sectorTitle = "Herstellung von Backwaren";
    result.employees = "10-49";
    return result;
}

Organisation foundation(std::string id, std::string reach) {
    Organisation result = organisation(std::move(id), OrganisationKind::Foundation, std::nullopt);
    result.purposes = {"youth"};
    result.reach = std::move(reach);
    return result;
}

model::ThemeSet themes() {
    auto set = test::playgroundTheme();
    set.themes[0].affinities = {
        {"10", {}, 0.5, {"kann Lebensmittel geben", "can give food"}, {}},
        {{}, "youth", 0.9, {"fördert nach ihrem Zweck die Jugend", "supports young people"}, {}}};
    return set;
}

model::Project project(std::vector<Organisation> organisations) {
    auto result = test::drawnProject(street, minute, {{0, 9}}, {}, 20 * minute);
    result.organisations = std::move(organisations);
    return result;
}

GapPlace gap() {
    GapPlace place;
    place.id = "youth.playground.1";
    place.standard = "youth.playground";
    place.centre = {0, 0};
    return place;
}

std::vector<std::string> idsOf(const std::vector<PartnerMatch>& matches) {
    std::vector<std::string> ids;
    for (const PartnerMatch& match : matches) {
        ids.push_back(match.organisationId);
    }
    return ids;
}

TEST(PartnerMatching, NearerBusinessesComeFirstAndFarOnesAreLeftOut) {
    const auto matches =
        matchPartners(project({bakery("a", 12), bakery("b", 3), bakery("c", 26)}), themes(), gap(), {})
            .value();
    ASSERT_EQ(idsOf(matches), (std::vector<std::string>{"b", "a"}));
    EXPECT_NEAR(*matches[0].walkingMinutes, 3, 0.01);
    // 1 - (3 s^2 - 2 s^3) with s = 3/25, times the affinity of 0.5.
    EXPECT_NEAR(matches[0].score, 0.5 * (1 - (3 * 0.0144 - 2 * 0.001728)), 1e-4);
    EXPECT_EQ(matches[0].affinity, 0.5);
}

TEST(PartnerMatching, FoundationsCountByPurposeAndReachNotByDistance) {
    auto far = foundation("far", "town");
    far.location = geo::Point{30 * minute, 0};
    const auto matches =
        matchPartners(project({foundation("nation", "nation"), foundation("quarter", "quarter"), far}),
                      themes(), gap(), {})
            .value();
    EXPECT_EQ(idsOf(matches), (std::vector<std::string>{"quarter", "far", "nation"}));
    EXPECT_EQ(matches[0].score, 0.9);
    EXPECT_FALSE(matches[0].walkingMinutes);
    EXPECT_NEAR(*matches[1].walkingMinutes, 30, 0.01);
}

TEST(PartnerMatching, SaysWhyAndWhyNot) {
    auto near = bakery("near", 2.5);
    near.engagement = "Brotspende beim Sommerfest";
    auto unknown = bakery("unknown", 22);
    unknown.employees.clear();
    unknown.sectorEdition = model::SectorEdition::Wz2025;
    const auto matches =
        matchPartners(project({near, unknown, foundation("stiftung", "")}), themes(), gap(), {}).value();
    ASSERT_EQ(idsOf(matches), (std::vector<std::string>{"stiftung", "near", "unknown"}));
    EXPECT_EQ(matches[0].reasons.de, "Fördert nach ihrem Zweck die Jugend.");
    EXPECT_EQ(matches[0].counterReasons.de,
              "Nicht bekannt: Anschrift, Reichweite der Förderung und bisheriges Engagement.");
    EXPECT_EQ(matches[1].reasons.de,
              "Kann Lebensmittel geben. Branche: Herstellung von Backwaren. Nur 3 Minuten Fußweg entfernt. "
              "Bisheriges Engagement: Brotspende beim Sommerfest.");
    EXPECT_EQ(matches[1].counterReasons.de, "");
    EXPECT_EQ(matches[2].counterReasons.de,
              "Langer Weg: 22 Minuten Fußweg. Liegt außerhalb des Programmgebiets. Branche nach WZ 2025, die "
              "Zuordnung gilt für WZ 2008. Nicht bekannt: Größe und bisheriges Engagement.");
    EXPECT_EQ(matches[2].reasons.en, "Can give food. Sector: Herstellung von Backwaren.");
}

TEST(PartnerMatching, SaysTheWalkAsTablesDo) {
    EXPECT_EQ(minutesToSay(0), 1);
    EXPECT_EQ(minutesToSay(8.2), 9);
    const auto matches =
        matchPartners(project({bakery("a", 0.5), bakery("b", 11.5), bakery("c", 15.5)}), themes(), gap(), {})
            .value();
    ASSERT_EQ(idsOf(matches), (std::vector<std::string>{"a", "b", "c"}));
    const auto says = [](const LocalizedText& text, const std::string& part) {
        return text.de.find(part) != std::string::npos;
    };
    EXPECT_TRUE(says(matches[0].reasons, ". Nur 1 Minute Fußweg entfernt."));
    EXPECT_TRUE(says(matches[1].reasons, ". 12 Minuten Fußweg entfernt."));
    EXPECT_FALSE(says(matches[2].reasons, "Minuten"));
    EXPECT_TRUE(says(matches[2].counterReasons, "Langer Weg: 16 Minuten Fußweg."));
}

TEST(PartnerMatching, OthersOnlyOnDemandAndBehind) {
    auto other = organisation("other", OrganisationKind::Business, 1);
    const auto data = project({other, bakery("bakery", 10)});
    EXPECT_EQ(idsOf(matchPartners(data, themes(), gap(), {}).value()), (std::vector<std::string>{"bakery"}));
    PartnerParameters parameters;
    parameters.includeWithoutAffinity = true;
    const auto matches = matchPartners(data, themes(), gap(), parameters).value();
    EXPECT_EQ(idsOf(matches), (std::vector<std::string>{"bakery", "other"}));
    EXPECT_EQ(matches[1].affinity, 0);
    parameters.limit = 1;
    EXPECT_EQ(matchPartners(data, themes(), gap(), parameters)->size(), 1U);
}

TEST(PartnerMatching, EqualScoresAreOrderedByNameThenId) {
    auto first = bakery("z", 5);
    first.name = "Anna Beispiel";
    const auto matches =
        matchPartners(project({bakery("c", 5), bakery("b", 5), first}), themes(), gap(), {}).value();
    EXPECT_EQ(idsOf(matches), (std::vector<std::string>{"z", "b", "c"}));
}

TEST(PartnerMatching, ReportsWhatIsMissing) {
    auto foreign = gap();
    foreign.standard = "youth.pool";
    EXPECT_EQ(matchPartners(project({bakery("a", 1)}), themes(), foreign, {}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(matchPartners(project({}), themes(), gap(), {}).error().code, ErrorCode::InvalidData);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(matchPartners(project({bakery("a", 1)}), themes(), gap(), {}, Task({}, stop.get_token()))
                  .error()
                  .code,
              ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
