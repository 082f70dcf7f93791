// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/json.h"
#include "support/real_data.h"

namespace nordertor::test {

/// A correct pack with one facility kind "bench", one demand group, one standard, one affinity, one sector.
[[nodiscard]] Json smallPack(const std::string& id);

/// Writes <folder>/<name>/theme.json.
void writePack(const TemporaryFolder& folder, const std::string& name, const std::string& text);
void writePack(const TemporaryFolder& folder, const std::string& name, const Json& pack);

}  // namespace nordertor::test
