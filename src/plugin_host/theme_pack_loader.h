// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "base/error.h"
#include "base/notice.h"
#include "model/theme.h"
#include "plugin_host/method_loader.h"

namespace nordertor::plugin_host {

/// The themes that can be used, and why others cannot.
struct ThemeLoad {
    model::ThemeSet themes;
    /// One per refused pack: its theme.json as `file`, a JSON pointer as `place`, reason and remedy.
    /// Ascending by file within a folder, folders in their order; references to other packs come last.
    std::vector<Error> refused;
    Notices notices;
    /// Of the themes that can be used, ascending by theme; nothing of them is loaded yet.
    std::vector<MethodLibrary> methodLibraries;
};

/// Loads every theme pack of `folders`. A pack is a sub-folder with a theme.json (docs/theme-packs.md); each
/// key of it is checked, and a pack with a mistake is refused as a whole while the others load. Two packs of
/// the same id: the first folder wins, within one folder the first by name; the other is a Notice. A standard
/// may use facility kinds of other packs ("social.school"); a pack that refers to what is not there, or
/// was refused, is refused too. Folders that do not exist and sub-folders without theme.json are left out
/// with a Notice (Info); hidden sub-folders (".git") without. Never fails as a whole; a few milliseconds.
[[nodiscard]] ThemeLoad loadThemes(const std::vector<std::filesystem::path>& folders);

}  // namespace nordertor::plugin_host
