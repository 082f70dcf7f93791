// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "geo/area_operations.h"
#include "publish/page_assumptions_p.h"
#include "publish/page_composer_p.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {

std::size_t gapsLeftOut(const PageInput& input) {
    const bool ofSome = input.allNumbered && input.outlines.empty();
    return !ofSome ? 0
                   : static_cast<std::size_t>(
                         std::ranges::count_if(input.gapsInSight, [&](const analysis::GapPlace* gap) {
                             return std::ranges::find(input.gaps, gap) == input.gaps.end();
                         }));
}

std::size_t gapsToDraw(const PageInput& input, bool chosen) {
    return chosen || !input.options.themeId.empty() ? input.gaps.size() : gapsNumbered(input);
}

std::size_t gapsWithNumber(const PageInput& input, std::size_t listed) {
    if (ranksInsteadOfGaps(input)) {
        return 0;
    }
    // without an entry in list or table a number would lead nowhere
    const std::size_t leading = input.layout.find(FrameKind::Gaps) != nullptr ? listed : 0;
    return input.allNumbered || input.options.tables ? gapsNumbered(input) : leading;
}

bool gapsTableFollows(const PageInput& input) {
    return input.allNumbered && input.sheets == nullptr && !input.facts && input.options.gaps &&
           !input.options.tables && input.options.furtherPages;
}

std::map<std::string, std::size_t> numbersOf(const PageInput& input) {
    const std::size_t numbered = gapsWithNumber(input, input.gapsListed);
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < input.gapsDrawn; ++i) {
        numbers[input.gaps[i]->id] = i < numbered ? i + 1 : 0;
    }
    return numbers;
}

std::optional<geo::Point> pointInView(const geo::MultiPolygon& shape, const render::MapView& view) {
    const geo::Box whole = view.box();
    const geo::Box inner = whole.expandedBy(-numberEdge * view.metresPerMm());
    for (const geo::Box& box : {inner, whole}) {
        const auto part = geo::intersection(shape, geo::rectangleOf(box));
        if (!part || part->empty()) {
            continue;
        }
        if (const auto point = geo::pointInside(*part)) {
            return geo::Point{std::clamp(point->x, inner.min.x, inner.max.x),
                              std::clamp(point->y, inner.min.y, inner.max.y)};
        }
    }
    return std::nullopt;
}

std::map<std::string, geo::Point> placesInView(
    const PageInput& input, const std::optional<std::map<std::string, std::size_t>>& numbers) {
    std::map<std::string, geo::Point> places;
    if (input.report == nullptr || !numbers) {
        return places;
    }
    const geo::Box seen = input.view.box().expandedBy(-numberEdge * input.view.metresPerMm());
    for (const auto& [id, number] : *numbers) {
        const analysis::GapPlace* gap = input.report->find(id);
        if (gap == nullptr || number == 0 || seen.contains(gap->centre)) {
            continue;
        }
        std::optional<geo::Point> place;
        if (input.outlines.size() == 1) {
            const auto inArea = geo::intersection(gap->shape, input.outlines.front().shape);
            place = inArea ? pointInView(*inArea, input.view) : std::nullopt;
        }
        place = place ? place : pointInView(gap->shape, input.view);
        if (place) {
            places[id] = *place;
        }
    }
    return places;
}

void keepMarksInView(FactSheet& facts, const render::MapView& view) {
    if (view.widthMm <= 0) {
        return;
    }
    const geo::Box seen = view.box().expandedBy(-numberEdge * view.metresPerMm());
    std::size_t number = 0;
    for (FactSheet::Item& item : facts.items) {
        if (item.mark && !seen.contains(item.mark->at)) {
            item.mark.reset();
        } else if (item.mark) {
            item.mark->number = ++number;
        }
    }
}

std::vector<render::SceneOptions::PlaceNumber> placeNumbers(PageInput& input) {
    std::vector<render::SceneOptions::PlaceNumber> numbers;
    input.placesNumbered = 0;
    const std::optional<FactSheet> above = assumptionsAbove(input);
    const std::optional<FactSheet>& facts = above ? above : input.facts;
    if (!facts) {
        return numbers;
    }
    const PageBox frame = input.layout.boxOf(FrameKind::Gaps);
    const PageBox box = above ? aboveList(input, frame) : frame;
    const std::size_t listed = input.options.tables ? facts->items.size() : factsThatFit(*facts, box);
    for (std::size_t i = 0; i < facts->items.size(); ++i) {
        const auto& mark = facts->items[i].mark;
        if (mark && (i < listed || (mark->isPrefixed() && input.options.furtherPages))) {
            numbers.push_back(
                {mark->number, mark->at, mark->colour.text(), mark->form, mark->prefix, mark->area});
            input.placesNumbered += mark->isPrefixed() ? 0 : 1;
        }
    }
    return numbers;
}

std::vector<geo::Box> numberedBoxes(const analysis::GapReport* report, const render::SceneOptions& scene) {
    std::vector<geo::Box> boxes;
    for (const auto& [id, number] : scene.gapNumbers.value_or(std::map<std::string, std::size_t>())) {
        const analysis::GapPlace* gap = report != nullptr && number > 0 ? report->find(id) : nullptr;
        if (gap != nullptr) {
            boxes.push_back(geo::boxOf(gap->shape));
        }
    }
    for (const render::SceneOptions::PlaceNumber& place : scene.placeNumbers) {
        boxes.push_back(place.area != nullptr ? geo::boxOf(*place.area) : geo::Box{place.at, place.at});
    }
    return boxes;
}

}  // namespace nordertor::publish
