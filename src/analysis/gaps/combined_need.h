// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/gaps/stability.h"
#include "analysis/population/demand.h"
#include "geo/geometry.h"

namespace nordertor::analysis {

/// Homes near each other that lack much at once of what the user gave weight.
struct CombinedPlace {
    std::string id;        ///< "need.<rank>"
    std::size_t rank = 0;  ///< from 1: inside the area first, then most persons, then the higher index
    bool insideArea = false;
    double persons = 0;  ///< who live there, in CombinedNeed::demand
    double personsInsideArea = 0;
    std::size_t homes = 0;
    double index = 0;                   ///< mean of the homes' indices, weighted by persons
    std::vector<double> contributions;  ///< by part; their sum is the index
    std::vector<double> lacking;        ///< by part: persons of its own group here without supply
    std::optional<double> stability;    ///< share of runs in which it stays a place of need
    geo::MultiPolygon shape;
    geo::Point centre;
    LocalizedText reason;
    std::vector<std::uint32_t> homeIndices;  ///< ascending
};

/// Persons by whether they live where the combined need is.
struct CombinedTotals {
    double all = 0;
    double inNeed = 0;             ///< at homes whose index reaches the threshold
    double meanIndex = 0;          ///< weighted by persons
    std::optional<Spread> spread;  ///< of inNeed over the runs
};

/// Several standards at once. The index of a home is the share of all weight that lies on standards whose gap
/// it is in: 0 = lacks nothing that was weighted, 1 = all of it (weighted sum of binary indicators; OECD/JRC
/// Handbook 2008, linear aggregation). It is in the gap of a standard if somebody of its group lives there
/// and no facility is within the limit. Persons always stand beside the index.
struct CombinedNeed {
    struct Part {
        std::string standard;  ///< "<theme>.<standard>"
        double weight = 0;     ///< share of all weight; the parts sum to 1
    };
    std::vector<Part> parts;   ///< in the order of the report's standards, weight > 0
    double threshold = 0;      ///< GapParameters::need
    DemandUsed demand;         ///< whom `persons` counts: everybody, as far as the data knows
    std::vector<float> index;  ///< by home, 0..1
    CombinedTotals inside;
    CombinedTotals margin;
    std::vector<CombinedPlace> places;  ///< by rank
    std::size_t smallPlaces = 0;        ///< left out: below GapParameters::minimumPersons
    double highest = 0;                 ///< of all homes' indices
};

}  // namespace nordertor::analysis
