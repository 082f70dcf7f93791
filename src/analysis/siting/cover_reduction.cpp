// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/cover_reduction_p.h"

#include <algorithm>

namespace nordertor::analysis {
namespace {

using Sets = std::vector<std::vector<std::uint32_t>>;

Sets transposed(const Sets& sets, std::size_t count) {
    Sets result(count);
    for (std::uint32_t s = 0; s < sets.size(); ++s) {
        for (const std::uint32_t member : sets[s]) {
            result[member].push_back(s);
        }
    }
    return result;
}

bool contains(const std::vector<std::uint32_t>& outer, const std::vector<std::uint32_t>& inner) {
    return outer.size() >= inner.size() &&
           std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// Sets that contain another one (of equals the first stays). A set that contains `s` is among those that
/// contain its rarest member.
std::vector<char> supersets(const Sets& sets, const Sets& byMember, const Task& task) {
    std::vector<char> result(sets.size(), 0);
    for (std::uint32_t s = 0; s < sets.size() && !task.stopRequested(); ++s) {
        if (sets[s].empty() || result[s] != 0) {
            continue;
        }
        const std::uint32_t rarest = *std::min_element(
            sets[s].begin(), sets[s].end(),
            [&](std::uint32_t a, std::uint32_t b) { return byMember[a].size() < byMember[b].size(); });
        for (const std::uint32_t other : byMember[rarest]) {
            if (other != s && result[other] == 0 && contains(sets[other], sets[s])) {
                result[sets[other].size() == sets[s].size() ? std::max(s, other) : other] = 1;
            }
        }
    }
    return result;
}

/// Sets that are inside another one (of equals the first stays).
std::vector<char> subsets(const Sets& sets, const Sets& byMember, const Task& task) {
    std::vector<char> result(sets.size(), 0);
    for (std::uint32_t s = 0; s < sets.size() && !task.stopRequested(); ++s) {
        if (sets[s].empty()) {
            continue;
        }
        const std::uint32_t rarest = *std::min_element(
            sets[s].begin(), sets[s].end(),
            [&](std::uint32_t a, std::uint32_t b) { return byMember[a].size() < byMember[b].size(); });
        for (const std::uint32_t other : byMember[rarest]) {
            const bool first = sets[other].size() > sets[s].size() || other < s;
            if (other != s && first && result[other] == 0 && contains(sets[other], sets[s])) {
                result[s] = 1;
                break;
            }
        }
    }
    return result;
}

bool dropRows(Sets& rows, const std::vector<char>& dropped) {
    Sets kept;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (dropped[r] == 0) {
            kept.push_back(std::move(rows[r]));
        }
    }
    const bool changed = kept.size() != rows.size();
    rows = std::move(kept);
    return changed;
}

bool dropColumns(Sets& rows, const std::vector<char>& dropped) {
    bool changed = false;
    for (auto& row : rows) {
        changed =
            std::erase_if(row, [&](std::uint32_t column) { return dropped[column] != 0; }) > 0 || changed;
    }
    return changed;
}

}  // namespace

ReducedCover reducedCover(CoverRows rows, std::size_t columnCount, const Task& task) {
    ReducedCover reduced;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    bool changed = true;
    while (changed && !rows.empty() && !task.stopRequested()) {
        changed = dropRows(rows, supersets(rows, transposed(rows, columnCount), task));
        const Sets columns = transposed(rows, columnCount);
        changed = dropColumns(rows, subsets(columns, rows, task)) || changed;
        std::vector<char> taken(columnCount, 0);
        for (const auto& row : rows) {
            if (row.size() == 1 && taken[row.front()] == 0) {
                taken[row.front()] = 1;
                reduced.taken.push_back(row.front());
            }
        }
        std::vector<char> covered(rows.size(), 0);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            covered[r] = std::any_of(rows[r].begin(), rows[r].end(),
                                     [&](std::uint32_t column) { return taken[column] != 0; })
                             ? 1
                             : 0;
        }
        changed = dropRows(rows, covered) || changed;
    }
    std::sort(reduced.taken.begin(), reduced.taken.end());
    reduced.rows = std::move(rows);
    return reduced;
}

}  // namespace nordertor::analysis
