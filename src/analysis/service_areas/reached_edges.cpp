// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/reached_edges.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>

#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {
namespace {

constexpr std::size_t originsTogether = 4;
constexpr std::size_t wordBits = 64;

}  // namespace

ReachedEdgeSearch::ReachedEdgeSearch(const WalkingNetwork& network) : network_(&network), search_(network) {
    firstChain_.assign(network.vertexCount() + 1, 0);
    const auto& chains = network.chains();
    for (const auto& chain : chains) {
        ++firstChain_[chain.from + 1];
        firstChain_[chain.to + 1] += chain.from == chain.to ? 0 : 1;
    }
    for (std::size_t v = 0; v < network.vertexCount(); ++v) {
        firstChain_[v + 1] += firstChain_[v];
    }
    chainsAt_.resize(firstChain_.back());
    marked_.assign(chains.size() / wordBits + 1, 0);
    std::vector<std::uint32_t> next(firstChain_.begin(), firstChain_.end() - 1);
    for (std::uint32_t c = 0; c < chains.size(); ++c) {
        chainsAt_[next[chains[c].from]++] = c;
        if (chains[c].from != chains[c].to) {
            chainsAt_[next[chains[c].to]++] = c;
        }
    }
}

bool ReachedEdgeSearch::run(std::span<const NetworkPosition> entrances, std::span<const std::uint32_t> limits,
                            PathWeight weight, const Task& task, SearchDirection direction) {
    weight_ = weight;
    direction_ = direction;
    limits_ = limits;
    sources_.clear();
    pieces_.clear();
    chains_.clear();
    for (const NetworkPosition& entrance : entrances) {
        sources_.push_back({entrance, 0});
    }
    if (limits.empty()) {
        return true;
    }
    if (!search_.run(sources_, weight, limits.back(), task, direction)) {
        return false;
    }
    collectChains(entrances);
    auto entrance = entranceChains_.cbegin();
    for (const std::uint32_t c : chains_) {
        const auto& chain = network_->chains()[c];
        if (entrance != entranceChains_.end() && *entrance == c) {
            ++entrance;
            cutAtEntrances(c, entrances);
        } else {
            cut(c, {0, weight_ == PathWeight::Length ? chain.length : chain.time,
                    search_.atVertex(chain.from).weight, search_.atVertex(chain.to).weight});
        }
    }
    return true;
}

