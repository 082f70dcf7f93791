// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/event_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/real_data.h"

namespace nordertor::io {
namespace {

using testing::HasSubstr;

constexpr const char* accidents =
    "OBJECTID;UKATEGORIE;IstRad;STRZUSTAND;LINREFX;LINREFY;XGCSWGS84;YGCSWGS84\n"
    "1;3;1;0;514738,165;5832836,087;9,21783;52,645296\n"
    "2;2;0;1;514838,165;5832836,087;9,21931;52,645294\n"
    "3;1;01;2;514938,165;5832836,087;9,22079;52,645292\n"
    "4;3;1;0;700000,0;5832836,087;11,95000;52,600000\n";

class EventReader : public testing::Test {
  protected:
    [[nodiscard]] Result<EventData> read(const std::string& content, std::vector<std::string> where = {},
                                         std::optional<int> epsg = {}) const {
        return readEvents(folder_.write("events.csv", content),
                          {.workingCrsEpsg = 25832,
                           .window = {{510000, 5830000}, {520000, 5840000}},
                           .crsEpsg = epsg,
                           .where = std::move(where),
                           .importDate = "2026-03-31"});
    }
    test::TemporaryFolder folder_;
};

TEST_F(EventReader, ReadsTheUnfallatlas) {
    const auto events = read(accidents);
    ASSERT_TRUE(events) << events.error().message.en;
    EXPECT_TRUE(events->accidents);
    EXPECT_EQ(events->rows, 4U);
    ASSERT_EQ(events->places.size(), 3U);  // the fourth lies far off
    EXPECT_NEAR(events->places[0].x, 514738.165, 0.5);
    EXPECT_NEAR(events->places[0].y, 5832836.087, 0.5);
    ASSERT_EQ(events->notices.size(), 1U);
    EXPECT_EQ(events->notices[0].count, 1U);
    EXPECT_EQ(events->source.licence, "dl-de/by-2-0");
}

TEST_F(EventReader, AppliesConditionsToNumbersAndToTheNamesOfOtherYears) {
    EXPECT_EQ(read(accidents, {"IstRad=1"})->places.size(), 2U);
    EXPECT_EQ(read(accidents, {"istrad!=1"})->places.size(), 1U);
    EXPECT_EQ(read(accidents, {"UKATEGORIE=1,2"})->places.size(), 2U);
    EXPECT_EQ(read(accidents, {"UKATEGORIE=1,2", "IstRad=1"})->places.size(), 1U);
    EXPECT_EQ(read(accidents, {"IstStrassenzustand=2"})->places.size(), 1U);
}

TEST_F(EventReader, NamesTheColumnsThereAre) {
    const auto events = read(accidents, {"IstRoller=1"});
    ASSERT_FALSE(events);
    EXPECT_EQ(events.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(events.error().message.en, "There is no column \"IstRoller\".");
    EXPECT_THAT(events.error().remedy.en, HasSubstr("UKATEGORIE, IstRad, STRZUSTAND"));
}

TEST_F(EventReader, ExplainsWhatItCannotUse) {
    EXPECT_EQ(read(accidents, {"IstRad"}).error().message.en, "\"IstRad\" is no condition.");
    EXPECT_EQ(read(accidents, {"IstRad=7"}).error().message.en,
              "No event of the file fulfils the conditions.");
    EXPECT_EQ(read("name;art\nA;B\n").error().message.en, "There are no columns of coordinates.");
    EXPECT_THAT(read("x;y\n1;2\n").error().message.en, HasSubstr("The CRS does not fit"));
    EXPECT_EQ(read("lon;lat\n13.4;52.5\n").error().message.en,
              "None of the 1 events lies in the area or around it.");
}

TEST_F(EventReader, RecognisesTheCrsOfOtherTables) {
    const auto events = read("x,y\n514738.165,5832836.087\n514838.165,5832836.087\n");
    ASSERT_TRUE(events) << events.error().message.en;
    EXPECT_FALSE(events->accidents);
    EXPECT_EQ(events->places.size(), 2U);
    EXPECT_DOUBLE_EQ(events->places[0].x, 514738.165);
}

TEST_F(EventReader, ReadsTheAccidentsOfBerlin) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "berlin/accidents_2021.csv");
    // counted by awk: 11,267 rows, 4,251 with IstRad 1
    const auto events = readEvents(
        file,
        {.workingCrsEpsg = 25833, .window = {}, .crsEpsg = {}, .where = {"IstRad=1"}, .importDate = {}});
    ASSERT_TRUE(events) << events.error().message.en;
    EXPECT_EQ(events->rows, 11267U);
    EXPECT_EQ(events->matching, 4251U);
    EXPECT_EQ(events->places.size(), 4251U);
}

}  // namespace
}  // namespace nordertor::io
