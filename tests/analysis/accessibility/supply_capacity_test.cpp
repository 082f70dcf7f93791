// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/supply_capacity.h"

#include <gtest/gtest.h>

namespace nordertor::analysis {
namespace {

class SupplyCapacityTest : public testing::Test {
  protected:
    void add(std::optional<double> places, std::optional<double> area) {
        model::Facility facility;
        facility.capacity = places;
        facility.areaSquareMetres = area;
        facilities_.push_back(facility);
    }
    [[nodiscard]] std::vector<const model::Facility*> all() const {
        std::vector<const model::Facility*> pointers;
        for (const model::Facility& facility : facilities_) {
            pointers.push_back(&facility);
        }
        return pointers;
    }
    std::vector<model::Facility> facilities_;
};

TEST_F(SupplyCapacityTest, PrefersPlacesThenAreaThenCountsFacilitiesAndSaysSo) {
    add({}, {});
    auto capacity = supplyCapacity(all());
    EXPECT_EQ(capacity->basis, CapacityBasis::Facilities);
    EXPECT_EQ(capacity->byFacility, std::vector<double>{1});
    add({}, 400.0);
    capacity = supplyCapacity(all());
    EXPECT_EQ(capacity->basis, CapacityBasis::Area);
    EXPECT_EQ(capacity->byFacility, (std::vector<double>{400, 400}));
    add(60.0, {});
    capacity = supplyCapacity(all());
    EXPECT_EQ(capacity->basis, CapacityBasis::Places);
    EXPECT_EQ(capacity->notices.front().message.en, "Counted as supply: places.");
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Places)->notices, capacity->notices);
}

TEST_F(SupplyCapacityTest, LetsTheMedianOrTheGivenValueStandInAndSaysForHowMany) {
    add(10.0, {});
    add(40.0, {});
    add(30.0, {});
    add({}, {});
    const auto median = supplyCapacity(all(), CapacityBasis::Places);
    EXPECT_EQ(median->byFacility, (std::vector<double>{10, 40, 30, 30}));
    EXPECT_EQ(median->missing, 1U);
    ASSERT_EQ(median->notices.size(), 2U);
    EXPECT_EQ(median->notices[1].message.en,
              "Not stated (places): 1 of 4 facilities; 30 stands in (the median of the others).");
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Places, 30)->notices, median->notices)
        << "a result made again reads alike";
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Places, 25)->notices[1].message.en,
              "Not stated (places): 1 of 4 facilities; 25 stands in (as given).");
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Places, 0)->byFacility.back(), 0);
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Facilities)->notices.size(), 1U);
}

TEST_F(SupplyCapacityTest, RefusesAFigureThatNobodyStatesAndASupplyOfZero) {
    add({}, 400.0);
    const auto none = supplyCapacity(all(), CapacityBasis::Places);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().message.en, "None of the facilities states this: places.");
    const auto zero = supplyCapacity(all(), CapacityBasis::Places, 0);
    ASSERT_FALSE(zero);
    EXPECT_EQ(zero.error().message.en, "All facilities have a supply of 0.");
    EXPECT_EQ(supplyCapacity(all(), CapacityBasis::Places, 25)->byFacility, std::vector<double>{25});
}

}  // namespace
}  // namespace nordertor::analysis
