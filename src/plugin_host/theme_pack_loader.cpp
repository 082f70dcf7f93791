// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/theme_pack_loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "plugin_api/plugin_manifest.h"
#include "plugin_host/theme_checks.h"
#include "plugin_host/theme_pack_reader.h"

namespace nordertor::plugin_host {
namespace {

namespace fs = std::filesystem;

/// The visible sub-folders of `folder`, ascending by name.
std::vector<fs::path> packFolders(const fs::path& folder, ThemeLoad& load) {
    std::vector<fs::path> result;
    std::error_code error;
    if (!fs::exists(folder, error)) {
        load.notices.push_back(
            {Severity::Info,
             {"Den Ordner für Themenpakete gibt es nicht.", "The folder for theme packs does not exist."},
             folder.string(),
             {}});
        return result;
    }
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && !entry->path().filename().string().starts_with('.')) {
            result.push_back(entry->path());
        }
    }
    if (error) {
        load.refused.push_back(
            {ErrorCode::CannotRead,
             {"Der Ordner für Themenpakete ist nicht lesbar.", "The folder for theme packs cannot be read."},
             {"Bitte Pfad und Zugriffsrechte prüfen.", "Please check path and permissions."},
             folder.string(),
             {}});
    }
    std::sort(result.begin(), result.end());
    return result;
}

void loadPack(const fs::path& pack, ThemeLoad& load) {
    const fs::path file = pack / plugin_api::themeFileName;
    std::error_code error;
    if (!fs::exists(file, error)) {
        load.notices.push_back({Severity::Info,
                                {"Der Ordner enthält keine theme.json und wurde übergangen.",
                                 "The folder has no theme.json and was left out."},
                                pack.string(),
                                {}});
        return;
    }
    Result<ThemePack> read = readThemePack(file);
    if (!read) {
        load.refused.push_back(read.error());
        return;
    }
    const model::Theme* theme = &read->theme;
    if (const model::Theme* first = load.themes.find(theme->id)) {
        load.notices.push_back(
            {Severity::Warning,
             {fmt::format("Das Thema „{}“ ist schon aus „{}“ geladen; dieses Paket wurde übergangen.",
                          theme->id, first->folder),
              fmt::format("The theme \"{}\" is already loaded from \"{}\"; this pack was left out.",
                          theme->id, first->folder)},
             file.string(),
             "/id"});
        return;
    }
    if (!read->methodLibrary.empty()) {
        load.methodLibraries.push_back({theme->id, read->methodLibrary, pack});
    }
    load.themes.themes.push_back(std::move(read->theme));
}

/// Refuses packs with references to what is not there, until all that are left hold: a refused pack can be
/// the one that another refers to.
void refuseDangling(ThemeLoad& load) {
    auto& themes = load.themes.themes;
    for (std::size_t i = 0; i < themes.size();) {
        if (const auto error = danglingReference(themes[i], load.themes)) {
            load.refused.push_back(*error);
            themes.erase(themes.begin() + static_cast<std::ptrdiff_t>(i));
            i = 0;
        } else {
            ++i;
        }
    }
}

}  // namespace

ThemeLoad loadThemes(const std::vector<fs::path>& folders) {
    ThemeLoad load;
    for (const fs::path& folder : folders) {
        for (const fs::path& pack : packFolders(folder, load)) {
            loadPack(pack, load);
        }
    }
    std::sort(load.themes.themes.begin(), load.themes.themes.end(),
              [](const model::Theme& a, const model::Theme& b) { return a.id < b.id; });
    refuseDangling(load);
    std::erase_if(load.methodLibraries,
                  [&](const MethodLibrary& library) { return load.themes.find(library.theme) == nullptr; });
    std::sort(load.methodLibraries.begin(), load.methodLibraries.end(),
              [](const MethodLibrary& a, const MethodLibrary& b) { return a.theme < b.theme; });
    return load;
}

}  // namespace nordertor::plugin_host
