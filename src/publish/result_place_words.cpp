// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/number_format.h"
#include "base/text.h"
#include "geo/area_operations.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {
namespace {

geo::Box boxOfPlace(const model::ResultPlace& place) {
    geo::Box box;
    if (const auto* point = std::get_if<geo::Point>(&place)) {
        box.add(*point);
    } else if (const auto* area = std::get_if<geo::MultiPolygon>(&place)) {
        box.add(geo::boxOf(*area));
    } else if (const auto* lines = std::get_if<std::vector<geo::Points>>(&place)) {
        for (const geo::Points& line : *lines) {
            box.add(geo::boxOf(line));
        }
    }
    return box;
}

/// Inside the programme area if it is said to lie there.
geo::Point middleOf(const model::ResultPlace& place, const geo::MultiPolygon& area, bool inside) {
    if (const auto* point = std::get_if<geo::Point>(&place)) {
        return *point;
    }
    if (const auto* shape = std::get_if<geo::MultiPolygon>(&place)) {
        const geo::Point at = geo::pointInside(*shape).value_or(geo::centroid(*shape));
        if (inside && !geo::contains(area, at)) {
            const auto part = geo::intersection(*shape, area);
            return part && !part->empty() ? geo::pointInside(*part).value_or(at) : at;
        }
        return at;
    }
    return boxOfPlace(place).centre();
}

/// The longest piece of the lines within the frame.
geo::Points longestIn(const std::vector<geo::Points>& lines, const geo::MultiPolygon& frame) {
    geo::Points longest;
    for (const geo::Points& line : lines) {
        const auto pieces = geo::clippedLine(line, frame);
        for (const geo::Points& piece : pieces ? *pieces : std::vector<geo::Points>()) {
            longest = longest.empty() || geo::length(piece) > geo::length(longest) ? piece : longest;
        }
    }
    return longest;
}

}  // namespace

geo::Point numberPlace(const model::ResultPlace& place, const PageInput& input, bool inside) {
    const geo::Point middle = middleOf(place, input.project.area.shape, inside);
    if (input.view.widthMm <= 0) {
        return middle;
    }
    const geo::Box seen = input.view.box().expandedBy(-numberEdge * input.view.metresPerMm());
    if (const auto* lines = std::get_if<std::vector<geo::Points>>(&place)) {
        const geo::Points piece = longestIn(*lines, geo::rectangleOf(seen));
        return piece.empty() ? middle : piece[piece.size() / 2];
    }
    const auto* area = std::get_if<geo::MultiPolygon>(&place);
    if (area == nullptr || seen.contains(middle)) {
        return middle;
    }
    return pointInView(*area, input.view).value_or(middle);
}

bool isOnMap(const model::ResultPlace& place, const PageInput& input) {
    if (input.view.widthMm <= 0 || std::holds_alternative<std::monostate>(place)) {
        return true;
    }
    const geo::Box seen = input.view.box();
    const geo::Box box = boxOfPlace(place);
    if (!box.intersects(seen)) {
        return false;
    }
    if (seen.contains(box.min) && seen.contains(box.max)) {
        return true;
    }
    const geo::MultiPolygon frame = geo::rectangleOf(seen);
    if (const auto* area = std::get_if<geo::MultiPolygon>(&place)) {
        const auto part = geo::intersection(*area, frame);
        return !part || !part->empty();
    }
    const auto* lines = std::get_if<std::vector<geo::Points>>(&place);
    return lines != nullptr && std::ranges::any_of(*lines, [&](const geo::Points& line) {
               const auto part = geo::clippedLine(line, frame);
               return !part || !part->empty();
           });
}

bool reachesFar(const geo::MultiPolygon& area, const model::ResultPlace& place) {
    if (std::holds_alternative<std::monostate>(place)) {
        return false;
    }
    const geo::Box whole = geo::boxOf(area);
    const geo::Box box = boxOfPlace(place);
    return 2 * box.width() > whole.width() || 2 * box.height() > whole.height();
}

namespace {

bool liesPartlyIn(const geo::MultiPolygon& area, const model::ResultPlace& place) {
    const auto* shape = std::get_if<geo::MultiPolygon>(&place);
    if (shape == nullptr || !geo::boxOf(*shape).intersects(geo::boxOf(area))) {
        return false;
    }
    static constexpr double sliver = 0.01;  // of its area: what only touches lies outside
    const auto within = geo::intersection(*shape, area);
    return within && geo::areaOf(*within) > sliver * geo::areaOf(*shape);
}

}  // namespace

Whereabouts whereaboutsOf(const geo::MultiPolygon& area, const model::ResultPlace& place,
                          std::optional<bool> inside, Language language) {
    struct Direction {
        const char* de;
        const char* en;
    };
    static constexpr std::array<Direction, 8> directions{{{"Osten", "east"},
                                                          {"Nordosten", "north-east"},
                                                          {"Norden", "north"},
                                                          {"Nordwesten", "north-west"},
                                                          {"Westen", "west"},
                                                          {"Südwesten", "south-west"},
                                                          {"Süden", "south"},
                                                          {"Südosten", "south-east"}}};
    const bool german = language == Language::German;
    if (reachesFar(area, place) && !inside) {
        return {german ? "großflächig" : "over a wide area"};
    }
    const geo::Point at = middleOf(place, area, inside.value_or(false));
    const bool in = inside.value_or(geo::contains(area, at));
    const LocalizedText outside = inside == false && liesPartlyIn(area, place)
                                      ? LocalizedText{"überwiegend außerhalb", "mostly outside"}
                                      : LocalizedText{"außerhalb", "outside"};
    const LocalizedText within{"im Programmgebiet", "in the area"};
    const std::string start = (in ? within : outside).in(language);
    if (reachesFar(area, place)) {
        return {start, in};
    }
    const geo::Box box = geo::boxOf(area);
    const double east = (at.x - box.centre().x) / std::max(box.width(), 1.0);
    const double north = (at.y - box.centre().y) / std::max(box.height(), 1.0);
    static constexpr double middle = 1.0 / 6;  // of the area's width and height, from its centre
    if (in && std::hypot(east, north) < middle) {
        return {start + (german ? ", Mitte" : ", centre"), in};
    }
    const double eighths = std::atan2(north, east) / (std::numbers::pi / 4);
    const auto direction = static_cast<std::size_t>(std::llround(eighths) + 8) % directions.size();
    return {start + ", " + (german ? directions.at(direction).de : directions.at(direction).en), in};
}

