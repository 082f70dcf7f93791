// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

namespace nordertor {
namespace {

TEST(Text, OnOneLineKeepsWordsApart) {
    EXPECT_EQ(onOneLine("Erste\nZweite\t\r\n Dritte "), "Erste Zweite Dritte");
    EXPECT_EQ(onOneLine("\x01Grüße\x7F"), "Grüße");
    EXPECT_EQ(onOneLine(" \n"), "");
}

TEST(Text, TrimsSplitsAndJoins) {
    EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
    EXPECT_EQ(trimmed("  "), "");
    EXPECT_EQ(split("a;;b;", ';'), (std::vector<std::string>{"a", "", "b", ""}));
    EXPECT_EQ(split("", ';'), std::vector<std::string>{""});
    EXPECT_EQ(joined({"a", "b"}, ", "), "a, b");
    EXPECT_EQ(joined({}, ", "), "");
}

TEST(Text, LowersGermanLetters) {
    EXPECT_EQ(lowered("STRASSE Äußere ÖÜ ×"), "strasse äußere öü ×");
}

TEST(Text, KnowsValidUtf8) {
    EXPECT_TRUE(isValidUtf8("Straße €"));
    EXPECT_TRUE(isValidUtf8("\xF0\x9F\x98\x80"));
    EXPECT_FALSE(
        isValidUtf8("Stra\xDF"
                    "e"));                          // Latin-1
    EXPECT_FALSE(isValidUtf8("\xC3"));              // cut
    EXPECT_FALSE(isValidUtf8("\xC0\x80"));          // overlong
    EXPECT_FALSE(isValidUtf8("\xE0\x80\xAF"));      // overlong
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80"));      // surrogate
    EXPECT_FALSE(isValidUtf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    EXPECT_FALSE(isValidUtf8("\x80"));
}

TEST(Text, ConvertsLatin1) {
    EXPECT_EQ(latin1ToUtf8("Stra\xDF"
                           "e \xC4"),
              "Straße Ä");
    EXPECT_TRUE(isValidUtf8(latin1ToUtf8("\xFF\x80")));
}

TEST(Text, CountsCodePoints) {
    EXPECT_EQ(codePointCount("Straße €"), 8U);
    EXPECT_EQ(codePointCount(""), 0U);
}

TEST(Text, KnowsWhatIsSeen) {
    EXPECT_EQ(codePoints("aß北😀"), U"aß北😀");
    EXPECT_TRUE(isBlank(""));
    EXPECT_TRUE(isBlank(" \t\r\n\u00A0\u200B\u2060\u3000\uFEFF\u00AD"));
    EXPECT_FALSE(isBlank("\u200B."));
    EXPECT_FALSE(isBlank("😀"));
}

TEST(CsvField, QuotesWhereNeeded) {
    EXPECT_EQ(csvField("a b", ';'), "a b");
    EXPECT_EQ(csvField("a;b", ';'), "\"a;b\"");
    EXPECT_EQ(csvField("a;b", ','), "a;b");
    EXPECT_EQ(csvField("say \"hi\"", ','), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(csvField("two\nlines", ','), "\"two\nlines\"");
}

TEST(CsvField, DefusesFormulas) {
    EXPECT_EQ(csvField("=1+1", ','), "'=1+1");
    EXPECT_EQ(csvField("@SUM(A1)", ','), "'@SUM(A1)");
    EXPECT_EQ(csvField("+49 5021 1", ','), "'+49 5021 1");
    EXPECT_EQ(csvField("-12.5", ','), "-12.5");
    EXPECT_EQ(csvField("=\"x\"", ','), "\"'=\"\"x\"\"\"");
}

TEST(EscapedXml, LeavesNoMarkup) {
    EXPECT_EQ(escapedXml("A\x01"
                         "B\n\xEF\xBF\xBF"
                         "C"),
              "AB\nC")
        << "what XML cannot hold";
    EXPECT_EQ(escapedXml("<a b=\"c\">'&'</a>"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

}  // namespace
}  // namespace nordertor
