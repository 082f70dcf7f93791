// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/gaps/capacity_gap.h"
#include "analysis/gaps/combined_need.h"
#include "analysis/gaps/stability.h"
#include "analysis/gaps/variation.h"
#include "analysis/population/demand.h"
#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// Sums over homes. Persons may be fractions (spread over buildings); round only for people to read.
struct SupplyTotals {
    double all = 0;
    double supplied = 0;          ///< within the limit along the walking network
    double suppliedByCircle = 0;  ///< within the limit as the crow flies: what a buffer map would say
    std::size_t homes = 0;
    std::size_t homesUnattached =
        0;  ///< farther from every path than the attachment limit; counted as not supplied
    std::size_t homesUnknown = 0;  ///< number of persons suppressed or not delivered; not in the sums
};

/// Homes without supply that lie near each other along the network.
struct GapPlace {
    std::string id;        ///< "<theme>.<standard>.<n>", stable for equal input
    std::string standard;  ///< "<theme>.<standard>"
    /// Among all places of all standards, from 1: those inside the area before those in the margin; in both,
    /// places of standards nobody in the data meets, because there is no facility at all, come last (they say
    /// one thing of the whole quarter, not of a place), and places counted in homes after those in persons;
    /// then most persons first, then the smaller limit (what should be nearer is missed more).
    std::size_t rank = 0;
    bool insideArea = false;  ///< most of its persons live inside the programme area
    double persons = 0;       ///< in DemandUsed::label
    std::size_t homes = 0;
    double personsInsideArea = 0;
    double meanBeyond =
        0;  ///< metres beyond the limit, weighted by persons; over the homes that reach any facility
    std::size_t homesWithoutAny = 0;  ///< homes that reach no facility of the kind at all
    geo::MultiPolygon shape;          ///< around the homes, working CRS
    geo::Point centre;                ///< at the home where the most persons are near; a map label goes here
    std::string nearestFacilityId;    ///< the one nearest to the centre home; empty if none is reachable
    LocalizedText nearestFacilityName;
    std::optional<double> nearestDistance;   ///< metres of path from the centre home
    LocalizedText reason;                    ///< the whole sentence
    std::optional<double> stability;         ///< placeStability(), where asked for
    std::optional<double> capacityMissing;   ///< m² or places its homes lack, where asked for
    std::vector<std::uint32_t> homeIndices;  ///< into Residents::homes, ascending
};

/// One standard applied to all homes.
struct StandardResult {
    std::string theme;
    std::string standard;  ///< "<theme>.<standard>"
    double limit = 0;      ///< metres, as applied (the user may have changed it)
    DemandUsed demand;
    std::size_t facilities = 0;              ///< that qualify
    SupplyTotals inside;                     ///< homes in the programme area
    SupplyTotals margin;                     ///< homes around it
    std::vector<float> distances;            ///< metres of path by home; infinity where nothing is reached
    std::vector<GapPlace> places;            ///< by rank
    std::optional<CapacityResult> capacity;  ///< where asked for and the standard has a figure per head
    std::optional<StandardStability> stability;  ///< where asked for
    std::size_t smallPlaces = 0;  ///< left out of `places`: below GapParameters::minimumPersons
    Notices notices;

    /// Distance of a home along the path in whole centimetres, as it was measured; Nearest::unreachable where
    /// nothing is reached.
    [[nodiscard]] std::uint32_t centimetres(std::size_t home) const;
    [[nodiscard]] bool supplied(std::size_t home) const;
};

struct GapReport {
    std::vector<StandardResult> standards;  ///< in the order of the themes
    std::optional<CombinedNeed> combined;   ///< where asked for
    Notices notices;  ///< network: cut-off components, unattached homes and facilities; small places
    /// All places of all standards by rank.
    [[nodiscard]] std::vector<const GapPlace*> ranked() const;
    [[nodiscard]] const GapPlace* find(const std::string& placeId) const;
};

struct GapParameters {
    std::vector<std::string> themes = {};     ///< empty = all
    std::vector<std::string> standards = {};  ///< "<theme>.<standard>"; empty = all of the themes
    /// Limits for this run, metres, over the project's and the theme's own.
    std::map<std::string, double> limits = {};
    double attachmentLimit = 100;  ///< metres from a home or facility to a path
    /// Metres along the network (between the points where homes are attached) up to which two homes belong to
    /// one place.
    double neighbourDistance = 150;
    double minimumPersons = 3;  ///< places below are left out and only counted (small numbers)
    bool capacity = false;      ///< the capacity gap too, for standards with a figure per head
    std::optional<VariationParameters> stability = {};  ///< how the gaps answer when assumptions move
    /// Weights by theme or "<theme>.<standard>" for the combined need; empty = none. With neither `themes`
    /// nor `standards` given, only what is weighted here is analysed.
    std::map<std::string, double> combine = {};
    double need = 0.5;  ///< index from which a home belongs to a place of combined need, above 0 to 1
};

/// For every standard: nearest qualifying facility for every home along the walking network, and the places
/// where people lack it. Facilities and homes outside the programme area (margin) count. Deterministic: equal
/// input gives equal output, whatever the number of threads. Errors: InvalidArgument (unknown theme or
/// standard, limit out of 1..20,000 m, weights or variation out of range), InvalidData (no residents, no
/// walkable street), Cancelled.
[[nodiscard]] Result<GapReport> analyseGaps(const model::Project& project, const model::ThemeSet& themes,
                                            const GapParameters& parameters, const Task& task = {});

}  // namespace nordertor::analysis
