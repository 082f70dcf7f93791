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

std::string counted(std::size_t count, Language language) {
    return formatCount(static_cast<std::int64_t>(count), language);
}

std::string placeSentence(const PageInput& input) {
    const std::string scale = scaleText(input.layout.scaleDenominator, input.options.language);
    const std::string& name = input.project.area.name;
    if (input.options.centre) {
        return input.options.language == Language::German
                   ? "Ausschnitt aus dem Programmgebiet" +
                         (name.empty() ? "" : " " + quoted(name, Language::German)) +
                         " oder seiner Umgebung im Maßstab " + scale + "."
                   : "Detail of the programme area" +
                         (name.empty() ? "" : " " + quoted(name, Language::English)) +
                         " or its surroundings at a scale of " + scale + ".";
    }
    if (input.options.language == Language::German) {
        return "Karte des Programmgebiets" + (name.empty() ? "" : " " + quoted(name, Language::German)) +
               " mit seiner Umgebung im Maßstab " + scale + ".";
    }
    return "Map of the programme area" + (name.empty() ? "" : " " + quoted(name, Language::English)) +
           " and its surroundings at a scale of " + scale + ".";
}

/// "; 41 weitere reichen von außen hinein"
std::string beyond(std::size_t count, Language language) {
    if (count == 0) {
        return {};
    }
    return language == Language::German
               ? "; " + counted(count, language) +
                     (count == 1 ? " weitere reicht von außen hinein" : " weitere reichen von außen hinein")
               : "; " + counted(count, language) +
                     (count == 1 ? " more reaches in from outside" : " more reach in from outside");
}

std::size_t countInside(const std::vector<const analysis::GapPlace*>& gaps) {
    return static_cast<std::size_t>(
        std::ranges::count_if(gaps, [](const analysis::GapPlace* gap) { return gap->insideArea; }));
}

std::string gapInWords(const PageInput& input, const analysis::GapPlace& gap) {
    const model::Standard* standard = input.themes.findStandard(gap.standard);
    const std::string start = standard != nullptr ? standard->label.in(input.options.language) + ": " : "";
    return start + gap.reason.in(input.options.language);
}

/// On a sheet about some gaps: what is drawn is not all there is.
std::string chosenGapsSentences(const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    const std::size_t shown = input.gaps.size();
    const std::size_t all = shown + gapsLeftOut(input);
    const std::size_t allInside =
        countInside(input.gaps) + countInside(input.gapsInSight) -
        static_cast<std::size_t>(std::ranges::count_if(input.gapsInSight, [&](const auto* gap) {
            return gap->insideArea && std::ranges::find(input.gaps, gap) != input.gaps.end();
        }));
    const model::Theme* theme = input.themes.find(input.options.themeId);
    const std::string of = theme == nullptr ? std::string() : ofWhichGaps(input.options, input.themes);
    const std::string largest = gapInWords(input, *input.gaps.front());
    if (shown == 1) {
        const bool in = input.gaps.front()->insideArea;
        const std::string where = german ? (in ? "innerhalb" : "außerhalb") : (in ? "inside" : "outside");
        return german
                   ? (all == 1
                          ? std::string("Das Blatt zeigt die einzige Versorgungslücke")
                          : "Das Blatt zeigt eine von " + counted(all, language) + " Versorgungslücken") +
                         of + " im Kartenausschnitt; sie liegt " + where + " des Programmgebiets. " + largest
                   : (all == 1 ? std::string("The sheet shows the only gap")
                               : "The sheet shows one of " + counted(all, language) + " gaps") +
                         " in supply" + of + " in this part of the map; it lies " + where +
                         " the programme area. " + largest;
    }
    return german ? "Gezeigt sind " + counted(shown, language) + " von " + counted(all, language) +
                        " Versorgungslücken" + of + " im Kartenausschnitt; im Programmgebiet liegen " +
                        counted(countInside(input.gaps), language) + " der gezeigten und " +
                        counted(allInside, language) + " von allen. Die größte – " + largest
                  : "Shown are " + counted(shown, language) + " of " + counted(all, language) +
                        " gaps in supply" + of + " in this part of the map; " +
                        counted(countInside(input.gaps), language) + " of those shown and " +
                        counted(allInside, language) + " of all lie in the programme area. The largest – " +
                        largest;
}

/// Beside stored results, whether the numbers on the map are those of the gaps.
std::string numbersOfGaps(const PageInput& input) {
    const Language language = input.options.language;
    const std::size_t numbered = std::min(gapsWithNumber(input, input.gapsListed), input.gapsDrawn);
    if (input.options.results.empty()) {
        return {};
    }
    return numbered < input.gaps.size()   ? numbersOnMap(numbered, input.gaps.size(), language)
           : language == Language::German ? "; auf der Karte mit Nummer"
                                          : "; with a number on the map";
}

