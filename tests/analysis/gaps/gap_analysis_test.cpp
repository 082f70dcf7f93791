// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_analysis.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <limits>
#include <random>

#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

using test::drawnProject;
using test::playgroundTheme;

// Truth: distances are counted on the drawings, one character is 50 m; homes and facilities stand one
// character beside their street.

StandardResult onlyStandard(const model::Project& project, const model::ThemeSet& themes,
                            const GapParameters& parameters = {}) {
    const auto report = analyseGaps(project, themes, parameters);
    EXPECT_TRUE(report.has_value());
    return report->standards.at(0);
}

/// Places as close-knit as the drawings are.
GapParameters closeNeighbours() {
    GapParameters parameters;
    parameters.neighbourDistance = 75;
    return parameters;
}

const std::vector<std::string> street{"P                  ", "+-----------------+", "  a   b     ccc   d"};

TEST(GapAnalysis, ReportsChildrenBeyondStandard) {
    const auto result = onlyStandard(drawnProject(street, 50), playgroundTheme(), closeNeighbours());
    // a: 50+100+50, b: 50+300+50, c: 50+600+50 and 50 m more each, d: 50+900+50.
    EXPECT_EQ(result.distances, (std::vector<float>{200, 400, 700, 750, 800, 1000}));
    EXPECT_EQ(result.inside.all, 60);
    EXPECT_EQ(result.inside.supplied, 20);
    EXPECT_EQ(result.facilities, 1U);
    EXPECT_EQ(result.places.size(), 2U) << "the c are 50 m of street apart, d 150 m from the last";
}

TEST(GapAnalysis, NeighboursAlongTheNetworkAreOnePlace) {
    const auto result = onlyStandard(drawnProject(street, 50), playgroundTheme(), closeNeighbours());
    ASSERT_EQ(result.places.size(), 2U);
    const GapPlace& first = result.places[0];
    EXPECT_EQ(first.id, "youth.playground.1");
    EXPECT_EQ(first.rank, 1U);
    EXPECT_EQ(first.persons, 30);
    EXPECT_EQ(first.homeIndices, (std::vector<std::uint32_t>{2, 3, 4}));
    EXPECT_TRUE(first.insideArea);
    EXPECT_DOUBLE_EQ(first.meanBeyond, 350);
    EXPECT_EQ(first.nearestFacilityId, "node/P10");
    EXPECT_EQ(first.centre, (geo::Point{650, -100}));
    EXPECT_DOUBLE_EQ(*first.nearestDistance, 750);
    EXPECT_EQ(
        first.reason.de,
        "30 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Spielplatz; der nächste ist „Am "
        "Anger“ in 750 m.");
    EXPECT_TRUE(geo::contains(first.shape, first.centre));
    EXPECT_EQ(result.places[1].persons, 10);
}

TEST(GapAnalysis, RailwayMakesTheCircleLie) {
    // No path crosses from the left to the right street but at the far end.
    const std::vector<std::string> rows{"P+   +a", " |   | ", " |   | ", " |   | ", " +---+ "};
    const auto result = onlyStandard(drawnProject(rows, 50), playgroundTheme());
    EXPECT_EQ(result.distances, (std::vector<float>{50 + 200 + 200 + 200 + 50}));
    EXPECT_EQ(result.inside.supplied, 0);
    EXPECT_EQ(result.inside.suppliedByCircle, 10) << "300 m as the crow flies";
}

TEST(GapAnalysis, TellsAreaAndMarginApart) {
    // The area ends between c and d; d has more children, but lies in the margin.
    const auto project = drawnProject(street, 50, {{0, 9}}, {{'d', 500}}, 800);
    const auto result = onlyStandard(project, playgroundTheme(), closeNeighbours());
    EXPECT_EQ(result.inside.all, 50);
    EXPECT_EQ(result.margin.all, 500);
    ASSERT_EQ(result.places.size(), 2U);
    EXPECT_TRUE(result.places[0].insideArea);
    EXPECT_FALSE(result.places[1].insideArea);
    EXPECT_EQ(result.places[1].rank, 2U);
    EXPECT_EQ(result.places[1].personsInsideArea, 0);
}

