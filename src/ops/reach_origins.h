// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "analysis/network/attached_network.h"
#include "base/notice.h"
#include "base/result.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Where service areas start: facilities of a kind, single facilities, homes, free points.
struct ReachOrigins {
    struct Origin {
        std::string id;      ///< of the facility or home; of a point its coordinates as given
        LocalizedText name;  ///< the facility's name or kind; empty for the others
        std::vector<analysis::NetworkPosition> entrances;
    };
    std::vector<Origin> origins;  ///< all of them attached
    LocalizedText label;          ///< of all: "Spielplätze", "Spielplätze, Kita Süd, 2 Wohngebäude"
    analysis::AttachedNetwork network;
    Notices notices;  ///< left out, or on a separate piece of the network
};

/// The first three ids, for a sentence: "way/1, way/2, way/3, ...".
[[nodiscard]] std::string someOf(const std::vector<std::string>& ids);

/// kind, facility, home, at: may be given together.
[[nodiscard]] std::vector<ParameterSpec> reachOriginParameters();

/// Errors: InvalidArgument (nothing named; an id nobody has; a point that is not two numbers or lies too far
/// from any path, saying how far), InvalidData (no facility of that kind, none of them near a path), those of
/// the network.
[[nodiscard]] Result<ReachOrigins> reachOriginsFrom(const ParameterValues& values, const Context& context,
                                                    const Task& task = {});

}  // namespace nordertor::ops