std::string gapSentences(const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    if (input.report == nullptr || !input.options.gaps) {
        return {};
    }
    const bool ofArea = !input.outlines.empty();
    if (input.allNumbered && !ofArea && !input.gaps.empty()) {
        return chosenGapsSentences(input);
    }
    if (input.gaps.empty() && ofArea) {
        return german ? "Im umrandeten Gebiet wurden keine Versorgungslücken gefunden."
                      : "No gaps in supply were found in the area outlined.";
    }
    if (input.gaps.empty()) {
        return german ? "Auf diesem Kartenausschnitt wurden keine Versorgungslücken gefunden."
                      : "No gaps in supply were found in this part of the map.";
    }
    const std::size_t inside = countInside(input.gaps);
    const std::size_t count = input.gaps.size();
    const std::string of = gapsBesideResults(input);
    const std::string numbers = numbersOfGaps(input);
    const std::string largest = gapInWords(input, *input.gaps.front());
    if (count == 1) {
        const bool in = inside == 1;
        return (german ? std::string(ofArea ? "Im umrandeten Gebiet" : "Im Kartenausschnitt") +
                             " liegt eine Versorgungslücke" + of + ", " + (in ? "innerhalb" : "außerhalb") +
                             " des Programmgebiets" + numbers + ". "
                       : std::string(ofArea ? "The area outlined" : "This part of the map") +
                             " has one gap in supply" + of + ", " + (in ? "inside" : "outside") +
                             " the programme area" + numbers + ". ") +
               largest;
    }
    // maps of all themes show only those in the list
    const bool some = input.gapsDrawn < count;
    const std::string part = inside == 0 ? (german ? "keine" : "none") : counted(inside, language);
    if (german) {
        return std::string(ofArea ? "Im umrandeten Gebiet" : "Im Kartenausschnitt") + " liegen " +
               counted(count, language) + " Versorgungslücken" + of + ", davon " + part +
               " im Programmgebiet" + beyond(input.gapsBeyond, language) +
               (some ? "; gezeichnet sind die " + counted(input.gapsDrawn, language) + " größten" : "") +
               numbers + ". Die größte – " + largest;
    }
    return std::string(ofArea ? "The area outlined" : "This part of the map") + " has " +
           counted(count, language) + " gaps in supply" + of + ", " + part +
           " of them in the programme area" + beyond(input.gapsBeyond, language) +
           (some ? "; the " + counted(input.gapsDrawn, language) + " largest are drawn" : "") + numbers +
           ". The largest – " + largest;
}

/// Of each class how many, or how many persons.
/// "Weg zur Kita – von 230 Orten 120 „bis 200 m“, 80 „200 bis 400 m“, 30 ohne Angabe."
/// "Einzugsbereiche: Kitas – Personen: 819 „bis 200“, 1.518 „200 bis 400“."
std::string classesSentence(const model::ResultLayer& layer, const ClassFigures& figures,
                            const PageInput& input) {
    const Language language = input.options.language;
    const bool detail = input.options.centre.has_value();
    const model::ResultData& data = *layer.data;
    const bool german = language == Language::German;
    const std::size_t all = figures.drawn;
    std::string text = withCapital(layer.record.title.in(language)) + " – ";
    if (figures.beyond > 0) {
        const std::size_t seen = all - figures.beyond;
        const std::string part = counted(seen, language) + (german ? " von " : " of ") +
                                 counted(all, language) + " " + placesNoun(data, all, language);
        text += german ? (seen == 1 ? "auf der Karte liegt " : "auf der Karte liegen ") + part
                       : part + (seen == 1 ? " is on the map" : " are on the map");
        if (figures.classes.empty() || (data.legend.classes.size() == 1 && figures.unknown == 0)) {
            return text + ".";
        }
        text += ": ";
    } else if (data.legend.classes.size() == 1 && figures.unknown == 0) {
        return text + figures.what.in(language) + " " + counted(all, language) + ".";
    }
    text +=
        figures.beyond > 0 ? ""
        : figures.places
            ? (german ? "von " : "of ") + counted(all, language) + " " + placesNoun(data, all, language) + " "
            // persons are counted beyond a detail as well
            : figures.what.in(language) + (detail ? (german ? " insgesamt: " : " in all: ") : ": ");
    std::vector<std::string> parts;
    for (const ClassFigure& figure : figures.classes) {
        const std::string label = classInWords(data, figure.index, language);
        const std::string amount =
            figure.amount ? formatCount(std::llround(*figure.amount), language) : notKnown(language);
        parts.push_back(amount + " " + quoted(label, language));
    }
    if (figures.unknown > 0) {
        parts.push_back(counted(figures.unknown, language) + (german ? " ohne Angabe" : " without a value"));
    }
    return text + joined(parts, ", ") + ".";
}

