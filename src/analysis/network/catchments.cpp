// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/catchments.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "analysis/network/bounded_search.h"
#include "analysis/network/positions_by_chain.h"
#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {

Catchments Catchments::transposed(std::size_t targetCount) const {
    Catchments result;
    result.first.assign(targetCount + 1, 0);
    for (const Reached& pair : reached) {
        ++result.first[pair.target + 1];
    }
    for (std::size_t t = 0; t < targetCount; ++t) {
        result.first[t + 1] += result.first[t];
    }
    result.reached.resize(reached.size());
    std::vector<std::size_t> next(result.first.begin(), result.first.end() - 1);
    for (std::size_t source = 0; source < sourceCount(); ++source) {
        for (const Reached& pair : of(source)) {
            result.reached[next[pair.target]++] = {static_cast<std::uint32_t>(source), pair.weight};
        }
    }
    return result;
}

namespace {

using Reached = Catchments::Reached;

/// Ascending by target. Rows are long and their targets are numbers below a known bound: digit by digit from
/// the last (radix sort), which a comparing sort only beats in short rows.
class RowSorter {
  public:
    explicit RowSorter(std::size_t targetCount)
        : passes_((static_cast<unsigned>(std::bit_width(targetCount)) + digitBits - 1) / digitBits) {}

    void sort(std::vector<Reached>& row) {
        if (row.size() < shortRow) {
            std::sort(row.begin(), row.end());
            return;
        }
        scratch_.resize(row.size());
        for (unsigned pass = 0; pass < passes_; ++pass) {
            const unsigned shift = pass * digitBits;
            std::array<std::uint32_t, digits + 1> first{};
            for (const Reached& pair : row) {
                ++first[((pair.target >> shift) & (digits - 1)) + 1];
            }
            std::partial_sum(first.begin(), first.end(), first.begin());
            for (const Reached& pair : row) {
                scratch_[first[(pair.target >> shift) & (digits - 1)]++] = pair;
            }
            row.swap(scratch_);
        }
    }

  private:
    static constexpr unsigned digitBits = 9;
    static constexpr std::uint32_t digits = 1U << digitBits;
    static constexpr std::size_t shortRow = 128;
    unsigned passes_;
    std::vector<Reached> scratch_;
};

struct CatchmentWorkspace {
    BoundedSearch search;
    RowSorter sorter;
    std::vector<Reached> row;
};

/// Runs perSource(workspace, source) after the search of each source, block by block on several threads.
template <class PerSource>
Result<void> searchAll(const WalkingNetwork& network, std::span<const std::vector<NetworkPosition>> sources,
                       std::size_t targetCount, std::uint32_t limit, PathWeight weight,
                       SearchDirection direction, const Task& task, const PerSource& perSource) {
    tbb::enumerable_thread_specific<CatchmentWorkspace> workspaces([&] {
        return CatchmentWorkspace{BoundedSearch(network, weight, direction), RowSorter(targetCount), {}};
    });
    const std::size_t blocks = (sources.size() + sourcesInABlock - 1) / sourcesInABlock;
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
        CatchmentWorkspace& workspace = workspaces.local();
        const std::size_t end = std::min((block + 1) * sourcesInABlock, sources.size());
        for (std::size_t source = block * sourcesInABlock; source < end; ++source) {
            if (task.stopRequested() || !workspace.search.run(sources[source], limit, task)) {
                return;
            }
            perSource(workspace, static_cast<std::uint32_t>(source));
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return {};
}

void collect(CatchmentWorkspace& workspace, const PositionsByChain& targets) {
    workspace.row.clear();
    workspace.search.forEachReached(targets, [&](const PositionsByChain::Entry& entry, std::uint32_t weight) {
        workspace.row.push_back({entry.index, weight});
    });
}

}  // namespace

Result<Catchments> catchments(const WalkingNetwork& network,
                              std::span<const std::vector<NetworkPosition>> sources,
                              std::span<const NetworkPosition> targets, std::uint32_t limit,
                              PathWeight weight, const Task& task, SearchDirection direction) {
    const PositionsByChain byChain(network, targets, weight);
    // One piece of the result for each block, so that threads never wait for each other.
    std::vector<std::vector<Reached>> blocks(sources.size() / sourcesInABlock + 1);
    Catchments result;
    result.first.assign(sources.size() + 1, 0);
    const auto searched = searchAll(network, sources, targets.size(), limit, weight, direction, task,
                                    [&](CatchmentWorkspace& workspace, std::uint32_t source) {
                                        collect(workspace, byChain);
                                        workspace.sorter.sort(workspace.row);
                                        result.first[source + 1] = workspace.row.size();
                                        auto& block = blocks[source / sourcesInABlock];
                                        block.insert(block.end(), workspace.row.begin(), workspace.row.end());
                                    });
    if (!searched) {
        return fail(searched.error());
    }
    std::partial_sum(result.first.begin(), result.first.end(), result.first.begin());
    result.reached.reserve(result.first.back());
    for (std::vector<Reached>& block : blocks) {
        result.reached.insert(result.reached.end(), block.begin(), block.end());
        block = {};  // given back at once: the pairs are what needs most memory
    }
    return result;
}

Result<void> visitCatchments(const WalkingNetwork& network,
                             std::span<const std::vector<NetworkPosition>> sources,
                             std::span<const NetworkPosition> targets, std::uint32_t limit,
                             const CatchmentVisit& visit, PathWeight weight, const Task& task,
                             SearchDirection direction) {
    const PositionsByChain byChain(network, targets, weight);
    return searchAll(network, sources, targets.size(), limit, weight, direction, task,
                     [&](CatchmentWorkspace& workspace, std::uint32_t source) {
                         collect(workspace, byChain);
                         visit(source, workspace.row);
                     });
}

}  // namespace nordertor::analysis
