// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "model/assumption_signs.h"
#include "model/result_classes.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {
namespace {

FactSheet placesInFigures(const model::ResultLayer& layer, const ResultPlaces& places,
                          const PageInput& input) {
    const Language language = input.options.language;
    const std::string title = withCapital(listTitle(places, layer, language));
    FactSheet facts{language == Language::German ? "Im Einzelnen" : "One by one", {}};
    for (std::size_t i = 0; i < places.rows.size(); ++i) {
        const bool marked = i < places.marks.size();
        // what the numbers are stands above the first
        facts.items.push_back({i == 0 ? title + orderInWords(places, layer, language) : std::string(),
                               placeInWords(places, places.rows[i], !marked),
                               marked ? std::optional(places.marks[i]) : std::nullopt});
    }
    facts.unlisted = places.all - places.rows.size();
    facts.one = {"weiterer Ort", "more place"};
    facts.many = {"weitere Orte", "more places"};
    std::vector<std::string> closing{beyondInWords(places, language)};
    if (input.options.gaps && !input.gaps.empty()) {
        closing.push_back((language == Language::German ? "Versorgungslücken (ohne Nummer): "
                                                        : "Gaps in supply (without a number): ") +
                          formatCount(static_cast<std::int64_t>(gapsToDraw(input, false)), language) +
                          (language == Language::German ? " von " : " of ") +
                          formatCount(static_cast<std::int64_t>(input.gaps.size()), language));
    }
    std::erase(closing, "");
    facts.closing = joined(closing, ". ");
    return facts;
}

FactSheet classesInFigures(const model::ResultLayer& layer, const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    const ClassFigures figures = classFigures(layer, input);
    // persons are counted beyond the map as well
    FactSheet facts{
        figures.what.in(language) + (figures.beyond > 0 ? (german ? " auf der Karte" : " on the map")
                                                        : (german ? " insgesamt" : " in all")),
        {}};
    if (figures.beyond > 0) {
        facts.closing = (german ? "Außerhalb der Karte: " : "Outside the map: ") +
                        formatCount(static_cast<std::int64_t>(figures.beyond), language);
    }
    for (const ClassFigure& figure : figures.classes) {
        const std::string amount =
            figure.amount ? formatCount(std::llround(*figure.amount), language) : notKnown(language);
        facts.items.push_back(
            {{}, withCapital(classInWords(*layer.data, figure.index, language)) + ": " + amount});
    }
    if (figures.unknown > 0) {
        facts.items.push_back({{},
                               withCapital(unknownInWords(*layer.data, language)) + ": " +
                                   formatCount(static_cast<std::int64_t>(figures.unknown), language)});
    }
    return facts;
}

/// The assumptions of its scenario that are on the map, each with its number there.
std::vector<FactSheet::Item> assumptionItems(const model::ResultLayer& layer, const PageInput& input) {
    const bool german = input.options.language == Language::German;
    std::vector<FactSheet::Item> items;
    for (const model::ResultLayer* each : assumptionsOf(input.project, layer)) {
        const model::ResultData& data = *each->data;
        const auto textOf = [&](const model::ResultRow& row, const std::string& key) {
            const auto column = columnOf(data, key + (german ? "_de" : "_en"));
            const auto* text = column ? std::get_if<std::string>(&row.values[*column]) : nullptr;
            return text != nullptr ? *text : std::string();
        };
        std::set<double> told;  // new homes are several places
        for (const model::ResultRow& row : data.rows) {
            const auto* number = std::get_if<double>(&row.values[*columnOf(data, "number")]);
            if (number == nullptr || std::holds_alternative<std::monostate>(row.place) ||
                !isOnMap(row.place, input) || !told.insert(*number).second) {
                continue;
            }
            const auto found = classOf(data, row);
            const style::Colour colour =
                style::Colour::parse(found && !withoutColour(input) ? data.legend.classes[*found].colour
                                                                    : std::string())
                    .value_or(ink);
            const model::AssumptionSign* sign =
                found ? model::assumptionSign(data.legend.classes[*found].key) : nullptr;
            items.push_back({items.empty() ? data.legend.title.in(input.options.language) : std::string(),
                             textOf(row, "change") + ": " + textOf(row, "what"),
                             PlaceMark{static_cast<std::size_t>(std::llround(*number)),
                                       numberPlace(row.place, input, false), colour,
                                       sign != nullptr ? sign->form : std::string()}});
        }
    }
    return items;
}

/// What the result itself says, without its scenario.
std::optional<FactSheet> ownFacts(const model::ResultLayer& layer, const PageInput& input) {
    static constexpr std::size_t mostListed = 20;
    const ResultPlaces places = placesOf(layer, input, mostListed);
    const bool listed = places.order != ResultPlaces::Order::Bands || holdsZones(layer);
    if ((!places.rows.empty() || places.beyond > 0) && listed && (places.heads.name || places.heads.rank)) {
        return placesInFigures(layer, places, input);
    }
    const bool same = layer.data->legend.classes.size() < 2 || layer.data->legend.grid;
    return same || hasFrame(layoutFor(input.options), FrameKind::Chart)
               ? std::nullopt
               : std::optional(classesInFigures(layer, input));
}

}  // namespace

bool ranksInsteadOfGaps(const PageInput& input) {
    if (input.allNumbered || input.options.results.size() != 1) {
        return false;
    }
    const model::ResultLayer* layer = findResult(input.project, input.options.results.front());
    return layer != nullptr && layer->data != nullptr && showsRanks(*layer->data);
}

std::optional<FactSheet> resultFacts(const PageInput& input) {
    if (input.options.results.size() != 1) {
        return std::nullopt;
    }
    const model::ResultLayer* layer = findResult(input.project, input.options.results.front());
    if (layer == nullptr || layer->data == nullptr || layer->data->rows.empty()) {
        return std::nullopt;
    }
    std::optional<FactSheet> facts = ownFacts(*layer, input);
    std::vector<FactSheet::Item> items = assumptionItems(*layer, input);
    if (items.empty() && !facts) {
        return facts;
    }
    const bool german = input.options.language == Language::German;
    if (!facts) {
        facts = FactSheet{german ? "Im Einzelnen" : "One by one", {}};
    } else if (!items.empty() && !facts->items.empty() && facts->items.front().head.empty()) {
        facts->items.front().head = std::move(facts->heading);
        facts->heading = german ? "Im Einzelnen" : "One by one";
    }
    facts->items.insert(facts->items.begin(), items.begin(), items.end());
    for (FactSheet::Item& item : facts->items) {
        item.head = typographic(item.head, input.options.language);
        item.text = typographic(item.text, input.options.language);
    }
    return facts;
}

}  // namespace nordertor::publish
