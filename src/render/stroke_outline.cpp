// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/stroke_outline_p.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/frame_clip.h"

namespace nordertor::render {
namespace {

constexpr double nearest = 1.0 / 64;         ///< pixels between two points of a line
constexpr double roundTolerance = 1.0 / 16;  ///< pixels a round corner may be off

}  // namespace

StrokeOutline::StrokeOutline(OutlineSink& sink, const PixelBox& seen, Stroke stroke)
    : sink_(sink), seen_(seen), stroke_(std::move(stroke)), half_(stroke_.width / 2) {
    const double corner = stroke_.join == LineJoin::Miter ? std::max(stroke_.miterLimit, 1.5) : 1.5;
    reach_ = half_ * corner + 1;
    arcStep_ = 2 * std::acos(1 - std::min(roundTolerance / half_, 0.3));
    if (stroke_.dashes.size() % 2 != 0) {
        const std::vector<double> once = stroke_.dashes;
        stroke_.dashes.insert(stroke_.dashes.end(), once.begin(), once.end());
    }
    for (double& dash : stroke_.dashes) {
        dash = std::max(dash, nearest);
        dashLength_ += dash;
    }
}

void StrokeOutline::collect(std::span<const MmPoint> line) {
    points_.clear();
    for (const MmPoint& p : line) {
        if (points_.empty() ||
            std::abs(p.x - points_.back().x) + std::abs(p.y - points_.back().y) > nearest) {
            points_.push_back(p);
        }
    }
}

void StrokeOutline::addGrown(std::span<const MmPoint> ring) {
    collect(ring);
    if (points_.size() < 3) {
        return;
    }
    if (!(points_.front() == points_.back())) {
        points_.push_back(points_.front());
    }
    run_ = points_;
    findDirections();
    begun_ = false;
    addSide(true);
    sink_.close();
}

void StrokeOutline::add(std::span<const MmPoint> line, bool closed) {
    collect(line);
    if (points_.empty()) {
        return;
    }
    if (points_.size() > 2 && (closed || line.front() == line.back())) {
        const MmPoint ends{points_.back().x - points_.front().x, points_.back().y - points_.front().y};
        if (std::abs(ends.x) + std::abs(ends.y) > nearest) {
            points_.push_back(points_.front());
        } else {
            points_.back() = points_.front();
        }
        closed = points_.size() > 3;
    } else {
        closed = false;
    }
    if (!stroke_.dashes.empty()) {
        addBroken();
    } else {
        addVisible(closed);
    }
}

bool StrokeOutline::segmentSeen(MmPoint a, MmPoint b) const {
    const PixelBox& box = seen_;
    return std::max(a.y, b.y) >= box.top - reach_ && std::min(a.y, b.y) <= box.bottom + reach_ &&
           std::max(a.x, b.x) >= box.left - reach_ && std::min(a.x, b.x) <= box.right + reach_;
}

/// Outlines only what the strip can see; a coast runs through many. The segments before and after are taken
/// along, as the corner between moves the edges, if only by a rounding that other strips would see.
void StrokeOutline::addVisible(bool closed) {
    const std::size_t count = points_.size() - 1;
    wanted_.assign(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        if (segmentSeen(points_[i], points_[i + 1])) {
            wanted_[i] = true;
            if (closed || i > 0) {
                wanted_[(i + count - 1) % count] = true;
            }
            if (closed || i + 1 < count) {
                wanted_[(i + 1) % count] = true;
            }
        }
    }
    const auto unwanted = std::find(wanted_.begin(), wanted_.end(), false);
    if (unwanted == wanted_.end()) {
        run_ = points_;
        addOutline(closed);
        return;
    }
    if (closed) {  // so that no run goes through the start
        const auto shift = unwanted - wanted_.begin();
        points_.pop_back();
        std::rotate(points_.begin(), points_.begin() + shift, points_.end());
        std::rotate(wanted_.begin(), unwanted, wanted_.end());
        points_.push_back(points_.front());
    }
    run_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        if (wanted_[i]) {
            if (run_.empty()) {
                run_.push_back(points_[i]);
            }
            run_.push_back(points_[i + 1]);
        } else if (!run_.empty()) {
            addOutline(false);
            run_.clear();
        }
    }
    if (!run_.empty()) {
        addOutline(false);
    }
}