TEST(GapAnalysis, UnknownNumbersAreNotZero) {
    const auto project = drawnProject(street, 50, {{0, 9}}, {{'c', model::Residents::unknownPersons}});
    const auto result = onlyStandard(project, playgroundTheme());
    EXPECT_EQ(result.inside.homesUnknown, 3U);
    EXPECT_EQ(result.inside.homes, 6U);
    EXPECT_EQ(result.inside.all, 30);
}

TEST(GapAnalysis, SmallPlacesAreOnlyCounted) {
    const auto project = drawnProject(street, 50, {{0, 9}}, {{'c', 0.9}, {'d', 2.9}});
    const auto report = analyseGaps(project, playgroundTheme(), closeNeighbours()).value();
    EXPECT_TRUE(report.standards.at(0).places.empty());
    EXPECT_EQ(report.standards.at(0).smallPlaces, 2U);
    ASSERT_EQ(report.notices.size(), 1U);
    EXPECT_EQ(report.notices[0].count, 2U);
    EXPECT_EQ(report.notices[0].message.de,
              "Orte mit weniger als 3 Personen sind nicht einzeln genannt: 2 in 1 Richtwert.");
    EXPECT_EQ(report.notices[0].message.en,
              "Places with fewer than 3 persons are not listed: 2 in 1 standard.");
}

TEST(GapAnalysis, PlacesOfAKindThatIsMissingEverywhereComeLast) {
    // Nobody has a meeting place; it concerns more people than any place without a playground.
    auto themes = playgroundTheme();
    auto& theme = themes.themes[0];
    theme.facilityKinds.push_back(theme.facilityKinds[0]);
    theme.facilityKinds[1].id = "meeting";
    theme.standards.push_back(theme.standards[0]);
    theme.standards[1].id = "meeting";
    theme.standards[1].facilityKinds = {"meeting"};
    theme.standards[1].limit = 200;
    const auto project = drawnProject(street, 50, {{0, 9}}, {{'d', 500}}, 800);
    const auto report = analyseGaps(project, themes, closeNeighbours()).value();
    std::vector<std::string> order;
    for (const GapPlace* place : report.ranked()) {
        order.push_back(place->id + (place->insideArea ? " inside" : " margin"));
    }
    EXPECT_EQ(order, (std::vector<std::string>{"youth.playground.1 inside", "youth.meeting.1 inside",
                                               "youth.meeting.2 inside", "youth.meeting.3 inside",
                                               "youth.playground.2 margin", "youth.meeting.4 margin"}));
}

TEST(GapAnalysis, OfEqualPlacesTheShorterLimitComesFirst) {
    auto themes = playgroundTheme(600);
    auto& standards = themes.themes[0].standards;
    standards.push_back(standards[0]);
    standards[1].id = "playground_small";
    standards[1].limit = 500;
    const std::vector<std::string> rows{"P                ", "+---------------+", "               a "};
    const auto report = analyseGaps(drawnProject(rows, 50), themes, {}).value();
    ASSERT_EQ(report.ranked().size(), 2U);
    EXPECT_EQ(report.ranked()[0]->standard, "youth.playground_small");
}

TEST(GapAnalysis, NoFacilityAtAllIsAResultNotAnError) {
    const std::vector<std::string> rows{"+----+", "a    b"};
    const auto result = onlyStandard(drawnProject(rows, 50), playgroundTheme());
    EXPECT_EQ(result.facilities, 0U);
    EXPECT_EQ(result.notices.at(0).message.de,
              "Im Gebiet und im Umkreis von 2 km gibt es keinen Spielplatz.");
    ASSERT_EQ(result.places.size(), 2U);
    EXPECT_EQ(result.places[0].homesWithoutAny, 1U);
    EXPECT_FALSE(result.places[0].nearestDistance);
}

