// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/home_clusters.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace nordertor::analysis {
namespace {

class Union {
  public:
    explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
    std::uint32_t find(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }
    /// The smaller index stays the representative.
    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
};

/// The nearest home of one point on a chain.
struct Owned {
    std::uint64_t weight = 0;
    std::uint32_t home = Nearest::unreachable;
    [[nodiscard]] bool owned() const { return home != Nearest::unreachable; }
};

Owned nearer(Owned a, Owned b) {
    if (!a.owned() || !b.owned()) {
        return a.owned() ? a : b;
    }
    return std::tie(a.weight, a.home) <= std::tie(b.weight, b.home) ? a : b;
}

Owned moved(Owned a, std::uint64_t by) {
    return {a.weight + by, a.home};
}

class Linker {
  public:
    Linker(const WalkingNetwork& network, std::span<const NetworkPosition> homes, std::uint32_t limit,
           const NearestSearch& search)
        : network_(network), homes_(homes), limit_(limit), search_(search), clusters_(homes.size()) {}

    std::vector<std::uint32_t> link() {
        std::vector<std::uint32_t> order(homes_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(homes_[a], a) < std::tuple(homes_[b], b);
        });
        auto next = order.begin();
        for (std::uint32_t chain = 0; chain < network_.chains().size(); ++chain) {
            const auto begin = next;
            while (next != order.end() && homes_[*next].chain == chain) {
                ++next;
            }
            alongChain(network_.chains()[chain], {begin, next});
        }
        std::vector<std::uint32_t> result(homes_.size());
        for (std::uint32_t i = 0; i < result.size(); ++i) {
            result[i] = clusters_.find(i);
        }
        return result;
    }

  private:
    Owned atVertex(std::uint32_t vertex) const {
        const Nearest nearest = search_.atVertex(vertex);
        return {nearest.weight, nearest.index};
    }

    void joinAcross(Owned a, Owned b, std::uint64_t gap) {
        if (a.owned() && b.owned() && a.weight + gap + b.weight <= limit_) {
            clusters_.join(a.home, b.home);
        }
    }

    /// `on` are the homes on the chain by offset.
    void alongChain(const WalkingNetwork::Chain& chain, std::span<const std::uint32_t> on) {
        const Owned from = atVertex(chain.from);
        const Owned to = atVertex(chain.to);
        owned_.assign(on.size(), {});
        Owned carried = from;
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < on.size(); ++i) {
            const NetworkPosition& home = homes_[on[i]];
            carried = nearer(moved(carried, home.offset - at), {home.access, on[i]});
            at = home.offset;
            owned_[i] = carried;
        }
        carried = to;
        at = chain.length;
        for (std::size_t i = on.size(); i-- > 0;) {
            carried = nearer(moved(carried, at - homes_[on[i]].offset), owned_[i]);
            at = homes_[on[i]].offset;
            owned_[i] = carried;
        }
        Owned before = from;
        at = 0;
        for (std::size_t i = 0; i < on.size(); ++i) {
            const NetworkPosition& home = homes_[on[i]];
            joinAcross(before, owned_[i], home.offset - at);
            joinAcross(owned_[i], {home.access, on[i]}, 0);
            before = owned_[i];
            at = home.offset;
        }
        joinAcross(before, to, chain.length - at);
    }

    const WalkingNetwork& network_;
    std::span<const NetworkPosition> homes_;
    std::uint32_t limit_;
    const NearestSearch& search_;
    Union clusters_;
    std::vector<Owned> owned_;
};

}  // namespace

std::vector<std::uint32_t> homeClusters(const WalkingNetwork& network, std::span<const NetworkPosition> homes,
                                        std::uint32_t centimetres, NearestSearch& search) {
    std::vector<SearchSource> sources;
    for (std::uint32_t i = 0; i < homes.size(); ++i) {
        sources.push_back({homes[i], i});
    }
    search.run(sources, PathWeight::Length, centimetres);
    return Linker(network, homes, centimetres, search).link();
}

}  // namespace nordertor::analysis
