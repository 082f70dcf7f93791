// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "analysis/network/walking_profile.h"

namespace nordertor::analysis {
namespace {

using model::Highway;
using model::Permission;
using model::Sidewalk;
using model::WalkingProfileId;

model::Street street(Highway highway) {
    model::Street way;
    way.highway = highway;
    return way;
}

bool adultWalks(const model::Street& way) {
    return mayWalk(way, walkingProfile(WalkingProfileId::Adult));
}

TEST(WalkingProfile, SpeedsAreThoseOfTheMethodsPage) {
    EXPECT_EQ(walkingProfile(WalkingProfileId::Adult).metresPerSecond, 1.2);
    EXPECT_EQ(walkingProfile(WalkingProfileId::Child).metresPerSecond, 0.8);
    EXPECT_EQ(walkingProfile(WalkingProfileId::Senior).metresPerSecond, 0.8);
    EXPECT_EQ(walkingProfile(WalkingProfileId::Rollator).metresPerSecond, 0.6);
}

TEST(WalkingProfile, KeepsOffMotorwaysAndBuildingSites) {
    EXPECT_FALSE(adultWalks(street(Highway::Motorway)));
    EXPECT_FALSE(adultWalks(street(Highway::Construction)));
    model::Street motorroad = street(Highway::Primary);
    motorroad.motorroad = true;
    EXPECT_FALSE(adultWalks(motorroad));
}

TEST(WalkingProfile, TrunkRoadsNeedASidewalkOrAPermission) {
    model::Street trunk = street(Highway::Trunk);
    EXPECT_FALSE(adultWalks(trunk));
    trunk.sidewalk = Sidewalk::Separate;
    EXPECT_FALSE(adultWalks(trunk));
    trunk.sidewalk = Sidewalk::Left;
    EXPECT_TRUE(adultWalks(trunk));
    trunk.sidewalk = Sidewalk::None;
    trunk.foot = Permission::Yes;
    EXPECT_TRUE(adultWalks(trunk));
}

TEST(WalkingProfile, FootCountsBeforeAccess) {
    model::Street way = street(Highway::Service);
    way.access = Permission::Private;
    EXPECT_FALSE(adultWalks(way));
    way.foot = Permission::Permissive;
    EXPECT_TRUE(adultWalks(way));
    way.access = Permission::Unknown;
    way.foot = Permission::No;
    EXPECT_FALSE(adultWalks(way));
    way.foot = Permission::Unknown;
    way.access = Permission::Destination;
    EXPECT_TRUE(adultWalks(way));
}

TEST(WalkingProfile, StepsDependOnTheProfile) {
    model::Street steps = street(Highway::Steps);
    const WalkingProfile& rollator = walkingProfile(WalkingProfileId::Rollator);
    EXPECT_TRUE(adultWalks(steps));
    EXPECT_FALSE(mayWalk(steps, rollator));
    steps.stepsWithRamp = true;
    EXPECT_TRUE(mayWalk(steps, rollator));
}

}  // namespace
}  // namespace nordertor::analysis
