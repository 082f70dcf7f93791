// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: a figure of an area does not know in which order areas, homes and persons were read, how many
// threads there are, nor where the town lies.
#include <gtest/gtest.h>

#include "analysis/indicators/area_figures.h"
#include "analysis/indicators/areal_interpolation.h"
#include "analysis/indicators/class_breaks.h"
#include "analysis/indicators/composite_index.h"
#include "analysis/indicators/status_dynamics.h"
#include "analysis/indicators/topsis.h"
#include "analysis/population/areas_of_points.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

using analysis::FigureKind;
using analysis::Figures;
using Areas = std::vector<model::AreaSet::Area>;

/// Rectangles that fill 1,600 x 1,200 m, `across` in a row, of unequal width.
Areas districts(Draw& draw, std::size_t across, std::size_t down) {
    Areas areas;
    for (std::size_t r = 0; r < down; ++r) {
        double x = 0;
        for (std::size_t c = 0; c < across; ++c) {
            const double wide = 1600.0 / static_cast<double>(across);
            const double right =
                c + 1 == across ? 1600
                                : wide * static_cast<double>(c + 1) - static_cast<double>(draw.below(40));
            const double y = 1200.0 / static_cast<double>(down) * static_cast<double>(r);
            const double top = y + 1200.0 / static_cast<double>(down);
            areas.push_back({std::to_string(areas.size()),
                             "",
                             {{{{{x, y}, {right, y}, {right, top}, {x, top}, {x, y}}, {}}}}});
            x = right;
        }
    }
    return areas;
}

struct City {
    Areas sources;
    Areas targets;
    Figures figures;
    std::vector<analysis::WeightedPoint> people;
};
City drawnFigures() {
    Draw draw(12);
    City city{districts(draw, 8, 6), districts(draw, 5, 5), {}, {}};
    for (std::size_t s = 0; s < city.sources.size(); ++s) {
        city.figures.push_back(s == 17 ? std::nullopt
                                       : std::optional(static_cast<double>(draw.below(9000)) / 7));
    }
    for (int p = 0; p < 900; ++p) {
        // never on a border, which belongs to the first of two areas
        city.people.push_back(
            {{static_cast<double>(draw.below(1600)) + 0.375, static_cast<double>(draw.below(1200)) + 0.375},
             static_cast<double>(draw.below(90)) / 7});
    }
    return city;
}

std::string bytesOfInterpolated(const City& city, FigureKind kind, bool byPeople,
                                const std::vector<std::size_t>& targetOrder = {}) {
    const auto result =
        analysis::interpolated(city.sources, city.figures, city.targets, kind,
                               byPeople ? std::span<const analysis::WeightedPoint>(city.people)
                                        : std::span<const analysis::WeightedPoint>());
    if (!result) {
        return {};
    }
    return bytesOf(targetOrder.empty() ? result->figures : backInOrder(result->figures, targetOrder),
                   result->sourceSum, result->outside, result->byAreaInstead);
}

TEST(IndicatorsInvariance, InterpolationDoesNotDependOnOrderOrThreads) {
    const City city = drawnFigures();
    const auto sources = drawnOrder(city.sources.size(), 1);
    const auto targets = drawnOrder(city.targets.size(), 2);
    const City other{inOrder(city.sources, sources), inOrder(city.targets, targets),
                     inOrder(city.figures, sources), inOrder(city.people, drawnOrder(city.people.size(), 3))};
    for (const FigureKind kind : {FigureKind::Count, FigureKind::Share}) {
        for (const bool byPeople : {false, true}) {
            expectTheSameOnAnyNumberOfThreads([&] { return bytesOfInterpolated(city, kind, byPeople); });
            EXPECT_TRUE(bytesOfInterpolated(other, kind, byPeople, targets) ==
                        bytesOfInterpolated(city, kind, byPeople));
        }
    }
}

// The overlay multiplies coordinates, so that far from the origin it keeps fewer digits of a surface.
TEST(IndicatorsInvariance, InterpolationDoesNotDependOnWhereTheTownLies) {
    const City city = drawnFigures();
    City away = city;
    for (Areas* areas : {&away.sources, &away.targets}) {
        for (model::AreaSet::Area& area : *areas) {
            area.shape = moved(area.shape);
        }
    }
    for (analysis::WeightedPoint& person : away.people) {
        person.at = moved(person.at);
    }
    for (const FigureKind kind : {FigureKind::Count, FigureKind::Share}) {
        for (const bool byPeople : {false, true}) {
            const std::span<const analysis::WeightedPoint> none;
            const auto here = analysis::interpolated(city.sources, city.figures, city.targets, kind,
                                                     byPeople ? std::span(city.people) : none);
            const auto there = analysis::interpolated(away.sources, away.figures, away.targets, kind,
                                                      byPeople ? std::span(away.people) : none);
            ASSERT_TRUE(here && there);
            for (std::size_t t = 0; t < city.targets.size(); ++t) {
                ASSERT_EQ(here->figures[t].has_value(), there->figures[t].has_value());
                if (here->figures[t]) {
                    EXPECT_NEAR(*here->figures[t], *there->figures[t], 1e-8 * (1 + *here->figures[t]));
                }
            }
        }
    }
}

