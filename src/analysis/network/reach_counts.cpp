// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/reach_counts.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "analysis/network/bounded_search.h"
#include "analysis/network/positions_by_chain.h"
#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {
namespace {

/// Positions that are counted chain by chain: a chain reached as a whole is one addition.
class CountedPositions {
  public:
    CountedPositions(const WalkingNetwork& network, std::span<const NetworkPosition> positions,
                     PathWeight weight)
        : byChain_(network, positions, weight), count_(positions.size()) {}

    struct Sums {
        std::vector<std::uint32_t> whole;   ///< by chain
        std::vector<std::uint32_t> single;  ///< by position
    };
    [[nodiscard]] Sums zero(const WalkingNetwork& network) const {
        return {std::vector<std::uint32_t>(network.chains().size(), 0),
                std::vector<std::uint32_t>(count_, 0)};
    }
    void add(const BoundedSearch& search, Sums& sums) const {
        const std::uint32_t limit = search.limit();
        search.forEachChain(byChain_, [&](const BoundedSearch::OnChain& ways) {
            if (ways.allWithin(limit, byChain_.biggestAccess())) {
                ++sums.whole[ways.chain];
                return;
            }
            for (const PositionsByChain::Entry& entry : byChain_.on(ways.chain)) {
                sums.single[entry.index] += ways.to(entry.along) + entry.access <= limit ? 1U : 0U;
            }
        });
    }
    void addTo(std::vector<std::uint32_t>& counts, const Sums& sums) const {
        for (std::uint32_t chain = 0; chain < sums.whole.size(); ++chain) {
            for (const PositionsByChain::Entry& entry : byChain_.on(chain)) {
                counts[entry.index] += sums.whole[chain] + sums.single[entry.index];
            }
        }
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

struct CountingWorkspace {
    BoundedSearch search;
    std::vector<std::uint32_t> vertices;
    CountedPositions::Sums points;
    CountedPositions::Sums positions;
};

}  // namespace

Result<ReachCounts> reachCounts(const WalkingNetwork& network,
                                std::span<const std::vector<NetworkPosition>> sources,
                                std::span<const NetworkPosition> positions, const ReachCountOptions& options,
                                const Task& task) {
    const CountedPositions points(network, innerPoints(network), options.weight);
    const CountedPositions targets(network, positions, options.weight);
    tbb::enumerable_thread_specific<CountingWorkspace> workspaces([&] {
        return CountingWorkspace{BoundedSearch(network, options.weight, options.direction),
                                 std::vector<std::uint32_t>(network.vertexCount(), 0), points.zero(network),
                                 targets.zero(network)};
    });
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, sources.size(), sourcesInABlock),
        [&](const tbb::blocked_range<std::size_t>& range) {
            CountingWorkspace& at = workspaces.local();
            for (std::size_t source = range.begin(); source < range.end(); ++source) {
                if (task.stopRequested() || !at.search.run(sources[source], options.limit, task)) {
                    return;
                }
                for (const std::uint32_t vertex : at.search.reachedVertices()) {
                    ++at.vertices[vertex];
                }
                points.add(at.search, at.points);
                targets.add(at.search, at.positions);
            }
        });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    ReachCounts counts{std::vector<std::uint32_t>(network.vertexCount(), 0),
                       std::vector<std::uint32_t>(network.points().size(), 0),
                       std::vector<std::uint32_t>(positions.size(), 0)};
    for (const CountingWorkspace& at : workspaces) {  // whole numbers: their sum does not depend on the order
        for (std::size_t vertex = 0; vertex < counts.vertices.size(); ++vertex) {
            counts.vertices[vertex] += at.vertices[vertex];
        }
        points.addTo(counts.points, at.points);
        targets.addTo(counts.positions, at.positions);
    }
    for (const WalkingNetwork::Chain& chain : network.chains()) {
        counts.points[chain.firstPoint] = counts.vertices[chain.from];
        counts.points[chain.firstPoint + chain.pointCount - 1] = counts.vertices[chain.to];
    }
    return counts;
}

}  // namespace nordertor::analysis
