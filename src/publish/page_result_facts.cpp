// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "model/result_classes.h"
#include "publish/page_assumptions_p.h"
#include "publish/page_gap_words_p.h"
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
    facts.one = morePlaces(places, 1);
    facts.many = morePlaces(places, 2);
    for (const ResultPlaces::Row& row : places.rowsBeyond) {
        const LocalizedText head{"Außerhalb der Karte", "Outside the map"};
        facts.items.push_back({&row == &places.rowsBeyond.front() ? head.in(language) : std::string(),
                               placeInWords(places, row, false),
                               {},
                               true});
    }
    const bool allListed =
        places.order != ResultPlaces::Order::Bands && places.rowsBeyond.size() == places.beyond;
    std::vector<std::string> closing{allListed ? std::string() : beyondInWords(places, language),
                                     missingEverywhere(places.everywhere, language)};
    if (input.options.gaps && !input.gaps.empty()) {
        closing.push_back((language == Language::German ? "Versorgungslücken" : "Gaps in supply") +
                          gapsBesideResults(input) +
                          (language == Language::German ? ", ohne Nummer: " : ", without a number: ") +
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
    const model::ResultLayer* layer = input.options.results.size() == 1
                                          ? findResult(input.project, input.options.results.front())
                                          : nullptr;
    const bool said = layer != nullptr && layer->data != nullptr && !layer->data->rows.empty();
    std::optional<FactSheet> facts = said ? ownFacts(*layer, input) : std::nullopt;
    if (facts) {
        for (FactSheet::Item& item : facts->items) {
            item.head = typographic(item.head, input.options.language);
            item.text = typographic(item.text, input.options.language);
        }
    }
    const std::vector<FactSheet::Item> items = assumptionItems(input);
    if (items.empty()) {
        return facts;
    }
    const bool german = input.options.language == Language::German;
    if (!facts) {
        facts = FactSheet{german ? "Im Einzelnen" : "One by one", {}};
    } else if (!facts->items.empty() && facts->items.front().head.empty()) {
        facts->items.front().head = std::move(facts->heading);
        facts->heading = german ? "Im Einzelnen" : "One by one";
    }
    facts->items.insert(facts->items.begin(), items.begin(), items.end());
    return facts;
}

}  // namespace nordertor::publish
