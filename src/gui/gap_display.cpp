// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/gap_display.h"

#include <utility>

namespace nordertor::gui {
namespace {

bool isDrawn(const analysis::GapPlace& place, const std::string& theme, const GapDisplay& display) {
    if (place.id == display.selected) {
        return true;
    }
    if (display.insideOnly && !place.insideArea) {
        return false;
    }
    return display.theme.empty() ? place.rank <= numberedGapsOfAllThemes : display.theme == theme;
}

}  // namespace

analysis::GapReport gapsToDraw(const analysis::GapReport& report, const GapDisplay& display) {
    analysis::GapReport drawn;
    for (const analysis::StandardResult& result : report.standards) {
        analysis::StandardResult part;
        part.theme = result.theme;
        part.standard = result.standard;
        part.limit = result.limit;
        part.demand = result.demand;
        for (const analysis::GapPlace& place : result.places) {
            if (!isDrawn(place, result.theme, display)) {
                continue;
            }
            analysis::GapPlace copy = place;
            copy.homeIndices.clear();
            if (display.theme.empty() && place.id != display.selected) {
                copy.shape = {};
            }
            part.places.push_back(std::move(copy));
        }
        drawn.standards.push_back(std::move(part));
    }
    return drawn;
}

std::map<std::string, std::size_t> gapNumbers(const analysis::GapReport& drawn, const GapDisplay& display) {
    std::map<std::string, std::size_t> numbers;
    for (const analysis::GapPlace* place : drawn.ranked()) {
        if (numbers.size() < numberedGapsOfOneTheme || place->id == display.selected) {
            numbers[place->id] = place->rank;
        }
    }
    return numbers;
}

}  // namespace nordertor::gui
