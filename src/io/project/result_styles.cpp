// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "io/project/styles.h"
#include "model/result_classes.h"
#include "style/result_style.h"
#include "style/sld.h"

namespace nordertor::io {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultData;
using model::ResultGeometry;

/// The result's style document in the words of QGIS.
class ResultQml {
  public:
    ResultQml(const model::ResultLayer& layer, style::StyleDocument document)
        : layer_(layer),
          data_(*layer.data),
          legend_(data_.legend),
          document_(std::move(document)),
          column_(qml::column(legend_.column)) {}

    std::string write() {
        switch (legend_.kind) {
            case Kind::Categories:
                return finish(categorised());
            case Kind::Sequential:
            case Kind::Diverging:
                return finish(legend_.unknown ? classRules() : graduated());
            case Kind::Proportional:
                return finish(circles());
            case Kind::Single:
                break;
        }
        add({});
        return finish(qml::single(symbols_, casings()));
    }

  private:
    /// The symbol of features with the value in the legend's column.
    void add(const style::Value& value, const std::string& radius = {}) {
        style::Properties feature;
        if (!style::isNull(value)) {
            feature.set(legend_.column, value);
        }
        std::vector<SignPart> parts;
        for (const style::StyleLayer& layer : document_.layers) {
            if (auto part = signPart(layer, feature)) {
                // edges of all classes lie over their grounds, and beneath them casings
                part->level = parts.size();
                if (levels_.size() == parts.size()) {
                    levels_.push_back(part->level);
                }
                parts.push_back(std::move(*part));
            }
        }
        symbols_ += qml::symbol(count_++, {geometry(), radius}, parts, levels_);
    }
    [[nodiscard]] LookGeometry geometry() const {
        return data_.geometry == ResultGeometry::Points  ? LookGeometry::Points
               : data_.geometry == ResultGeometry::Lines ? LookGeometry::Lines
                                                         : LookGeometry::Areas;
    }
    [[nodiscard]] bool casings() const { return levels_.size() > 1; }

    std::string categorised() {
        std::vector<qml::Category> categories;
        for (const ResultClass& each : legend_.classes) {
            add(each.key);
            categories.push_back({each.key, each.label.de});
        }
        if (legend_.unknown) {
            add({});
            categories.push_back({{}, legend_.unknown->label.de});
        }
        const bool hatched = isHatched(data_);
        const std::string renderer =
            qml::categorized(legend_.column, categories, symbols_, casings() && !hatched);
        return hatched ? qml::merged(renderer) : renderer;
    }

    /// A value of each class.
    [[nodiscard]] static double sampleOf(const ResultClass& each, double above) {
        return each.upper.value_or(above + 1);
    }

    std::string classRules() {
        std::vector<qml::Rule> rules;
        std::string above;
        double lower = 0;
        for (const ResultClass& each : legend_.classes) {
            std::string filter = above.empty() ? column_ + " IS NOT NULL" : above;
            if (each.upper) {
                filter = fmt::format("{}{} <= {}", above.empty() ? "" : above + " AND ", column_,
                                     toPlainText(*each.upper));
                above = fmt::format("{} > {}", column_, toPlainText(*each.upper));
            }
            add(sampleOf(each, lower));
            lower = each.upper.value_or(lower);
            rules.push_back({filter, each.label.de});
        }
        add({});
        rules.push_back({column_ + " IS NULL", legend_.unknown->label.de});
        return qml::ruled(rules, symbols_, casings(), orderOfPoints());
    }

    /// On our maps points of a higher class lie on those of a lower one; of several of one home only the one
    /// with the greatest difference is drawn.
    [[nodiscard]] std::string orderOfPoints() const {
        if (drawnRows(data_).size() < data_.rows.size()) {
            return fmt::format("coalesce(abs({}), 1e9)", column_);
        }
        return geometry() == LookGeometry::Points ? column_ : std::string();
    }

    std::string graduated() {
        double lower = std::numeric_limits<double>::max();
        double upper = std::numeric_limits<double>::lowest();
        const auto column = *columnOf(data_, legend_.column);
        for (const model::ResultRow& row : data_.rows) {
            if (const auto* number = std::get_if<double>(&row.values[column])) {
                lower = std::min(lower, *number);
                upper = std::max(upper, *number);
            }
        }
        std::vector<qml::Range> ranges;
        for (const ResultClass& each : legend_.classes) {
            const double end = each.upper.value_or(std::max(upper, lower));
            add(sampleOf(each, lower));
            ranges.push_back({std::min(lower, end), end, each.label.de});
            lower = end;
        }
        return qml::graduated(legend_.column, ranges, symbols_, casings(), orderOfPoints());
    }

    /// Their area is proportional to the column.
    std::string circles() {
        const bool ranked = showsRanks(data_);
        add(legend_.largest,
            fmt::format("max({}, {} * sqrt(max(0, coalesce({}, 0)) / {}))",
                        toPlainText(ranked ? style::smallestRankedCircle : style::smallestResultCircle),
                        toPlainText(style::largestResultCircle), column_, toPlainText(legend_.largest)));
        std::vector<qml::Rule> rules{
            {column_ + (ranked ? " IS NOT NULL" : " > 0"), legend_.classes.front().label.de}};
        if (legend_.unknown) {
            add({});
            rules.push_back({column_ + " IS NULL", legend_.unknown->label.de});
        }
        return qml::ruled(rules, symbols_);
    }

    /// With the texts: a value, which QGIS writes as people do, or a rank.
    std::string finish(const std::string& renderer) const {
        TableLook look;
        look.geometry = geometry();
        look.categories.emplace_back();
        style::Properties feature{{"rank", columnSample("rank")}};
        if (showsValues(layer_)) {
            feature.set(legend_.column, 1.0);
        }
        for (const style::StyleLayer& layer : document_.layers) {
            if (auto text = signText(layer, feature)) {
                if (showsValues(layer_)) {
                    const model::ResultColumn& column = data_.columns[*columnOf(data_, legend_.column)];
                    text->pieces = {{{}, column.key, column.decimals}};
                    if (const std::string unit = unitBehind(column); !unit.empty()) {
                        text->pieces.push_back({unit});
                    }
                }
                look.categories.front().texts.push_back(std::move(*text));
            }
        }
        return qml::document(renderer, qml::labels(look));
    }

    const model::ResultLayer& layer_;
    const ResultData& data_;
    const model::ResultLegend& legend_;
    style::StyleDocument document_;
    std::string column_;
    std::string symbols_;
    std::vector<std::size_t> levels_;
    std::size_t count_ = 0;
};

}  // namespace

LayerStyle layerStyle(const model::ResultLayer& layer, const std::string& table) {
    const Json json = style::resultStyle(layer, table);
    const auto sld = style::writeSld(json, table);
    auto document = style::StyleDocument::parse(json, table);
    return {document ? ResultQml(layer, std::move(*document)).write() : std::string(),
            sld ? sld->text : std::string()};
}

}  // namespace nordertor::io
