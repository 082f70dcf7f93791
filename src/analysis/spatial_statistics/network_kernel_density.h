// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"

namespace nordertor::analysis {

/// Something attached to the network, counting `weight`.
struct CountedPosition {
    NetworkPosition position;
    double weight = 1;
    friend auto operator<=>(const CountedPosition&, const CountedPosition&) = default;
};

struct NetworkDensity {
    /// A piece of a chain; pieces of one chain are equally long.
    struct Piece {
        std::uint32_t chain = 0;
        double from = 0;  ///< metres along the chain
        double to = 0;
        double perKilometre = 0;
    };
    std::vector<Piece> pieces;  ///< with a density above 0; ascending by chain and place
    double spread = 0;          ///< sum of the weights that were spread: those of attached positions
};

/// Kernel density along the network: the equal-split discontinuous kernel (Okabe, Satoh and Sugihara 2009;
/// Okabe and Sugihara 2012, chapter 9) with the quartic kernel in one dimension, 15 / (16 h) (1 - d^2/h^2)^2.
/// At a junction of m arms what arrives is split equally over the m - 1 others; at a dead end it turns back,
/// so that the sum of density x length over all pieces is the sum of weights: exactly, because each piece
/// gets the integral of the kernel. Branches with less than 1/10,000 of an event are cut off and their part
/// goes to the rest of that event. `radius` and `piece` in metres; the straight access to the path does not
/// count. Does not depend on threads nor on the order of the positions. Error Cancelled.
[[nodiscard]] Result<NetworkDensity> networkKernelDensity(const WalkingNetwork& network,
                                                          std::span<const CountedPosition> positions,
                                                          double radius, double piece, const Task& task = {});

/// The line of a piece, working CRS.
[[nodiscard]] geo::Points lineOf(const WalkingNetwork& network, const NetworkDensity::Piece& piece);

}  // namespace nordertor::analysis
