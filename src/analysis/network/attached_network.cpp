// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/attached_network.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace nordertor::analysis {
namespace {

constexpr std::size_t itemsBetweenStopChecks = 256;

}  // namespace

Result<AttachedNetwork> attachedNetwork(const model::Project& project,
                                        std::span<const model::Facility* const> facilities,
                                        const WalkingProfile& profile, double attachmentLimit,
                                        const Task& task) {
    auto network = WalkingNetwork::build(project.baseMap.streets, project.baseMap.barriers, profile, task);
    if (!network) {
        return fail(network.error());
    }
    AttachedNetwork attached;
    attached.network = std::move(*network);
    const Attacher attacher(attached.network);
    const auto& homes = project.residents.homes;
    attached.homes.resize(homes.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, homes.size(), itemsBetweenStopChecks),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t h = range.begin(); h != range.end() && !task.stopRequested();
                               ++h) {
                              attached.homes[h] = attacher.nearest(homes[h].location, attachmentLimit);
                          }
                      });
    attached.entrances.resize(facilities.size());
    tbb::parallel_for(std::size_t{0}, facilities.size(), [&](std::size_t f) {
        if (!task.stopRequested()) {
            attached.entrances[f] = attacher.entrances(*facilities[f], attachmentLimit);
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return attached;
}

}  // namespace nordertor::analysis
