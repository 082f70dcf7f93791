// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/json_reader.h"
#include "base/localized_text.h"

namespace nordertor::plugin_api {

/// What a plugin folder brings along.
enum class PluginKind {
    Theme,  ///< a theme pack: facility kinds, standards, partners and a style as data, no code
};

/// What this program offers to plugins. Raised by one when a plugin written for the new version could not be
/// read by the old program; a plugin states the version it was written for.
inline constexpr int apiVersion = 1;
/// Plugins written for versions from here on are still understood.
inline constexpr int oldestApiVersion = 1;
/// Name of the file that makes a folder a theme pack.
inline constexpr std::string_view themeFileName = "theme.json";

/// The head of every plugin, the same for all kinds: in theme.json the first keys of the document.
///
///     "id": "youth",                  [a-z0-9_]+, unique among all plugins; part of every qualified id
///     "kind": "theme",
///     "apiVersion": 1,                oldestApiVersion..apiVersion
///     "version": "1.0.0",             the pack's own version, three numbers
///     "label": {"de": "Jugend", "en": "Youth"},
///     "licence": "Apache-2.0"         SPDX expression of the pack's content
struct PluginManifest {
    std::string id;
    PluginKind kind = PluginKind::Theme;
    int api = 0;
    std::string version;
    LocalizedText label;
    std::string licence;
};

/// Asks `document` for the keys of the manifest and reports what is wrong with them. Ask for
/// `api > apiVersion` next: then newerProgramNeeded() is the reason, whatever else looks wrong.
[[nodiscard]] PluginManifest readManifest(JsonObject& document);
[[nodiscard]] Error newerProgramNeeded(const PluginManifest& manifest, const std::string& file);

/// [a-z0-9_]+, at most 64 characters: ids of plugins, facility kinds, standards, demand groups, purposes.
/// Without dots, since "<theme>.<id>" names things across themes.
[[nodiscard]] bool isId(std::string_view text);
/// Required text that isId(); a problem otherwise.
[[nodiscard]] std::string readId(JsonObject& object, std::string_view key);

}  // namespace nordertor::plugin_api
