// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_along_line_p.h"

#include <QTextBoundaryFinder>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/frame_clip.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

constexpr double degreesPerRadian = 180 / std::numbers::pi;
constexpr double shortestChord = 0.85;  ///< of the way along: an arc of 110 degrees
constexpr double farthestLean = 60;     ///< degrees between a letter and the chord
constexpr double straightRun = 0.03;    ///< ems the middle of a letter strays from the line of its run
constexpr double narrowestStep = 0.5;   ///< ems over which the direction of a letter is taken

double directionBetween(MmPoint from, MmPoint to) {
    return std::atan2(to.y - from.y, to.x - from.x) * degreesPerRadian;
}

/// -180 .. 180
double headingChange(double from, double to) {
    return std::remainder(to - from, 360.0);
}

/// Where a text stands on its line, in reading direction.
class Track {
  public:
    Track(const MeasuredLine& line, const AlongLine& place, double length, double width)
        : line_(line),
          begin_(place.backwards ? place.from + (length + width) / 2 : place.from + (length - width) / 2),
          step_(place.backwards ? -1 : 1) {}

    [[nodiscard]] MmPoint at(double alongText) const { return line_.at(begin_ + step_ * alongText); }

  private:
    const MeasuredLine& line_;
    double begin_;
    double step_;
};

/// Of the line under letters first..last; narrow ones take the direction of what is around them.
double directionAt(const Track& track, const std::vector<Letter>& letters, std::size_t first,
                   std::size_t last, double size) {
    const double middle = (letters[first].begin + letters[last].end) / 2;
    const double reach = std::max(letters[last].end - letters[first].begin, narrowestStep * size) / 2;
    return directionBetween(track.at(std::max(0.0, middle - reach)),
                            track.at(std::min(letters.back().end, middle + reach)));
}

/// Whether letters first..last can stand on one straight line.
bool standTogether(const std::vector<Letter>& letters, std::size_t first, std::size_t last,
                   const Track& track, double tolerance) {
    const MmPoint start = track.at(letters[first].begin);
    const MmPoint end = track.at(letters[last].end);
    const double chord = distance(start, end);
    for (std::size_t i = first; i <= last && chord > 0; ++i) {
        const MmPoint p = track.at((letters[i].begin + letters[i].end) / 2);
        const double off =
            ((p.x - start.x) * (end.y - start.y) - (p.y - start.y) * (end.x - start.x)) / chord;
        if (std::abs(off) > tolerance) {
            return false;
        }
    }
    return chord > 0;
}

TextRun runOf(const std::vector<Letter>& letters, std::size_t first, std::size_t last, const Track& track,
              MmPoint centre, double size) {
    TextRun run;
    for (std::size_t i = first; i <= last; ++i) {
        run.letters += letters[i].text;
    }
    const double begin = letters[first].begin;
    const double end = letters[last].end;
    const MmPoint a = track.at(begin);
    const MmPoint b = track.at(end);
    run.width = (end - begin) / size;
    run.angle = directionAt(track, letters, first, last, size);
    run.offset = {((a.x + b.x) / 2 - centre.x) / size, ((a.y + b.y) / 2 - centre.y) / size};
    return run;
}

}  // namespace

MeasuredLine::MeasuredLine(std::vector<MmPoint> points) : points_(std::move(points)), along_{0} {
    along_.reserve(points_.size());
    for (std::size_t i = 1; i < points_.size(); ++i) {
        along_.push_back(along_.back() + distance(points_[i - 1], points_[i]));
    }
}

std::size_t MeasuredLine::vertexAfter(double distance) const {
    const auto upper = std::upper_bound(along_.begin() + 1, along_.end() - 1, distance);
    return static_cast<std::size_t>(upper - along_.begin());
}

MmPoint MeasuredLine::at(double distance) const {
    const std::size_t i = vertexAfter(distance);
    const double span = along_[i] - along_[i - 1];
    const double t = span > 0 ? (distance - along_[i - 1]) / span : 0;
    return {points_[i - 1].x + (points_[i].x - points_[i - 1].x) * t,
            points_[i - 1].y + (points_[i].y - points_[i - 1].y) * t};
}

std::vector<MmPoint> MeasuredLine::between(double from, double to) const {
    std::vector<MmPoint> stretch{at(from)};
    for (std::size_t i = vertexAfter(from); i < points_.size() && along_[i] < to; ++i) {
        stretch.push_back(points_[i]);
    }
    stretch.push_back(at(to));
    return stretch;
}

double MeasuredLine::bendBetween(double from, double to) const {
    const MmPoint start = at(from);
    const MmPoint end = at(to);
    const double chord = distance(start, end);
    double bend = 0;
    for (std::size_t i = vertexAfter(from); i < points_.size() && along_[i] < to && chord > 0; ++i) {
        const MmPoint p = points_[i];
        bend = std::max(
            bend,
            std::abs((p.x - start.x) * (end.y - start.y) - (p.y - start.y) * (end.x - start.x)) / chord);
    }
    return bend;
}

