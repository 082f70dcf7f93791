// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analysis/scenarios/circle_reach_p.h"

namespace nordertor::analysis {
namespace {

/// More than rounding can move a home across the edge of a box.
constexpr double slackMetres = 1;

geo::Box boxOfShape(geo::Point location, const geo::MultiPolygon& outline) {
    return outline.empty() ? geo::Box{location, location} : geo::boxOf(outline);
}

}  // namespace

CircleReach::CircleReach(const HomePoints& homes, double limit,
                         const std::vector<const model::Facility*>& facilities)
    : homes_(&homes), limit_(limit), answers_(homes.points.size(), Answer::Unknown) {
    std::vector<geo::Box> boxes;
    for (const model::Facility* facility : facilities) {
        first_.push_back({facility->location, facility->outline});
        boxes.push_back(boxOfShape(facility->location, facility->outline));
    }
    index_ = geo::SpatialIndex(boxes);
}

bool CircleReach::within(const Shape& shape, geo::Point home) const {
    return (shape.outline.empty() ? geo::distance(shape.location, home)
                                  : geo::distanceTo(shape.outline, home)) <= limit_;
}

template <class Visit>
void CircleReach::visitHomes(const Shape& shape, Visit visit) const {
    const geo::Box window = boxOfShape(shape.location, shape.outline).expandedBy(limit_ + slackMetres);
    homes_->index.visit(window, [&](std::uint32_t home) {
        visit(home);
        return true;
    });
}

void CircleReach::insert(const model::Facility& facility) {
    later_.push_back({facility.location, facility.outline});
    visitHomes(later_.back(), [&](std::uint32_t home) {
        if (answers_[home] == Answer::No) {
            answers_[home] = Answer::Unknown;
        }
    });
}

void CircleReach::remove(const model::Facility& facility) {
    const Shape shape{facility.location, facility.outline};
    const auto at = std::find(later_.begin(), later_.end(), shape);
    if (at != later_.end()) {
        later_.erase(at);
    } else {
        bool found = false;
        index_.visit(boxOfShape(shape.location, shape.outline), [&](std::uint32_t i) {
            found = first_[i] == shape;
            first_[i].gone = first_[i].gone || found;
            return !found;
        });
    }
    visitHomes(shape, [&](std::uint32_t home) {
        if (answers_[home] == Answer::Yes) {
            answers_[home] = Answer::Unknown;
        }
    });
}

bool CircleReach::contains(std::uint32_t home) {
    Answer& answer = answers_[home];
    if (answer == Answer::Unknown) {
        const geo::Point p = homes_->points[home];
        bool found =
            std::any_of(later_.begin(), later_.end(), [&](const Shape& shape) { return within(shape, p); });
        if (!found) {
            index_.visit(geo::Box{p, p}.expandedBy(limit_), [&](std::uint32_t i) {
                found = !first_[i].gone && within(first_[i], p);
                return !found;
            });
        }
        answer = found ? Answer::Yes : Answer::No;
    }
    return answer == Answer::Yes;
}

}  // namespace nordertor::analysis
