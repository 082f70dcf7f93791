// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/method_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace nordertor::plugin_host {
namespace {

using testing::HasSubstr;

const std::filesystem::path folder = NORDERTOR_TEST_METHODS;

MethodLoad load(const std::string& name, const std::filesystem::path& user = {}) {
    return loadMethods({{"traffic", name, folder}}, {"/nowhere", user});
}

std::string refusal(const MethodLoad& result) {
    EXPECT_TRUE(result.methods.empty());
    EXPECT_EQ(result.refused.size(), 1U);
    if (result.refused.empty()) {
        return {};
    }
    EXPECT_EQ(result.refused[0].place, "/methodLibrary");
    EXPECT_EQ(result.refused[0].file, (folder / "theme.json").string());
    return result.refused[0].message.en;
}

TEST(MethodLoader, LoadsAMethodThatFits) {
    const MethodLoad result = load("fitting_methods");
    EXPECT_TRUE(result.refused.empty());
    ASSERT_EQ(result.methods.size(), 1U);
    EXPECT_EQ(result.methods[0]->info().id, "fitting");
}

// The libraries below would end the program if any of their code ran (method_library.cpp).
TEST(MethodLoader, RefusesBeforeAnyCodeRuns) {
    EXPECT_THAT(refusal(load("newer_methods")), HasSubstr("built for interface 99"));
    EXPECT_THAT(refusal(load("foreign_methods")), HasSubstr("built with \"9.9.9 Other-1\""));
    EXPECT_THAT(refusal(load("stranger_methods")), HasSubstr("is not a method library of Nordertor"));
}

TEST(MethodLoader, RefusesWhatIsMissingOrLeadsOutOfThePack) {
    EXPECT_THAT(refusal(load("absent_methods")), HasSubstr("\"libabsent_methods.so\" is missing"));
    EXPECT_THAT(refusal(load("../fitting_methods")), HasSubstr("name of the method library is invalid"));
}

TEST(MethodLoader, RunsNoCodeFromTheUsersFolder) {
    EXPECT_THAT(refusal(load("fitting_methods", folder.parent_path())),
                HasSubstr("none is run from the user's folder"));
}

TEST(MethodLoader, OneRefusedLibraryKeepsNoOtherAway) {
    const MethodLoad result =
        loadMethods({{"a", "absent_methods", folder}, {"b", "fitting_methods", folder}}, {"/nowhere", {}});
    EXPECT_EQ(result.refused.size(), 1U);
    EXPECT_EQ(result.methods.size(), 1U);
}

}  // namespace
}  // namespace nordertor::plugin_host
