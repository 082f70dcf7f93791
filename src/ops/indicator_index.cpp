// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/indicator_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/indicators/topsis.h"
#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::ops {
namespace {

using analysis::Figures;

Result<IndexColumns> composite(const ParameterValues& values, const std::vector<analysis::IndexPart>& parts) {
    const std::string by = values.text("normalise");
    const auto normalisation = by == "z"      ? analysis::Normalisation::ZScore
                               : by == "rank" ? analysis::Normalisation::Rank
                                              : analysis::Normalisation::MinMax;
    const bool geometric = values.text("aggregate") == "geometric";
    auto index = analysis::compositeIndex(
        parts, normalisation,
        geometric ? analysis::Aggregation::Geometric : analysis::Aggregation::Arithmetic);
    if (!index) {
        return fail(index.error());
    }
    IndexColumns result{.columns = {}, .isScore = normalisation == analysis::Normalisation::ZScore};
    result.columns.push_back({{"index", {"Index", "Index"}}, std::move(index->index), 3});
    result.columns.push_back({{"rank", {"Rang", "Rank"}}, std::move(index->rank), 0});
    for (std::size_t p = 0; p < parts.size() && !geometric; ++p) {
        result.columns.push_back(
            {{"part:" + parts[p].name, {"Beitrag " + parts[p].name, "Part of " + parts[p].name}},
             std::move(index->contributions[p]),
             3});
    }
    return result;
}

/// Only areas of which all parts are known take part.
Result<IndexColumns> topsisColumns(const std::vector<analysis::IndexPart>& parts) {
    const std::size_t areas = parts.front().figures.size();
    std::vector<std::size_t> known;
    for (std::size_t a = 0; a < areas; ++a) {
        if (std::all_of(parts.begin(), parts.end(),
                        [&](const auto& part) { return part.figures[a].has_value(); })) {
            known.push_back(a);
        }
    }
    std::vector<analysis::Criterion> criteria;
    for (const analysis::IndexPart& part : parts) {
        analysis::Criterion& criterion = criteria.emplace_back();
        criterion.weight = part.weight;
        criterion.lessIsBetter = !part.highIsBurden;
        for (const std::size_t a : known) {
            criterion.figures.push_back(*part.figures[a]);
        }
    }
    const auto closeness = analysis::topsis(criteria);
    if (!closeness) {
        return fail(closeness.error());
    }
    ResultColumn column{{"index", {"Index (TOPSIS)", "Index (TOPSIS)"}}, Figures(areas), 3};
    for (std::size_t i = 0; i < known.size(); ++i) {
        column.figures[known[i]] = (*closeness)[i];
    }
    return IndexColumns{.columns = {std::move(column)}, .isScore = false};
}

}  // namespace

Result<std::vector<WeightedIndicator>> weightedIndicatorsFrom(const std::string& text) {
    std::vector<WeightedIndicator> list;
    for (const std::string& part : split(text, ',')) {
        const auto equals = part.rfind('=');
        WeightedIndicator entry{std::string(trimmed(part.substr(0, equals))), 1};
        if (equals != std::string::npos) {
            const auto weight = parseNumber(trimmed(std::string_view(part).substr(equals + 1)));
            if (!weight || *weight == 0) {
                return fail(
                    ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ ist keine Kennzahl mit Gewicht.", part),
                     fmt::format("\"{}\" is no indicator with a weight.", part)},
                    {"Das Gewicht ist eine Zahl außer 0. Beispiel: --index \"density:80+=2,homes=-1\"",
                     "The weight is a number other than 0. Example: --index \"density:80+=2,homes=-1\""},
                    {}, "--index");
            }
            entry.weight = *weight;
        }
        if (std::ranges::find(list, entry.name, &WeightedIndicator::name) != list.end()) {
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("„{}“ steht zweimal im Index.", entry.name),
                         fmt::format("\"{}\" is there twice.", entry.name)},
                        {"Bitte nur einmal nennen, mit seinem ganzen Gewicht.",
                         "Please name it once, with all of its weight."},
                        {}, "--index");
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Result<IndexColumns> indexColumns(const ParameterValues& values,
                                  const std::vector<analysis::IndexPart>& parts) {
    return values.text("aggregate") == "topsis" ? topsisColumns(parts) : composite(values, parts);
}

}  // namespace nordertor::ops
