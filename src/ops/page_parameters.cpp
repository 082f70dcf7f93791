// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/page_parameters.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/layout_choice.h"
#include "ops/outside_map.h"

namespace nordertor::ops {
namespace {

publish::Orientation orientationFrom(const std::string& text) {
    return text == "portrait"    ? publish::Orientation::Portrait
           : text == "landscape" ? publish::Orientation::Landscape
                                 : publish::Orientation::ByArea;
}

style::MapVariant variantFrom(const std::string& name) {
    const auto at = std::ranges::find(style::mapVariantNames, name);
    return at == style::mapVariantNames.end()
               ? style::MapVariant::Colour
               : static_cast<style::MapVariant>(at - style::mapVariantNames.begin());
}

/// The line breaks of the text stay, other control characters become blanks.
std::string paragraphsOf(const std::string& text) {
    std::vector<std::string> lines = split(text, '\n');
    std::ranges::transform(lines, lines.begin(), onOneLine);
    return std::string(trimmed(joined(lines, "\n")));
}

std::vector<std::string> paperNames() {
    std::vector<std::string> names;
    for (const publish::Paper paper : publish::papers) {
        names.push_back(nameOf(paper));
    }
    return names;
}

}  // namespace

std::vector<ParameterSpec> pageParameters() {
    std::vector<ParameterSpec> parameters{
        {.name = "theme",
         .type = ParameterType::Text,
         .label = {"Thema", "Theme"},
         .help = {"Nur dieses Thema; sonst alle. Beispiel: --theme youth",
                  "Only this theme; else all. Example: --theme youth"}},
        {.name = "layout",
         .type = ParameterType::Text,
         .label = {"Blattaufteilung", "Layout"},
         .help =
             {"Kennung, Name im Projekt oder eigene Datei (.json); „nordertor layout PROJEKT“ zeigt alle. Beispiel: "
              "--layout poster",
              "Id, name in the project or a file of your own (.json); 'nordertor layout PROJECT' shows all. "
              "Example: --layout poster"},
         .defaultValue = publish::builtInLayouts().front().id},
        {.name = "scale",
         .type = ParameterType::Scale,
         .label = {"Maßstab 1 :", "Scale 1 :"},
         .help = {"Auch als 1:5000; sonst der größte runde Maßstab, in dem ganz zu sehen ist, worum es geht. "
                  "Beispiel: --scale 5000",
                  "Also as 1:5000; else the largest round scale that shows all of what it is about. "
                  "Example: --scale 5000"},
         .minimum = 100,
         .maximum = 500000},
        {.name = "paper",
         .type = ParameterType::Choice,
         .label = {"Papier", "Paper"},
         .help = {"Sonst das erste der Blattaufteilung. Beispiel: --paper A3",
                  "Else the first of the layout. Example: --paper A3"},
         .choices = paperNames()},
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
         .help =
             {"bw: für Kopierer ohne Farbe; Muster, Formen, Buchstaben und Nummern tragen die Aussage. dark: "
              "dunkel, für Vorträge am Bildschirm.",
              "bw: for copiers without colours; patterns, forms, letters and numbers carry the meaning. dark: "
              "for talks on a screen."},
         .choices = {style::mapVariantNames.begin(), style::mapVariantNames.end()},
         .choiceLabels = {{"farbig", "in colour"}, {"dunkel", "dark"}, {"schwarzweiß", "black and white"}},
         .defaultValue = "colour"},
        {.name = "grid",
         .type = ParameterType::Choice,
         .label = {"Koordinatengitter", "Coordinate grid"},
         .help = {"auto: wie die Blattaufteilung es vorsieht.", "auto: as the layout has it."},
         .choices = {"auto", "on", "off"},
         .choiceLabels = {{"automatisch", "automatic"}, {"zeigen", "show"}, {"nicht zeigen", "hide"}},
         .defaultValue = "auto"},
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
        {.name = "paper-number",
         .type = ParameterType::Text,
         .label = {"Nummer der Vorlage", "Number of the council paper"},
         .help = {"Beispiel: --paper-number 3/123/2026", "Example: --paper-number 3/123/2026"}},
        {.name = "annex",
         .type = ParameterType::Text,
         .label = {"Nummer der Anlage", "Number of the annex"},
         .help = {"Beispiel: --annex 2", "Example: --annex 2"}},
        {.name = "note",
         .type = ParameterType::Text,
         .label = {"Text auf dem Blatt", "Text on the sheet"},
         .help = {"Steht im Textfeld der Blattaufteilung. Beispiel: --note \"Entwurf für den Ausschuss\"",
                  "Stands in the layout's text frame. Example: --note \"Draft for the committee\""}},
        {.name = "logo",
         .type = ParameterType::InputFile,
         .label = {"Wappen oder Logo", "Coat of arms or logo"},
         .help = {"PNG oder JPEG für das Bildfeld der Blattaufteilung. Beispiel: --logo wappen.png",
                  "PNG or JPEG for the layout's picture frame. Example: --logo arms.png"},
         .fileFilter = "*.png *.jpg *.jpeg"},
        dateParameter()};
    for (ParameterSpec& shared : outsideMapParameters()) {
        parameters.push_back(std::move(shared));
    }
    for (ParameterSpec& shared : gapParameters()) {
        if (shared.name != "theme") {
            parameters.push_back(std::move(shared));
        }
    }
    parameters.push_back(scenarioParameter());
    return parameters;
}

