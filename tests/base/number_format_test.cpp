// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.h"

#include <gtest/gtest.h>

#include <limits>

namespace nordertor {
namespace {

TEST(FormatNumber, GroupsAndMarksByLanguage) {
    EXPECT_EQ(formatNumber(1234.5, 1, Language::German), "1.234,5");
    EXPECT_EQ(formatNumber(1234.5, 1, Language::English), "1,234.5");
    EXPECT_EQ(formatNumber(1234567, 0, Language::German), "1.234.567");
    EXPECT_EQ(formatNumber(999, 2, Language::German), "999,00");
    EXPECT_EQ(formatNumber(999.999, 1, Language::English), "1,000.0");
    EXPECT_EQ(formatCount(0, Language::German), "0");
    EXPECT_EQ(formatCount(-12345, Language::English), "\u221212,345");
}

TEST(FormatNumber, WritesNoMinusBeforeZero) {
    EXPECT_EQ(formatNumber(-0.001, 2, Language::German), "0,00");
    EXPECT_EQ(toFixedText(-0.001, 2), "0.00");
    EXPECT_EQ(toFixedText(-0.01, 2), "-0.01");
}

TEST(FormatDistance, IsAsFineAsPathsAreSurveyed) {
    EXPECT_EQ(formatDistance(0, Language::German), "0 m");
    EXPECT_EQ(formatDistance(99.4, Language::German), "99 m");
    EXPECT_EQ(formatDistance(853, Language::German), "850 m");
    EXPECT_EQ(formatDistance(994, Language::German), "990 m");
    EXPECT_EQ(formatDistance(996, Language::German), "1,00 km");
    EXPECT_EQ(formatDistance(1234, Language::English), "1.23 km");
    EXPECT_EQ(formatDistance(12345, Language::German), "12,3 km");
}

TEST(PlainText, ReadsBackToTheSameNumber) {
    for (const double value :
         {0.1, 1.0 / 3, 5832836.087, -1e-300, 1e300, 514738.165, std::numeric_limits<double>::denorm_min()}) {
        EXPECT_EQ(parseNumber(toPlainText(value)), value);
    }
    EXPECT_EQ(toPlainText(0.1), "0.1");
    EXPECT_EQ(toFixedText(2.5, 3), "2.500");
}

TEST(ParseNumber, TakesTheWholeTextOrNothing) {
    EXPECT_EQ(parseNumber("12.5"), 12.5);
    EXPECT_EQ(parseNumber("-3"), -3.0);
    for (const char* text : {"", " 1", "1 ", "1,5", "1.234,5", "abc", "1e999", "nan", "inf", "0x10"}) {
        EXPECT_EQ(parseNumber(text), std::nullopt) << text;
    }
    EXPECT_EQ(parseInteger("-42"), -42);
    for (const char* text : {"", "1.0", "1 ", "99999999999999999999", "a"}) {
        EXPECT_EQ(parseInteger(text), std::nullopt) << text;
    }
}

TEST(SpanText, OfOneValueIsThatValue) {
    EXPECT_EQ(spanText("8", "12", Language::German), "8 bis 12");
    EXPECT_EQ(spanText("8", "12", Language::English), "8 to 12");
    EXPECT_EQ(spanText("8", "8", Language::German), "8");
}

}  // namespace
}  // namespace nordertor
