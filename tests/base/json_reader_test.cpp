// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace nordertor {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(JsonReader, ReadsWhatIsThere) {
    const Json json = Json::parse(R"({"t": "a", "n": 1.5, "i": 7, "b": true, "l": ["x", "y"],
                                      "both": {"de": "Weg", "en": "path"}, "o": {"k": "v"}})");
    JsonProblems problems("f.json");
    JsonObject object(json, "", problems);
    EXPECT_EQ(object.text("t"), "a");
    EXPECT_EQ(object.number("n", 0, 2), 1.5);
    EXPECT_EQ(object.integer("i", 0, 10), 7);
    EXPECT_TRUE(object.boolean("b", false));
    EXPECT_THAT(object.texts("l"), ElementsAre("x", "y"));
    EXPECT_EQ(object.localizedText("both"), (LocalizedText{"Weg", "path"}));
    JsonObject inner = object.object("o");
    EXPECT_EQ(inner.text("k"), "v");
    inner.finish();
    object.finish();
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(object.keys(), ElementsAre("t", "n", "i", "b", "l", "both", "o"));
}

TEST(JsonReader, AbsentOptionalValuesAreNoProblem) {
    const Json json = Json::object();
    JsonProblems problems("f.json");
    JsonObject object(json, "", problems);
    EXPECT_EQ(object.optionalText("t"), "");
    EXPECT_EQ(object.optionalNumber("n", 0, 1), std::nullopt);
    EXPECT_TRUE(object.boolean("b", true));
    EXPECT_TRUE(object.texts("l").empty());
    EXPECT_TRUE(object.optionalLocalizedText("x").empty());
    object.forEachObject("a", [](JsonObject&) { FAIL(); });
    object.finish();
    EXPECT_TRUE(problems.empty());
}

TEST(JsonReader, NamesTheUnknownKeyByItsPointerAndTheKnownOnes) {
    const Json json = Json::parse(R"({"list": [{"id": "a"}, {"id": "b", "with/slash": 1}]})");
    JsonProblems problems("f.json");
    JsonObject object(json, "", problems);
    object.forEachObject("list", [](JsonObject& item) { static_cast<void>(item.text("id")); });
    object.finish();
    ASSERT_EQ(problems.count(), 1U);
    EXPECT_EQ(problems.error().place, "/list/1/with~1slash");
    EXPECT_EQ(problems.error().file, "f.json");
    EXPECT_THAT(problems.error().remedy.en, HasSubstr("id"));
}

TEST(JsonReader, AMissingObjectIsOneProblem) {
    const Json json = Json::object();
    JsonProblems problems("f.json");
    JsonObject object(json, "/p", problems);
    JsonObject inner = object.object("o");
    EXPECT_EQ(inner.text("k"), "");
    inner.finish();
    ASSERT_EQ(problems.count(), 1U);
    EXPECT_EQ(problems.error().place, "/p");
}

TEST(JsonReader, WrongTypesAndRangesAreProblems) {
    const Json json =
        Json::parse(R"({"t": 1, "e": "", "n": "1", "big": 3, "i": 1.5, "huge": 18446744073709551615,
                                      "b": 0, "l": ["x", 2], "o": [], "one": "c"})");
    JsonProblems problems("f.json");
    JsonObject object(json, "", problems);
    EXPECT_EQ(object.text("t"), "");
    EXPECT_EQ(object.text("e"), "");
    EXPECT_EQ(object.number("n", 0, 2), 0);
    EXPECT_EQ(object.number("big", 0, 2), 0);
    EXPECT_EQ(object.integer("i", 0, 9), 0);
    EXPECT_EQ(object.integer("huge", 0, 9), 0);
    EXPECT_FALSE(object.boolean("b", false));
    EXPECT_THAT(object.texts("l"), ElementsAre("x"));
    static_cast<void>(object.object("o"));
    EXPECT_EQ(object.oneOf("one", {"a", "b"}), "");
    EXPECT_EQ(problems.count(), 10U);
    EXPECT_EQ(problems.error().place, "/t");
    EXPECT_THAT(problems.error().remedy.en, HasSubstr("9 more places"));
}

}  // namespace
}  // namespace nordertor