/// Where dashes begin and end is reckoned from the start of the line, so that a strip which begins elsewhere
/// sees the same ones.
void StrokeOutline::addBroken() {
    double done = 0;
    run_.clear();
    for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
        const double length = distance(points_[i], points_[i + 1]);
        breakSegment(points_[i], points_[i + 1], done, length);
        done += length;
    }
    endDash();
}

/// Whole dashes only: where one is cut off, its edges are rounded otherwise.
void StrokeOutline::endDash() {
    bool seen = false;
    for (std::size_t i = 0; i + 1 < run_.size() && !seen; ++i) {
        seen = segmentSeen(run_[i], run_[i + 1]);
    }
    if (seen) {
        addOutline(false);
    }
    run_.clear();
}

void StrokeOutline::breakSegment(MmPoint a, MmPoint b, double start, double length) {
    const PixelBox& box = seen_;
    const MmPoint corner{box.left - reach_, box.top - reach_};
    const Stretch seen = insideFrame({a.x - corner.x, a.y - corner.y}, {b.x - corner.x, b.y - corner.y},
                                     box.right - box.left + 2 * reach_, box.bottom - box.top + 2 * reach_)
                             .value_or(Stretch{1, 0});
    const auto roundAt = [&](double position) { return std::floor(position / dashLength_); };
    const double first = roundAt(start);
    const double last = roundAt(start + length);
    // of what is not seen, only the dashes that go round a corner
    addDashes(a, b, {start, length}, first);
    const double until = std::min(roundAt(start + length * seen.to), last - 1);
    for (double round = std::max(roundAt(start + length * seen.from), first + 1); round <= until; ++round) {
        addDashes(a, b, {start, length}, round);
    }
    if (last > first) {
        addDashes(a, b, {start, length}, last);
    }
}

