// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/normalisation.h"

#include <algorithm>
#include <cmath>

namespace nordertor::analysis {
namespace {

std::vector<double> sortedKnown(std::span<const std::optional<double>> figures) {
    std::vector<double> known;
    for (const std::optional<double>& figure : figures) {
        if (figure) {
            known.push_back(*figure);
        }
    }
    std::sort(known.begin(), known.end());
    return known;
}

double rankShare(const std::vector<double>& sorted, double figure) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), figure);
    const auto smaller = static_cast<double>(first - sorted.begin());
    const auto equalOthers = static_cast<double>(last - first) - 1;
    return sorted.size() < 2 ? 0.5 : (smaller + equalOthers / 2) / static_cast<double>(sorted.size() - 1);
}

}  // namespace

Moments momentsOf(std::span<const std::optional<double>> figures) {
    // in sorted order, so that the sums do not depend on the order of the areas
    const std::vector<double> known = sortedKnown(figures);
    Moments moments;
    moments.count = known.size();
    if (known.empty()) {
        return moments;
    }
    const auto n = static_cast<double>(known.size());
    for (const double figure : known) {
        moments.mean += figure / n;
    }
    double squares = 0;
    for (const double figure : known) {
        squares += (figure - moments.mean) * (figure - moments.mean);
    }
    moments.deviation = known.front() == known.back() ? 0 : std::sqrt(squares / n);
    return moments;
}

Figures normalised(std::span<const std::optional<double>> figures, Normalisation method) {
    const std::vector<double> sorted = sortedKnown(figures);
    Figures result(figures.size());
    if (sorted.empty()) {
        return result;
    }
    const double least = sorted.front();
    const double span = sorted.back() - least;
    const Moments moments = momentsOf(figures);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!figures[i]) {
            continue;
        }
        const double figure = *figures[i];
        switch (method) {
            case Normalisation::MinMax:
                result[i] = span > 0 ? (figure - least) / span : 0.5;
                break;
            case Normalisation::ZScore:
                result[i] = moments.deviation > 0 ? (figure - moments.mean) / moments.deviation : 0;
                break;
            case Normalisation::Rank:
                result[i] = rankShare(sorted, figure);
                break;
        }
    }
    return result;
}

}  // namespace nordertor::analysis
