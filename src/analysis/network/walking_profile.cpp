// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/walking_profile.h"

#include <array>

namespace nordertor::analysis {
namespace {

using model::Highway;
using model::Permission;
using model::Sidewalk;
using model::WalkingProfileId;

bool closed(Permission permission) {
    return permission == Permission::No || permission == Permission::Private;
}

bool stepsAllow(const model::Street& street, const WalkingProfile& profile) {
    return street.highway != Highway::Steps || profile.stepsPassable || street.stepsWithRamp ||
           street.wheelchair == model::Wheelchair::Yes;
}

bool hasSidewalk(const model::Street& street) {
    return street.sidewalk == Sidewalk::Left || street.sidewalk == Sidewalk::Right ||
           street.sidewalk == Sidewalk::Both;
}

}  // namespace

const WalkingProfile& walkingProfile(WalkingProfileId id) {
    static const std::array<WalkingProfile, 4> profiles{{
        {WalkingProfileId::Adult, {"Erwachsene", "adults"}, 1.2, true, 0.5},
        {WalkingProfileId::Child, {"Kinder", "children"}, 0.8, true, 0.5},
        {WalkingProfileId::Senior, {"ältere Menschen", "older people"}, 0.8, true, 0.4},
        {WalkingProfileId::Rollator, {"Menschen mit Rollator", "people with a walker"}, 0.6, false, 0.5},
    }};
    return profiles[static_cast<std::size_t>(id)];
}

bool mayWalk(const model::Street& street, const WalkingProfile& profile) {
    if (street.highway == Highway::Motorway || street.highway == Highway::Construction || street.motorroad) {
        return false;
    }
    if (closed(street.foot) || !stepsAllow(street, profile)) {
        return false;
    }
    if (street.foot != Permission::Unknown) {
        return true;
    }
    if (closed(street.access)) {
        return false;
    }
    if (street.highway == Highway::Trunk) {
        return hasSidewalk(street);
    }
    // Bridle paths (sign 238 of the German road traffic order) are closed to
    // pedestrians unless opened.
    return street.highway != Highway::Bridleway;
}

}  // namespace nordertor::analysis