std::string orderInWords(const ResultPlaces& places, const model::ResultLayer& layer, Language language) {
    const bool german = language == Language::German;
    if (places.countedAnew) {
        return german ? ", die schlechtesten zuerst (im Programmgebiet, dann außerhalb)"
                      : ", the worst first (in the programme area, then outside)";
    }
    if (places.order == ResultPlaces::Order::Rank) {
        return std::string(german ? ", nach Rang" : ", by rank") +
               (!places.insideFirst ? ""
                : german            ? " (die im Programmgebiet zuerst)"
                                    : " (those in the programme area first)");
    }
    const bool byValue = places.order == ResultPlaces::Order::Largest && places.all > 1 &&
                         layer.data->legend.kind != model::Presentation::Kind::Categories;
    const bool changes = layer.record.operation == "whatif";
    return !byValue  ? ""
           : changes ? (german ? ", die größten Änderungen zuerst" : ", the largest changes first")
           : german  ? ", die größten zuerst"
                     : ", the largest first";
}

std::string listTitle(const ResultPlaces& places, const model::ResultLayer& layer, Language language) {
    // the legend's title says how the signs are told apart, which the order of ranks has nothing to do with
    if (layer.record.operation == "gaps" && places.order == ResultPlaces::Order::Rank &&
        layer.data->legend.kind == model::Presentation::Kind::Categories) {
        return language == Language::German ? "Lücken" : "Gaps";
    }
    return layer.data->legend.title.in(language);
}

LocalizedText morePlaces(const ResultPlaces& places, std::size_t count) {
    const bool one = count == 1;
    return places.areGaps ? (one ? LocalizedText{"weitere Lücke", "more gap"}
                                 : LocalizedText{"weitere Lücken", "more gaps"})
                          : (one ? LocalizedText{"weiterer Ort", "more place"}
                                 : LocalizedText{"weitere Orte", "more places"});
}

std::string beyondInWords(const ResultPlaces& places, Language language) {
    static constexpr std::size_t mostNamed = 12;
    const bool german = language == Language::German;
    if (places.order == ResultPlaces::Order::Bands) {
        return german ? "Gezählt ist auch, was außerhalb der Karte liegt"
                      : "What lies beside the map is counted as well";
    }
    if (places.beyond == 0) {
        return {};
    }
    std::string text = german ? "Außerhalb der Karte: " : "Outside the map: ";
    text += formatCount(static_cast<std::int64_t>(places.beyond), language);
    text += " " + morePlaces(places, places.beyond).in(language);
    std::vector<std::string> ranks = places.ranksBeyond;
    const bool all = ranks.size() <= mostNamed;
    if (!all) {
        ranks.resize(places.ranksSkipped);
    }
    if (ranks.empty()) {
        return text;
    }
    if (ranks.size() > mostNamed) {
        return text + (german ? " (darunter alle Ränge, die hier fehlen)"
                              : " (among them all ranks that are missing here)");
    }
    return text +
           (all      ? " ("
            : german ? " (darunter "
                     : " (among them ") +
           (german ? "Rang " : "rank ") + joined(ranks, ", ") + ")";
}

Measured measured(const std::string& label, const std::string& text) {
    static constexpr std::array<std::string_view, 7> units{"m", "km", "ha", "m²", "%", "min", "Min."};
    const std::size_t blank = label.rfind(' ');
    const bool number = !text.empty() && text.back() >= '0' && text.back() <= '9';
    if (blank == std::string::npos || !number) {
        return {label, text};
    }
    std::string unit = label.substr(blank + 1);
    if (unit.size() > 2 && unit.front() == '(' && unit.back() == ')') {
        unit = unit.substr(1, unit.size() - 2);
    }
    if (std::ranges::find(units, unit) == units.end()) {
        return {label, text};
    }
    std::string what = label.substr(0, blank);
    for (const std::string word : {"je", "per"}) {
        if (what.ends_with(" " + word)) {
            what.resize(what.size() - word.size() - 1);
            unit.insert(0, word + " ");
        }
    }
    return {what, text + " " + unit};
}

std::string classInWords(const model::ResultData& data, std::size_t index, Language language) {
    std::string label = data.legend.classes[index].label.in(language);
    const bool ofNumbers = data.legend.kind == model::Presentation::Kind::Sequential ||
                           data.legend.kind == model::Presentation::Kind::Diverging;
    const auto column = columnOf(data, data.legend.column);
    if (!ofNumbers || !column) {
        return label;
    }
    const std::string withTitle = measured(data.legend.title.in(language), label).text;
    return withTitle != label ? withTitle : measured(data.columns[*column].label.in(language), label).text;
}

std::string unknownInWords(const model::ResultData& data, Language language) {
    return data.legend.unknown ? data.legend.unknown->label.in(language) : notKnown(language);
}

}  // namespace nordertor::publish
