// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "model/theme.h"

namespace nordertor::plugin_host {

struct ThemePack {
    model::Theme theme;
    std::string methodLibrary;  ///< name of a library with methods of its own, or empty
};

/// One theme.json, with everything checked that can be checked without the other packs: keys,
/// types, ranges, ids, references inside the pack, and that its files lie in its folder.
/// Errors: CannotRead (no JSON), NewerVersion (pack for a newer program), InvalidData; `place` is a JSON
/// pointer, for broken JSON line:column.
[[nodiscard]] Result<ThemePack> readThemePack(const std::filesystem::path& themeFile);

}  // namespace nordertor::plugin_host
