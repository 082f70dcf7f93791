// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/page_parameters.h"

#include <utility>

#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

publish::Orientation orientationFrom(const std::string& text) {
    return text == "portrait"    ? publish::Orientation::Portrait
           : text == "landscape" ? publish::Orientation::Landscape
                                 : publish::Orientation::ByArea;
}

}  // namespace

std::vector<ParameterSpec> pageParameters() {
    std::vector<ParameterSpec> parameters{
        {.name = "theme",
         .type = ParameterType::Text,
         .label = {"Thema", "Theme"},
         .help = {"Nur dieses Thema; sonst alle. Beispiel: --theme youth",
                  "Only this theme; else all. Example: --theme youth"}},
        {.name = "scale",
         .type = ParameterType::Integer,
         .label = {"Maßstab 1 :", "Scale 1 :"},
         .help = {"Sonst der größte runde Maßstab, in dem das Gebiet ganz zu sehen ist. "
                  "Beispiel: --scale 5000",
                  "Else the largest round scale that shows the whole area. Example: --scale 5000"},
         .minimum = 100,
         .maximum = 500000},
        {.name = "paper",
         .type = ParameterType::Choice,
         .label = {"Papier", "Paper"},
         .help = {"Papiergröße.", "Paper size."},
         .choices = {"A4", "A3"},
         .defaultValue = "A4"},
        {.name = "orientation",
         .type = ParameterType::Choice,
         .label = {"Format", "Orientation"},
         .help = {"auto: was den größeren Maßstab erlaubt.", "auto: whichever allows the larger scale."},
         .choices = {"auto", "portrait", "landscape"},
         .choiceLabels = {{"automatisch", "automatic"},
                          {"Hochformat", "portrait"},
                          {"Querformat", "landscape"}},
         .defaultValue = "auto"},
        {.name = "variant",
         .type = ParameterType::Choice,
         .label = {"Ausgabe", "Variant"},
         .help = {"bw: für Kopierer ohne Farbe; Muster, Buchstaben und Nummern tragen die Aussage.",
                  "bw: for copiers without colours; patterns, letters and numbers carry the meaning."},
         .choices = {"colour", "bw"},
         .choiceLabels = {{"farbig", "in colour"}, {"schwarzweiß", "black and white"}},
         .defaultValue = "colour"},
        {.name = "title",
         .type = ParameterType::Text,
         .label = {"Titel", "Title"},
         .help = {"Sonst der Titel der Ergebnisse oder „Versorgungslücken“ mit dem Thema. "
                  "Beispiel: --title \"Spielplätze\"",
                  "Else the title of the results or \"Gaps in supply\" with the theme. "
                  "Example: --title \"Playgrounds\""}},
        {.name = "author",
         .type = ParameterType::Text,
         .label = {"Herausgeber", "Publisher"},
         .help = {"Amt oder Fachbereich. Beispiel: --author \"Fachbereich Stadtentwicklung\"",
                  "Office or department. Example: --author \"Planning department\""}},
        dateParameter()};
    for (ParameterSpec& shared : gapParameters()) {
        if (shared.name != "theme") {
            parameters.push_back(std::move(shared));
        }
    }
    parameters.push_back(scenarioParameter());
    return parameters;
}

publish::MapPageOptions pageOptionsFrom(const ParameterValues& values, const Context& context) {
    publish::MapPageOptions options;
    options.themeId = values.text("theme");
    options.language = context.language;
    options.paper = values.text("paper") == "A3" ? publish::Paper::A3 : publish::Paper::A4;
    options.orientation = orientationFrom(values.text("orientation"));
    options.scaleDenominator = values.integer("scale");
    options.grey = values.text("variant") == "bw";
    options.date = dateFrom(values, context);
    options.title = values.text("title");
    options.scenario = values.text("scenario");
    options.author = values.text("author");
    options.programName = context.program;
    return options;
}

}  // namespace nordertor::ops
