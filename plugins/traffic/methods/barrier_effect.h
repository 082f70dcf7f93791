// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/network/attached_network.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"

namespace nordertor::traffic {

/// Railways on the ground or on embankments, and big roads nobody may walk along. Tunnels are no barrier.
enum class BarrierKind { Railway, BigRoad };

/// How much gets across the barriers of one kind.
struct BarrierCrossings {
    BarrierKind kind = BarrierKind::Railway;
    double metres = 0;          ///< of barrier; every track and carriageway counts by itself
    std::size_t crossings = 0;  ///< places where a way of the profile crosses: on the level, over or under it
    [[nodiscard]] std::optional<double> per100Metres() const {
        return metres > 0 ? std::optional(static_cast<double>(crossings) * 100 / metres) : std::nullopt;
    }
};

/// The way from a home to the facility nearest on foot.
struct Detour {
    std::uint32_t home = 0;
    std::uint32_t facility = 0;
    double path = 0;             ///< metres
    double airLine = 0;          ///< metres to the same place, at least nearestAirLine
    bool acrossBarrier = false;  ///< the air line crosses one
    [[nodiscard]] double factor() const { return path / airLine; }
};

/// What a circle of the limit around a facility promises, and what a path of the limit keeps.
struct CircleLoss {
    double persons = 0;            ///< known persons in homes within the circle
    double notReached = 0;         ///< of these, farther on foot than the limit
    double behindBarrier = 0;      ///< of the latter, those whose air line crosses a barrier
    std::size_t homesUnknown = 0;  ///< homes within the circle whose persons are not known
    double area = 0;               ///< square metres of the circle
    double areaReached = 0;        ///< square metres of the service area within it
};

struct BarrierEffect {
    std::vector<BarrierCrossings> crossings;  ///< by kind, both
    std::vector<Detour> detours;              ///< by home, ascending; homes that reach a facility
    double detourFactor = 0;                  ///< mean over detours, weighted with known persons; 0 if nobody
    double detouredPersons = 0;               ///< persons with a factor above the limit
    double countedPersons = 0;                ///< persons in detours
    std::vector<CircleLoss> circles;          ///< by facility
};

struct BarrierParameters {
    double limit = 800;    ///< metres of path, and radius of the circle
    double flagged = 1.5;  ///< detour factor from which a home is named
    double attachmentLimit = 100;
    model::WalkingProfileId profile = model::WalkingProfileId::Adult;
};

/// Homes nearer than this to their facility have no detour factor: the straight ways at both ends outweigh
/// it.
inline constexpr double nearestAirLine = 50;

/// Barrier effect of railways and big roads: detour factor (pedestrian route directness, Hess 1997: length of
/// path by air line), crossings per 100 m of barrier, and the part of each facility's circle that is cut off.
/// `persons` by home, Residents::unknownPersons where not known; of a project without homes there are no
/// detours, and nobody is in the circles. Errors: InvalidData (no facility within reach of any home), those
/// of the network, Cancelled.
[[nodiscard]] Result<BarrierEffect> barrierEffect(const model::Project& project,
                                                  std::span<const model::Facility* const> facilities,
                                                  std::span<const double> persons,
                                                  const BarrierParameters& parameters, const Task& task = {});

}  // namespace nordertor::traffic
