// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/row_weighting_p.h"

#include <algorithm>

#include "analysis/siting/random_draw_p.h"

namespace nordertor::analysis {
namespace {

class RowWeighting {
  public:
    RowWeighting(const CoverRows& rows, std::size_t columnCount, std::uint64_t seed)
        : rows_(rows),
          columns_(columnCount),
          times_(rows.size(), 0),
          weights_(rows.size(), 1),
          score_(columnCount, 0),
          since_(columnCount, 0),
          chosen_(columnCount, 0),
          mayReturn_(columnCount, 1),
          placeOf_(rows.size()),
          random_(seed) {
        for (std::uint32_t r = 0; r < rows.size(); ++r) {
            placeOf_[r] = r;
            uncovered_.push_back(r);
            for (const std::uint32_t j : rows[r]) {
                columns_[j].push_back(r);
                ++score_[j];
            }
        }
    }

    void add(std::uint32_t column) {
        chosen_[column] = 1;
        inUse_.push_back(column);
        score_[column] = 0;
        for (const std::uint32_t r : columns_[column]) {
            if (times_[r] == 0) {
                setCovered(r);
                score_[column] += weights_[r];
                others(r, column, [&](std::uint32_t j) { score_[j] -= weights_[r]; });
            } else if (times_[r] == 1) {
                others(r, column, [&](std::uint32_t j) { score_[j] -= chosen_[j] != 0 ? weights_[r] : 0; });
            }
            ++times_[r];
            others(r, column, [&](std::uint32_t j) { mayReturn_[j] = 1; });
        }
    }

    void remove(std::uint32_t column) {
        chosen_[column] = 0;
        inUse_.erase(std::find(inUse_.begin(), inUse_.end(), column));
        score_[column] = 0;
        for (const std::uint32_t r : columns_[column]) {
            --times_[r];
            if (times_[r] == 0) {
                setUncovered(r);
                score_[column] += weights_[r];
                others(r, column, [&](std::uint32_t j) { score_[j] += weights_[r]; });
            } else if (times_[r] == 1) {
                others(r, column, [&](std::uint32_t j) { score_[j] += chosen_[j] != 0 ? weights_[r] : 0; });
            }
            others(r, column, [&](std::uint32_t j) { mayReturn_[j] = 1; });
        }
        mayReturn_[column] = 0;
    }

    /// Of the columns in use the one that is missed least; of equals the one in use longest.
    [[nodiscard]] std::uint32_t leastMissed(std::uint32_t butNot) const {
        std::uint32_t best = butNot;
        for (const std::uint32_t j : inUse_) {
            if (j != butNot && (best == butNot || score_[j] < score_[best] ||
                                (score_[j] == score_[best] &&
                                 (since_[j] < since_[best] || (since_[j] == since_[best] && j < best))))) {
                best = j;
            }
        }
        return best;
    }

    std::vector<std::uint32_t> run(std::size_t budget, std::size_t steps, const Task& task) {
        constexpr std::size_t stepsBetweenStopChecks = 64;
        const auto nobody = static_cast<std::uint32_t>(columns_.size());
        while (inUse_.size() > budget) {
            remove(leastMissed(nobody));
        }
        std::uint32_t latest = nobody;
        for (std::size_t s = 1; s <= steps && !uncovered_.empty(); ++s) {
            if (s % stepsBetweenStopChecks == 0 && task.stopRequested()) {
                return {};
            }
            if (inUse_.size() == budget) {
                const std::uint32_t out = leastMissed(inUse_.size() > 1 ? latest : nobody);
                remove(out);
                since_[out] = s;
            }
            const std::uint32_t row = uncovered_[drawBelow(random_, uncovered_.size())];
            latest = bestFor(row);
            add(latest);
            since_[latest] = s;
            for (const std::uint32_t r : uncovered_) {
                ++weights_[r];
                for (const std::uint32_t j : rows_[r]) {
                    ++score_[j];
                }
            }
        }
        if (!uncovered_.empty()) {
            return {};
        }
        std::vector<std::uint32_t> cover = inUse_;
        std::sort(cover.begin(), cover.end());
        return cover;
    }

  private:
    template <class Visit>
    void others(std::uint32_t row, std::uint32_t column, Visit visit) const {
        for (const std::uint32_t j : rows_[row]) {
            if (j != column) {
                visit(j);
            }
        }
    }

    [[nodiscard]] std::uint32_t bestFor(std::uint32_t row) const {
        std::uint32_t best = rows_[row].front();
        for (const std::uint32_t j : rows_[row]) {
            if (mayReturn_[j] != mayReturn_[best]
                    ? mayReturn_[j] > mayReturn_[best]
                    : score_[j] > score_[best] || (score_[j] == score_[best] && since_[j] < since_[best])) {
                best = j;
            }
        }
        return best;
    }

    void setCovered(std::uint32_t row) {
        const std::uint32_t last = uncovered_.back();
        uncovered_[placeOf_[row]] = last;
        placeOf_[last] = placeOf_[row];
        uncovered_.pop_back();
    }

    void setUncovered(std::uint32_t row) {
        placeOf_[row] = static_cast<std::uint32_t>(uncovered_.size());
        uncovered_.push_back(row);
    }

    const CoverRows& rows_;
    std::vector<std::vector<std::uint32_t>> columns_;
    std::vector<std::uint32_t> times_;   ///< by row: columns in use that cover it
    std::vector<std::int64_t> weights_;  ///< by row
    /// By column: weight of the rows that it alone covers, or that it would cover in addition.
    std::vector<std::int64_t> score_;
    std::vector<std::size_t> since_;  ///< by column: step of its last change
    std::vector<char> chosen_;
    std::vector<char> mayReturn_;  ///< something around it changed since it left
    std::vector<std::uint32_t> inUse_;
    std::vector<std::uint32_t> uncovered_;
    std::vector<std::uint32_t> placeOf_;
    std::mt19937_64 random_;
};

}  // namespace

std::vector<std::uint32_t> coverByRowWeights(const CoverRows& rows, std::size_t columnCount,
                                             const std::vector<std::uint32_t>& start, std::size_t budget,
                                             std::size_t steps, std::uint64_t seed, const Task& task) {
    RowWeighting search(rows, columnCount, seed);
    for (const std::uint32_t column : start) {
        search.add(column);
    }
    return search.run(budget, steps, task);
}

}  // namespace nordertor::analysis