TEST(GapAnalysis, CutOffHomesAndUnattachedHomesAreReported) {
    const std::vector<std::string> rows{"P                     ", "+------+  +-+         ",
                                        "   a       b        c "};
    const auto project = drawnProject(rows, 50);
    const auto report = analyseGaps(project, playgroundTheme(), {}).value();
    const auto& result = report.standards.at(0);
    EXPECT_EQ(result.distances[1], std::numeric_limits<float>::infinity());
    EXPECT_EQ(result.inside.homesUnattached, 1U);
    EXPECT_EQ(result.inside.supplied, 10);
    ASSERT_EQ(report.notices.size(), 2U);
    EXPECT_EQ(
        report.notices[0].message.de,
        "Vom übrigen Wegenetz getrennte Inseln: 1, zusammen 0,1 km; Wohngebäude daran: 1. Sie gelten als "
        "nicht versorgt, wenn dort nichts liegt; bitte in den Kartendaten prüfen, ob Verbindungen fehlen.");
    EXPECT_EQ(report.notices[1].message.de,
              "Wohngebäude weiter als 100 m von jedem Weg (--attachment), als nicht versorgt gezählt: 1.");
    EXPECT_EQ(report.notices[1].place, project.residents.homes[2].id);
}

TEST(GapAnalysis, LimitsOfTheRunGoBeforeTheProjectBeforeTheTheme) {
    auto project = drawnProject(street, 50);
    EXPECT_EQ(onlyStandard(project, playgroundTheme()).limit, 400);
    project.standardLimits["youth.playground"] = 300;
    EXPECT_EQ(onlyStandard(project, playgroundTheme()).limit, 300);
    GapParameters parameters;
    parameters.limits["youth.playground"] = 750;
    const auto result = onlyStandard(project, playgroundTheme(), parameters);
    EXPECT_EQ(result.limit, 750);
    EXPECT_EQ(result.inside.supplied, 40) << "exactly at the limit is supplied";
}

TEST(GapAnalysis, TooSmallFacilitiesDoNotQualify) {
    auto themes = playgroundTheme();
    themes.themes[0].standards[0].minimumArea = 500;
    auto project = drawnProject(street, 50);
    EXPECT_EQ(onlyStandard(project, themes).facilities, 1U) << "unknown size qualifies";
    project.facilities[0].areaSquareMetres = 499;
    EXPECT_EQ(onlyStandard(project, themes).facilities, 0U);
}

TEST(GapAnalysis, RefusesWhatItDoesNotKnow) {
    const auto project = drawnProject(street, 50);
    GapParameters parameters;
    parameters.themes = {"sport"};
    EXPECT_EQ(analyseGaps(project, playgroundTheme(), parameters).error().code, ErrorCode::InvalidArgument);
    parameters = {};
    parameters.standards = {"youth.pool"};
    EXPECT_EQ(analyseGaps(project, playgroundTheme(), parameters).error().code, ErrorCode::InvalidArgument);
    parameters = {};
    parameters.limits["youth.playground"] = 30000;
    EXPECT_EQ(analyseGaps(project, playgroundTheme(), parameters).error().code, ErrorCode::InvalidArgument);
    auto empty = project;
    empty.residents = {};
    EXPECT_EQ(analyseGaps(empty, playgroundTheme(), {}).error().code, ErrorCode::InvalidData);
}

TEST(GapAnalysis, StopsWhenAskedInTheMiddle) {
    for (const double at : {0.0, 0.2, 0.5}) {
        std::stop_source stop;
        const Task task(
            [&](double fraction, const LocalizedText&) {
                if (fraction >= at) {
                    stop.request_stop();
                }
            },
            stop.get_token());
        const auto report = analyseGaps(drawnProject(street, 50), playgroundTheme(), {}, task);
        ASSERT_FALSE(report) << at;
        EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
    }
}

