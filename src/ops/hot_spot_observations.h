// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// What is compared: a number for each place.
struct Observations {
    LocalizedText what;   ///< of the numbers: "Kinder unter 10", "Unfälle"
    LocalizedText where;  ///< of the places: "Wohngebäude", "Raster 250 m"
    std::vector<double> values;
    std::vector<std::string> ids;
    std::vector<std::string> names;         ///< empty where places have none
    std::vector<geo::Point> points;         ///< of a home, or the middle of an area
    std::vector<geo::MultiPolygon> shapes;  ///< empty for homes
    int decimals = 0;
    bool persons = false;    ///< one or two are not shown
    bool accidents = false;  ///< of the Unfallatlas
    /// How many events lie in the places; none where no events are counted.
    std::optional<std::size_t> events = {};
    bool smallAreasHidden = false;  ///< least-inhabitants had a say
    std::size_t hiddenAreas = 0;    ///< whose value it hides
    Notices notices;
    std::vector<model::SourceRecord> sources;  ///< files read
};

/// Side of the squares in which events are counted where --cell is not given, in metres.
inline constexpr double usualEventCell = 250;

/// Of the events (points) that are given, else of the areas, else of the homes. Places whose number is not
/// known are left out (Notice). Errors: those of the readers and of demandFrom(), InvalidArgument.
[[nodiscard]] Result<Observations> observationsFrom(const ParameterValues& values, const Context& context,
                                                    const Task& task);

/// Warns where so few lie there (places, events, places with a number above 0: fewer than 30) that a cluster
/// of them says little; nothing where there are enough.
[[nodiscard]] Notices fewObservationsNotices(const Observations& observations);

/// Points to be made into a density: events, else homes with their persons.
struct DensityPoints {
    LocalizedText what;
    std::vector<geo::Point> points;
    std::vector<double> weights;
    bool persons = false;
    bool accidents = false;
    bool few = false;  ///< fewer than 30
    Notices notices;
    std::vector<model::SourceRecord> sources;  ///< files read
};
/// The title of what rests on fewer than 30 observations: it goes where the notices do not, onto maps.
[[nodiscard]] LocalizedText withFewInTitle(const LocalizedText& title);
/// With the warning of fewObservationsNotices().
[[nodiscard]] Result<DensityPoints> densityPointsFrom(const ParameterValues& values, const Context& context,
                                                      const Task& task);

/// weights as it holds: "band=300", "knn=8", "queen", "rook", "network=400"; without it 8 nearest homes, or
/// areas that touch (queen).
[[nodiscard]] std::string weightsInEffect(const ParameterValues& values, const Observations& observations);
/// Errors InvalidArgument: not understood, homes do not touch; InvalidData: nobody has a
/// neighbour within the band, naming a distance that works; those of the walking network.
[[nodiscard]] Result<analysis::SpatialWeights> weightsFrom(const ParameterValues& values,
                                                           const Context& context, Observations& observations,
                                                           const Task& task);

/// "Auffälligkeit (Unfallatlas), keine Feststellung einer Unfallhäufungsstelle": said with every result made
/// of accidents, because naming accident black spots is up to the police and the road authority.
[[nodiscard]] LocalizedText accidentWording();

}  // namespace nordertor::ops
