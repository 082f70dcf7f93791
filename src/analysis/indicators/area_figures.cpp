// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/area_figures.h"

#include <utility>

#include "analysis/population/areas_of_points.h"
#include "base/ordered_sum.h"

namespace nordertor::analysis {

Figures sumByArea(std::span<const std::uint32_t> areaOf, std::span<const double> values,
                  std::size_t areaCount) {
    std::vector<std::vector<double>> terms(areaCount);
    std::vector<bool> anyUnknown(areaCount, false);
    for (std::size_t i = 0; i < areaOf.size(); ++i) {
        if (areaOf[i] == noArea) {
            continue;
        }
        if (values[i] < 0) {
            anyUnknown[areaOf[i]] = true;
        } else {
            terms[areaOf[i]].push_back(values[i]);
        }
    }
    Figures sums(areaCount);
    for (std::size_t a = 0; a < areaCount; ++a) {
        if (!anyUnknown[a] || !terms[a].empty()) {
            sums[a] = orderedSum(std::move(terms[a]));
        }
    }
    return sums;
}

Figures countByArea(std::span<const std::uint32_t> areaOf, std::size_t areaCount) {
    return sumByArea(areaOf, std::vector<double>(areaOf.size(), 1.0), areaCount);
}

Figures ratio(const Figures& numerator, const Figures& denominator, double scale) {
    Figures result(numerator.size());
    for (std::size_t i = 0; i < numerator.size(); ++i) {
        if (numerator[i] && denominator[i] && *denominator[i] != 0) {
            result[i] = *numerator[i] / *denominator[i] * scale;
        }
    }
    return result;
}

std::size_t hideSmallAreas(Figures& figures, const Figures& inhabitants, double least) {
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i] && (!inhabitants[i] || *inhabitants[i] < least)) {
            figures[i].reset();
            ++hidden;
        }
    }
    return hidden;
}

}  // namespace nordertor::analysis
