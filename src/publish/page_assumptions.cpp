// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/quotation.h"
#include "base/text.h"
#include "model/assumption_signs.h"
#include "model/result_classes.h"
#include "publish/page_assumptions_p.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {
namespace {

constexpr double betweenLists = 2.5;  // mm
constexpr auto prefix = "A";          // of "Annahme" and "assumption"

std::string textIn(const model::ResultData& data, const model::ResultRow& row, const std::string& key,
                   Language language) {
    const auto column = columnOf(data, key + (language == Language::German ? "_de" : "_en"));
    const auto* text = column ? std::get_if<std::string>(&row.values[*column]) : nullptr;
    return text != nullptr ? *text : std::string();
}

Assumption assumptionOf(const model::ResultData& data, const model::ResultRow& row, std::size_t number,
                        const PageInput& input) {
    const Language language = input.options.language;
    const std::string what = textIn(data, row, "what", language);
    Assumption assumption{
        typographic(data.legend.title.in(language), language),
        number,
        {},
        typographic(textIn(data, row, "change", language) + (what.empty() ? "" : ": " + what), language),
        std::nullopt,
        !std::holds_alternative<std::monostate>(row.place)};
    if (!assumption.placed || !isOnMap(row.place, input)) {
        return assumption;
    }
    const auto found = classOf(data, row);
    const std::string colour =
        found && !withoutColour(input) ? data.legend.classes[*found].colour : std::string();
    const model::AssumptionSign* sign =
        found ? model::assumptionSign(data.legend.classes[*found].key) : nullptr;
    assumption.mark =
        PlaceMark{number, numberPlace(row.place, input, false), style::Colour::parse(colour).value_or(ink),
                  sign != nullptr ? sign->form : std::string(), prefix};
    return assumption;
}

/// Those of one scenario from `from` on that are not on the map: "Außerhalb der Karte: Neuer Weg: Brücke".
std::string beyondInOne(const PageInput& input, std::size_t from) {
    const Language language = input.options.language;
    std::map<std::string, std::vector<std::string>> byPlace;
    for (std::size_t i = from;
         i < input.assumptions.size() && input.assumptions[i].heading == input.assumptions[from].heading;
         ++i) {
        if (const Assumption& each = input.assumptions[i]; !each.mark) {
            byPlace[withCapital(whereOf(each, language))].push_back(each.text);
        }
    }
    std::vector<std::string> parts;
    for (const auto& [where, texts] : byPlace) {
        parts.push_back(where + ": " + joined(texts, "; "));
    }
    return joined(parts, ". ");
}

}  // namespace

std::vector<const model::ResultLayer*> assumptionLayers(const MapPageOptions& options,
                                                        const model::Project& project) {
    std::vector<const model::ResultLayer*> layers;
    const auto add = [&](const model::ResultLayer* layer) {
        if (std::ranges::find(layers, layer) == layers.end()) {
            layers.push_back(layer);
        }
    };
    for (const std::string& name : options.results) {
        const model::ResultLayer* layer = findResult(project, name);
        std::ranges::for_each(
            layer != nullptr ? assumptionsOf(project, *layer) : std::vector<const model::ResultLayer*>(),
            add);
    }
    for (const std::string& name : options.assumptions) {
        if (const model::ResultLayer* layer = findResult(project, name)) {
            add(layer);
        }
    }
    return layers;
}

std::vector<Assumption> assumptionsOnPage(const PageInput& input, bool beyond) {
    // points and lines of one scenario are layers of their own
    std::vector<std::string> headings;
    std::map<std::pair<std::size_t, std::size_t>, Assumption> byNumber;
    for (const model::ResultLayer* layer : assumptionLayers(input.options, input.project)) {
        const model::ResultData& data = *layer->data;
        const std::string heading = data.legend.title.in(input.options.language);
        auto scenario = std::ranges::find(headings, heading);
        scenario = scenario == headings.end() ? headings.insert(scenario, heading) : scenario;
        for (const model::ResultRow& row : data.rows) {
            const auto* number = std::get_if<double>(&row.values[*columnOf(data, "number")]);
            if (number == nullptr) {
                continue;
            }
            const auto own = static_cast<std::size_t>(std::llround(*number));
            Assumption assumption = assumptionOf(data, row, own, input);
            Assumption& known =
                byNumber.try_emplace({static_cast<std::size_t>(scenario - headings.begin()), own}, assumption)
                    .first->second;
            // new homes are several places, of which the first that is seen is marked
            if (!known.mark && assumption.mark) {
                known = std::move(assumption);
            }
        }
    }
    // those of a second scenario go on counting, so that each number is on the map once
    std::vector<Assumption> assumptions;
    std::size_t before = 0;
    std::size_t highest = 0;
    std::size_t scenario = 0;
    for (auto& [key, assumption] : byNumber) {
        before = key.first != scenario ? highest : before;
        scenario = key.first;
        assumption.number += before;
        assumption.sign = prefix + std::to_string(assumption.number);
        highest = std::max(highest, assumption.number);
        if (assumption.mark) {
            assumption.mark->number = assumption.number;
        }
        if (assumption.mark || beyond) {
            assumptions.push_back(std::move(assumption));
        }
    }
    return assumptions;
}

