// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/access_summary.h"

#include <algorithm>

#include "analysis/population/areas_of_points.h"

namespace nordertor::analysis {
namespace {

struct Weighted {
    double value;
    double persons;
};

double quantile(const std::vector<Weighted>& ascending, double total, double share) {
    double below = 0;
    for (const Weighted& each : ascending) {
        below += each.persons;
        if (below >= share * total) {
            return each.value;
        }
    }
    return ascending.back().value;
}

class Collector {
  public:
    void add(const std::optional<double>& value, double persons, bool zeroIsNone) {
        if (!(persons > 0)) {
            return;
        }
        ++summary_.homes;
        summary_.persons += persons;
        if (!value || (zeroIsNone && *value == 0)) {
            summary_.personsWithout += persons;
        }
        if (value) {
            values_.push_back({*value, persons});
        }
    }
    AccessSummary summary() {
        if (values_.empty()) {
            return summary_;
        }
        std::sort(values_.begin(), values_.end(), [](const Weighted& a, const Weighted& b) {
            return a.value != b.value ? a.value < b.value : a.persons < b.persons;
        });
        double total = 0;
        double sum = 0;
        for (const Weighted& each : values_) {
            total += each.persons;
            sum += each.persons * each.value;
        }
        summary_.mean = sum / total;
        summary_.lowest = values_.front().value;
        summary_.highest = values_.back().value;
        summary_.tenth = quantile(values_, total, 0.1);
        summary_.median = quantile(values_, total, 0.5);
        summary_.ninetieth = quantile(values_, total, 0.9);
        return summary_;
    }

  private:
    AccessSummary summary_;
    std::vector<Weighted> values_;
};

bool used(std::span<const std::uint8_t> use, std::size_t home) {
    return use.empty() || use[home] != 0;
}

}  // namespace

AccessSummary summariseAccess(std::span<const std::optional<double>> values, std::span<const double> persons,
                              std::span<const std::uint8_t> use, bool zeroIsNone) {
    Collector collector;
    for (std::size_t h = 0; h < values.size(); ++h) {
        if (used(use, h)) {
            collector.add(values[h], persons[h], zeroIsNone);
        }
    }
    return collector.summary();
}

std::vector<AccessSummary> summariseAccessByArea(std::span<const std::optional<double>> values,
                                                 std::span<const double> persons,
                                                 std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                                 bool zeroIsNone) {
    std::vector<Collector> collectors(areaCount);
    for (std::size_t h = 0; h < values.size(); ++h) {
        if (areaOf[h] != noArea) {
            collectors[areaOf[h]].add(values[h], persons[h], zeroIsNone);
        }
    }
    std::vector<AccessSummary> summaries;
    summaries.reserve(areaCount);
    for (Collector& collector : collectors) {
        summaries.push_back(collector.summary());
    }
    return summaries;
}

std::vector<double> personsByClass(std::span<const std::optional<double>> values,
                                   std::span<const double> persons, std::span<const std::uint8_t> use,
                                   std::span<const double> bounds) {
    std::vector<double> sums(bounds.size() + 2, 0);
    for (std::size_t h = 0; h < values.size(); ++h) {
        if (!used(use, h) || !(persons[h] > 0)) {
            continue;
        }
        if (!values[h]) {
            sums.back() += persons[h];
            continue;
        }
        const auto at = std::lower_bound(bounds.begin(), bounds.end(), *values[h]);
        sums[static_cast<std::size_t>(at - bounds.begin())] += persons[h];
    }
    return sums;
}

}  // namespace nordertor::analysis
