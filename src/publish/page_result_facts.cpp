// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {
namespace {

FactSheet placesInFigures(const model::ResultLayer& layer, const ResultPlaces& places, Language language) {
    const std::string title = layer.data->legend.title.in(language);
    FactSheet facts{language == Language::German ? "Im Einzelnen" : "One by one", {}};
    for (const auto& cells : places.rows) {
        // what the numbers are stands above the first
        facts.items.push_back({facts.items.empty() ? title : std::string(), placeInWords(places, cells)});
    }
    facts.unlisted = places.all - places.rows.size();
    facts.one = {"weiterer Ort", "more place"};
    facts.many = {"weitere Orte", "more places"};
    return facts;
}

FactSheet classesInFigures(const model::ResultLayer& layer, Language language) {
    const ClassFigures figures = classFigures(layer);
    // also of what lies beyond the map
    FactSheet facts{figures.what.in(language) + (language == Language::German ? " insgesamt" : " in all"),
                    {}};
    for (const ClassFigure& figure : figures.classes) {
        const std::string amount =
            figure.amount ? formatCount(std::llround(*figure.amount), language) : notKnown(language);
        facts.items.push_back(
            {{}, withCapital(layer.data->legend.classes[figure.index].label.in(language)) + ": " + amount});
    }
    if (figures.unknown > 0) {
        facts.items.push_back({{},
                               (language == Language::German ? "Ohne Angabe: " : "Without a value: ") +
                                   formatCount(static_cast<std::int64_t>(figures.unknown), language)});
    }
    return facts;
}

}  // namespace

std::optional<FactSheet> resultFacts(const PageInput& input) {
    static constexpr std::size_t mostListed = 20;
    if (input.options.results.size() != 1) {
        return std::nullopt;
    }
    const model::ResultLayer* layer = findResult(input.project, input.options.results.front());
    if (layer == nullptr || layer->data == nullptr || layer->data->rows.empty()) {
        return std::nullopt;
    }
    const Language language = input.options.language;
    const ResultPlaces places = placesOf(*layer, input.project, mostListed, language);
    if (!places.rows.empty() && places.order != ResultPlaces::Order::Bands &&
        (places.heads.name || places.heads.rank)) {
        return placesInFigures(*layer, places, language);
    }
    const bool same = layer->data->legend.classes.size() < 2 || layer->data->legend.grid;
    return same || hasFrame(layoutFor(input.options), FrameKind::Chart)
               ? std::nullopt
               : std::optional(classesInFigures(*layer, language));
}

}  // namespace nordertor::publish
