// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/result_style.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "model/assumption_signs.h"
#include "model/result_classes.h"
#include "style/built_in_styles_p.h"
#include "style/source_layers.h"

namespace nordertor::style {
namespace {

using ResultKind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultData;
using model::ResultGeometry;

constexpr int circleSizes = 12;

/// What a layer of styles/results.json says of a property.
const Json& onMaps(std::string_view id, const char* property) {
    static const Json document = Json::parse(resultsStyleText());
    const Json& layers = document["layers"];
    return std::ranges::find_if(layers, [&](const Json& layer) { return layer["id"] == id; })
        ->at("paint")
        .at(property);
}

class ResultStyleWriter {
  public:
    ResultStyleWriter(const model::ResultLayer& layer, std::string source)
        : layer_(layer),
          data_(*layer.data),
          source_(std::move(source)),
          column_(Json::array({"get", data_.legend.column})) {}

    Json write() {
        const auto& classes = data_.legend.classes;
        switch (data_.legend.kind) {
            case ResultKind::Proportional:
                circles(classes.front());
                break;
            case ResultKind::Categories:
                categories();
                break;
            case ResultKind::Sequential:
            case ResultKind::Diverging:
                numberClasses();
                break;
            case ResultKind::Single:
                known(classes.front(), true);
                break;
        }
        if (showsValues(layer_)) {
            text(valueText(), has());
            layers_.back()["metadata"]["nordertor:within-area"] = true;
        }
        return {{"version", 8},
                {"name", source_},
                {"metadata", {{"nordertor:unit", "mm"}}},
                {"sources", {{tableSource, declaredSource()}}},
                {"layers", std::move(layers_)}};
    }

  private:
    Json has() const { return Json::array({"has", data_.legend.column}); }

    void add(const char* type, const LocalizedText& legend, const Json& filter, Json paint,
             Json layout = {}) {
        Json layer{{"id", source_ + "-" + std::to_string(layers_.size() + 1)},
                   {"type", type},
                   {"source", tableSource},
                   {"source-layer", source_}};
        if (!legend.de.empty() && !legend.en.empty()) {
            layer["metadata"] = {{"nordertor:legend", {{"de", legend.de}, {"en", legend.en}}}};
        }
        if (filter != true) {
            layer["filter"] = filter;
        }
        layer["paint"] = std::move(paint);
        if (!layout.is_null()) {
            layer["layout"] = std::move(layout);
        }
        layers_.push_back(std::move(layer));
    }
    void edges(const LocalizedText& legend, const Json& filter) {
        add("line", legend, filter, {{"line-color", "#4d4d4d"}, {"line-opacity", 0.75}, {"line-width", 0.14}},
            {{"line-join", "round"}});
    }

    void known(const ResultClass& each, const Json& filter) {
        switch (data_.geometry) {
            case ResultGeometry::Points:
                if (holdsAssumptions(layer_)) {
                    assumption(each, filter);
                    return;
                }
                add("circle", each.label, filter,
                    {{"circle-color", each.colour},
                     {"circle-radius", onMaps("result-points", "circle-radius")},
                     {"circle-stroke-color", "#3c3c3c"},
                     {"circle-stroke-width", 0.12}});
                return;
            case ResultGeometry::Lines: {
                const Json round{{"line-cap", "round"}, {"line-join", "round"}};
                add("line", each.label, filter,
                    {{"line-color", "#4d4d4d"}, {"line-width", onMaps("result-line-casings", "line-width")}},
                    round);
                add("line", each.label, filter,
                    {{"line-color", each.colour}, {"line-width", onMaps("result-lines", "line-width")}},
                    round);
                return;
            }
            case ResultGeometry::Areas:
                knownArea(each, filter);
        }
    }
    void assumption(const ResultClass& each, const Json& filter) {
        const model::AssumptionSign* sign = model::assumptionSign(each.key);
        add("circle", each.label, filter,
            {{"circle-color", "#ffffff"},
             {"circle-radius", sign != nullptr ? sign->radius : 1.0},
             {"circle-stroke-color", each.colour},
             {"circle-stroke-width", 0.5}});
        if (sign != nullptr) {
            layers_.back()["metadata"]["nordertor:form"] = sign->form;
        }
    }
    void knownArea(const ResultClass& each, const Json& filter) {
        if (each.pattern.empty()) {
            add("fill", each.label, filter, {{"fill-color", each.colour}, {"fill-opacity", 0.68}});
            edges(each.label, filter);
            return;
        }
        add("fill", each.label, filter,
            {{"fill-color", each.colour}, {"fill-opacity", 0.06}, {"fill-pattern", each.pattern}});
        add("line", each.label, filter, {{"line-color", each.colour}, {"line-width", 0.3}},
            {{"line-join", "round"}});
    }
    void unknownCircle(const LocalizedText& label, const Json& filter) {
        add("circle", label, filter,
            {{"circle-color", "#ffffff"},
             {"circle-radius",
              onMaps(showsRanks(data_) ? "result-ranked-unknown" : "result-points-unknown", "circle-radius")},
             {"circle-stroke-color", "#3c3c3c"},
             {"circle-stroke-width", 0.22}});
    }
    void unknown(const Json& filter) {
        if (!data_.legend.unknown) {
            return;
        }
        const ResultClass& each = *data_.legend.unknown;
        switch (data_.geometry) {
            case ResultGeometry::Points:
                unknownCircle(each.label, filter);
                return;
            case ResultGeometry::Lines:
                add("line", each.label, filter,
                    {{"line-color", "#4d4d4d"},
                     {"line-width", onMaps("result-lines-unknown", "line-width")},
                     {"line-dasharray", {2, 1.6}}});
                return;
            case ResultGeometry::Areas:
                add("fill", each.label, filter,
                    {{"fill-color", each.colour}, {"fill-opacity", 0.12}, {"fill-pattern", "diagonal"}});
                edges(each.label, filter);
        }
    }

