// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/area_operations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace nordertor::geo {
namespace {

Points rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}
MultiPolygon area(double x0, double y0, double x1, double y1) {
    return {{{rectangle(x0, y0, x1, y1), {}}}};
}

TEST(MakeValid, LeavesAValidAreaAlone) {
    const auto result = makeValid(area(0, 0, 10, 10));
    ASSERT_TRUE(result);
    EXPECT_FALSE(result->changed);
    EXPECT_TRUE(result->reason.empty());
    EXPECT_DOUBLE_EQ(areaOf(result->area), 100);
}

TEST(MakeValid, KeepsBothHalvesOfABowTieAndNamesThePlace) {
    const auto result = makeValid({{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}}});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->changed);
    EXPECT_EQ(result->reason, "Self-intersection");
    EXPECT_EQ(result->at, (Point{5, 5}));
    EXPECT_EQ(result->area.polygons.size(), 2U);
    EXPECT_DOUBLE_EQ(areaOf(result->area), 50);
}

TEST(MakeValid, MergesOverlappingPartsAndCutsHoles) {
    MultiPolygon overlapping = area(0, 0, 10, 10);
    overlapping.polygons.push_back({rectangle(5, 0, 15, 10), {}});
    overlapping.polygons[0].holes.push_back(rectangle(-2, 2, 2, 4));  // reaches out of its polygon
    const auto result = makeValid(overlapping);
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->changed);
    EXPECT_DOUBLE_EQ(areaOf(result->area), 150 - 4);
}

TEST(MakeValid, ClosesOpenRingsAndDropsWhatHasNoArea) {
    const auto open = makeValid({{{{{0, 0}, {10, 0}, {10, 10}}, {}}}});
    ASSERT_TRUE(open);
    EXPECT_TRUE(open->changed);
    EXPECT_DOUBLE_EQ(areaOf(open->area), 50);

    for (const Points& flat : {Points{{0, 0}, {10, 0}, {0, 0}}, Points{{0, 0}, {5, 5}, {10, 10}, {0, 0}},
                               Points{{1, 1}, {1, 1}, {1, 1}, {1, 1}}, Points{{3, 4}}}) {
        const auto result = makeValid({{{flat, {}}}});
        ASSERT_TRUE(result);
        EXPECT_TRUE(result->area.empty());
        EXPECT_TRUE(result->changed);
    }
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto broken = makeValid({{{{{0, 0}, {nan, 0}, {10, 10}, {0, 0}}, {}}}});
    ASSERT_TRUE(broken);
    EXPECT_TRUE(broken->area.empty());
}

TEST(AreaOperations, GiveTheSameBytesForTheSameArea) {
    const auto one = unionOf({area(0, 0, 10, 10), area(20, 0, 30, 10), area(5, 5, 25, 8)});
    const auto other = unionOf({area(5, 5, 25, 8), area(20, 0, 30, 10), area(0, 0, 10, 10)});
    ASSERT_TRUE(one);
    ASSERT_TRUE(other);
    EXPECT_EQ(*one, *other);
    EXPECT_DOUBLE_EQ(areaOf(*one), 100 + 100 + 30);
    EXPECT_TRUE(unionOf({})->empty());
}

TEST(AreaOperations, IntersectionKeepsOnlyAreas) {
    EXPECT_DOUBLE_EQ(areaOf(*intersection(area(0, 0, 10, 10), area(5, 5, 20, 20))), 25);
    EXPECT_TRUE(intersection(area(0, 0, 10, 10), area(10, 0, 20, 10))->empty());  // a shared edge
    EXPECT_TRUE(intersection(area(0, 0, 1, 1), area(5, 5, 6, 6))->empty());
}

TEST(AreaOperations, DifferenceKeepsOnlyWhatIsNotCovered) {
    const auto ring = difference(area(0, 0, 10, 10), area(4, 4, 6, 6));
    ASSERT_TRUE(ring);
    EXPECT_DOUBLE_EQ(areaOf(*ring), 96);
    EXPECT_EQ(ring->polygons.front().holes.size(), 1U);
    EXPECT_FALSE(contains(*ring, {5, 5}));
    EXPECT_TRUE(difference(area(0, 0, 1, 1), area(0, 0, 2, 2))->empty());
    EXPECT_DOUBLE_EQ(areaOf(*difference(area(0, 0, 10, 10), area(10, 0, 20, 10))), 100);
}

// Closed form: 32 corners on the circle, area r² * 16 * sin(2 pi / 32).
TEST(AreaOperations, BufferOfAPointIsA32Gon) {
    const auto circle = bufferOfPoints({{500000, 5800000}}, 100);
    ASSERT_TRUE(circle);
    EXPECT_NEAR(areaOf(*circle), 1e4 * 16 * std::sin(std::numbers::pi / 16), 1e-3);
    EXPECT_TRUE(bufferOfPoints({}, 100)->empty());
}

TEST(AreaOperations, BufferOfALineIsARectangleWithTwoRoundEnds) {
    const double ends = 1e4 * 16 * std::sin(std::numbers::pi / 16);
    EXPECT_NEAR(areaOf(*bufferOfLines({{{0, 0}, {1000, 0}}}, 100)), 200 * 1000 + ends, 1e-6);
}

