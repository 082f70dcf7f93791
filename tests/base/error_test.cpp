// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/notice.h"

namespace nordertor {
namespace {

TEST(Error, SentenceNamesFilePlaceFaultAndRemedy) {
    Error error{ErrorCode::CannotRead, {"Kaputt.", "Broken."}, {"Neu laden.", "Load again."}, "a.csv", "7"};
    EXPECT_EQ(error.sentence(Language::German), "a.csv (7): Kaputt. Neu laden.");
    error.place.clear();
    EXPECT_EQ(error.sentence(Language::English), "a.csv: Broken. Load again.");
    error.file.clear();
    error.remedy = {};
    EXPECT_EQ(error.sentence(Language::English), "Broken.");
    error.place = "layer x";
    EXPECT_EQ(error.sentence(Language::English), "layer x: Broken.");
}

TEST(Error, CancelledSaysThatNothingChanged) {
    EXPECT_EQ(cancelledError().code, ErrorCode::Cancelled);
    EXPECT_FALSE(cancelledError().message.de.empty());
}

TEST(Notice, AppendsInOrder) {
    Notices all{{Severity::Info, sameInBoth("one"), {}, {}, 1}};
    append(all, {{Severity::Warning, sameInBoth("two"), {}, {}, 3}});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].message.de, "two");
}

/// Sets or removes (nullptr) a variable and puts back the old value.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        const char* old = std::getenv(name);
        had_ = old != nullptr;
        old_ = had_ ? old : "";
        if (value != nullptr) {
            setenv(name, value, 1);
        } else {
            unsetenv(name);
        }
    }
    ~Variable() {
        if (had_) {
            setenv(name_, old_.c_str(), 1);
        } else {
            unsetenv(name_);
        }
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* name_;
    bool had_ = false;
    std::string old_;
};

TEST(Language, FollowsTheEnvironmentInItsOrder) {
    const Variable lang("LANG", "de_DE.UTF-8");
    const Variable messages("LC_MESSAGES", nullptr);
    {
        const Variable all("LC_ALL", nullptr);
        EXPECT_EQ(languageOfEnvironment(), Language::German);
        const Variable english("LC_MESSAGES", "en_GB.UTF-8");
        EXPECT_EQ(languageOfEnvironment(), Language::English);
    }
    {
        const Variable all("LC_ALL", "C.UTF-8");
        EXPECT_EQ(languageOfEnvironment(), Language::English);
    }
    {
        const Variable all("LC_ALL", "");  // empty counts as not set
        EXPECT_EQ(languageOfEnvironment(), Language::German);
    }
}

}  // namespace
}  // namespace nordertor
