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
/// Whether they share more than an edge (separating axis theorem).
[[nodiscard]] bool overlap(const TurnedBox& a, const TurnedBox& b);
[[nodiscard]] TurnedBox boxOf(const TextItem& text);

/// What is taken on the drawing; answers from a grid of cells.
class OccupiedSpace {
  public:
    OccupiedSpace(double widthMm, double heightMm);
    /// Inside the frame with `edge` mm to spare, and overlapping nothing.
    [[nodiscard]] bool isFree(const TurnedBox& box, double edge = 0.8) const;
    void add(const TurnedBox& box);

  private:
    [[nodiscard]] bool insideFrame(const TurnedBox& box, double edge) const;
    template <class Visit>
    void cells(const TurnedBox& box, const Visit& visit) const;

    static constexpr double cellSize = 8;  ///< mm
    double width_;
    double height_;
    int columns_;
    int rows_;
    std::vector<TurnedBox> boxes_;
    std::vector<std::vector<std::uint32_t>> grid_;
};

/// A text along a line: where the line runs straight enough for it.
struct AlongLine {
    MmPoint centre;
    double angle = 0;  ///< degrees clockwise, -90 .. 90 so that the text is not upside down
    double bend = 0;   ///< farthest the line strays from the text's axis, mm
};
/// Candidates for a text of `length` mm, the straightest and most central first; only those that stray less
/// than `tolerance` mm.
[[nodiscard]] std::vector<AlongLine> placesAlong(const std::vector<MmPoint>& line, double length,
                                                 double tolerance);

}  // namespace nordertor::render
