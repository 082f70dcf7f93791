// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/result_style.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "model/assumption_signs.h"
#include "model/result_classes.h"
#include "style/built_in_styles_p.h"
#include "style/expression.h"
#include "style/hatched_areas.h"
#include "style/palettes.h"
#include "style/sld_choices_p.h"
#include "style/source_layers.h"

namespace nordertor::style {
namespace {

using ResultKind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultData;
using model::ResultGeometry;

constexpr int circleSizes = 12;

/// What is known of a feature on a map, by the names its source layer has for it.
using Facts = std::map<std::string, Json>;

Json withFacts(const Json& json, const Facts& facts);

/// What a "case" comes to; what is never chosen may ask for what is not known.
Json chosenWithFacts(const Json& choice, const Facts& facts) {
    Json rest = Json::array({"case"});
    for (std::size_t i = 1; i + 1 < choice.size(); i += 2) {
        const Json condition = withFacts(choice[i], facts);
        if (condition != false) {
            rest.push_back(condition);
            rest.push_back(withFacts(choice[i + 1], facts));
        }
        if (condition == true) {
            break;
        }
    }
    if (rest.size() > 2 && rest[rest.size() - 2] == true) {
        rest.erase(rest.size() - 2);
    } else {
        rest.push_back(withFacts(choice.back(), facts));
    }
    return rest.size() == 2 ? rest[1] : rest;
}

/// The expression for features of which this is known, and of whose other properties nothing is.
Json withFacts(const Json& json, const Facts& facts) {
    if (!json.is_array() || isOperator(json, "literal")) {
        return json;
    }
    if (isOperator(json, "has")) {
        return facts.contains(json[1]);
    }
    if (isOperator(json, "get")) {
        const auto known = facts.find(json[1]);
        return known != facts.end() ? known->second : Json();
    }
    if (isOperator(json, "case")) {
        return chosenWithFacts(json, facts);
    }
    Json result = Json::array();
    for (const Json& part : json) {
        result.push_back(withFacts(part, facts));
    }
    if (!Expression::isExpression(result)) {
        return result;
    }
    const auto expression = Expression::parse(result, {});
    const Value* always = expression ? expression->constant() : nullptr;
    return always != nullptr ? documentJson(*always) : result;
}

/// Properties of a style layer; without those that have no value.
Json withFactsEach(const Json& properties, const Facts& facts) {
    Json result = Json::object();
    for (const auto& [name, value] : properties.items()) {
        if (Json known = withFacts(value, facts); !known.is_null()) {
            result[name] = std::move(known);
        }
    }
    return result;
}

/// What is drawn, not written, of stored results ("result_areas") and of gaps ("gaps"), as whose areas
/// hatched ones of results look: style layers from the bottom up.
const std::vector<Json>& layersOnMaps() {
    static const std::vector<Json> all = [] {
        std::vector<Json> layers;
        for (const std::string_view text : {resultsStyleText(), overlayStyleText()}) {
            const Json document = Json::parse(text);
            for (const Json& layer : document["layers"]) {
                const bool hidden = layer.value("/layout/visibility"_json_pointer, "visible") == "none" ||
                                    layer.value("/metadata/nordertor:over-base-map"_json_pointer, false);
                if (layer["type"] != "symbol" && !hidden) {
                    layers.push_back(layer);
                }
            }
        }
        return layers;
    }();
    return all;
}

class ResultStyleWriter {
  public:
    ResultStyleWriter(const model::ResultLayer& layer, std::string source)
        : layer_(layer),
          data_(*layer.data),
          source_(std::move(source)),
          column_(Json::array({"get", data_.legend.column})),
          overlaid_(areOverlaid(data_)),
          nests_(nestsOf(data_)),
          looks_(isHatched(data_) ? hatchedLooks(data_) : std::vector<Properties>()) {}

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
                known(0, true);
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