TEST(GapAnalysis, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto report =
        analyseGaps(drawnProject(street, 50), playgroundTheme(), {}, Task({}, stop.get_token()));
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
}

/// A grid of streets with homes and playgrounds at random.
model::Project randomTown(std::mt19937& random) {
    std::vector<std::string> rows(41, std::string(41, ' '));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        for (std::size_t x = 0; x < rows[y].size(); ++x) {
            const bool across = y % 4 == 0;
            const bool down = x % 5 == 0;
            const auto dice = random() % 100;
            char& cell = rows[y][x];
            if (across || down) {
                cell = dice < 6 ? ' ' : across && down ? '+' : across ? '-' : '|';
            } else {
                cell = dice < 35 ? 'a' : dice < 37 ? 'P' : dice < 50 ? 'b' : ' ';
            }
        }
    }
    return drawnProject(rows, 20, {{0, 9}}, {{'a', 1.7}, {'b', 0.3}}, 400);
}

bool same(const GapReport& a, const GapReport& b) {
    if (a.notices != b.notices || a.standards.size() != b.standards.size()) {
        return false;
    }
    for (std::size_t s = 0; s < a.standards.size(); ++s) {
        const auto& x = a.standards[s];
        const auto& y = b.standards[s];
        if (x.distances != y.distances || x.inside.supplied != y.inside.supplied ||
            x.places.size() != y.places.size()) {
            return false;
        }
        for (std::size_t p = 0; p < x.places.size(); ++p) {
            const GapPlace& one = x.places[p];
            const GapPlace& other = y.places[p];
            if (one.id != other.id || one.rank != other.rank || one.persons != other.persons ||
                !(one.shape == other.shape) || !(one.centre == other.centre) || one.reason != other.reason ||
                one.homeIndices != other.homeIndices || one.nearestFacilityId != other.nearestFacilityId) {
                return false;
            }
        }
    }
    return true;
}

TEST(GapAnalysis, IsTheSameForAnyOrderOfInputAndAnyNumberOfThreads) {
    std::mt19937 random(11);
    const auto themes = playgroundTheme(100);
    for (int round = 0; round < 5; ++round) {
        auto project = randomTown(random);
        const auto expected = analyseGaps(project, themes, closeNeighbours()).value();
        EXPECT_GT(expected.standards[0].places.size(), 3U);
        std::shuffle(project.baseMap.streets.begin(), project.baseMap.streets.end(), random);
        std::shuffle(project.facilities.begin(), project.facilities.end(), random);
        EXPECT_TRUE(same(expected, analyseGaps(project, themes, closeNeighbours()).value()));
        const tbb::global_control oneThread(tbb::global_control::max_allowed_parallelism, 1);
        EXPECT_TRUE(same(expected, analyseGaps(project, themes, closeNeighbours()).value()));
    }
}

TEST(GapAnalysis, ALongerLimitNeverSuppliesFewerAndPlacesAddUp) {
    std::mt19937 random(12);
    const auto project = randomTown(random);
    double before = -1;
    for (const double limit : {50.0, 80.0, 120.0, 200.0, 400.0}) {
        GapParameters parameters;
        parameters.minimumPersons = 0;
        const auto result = onlyStandard(project, playgroundTheme(limit), parameters);
        const double supplied = result.inside.supplied + result.margin.supplied;
        EXPECT_GE(supplied, before);
        before = supplied;
        EXPECT_GE(result.inside.suppliedByCircle, result.inside.supplied);
        double inPlaces = 0;
        for (const GapPlace& place : result.places) {
            inPlaces += place.persons;
        }
        const double all = result.inside.all + result.margin.all;
        EXPECT_EQ(result.inside.homesUnattached + result.margin.homesUnattached, 0U);
        EXPECT_NEAR(all - supplied, inPlaces, 1e-6);
    }
}

}  // namespace
}  // namespace nordertor::analysis
