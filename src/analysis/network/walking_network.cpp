// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/walking_network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/network/network_assembly_p.h"

namespace nordertor::analysis {

Result<WalkingNetwork> WalkingNetwork::build(const std::vector<model::Street>& streets,
                                             const std::vector<model::PathBarrier>& barriers,
                                             const WalkingProfile& profile, const Task& task) {
    const StreetGraph graph = streetGraph(streets, barriers, profile, task);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (graph.pieces.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Daten enthalten keinen Weg, der zu Fuß benutzt werden darf.",
                     "The data contains no street or path that may be walked."},
                    {"Bitte OpenStreetMap-Daten einlesen, die das Gebiet mit seinen Wegen enthalten.",
                     "Please import OpenStreetMap data that contains the area with its streets."});
    }
    WalkingNetwork network;
    if (!NetworkAssembly(graph, profile, network).assemble(task)) {
        return fail(cancelledError());
    }
    return network;
}

double WalkingNetwork::totalMetres() const {
    return std::accumulate(components_.begin(), components_.end(), 0.0,
                           [](double sum, const Component& component) { return sum + component.metres; });
}

std::uint32_t WalkingNetwork::maximumWeight(PathWeight weight) const {
    return weight == PathWeight::Length ? maximumLength_ : maximumTime_;
}

std::uint32_t WalkingNetwork::weightAlong(const NetworkPosition& position, PathWeight weight) const {
    if (weight == PathWeight::Length) {
        return position.offset;
    }
    const Chain& chain = chains_[position.chain];
    if (chain.length == 0) {
        return 0;
    }
    const std::uint64_t doubled = 2ULL * position.offset * chain.time;
    return static_cast<std::uint32_t>((doubled + chain.length) / (2ULL * chain.length));
}

std::uint32_t WalkingNetwork::weightOfAccess(const NetworkPosition& position, PathWeight weight) const {
    return weight == PathWeight::Length
               ? position.access
               : static_cast<std::uint32_t>(std::lround(position.access / metresPerSecond_));
}

NetworkPosition WalkingNetwork::positionOfPoint(std::uint32_t chain, std::uint32_t point) const {
    const auto offset = static_cast<std::uint32_t>(std::llround(offsets_[point] * 100));
    return {chain, std::min(offset, chains_[chain].length), 0};
}

geo::Point WalkingNetwork::pointAt(const NetworkPosition& position) const {
    const Chain& chain = chains_[position.chain];
    const auto begin = offsets_.begin() + chain.firstPoint;
    const auto end = begin + chain.pointCount;
    const double along = position.offset / 100.0;
    const auto after = std::upper_bound(begin, end, along);
    if (after == end) {
        return points_[chain.firstPoint + chain.pointCount - 1];
    }
    const auto i = static_cast<std::size_t>(after - offsets_.begin());
    const double piece = offsets_[i] - offsets_[i - 1];
    const double share = piece > 0 ? (along - offsets_[i - 1]) / piece : 0;
    const geo::Point a = points_[i - 1];
    const geo::Point b = points_[i];
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

}  // namespace nordertor::analysis
