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
    const qml::SymbolKind kind{look.geometry};
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

/// As a style document writes it.
Json documentNumber(const ScaledNumber& number) {
    if (number.isFixed()) {
        return number.value;
    }
    const style::ZoomCurve& curve = number.curve;
    const Json zoom = Json::array({"zoom"});
    Json json = curve.steps ? Json::array({"step", zoom, number.at.front()})
                            : Json::array({"interpolate", Json::array({"exponential", curve.base}), zoom});
    for (std::size_t i = 0; i < curve.stops.size(); ++i) {
        json.push_back(curve.stops[i]);
        json.push_back(number.at[curve.steps ? i + 1 : i]);
    }
    return json;
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
                                  {"line-opacity", documentNumber(part.edgeOpacity)},
                                  {"line-width", documentNumber(part.edgeWidth)}};
            } else {
                layer["type"] = "fill";
                layer["paint"] = {{"fill-color", part.colour},
                                  {"fill-opacity", documentNumber(part.opacity)}};
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
            layer["paint"] = {{"line-color", part.colour},
                              {"line-opacity", documentNumber(part.opacity)},
                              {"line-width", documentNumber(part.size)}};
            layer["layout"] = {{"line-cap", part.round ? "round" : "butt"}, {"line-join", part.join}};
            if (part.offset != ScaledNumber{}) {
                layer["paint"]["line-offset"] = documentNumber(part.offset);
            }
            if (!part.dashes.empty()) {
                layer["paint"]["line-dasharray"] = part.dashes;
            }
            break;
        case SignPart::Form::Circle:
            layer["type"] = "circle";
            layer["paint"] = {{"circle-color", part.colour},
                              {"circle-opacity", documentNumber(part.opacity)},
                              {"circle-radius", documentNumber(part.size * 0.5)},
                              {"circle-stroke-color", part.edge},
                              {"circle-stroke-width", documentNumber(part.edgeWidth)}};
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
Json filterOf(const std::vector<const SignCategory*>& categories, const TableLook& look) {
    const auto among = [&](const std::vector<std::string>& items) {
        return Json::array({"in", Json::array({"get", look.column}), Json::array({"literal", items})});
    };
    const auto [values, others] = valuesOf(categories, look);
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
    const Json filter = filterOf(texts.categories, look);
    if (filter != true) {
        layer["filter"] = filter;
    }
    layer["layout"] = {{"text-field", chosenOf(texts, column, fieldOf)},
                       {"text-size", documentNumber(text.size)},
                       {"text-font", Json::array({"Open Sans " + text.face})}};
    if (text.alongLine) {
        layer["layout"]["symbol-placement"] = "line";
        layer["layout"]["symbol-spacing"] = text.spacing;
    }
    layer["paint"] = {
        {"text-color", chosenOf(texts, column, [](const SignText& each) { return Json(each.colour); })},
        {"text-opacity", documentNumber(text.opacity)}};
    if (!text.halo.empty()) {
        layer["paint"]["text-halo-color"] = style::Colour::parse(text.halo)
                                                .value_or(style::Colour{})
                                                .withOpacity(text.haloOpacity.value)
                                                .text();
        layer["paint"]["text-halo-width"] = documentNumber(text.haloWidth);
    }
    return layer;
}

struct PartOfCategories {
    const SignPart* part = nullptr;
    std::vector<const SignCategory*> categories;
};

/// From the bottom up. What lies beneath the topmost part of several categories and is the same is there
/// once, because each part becomes a rule for each step of its size.
std::vector<PartOfCategories> partsOf(const TableLook& look) {
    std::vector<PartOfCategories> all;
    for (const SignCategory& category : look.categories) {
        for (const SignPart& part : category.parts) {
            auto known =
                &part == &category.parts.back()
                    ? all.end()
                    : std::ranges::find_if(all, [&](const PartOfCategories& each) {
                          return *each.part == part && each.part != &each.categories.front()->parts.back();
                      });
            if (known == all.end()) {
                known = all.insert(known, {&part, {}});
            }
            known->categories.push_back(&category);
        }
    }
    std::ranges::stable_sort(all, {}, [](const PartOfCategories& each) { return each.part->level; });
    return all;
}

std::string sldOf(const TableLook& look) {
    Json document{{"version", 8}, {"name", look.table}, {"metadata", {{"nordertor:unit", "mm"}}}};
    document["sources"][style::tableSource] = style::declaredSource();
    document["layers"] = Json::array();
    for (const auto& [part, categories] : partsOf(look)) {
        std::vector<std::string> labels;
        std::ranges::transform(categories, std::back_inserter(labels), &SignCategory::label);
        document["layers"].push_back(styleLayer(*part, look.table, filterOf(categories, look),
                                                joined(labels, ", "), document["layers"].size() + 1));
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
