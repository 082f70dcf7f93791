// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/nearest_facility.h"
#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// A stretch of a chain and the first band that reaches it.
struct ReachedPiece {
    std::uint32_t chain = 0;
    std::uint32_t from = 0;  ///< centimetres from the chain's start, from < to
    std::uint32_t to = 0;
    std::uint32_t band = 0;  ///< index in the limits
    friend auto operator<=>(const ReachedPiece&, const ReachedPiece&) = default;
};

/// What lies within walking distance of an origin: whole and partial chains. One bounded search, then each
/// reached chain is cut where a band ends: coming from its start, from its end, and from entrances on it; two
/// ways that meet cover it whole. The object is the workspace: keep one per thread; once grown it allocates
/// nothing. The network must outlive it. O(what is reached).
class ReachedEdgeSearch {
  public:
    explicit ReachedEdgeSearch(const WalkingNetwork& network);

    /// `limits` ascending, without repetition, in `weight`; included. An origin may have many entrances (or
    /// be many origins taken together): the nearest counts. Entrances that are not attached reach nothing.
    /// With one-way paths the direction matters: who gets to the origin, or where one gets from it. False if
    /// stopped.
    bool run(std::span<const NetworkPosition> entrances, std::span<const std::uint32_t> limits,
             PathWeight weight, const Task& task = {},
             SearchDirection direction = SearchDirection::TowardsSources);

    /// Ascending by (chain, from), not overlapping; a chain without length has no piece.
    [[nodiscard]] std::span<const ReachedPiece> pieces() const { return pieces_; }
    /// Ascending: chains with a vertex or an entrance that is reached, those without length too.
    [[nodiscard]] std::span<const std::uint32_t> chains() const { return chains_; }
    /// How far anything is from the origin.
    [[nodiscard]] const NearestSearch& search() const { return search_; }

  private:
    struct Stretch {
        std::uint32_t low = 0;  ///< weights along the chain
        std::uint32_t high = 0;
        std::uint32_t toLow = 0;  ///< weight from the origin to the stretch's ends
        std::uint32_t toHigh = 0;
    };
    void collectChains(std::span<const NetworkPosition> entrances);
    void cutAtEntrances(std::uint32_t chain, std::span<const NetworkPosition> entrances);
    void cut(std::uint32_t chain, const Stretch& stretch);
    void add(std::uint32_t chain, std::uint32_t low, std::uint32_t high, std::uint32_t band);

    const WalkingNetwork* network_;
    NearestSearch search_;
    std::vector<std::uint32_t> firstChain_;  ///< by vertex, plus one, into chainsAt_
    std::vector<std::uint32_t> chainsAt_;
    PathWeight weight_ = PathWeight::Length;
    SearchDirection direction_ = SearchDirection::TowardsSources;
    std::span<const std::uint32_t> limits_;
    std::vector<SearchSource> sources_;
    std::vector<std::uint64_t> marked_;  ///< a bit for each chain, all 0 between runs
    std::vector<std::uint32_t> chains_;
    std::vector<std::uint32_t> entranceChains_;
    std::vector<std::uint32_t> offsets_;
    std::vector<ReachedPiece> pieces_;
    std::vector<ReachedPiece> fromHigh_;
};

/// Pieces of many origins: compressed sparse rows, a row for each origin.
struct ReachedEdges {
    std::vector<std::size_t> first{0};
    std::vector<ReachedPiece> pieces;
    [[nodiscard]] std::span<const ReachedPiece> of(std::size_t origin) const {
        return {pieces.data() + first[origin], pieces.data() + first[origin + 1]};
    }
};

/// One search per origin, on several threads; the result does not depend on their number. Error Cancelled.
[[nodiscard]] Result<ReachedEdges> reachedEdges(const WalkingNetwork& network,
                                                std::span<const std::vector<NetworkPosition>> origins,
                                                std::span<const std::uint32_t> limits, PathWeight weight,
                                                const Task& task = {},
                                                SearchDirection direction = SearchDirection::TowardsSources);

/// The line of a piece along its chain, metres of the working CRS; two points or more.
[[nodiscard]] geo::Points lineOf(const WalkingNetwork& network, const ReachedPiece& piece);

}  // namespace nordertor::analysis
