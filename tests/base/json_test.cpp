// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/real_data.h"

namespace nordertor {
namespace {

std::string placeOf(const std::string& text) {
    const auto json = parseJson(text, "a.json");
    return json ? "parsed" : json.error().place;
}

TEST(Json, ErrorNamesLineAndColumn) {
    const auto json = parseJson("{\n  \"a\": }", "a.json");
    ASSERT_FALSE(json);
    EXPECT_EQ(json.error().code, ErrorCode::CannotRead);
    EXPECT_EQ(json.error().file, "a.json");
    EXPECT_EQ(json.error().place, "2:8");
    EXPECT_EQ(placeOf("]"), "1:1");
    EXPECT_EQ(placeOf(""), "1:1");
    EXPECT_EQ(placeOf("[1,"), "1:4");
    EXPECT_EQ(placeOf("[\"ab\n\"]"), "1:5");  // the line break inside a string
    EXPECT_EQ(placeOf("{\n\"a\": 1\n\"b\": 2}"), "3:3");
}

TEST(Json, KeepsTheOrderOfMembers) {
    const auto json = parseJson(R"({"z":1,"a":{"y":2,"b":3}})", "");
    ASSERT_TRUE(json);
    EXPECT_EQ(jsonText(*json), "{\n  \"z\": 1,\n  \"a\": {\n    \"y\": 2,\n    \"b\": 3\n  }\n}\n");
}

TEST(Json, RefusesAMemberNamedTwice) {
    EXPECT_EQ(placeOf(R"({"a": {"b": 1, "c": 2, "b": 3}})"), "b");
    EXPECT_EQ(placeOf(R"({"a": {"b": 1}, "b": [{"a": 2}, {"a": 3}]})"), "parsed")
        << "of objects of their own";
}

TEST(Json, ReplacesInvalidUtf8WhenWriting) {
    EXPECT_EQ(jsonText(Json("a\xFF")), "\"a\xEF\xBF\xBD\"\n");
}

TEST(Json, ReadsAFile) {
    const test::TemporaryFolder folder;
    EXPECT_EQ((*readJsonFile(folder.write("a.json", "[1]"))).size(), 1U);
    const auto missing = readJsonFile(folder.path() / "b.json");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace nordertor