    void add(const std::string& type, const LocalizedText& legend, const Json& filter, Json paint,
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
    /// All that maps draw of features of a source layer of which this is known.
    void addAsOnMaps(const char* sourceLayer, const Facts& facts, const LocalizedText& legend,
                     const Json& filter) {
        for (const Json& layer : layersOnMaps()) {
            if (layer["source-layer"] != sourceLayer ||
                withFacts(layer.value("filter", Json(true)), facts) != true) {
                continue;
            }
            add(layer["type"], legend, filter, withFactsEach(layer["paint"], facts),
                layer.contains("layout") ? withFactsEach(layer["layout"], facts) : Json());
            if (const Json form = layer.value("/metadata/nordertor:form"_json_pointer, Json());
                !form.is_null()) {
                layers_.back()["metadata"]["nordertor:form"] = withFacts(form, facts);
            }
        }
    }

    void known(std::size_t index, const Json& filter) {
        const ResultClass& each = data_.legend.classes[index];
        switch (data_.geometry) {
            case ResultGeometry::Points:
                if (holdsAssumptions(layer_)) {
                    assumption(each, filter);
                } else {
                    addAsOnMaps("result_points", {{"colour", each.colour}}, each.label, filter);
                }
                return;
            case ResultGeometry::Lines:
                addAsOnMaps("result_lines", {{"colour", each.colour}}, each.label, filter);
                return;
            case ResultGeometry::Areas:
                knownArea(index, filter);
        }
    }
    void assumption(const ResultClass& each, const Json& filter) {
        const model::AssumptionSign* sign = model::assumptionSign(each.key);
        addAsOnMaps("result_circles",
                    {{"colour", each.colour},
                     {"form", sign != nullptr ? sign->form : "circle"},
                     {"radius", sign != nullptr ? sign->radius : 1.0}},
                    each.label, filter);
    }
    void knownArea(std::size_t index, const Json& filter) {
        const ResultClass& each = data_.legend.classes[index];
        Facts facts{{"colour", each.colour}};
        if (isHatched(data_)) {
            for (const auto& [name, value] : looks_[index].entries()) {
                facts.emplace(name, documentJson(value));
            }
            addAsOnMaps("gaps", facts, each.label, filter);
            return;
        }
        if (overlaid_ || !each.pattern.empty()) {
            facts.insert({{"overlaid", each.pattern.empty() ? overlaidPattern(index) : each.pattern},
                          {"nest", nests_[index]}});
        }
        addAsOnMaps("result_areas", facts, each.label, filter);
    }
    void unknown(const Json& filter) {
        if (!data_.legend.unknown) {
            return;
        }
        const ResultClass& each = *data_.legend.unknown;
        Facts facts{{"colour", each.colour}, {"pattern", "diagonal"}};
        const bool circles = data_.legend.kind == ResultKind::Proportional;
        if (circles && showsRanks(data_)) {
            facts.emplace("rank", true);
        }
        addAsOnMaps(circles || data_.geometry == ResultGeometry::Points ? "result_points"
                    : data_.geometry == ResultGeometry::Lines           ? "result_lines"
                                                                        : "result_areas",
                    facts, each.label, filter);
    }

    void categories() {
        Json keys = Json::array();
        for (const ResultClass& each : data_.legend.classes) {
            keys.push_back(each.key);
        }
        unknown(Json::array({"!", Json::array({"in", column_, Json::array({"literal", keys})})}));
        // points of the first category lie on top
        const auto& classes = data_.legend.classes;
        for (std::size_t i = classes.size(); i-- > 0;) {
            known(i, Json::array({"==", column_, classes[i].key}));
        }
    }
    void numberClasses() {
        unknown(Json::array({"!", has()}));
        const double* above = nullptr;
        for (std::size_t i = 0; i < data_.legend.classes.size(); ++i) {
            const ResultClass& each = data_.legend.classes[i];
            Json filter = Json::array({"all", has()});
            if (above != nullptr) {
                filter.push_back(Json::array({">", column_, *above}));
            }
            if (each.upper) {
                filter.push_back(Json::array({"<=", column_, *each.upper}));
                above = &*each.upper;
            }
            known(i, filter);
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
        unknown(Json::array({"!", has()}));
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
        addAsOnMaps("result_circles", {{"colour", look.colour}, {"radius", radius}}, look.label,
                    ranks ? has() : Json::array({">", column_, 0}));
        if (ranks) {
            text(Json::array({"to-string", Json::array({"get", "rank"})}), Json::array({"has", "rank"}));
            layers_.back()["layout"]["text-allow-overlap"] = true;
        }
    }

    const model::ResultLayer& layer_;
    const ResultData& data_;
    std::string source_;
    Json column_;
    bool overlaid_;
    std::vector<std::size_t> nests_;  ///< of the classes
    std::vector<Properties> looks_;   ///< of the classes of hatched areas
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