/// The dashes of one round that lie on the segment; run_ holds one that goes on from the segment before.
void StrokeOutline::addDashes(MmPoint a, MmPoint b, Extent on, double round) {
    const double end = on.start + on.length;
    const auto point = [&](double position) {
        const double share = (position - on.start) / on.length;
        return MmPoint{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    };
    double position = round * dashLength_;
    for (std::size_t dash = 0; dash + 1 < stroke_.dashes.size(); dash += 2) {
        const double from = position;
        const double until = position + stroke_.dashes[dash];
        position = until + stroke_.dashes[dash + 1];
        if (until <= on.start || from >= end) {
            continue;
        }
        if (from > on.start) {
            endDash();
            run_.push_back(point(from));
        } else if (run_.empty()) {
            run_.push_back(a);
        }
        run_.push_back(until < end ? point(until) : b);
        if (until < end) {
            endDash();
        }
    }
}

/// Of the segments of run_.
void StrokeOutline::findDirections() {
    directions_.clear();
    lengths_.clear();
    std::size_t kept = 0;
    for (std::size_t i = 1; i < run_.size(); ++i) {
        const double dx = run_[i].x - run_[kept].x;
        const double dy = run_[i].y - run_[kept].y;
        const double length = std::sqrt(dx * dx + dy * dy);
        if (length > 0) {
            directions_.push_back({dx / length, dy / length});
            lengths_.push_back(length);
            run_[++kept] = run_[i];
        }
    }
    run_.resize(kept + 1);
}

/// Of run_.
void StrokeOutline::addOutline(bool closed) {
    findDirections();
    if (directions_.empty()) {
        if (stroke_.cap == LineCap::Butt) {
            return;  // a point has no direction
        }
        directions_.push_back({1, 0});
        lengths_.push_back(0);
        run_.resize(1);
        run_.push_back(run_.front());
        closed = false;
    }
    begun_ = false;
    for (int side = 0; side < 2; ++side) {
        addSide(closed);
        if (closed) {
            sink_.close();
            begun_ = false;
        } else {
            addCap(run_.back(), directions_.back());
        }
        turnRound();
    }
    if (!closed) {
        sink_.close();
    }
}

/// So that its left is on the other side.
void StrokeOutline::turnRound() {
    std::ranges::reverse(run_);
    std::ranges::reverse(lengths_);
    std::ranges::reverse(directions_);
    for (Direction& along : directions_) {
        along = {-along.x, -along.y};
    }
}

/// Along the left of the way.
void StrokeOutline::addSide(bool closed) {
    const auto leftOf = [&](MmPoint p, Direction along) {
        return MmPoint{p.x + along.y * half_, p.y - along.x * half_};
    };
    const std::size_t last = directions_.size() - 1;
    if (closed) {
        addCorner(0, directions_[last], directions_[0], std::min(lengths_[last], lengths_[0]) / 2);
    } else {
        put(leftOf(run_.front(), directions_.front()));
    }
    for (std::size_t i = 1; i <= last; ++i) {
        addCorner(i, directions_[i - 1], directions_[i], std::min(lengths_[i - 1], lengths_[i]) / 2);
    }
    if (!closed) {
        put(leftOf(run_.back(), directions_.back()));
    }
}

/// The left side of a corner; `room` along its two segments.
void StrokeOutline::addCorner(std::size_t vertex, Direction before, Direction after, double room) {
    const MmPoint p = run_[vertex];
    const double cosine = before.x * after.x + before.y * after.y;
    const double sine = before.x * after.y - before.y * after.x;  // y grows downward: positive turns right
    const MmPoint first{p.x + before.y * half_, p.y - before.x * half_};
    const MmPoint second{p.x + after.y * half_, p.y - after.x * half_};
    // from the corner to where the sides meet, along the line; grows beyond bounds for a turn back
    const double along = cosine > -0.9999 ? std::abs(sine) / (1 + cosine) * half_ : 1e9;
    const auto meeting = [&] {
        const double share = half_ / (1 + cosine);
        return MmPoint{p.x + (before.y + after.y) * share, p.y - (before.x + after.x) * share};
    };
    if (sine < 0) {  // this is the inner side
        if (along <= room) {
            put(meeting());
        } else {
            put(first);
            put(p);
            put(second);
        }
        return;
    }
    const double longest = std::sqrt(2 / std::max(1 + cosine, 1e-9));  // mitre in line widths
    const bool flat = cosine > 0 && (longest - 1) * half_ < roundTolerance;
    if (flat || (stroke_.join == LineJoin::Miter && longest <= stroke_.miterLimit)) {
        put(meeting());
        return;
    }
    put(first);
    if (stroke_.join == LineJoin::Round) {
        addArc(p, {before.y, -before.x}, std::atan2(sine, cosine));
    }
    put(second);
}

/// From the left of the way that ends here to the left of the way back.
void StrokeOutline::addCap(MmPoint end, Direction outward) {
    if (stroke_.cap == LineCap::Round) {
        addArc(end, {outward.y, -outward.x}, std::numbers::pi);
    } else if (stroke_.cap == LineCap::Square) {
        const double ox = outward.x * half_;
        const double oy = outward.y * half_;
        put({end.x + oy + ox, end.y - ox + oy});
        put({end.x - oy + ox, end.y + ox + oy});
    }
}

/// Points between the ends of an arc to the right.
void StrokeOutline::addArc(MmPoint centre, Direction from, double angle) {
    const auto steps = static_cast<int>(std::ceil(angle / arcStep_));
    if (steps < 2) {
        return;
    }
    if (angle != lastArc_) {  // all ends of lines are one
        lastArc_ = angle;
        arcTurn_ = {std::cos(angle / steps), std::sin(angle / steps)};
    }
    Direction spoke{from.x * half_, from.y * half_};
    for (int i = 1; i < steps; ++i) {
        spoke = {spoke.x * arcTurn_.x - spoke.y * arcTurn_.y, spoke.x * arcTurn_.y + spoke.y * arcTurn_.x};
        put({centre.x + spoke.x, centre.y + spoke.y});
    }
}

void StrokeOutline::put(MmPoint p) {
    if (begun_) {
        sink_.lineTo(p);
    } else {
        sink_.moveTo(p);
        begun_ = true;
    }
}

}  // namespace nordertor::render
