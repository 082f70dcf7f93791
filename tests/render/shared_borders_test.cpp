// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/shared_borders_p.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <span>

#include "render/layer_builder_p.h"

namespace nordertor::render {
namespace {

/// Areas that fill a square of `count` x `count` times 100 m without gap, their borders winding, each ring
/// beginning and running as chance will have it.
std::vector<geo::Points> partition(int count, std::mt19937& random) {
    const auto upTo = [&](double most) { return std::uniform_real_distribution<>(0, most)(random); };
    std::map<std::pair<int, int>, geo::Point> nodes;
    for (int x = 0; x <= count; ++x) {
        for (int y = 0; y <= count; ++y) {
            nodes[{x, y}] = {x * 100 + upTo(30), y * 100 + upTo(30)};
        }
    }
    std::map<std::pair<std::pair<int, int>, std::pair<int, int>>, geo::Points> borders;
    const auto border = [&](std::pair<int, int> from, std::pair<int, int> to) {
        const auto [found, isNew] = borders.try_emplace({std::min(from, to), std::max(from, to)});
        if (isNew) {
            const geo::Point a = nodes[std::min(from, to)];
            const geo::Point b = nodes[std::max(from, to)];
            found->second.push_back(a);
            for (int i = 1; i < 20; ++i) {
                found->second.push_back(
                    {a.x + (b.x - a.x) * i / 20 + upTo(6) - 3, a.y + (b.y - a.y) * i / 20 + upTo(6) - 3});
            }
            found->second.push_back(b);
        }
        geo::Points points = found->second;
        if (to < from) {
            std::reverse(points.begin(), points.end());
        }
        return points;
    };
    std::vector<geo::Points> rings;
    for (int x = 0; x < count; ++x) {
        for (int y = 0; y < count; ++y) {
            const std::pair<int, int> corners[]{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}};
            geo::Points ring;
            for (int side = 0; side < 4; ++side) {
                const geo::Points points = border(corners[side], corners[side + 1]);
                ring.insert(ring.end(), points.begin(), points.end() - 1);
            }
            std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(upTo(70)), ring.end());
            ring.push_back(ring.front());
            if (upTo(1) < 0.5) {
                std::reverse(ring.begin(), ring.end());
            }
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

std::shared_ptr<const SceneLayer> layerOf(const std::vector<geo::MultiPolygon>& shapes) {
    LayerBuilder builder("areas", GeometryKind::Area);
    const auto properties = builder.properties({}, {});
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        builder.addArea(std::to_string(i), properties, shapes[i]);
    }
    return builder.finish();
}

using Segment = std::pair<std::pair<double, double>, std::pair<double, double>>;

/// Segments of the band's rings that no other ring runs back along.
std::size_t freeSegments(const BandGeometry& band) {
    std::map<Segment, int> count;
    for (std::uint32_t part = 0; part + 1 < band.partStart.size(); ++part) {
        const auto ring = band.part(part);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const std::pair a{ring[i].x, ring[i].y};
            const std::pair b{ring[i + 1].x, ring[i + 1].y};
            ++count[{a, b}];
            --count[{b, a}];
        }
    }
    return static_cast<std::size_t>(
        std::count_if(count.begin(), count.end(), [](const auto& entry) { return entry.second > 0; }));
}

/// Holes taken off.
double areaOf(const BandGeometry& band) {
    double doubled = 0;
    for (std::uint32_t part = 0; part + 1 < band.partStart.size(); ++part) {
        const auto ring = band.part(part);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            doubled += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
        }
    }
    return doubled / 2;
}

