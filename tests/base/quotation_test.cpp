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

}  // namespace
}  // namespace nordertor
