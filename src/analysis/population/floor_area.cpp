// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "analysis/population/population_distribution.h"

namespace nordertor::analysis {
namespace {

struct DefaultLevels {
    std::string_view kind;
    double levels;
};

/// Full storeys people live in, where the source names none; reasons in docs/methods.md.
constexpr std::array<DefaultLevels, 16> defaultLevels = {{{"apartments", 4},
                                                          {"bungalow", 1},
                                                          {"cabin", 1},
                                                          {"detached", 2},
                                                          {"dormitory", 4},
                                                          {"farm", 1.5},
                                                          {"farmhouse", 1.5},
                                                          {"house", 2},
                                                          {"houseboat", 1},
                                                          {"nursing_home", 3},
                                                          {"residential", 3},
                                                          {"semi", 2},
                                                          {"semidetached_house", 2},
                                                          {"static_caravan", 1},
                                                          {"terrace", 2},
                                                          {"villa", 2}}};
constexpr double smallFootprint = 250;
constexpr double highestLevels = 60;

double levelsOf(const model::Building& building, double footprint) {
    if (building.levels > 0 && building.levels <= highestLevels) {
        return building.levels;
    }
    for (const DefaultLevels& entry : defaultLevels) {
        if (building.kind == entry.kind) {
            return entry.levels;
        }
    }
    return footprint <= smallFootprint ? 2 : 3;
}

}  // namespace

double floorArea(const model::Building& building) {
    const double footprint = geo::areaOf(building.shape);
    return footprint * levelsOf(building, footprint);
}

}  // namespace nordertor::analysis