MeasuredLine MeasuredLine::rounded(double window) const {
    static constexpr int half = 4;  ///< samples on either side of the one whose mean is taken
    const int samples = static_cast<int>(std::ceil(length() / (window / (2 * half))));
    if (points_.size() < 3 || samples < 2) {
        return *this;
    }
    std::vector<MmPoint> sums{{0, 0}};
    for (int i = 0; i <= samples; ++i) {
        const MmPoint p = at(length() * i / samples);
        sums.push_back({sums.back().x + p.x, sums.back().y + p.y});
    }
    std::vector<MmPoint> means;
    for (int i = 0; i <= samples; ++i) {
        const int reach = std::min({half, i, samples - i});
        const MmPoint low = sums[static_cast<std::size_t>(i - reach)];
        const MmPoint high = sums[static_cast<std::size_t>(i + reach) + 1];
        const int count = 2 * reach + 1;
        means.push_back({(high.x - low.x) / count, (high.y - low.y) / count});
    }
    return MeasuredLine(std::move(means));
}

std::vector<MeasuredLine> stretchesInside(const std::vector<MmPoint>& line, double width, double height) {
    std::vector<std::vector<MmPoint>> parts;
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MmPoint a = line[i - 1];
        const MmPoint b = line[i];
        const auto inside = insideFrame(a, b, width, height);
        if (!inside) {
            open = false;
            continue;
        }
        const auto at = [&](double t) { return MmPoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
        if (!open || inside->from > 0) {
            parts.push_back({at(inside->from)});
        }
        parts.back().push_back(at(inside->to));
        open = inside->to == 1;
    }
    std::vector<MeasuredLine> measured;
    for (auto& part : parts) {
        measured.emplace_back(std::move(part));
    }
    return measured;
}

std::vector<MeasuredLine> piecesTouching(const std::vector<MmPoint>& line, double longest, double apart,
                                         double width, double height) {
    const MeasuredLine whole(line);
    const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(whole.length() / longest)));
    const double length = whole.length() / static_cast<double>(count);
    std::vector<MeasuredLine> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        const double from = length * static_cast<double>(i) + (i > 0 ? apart / 2 : 0);
        const double to = length * static_cast<double>(i + 1) - (i + 1 < count ? apart / 2 : 0);
        auto piece = whole.between(from, to);
        if (!stretchesInside(piece, width, height).empty()) {
            pieces.emplace_back(std::move(piece));
        }
    }
    return pieces;
}

std::vector<AlongLine> placesAlong(const MeasuredLine& line, double length, double tolerance) {
    std::vector<std::pair<double, AlongLine>> rated;
    const double total = line.length();
    if (total < length) {
        return {};
    }
    // few positions on long lines: a drawing has some thousand names to try
    const double step = std::max({1.0, length / 6, (total - length) / 60});
    for (double from = std::fmod((total - length) / 2, step); from + length <= total; from += step) {
        const MmPoint start = line.at(from);
        const MmPoint end = line.at(from + length);
        const double chord = distance(start, end);
        if (chord < length * shortestChord) {
            continue;
        }
        const double bend = line.bendBetween(from, from + length);
        if (bend > tolerance) {
            continue;
        }
        const double direction = directionBetween(start, end);
        const bool backwards = direction > 90 || direction <= -90;
        const double angle = backwards ? headingChange(180, direction) : direction;
        const AlongLine place{{(start.x + end.x) / 2, (start.y + end.y) / 2}, angle, bend, from, backwards};
        // on average the letters of a bent text lean so much; a fifth of a radian, as on an eighth of a
        // circle, or half a millimetre of bend weighs as much as being off the middle by a label's length
        const double lean = std::sqrt(2 * std::max(0.0, 1 - chord / length));
        const double offMiddle = std::abs(from + length / 2 - total / 2) / length;
        rated.emplace_back(std::min(bend * 2, lean * 5) + offMiddle, place);
    }
    std::stable_sort(rated.begin(), rated.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<AlongLine> places;
    for (const auto& [rating, place] : rated) {
        places.push_back(place);
    }
    return places;
}

std::vector<Letter> lettersOf(const TextItem& text) {
    const QString whole = QString::fromStdString(text.text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, whole);
    std::vector<Letter> letters;
    qsizetype from = 0;
    double begin = 0;
    while (finder.toNextBoundary() >= 0) {
        const double end = textWidth(whole.left(finder.position()).toStdString(), text.face, text.size);
        letters.push_back({whole.mid(from, finder.position() - from).toStdString(), begin, end});
        from = finder.position();
        begin = end;
    }
    return letters;
}

std::optional<std::vector<TextRun>> runsAlong(const MeasuredLine& line, const AlongLine& place, double length,
                                              const std::vector<Letter>& letters, double size,
                                              double mostAngle) {
    const Track track(line, place, length, letters.back().end);
    double before = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const double angle = directionAt(track, letters, i, i, size);
        if (std::abs(headingChange(place.angle, angle)) > farthestLean ||
            (i > 0 && std::abs(headingChange(before, angle)) > mostAngle)) {
            return std::nullopt;
        }
        before = angle;
    }
    std::vector<TextRun> runs;
    for (std::size_t first = 0; first < letters.size();) {
        std::size_t last = first;
        while (last + 1 < letters.size() &&
               standTogether(letters, first, last + 1, track, straightRun * size)) {
            ++last;
        }
        runs.push_back(runOf(letters, first, last, track, place.centre, size));
        first = last + 1;
    }
    return runs;
}

}  // namespace nordertor::render