TEST(AreaOperations, NegativeBufferShrinks) {
    EXPECT_DOUBLE_EQ(areaOf(*buffer(area(0, 0, 100, 100), -10)), 80 * 80);
    EXPECT_TRUE(buffer(area(0, 0, 10, 10), -6)->empty());
}

TEST(AreaOperations, SimplificationMovesNoVertexFartherThanAllowed) {
    Points ring;
    for (int i = 0; i < 720; ++i) {
        const double angle = i * std::numbers::pi / 360;
        ring.push_back({1000 * std::cos(angle), 1000 * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const auto simple = simplified({{{ring, {}}}}, 5);
    ASSERT_TRUE(simple);
    const Points& outer = simple->polygons[0].outer;
    EXPECT_LT(outer.size(), 60U);
    for (const Point p : ring) {
        EXPECT_LE(nearestOnLine(outer, p).distance, 5 + 1e-9);
    }
}

TEST(AreaOperations, PolygonizeJoinsPiecesAndKeepsHoles) {
    std::vector<Points> pieces{{{10, 10}, {0, 10}, {0, 0}},  // reversed order, any direction
                               {{10, 10}, {10, 0}, {0, 0}},
                               rectangle(2, 2, 4, 4),
                               {{50, 50}, {60, 50}, {60, 60}}};  // does not close
    pieces.push_back({{0, 0}, {0, 10}, {10, 10}});               // the first again, other way round
    const auto result = polygonize(pieces);
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(areaOf(result->area), 96);
    ASSERT_EQ(result->leftover.size(), 1U);
    EXPECT_EQ(result->leftover[0].size(), 3U);
    EXPECT_TRUE(polygonize({})->area.empty());
}

TEST(AreaOperations, PointInsideIsInside) {
    const MultiPolygon horseshoe{
        {{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}, {0, 0}}, {}}}};
    EXPECT_FALSE(contains(horseshoe, centroid(horseshoe)));
    const auto inside = pointInside(horseshoe);
    ASSERT_TRUE(inside);
    EXPECT_TRUE(contains(horseshoe, *inside));
    EXPECT_FALSE(pointInside({}));
}

TEST(ClippedLine, KeepsDirectionAndOrder) {
    MultiPolygon two = area(0, 0, 10, 10);
    two.polygons.push_back({rectangle(20, 0, 30, 10), {}});
    const auto parts = clippedLine({{40, 5}, {25, 5}, {-5, 5}}, two);
    ASSERT_TRUE(parts);
    EXPECT_EQ(*parts, (std::vector<Points>{{{30, 5}, {25, 5}, {20, 5}}, {{10, 5}, {0, 5}}}));
}

TEST(ClippedLine, LeavesALineInsideUnchanged) {
    const Points loop{{1, 1}, {9, 9}, {9, 1}, {1, 9}};  // crosses itself
    EXPECT_EQ(*clippedLine(loop, area(0, 0, 10, 10)), std::vector<Points>{loop});
    const Points touching{{1, 1}, {5, 10}, {9, 1}};
    EXPECT_EQ(*clippedLine(touching, area(0, 0, 10, 10)), std::vector<Points>{touching});
    EXPECT_EQ(*clippedLine({{0, 0}, {10, 0}}, area(0, 0, 10, 10)), (std::vector<Points>{{{0, 0}, {10, 0}}}));
    EXPECT_TRUE(clippedLine({{11, 0}, {12, 5}}, area(0, 0, 10, 10))->empty());
    EXPECT_TRUE(clippedLine({}, area(0, 0, 10, 10))->empty());
}

// Truth: counting samples along the line.
TEST(ClippedLine, HasTheLengthThatSamplingFinds) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> coordinate(-20, 120);
    const MultiPolygon zone = *intersection(*bufferOfPoints({{30, 30}, {70, 60}}, 40), area(0, 0, 90, 90));
    for (int i = 0; i < 200; ++i) {
        Points line;
        for (int k = 0; k < 5; ++k) {
            line.push_back({coordinate(random), coordinate(random)});
        }
        double clipped = 0;
        const auto parts = clippedLine(line, zone);
        ASSERT_TRUE(parts);
        for (const Points& part : *parts) {
            clipped += length(part);
        }
        double sampled = 0;
        constexpr int samples = 2000;
        for (std::size_t s = 0; s + 1 < line.size(); ++s) {
            const double step = distance(line[s], line[s + 1]) / samples;
            for (int k = 0; k < samples; ++k) {
                const double t = (k + 0.5) / samples;
                const Point p{line[s].x + t * (line[s + 1].x - line[s].x),
                              line[s].y + t * (line[s + 1].y - line[s].y)};
                sampled += contains(zone, p) ? step : 0;
            }
        }
        // Each of at most ~16 crossings may be missed by half a step.
        ASSERT_NEAR(clipped, sampled, 1.5);
    }
}

}  // namespace
}  // namespace nordertor::geo
