// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "io/project/table_look_p.h"
#include "style/sld.h"
#include "style/source_layers.h"

namespace nordertor::io {
namespace {

std::string qmlOf(const TableLook& look) {
    std::vector<std::size_t> levels;
    for (const SignCategory& category : look.categories) {
        for (const SignPart& part : category.parts) {
            levels.push_back(part.level);
        }
    }
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    const qml::SymbolKind kind{look.geometry, look.widensWithScale};
    std::vector<qml::Category> categories;
    std::string symbols;
    for (const SignCategory& category : look.categories) {
        if (!category.parts.empty()) {
            symbols += qml::symbol(categories.size(), kind, category.parts, levels);
            categories.push_back({category.value, category.label});
        }
    }
    return qml::document(look.column.empty()
                             ? qml::single(symbols)
                             : qml::categorized(look.column, categories, symbols, levels.size() > 1),
                         qml::labels(look));
}

void addLimits(Json& layer, const ScaleLimits& limits) {
    if (limits.minimum > 0) {
        layer["metadata"]["nordertor:min-scale"] = limits.minimum;
    }
    if (std::isfinite(limits.maximum)) {
        layer["metadata"]["nordertor:max-scale"] = limits.maximum;
    }
}

/// A part as a layer of a style document; `filter` true: for all features.
Json styleLayer(const SignPart& part, const std::string& table, const Json& filter, const std::string& label,
                std::size_t number) {
    Json layer{
        {"id", fmt::format("{}-{}", table, number)}, {"source", style::tableSource}, {"source-layer", table}};
    if (!label.empty()) {
        layer["metadata"]["nordertor:legend"] = {{"de", label}, {"en", label}};
    }
    addLimits(layer, part.limits);
    if (filter != true) {
        layer["filter"] = filter;
    }
    switch (part.form) {
        case SignPart::Form::Area:
            if (part.colour.empty()) {
                layer["type"] = "line";
                layer["paint"] = {{"line-color", part.edge},
                                  {"line-opacity", part.edgeOpacity},
                                  {"line-width", part.edgeWidth}};
            } else {
                layer["type"] = "fill";
                layer["paint"] = {{"fill-color", part.colour}, {"fill-opacity", part.opacity}};
                if (!part.edge.empty()) {
                    layer["paint"]["fill-outline-color"] = part.edge;
                }
                if (!part.pattern.empty()) {
                    layer["paint"]["fill-pattern"] = part.pattern;
                }
            }
            break;
        case SignPart::Form::Line:
            layer["type"] = "line";
            layer["paint"] = {
                {"line-color", part.colour}, {"line-opacity", part.opacity}, {"line-width", part.size}};
            if (part.dashes.empty()) {
                layer["layout"] = {{"line-cap", part.round ? "round" : "butt"}, {"line-join", "round"}};
            } else {
                Json dashes = Json::array();
                for (const double dash : part.dashes) {
                    dashes.push_back(dash / part.size);
                }
                layer["paint"]["line-dasharray"] = std::move(dashes);
            }
            break;
        case SignPart::Form::Circle:
            layer["type"] = "circle";
            layer["paint"] = {{"circle-color", part.colour},
                              {"circle-opacity", part.opacity},
                              {"circle-radius", part.size / 2 - part.edgeWidth},
                              {"circle-stroke-color", part.edge},
                              {"circle-stroke-width", part.edgeWidth}};
    }
    return layer;
}

Json fieldOf(const SignText& text) {
    Json parts = Json::array({"concat"});
    for (const SignText::Piece& piece : text.pieces) {
        parts.push_back(piece.column.empty() ? Json(piece.words) : Json::array({"get", piece.column}));
    }
    return parts.size() == 2 ? parts[1] : parts;
}

/// What the texts have in common, or by category.
Json chosenOf(const TextOfCategories& texts, const Json& column, Json (*value)(const SignText&)) {
    const Json first = value(*texts.texts.front());
    Json match = Json::array({"match", column});
    Json others = first;
    bool alike = true;
    for (std::size_t i = 0; i < texts.texts.size(); ++i) {
        const Json own = value(*texts.texts[i]);
        alike = alike && own == first;
        if (texts.categories[i]->value.empty()) {
            others = own;
        } else {
            match.push_back(texts.categories[i]->value);
            match.push_back(own);
        }
    }
    match.push_back(others);
    return alike ? first : match;
}

/// True for all features.
Json filterOf(const TextOfCategories& texts, const TableLook& look) {
    const auto among = [&](const std::vector<std::string>& items) {
        return Json::array({"in", Json::array({"get", look.column}), Json::array({"literal", items})});
    };
    const auto [values, others] = valuesOf(texts, look);
    if (std::ranges::find(values, std::string()) == values.end()) {
        return among(values);
    }
    return others.empty() ? Json(true) : Json::array({"!", among(others)});
}

/// Texts as a layer of a style document.
Json textLayer(const TextOfCategories& texts, const TableLook& look, std::size_t number) {
    const SignText& text = *texts.texts.front();
    const Json column = Json::array({"get", look.column});
    Json layer{{"id", fmt::format("{}-{}", look.table, number)},
               {"type", "symbol"},
               {"source", style::tableSource},
               {"source-layer", look.table}};
    addLimits(layer, text.limits);
    const Json filter = filterOf(texts, look);
    if (filter != true) {
        layer["filter"] = filter;
    }
    layer["layout"] = {{"text-field", chosenOf(texts, column, fieldOf)},
                       {"text-size", text.size},
                       {"text-font", Json::array({"Open Sans " + text.face})}};
    if (text.alongLine) {
        layer["layout"]["symbol-placement"] = "line";
        layer["layout"]["symbol-spacing"] = text.spacing;
    }
    layer["paint"] = {
        {"text-color", chosenOf(texts, column, [](const SignText& each) { return Json(each.colour); })},
        {"text-opacity", text.opacity}};
    if (!text.halo.empty()) {
        layer["paint"]["text-halo-color"] =
            style::Colour::parse(text.halo).value_or(style::Colour{}).withOpacity(text.haloOpacity).text();
        layer["paint"]["text-halo-width"] = text.haloWidth;
    }
    return layer;
}

std::string sldOf(const TableLook& look) {
    std::vector<std::pair<std::size_t, Json>> layers;  // by level
    const Json column = Json::array({"get", look.column});
    Json named = Json::array();
    for (const SignCategory& category : look.categories) {
        Json filter = true;
        if (!category.value.empty()) {
            filter = Json::array({"==", column, category.value});
        } else if (!named.empty()) {
            filter = Json::array({"!", Json::array({"in", column, Json::array({"literal", named})})});
        }
        named.push_back(category.value);
        for (const SignPart& part : category.parts) {
            layers.emplace_back(part.level,
                                styleLayer(part, look.table, filter, category.label, layers.size() + 1));
        }
    }
    std::ranges::stable_sort(layers, {}, &std::pair<std::size_t, Json>::first);
    Json document{{"version", 8}, {"name", look.table}, {"metadata", {{"nordertor:unit", "mm"}}}};
    document["sources"][style::tableSource] = style::declaredSource();
    document["layers"] = Json::array();
    for (auto& [level, layer] : layers) {
        document["layers"].push_back(std::move(layer));
    }
    for (const TextOfCategories& texts : textsOf(look)) {
        document["layers"].push_back(textLayer(texts, look, document["layers"].size() + 1));
    }
    const auto sld = style::writeSld(document, look.table);
    return sld ? sld->text : std::string();
}

}  // namespace

std::map<std::string, LayerStyle> layerStyles(const model::ThemeSet& themes) {
    std::map<std::string, LayerStyle> styles;
    for (const TableLook& look : tableLooks(themes)) {
        styles[look.table] = {qmlOf(look), sldOf(look)};
    }
    return styles;
}

}  // namespace nordertor::io
