// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/combined_need.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

/// Two standards of one theme: a playground (P) and something else (K) within 200 m.
model::ThemeSet twoStandards() {
    model::ThemeSet themes = test::playgroundTheme(200);
    model::Theme& theme = themes.themes[0];
    theme.facilityKinds.push_back(theme.facilityKinds[0]);
    theme.facilityKinds[1].id = "other";
    theme.standards.push_back(theme.standards[0]);
    theme.standards[1].id = "other";
    theme.standards[1].label = {"Anderes in 200 m", "Another thing within 200 m"};
    theme.standards[1].facilityKinds = {"other"};
    return themes;
}

// A cell is 50 m. a walks 200 m to P and 400 m to K, b 200 m to both, c 400 m to P and 200 m to K.
model::Project city() {
    return test::drawnProject({"a P b K c", "---------"}, 50, {{0, 9}, {0, model::AgeGroup::openEnd}},
                              {{'a', 20}, {'b', 8}, {'c', 10}});
}

CombinedNeed combined(std::map<std::string, double> weights, double need = 0.5) {
    const auto report = analyseGaps(city(), twoStandards(), {.combine = std::move(weights), .need = need});
    EXPECT_TRUE(report.has_value());
    return *report->combined;
}

TEST(CombinedNeed, SpeaksOfOneHomeInTheSingular) {
    model::Project project = city();
    project.residents.groups.clear();
    project.residents.persons.clear();
    GapParameters parameters;
    parameters.combine = {{"youth.playground", 3}, {"youth.other", 1}};
    parameters.minimumPersons = 1;
    const auto report = analyseGaps(project, twoStandards(), parameters);
    ASSERT_TRUE(report) << report.error().message.en;
    ASSERT_EQ(report->combined->places.size(), 1U);
    const LocalizedText& reason = report->combined->places[0].reason;
    EXPECT_TRUE(reason.de.starts_with("1 Wohngebäude steht hier.")) << reason.de;
    EXPECT_TRUE(reason.en.starts_with("1 residential building stands here.")) << reason.en;
}

TEST(CombinedNeed, IsTheShareOfWeightsOnWhatAHomeLacks) {
    const CombinedNeed need = combined({{"youth.playground", 3}, {"youth.other", 1}});
    EXPECT_EQ(need.index, (std::vector<float>{0.25F, 0, 0.75F}));
    EXPECT_EQ(need.highest, 0.75);
    EXPECT_EQ(need.inside.all, 38);
    EXPECT_EQ(need.inside.inNeed, 10);
    EXPECT_DOUBLE_EQ(need.inside.meanIndex, (20 * 0.25 + 10 * 0.75) / 38);
    ASSERT_EQ(need.places.size(), 1U);
    const CombinedPlace& place = need.places[0];
    EXPECT_EQ(place.id, "need.1");
    EXPECT_EQ(place.persons, 10);
    EXPECT_EQ(place.homes, 1U);
    EXPECT_DOUBLE_EQ(place.index, 0.75);
    EXPECT_EQ(place.contributions, (std::vector<double>{0.75, 0}));
    EXPECT_EQ(place.lacking, (std::vector<double>{10, 0}));
    EXPECT_EQ(place.homeIndices, (std::vector<std::uint32_t>{2}));
    EXPECT_FALSE(place.shape.empty());
    EXPECT_NE(place.reason.de.find("10 Personen wohnen hier. Es fehlt: Spielplatz in 400 m (10 "),
              std::string::npos)
        << place.reason.de;
    EXPECT_EQ(place.reason.de.find("Anderes"), std::string::npos) << "c has the other thing";
}

TEST(CombinedNeed, OfALowerThresholdHasMorePlacesMostPersonsFirst) {
    const CombinedNeed need = combined({{"youth.playground", 3}, {"youth.other", 1}}, 0.25);
    ASSERT_EQ(need.places.size(), 2U);
    EXPECT_EQ(need.places[0].persons, 20);
    EXPECT_EQ(need.places[1].persons, 10);
}

TEST(CombinedNeed, DividesTheWeightOfAThemeAmongItsStandards) {
    const CombinedNeed need = combined({{"youth", 7}});
    ASSERT_EQ(need.parts.size(), 2U);
    EXPECT_EQ(need.parts[0].weight, 0.5);
    EXPECT_EQ(need.parts[1].weight, 0.5);
    EXPECT_EQ(need.places.size(), 2U) << "half of the weights is enough at 0.5";
}

TEST(CombinedNeed, OfOneStandardIsItsGap) {
    const CombinedNeed need = combined({{"youth.other", 0.1}}, 1);
    const auto report = analyseGaps(city(), twoStandards(), {.standards = {"youth.other"}});
    const std::vector<GapPlace>& gaps = report->standards[0].places;
    ASSERT_EQ(need.places.size(), gaps.size());
    for (std::size_t p = 0; p < gaps.size(); ++p) {
        EXPECT_EQ(need.places[p].homeIndices, gaps[p].homeIndices);
        EXPECT_EQ(need.places[p].persons, gaps[p].persons);
        EXPECT_EQ(need.places[p].shape, gaps[p].shape);
        EXPECT_EQ(need.places[p].index, 1);
    }
}

