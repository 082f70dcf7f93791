// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "io/osm/land_tags.h"
#include "io/osm/street_tags.h"
#include "io/osm/tag_rules.h"

namespace nordertor::io {
namespace {

using model::BuildingUse;
using model::Highway;
using model::LandUse;
using model::Permission;
using model::Sidewalk;

/// Truth for all expectations here: the definition of the tags in the OpenStreetMap wiki.
Tags tagsOf(std::initializer_list<Tag> list) {
    Tags tags;
    for (const Tag& tag : list) {
        tags.add(tag.key, tag.value);
    }
    return tags;
}

model::TagCondition has(const char* key, std::vector<std::string> values) {
    return {key, std::move(values), {}};
}

TEST(TagRules, NeedsAllConditionsAndNoExclusion) {
    const model::TagRule rule{{has("leisure", {"pitch"}), has("sport", {"soccer"})},
                              {has("access", {"private", "no"})}};
    EXPECT_TRUE(matches(rule, tagsOf({{"leisure", "pitch"}, {"sport", "soccer"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"leisure", "pitch"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"leisure", "pitch"}, {"sport", "soccer"}, {"access", "private"}})));
}

TEST(TagRules, StarMeansAnyValueButNo) {
    const model::TagRule rule{{has("shop", {"*"})}, {}};
    EXPECT_TRUE(matches(rule, tagsOf({{"shop", "kiosk"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"shop", "no"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"office", "yes"}})));
}

TEST(TagRules, LooksIntoValueLists) {
    const model::TagRule rule{{has("sport", {"basketball"})}, {}};
    EXPECT_TRUE(matches(rule, tagsOf({{"sport", "soccer;basketball"}})));
    EXPECT_TRUE(matches(rule, tagsOf({{"sport", "soccer; basketball ;tennis"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"sport", "soccer;tennis"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"sport", "streetbasketball"}})));
}

TEST(TagRules, FindsPiecesOfNamesInAnyCase) {
    const model::TagRule rule{{has("amenity", {"school"}), {"name", {}, {"grundschule"}}}, {}};
    EXPECT_TRUE(matches(rule, tagsOf({{"amenity", "school"}, {"name", "Alpheide-Grundschule"}})));
    EXPECT_TRUE(matches(rule, tagsOf({{"amenity", "school"}, {"name", "GRUNDSCHULE Nord"}})));
    EXPECT_FALSE(matches(rule, tagsOf({{"amenity", "school"}, {"name", "Gymnasium"}})));
}

TEST(TagRules, RuleWithoutConditionsMatchesNothing) {
    EXPECT_FALSE(matches({}, tagsOf({{"shop", "kiosk"}})));
}

TEST(TagRules, IndexReportsEachNumberOnceAscending) {
    const model::TagRule shop{{has("shop", {"*"})}, {}};
    const model::TagRule bakery{{has("shop", {"bakery"})}, {}};
    const model::TagRule school{{has("amenity", {"school"})}, {}};
    TagRuleIndex index;
    index.add(shop, 7);
    index.add(bakery, 3);
    index.add(bakery, 7);
    index.add(school, 1);
    std::vector<std::size_t> numbers{99};
    index.match(tagsOf({{"name", "Korn"}, {"shop", "bakery"}}), numbers);
    EXPECT_EQ(numbers, (std::vector<std::size_t>{3, 7}));
    index.match(tagsOf({{"name", "Korn"}}), numbers);
    EXPECT_TRUE(numbers.empty());
}

TEST(BuildingTags, SeparateHomesFromOtherUses) {
    for (const char* kind : {"house", "detached", "semidetached_house", "terrace", "apartments",
                             "residential", "bungalow", "farm", "dormitory", "cabin"}) {
        EXPECT_EQ(buildingUseOf(tagsOf({{"building", kind}})), BuildingUse::Residential) << kind;
    }
    for (const char* kind :
         {"garage", "garages", "shed", "school", "church", "retail", "commercial", "industrial", "office",
          "kindergarten", "hospital", "public", "allotment_house"}) {
        EXPECT_EQ(buildingUseOf(tagsOf({{"building", kind}})), BuildingUse::NonResidential) << kind;
    }
}

TEST(BuildingTags, PlainYesIsUnknownUnlessSomethingIsInIt) {
    EXPECT_EQ(buildingUseOf(tagsOf({{"building", "yes"}})), BuildingUse::Unknown);
    EXPECT_EQ(buildingUseOf(tagsOf({{"building", "yes"}, {"amenity", "school"}})),
              BuildingUse::NonResidential);
    EXPECT_EQ(buildingUseOf(tagsOf({{"building", "yes"}, {"shop", "no"}})), BuildingUse::Unknown);
    EXPECT_EQ(buildingUseOf(tagsOf({{"building", "apartments"}, {"shop", "bakery"}})),
              BuildingUse::Residential);
}

TEST(BuildingTags, LevelsAreReadAsWritten) {
    EXPECT_EQ(levelsOf(tagsOf({{"building:levels", "4"}})), 4);
    EXPECT_EQ(levelsOf(tagsOf({{"building:levels", "2,5"}})), 2.5);
    EXPECT_EQ(levelsOf(tagsOf({{"building:levels", "3; 5"}})), 5);
    EXPECT_EQ(levelsOf(tagsOf({{"building:levels", "viele"}})), 0);
    EXPECT_EQ(levelsOf(tagsOf({{"building", "yes"}})), 0);
}

TEST(LandUseTags, SpecialUseWinsOverGeneral) {
    EXPECT_EQ(landUseOf(tagsOf({{"landuse", "grass"}, {"leisure", "playground"}})), LandUse::Playground);
    EXPECT_EQ(landUseOf(tagsOf({{"landuse", "residential"}})), LandUse::Residential);
    EXPECT_EQ(landUseOf(tagsOf({{"amenity", "school"}})), LandUse::Public);
    EXPECT_EQ(landUseOf(tagsOf({{"amenity", "school"}, {"building", "yes"}})), std::nullopt);
    EXPECT_EQ(landUseOf(tagsOf({{"amenity", "parking"}, {"parking", "underground"}})), std::nullopt);
    EXPECT_EQ(landUseOf(tagsOf({{"name", "Irgendwo"}})), std::nullopt);
}

TEST(StreetTags, ClassOfStreet) {
    EXPECT_EQ(highwayOf(tagsOf({{"highway", "motorway_link"}})), Highway::Motorway);
    EXPECT_EQ(highwayOf(tagsOf({{"highway", "construction"}})), Highway::Construction);
    EXPECT_EQ(highwayOf(tagsOf({{"railway", "platform"}})), Highway::Platform);
    EXPECT_EQ(highwayOf(tagsOf({{"highway", "proposed"}})), std::nullopt);
    EXPECT_EQ(highwayOf(tagsOf({{"highway", "razed"}})), std::nullopt);
    EXPECT_EQ(highwayOf(tagsOf({{"highway", "raceway"}})), std::nullopt);
}

TEST(StreetTags, SidewalkInAllSpellings) {
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk", "both"}})), Sidewalk::Both);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk", "none"}})), Sidewalk::None);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:both", "separate"}})), Sidewalk::Separate);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:both", "no"}})), Sidewalk::None);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:left", "yes"}, {"sidewalk:right", "no"}})), Sidewalk::Left);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:left", "yes"}, {"sidewalk:right", "yes"}})), Sidewalk::Both);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:left", "separate"}, {"sidewalk:right", "no"}})),
              Sidewalk::Separate);
    EXPECT_EQ(sidewalkOf(tagsOf({{"sidewalk:right", "no"}})), Sidewalk::Unknown);
    EXPECT_EQ(sidewalkOf(tagsOf({})), Sidewalk::Unknown);
}

