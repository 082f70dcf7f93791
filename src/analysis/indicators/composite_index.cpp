// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/composite_index.h"

#include <algorithm>
#include <cmath>

namespace nordertor::analysis {
namespace {

Result<> check(const std::vector<IndexPart>& parts, Normalisation normalisation, Aggregation aggregation) {
    const LocalizedText example{"Beispiel: --index \"quote=2,dichte=1\"",
                                "Example: --index \"rate=2,density=1\""};
    if (parts.empty()) {
        return fail(ErrorCode::InvalidArgument, {"Es ist kein Merkmal genannt.", "No indicator is given."},
                    example, {}, "--index");
    }
    for (const IndexPart& part : parts) {
        if (!(part.weight > 0) || part.figures.size() != parts.front().figures.size()) {
            return fail(ErrorCode::InvalidArgument,
                        {"Jedes Merkmal braucht ein Gewicht über 0 und eine Angabe für jede Fläche.",
                         "Each indicator needs a weight above 0 and an entry for every area."},
                        example, {}, "--index");
        }
    }
    if (normalisation == Normalisation::ZScore && aggregation == Aggregation::Geometric) {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein geometrisches Mittel aus z-Werten gibt es nicht, weil diese auch negativ sind.",
                     "There is no geometric mean of z-scores, because they are negative too."},
                    {"Bitte --normalise minmax oder rank wählen, oder --aggregate arithmetic.",
                     "Please choose --normalise minmax or rank, or --aggregate arithmetic."},
                    {}, "--aggregate");
    }
    return {};
}

/// 1 = highest; equal ones share the mean of their ranks.
Figures ranksOf(const Figures& index) {
    std::vector<double> sorted;
    for (const auto& value : index) {
        if (value) {
            sorted.push_back(*value);
        }
    }
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    Figures ranks(index.size());
    for (std::size_t i = 0; i < index.size(); ++i) {
        if (index[i]) {
            const auto [first, last] =
                std::equal_range(sorted.begin(), sorted.end(), *index[i], std::greater<>());
            ranks[i] = (static_cast<double>(first - sorted.begin()) + 1 +
                        static_cast<double>(last - sorted.begin())) /
                       2;
        }
    }
    return ranks;
}

}  // namespace

Result<CompositeIndex> compositeIndex(const std::vector<IndexPart>& parts, Normalisation normalisation,
                                      Aggregation aggregation) {
    if (const auto checked = check(parts, normalisation, aggregation); !checked) {
        return fail(checked.error());
    }
    const std::size_t count = parts.front().figures.size();
    double weights = 0;
    for (const IndexPart& part : parts) {
        weights += part.weight;
    }
    CompositeIndex result;
    result.index.assign(count, aggregation == Aggregation::Geometric ? 1.0 : 0.0);
    for (const IndexPart& part : parts) {
        Figures values = normalised(part.figures, normalisation);
        const double share = part.weight / weights;
        for (std::size_t i = 0; i < count; ++i) {
            if (!values[i]) {
                result.index[i].reset();
                continue;
            }
            if (!part.highIsBurden) {
                values[i] = normalisation == Normalisation::ZScore ? -*values[i] : 1 - *values[i];
            }
            if (result.index[i]) {
                result.index[i] = aggregation == Aggregation::Geometric
                                      ? *result.index[i] * std::pow(*values[i], share)
                                      : *result.index[i] + *values[i] * share;
            }
            values[i] = *values[i] * share;
        }
        result.contributions.push_back(std::move(values));
    }
    result.unknown = static_cast<std::size_t>(
        std::count_if(result.index.begin(), result.index.end(), [](const auto& index) { return !index; }));
    if (result.unknown == count) {
        return fail(
            ErrorCode::InvalidData,
            {"Für keine Fläche sind alle Merkmale des Index bekannt.",
             "For no area are all indicators of the index known."},
            {"Bitte Merkmale wählen, die für dieselben Flächen vorliegen, oder --least-inhabitants senken.",
             "Please choose indicators that exist for the same areas, or lower --least-inhabitants."},
            {}, "--index");
    }
    result.rank = ranksOf(result.index);
    return result;
}

}  // namespace nordertor::analysis
