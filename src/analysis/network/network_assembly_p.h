// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/street_graph_p.h"
#include "analysis/network/walking_network.h"

namespace nordertor::analysis {

/// Contracts a StreetGraph into the network's arrays. O(nodes + pieces).
class NetworkAssembly {
  public:
    NetworkAssembly(const StreetGraph& graph, const WalkingProfile& profile, WalkingNetwork& network);

    /// False if stopped.
    bool assemble(const Task& task);

  private:
    static constexpr std::uint32_t none = NetworkPosition::none;
    static constexpr std::uint32_t vertexMark = none - 1;

    struct RawChain {
        std::uint32_t firstNode = 0;  ///< in chainNodes_; first and last are vertices
        std::uint32_t nodeCount = 0;
        double metres = 0;
        bool steps = false;
        bool forward = true;
        bool backward = true;
    };

    [[nodiscard]] bool isVertex(std::uint32_t node) const;
    [[nodiscard]] std::span<const std::uint32_t> nodesOf(const RawChain& chain) const {
        return {chainNodes_.data() + chain.firstNode, chain.nodeCount};
    }
    void findVertices();
    void walkFrom(std::uint32_t node);
    void walkChains();
    void indexIncidences();
    void renumber();
    void place(const RawChain& raw);
    void sortComponents();
    void fillArcs();
    void fillChainsAt();

    const StreetGraph& graph_;
    const WalkingProfile& profile_;
    WalkingNetwork& network_;
    std::vector<std::uint32_t> vertexOf_;  ///< by street node; none = inside a chain
    std::vector<char> walked_;             ///< by piece
    std::vector<std::uint32_t> chainNodes_;
    std::vector<RawChain> raw_;
    std::vector<std::uint32_t> firstRaw_;  ///< by street node, plus one, into rawAt_
    std::vector<std::uint32_t> rawAt_;
    std::size_t vertices_ = 0;
};

}  // namespace nordertor::analysis
