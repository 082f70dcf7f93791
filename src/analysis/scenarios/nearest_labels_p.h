// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "analysis/network/attached_network.h"
#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

/// Weight in the upper half, number of the facility in the lower: one comparison orders by both.
using SupplyLabel = std::uint64_t;
inline constexpr SupplyLabel noSupply = std::numeric_limits<SupplyLabel>::max();

/// What all standards on one network share: which homes lie on a chain.
class NetworkShape {
  public:
    /// `attached` must outlive it.
    explicit NetworkShape(const AttachedNetwork& attached);

    [[nodiscard]] const AttachedNetwork& attached() const { return *attached_; }
    [[nodiscard]] const WalkingNetwork& network() const { return attached_->network; }
    [[nodiscard]] std::span<const std::uint32_t> homesOn(std::uint32_t chain) const {
        return {homes_.data() + firstHome_[chain], homes_.data() + firstHome_[chain + 1]};
    }

  private:
    const AttachedNetwork* attached_;
    std::vector<std::uint32_t> firstHome_;
    std::vector<std::uint32_t> homes_;
};

/// What a change needs while it runs; one for each network, used again.
struct RepairSpace {
    explicit RepairSpace(const NetworkShape& shape) : chainMarks(shape.network().chains().size(), 0) {}

    struct Entry {
        SupplyLabel label;
        std::uint32_t vertex;
        bool operator>(const Entry& other) const { return label > other.label; }
    };
    std::vector<Entry> heap;
    std::vector<std::uint32_t> cell;           ///< vertices of the facility that is removed
    std::vector<std::uint32_t> touchedChains;  ///< chains whose homes may have another nearest facility
    std::vector<std::uint32_t> chainMarks;     ///< equals `round` where touched
    std::uint32_t round = 0;

    void begin();
    void touch(std::uint32_t chain);
};

/// The network Voronoi diagram of one standard's facilities, repaired as they change. Facilities are known by
/// numbers; of equally near ones the smaller number counts.
class NearestLabels {
  public:
    /// `search` is a workspace on the same network. False if stopped.
    [[nodiscard]] bool fill(const NetworkShape& shape, std::span<const SearchSource> sources,
                            NearestSearch& search, const Task& task);

    /// Both add the chains concerned to space.touchedChains.
    void insert(const NetworkShape& shape, std::span<const NetworkPosition> entrances, std::uint32_t number,
                RepairSpace& space);
    void remove(const NetworkShape& shape, std::span<const NetworkPosition> entrances, std::uint32_t number,
                RepairSpace& space);
    /// Facilities get other numbers in the same order.
    void renumber(const std::function<std::uint32_t(std::uint32_t)>& numberOf);

    /// As NearestSearch::at().
    [[nodiscard]] SupplyLabel at(const NetworkShape& shape, const NetworkPosition& position) const;

  private:
    struct OnChain {
        std::uint32_t chain;
        std::uint32_t offset;
        std::uint32_t access;
        std::uint32_t number;
        friend auto operator<=>(const OnChain&, const OnChain&) = default;
    };
    [[nodiscard]] std::span<const OnChain> on(std::uint32_t chain) const;
    void reach(std::uint32_t vertex, SupplyLabel label, RepairSpace& space);
    void spread(const NetworkShape& shape, RepairSpace& space);
    void clearCell(const NetworkShape& shape, std::span<const NetworkPosition> entrances,
                   std::uint32_t number, RepairSpace& space);
    [[nodiscard]] SupplyLabel fromAround(const NetworkShape& shape, std::uint32_t vertex) const;

    std::vector<SupplyLabel> labels_;  ///< by vertex
    std::vector<OnChain> sources_;     ///< ascending
};

}  // namespace nordertor::analysis