    void categories() {
        Json keys = Json::array();
        for (const ResultClass& each : data_.legend.classes) {
            keys.push_back(each.key);
        }
        unknown(Json::array({"!", Json::array({"in", column_, Json::array({"literal", keys})})}));
        // points of the first category lie on top
        const auto& classes = data_.legend.classes;
        for (auto each = classes.rbegin(); each != classes.rend(); ++each) {
            known(*each, Json::array({"==", column_, each->key}));
        }
    }
    void numberClasses() {
        unknown(Json::array({"!", has()}));
        const double* above = nullptr;
        for (const ResultClass& each : data_.legend.classes) {
            Json filter = Json::array({"all", has()});
            if (above != nullptr) {
                filter.push_back(Json::array({">", column_, *above}));
            }
            if (each.upper) {
                filter.push_back(Json::array({"<=", column_, *each.upper}));
                above = &*each.upper;
            }
            known(each, filter);
        }
    }

    /// Numbers and values, which stand within their areas.
    void text(const Json& field, const Json& filter) {
        add("symbol", {}, filter,
            {{"text-color", "#1a1a1a"}, {"text-halo-color", "#ffffffe6"}, {"text-halo-width", 0.6}},
            {{"text-field", field}, {"text-size", 2.6}, {"text-font", Json::array({"Open Sans Bold"})}});
    }
    /// "62,3 %"
    Json valueText() {
        const model::ResultColumn& column = data_.columns[*columnOf(data_, data_.legend.column)];
        const Json digits = Json::array({"literal", column.decimals});
        Json number = Json::array(
            {"number-format",
             column_,
             {{"locale", "de"}, {"min-fraction-digits", digits}, {"max-fraction-digits", digits}}});
        const std::string unit = unitBehind(column);
        return unit.empty() ? number : Json::array({"concat", number, unit});
    }

    /// The value in the middle of a step decides on its size; nothing is drawn for nothing, unless it is
    /// ranked.
    void circles(const ResultClass& look) {
        const bool ranks = showsRanks(data_);
        const double least = ranks ? smallestRankedCircle : smallestResultCircle;
        if (data_.legend.unknown) {
            unknownCircle(data_.legend.unknown->label, Json::array({"!", has()}));
        }
        Json radius = Json::array({"step", column_, least});
        for (int i = 1; i < circleSizes; ++i) {
            const double from = static_cast<double>(i) / circleSizes;
            const double middle = from + 0.5 / circleSizes;
            const double size =
                std::round(largestResultCircle * (i + 1 == circleSizes ? 1 : middle) * 100) / 100;
            if (size > least) {
                radius.push_back(data_.legend.largest * from * from);
                radius.push_back(size);
            }
        }
        add("circle", look.label, ranks ? has() : Json::array({">", column_, 0}),
            {{"circle-color", look.colour},
             {"circle-opacity", 0.72},
             {"circle-radius", radius},
             {"circle-stroke-color", "#ffffff"},
             {"circle-stroke-width", 0.2}});
        if (ranks) {
            text(Json::array({"to-string", Json::array({"get", "rank"})}), Json::array({"has", "rank"}));
            layers_.back()["layout"]["text-allow-overlap"] = true;
        }
    }

    const model::ResultLayer& layer_;
    const ResultData& data_;
    std::string source_;
    Json column_;
    Json layers_ = Json::array();
};

}  // namespace

double resultCircleRadius(double value, const model::ResultData& data) {
    const double radius = largestResultCircle * std::sqrt(std::max(0.0, value) / data.legend.largest);
    return std::max(showsRanks(data) ? smallestRankedCircle : smallestResultCircle,
                    std::round(radius * circleRadiusSteps) / circleRadiusSteps);
}

Json resultStyle(const model::ResultLayer& layer, const std::string& sourceLayer) {
    return ResultStyleWriter(layer, sourceLayer).write();
}

}  // namespace nordertor::style
