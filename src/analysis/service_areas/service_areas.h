// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/service_areas/reached_area.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

struct ServiceAreaParameters {
    /// Upper ends of the bands, ascending, without repetition, from 1: centimetres or hundredths of a second.
    std::vector<std::uint32_t> limits;
    PathWeight weight = PathWeight::Length;
    SearchDirection direction = SearchDirection::TowardsSources;  ///< matters on one-way paths
    bool areas = true;  ///< polygons too, not only reached edges and persons
    double width = ReachedAreaDrawing::usualWidth;
};

/// What lies within the limit of one band, the narrower bands included.
struct ServiceBand {
    double pathMetres = 0;  ///< length of the reached paths
    std::size_t homes = 0;  ///< attached and within the limit, both accesses counted
    /// By column: persons of the homes within the limit whose number is known, and how many homes' is not.
    /// From the distances of the homes, not from the polygon.
    std::vector<double> persons;
    std::vector<std::size_t> unknownHomes;
    std::size_t homesWithUnknown = 0;  ///< homes of which any column is unknown
    geo::MultiPolygon area;            ///< see ReachedAreaDrawing
};

struct ServiceArea {
    std::vector<ServiceBand> bands;    ///< by limit
    std::vector<ReachedPiece> pieces;  ///< see ReachedEdgeSearch::pieces()
};

/// Service areas (isochrones) of many origins in one pass, each with all its bands from one bounded search;
/// to get them merged, give the entrances of all origins as one. Paths may be walked both ways, so the way
/// from an origin is as long as the way towards it. `columns` are persons by home, Residents::unknownPersons
/// where not known. On several threads; the result does not depend on their number, and origins do not
/// influence each other. O(what is reached) per origin after O(homes + chains) once. Errors: InvalidArgument
/// (limits not ascending, a width not in 1..200 m), Cancelled.
[[nodiscard]] Result<std::vector<ServiceArea>> serviceAreas(
    const ReachGround& ground, std::span<const std::vector<double>> columns,
    std::span<const std::vector<NetworkPosition>> origins, const ServiceAreaParameters& parameters,
    const Task& task = {});

}  // namespace nordertor::analysis