void ReachedEdgeSearch::collectChains(std::span<const NetworkPosition> entrances) {
    entranceChains_.clear();
    for (const NetworkPosition& entrance : entrances) {
        if (entrance.attached() && network_->weightOfAccess(entrance, weight_) <= limits_.back()) {
            entranceChains_.push_back(entrance.chain);
        }
    }
    std::sort(entranceChains_.begin(), entranceChains_.end());
    entranceChains_.erase(std::unique(entranceChains_.begin(), entranceChains_.end()), entranceChains_.end());
    // a bit for each chain puts them in order and lists each once, faster than sorting
    std::size_t lowest = marked_.size();
    std::size_t highest = 0;
    const auto mark = [&](std::uint32_t chain) {
        const std::size_t word = chain / wordBits;
        marked_[word] |= std::uint64_t{1} << (chain % wordBits);
        lowest = std::min(lowest, word);
        highest = std::max(highest, word);
    };
    std::for_each(entranceChains_.begin(), entranceChains_.end(), mark);
    for (const std::uint32_t vertex : search_.reachedVertices()) {
        for (std::uint32_t i = firstChain_[vertex]; i < firstChain_[vertex + 1]; ++i) {
            mark(chainsAt_[i]);
        }
    }
    for (std::size_t word = lowest; word <= highest && word < marked_.size(); ++word) {
        for (std::uint64_t bits = marked_[word]; bits != 0; bits &= bits - 1) {
            chains_.push_back(static_cast<std::uint32_t>(word * wordBits) +
                              static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
        marked_[word] = 0;
    }
}

/// Between two neighbouring entrances the way in comes through one of them, so both ends of the stretch say
/// all.
void ReachedEdgeSearch::cutAtEntrances(std::uint32_t chain, std::span<const NetworkPosition> entrances) {
    offsets_.assign({0, network_->chains()[chain].length});
    for (const NetworkPosition& entrance : entrances) {
        if (entrance.chain == chain) {
            offsets_.push_back(entrance.offset);
        }
    }
    std::sort(offsets_.begin(), offsets_.end());
    for (std::size_t i = 0; i + 1 < offsets_.size(); ++i) {
        const NetworkPosition low{chain, offsets_[i], 0};
        const NetworkPosition high{chain, offsets_[i + 1], 0};
        cut(chain, {network_->weightAlong(low, weight_), network_->weightAlong(high, weight_),
                    search_.at(low).weight, search_.at(high).weight});
    }
}

void ReachedEdgeSearch::cut(std::uint32_t chain, const Stretch& whole) {
    Stretch stretch = whole;
    // no way leads into a one-way chain from its other end
    const ChainSpread spread = spreadOn(network_->chains()[chain], direction_);
    stretch.toLow = spread.up ? stretch.toLow : apart;
    stretch.toHigh = spread.down ? stretch.toHigh : apart;
    std::uint32_t low = stretch.low;
    std::uint32_t high = stretch.high;
    fromHigh_.clear();
    for (std::uint32_t band = 0; band < limits_.size() && low < high; ++band) {
        const std::uint32_t limit = limits_[band];
        const std::uint32_t length = stretch.high - stretch.low;
        const std::uint32_t upTo =
            stretch.toLow <= limit ? stretch.low + std::min(length, limit - stretch.toLow) : low;
        const std::uint32_t downTo =
            stretch.toHigh <= limit ? stretch.high - std::min(length, limit - stretch.toHigh) : high;
        const std::uint32_t newLow = std::max(low, upTo);
        const std::uint32_t newHigh = std::min(high, downTo);
        if (newLow >= newHigh) {
            add(chain, low, high, band);
            break;
        }
        add(chain, low, newLow, band);
        if (newHigh < high) {
            fromHigh_.push_back({chain, newHigh, high, band});
        }
        low = newLow;
        high = newHigh;
    }
    for (std::size_t i = fromHigh_.size(); i-- > 0;) {
        add(chain, fromHigh_[i].from, fromHigh_[i].to, fromHigh_[i].band);
    }
}

void ReachedEdgeSearch::add(std::uint32_t chain, std::uint32_t low, std::uint32_t high, std::uint32_t band) {
    if (weight_ == PathWeight::Time && low < high) {
        const auto& whole = network_->chains()[chain];
        const auto offset = [&](std::uint64_t along) {
            return static_cast<std::uint32_t>((2 * along * whole.length + whole.time) / (2ULL * whole.time));
        };
        low = offset(low);
        high = offset(high);
    }
    if (low >= high) {
        return;
    }
    if (!pieces_.empty() && pieces_.back().chain == chain && pieces_.back().to == low &&
        pieces_.back().band == band) {
        pieces_.back().to = high;
    } else {
        pieces_.push_back({chain, low, high, band});
    }
}

Result<ReachedEdges> reachedEdges(const WalkingNetwork& network,
                                  std::span<const std::vector<NetworkPosition>> origins,
                                  std::span<const std::uint32_t> limits, PathWeight weight, const Task& task,
                                  SearchDirection direction) {
    const std::size_t blocks = (origins.size() + originsTogether - 1) / originsTogether;
    std::vector<std::vector<ReachedPiece>> found(blocks);
    std::vector<std::size_t> counts(origins.size());
    tbb::enumerable_thread_specific<ReachedEdgeSearch> searches([&] { return ReachedEdgeSearch(network); });
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
        ReachedEdgeSearch& search = searches.local();
        const std::size_t end = std::min(origins.size(), (block + 1) * originsTogether);
        for (std::size_t o = block * originsTogether; o < end && !task.stopRequested(); ++o) {
            search.run(origins[o], limits, weight, task, direction);
            found[block].insert(found[block].end(), search.pieces().begin(), search.pieces().end());
            counts[o] = search.pieces().size();
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    ReachedEdges edges;
    edges.first.reserve(origins.size() + 1);
    for (const std::size_t count : counts) {
        edges.first.push_back(edges.first.back() + count);
    }
    edges.pieces.reserve(edges.first.back());
    for (const auto& pieces : found) {
        edges.pieces.insert(edges.pieces.end(), pieces.begin(), pieces.end());
    }
    return edges;
}

geo::Points lineOf(const WalkingNetwork& network, const ReachedPiece& piece) {
    const auto& chain = network.chains()[piece.chain];
    geo::Points line{network.pointAt({piece.chain, piece.from, 0})};
    for (std::uint32_t i = chain.firstPoint; i < chain.firstPoint + chain.pointCount; ++i) {
        const double along = network.offsets()[i] * 100;
        if (along > piece.from && along < piece.to && network.points()[i] != line.back()) {
            line.push_back(network.points()[i]);
        }
    }
    line.push_back(network.pointAt({piece.chain, piece.to, 0}));
    return line;
}

}  // namespace nordertor::analysis
