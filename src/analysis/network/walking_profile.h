// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/localized_text.h"
#include "model/base_map.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// How a group of people walks. Speeds: docs/methods.md (adult 1.2, child 0.8,
/// senior 0.8, rollator 0.6 m/s; rounded from published means, marked there as
/// professional knowledge).
struct WalkingProfile {
    model::WalkingProfileId id = model::WalkingProfileId::Adult;
    LocalizedText label;
    double metresPerSecond = 1.2;
    bool stepsPassable = true;
    double stepsSpeedFactor = 0.5;  ///< speed on steps as a share of the speed on the level
};

[[nodiscard]] const WalkingProfile& walkingProfile(model::WalkingProfileId id);

/// Whether this profile may walk along the way. Motorways, trunk roads without
/// sidewalk, motorroads, ways closed to pedestrians or to the public are not
/// walkable; steps depend on the profile.
[[nodiscard]] bool mayWalk(const model::Street& street, const WalkingProfile& profile);

}  // namespace nordertor::analysis
