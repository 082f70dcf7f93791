// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/map_style.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "style/built_in_styles_p.h"

namespace nordertor::style {
namespace {

/// The overlay's layer that themes without a style of their own use; those of the themes come beside it.
constexpr std::string_view ordinaryFacilities = "facilities";

void add(MapStyle& style, const Result<StyleDocument>& document, const std::string& theme) {
    if (!document) {
        style.notices.push_back(
            {Severity::Warning, document.error().message, document.error().file, document.error().place});
        return;
    }
    for (const StyleLayer& layer : document->layers) {
        style.layers.push_back({layer, theme, {}});
        StyleLayer& added = style.layers.back().layer;
        if (!theme.empty() && added.group.empty()) {
            added.group = added.sourceLayer;
        }
    }
}

Result<StyleDocument> readTheme(const model::Theme& theme, MapVariant variant) {
    const auto path = std::filesystem::path(theme.folder) / theme.styleFile;
    const auto text = readFile(path);
    if (!text) {
        return fail(text.error());
    }
    return StyleDocument::parseText(*text, path.filename().string(), variant);
}

/// Stored results: areas beneath the streets, so that these still show where one is; lines and points on top
/// of the base map.
void addResults(MapStyle& style) {
    MapStyle results;
    add(results, StyleDocument::parseText(resultsStyleText(), "styles/results.json", style.variant), {});
    append(style.notices, results.notices);
    auto streets = std::ranges::find_if(style.layers, [](const MapStyleLayer& each) {
        return each.layer.sourceLayer == "streets" && each.layer.type == StyleLayerType::Line;
    });
    for (MapStyleLayer& layer : results.layers) {
        if (layer.layer.sourceLayer == "result_areas") {
            streets = style.layers.insert(streets, std::move(layer)) + 1;
        } else {
            style.layers.push_back(std::move(layer));
        }
    }
}

/// A circle of the theme itself makes the ordinary circle needless; texts alone do not.
bool drawsFacilities(const StyleDocument& document) {
    for (const StyleLayer& layer : document.layers) {
        if (layer.sourceLayer == ordinaryFacilities && layer.type == StyleLayerType::Circle) {
            return true;
        }
    }
    return false;
}

}  // namespace

MapStyle MapStyle::standard(const model::ThemeSet& themes, MapVariant variant) {
    MapStyle style;
    style.variant = variant;
    add(style, StyleDocument::parseText(baseStyleText(), "styles/base.json", variant), {});
    addResults(style);

    std::map<std::string, StyleDocument> own;
    for (const model::Theme& theme : themes.themes) {
        if (theme.styleFile.empty()) {
            continue;
        }
        auto document = readTheme(theme, variant);
        if (document) {
            own.emplace(theme.id, std::move(*document));
        } else {
            add(style, document, theme.id);
        }
    }

    MapStyle overlay;
    add(overlay, StyleDocument::parseText(overlayStyleText(), "styles/overlay.json", variant), {});
    append(style.notices, overlay.notices);
    for (MapStyleLayer& layer : overlay.layers) {
        const bool ordinary = layer.layer.id == ordinaryFacilities;
        if (ordinary) {
            for (const auto& [theme, document] : own) {
                if (drawsFacilities(document)) {
                    layer.butThemes.insert(theme);
                }
            }
        }
        style.layers.push_back(std::move(layer));
        if (ordinary) {
            for (const auto& [theme, document] : own) {
                add(style, document, theme);
            }
        }
    }
    return style;
}

void MapStyle::stepBackForResults() {
    const auto sourceIs = [](const char* name) {
        return [name](const MapStyleLayer& each) { return each.layer.sourceLayer == name; };
    };
    const auto veil = std::ranges::find_if(layers, sourceIs("outside"));
    const auto results = std::ranges::find_if(layers, sourceIs("result_areas"));
    if (veil != layers.end() && results < veil) {
        std::rotate(results, veil, veil + 1);
    }
    const auto isLandCover = [](const MapStyleLayer& each) {
        return each.layer.sourceLayer == "landuse" && each.layer.type == StyleLayerType::Fill;
    };
    if (variant == MapVariant::BlackAndWhite) {
        std::erase_if(layers, isLandCover);
    }
    static constexpr double pale = 0.35;
    for (MapStyleLayer& each : layers) {
        if (isLandCover(each)) {
            each.layer.properties[static_cast<std::size_t>(StyleProperty::FillOpacity)] =
                Expression::literal(pale);
        }
    }
}

}  // namespace nordertor::style
