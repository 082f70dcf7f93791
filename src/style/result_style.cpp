// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/result_style.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "style/source_layers.h"

namespace nordertor::style {
namespace {

using ResultKind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultData;
using model::ResultGeometry;

constexpr double largestCircleRadius = 3.4;  ///< mm
constexpr double smallestCircleRadius = 0.3;
constexpr int circleSizes = 12;

class ResultStyleWriter {
  public:
    ResultStyleWriter(const ResultData& data, std::string source)
        : data_(data), source_(std::move(source)), column_(Json::array({"get", data.legend.column})) {}

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
                add("circle", each.label, filter,
                    {{"circle-color", each.colour},
                     {"circle-radius", 0.9},
                     {"circle-stroke-color", "#3c3c3c"},
                     {"circle-stroke-width", 0.12}});
                return;
            case ResultGeometry::Lines: {
                const Json round{{"line-cap", "round"}, {"line-join", "round"}};
                add("line", each.label, filter, {{"line-color", "#4d4d4d"}, {"line-width", 1.0}}, round);
                add("line", each.label, filter, {{"line-color", each.colour}, {"line-width", 0.75}}, round);
                return;
            }
            case ResultGeometry::Areas:
                knownArea(each, filter);
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
             {"circle-radius", 0.7},
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
                    {{"line-color", "#4d4d4d"}, {"line-width", 0.75}, {"line-dasharray", {2, 1.6}}});
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

    /// The value in the middle of a step decides on its size; nothing is drawn for nothing.
    void circles(const ResultClass& look) {
        if (data_.legend.unknown) {
            unknownCircle(data_.legend.unknown->label, Json::array({"!", has()}));
        }
        Json radius = Json::array({"step", column_, smallestCircleRadius});
        for (int i = 1; i < circleSizes; ++i) {
            const double from = static_cast<double>(i) / circleSizes;
            const double middle = from + 0.5 / circleSizes;
            radius.push_back(data_.legend.largest * from * from);
            radius.push_back(std::round(largestCircleRadius * (i + 1 == circleSizes ? 1 : middle) * 100) /
                             100);
        }
        add("circle", look.label, Json::array({">", column_, 0}),
            {{"circle-color", look.colour},
             {"circle-opacity", 0.72},
             {"circle-radius", radius},
             {"circle-stroke-color", "#ffffff"},
             {"circle-stroke-width", 0.2}});
    }

    const ResultData& data_;
    std::string source_;
    Json column_;
    Json layers_ = Json::array();
};

}  // namespace

Json resultStyle(const model::ResultData& data, const std::string& sourceLayer) {
    return ResultStyleWriter(data, sourceLayer).write();
}

}  // namespace nordertor::style
