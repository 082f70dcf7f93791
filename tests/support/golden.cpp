// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "base/text.h"
#include "support/real_data.h"

namespace nordertor::test {

void expectAsBefore(const std::filesystem::path& file, const std::string& described) {
    const auto golden = sourceFolder() / file;
    if (std::getenv("NORDERTOR_WRITE_GOLDEN") != nullptr) {
        ASSERT_TRUE(writeFileAtomically(golden, described));
        return;
    }
    const auto known = readFile(golden);
    ASSERT_TRUE(known) << golden;
    const auto before = split(*known, '\n');
    const auto now = split(described, '\n');
    static constexpr std::size_t most = 20;
    std::string changed;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < std::max(before.size(), now.size()) && lines < most; ++i) {
        const std::string was = i < before.size() ? before[i] : "";
        const std::string is = i < now.size() ? now[i] : "";
        if (was != is) {
            changed += "line " + std::to_string(i + 1) + " was: " + was + "\nis:  " + is + "\n";
            ++lines;
        }
    }
    ASSERT_EQ(changed, "") << file
                           << ": if this is meant, look at the sheets and write them down with "
                              "NORDERTOR_WRITE_GOLDEN=1";
}

}  // namespace nordertor::test
