// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/accessibility.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <random>

#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

using test::drawnProject;

std::vector<const model::Facility*> facilitiesOf(const model::Project& project) {
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : project.facilities) {
        facilities.push_back(&facility);
    }
    return facilities;
}

/// Homes in the order they are drawn; every facility has one place for each number of `capacity`.
class Quarter {
  public:
    explicit Quarter(const std::vector<std::string>& rows, double metresPerCell = 100)
        : project_(drawnProject(rows, metresPerCell)) {
        attached_ = *attachedNetwork(project_, facilitiesOf(project_),
                                     walkingProfile(model::WalkingProfileId::Adult), 150);
    }
    [[nodiscard]] std::vector<std::optional<double>> access(const AccessParameters& parameters) const {
        const auto results = run(parameters);
        return results ? results->front().byHome : std::vector<std::optional<double>>();
    }
    [[nodiscard]] Result<std::vector<AccessResult>> run(const AccessParameters& parameters) const {
        const std::vector<double> ones(project_.facilities.size(), 1);
        return accessibility(attached_, project_.residents.persons[0], ones, parameters);
    }
    [[nodiscard]] std::string refusal(const AccessParameters& parameters) const {
        const auto results = run(parameters);
        return results ? std::string() : results.error().message.en;
    }

  private:
    model::Project project_;
    AttachedNetwork attached_;
};

// Truth: counted on the drawing; every place lies one cell of 100 m beside the path, a way from a to P goes
// 100 m to the path, along it, and 100 m again.
class OnAStreet : public testing::Test {
  protected:
    // a at 0, P at 200 and 800, b at 900 m along the path; 10 persons in each home
    Quarter quarter_{{"a P     Pb", "----------"}};
};

TEST_F(OnAStreet, MeasuresTheWayToTheNearestAndTheMeanOfSeveral) {
    EXPECT_EQ(quarter_.access({.method = AccessMethod::Nearest, .limits = {}}),
              (std::vector<std::optional<double>>{400, 300}));
    EXPECT_EQ(quarter_.access({.method = AccessMethod::Nearest, .limits = {350}}),
              (std::vector<std::optional<double>>{std::nullopt, 300}));
    EXPECT_EQ(quarter_.access({.method = AccessMethod::KNearest, .limits = {1000}, .count = 2}),
              (std::vector<std::optional<double>>{700, 600}));
    EXPECT_EQ(quarter_.access({.method = AccessMethod::KNearest, .limits = {950}, .count = 2}),
              (std::vector<std::optional<double>>{std::nullopt, 600}));
}

TEST_F(OnAStreet, CountsWhatIsInReachIncludingTheLimit) {
    EXPECT_EQ(quarter_.access({.method = AccessMethod::Cumulative, .limits = {400}}),
              (std::vector<std::optional<double>>{1, 1}));
    EXPECT_EQ(quarter_.access({.method = AccessMethod::Cumulative, .limits = {399}}),
              (std::vector<std::optional<double>>{0, 1}));
}

TEST_F(OnAStreet, SharesPlacesAmongAllWhoReachThem) {
    // both homes reach both: each facility serves 20 persons
    EXPECT_EQ(quarter_.access({.method = AccessMethod::TwoStep, .limits = {1000}}),
              (std::vector<std::optional<double>>{0.1, 0.1}));
    // each home reaches its own
    EXPECT_EQ(quarter_.access({.method = AccessMethod::TwoStep, .limits = {500}}),
              (std::vector<std::optional<double>>{0.1, 0.1}));
    // 800 m: a reaches its own (400), b both (300, 900 is too far): like before
    const auto results = *quarter_.run({.method = AccessMethod::TwoStep, .limits = {350, 900}});
    EXPECT_EQ(results[0].byHome, (std::vector<std::optional<double>>{0, 0.1}));
    EXPECT_EQ(results[0].facilitiesWithoutDemand, 1U);
    EXPECT_DOUBLE_EQ(results[0].supplyReached, 1);
    // at 900 b also reaches the first: that one serves 20, the second 10
    EXPECT_EQ(results[1].byHome, (std::vector<std::optional<double>>{0.05, 0.15000000000000002}));
}

TEST_F(OnAStreet, MeasuresMinutesAtTheProfilesSpeed) {
    // adults walk 1.2 m/s: 300 m take 250 s
    const auto access =
        quarter_.access({.method = AccessMethod::Nearest, .weight = PathWeight::Time, .limits = {}});
    EXPECT_NEAR(*access[1], 250.0 / 60, 1e-3);
}

