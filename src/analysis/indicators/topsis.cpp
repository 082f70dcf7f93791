// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/topsis.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ordered_sum.h"

namespace nordertor::analysis {

Result<std::vector<double>> topsis(const std::vector<Criterion>& criteria) {
    double weights = 0;
    for (const Criterion& criterion : criteria) {
        if (!(criterion.weight > 0) || criterion.figures.size() != criteria.front().figures.size()) {
            return fail(ErrorCode::InvalidArgument,
                        {"Jedes Merkmal braucht ein Gewicht über 0 und eine Zahl für jede Fläche.",
                         "Each criterion needs a weight above 0 and a figure for every area."},
                        {"Beispiel: --index \"quote=2,dichte=1\"", "Example: --index \"rate=2,density=1\""});
        }
        for (const double figure : criterion.figures) {
            if (!std::isfinite(figure)) {
                return fail(ErrorCode::InvalidData,
                            {"Eine Zahl fehlt oder ist unendlich.", "A figure is missing or infinite."},
                            {"Bitte die Spalten prüfen oder nur Flächen mit allen Zahlen angeben.",
                             "Please check the columns, or give only areas with all figures."});
            }
        }
        weights += criterion.weight;
    }
    if (criteria.empty()) {
        return fail(ErrorCode::InvalidArgument, {"Es ist kein Merkmal genannt.", "No criterion is given."},
                    {"Beispiel: --index \"quote=2,dichte=1\"", "Example: --index \"rate=2,density=1\""});
    }
    const std::size_t count = criteria.front().figures.size();
    std::vector<double> toBest(count, 0);
    std::vector<double> toWorst(count, 0);
    for (const Criterion& criterion : criteria) {
        std::vector<double> terms;
        for (const double figure : criterion.figures) {
            terms.push_back(figure * figure);
        }
        const double squares = orderedSum(std::move(terms));
        const double scale = squares > 0 ? criterion.weight / weights / std::sqrt(squares) : 0;
        const auto [least, most] = std::minmax_element(criterion.figures.begin(), criterion.figures.end());
        const double best = (criterion.lessIsBetter ? *least : *most) * scale;
        const double worst = (criterion.lessIsBetter ? *most : *least) * scale;
        for (std::size_t i = 0; i < count; ++i) {
            const double value = criterion.figures[i] * scale;
            toBest[i] += (value - best) * (value - best);
            toWorst[i] += (value - worst) * (value - worst);
        }
    }
    std::vector<double> closeness(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double best = std::sqrt(toBest[i]);
        const double worst = std::sqrt(toWorst[i]);
        closeness[i] = best + worst > 0 ? worst / (best + worst) : 0.5;
    }
    return closeness;
}

}  // namespace nordertor::analysis
