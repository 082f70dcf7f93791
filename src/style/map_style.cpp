// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/map_style.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "style/built_in_styles_p.h"
#include "style/source_layers.h"

namespace nordertor::style {
namespace {

/// The overlay's layer that themes without a style of their own use; those of the themes come beside it.
constexpr std::string_view ordinaryFacilities = "facilities";

void addNotice(MapStyle& style, const Error& error) {
    style.notices.push_back({Severity::Warning, error.message, error.file, error.place});
}

void add(MapStyle& style, const Result<StyleDocument>& document) {
    if (!document) {
        addNotice(style, document.error());
        return;
    }
    for (const StyleLayer& layer : document->layers) {
        style.layers.push_back({layer, {}, {}});
    }
}

bool isOfThemesFeatures(const StyleLayer& layer) {
    const SourceLayer* source = findSourceLayer(layer.sourceLayer);
    return source != nullptr && isOfThemes(source->group);
}

/// A theme's layers stand on the base map, or with the signs that stand on it.
enum class ThemePart { Ground, Signs };

ThemePart partOf(const StyleLayer& layer) {
    // what steps aside must not be drawn into the tiles of the ground
    return isOfThemesFeatures(layer) || layer.avoidOverlap ? ThemePart::Signs : ThemePart::Ground;
}

using ThemeStyles = std::map<std::string, StyleDocument>;

void addThemes(MapStyle& style, const ThemeStyles& own, ThemePart part) {
    for (const auto& [theme, document] : own) {
        for (const StyleLayer& layer : document.layers) {
            if (partOf(layer) != part) {
                continue;
            }
            style.layers.push_back({layer, theme, {}});
            if (layer.group.empty()) {
                style.layers.back().layer.group = isOfThemesFeatures(layer)
                                                      ? findSourceLayer(layer.sourceLayer)->group
                                                      : ordinaryFacilities;
            }
        }
    }
}

Result<StyleDocument> readTheme(const model::Theme& theme, MapVariant variant) {
    const auto path = std::filesystem::path(theme.folder) / theme.styleFile;
    const auto text = readFile(path);
    if (!text) {
        return fail(text.error());
    }
    return StyleDocument::parseText(*text, path.filename().string(), variant, DocumentUse::ThemePack);
}

/// Those that can be read; of the others a notice.
ThemeStyles readThemes(const model::ThemeSet& themes, MapStyle& style) {
    ThemeStyles own;
    for (const model::Theme& theme : themes.themes) {
        if (theme.styleFile.empty()) {
            continue;
        }
        auto document = readTheme(theme, style.variant);
        if (document) {
            own.emplace(theme.id, std::move(*document));
        } else {
            addNotice(style, document.error());
        }
    }
    return own;
}

/// Stored results: areas beneath the streets, so that these still show where one is; lines, points and texts
/// on top of the base map.
void addResults(MapStyle& style) {
    MapStyle results;
    add(results, StyleDocument::parseText(resultsStyleText(), "styles/results.json", style.variant));
    append(style.notices, results.notices);
    auto streets = std::ranges::find_if(style.layers, [](const MapStyleLayer& each) {
        return each.layer.sourceLayer == "streets" && each.layer.type == StyleLayerType::Line;
    });
    for (MapStyleLayer& layer : results.layers) {
        if (layer.layer.sourceLayer == "result_areas" && layer.layer.type != StyleLayerType::Symbol) {
            streets = style.layers.insert(streets, std::move(layer)) + 1;
        } else {
            style.layers.push_back(std::move(layer));
        }
    }
}

/// Hatched areas of stored results look as gaps do.
MapStyleLayer asResult(MapStyleLayer gaps) {
    gaps.layer.id = "result-" + gaps.layer.id;
    gaps.layer.sourceLayer = "result_gaps";
    gaps.layer.group = "results";
    return gaps;
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

bool MapStyleLayer::isFor(std::string_view featureTheme) const {
    if (theme.empty()) {
        return !butThemes.contains(std::string(featureTheme));
    }
    return theme == featureTheme || (featureTheme.empty() && !isOfThemesFeatures(layer));
}

std::string MapStyleLayer::switchOf(std::string_view featureTheme) const {
    std::string group = layer.group.empty() ? "base" : layer.group;
    if (featureTheme.empty() && isOfThemes(group)) {
        featureTheme = theme;
    }
    return featureTheme.empty() ? group : group + ":" + std::string(featureTheme);
}

MapStyle MapStyle::standard(const model::ThemeSet& themes, MapVariant variant) {
    MapStyle style;
    style.variant = variant;
    add(style, StyleDocument::parseText(baseStyleText(), "styles/base.json", variant));
    const ThemeStyles own = readThemes(themes, style);
    addThemes(style, own, ThemePart::Ground);
    addResults(style);

    MapStyle overlay;
    add(overlay, StyleDocument::parseText(overlayStyleText(), "styles/overlay.json", variant));
    append(style.notices, overlay.notices);
    for (MapStyleLayer& layer : overlay.layers) {
        if (layer.layer.sourceLayer == "gaps") {
            style.layers.push_back(asResult(layer));
        }
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
            addThemes(style, own, ThemePart::Signs);
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
    // a lake stays as an outline, to which its name belongs
    const auto isWater = [&](const MapStyleLayer& each) {
        return isLandCover(each) && each.layer.id == "water";
    };
    const auto set = [](MapStyleLayer& each, StyleProperty property, Value value) {
        each.layer.properties[static_cast<std::size_t>(property)] = Expression::literal(std::move(value));
    };
    if (variant == MapVariant::BlackAndWhite) {
        std::erase_if(layers, [&](const MapStyleLayer& each) { return isLandCover(each) && !isWater(each); });
        static constexpr double shoreWidth = 0.2;  // mm
        for (MapStyleLayer& each : layers) {
            if (isWater(each)) {
                each.layer.type = StyleLayerType::Line;
                set(each, StyleProperty::LineColor, ColourValue{0.3, 0.3, 0.3, 1});
                set(each, StyleProperty::LineWidth, shoreWidth);
            }
        }
        return;
    }
    // so pale, kinds of green would not be told apart, nor built land from the paper
    static constexpr std::array greens{"land-green", "land-gardens", "land-forest"};
    static constexpr std::array built{"land-built", "land-industrial"};
    const auto isOneOf = [](const MapStyleLayer& each, const auto& ids) {
        return std::ranges::find(ids, each.layer.id) != ids.end();
    };
    std::erase_if(layers, [&](const MapStyleLayer& each) { return isOneOf(each, built); });
    static constexpr double pale = 0.35;
    for (MapStyleLayer& each : layers) {
        if (isLandCover(each)) {
            set(each, StyleProperty::FillOpacity, pale);
        }
        if (isOneOf(each, greens)) {
            set(each, StyleProperty::FillColor, ColourValue{0.68, 0.81, 0.58, 1});
            set(each, StyleProperty::FillOutlineColor, ColourValue{0, 0, 0, 0});
            each.layer.legend = {"Grünfläche, Wald, Kleingärten, Friedhof",
                                 "Green, forest, allotments, cemetery"};
        }
    }
}

}  // namespace nordertor::style
