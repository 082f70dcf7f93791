// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/spatial_statistics/published_data.h"
#include "analysis/spatial_statistics/spatial_weights.h"

namespace nordertor::analysis {
namespace {

using test::NeighbourSets;
using test::setsOf;

geo::MultiPolygon rectangle(double x, double y, double width, double height) {
    return {{{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}, {}}}};
}

NeighbourSets neighbours(const std::vector<geo::MultiPolygon>& areas, Contiguity contiguity,
                         double tolerance = 0.1) {
    const auto weights = contiguityWeights(areas, contiguity, tolerance);
    return weights ? setsOf(*weights) : NeighbourSets{};
}

std::vector<geo::MultiPolygon> squares(std::uint32_t side) {
    std::vector<geo::MultiPolygon> areas;
    for (std::uint32_t r = 0; r < side; ++r) {
        for (std::uint32_t c = 0; c < side; ++c) {
            areas.push_back(rectangle(c * 100.0, r * 100.0, 100, 100));
        }
    }
    return areas;
}

TEST(Contiguity, RookNeedsACommonEdgeQueenACommonCorner) {
    EXPECT_EQ(neighbours(squares(3), Contiguity::Rook), test::rookLattice(3));
    const NeighbourSets queen = neighbours(squares(3), Contiguity::Queen);
    EXPECT_EQ(queen[4], (std::set<std::uint32_t>{0, 1, 2, 3, 5, 6, 7, 8}));
    EXPECT_EQ(queen[0], (std::set<std::uint32_t>{1, 3, 4}));
}

TEST(Contiguity, SeesANeighbourAlongAPartOfAnEdge) {
    // a long block opposite two short ones, the middle corner in its edge
    const std::vector<geo::MultiPolygon> areas{rectangle(0, 0, 200, 50), rectangle(0, 50, 90, 50),
                                               rectangle(90, 50, 110, 50), rectangle(200, 50, 50, 50)};
    EXPECT_EQ(neighbours(areas, Contiguity::Rook), (NeighbourSets{{1, 2}, {0, 2}, {0, 1, 3}, {2}}));
    EXPECT_EQ(neighbours(areas, Contiguity::Queen), (NeighbourSets{{1, 2, 3}, {0, 2}, {0, 1, 3}, {0, 2}}));
}

TEST(Contiguity, ClosesCracksUpToTheTolerance) {
    const std::vector<geo::MultiPolygon> areas{rectangle(0, 0, 100, 100), rectangle(100.04, 0.03, 100, 100)};
    EXPECT_EQ(neighbours(areas, Contiguity::Rook, 0.1), (NeighbourSets{{1}, {0}}));
    EXPECT_EQ(neighbours(areas, Contiguity::Rook, 0.01), (NeighbourSets{{}, {}}));
}

TEST(Contiguity, AnIslandInAHoleTouchesWhatSurroundsIt) {
    geo::MultiPolygon around = rectangle(0, 0, 300, 300);
    around.polygons[0].holes = {{{100, 100}, {200, 100}, {200, 200}, {100, 200}, {100, 100}}};
    EXPECT_EQ(neighbours({around, rectangle(100, 100, 100, 100)}, Contiguity::Rook),
              (NeighbourSets{{1}, {0}}));
}

TEST(Contiguity, EqualsThePublishedRookNeighboursOfStLouis) {
    NORDERTOR_REAL_DATA_OR_SKIP(shapes, "../truth/libpysal/stl/stl_hom.csv");
    NORDERTOR_REAL_DATA_OR_SKIP(gal, "../truth/libpysal/stl/stl_hom_rook.gal");
    const auto areas = test::readStLouis(shapes, 9).shapes;
    const NeighbourSets published = test::readGal(gal);
    ASSERT_EQ(published.size(), 78U);
    EXPECT_EQ(neighbours(areas, Contiguity::Rook, 1e-7), published);
    // queen adds the four pairs that meet in a corner only
    NeighbourSets queen = published;
    for (const auto& [a, b] : {std::pair(33, 37), {35, 40}, {66, 76}, {67, 73}}) {
        queen[static_cast<std::size_t>(a - 1)].insert(static_cast<std::uint32_t>(b - 1));
        queen[static_cast<std::size_t>(b - 1)].insert(static_cast<std::uint32_t>(a - 1));
    }
    EXPECT_EQ(neighbours(areas, Contiguity::Queen, 1e-7), queen);
}

TEST(Contiguity, EqualsThePublishedQueenNeighboursOfColumbus) {
    NORDERTOR_REAL_DATA_OR_SKIP(shapes, "../truth/libpysal/columbus/columbus.json");
    NORDERTOR_REAL_DATA_OR_SKIP(gal, "../truth/libpysal/columbus/columbus.gal");
    std::ifstream in(shapes);
    const auto json = nlohmann::json::parse(in);
    std::vector<geo::MultiPolygon> areas;
    for (const auto& feature : json["features"]) {
        geo::Polygon polygon;
        for (const auto& ring : feature["geometry"]["coordinates"]) {
            geo::Points& points = polygon.outer.empty() ? polygon.outer : polygon.holes.emplace_back();
            for (const auto& p : ring) {
                points.push_back({p[0].get<double>(), p[1].get<double>()});
            }
        }
        areas.push_back({{polygon}});
    }
    EXPECT_EQ(neighbours(areas, Contiguity::Queen, 1e-7), test::readGal(gal));
}

}  // namespace
}  // namespace nordertor::analysis