TEST(StreetTags, AttributesOfAStreet) {
    const model::Street bridge = streetOf(Highway::Footway, tagsOf({{"bridge", "yes"},
                                                                    {"layer", "1"},
                                                                    {"foot", "designated"},
                                                                    {"access", "private"},
                                                                    {"wheelchair", "limited"}}));
    EXPECT_TRUE(bridge.bridge);
    EXPECT_FALSE(bridge.tunnel);
    EXPECT_EQ(bridge.layer, 1);
    EXPECT_EQ(bridge.foot, Permission::Designated);
    EXPECT_EQ(bridge.access, Permission::Private);
    EXPECT_EQ(bridge.wheelchair, model::Wheelchair::Limited);
    EXPECT_TRUE(streetOf(Highway::Steps, tagsOf({{"ramp:stroller", "yes"}})).stepsWithRamp);
    EXPECT_FALSE(streetOf(Highway::Steps, tagsOf({{"ramp:bicycle", "yes"}})).stepsWithRamp);
    EXPECT_TRUE(streetOf(Highway::Trunk, tagsOf({{"motorroad", "yes"}})).motorroad);
    EXPECT_EQ(streetOf(Highway::Path, tagsOf({{"layer", "oben"}})).layer, 0);
}

TEST(StreetTags, OneWaysOnFoot) {
    using model::FootDirection;
    EXPECT_EQ(footDirectionOf(tagsOf({{"oneway", "yes"}})), FootDirection::Both);
    EXPECT_EQ(footDirectionOf(tagsOf({{"oneway:foot", "yes"}})), FootDirection::Forward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"oneway:foot", "-1"}})), FootDirection::Backward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"oneway:foot", "no"}, {"oneway", "yes"}})), FootDirection::Both);
    EXPECT_EQ(footDirectionOf(tagsOf({{"foot:backward", "no"}})), FootDirection::Forward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"foot:forward", "no"}})), FootDirection::Backward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"conveying", "forward"}})), FootDirection::Forward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"conveying", "backward"}})), FootDirection::Backward);
    EXPECT_EQ(footDirectionOf(tagsOf({{"conveying", "yes"}})), FootDirection::Both);
    EXPECT_EQ(footDirectionOf(tagsOf({{"conveying", "reversible"}})), FootDirection::Both);
    EXPECT_EQ(streetOf(Highway::Steps, tagsOf({{"conveying", "backward"}})).footDirection,
              FootDirection::Backward);
}

TEST(StreetTags, BarriersForPeopleOnFoot) {
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "gate"}})), Permission::Unknown);
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "gate"}, {"access", "private"}})), Permission::Private);
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "gate"}, {"access", "private"}, {"foot", "yes"}})),
              Permission::Yes);
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "wall"}})), Permission::No);
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "bollard"}})), std::nullopt);
    EXPECT_EQ(barrierOf(tagsOf({{"barrier", "bollard"}, {"foot", "no"}})), Permission::No);
    EXPECT_EQ(barrierOf(tagsOf({{"highway", "crossing"}})), std::nullopt);
}

}  // namespace
}  // namespace nordertor::io