/// The places with the most to say, one by one.
std::string placesSentence(const model::ResultLayer& layer, const PageInput& input) {
    static constexpr std::size_t mostSpoken = 8;  // a table has more; nobody listens to a hundred
    const Language language = input.options.language;
    const ResultPlaces places = placesOf(layer, input, mostSpoken);
    const bool toSay = !places.ranksBeyond.empty() || holdsZones(layer);
    std::vector<std::string> ending{toSay ? beyondInWords(places, language) : std::string(),
                                    missingEverywhere(places.everywhere, language)};
    std::erase(ending, "");
    std::string closing = ending.empty() ? std::string() : joined(ending, ". ") + ".";
    if (places.rows.empty()) {
        return closing;
    }
    std::vector<std::string> parts;
    std::ranges::transform(places.rows, std::back_inserter(parts), [&](const auto& row) {
        // a number that is not on the map, or there is another place's, would mislead
        const bool onMap = showsRanks(*layer.data) || parts.size() < input.placesNumbered;
        return placeInWords(places, row, onMap);
    });
    const std::string title = listTitle(places, layer, language);
    std::string lead = withCapital(title.empty() ? layer.record.title.in(language) : title);
    lead += orderInWords(places, layer, language);
    if (const std::size_t rest = places.all - places.rows.size(); rest > 0) {
        parts.push_back(counted(rest, language) + " " + morePlaces(places, rest).in(language));
    }
    return lead + ": " + joined(parts, "; ") + "." + (closing.empty() ? "" : " " + closing);
}

std::string resultSentences(const model::ResultLayer& layer, const PageInput& input) {
    const ClassFigures figures = classFigures(layer, input);
    const bool zones = holdsZones(layer);
    // of bands that add up the one has said all there is, of zones the other
    const LocalizedText overlaps{"Die Farben zeigen, bei wie vielen davon an einem Ort etwas fehlt.",
                                 "The colours show for how many of these something is missing at a place."};
    std::vector<std::string> sentences{zones ? "" : classesSentence(layer, figures, input),
                                       showsOverlaps(*layer.data) ? overlaps.in(input.options.language) : "",
                                       zones || figures.places ? placesSentence(layer, input) : ""};
    std::erase(sentences, "");
    return joined(sentences, " ");
}

/// The signs of facilities that occur.
std::string facilitySentence(const PageInput& input) {
    std::vector<std::string> labels;
    for (const render::LegendEntry& entry : input.map.legend) {
        const std::string label = entry.label.in(input.options.language);
        if (entry.group.starts_with("facilities:") && std::ranges::find(labels, label) == labels.end()) {
            labels.push_back(label);
        }
    }
    if (labels.empty()) {
        return {};
    }
    return (input.options.language == Language::German ? "Eingetragene Einrichtungen: "
                                                       : "Facilities shown: ") +
           joined(labels, ", ") + ".";
}

}  // namespace

std::string notKnown(Language language) {
    return language == Language::German ? "nicht bekannt" : "not known";
}

ClassFigures classFigures(const model::ResultLayer& layer, const PageInput& input) {
    const model::ResultData& data = *layer.data;
    ClassFigures figures;
    const std::vector<std::size_t> drawn = drawnRows(data);
    figures.drawn = drawn.size();
    if (const auto bands = bandAmounts(layer)) {
        figures.what = data.columns[bands->column].label;
        figures.places = false;
        for (std::size_t i = 0; i < bands->byClass.size(); ++i) {
            figures.classes.push_back({i, bands->byClass[i]});
            figures.all += bands->byClass[i].value_or(0);
        }
        return figures;
    }
    const bool points = data.geometry == model::ResultGeometry::Points;
    figures.what = points && columnOf(data, "home") ? LocalizedText{"Zahl der Wohngebäude", "Number of homes"}
                   : points                         ? LocalizedText{"Zahl der Orte", "Number of places"}
                   : data.geometry == model::ResultGeometry::Lines
                       ? LocalizedText{"Zahl der Linien", "Number of lines"}
                       : LocalizedText{"Zahl der Flächen", "Number of areas"};
    const model::ClassCounts counts = classCounts(data, [&](const model::ResultRow& row) {
        if (!std::ranges::binary_search(drawn, static_cast<std::size_t>(&row - data.rows.data()))) {
            return false;
        }
        const bool seen = isOnMap(row.place, input);
        figures.beyond += seen ? 0 : 1;
        return seen;
    });
    figures.unknown = counts.unknown;
    figures.all = static_cast<double>(figures.drawn - figures.beyond);
    for (std::size_t i = 0; i < counts.byClass.size(); ++i) {
        if (counts.byClass[i] > 0) {
            figures.classes.push_back({i, static_cast<double>(counts.byClass[i])});
        }
    }
    return figures;
}

std::string describedMap(const PageInput& input) {
    std::vector<std::string> sentences{placeSentence(input), assumptionSentences(input), gapSentences(input)};
    for (const std::string& name : input.options.results) {
        const model::ResultLayer* layer = findResult(input.project, name);
        if (layer != nullptr && layer->data != nullptr && !layer->data->rows.empty()) {
            sentences.push_back(resultSentences(*layer, input));
        }
    }
    sentences.push_back(facilitySentence(input));
    std::erase(sentences, "");
    return typographic(joined(sentences, " "), input.options.language);
}

}  // namespace nordertor::publish
