// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "render/pixel_strip_p.h"

namespace nordertor::render {

/// Widens lines to areas and hands their outlines on; all in pixels. Every piece (half the width along a
/// segment, a corner, an end) runs the same way round, so that where pieces or lines overlap nothing cancels
/// out, and a corner between two segments leaves no seam.
class StrokeOutline {
  public:
    /// `stroke` with lengths in pixels, width > 0. What no pixel of `seen` can show may be left out.
    StrokeOutline(OutlineSink& sink, const PixelBox& seen, Stroke stroke);

    /// A line whose ends meet, or `closed`, has corners instead of ends. Broken if the stroke is.
    void add(std::span<const MmPoint> line, bool closed);
    /// A ring with all that is nearer to it than half the width and to the left of its way.
    void addGrown(std::span<const MmPoint> ring);
    /// How far from its line the stroke reaches at most.
    [[nodiscard]] double reach() const { return reach_; }

  private:
    struct Direction {
        double x = 0;
        double y = 0;
    };
    struct Extent {
        double start = 0;  ///< on the line
        double length = 0;
    };

    void addVisible(bool closed);
    void addBroken();
    void breakSegment(MmPoint a, MmPoint b, double start, double length);
    void addDashes(MmPoint a, MmPoint b, Extent on, double round);
    void endDash();
    void addOutline(bool closed);
    void findDirections();
    void collect(std::span<const MmPoint> line);
    void addSide(bool closed);
    void turnRound();
    void addCorner(std::size_t vertex, Direction before, Direction after, double room);
    void addCap(MmPoint end, Direction outward);
    void addArc(MmPoint centre, Direction from, double angle);
    void put(MmPoint p);
    [[nodiscard]] bool segmentSeen(MmPoint a, MmPoint b) const;

    OutlineSink& sink_;
    PixelBox seen_;
    Stroke stroke_;
    double half_;
    double reach_;
    double arcStep_;         ///< radians between two points of a round corner
    double lastArc_ = 0;     ///< radians
    Direction arcTurn_;      ///< cosine and sine of a step of that
    double dashLength_ = 0;  ///< of all dashes and gaps
    bool begun_ = false;
    std::vector<MmPoint> points_;  ///< of the line, none twice in a row
    std::vector<bool> wanted_;     ///< segments of the line that are outlined
    std::vector<MmPoint> run_;     ///< of the piece being outlined
    std::vector<Direction> directions_;
    std::vector<double> lengths_;
};

}  // namespace nordertor::render