TEST(CombinedNeed, AnalysesOnlyWhatHasWeightUnlessMoreIsAskedFor) {
    const auto only = analyseGaps(city(), twoStandards(), {.combine = {{"youth.other", 1}}});
    EXPECT_EQ(only->standards.size(), 1U);
    const auto all =
        analyseGaps(city(), twoStandards(), {.themes = {"youth"}, .combine = {{"youth.other", 1}}});
    EXPECT_EQ(all->standards.size(), 2U);
    EXPECT_EQ(all->combined->parts.size(), 1U);
}

// Truth: indices recomputed in each run from analyses with the run's limits.
TEST(CombinedNeed, StabilityEqualsRecomputingEachRun) {
    const VariationParameters variation{.runs = 60, .share = 0.6, .seed = 5};
    const std::map<std::string, double> weights = {{"youth.playground", 2}, {"youth.other", 1.5}};
    const auto report =
        analyseGaps(city(), twoStandards(), {.stability = variation, .combine = weights, .need = 0.4});
    const CombinedNeed& need = *report->combined;
    ASSERT_FALSE(need.places.empty());
    const std::vector<std::string> ids = {"youth.playground", "youth.other"};
    const auto draws = [&](const std::string& id) {
        return variationOf(id, model::WalkingProfileId::Child, 200, variation);
    };
    const StandardVariation playground = draws(ids[0]);
    const StandardVariation other = draws(ids[1]);
    const std::vector<double> persons = {20, 8, 10};
    std::vector<double> inNeed;
    std::vector<int> stays(need.places.size());
    for (std::size_t run = 0; run < variation.runs; ++run) {
        const auto again = analyseGaps(
            city(), twoStandards(),
            {.limits = {{ids[0], playground.limits[run] / 100.0}, {ids[1], other.limits[run] / 100.0}}});
        const double w[2] = {2 * playground.weightFactors[run], 1.5 * other.weightFactors[run]};
        const auto reaches = [&](std::size_t home) {
            double lacking = 0;
            for (std::size_t s = 0; s < 2; ++s) {
                lacking += again->standards[s].supplied(home) ? 0 : w[s];
            }
            return lacking >= 0.4 * (w[0] + w[1]);
        };
        double sum = 0;
        for (std::size_t home = 0; home < 3; ++home) {
            sum += reaches(home) ? persons[home] : 0;
        }
        inNeed.push_back(sum);
        for (std::size_t p = 0; p < need.places.size(); ++p) {
            double here = 0;
            for (const std::uint32_t home : need.places[p].homeIndices) {
                here += reaches(home) ? persons[home] : 0;
            }
            stays[p] += 2 * here >= need.places[p].persons ? 1 : 0;
        }
    }
    std::sort(inNeed.begin(), inNeed.end());
    EXPECT_EQ(need.inside.spread->low, inNeed[2]);
    EXPECT_EQ(need.inside.spread->high, inNeed[56]);
    for (std::size_t p = 0; p < stays.size(); ++p) {
        EXPECT_DOUBLE_EQ(*need.places[p].stability, stays[p] / 60.0);
    }
}

TEST(CombinedNeed, RefusesUnknownNamesAndWrongWeights) {
    const auto refused = [](GapParameters parameters) {
        const auto report = analyseGaps(city(), twoStandards(), parameters);
        EXPECT_FALSE(report.has_value());
        EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
        EXPECT_NE(report.error().remedy.en.find("Example: --"), std::string::npos);
        return report.error().message.en;
    };
    EXPECT_EQ(refused({.combine = {{"youth.sofa", 1}}}), "\"youth.sofa\" is neither a theme nor a standard.");
    EXPECT_EQ(refused({.combine = {{"youth", 0}}}), "The weight of \"youth\" is not above 0 to 1,000.");
    EXPECT_EQ(refused({.combine = {{"youth", 1001}}}), "The weight of \"youth\" is not above 0 to 1,000.");
    EXPECT_EQ(refused({.combine = {{"youth", 1}, {"youth.other", 1}}}),
              "\"youth.other\" is weighted twice: itself and with its theme.");
    EXPECT_EQ(refused({.standards = {"youth.playground"}, .combine = {{"youth.other", 1}}}),
              "\"youth.other\" has a weight, but is not among the chosen themes and standards.");
    EXPECT_EQ(refused({.combine = {{"youth", 1}}, .need = 0}),
              "The need index from which a place counts must lie above 0 to 1.");
}

}  // namespace
}  // namespace nordertor::analysis
