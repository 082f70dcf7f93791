// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/quotation.h"

#include <gtest/gtest.h>

namespace nordertor {
namespace {

TEST(Quotation, MarksOfTheNameBecomeSingle) {
    EXPECT_EQ(quoted("Jugendtreff", Language::German), "„Jugendtreff“");
    EXPECT_EQ(quoted("Jugendtreff", Language::English), "“Jugendtreff”");
    EXPECT_EQ(quoted("Kita \"Käthe\"", Language::German), "„Kita ‚Käthe‘“");
    EXPECT_EQ(quoted("Kita „Käthe“", Language::German), "„Kita ‚Käthe‘“");
    EXPECT_EQ(quoted("Kita „Käthe“", Language::English), "“Kita ‘Käthe’”");
}

TEST(Quotation, StraightMarksOnPaperBecomeThoseOfTheLanguage) {
    EXPECT_EQ(typographic("Kita \"Käthe Niederkirchner\", 720 m", Language::German),
              "Kita „Käthe Niederkirchner“, 720 m");
    EXPECT_EQ(typographic("scenario \"Neue Kita\" and \"B\"", Language::English),
              "scenario “Neue Kita” and “B”");
    EXPECT_EQ(typographic("„Kita \"Käthe\"“ und \"B\"", Language::German), "„Kita ‚Käthe‘“ und „B“");
    EXPECT_EQ(typographic("“Kita \"Käthe\"”", Language::English), "“Kita ‘Käthe’”");
    EXPECT_EQ(typographic("kindergarten \"Kita \"Lütt Matten\"\" closes", Language::English),
              "kindergarten “Kita ‘Lütt Matten’” closes");
    EXPECT_EQ(typographic("kindergarten \"Kita „Lütt Matten“\" closes", Language::English),
              "kindergarten “Kita ‘Lütt Matten’” closes");
    EXPECT_EQ(typographic("Kita „Lütt Matten“ (“new”)", Language::English), "Kita “Lütt Matten” (“new”)");
    EXPECT_EQ(typographic("\"Kita \"Lütt Matten\"\" und \"B\"", Language::German),
              "„Kita ‚Lütt Matten‘“ und „B“");
    EXPECT_EQ(typographic("“Kita ‘Käthe’”", Language::English), "“Kita ‘Käthe’”") << "as it was";
    EXPECT_EQ(typographic("Rohr 3\"", Language::German), "Rohr 3\"") << "inches";
    EXPECT_EQ(typographic("", Language::German), "");
}

}  // namespace
}  // namespace nordertor