TEST_F(OnAStreet, GivesTheSameForALimitAloneAndAmongOthers) {
    for (const AccessMethod method :
         {AccessMethod::KNearest, AccessMethod::Cumulative, AccessMethod::Gravity,
          AccessMethod::JosephBantock, AccessMethod::TwoStep, AccessMethod::Enhanced,
          AccessMethod::KernelDensity, AccessMethod::Modified, AccessMethod::ThreeStep}) {
        const auto together = *quarter_.run({.method = method, .limits = {350, 700, 1400}, .count = 2});
        ASSERT_EQ(together.size(), 3U);
        for (const AccessResult& one : together) {
            const auto alone = quarter_.access({.method = method, .limits = {one.limit}, .count = 2});
            ASSERT_EQ(one.byHome.size(), alone.size());
            for (std::size_t h = 0; h < alone.size(); ++h) {
                ASSERT_EQ(one.byHome[h].has_value(), alone[h].has_value());
                EXPECT_NEAR(one.byHome[h].value_or(0), alone[h].value_or(0), 1e-12);
            }
        }
    }
}

TEST_F(OnAStreet, RefusesEachMistakeWithItsOwnSentence) {
    EXPECT_EQ(quarter_.refusal({.method = AccessMethod::KNearest, .count = 3}),
              "The 3 nearest facilities are asked for, but there are only 2.");
    EXPECT_EQ(quarter_.refusal({.limits = {0}}),
              "The limit must lie between 1 and 20,000 m; several must ascend.");
    EXPECT_EQ(quarter_.refusal({.limits = {800, 500}}),
              "The limit must lie between 1 and 20,000 m; several must ascend.");
    EXPECT_EQ(quarter_.refusal({.limits = {800}, .decay = Decay{.steps = {{5, 1}, {4, 1}}}}),
              "The steps must ascend, each at a greater distance than the one before.");
}

/// A grid of paths with homes and facilities thrown in beside them, and the ways over it by Floyd and
/// Warshall: places are 5 m beside the middle of a piece of path of 100 m.
struct GridTown {
    model::Project project;
    std::vector<std::vector<double>> metres;  ///< by facility and home
};

GridTown gridTown(std::mt19937& random) {
    constexpr std::size_t side = 5;
    constexpr double step = 100;
    GridTown town;
    const std::size_t nodes = side * side;
    std::vector<std::vector<double>> d(nodes, std::vector<double>(nodes, 1e9));
    struct Piece {
        std::size_t a, b;
        geo::Point middle;
    };
    std::vector<Piece> pieces;
    const auto add = [&](std::size_t a, std::size_t b) {
        if (random() % 4 == 0) {
            return;
        }
        const auto at = [&](std::size_t n) {
            return geo::Point{static_cast<double>(n % side) * step, static_cast<double>(n / side) * step};
        };
        model::Street street;
        street.id = "way/" + std::to_string(pieces.size() + 100);
        street.nodes = {static_cast<std::int64_t>(a + 1), static_cast<std::int64_t>(b + 1)};
        street.points = {at(a), at(b)};
        town.project.baseMap.streets.push_back(street);
        d[a][b] = d[b][a] = step;
        pieces.push_back({a, b, {(at(a).x + at(b).x) / 2, (at(a).y + at(b).y) / 2}});
    };
    for (std::size_t n = 0; n < nodes; ++n) {
        d[n][n] = 0;
        if (n % side + 1 < side) {
            add(n, n + 1);
        }
        if (n + side < nodes) {
            add(n, n + side);
        }
    }
    for (std::size_t k = 0; k < nodes; ++k) {
        for (std::size_t i = 0; i < nodes; ++i) {
            for (std::size_t j = 0; j < nodes; ++j) {
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
            }
        }
    }
    std::vector<std::size_t> homePiece;
    town.project.residents.groups = {{0, 9}};
    town.project.residents.persons.resize(1);
    for (std::size_t h = 0; h < 30; ++h) {
        homePiece.push_back(random() % pieces.size());
        model::Home home;
        home.id = "way/" + std::to_string(1000 + h);
        home.location = {pieces[homePiece.back()].middle.x + 5, pieces[homePiece.back()].middle.y + 5};
        town.project.residents.homes.push_back(home);
        town.project.residents.persons[0].push_back(static_cast<double>(random() % 50) / 8);
    }
    for (std::size_t f = 0; f < 8; ++f) {
        const std::size_t p = random() % pieces.size();
        model::Facility facility;
        facility.id = "node/" + std::to_string(10 + f);
        facility.kind = "youth.playground";
        facility.location = {pieces[p].middle.x + 5, pieces[p].middle.y + 5};
        town.project.facilities.push_back(facility);
        std::vector<double> row;
        for (const std::size_t q : homePiece) {
            // 5 m aside and 5 m along the path from its middle, the same for all, away from its start
            const auto end = [](const Piece& piece, bool first) {
                return std::pair{first ? piece.a : piece.b, first ? 55.0 : 45.0};
            };
            double best = p == q ? 0 : 1e9;
            for (const bool i : {true, false}) {
                for (const bool j : {true, false}) {
                    const auto [m, toM] = end(pieces[p], i);
                    const auto [n, toN] = end(pieces[q], j);
                    best = std::min(best, toM + d[m][n] + toN);
                }
            }
            row.push_back(best + 10);
        }
        town.metres.push_back(std::move(row));
    }
    return town;
}

