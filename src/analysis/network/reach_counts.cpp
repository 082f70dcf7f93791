// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/reach_counts.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "analysis/network/bounded_search.h"
#include "analysis/network/positions_by_chain.h"
#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {
namespace {

/// Positions that are counted chain by chain. Nearly every chain a source reaches is reached as a whole, and
/// then also its start: the count of the start stands for them, and only chains in doubt are looked at.
class CountedPositions {
  public:
    CountedPositions(const WalkingNetwork& network, std::span<const NetworkPosition> positions,
                     PathWeight weight)
        : byChain_(network, positions, weight), count_(positions.size()) {}

    struct Sums {
        std::vector<std::uint32_t> beside;  ///< by chain, to be added to the count of its start; modulo 2^32
        std::vector<std::uint32_t> single;  ///< by position, to be added to the count of its chain
    };
    [[nodiscard]] Sums zero(const WalkingNetwork& network) const {
        return {std::vector<std::uint32_t>(network.chains().size(), 0),
                std::vector<std::uint32_t>(count_, 0)};
    }
    void add(const BoundedSearch& search, Sums& sums) const {
        const std::uint32_t limit = search.limit();
        search.forEachChainInDoubt(byChain_, [&](const BoundedSearch::OnChain& ways, bool startReached) {
            const std::uint32_t whole = ways.allWithin(limit, byChain_.biggestAccess()) ? 1 : 0;
            sums.beside[ways.chain] += whole - (startReached ? 1U : 0U);
            if (whole == 0) {
                for (const PositionsByChain::Entry& entry : byChain_.on(ways.chain)) {
                    sums.single[entry.index] += ways.to(entry.along) + entry.access <= limit ? 1U : 0U;
                }
            }
        });
    }
    [[nodiscard]] std::vector<std::uint32_t> counts(const WalkingNetwork& network,
                                                    const std::vector<std::uint32_t>& vertices,
                                                    const Sums& sums) const {
        std::vector<std::uint32_t> counts(count_, 0);
        tbb::parallel_for(
            std::uint32_t{0}, static_cast<std::uint32_t>(network.chains().size()), [&](std::uint32_t chain) {
                const std::uint32_t all = vertices[network.chains()[chain].from] + sums.beside[chain];
                for (const PositionsByChain::Entry& entry : byChain_.on(chain)) {
                    counts[entry.index] = all + sums.single[entry.index];
                }
            });
        return counts;
    }

  private:
    PositionsByChain byChain_;
    std::size_t count_;
};

/// The nodes inside the chains, where vertices are counted by themselves.
std::vector<NetworkPosition> innerPoints(const WalkingNetwork& network) {
    std::vector<NetworkPosition> positions(network.points().size());
    tbb::parallel_for(
        std::uint32_t{0}, static_cast<std::uint32_t>(network.chains().size()), [&](std::uint32_t c) {
            const WalkingNetwork::Chain& chain = network.chains()[c];
            for (std::uint32_t i = 1; i + 1 < chain.pointCount; ++i) {
                positions[chain.firstPoint + i] = network.positionOfPoint(c, chain.firstPoint + i);
            }
        });
    return positions;
}

struct CountingSums {
    std::vector<std::uint32_t> vertices;
    CountedPositions::Sums points;
    CountedPositions::Sums positions;

    void add(const CountingSums& other) {
        const auto addUp = [](std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
            std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>());
        };
        addUp(vertices, other.vertices);
        addUp(points.beside, other.points.beside);
        addUp(points.single, other.points.single);
        addUp(positions.beside, other.positions.beside);
        addUp(positions.single, other.positions.single);
    }
};

struct CountingWorkspace {
    BoundedSearch search;
    CountingSums sums;
};

/// Neighbours one after the other, so that a search finds in the cache what the one before has read.
std::vector<std::uint32_t> byPlace(std::span<const std::vector<NetworkPosition>> sources) {
    std::vector<std::uint32_t> order(sources.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto chain = [&](std::uint32_t source) {
        return sources[source].empty() ? NetworkPosition::none : sources[source].front().chain;
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(chain(a), a) < std::pair(chain(b), b);
    });
    return order;
}

}  // namespace

Result<ReachCounts> reachCounts(const WalkingNetwork& network,
                                std::span<const std::vector<NetworkPosition>> sources,
                                std::span<const NetworkPosition> positions, const ReachCountOptions& options,
                                const Task& task) {
    const CountedPositions points(network, innerPoints(network), options.weight);
    const CountedPositions targets(network, positions, options.weight);
    const std::vector<std::uint32_t> order = byPlace(sources);
    const auto zero = [&] {
        return CountingSums{std::vector<std::uint32_t>(network.vertexCount(), 0), points.zero(network),
                            targets.zero(network)};
    };
    tbb::enumerable_thread_specific<CountingWorkspace> workspaces([&] {
        return CountingWorkspace{BoundedSearch(network, options.weight, options.direction), zero()};
    });
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, sources.size(), sourcesInABlock),
        [&](const tbb::blocked_range<std::size_t>& range) {
            CountingWorkspace& at = workspaces.local();
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                if (task.stopRequested() || !at.search.run(sources[order[i]], options.limit, task)) {
                    return;
                }
                for (const std::uint32_t vertex : at.search.reachedVertices()) {
                    ++at.sums.vertices[vertex];
                }
                points.add(at.search, at.sums.points);
                targets.add(at.search, at.sums.positions);
            }
        });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    CountingSums sums = workspaces.empty() ? zero() : std::move(workspaces.begin()->sums);
    for (auto at = workspaces.begin(); at != workspaces.end(); ++at) {
        if (at != workspaces.begin()) {
            sums.add(at->sums);  // whole numbers: their sum does not depend on the order
        }
    }
    ReachCounts counts;
    counts.points = points.counts(network, sums.vertices, sums.points);
    counts.positions = targets.counts(network, sums.vertices, sums.positions);
    counts.vertices = std::move(sums.vertices);
    for (const WalkingNetwork::Chain& chain : network.chains()) {
        counts.points[chain.firstPoint] = counts.vertices[chain.from];
        counts.points[chain.firstPoint + chain.pointCount - 1] = counts.vertices[chain.to];
    }
    return counts;
}

}  // namespace nordertor::analysis
