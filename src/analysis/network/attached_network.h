// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/network/attachment.h"
#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"

namespace nordertor::analysis {

/// Where one profile may walk, and where homes and facilities meet it: what every question about walking
/// starts from.
struct AttachedNetwork {
    WalkingNetwork network;
    /// By index in Residents::homes; not attached() where no path is near enough.
    std::vector<NetworkPosition> homes;
    /// By index in the facilities asked for; empty where no path is near enough.
    std::vector<std::vector<NetworkPosition>> entrances;
};

/// Builds the network and attaches all homes of the project and the given facilities, none farther than
/// `attachmentLimit` metres from a path. Runs on several threads; the result does not depend on their number.
/// Errors: those of WalkingNetwork::build, Cancelled.
[[nodiscard]] Result<AttachedNetwork> attachedNetwork(const model::Project& project,
                                                      std::span<const model::Facility* const> facilities,
                                                      const WalkingProfile& profile, double attachmentLimit,
                                                      const Task& task = {});

}  // namespace nordertor::analysis
