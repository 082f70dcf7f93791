// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analysis/network/search_steps_p.h"
#include "analysis/scenarios/nearest_labels_p.h"

namespace nordertor::analysis {
namespace {

constexpr std::uint64_t farthest = Nearest::unreachable - 1;

SupplyLabel farther(SupplyLabel label, std::uint32_t weight) {
    return label == noSupply ? noSupply : label + (SupplyLabel{weight} << 32U);
}

std::uint32_t numberOf(SupplyLabel label) {
    return static_cast<std::uint32_t>(label);
}

/// CSR rows from (row, value) in the order they are visited.
template <class Visit>
void fillRows(std::size_t rows, std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& values,
              Visit visit) {
    first.assign(rows + 1, 0);
    visit([&](std::uint32_t row, std::uint32_t) { ++first[row + 1]; });
    for (std::size_t i = 1; i < first.size(); ++i) {
        first[i] += first[i - 1];
    }
    values.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    visit([&](std::uint32_t row, std::uint32_t value) { values[next[row]++] = value; });
}

}  // namespace

NetworkShape::NetworkShape(const AttachedNetwork& attached) : attached_(&attached) {
    fillRows(network().chains().size(), firstHome_, homes_, [&](const auto& put) {
        for (std::uint32_t h = 0; h < attached.homes.size(); ++h) {
            if (attached.homes[h].attached()) {
                put(attached.homes[h].chain, h);
            }
        }
    });
}

void RepairSpace::begin() {
    heap.clear();
    cell.clear();
    touchedChains.clear();
    if (++round == 0) {
        std::fill(chainMarks.begin(), chainMarks.end(), 0U);
        round = 1;
    }
}

void RepairSpace::touch(std::uint32_t chain) {
    if (chainMarks[chain] != round) {
        chainMarks[chain] = round;
        touchedChains.push_back(chain);
    }
}

bool NearestLabels::fill(const NetworkShape& shape, std::span<const SearchSource> sources,
                         NearestSearch& search, const Task& task) {
    if (!search.run(sources, PathWeight::Length, Nearest::unreachable - 1, task)) {
        return false;
    }
    labels_.resize(shape.network().vertexCount());
    for (std::uint32_t v = 0; v < labels_.size(); ++v) {
        const Nearest nearest = search.atVertex(v);
        labels_[v] = nearest.reached() ? labelOf(nearest.weight, nearest.index) : noSupply;
    }
    sources_.clear();
    for (const SearchSource& source : sources) {
        sources_.push_back(
            {source.position.chain, source.position.offset, source.position.access, source.index});
    }
    std::sort(sources_.begin(), sources_.end());
    return true;
}

std::span<const NearestLabels::OnChain> NearestLabels::on(std::uint32_t chain) const {
    const auto first = std::ranges::lower_bound(sources_, chain, {}, &OnChain::chain);
    const auto last = std::ranges::upper_bound(sources_, chain, {}, &OnChain::chain);
    return {first, last};
}

void NearestLabels::reach(std::uint32_t vertex, SupplyLabel label, RepairSpace& space) {
    if (label < labels_[vertex] && label >> 32U <= farthest) {
        labels_[vertex] = label;
        space.heap.push_back({label, vertex});
        std::push_heap(space.heap.begin(), space.heap.end(), std::greater<>());
    }
}

void NearestLabels::spread(const NetworkShape& shape, RepairSpace& space) {
    while (!space.heap.empty()) {
        std::pop_heap(space.heap.begin(), space.heap.end(), std::greater<>());
        const RepairSpace::Entry entry = space.heap.back();
        space.heap.pop_back();
        if (labels_[entry.vertex] != entry.label) {
            continue;
        }
        for (const std::uint32_t chain : shape.network().chainsAt(entry.vertex)) {
            space.touch(chain);
        }
        for (const WalkingNetwork::Arc& arc : shape.network().arcs(PathWeight::Length).of(entry.vertex)) {
            reach(arc.target, farther(entry.label, arc.weight), space);
        }
    }
}

void NearestLabels::insert(const NetworkShape& shape, std::span<const NetworkPosition> entrances,
                           std::uint32_t number, RepairSpace& space) {
    for (const NetworkPosition& entrance : entrances) {
        const OnChain source{entrance.chain, entrance.offset, entrance.access, number};
        sources_.insert(std::lower_bound(sources_.begin(), sources_.end(), source), source);
        const auto& chain = shape.network().chains()[entrance.chain];
        space.touch(entrance.chain);
        const ChainSpread spreads = spreadOn(chain, SearchDirection::TowardsSources);
        if (spreads.down || entrance.offset == 0) {
            reach(chain.from, labelOf(std::uint64_t{entrance.access} + entrance.offset, number), space);
        }
        if (spreads.up || entrance.offset == chain.length) {
            reach(chain.to,
                  labelOf(std::uint64_t{entrance.access} + (chain.length - entrance.offset), number), space);
        }
    }
    spread(shape, space);
}

/// A shortest path from a facility runs through vertices of its own cell, so the cell is found from the
/// entrances without looking elsewhere.
void NearestLabels::clearCell(const NetworkShape& shape, std::span<const NetworkPosition> entrances,
                              std::uint32_t number, RepairSpace& space) {
    space.cell.clear();
    const auto clear = [&](std::uint32_t vertex) {
        if (labels_[vertex] != noSupply && numberOf(labels_[vertex]) == number) {
            labels_[vertex] = noSupply;
            space.cell.push_back(vertex);
        }
    };
    for (const NetworkPosition& entrance : entrances) {
        const auto& chain = shape.network().chains()[entrance.chain];
        space.touch(entrance.chain);
        clear(chain.from);
        clear(chain.to);
    }
    for (std::size_t i = 0; i < space.cell.size(); ++i) {
        for (const WalkingNetwork::Arc& arc : shape.network().arcs(PathWeight::Length).of(space.cell[i])) {
            clear(arc.target);
        }
    }
}

/// The best label the vertex gets from where one can walk to from it, and from facilities on its chains.
SupplyLabel NearestLabels::fromAround(const NetworkShape& shape, std::uint32_t vertex) const {
    SupplyLabel best = noSupply;
    const auto walked = shape.network().arcs(PathWeight::Length, SearchDirection::FromSources);
    for (const WalkingNetwork::Arc& arc : walked.of(vertex)) {
        best = std::min(best, farther(labels_[arc.target], arc.weight));
    }
    for (const std::uint32_t c : shape.network().chainsAt(vertex)) {
        const auto& chain = shape.network().chains()[c];
        const ChainSpread spreads = spreadOn(chain, SearchDirection::TowardsSources);
        for (const OnChain& source : on(c)) {
            if (chain.from == vertex && (spreads.down || source.offset == 0)) {
                best = std::min(best, labelOf(std::uint64_t{source.access} + source.offset, source.number));
            }
            if (chain.to == vertex && (spreads.up || source.offset == chain.length)) {
                best = std::min(best, labelOf(std::uint64_t{source.access} + (chain.length - source.offset),
                                              source.number));
            }
        }
    }
    return best;
}

void NearestLabels::remove(const NetworkShape& shape, std::span<const NetworkPosition> entrances,
                           std::uint32_t number, RepairSpace& space) {
    for (const NetworkPosition& entrance : entrances) {
        const OnChain source{entrance.chain, entrance.offset, entrance.access, number};
        const auto at = std::lower_bound(sources_.begin(), sources_.end(), source);
        if (at != sources_.end() && *at == source) {
            sources_.erase(at);
        }
    }
    clearCell(shape, entrances, number, space);
    std::vector<RepairSpace::Entry> border;
    for (const std::uint32_t vertex : space.cell) {
        for (const std::uint32_t chain : shape.network().chainsAt(vertex)) {
            space.touch(chain);
        }
        border.push_back({fromAround(shape, vertex), vertex});
    }
    for (const RepairSpace::Entry& entry : border) {
        reach(entry.vertex, entry.label, space);
    }
    spread(shape, space);
}

void NearestLabels::renumber(const std::function<std::uint32_t(std::uint32_t)>& numberAfter) {
    for (SupplyLabel& label : labels_) {
        if (label != noSupply) {
            label = labelOf(label >> 32U, numberAfter(numberOf(label)));
        }
    }
    for (OnChain& source : sources_) {
        source.number = numberAfter(source.number);
    }
}

SupplyLabel NearestLabels::at(const NetworkShape& shape, const NetworkPosition& position) const {
    if (!position.attached()) {
        return noSupply;
    }
    const auto& chain = shape.network().chains()[position.chain];
    const ChainSpread spreads = spreadOn(chain, SearchDirection::TowardsSources);
    SupplyLabel best = noSupply;
    if (spreads.up || position.offset == 0) {
        best = farther(labels_[chain.from], position.offset);
    }
    if (spreads.down || position.offset == chain.length) {
        best = std::min(best, farther(labels_[chain.to], chain.length - position.offset));
    }
    for (const OnChain& source : on(position.chain)) {
        const std::uint32_t between = alongChain(source.offset, position.offset, spreads);
        if (between != apart) {
            best = std::min(best, labelOf(std::uint64_t{source.access} + between, source.number));
        }
    }
    best = farther(best, position.access);
    return best == noSupply || best >> 32U > farthest ? noSupply : best;
}

}  // namespace nordertor::analysis