TEST(IndicatorsInvariance, SumsByAreaDoNotDependOnTheOrderOfWhatIsAddedNorOnPlace) {
    const City city = drawnFigures();
    const auto sums = [](const Areas& areas, const std::vector<analysis::WeightedPoint>& people) {
        std::vector<geo::Point> points;
        std::vector<double> values;
        for (const analysis::WeightedPoint& person : people) {
            points.push_back(person.at);
            values.push_back(person.weight);
        }
        return analysis::sumByArea(analysis::areasOfPoints(areas, points), values, areas.size());
    };
    const Figures expected = sums(city.sources, city.people);
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOf(sums(city.sources, city.people)); });
    const auto areaOrder = drawnOrder(city.sources.size(), 5);
    EXPECT_TRUE(bytesOf(backInOrder(sums(inOrder(city.sources, areaOrder),
                                         inOrder(city.people, drawnOrder(city.people.size(), 6))),
                                    areaOrder)) == bytesOf(expected));
    Areas away = city.sources;
    for (model::AreaSet::Area& area : away) {
        area.shape = moved(area.shape);
    }
    std::vector<analysis::WeightedPoint> people = city.people;
    for (analysis::WeightedPoint& person : people) {
        person.at = moved(person.at);
    }
    EXPECT_TRUE(bytesOf(sums(away, people)) == bytesOf(expected));
}

TEST(IndicatorsInvariance, IndicesClassesAndRanksDoNotDependOnTheOrderOfAreas) {
    Draw draw(13);
    constexpr std::size_t count = 60;
    std::vector<Figures> columns(3);
    Figures inhabitants;
    for (std::size_t a = 0; a < count; ++a) {
        for (Figures& column : columns) {
            column.push_back(draw.chance(5) ? std::nullopt
                                            : std::optional(static_cast<double>(draw.below(400)) / 7));
        }
        inhabitants.push_back(static_cast<double>(200 + draw.below(3000)));
    }
    const auto known = [](const Figures& figures) {
        std::vector<double> values;
        for (const auto& figure : figures) {
            values.push_back(figure.value_or(1.0 / 3));
        }
        return values;
    };
    /// All figures by area, then what there is once; areas in `order`, results put back.
    const auto bytes = [&](const std::vector<std::size_t>& order) {
        std::vector<Figures> ordered;
        for (const Figures& column : columns) {
            ordered.push_back(inOrder(column, order));
        }
        std::string all;
        for (const auto normalisation : {analysis::Normalisation::MinMax, analysis::Normalisation::ZScore,
                                         analysis::Normalisation::Rank}) {
            const auto index = analysis::compositeIndex(
                {{"a", ordered[0], 1}, {"b", ordered[1], 2, false}, {"c", ordered[2], 3}}, normalisation,
                analysis::Aggregation::Arithmetic);
            all += bytesOf(backInOrder(index->index, order), backInOrder(index->rank, order), index->unknown);
            for (const Figures& part : index->contributions) {
                all += bytesOf(backInOrder(part, order));
            }
        }
        const auto rated =
            analysis::statusDynamics({ordered[0], ordered[1]}, {ordered[2]}, inOrder(inhabitants, order));
        all += bytesOf(backInOrder(rated->statusIndex, order), backInOrder(rated->dynamicsIndex, order),
                       backInOrder(rated->status, order), backInOrder(rated->dynamics, order));
        const auto closeness =
            analysis::topsis({{known(ordered[0]), 1}, {known(ordered[1]), 2, true}, {known(ordered[2]), 1}});
        all += bytesOf(backInOrder(*closeness, order));
        for (const auto method : {analysis::ClassMethod::Equal, analysis::ClassMethod::Quantile,
                                  analysis::ClassMethod::Jenks, analysis::ClassMethod::StandardDeviation}) {
            const auto breaks = analysis::classBreaks(known(ordered[0]), method, 5);
            all += bytesOf(*breaks, analysis::goodnessOfFit(known(ordered[0]), *breaks));
        }
        return all;
    };
    std::vector<std::size_t> asGiven(count);
    std::iota(asGiven.begin(), asGiven.end(), std::size_t{0});
    expectTheSameOnAnyNumberOfThreads([&] { return bytes(asGiven); });
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytes(drawnOrder(count, seed)) == bytes(asGiven));
    }
}

}  // namespace
}  // namespace nordertor::test
