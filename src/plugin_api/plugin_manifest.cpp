// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_api/plugin_manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::plugin_api {
namespace {

bool isVersion(const std::string& text) {
    const auto parts = split(text, '.');
    return parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
               return parseInteger(part).value_or(-1) >= 0;
           });
}

}  // namespace

bool isId(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string readId(JsonObject& object, std::string_view key) {
    std::string id = object.text(key);
    if (!id.empty() && !isId(id)) {
        object.problem(key,
                       {fmt::format("„{}“ ist keine Kennung.", id), fmt::format("\"{}\" is not an id.", id)},
                       {"Erlaubt sind höchstens 64 Kleinbuchstaben a–z, Ziffern und Unterstriche.",
                        "Use at most 64 lower-case letters a–z, digits and underscores."});
        return {};
    }
    return id;
}

Error newerProgramNeeded(const PluginManifest& manifest, const std::string& file) {
    return {ErrorCode::NewerVersion,
            {fmt::format("Die Erweiterung setzt die Schnittstelle {} voraus, dieses Programm bietet {}.",
                         manifest.api, apiVersion),
             fmt::format("The plugin needs interface version {}, this program offers {}.", manifest.api,
                         apiVersion)},
            {"Bitte Nordertor aktualisieren oder eine ältere Fassung der Erweiterung verwenden.",
             "Please update Nordertor or use an older version of the plugin."},
            file,
            "/apiVersion"};
}

PluginManifest readManifest(JsonObject& document) {
    PluginManifest manifest;
    manifest.id = readId(document, "id");
    document.oneOf("kind", {"theme"});
    manifest.api = document.integer("apiVersion", 1, 1'000'000);
    if (manifest.api != 0 && manifest.api < oldestApiVersion) {
        document.problem("apiVersion",
                         {fmt::format("Die Schnittstelle {} wird nicht mehr unterstützt.", manifest.api),
                          fmt::format("Interface version {} is no longer supported.", manifest.api)},
                         {"Bitte eine neuere Fassung der Erweiterung verwenden.",
                          "Please use a newer version of the plugin."});
    }
    manifest.version = document.text("version");
    if (!manifest.version.empty() && !isVersion(manifest.version)) {
        document.problem("version",
                         {fmt::format("„{}“ ist keine Versionsnummer.", manifest.version),
                          fmt::format("\"{}\" is not a version number.", manifest.version)},
                         {"Erwartet werden drei Zahlen wie 1.0.0.", "Three numbers are expected, as 1.0.0."});
    }
    manifest.label = document.localizedText("label");
    manifest.licence = document.text("licence");
    return manifest;
}

}  // namespace nordertor::plugin_api