TEST(Accessibility, EqualsPlainShortestPathsOnRandomTowns) {
    std::mt19937 random(4);
    for (int round = 0; round < 60; ++round) {
        const GridTown town = gridTown(random);
        const auto attached = attachedNetwork(town.project, facilitiesOf(town.project),
                                              walkingProfile(model::WalkingProfileId::Adult), 50);
        ASSERT_TRUE(attached);
        const std::vector<double>& persons = town.project.residents.persons[0];
        const std::vector<double> capacity(town.metres.size(), 3);
        const Decay steps{.steps = {{150, 1}, {300, 0.68}, {450, 0.22}}};
        const auto result =
            accessibility(*attached, persons, capacity,
                          {.method = AccessMethod::Enhanced, .limits = {450}, .decay = steps});
        const auto nearest =
            accessibility(*attached, persons, capacity, {.method = AccessMethod::Nearest, .limits = {}});
        for (std::size_t h = 0; h < persons.size(); ++h) {
            double expected = 0;
            double least = 1e9;
            for (const std::vector<double>& row : town.metres) {
                double faced = 0;
                for (std::size_t k = 0; k < persons.size(); ++k) {
                    faced += persons[k] * steps.at(row[k]);
                }
                expected += faced > 0 ? 3 / faced * steps.at(row[h]) : 0;
                least = std::min(least, row[h]);
            }
            ASSERT_NEAR(*result->front().byHome[h], expected, 1e-9 * (1 + expected)) << round;
            ASSERT_EQ(nearest->front().byHome[h].has_value(), least < 1e8) << round;
            ASSERT_NEAR(nearest->front().byHome[h].value_or(least), least, 1e-9) << round;
        }
    }
}

TEST(Accessibility, DoesNotDependOnTheOrderOfStreetsOrTheNumberOfThreads) {
    std::mt19937 random(5);
    const GridTown town = gridTown(random);
    const std::vector<double> capacity(town.metres.size(), 1.0 / 3);
    const auto access = [&](const model::Project& project, AccessMethod method) {
        const auto attached = attachedNetwork(project, facilitiesOf(project),
                                              walkingProfile(model::WalkingProfileId::Adult), 50);
        return accessibility(*attached, project.residents.persons[0], capacity,
                             {.method = method, .limits = {500}})
            ->front()
            .byHome;
    };
    model::Project shuffled = town.project;
    for (std::size_t i = shuffled.baseMap.streets.size(); i > 1; --i) {
        std::swap(shuffled.baseMap.streets[i - 1], shuffled.baseMap.streets[random() % i]);
    }
    for (const AccessMethod method :
         {AccessMethod::Nearest, AccessMethod::KNearest, AccessMethod::Gravity, AccessMethod::KernelDensity,
          AccessMethod::Modified, AccessMethod::ThreeStep}) {
        const auto usual = access(town.project, method);
        EXPECT_EQ(usual, access(shuffled, method));
        const tbb::global_control control(tbb::global_control::max_allowed_parallelism, 1);
        EXPECT_EQ(usual, access(town.project, method));
    }
}

}  // namespace
}  // namespace nordertor::analysis