TEST(SharedBorders, NeighboursStayNeighboursAtEveryScale) {
    std::mt19937 random(5);
    for (int round = 0; round < 10; ++round) {
        std::vector<geo::MultiPolygon> shapes;
        for (const geo::Points& ring : partition(5, random)) {
            shapes.push_back({{{ring, {}}}});
        }
        const auto layer = layerOf(shapes);
        // the coarsest two bands merge areas of 100 m
        for (const BandGeometry& band : std::span(layer->bands).first(4)) {
            EXPECT_EQ(band.partStart.size(), 26U);
            // only the rim of all, which is simplified like any other border: 20 of its pieces, 20 segments
            // or fewer
            const std::size_t rim = freeSegments(band);
            EXPECT_LE(rim, 400U);
            EXPECT_GE(rim, 20U);
            if (&band == &layer->bands[3]) {
                EXPECT_LT(band.points.size(), layer->bands.front().points.size() / 4);
                EXPECT_EQ(rim, 20U);
            }
        }
    }
}

TEST(SharedBorders, WhatFillsAHoleStillDoes) {
    std::mt19937 random(6);
    const auto upTo = [&](double most) { return std::uniform_real_distribution<>(0, most)(random); };
    for (int round = 0; round < 20; ++round) {
        geo::Points pond;
        for (int i = 0; i < 100; ++i) {
            const double angle = i * 2 * 3.14159265358979 / 100;
            const double radius = 80 + upTo(4);
            pond.push_back({200 + radius * std::cos(angle), 200 + radius * std::sin(angle)});
        }
        geo::Points hole = pond;
        pond.push_back(pond.front());
        std::rotate(hole.begin(), hole.begin() + static_cast<std::ptrdiff_t>(upTo(99)), hole.end());
        hole.push_back(hole.front());
        const geo::Points forest{{0, 0}, {400, 0}, {400, 400}, {0, 400}, {0, 0}};
        const auto layer = layerOf({{{{forest, {hole}}}}, {{{pond, {}}}}});
        for (const BandGeometry& band : std::span(layer->bands).first(5)) {
            EXPECT_EQ(freeSegments(band), 4U);
            EXPECT_NEAR(areaOf(band), 160000, 1e-6);
        }
        EXPECT_LT(layer->bands[4].points.size(), 60U);
    }
}

TEST(SimplifiedScene, AreasTooSmallToSeeKeepTheirSum) {
    // a hundred houses of 8 m by 8 m, 25 to a cell of 100 m
    std::vector<geo::MultiPolygon> houses;
    for (int i = 0; i < 100; ++i) {
        const double x = 160 + i % 10 * 20;
        const double y = 160 + i / 10 * 20;
        houses.push_back({{{{{x, y}, {x + 8, y}, {x + 8, y + 8}, {x, y + 8}, {x, y}}, {}}}});
    }
    const auto layer = layerOf(houses);
    EXPECT_EQ(layer->bands[1].partStart.size(), 101U);
    for (const BandGeometry& band : layer->bands) {
        EXPECT_NEAR(areaOf(band), 6400, 1e-6);
    }
    EXPECT_EQ(layer->bands.back().partStart.size(), 5U);
    for (const geo::Point& p : layer->bands.back().points) {
        EXPECT_TRUE(p.x > 150 && p.x < 360 && p.y > 150 && p.y < 360);
    }
}

TEST(SharedBorders, NoCornerMovesFartherThanTheTolerance) {
    std::mt19937 random(7);
    BandGeometry exact;
    for (const geo::Points& ring : partition(4, random)) {
        exact.points.insert(exact.points.end(), ring.begin(), ring.end());
        exact.partStart.push_back(static_cast<std::uint32_t>(exact.points.size()));
    }
    const SharedBorders borders(exact);
    for (std::uint32_t part = 0; part < 16; ++part) {
        const geo::Points simple = borders.simplified(part, 2);
        EXPECT_EQ(simple.front(), simple.back());
        EXPECT_LT(simple.size(), exact.part(part).size());
        for (const geo::Point& p : exact.part(part)) {
            EXPECT_LE(geo::nearestOnLine(simple, p).distance, 2 + 1e-9);
        }
    }
}

}  // namespace
}  // namespace nordertor::render
