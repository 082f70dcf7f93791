// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

std::string counted(std::size_t count, Language language) {
    return formatCount(static_cast<std::int64_t>(count), language);
}

std::string placeSentence(const PageInput& input) {
    const std::string scale = scaleText(input.layout.scaleDenominator, input.options.language);
    const std::string& name = input.project.area.name;
    if (input.options.language == Language::German) {
        return "Karte des Programmgebiets" + (name.empty() ? "" : " „" + name + "“") +
               " mit seiner Umgebung im Maßstab " + scale + ".";
    }
    return "Map of the programme area" + (name.empty() ? "" : " “" + name + "”") +
           " and its surroundings at a scale of " + scale + ".";
}

std::string gapSentences(const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    if (input.report == nullptr || !input.options.gaps) {
        return {};
    }
    if (input.gaps.empty()) {
        return german ? "Auf diesem Kartenausschnitt wurden keine Versorgungslücken gefunden."
                      : "No gaps in supply were found in this part of the map.";
    }
    const auto inside = static_cast<std::size_t>(
        std::ranges::count_if(input.gaps, [](const analysis::GapPlace* gap) { return gap->insideArea; }));
    const std::size_t count = input.gaps.size();
    const model::Standard* standard = input.themes.findStandard(input.gaps.front()->standard);
    std::string largest = standard != nullptr ? standard->label.in(language) + ": " : "";
    largest += input.gaps.front()->reason.in(language);
    if (count == 1) {
        const bool in = inside == 1;
        return (german ? std::string("Im Kartenausschnitt liegt eine Versorgungslücke, ") +
                             (in ? "innerhalb" : "außerhalb") + " des Programmgebiets. "
                       : std::string("This part of the map has one gap in supply, ") +
                             (in ? "inside" : "outside") + " the programme area. ") +
               largest;
    }
    // maps of all themes show only those in the list
    const bool some = input.gapsDrawn < count;
    const std::string part = inside == 0 ? (german ? "keine" : "none") : counted(inside, language);
    if (german) {
        return "Im Kartenausschnitt liegen " + counted(count, language) + " Versorgungslücken, davon " +
               part + " im Programmgebiet" +
               (some ? "; gezeichnet sind die " + counted(input.gapsDrawn, language) + " größten" : "") +
               ". Die größte – " + largest;
    }
    return "This part of the map has " + counted(count, language) + " gaps in supply, " + part +
           " of them in the programme area" +
           (some ? "; the " + counted(input.gapsDrawn, language) + " largest are drawn" : "") +
           ". The largest – " + largest;
}

std::string nounFor(model::ResultGeometry geometry, std::size_t count, bool german) {
    switch (geometry) {
        case model::ResultGeometry::Points:
            return german ? (count == 1 ? "Ort" : "Orten") : (count == 1 ? "place" : "places");
        case model::ResultGeometry::Lines:
            return german ? (count == 1 ? "Linie" : "Linien") : (count == 1 ? "line" : "lines");
        case model::ResultGeometry::Areas:
            break;
    }
    return german ? (count == 1 ? "Fläche" : "Flächen") : (count == 1 ? "area" : "areas");
}

/// "Weg zur Kita: von 230 Orten 120 „bis 200 m“, 80 „200 bis 400 m“, 30 ohne Angabe."
std::string resultSentence(const model::ResultLayer& layer, Language language) {
    const model::ResultData& data = *layer.data;
    const bool german = language == Language::German;
    const ClassCounts counts = classCounts(data);
    const std::size_t all = data.rows.size();
    std::string text = layer.record.title.in(language) + (german ? ": von " : ": of ") +
                       counted(all, language) + " " + nounFor(data.geometry, all, german) + " ";
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < data.legend.classes.size(); ++i) {
        if (counts.byClass[i] > 0) {
            const std::string label = data.legend.classes[i].label.in(language);
            parts.push_back(counted(counts.byClass[i], language) +
                            (german ? " „" + label + "“" : " “" + label + "”"));
        }
    }
    if (counts.unknown > 0) {
        parts.push_back(counted(counts.unknown, language) + (german ? " ohne Angabe" : " without a value"));
    }
    return text + joined(parts, ", ") + ".";
}

/// The signs of facilities that occur.
std::string facilitySentence(const PageInput& input) {
    std::vector<std::string> labels;
    for (const render::LegendEntry& entry : input.map.legend) {
        const std::string label = entry.label.in(input.options.language);
        if (entry.group.starts_with("facilities") && std::ranges::find(labels, label) == labels.end()) {
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

ClassCounts classCounts(const model::ResultData& data) {
    ClassCounts counts{std::vector<std::size_t>(data.legend.classes.size(), 0), 0};
    for (const model::ResultRow& row : data.rows) {
        const auto found = classOf(data, row);
        ++(found ? counts.byClass[*found] : counts.unknown);
    }
    return counts;
}

std::string describedMap(const PageInput& input) {
    std::vector<std::string> sentences{placeSentence(input), gapSentences(input)};
    for (const std::string& name : input.options.results) {
        const model::ResultLayer* layer = findResult(input.project, name);
        if (layer != nullptr && layer->data != nullptr && !layer->data->rows.empty()) {
            sentences.push_back(resultSentence(*layer, input.options.language));
        }
    }
    sentences.push_back(facilitySentence(input));
    std::erase(sentences, "");
    return joined(sentences, " ");
}

}  // namespace nordertor::publish