std::string whereOf(const Assumption& assumption, Language language) {
    const LocalizedText where = !assumption.placed ? LocalizedText{"Ort nicht bekannt", "place not known"}
                                : assumption.mark  ? LocalizedText{"auf der Karte", "on the map"}
                                                   : LocalizedText{"außerhalb der Karte", "outside the map"};
    return where.in(language);
}

std::vector<FactSheet::Item> assumptionItems(const PageInput& input) {
    std::vector<FactSheet::Item> items;
    for (std::size_t i = 0; i < input.assumptions.size();) {
        const std::size_t first = i;
        std::string head = input.assumptions[first].heading;
        for (;
             i < input.assumptions.size() && input.assumptions[i].heading == input.assumptions[first].heading;
             ++i) {
            if (const Assumption& each = input.assumptions[i]; each.mark) {
                items.push_back({std::exchange(head, {}), each.text, each.mark});
            }
        }
        if (std::string beyond = beyondInOne(input, first); !beyond.empty()) {
            items.push_back({std::exchange(head, {}), std::move(beyond)});
        }
    }
    return items;
}

std::optional<FactSheet> assumptionsAbove(const PageInput& input) {
    if (input.facts || input.assumptions.empty()) {
        return std::nullopt;
    }
    FactSheet sheet{.heading = input.assumptions.front().heading,
                    .items = assumptionItems(input),
                    .one = {"weitere Annahme", "more assumption"},
                    .many = {"weitere Annahmen", "more assumptions"}};
    sheet.items.front().head.clear();
    return sheet;
}

double heightAbove(const PageInput& input, double width) {
    const auto above = assumptionsAbove(input);
    return above ? smallFactsHeight(*above, width) + betweenLists : 0;
}

PageBox aboveList(const PageInput& input, const PageBox& box) {
    const double height = belowAssumptions(input, box).top - box.top;
    return {box.left, box.top, box.width, std::max(0.0, height - betweenLists)};
}

PageBox belowAssumptions(const PageInput& input, const PageBox& box) {
    static constexpr double most = 0.6;  // of the height: the list below has a few entries at least
    const double used = std::min(heightAbove(input, box.width), most * box.height);
    return {box.left, box.top + used, box.width, box.height - used};
}

std::string assumptionSentences(const PageInput& input) {
    const Language language = input.options.language;
    std::vector<std::string> sentences;
    for (std::size_t from = 0; from < input.assumptions.size();) {
        const std::string& heading = input.assumptions[from].heading;
        std::vector<std::string> parts;
        for (; from < input.assumptions.size() && input.assumptions[from].heading == heading; ++from) {
            const Assumption& each = input.assumptions[from];
            parts.push_back(each.sign + " " + each.text +
                            (each.mark ? std::string() : " (" + whereOf(each, language) + ")"));
        }
        sentences.push_back(heading + ": " + joined(parts, "; ") + ".");
    }
    return joined(sentences, " ");
}

std::vector<TableContent> assumptionTables(const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    std::vector<TableContent> tables;
    for (const Assumption& each : input.assumptions) {
        if (tables.empty() || tables.back().heading != each.heading) {
            tables.push_back({each.heading,
                              {{german ? "Nr." : "No.", 0.5},
                               {german ? "Annahme" : "Assumption", 6},
                               {german ? "Lage" : "Where", 2}},
                              {}});
        }
        tables.back().rows.push_back({each.sign, each.text, whereOf(each, language)});
    }
    return tables;
}

}  // namespace nordertor::publish
