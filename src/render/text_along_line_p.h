// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// A line on the drawing with the way along it; all lengths in mm.
class MeasuredLine {
  public:
    /// At least two points.
    explicit MeasuredLine(std::vector<MmPoint> points);

    [[nodiscard]] double length() const { return along_.back(); }
    [[nodiscard]] MmPoint at(double distance) const;
    /// 0 <= from < to <= length().
    [[nodiscard]] std::vector<MmPoint> between(double from, double to) const;
    /// Farthest a vertex between the two distances lies from the chord.
    [[nodiscard]] double bendBetween(double from, double to) const;
    /// With corners rounded over `window` mm, so that letters can follow; the ends stay.
    [[nodiscard]] MeasuredLine rounded(double window) const;

  private:
    /// First vertex beyond the distance.
    [[nodiscard]] std::size_t vertexAfter(double distance) const;

    std::vector<MmPoint> points_;
    std::vector<double> along_;  ///< distance of each vertex from the beginning
};

/// The stretches of a line inside the frame.
[[nodiscard]] std::vector<MeasuredLine> stretchesInside(const std::vector<MmPoint>& line, double width,
                                                        double height);

/// The line cut into equal pieces of at most `longest` mm with `apart` mm left out at each cut, those of them
/// that touch the frame.
[[nodiscard]] std::vector<MeasuredLine> piecesTouching(const std::vector<MmPoint>& line, double longest,
                                                       double apart, double width, double height);

/// A place along a line.
struct AlongLine {
    MmPoint centre;          ///< of the chord
    double angle = 0;        ///< degrees clockwise, -90 .. 90 so that a text is not upside down
    double bend = 0;         ///< farthest the line strays from the chord, mm
    double from = 0;         ///< mm from the line's beginning
    bool backwards = false;  ///< whether the line runs against the reading direction
};
/// Candidates for a text of `length` mm, the straightest and most central first; only those that stray less
/// than `tolerance` mm, and none where the line turns back.
[[nodiscard]] std::vector<AlongLine> placesAlong(const MeasuredLine& line, double length, double tolerance);

/// A letter with its accents.
struct Letter {
    std::string text;
    double begin = 0;  ///< mm from the beginning of the text
    double end = 0;
};
/// Of a text of known size and face.
[[nodiscard]] std::vector<Letter> lettersOf(const TextItem& text);

/// The letters of a text in the middle of such a place of `length` mm, each along the line where it stands;
/// as long as it stays straight they share a run. Nothing where the line turns by more than `mostAngle`
/// degrees from one letter to the next, or a letter would lie across the reading direction.
[[nodiscard]] std::optional<std::vector<TextRun>> runsAlong(const MeasuredLine& line, const AlongLine& place,
                                                            double length, const std::vector<Letter>& letters,
                                                            double size, double mostAngle);

}  // namespace nordertor::render
