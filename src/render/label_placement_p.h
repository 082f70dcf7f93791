// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// A rectangle that may be turned.
struct TurnedBox {
    MmPoint centre;
    double width = 0;
    double height = 0;
    double angle = 0;  ///< degrees clockwise

    [[nodiscard]] std::array<MmPoint, 4> corners() const;
    friend bool operator==(const TurnedBox&, const TurnedBox&) = default;
};
/// The same, ready to be compared many times.
struct BoxOutline {
    explicit BoxOutline(const TurnedBox& box);

    MmPoint along;  ///< direction of the width, length 1
    std::array<MmPoint, 4> corners;
};
/// Whether they share more than an edge (separating axis theorem).
[[nodiscard]] bool overlap(const TurnedBox& a, const TurnedBox& b);
[[nodiscard]] TurnedBox boxOf(const TextItem& text);
/// One box, or one for each run of a bent text.
[[nodiscard]] std::vector<TurnedBox> boxesOf(const TextItem& text);

/// What is taken on the drawing; answers from a grid of cells.
class OccupiedSpace {
  public:
    OccupiedSpace(double widthMm, double heightMm);
    /// Inside the frame with `edge` mm to spare, and overlapping nothing `but` this box.
    [[nodiscard]] bool isFree(const TurnedBox& box, double edge = 0.8,
                              const std::optional<TurnedBox>& but = {}) const;
    [[nodiscard]] bool areFree(const std::vector<TurnedBox>& boxes) const;
    void add(const TurnedBox& box);

  private:
    [[nodiscard]] bool insideFrame(const BoxOutline& box, double edge) const;
    template <class Visit>
    void cells(const BoxOutline& box, const Visit& visit) const;

    static constexpr double cellSize = 8;  ///< mm
    double width_;
    double height_;
    int columns_;
    int rows_;
    std::vector<BoxOutline> boxes_;
    std::vector<std::vector<std::uint32_t>> grid_;  ///< once there is a box
};

}  // namespace nordertor::render