Result<publish::MapPageOptions> pageOptionsFrom(const ParameterValues& values, const Context& context,
                                                const Task& task) {
    auto layout = layoutFrom(values, "layout", context);
    if (!layout) {
        return fail(layout.error());
    }
    publish::MapPageOptions options;
    options.layout = std::make_shared<const publish::Layout>(std::move(*layout));
    options.themeId = values.text("theme");
    options.language = context.language;
    options.paper = publish::paperNamed(values.text("paper"));
    options.orientation = orientationFrom(values.text("orientation"));
    options.scaleDenominator = values.integer("scale");
    options.variant = variantFrom(values.text("variant"));
    options.date = dateFrom(values, context);
    options.title = onOneLine(values.text("title"));
    options.scenario = values.text("scenario");
    options.author = onOneLine(values.text("author"));
    options.paperNumber = onOneLine(values.text("paper-number"));
    options.annex = onOneLine(values.text("annex"));
    options.note = paragraphsOf(values.text("note"));
    options.logo = values.path("logo");
    if (const std::string grid = values.text("grid"); grid != "auto") {
        options.grid = grid == "on";
    }
    options.backdropOpacity = values.integer("base-map-opacity").value_or(100) / 100.0;
    if (!context.dryRun) {
        // a dry run leaves the network alone
        auto backdrop = outsideMapFrom(values, context, task);
        if (backdrop) {
            options.backdrop = std::move(*backdrop);
        } else if (backdrop.error().code == ErrorCode::CannotRead && isMapService(values.text("base-map"))) {
            options.notices.push_back(publish::noBackdropNotice(backdrop.error()));
        } else {
            return fail(backdrop.error());
        }
    }
    options.programName = context.program;
    return options;
}

Result<std::vector<analysis::PartnerMatch>> partnersForSheet(const Context& context,
                                                             const analysis::GapReport& report,
                                                             const std::string& gap, const Task& task) {
    static constexpr std::size_t partnersOnASheet = 5;
    const analysis::GapPlace* place = report.find(gap);
    if (place == nullptr || context.snapshot->organisations.empty()) {
        return std::vector<analysis::PartnerMatch>();
    }
    auto matches = analysis::matchPartners(*context.snapshot, *context.themes, *place,
                                           {.limit = std::numeric_limits<std::size_t>::max()}, task);
    if (!matches) {
        return matches;
    }
    // who is merely near is no partner a council paper names; the verb lists all
    static constexpr double fits = 0.65;
    std::erase_if(*matches, [](const analysis::PartnerMatch& match) { return match.affinity < fits; });
    if (matches->size() > partnersOnASheet) {
        matches->resize(partnersOnASheet);
    }
    return matches;
}

}  // namespace nordertor::ops
