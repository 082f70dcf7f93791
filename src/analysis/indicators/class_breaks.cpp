// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/class_breaks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace nordertor::analysis {
namespace {

constexpr int fewestClasses = 2;
constexpr int mostClasses = 12;
constexpr std::size_t mostForJenks = 5000;

/// Of sorted figures, at 0..1.
double quantile(std::span<const double> sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Different figures, how often each occurs, and sums that give the squared deviation of any run of them.
class Runs {
  public:
    explicit Runs(std::span<const double> sorted) {
        // about the mean, so that large figures lose no digits
        const double mean =
            std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
        for (const double figure : sorted) {
            if (figures_.empty() || figures_.back() != figure) {
                figures_.push_back(figure);
                counts_.push_back(counts_.back());
                sums_.push_back(sums_.back());
                squares_.push_back(squares_.back());
            }
            counts_.back() += 1;
            sums_.back() += figure - mean;
            squares_.back() += (figure - mean) * (figure - mean);
        }
    }
    [[nodiscard]] std::size_t size() const { return figures_.size(); }
    [[nodiscard]] double figure(std::size_t i) const { return figures_[i]; }
    /// Squared deviation from the mean of the figures first..end-1.
    [[nodiscard]] double deviation(std::size_t first, std::size_t end) const {
        const double count = counts_[end] - counts_[first];
        const double sum = sums_[end] - sums_[first];
        return std::max(0.0, squares_[end] - squares_[first] - sum * sum / count);
    }

  private:
    std::vector<double> figures_;
    std::vector<double> counts_{0};
    std::vector<double> sums_{0};
    std::vector<double> squares_{0};
};

/// Best splits by dynamic programming over the number of classes. Where the last class of a longer prefix
/// begins never moves back, so each row is filled by halving the range (Knuth's monotony).
class Jenks {
  public:
    Jenks(const Runs& runs, std::size_t classes) : runs_(runs), classes_(std::min(classes, runs.size())) {}

    std::vector<double> breaks() {
        const std::size_t n = runs_.size();
        least_.assign(n + 1, std::numeric_limits<double>::infinity());
        for (std::size_t end = 1; end <= n; ++end) {
            least_[end] = runs_.deviation(0, end);
        }
        for (std::size_t k = 2; k <= classes_; ++k) {
            before_ = least_;
            begins_.emplace_back(n + 1, 0);
            std::fill(least_.begin(), least_.end(), std::numeric_limits<double>::infinity());
            fill(k, n, k - 1, n - 1);
        }
        std::vector<double> bounds;
        std::size_t end = n;
        for (std::size_t k = classes_; k >= 2; --k) {
            end = begins_[k - 2][end];
            bounds.push_back(runs_.figure(end - 1));
        }
        std::reverse(bounds.begin(), bounds.end());
        return bounds;
    }

  private:
    /// Prefixes of from..to figures, whose last class begins at lowest..highest.
    void fill(std::size_t from, std::size_t to, std::size_t lowest, std::size_t highest) {
        if (from > to) {
            return;
        }
        const std::size_t end = (from + to) / 2;
        std::size_t best = lowest;
        for (std::size_t begin = lowest; begin <= std::min(highest, end - 1); ++begin) {
            const double all = before_[begin] + runs_.deviation(begin, end);
            if (all < least_[end]) {
                least_[end] = all;
                best = begin;
            }
        }
        begins_.back()[end] = best;
        fill(from, end - 1, lowest, best);
        fill(end + 1, to, best, highest);
    }

    const Runs& runs_;
    std::size_t classes_;
    std::vector<double> before_;
    std::vector<double> least_;
    std::vector<std::vector<std::size_t>> begins_;
};

std::vector<double> jenksBreaks(std::span<const double> sorted, std::size_t classes) {
    const Runs runs(sorted);
    if (runs.size() <= mostForJenks) {
        return Jenks(runs, classes).breaks();
    }
    std::vector<double> thinned;
    for (std::size_t i = 0; i < mostForJenks; ++i) {
        thinned.push_back(quantile(sorted, static_cast<double>(i) / (mostForJenks - 1)));
    }
    const Runs fewer(thinned);
    return Jenks(fewer, classes).breaks();
}

std::vector<double> deviationBreaks(std::span<const double> sorted) {
    const auto n = static_cast<double>(sorted.size());
    const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / n;
    double squares = 0;
    for (const double figure : sorted) {
        squares += (figure - mean) * (figure - mean);
    }
    const double deviation = std::sqrt(squares / n);
    return {mean - 1.5 * deviation, mean - 0.5 * deviation, mean + 0.5 * deviation, mean + 1.5 * deviation};
}

}  // namespace

Result<std::vector<double>> classBreaks(std::span<const double> figures, ClassMethod method, int classes) {
    if (classes < fewestClasses || classes > mostClasses) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Zahl der Klassen muss zwischen 2 und 12 liegen.",
                     "The number of classes must lie between 2 and 12."},
                    {"Bewährt sind 5: --class-count 5", "Five do well: --class-count 5"});
    }
    if (figures.empty() ||
        !std::all_of(figures.begin(), figures.end(), [](double figure) { return std::isfinite(figure); })) {
        return fail(ErrorCode::InvalidData,
                    {"Es gibt keine Zahlen, aus denen sich Klassen bilden lassen.",
                     "There are no figures to make classes of."},
                    {"Bitte eine Spalte oder Kennzahl mit Zahlen wählen.",
                     "Please choose a column or indicator that has figures."});
    }
    std::vector<double> sorted(figures.begin(), figures.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> breaks;
    const auto count = static_cast<std::size_t>(classes);
    for (std::size_t i = 1; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count);
        if (method == ClassMethod::Equal) {
            breaks.push_back(sorted.front() + share * (sorted.back() - sorted.front()));
        } else if (method == ClassMethod::Quantile) {
            breaks.push_back(quantile(sorted, share));
        }
    }
    if (method == ClassMethod::Jenks) {
        breaks = jenksBreaks(sorted, count);
    } else if (method == ClassMethod::StandardDeviation) {
        breaks = deviationBreaks(sorted);
    }
    std::erase_if(breaks, [&](double bound) { return bound < sorted.front() || bound >= sorted.back(); });
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    return breaks;
}

std::size_t classOf(double figure, std::span<const double> breaks) {
    return static_cast<std::size_t>(std::lower_bound(breaks.begin(), breaks.end(), figure) - breaks.begin());
}

double goodnessOfFit(std::span<const double> figures, std::span<const double> breaks) {
    std::vector<std::vector<double>> classes(breaks.size() + 1);
    std::vector<double> sorted(figures.begin(), figures.end());
    std::sort(sorted.begin(), sorted.end());
    for (const double figure : sorted) {
        classes[classOf(figure, breaks)].push_back(figure);
    }
    const auto deviation = [](const std::vector<double>& part) {
        double mean = 0;
        for (const double figure : part) {
            mean += figure / static_cast<double>(part.size());
        }
        double squares = 0;
        for (const double figure : part) {
            squares += (figure - mean) * (figure - mean);
        }
        return squares;
    };
    const double all = deviation(sorted);
    double within = 0;
    for (const std::vector<double>& part : classes) {
        within += deviation(part);
    }
    return all > 0 ? 1 - within / all : 1;
}

}  // namespace nordertor::analysis
