// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

/// em in mm; 5.4 and 5.1 pt: small print that can still be read.
constexpr std::array<double, 2> printSizes{1.9, 1.8};
constexpr double aboveSources = 1;

TextLook smallPrint(double size) {
    return {size, render::FontFace::Regular, greyInk};
}

double printedHeight(const std::vector<std::string>& texts, double width, double size) {
    double height = aboveSources;
    for (const std::string& text : texts) {
        height += PageWriter::height(width, text, smallPrint(size));
    }
    return height;
}

std::string standardsText(const model::ThemeSet& themes, const analysis::GapReport* report,
                          const MapPageOptions& options) {
    if (report == nullptr) {
        return {};
    }
    const Language language = options.language;
    std::vector<std::string> parts;
    for (const analysis::StandardResult& result : report->standards) {
        const model::Standard* standard = themes.findStandard(result.standard);
        const bool shown = options.themeId.empty() || result.theme == options.themeId;
        if (standard == nullptr || !shown || result.places.empty()) {
            continue;
        }
        std::string part =
            standard->label.in(language) + ": " + formatNumber(result.limit, 0, language) + " m";
        // with all themes on a page there is no room for every citation; the report has them
        if (!options.themeId.empty()) {
            const LocalizedText unconfirmed{"fachlicher Erfahrungswert", "professional experience"};
            part += " (" +
                    (standard->citation.confirmed ? standard->citation.text : unconfirmed).in(language) + ")";
        }
        parts.push_back(std::move(part));
    }
    const LocalizedText start{"Angesetzte Fußwege – ", "Walking distances applied – "};
    return parts.empty() ? std::string() : start.in(language) + joined(parts, "; ") + ".";
}

/// "OpenStreetMap (1.11.2026)" of "OpenStreetMap (2026-11-01)".
std::string withDateInWords(const std::string& recorded, Language language) {
    std::string source = model::sourceWords(recorded).in(language);
    const std::size_t open = source.rfind('(');
    if (open == std::string::npos || !source.ends_with(')')) {
        return source;
    }
    const std::string inside = source.substr(open + 1, source.size() - open - 2);
    return source.substr(0, open + 1) + dateText(inside, language) + ")";
}

/// " (Verfahren: ...)"
std::string questionText(const MapPageOptions& options, const std::string& name) {
    const auto question = options.resultQuestions.find(name);
    return question != options.resultQuestions.end() && !question->second.empty()
               ? " (" + question->second.in(options.language) + ")"
               : std::string();
}

/// How each result on the page came about.
std::string resultsText(const model::Project& project, const MapPageOptions& options) {
    const Language language = options.language;
    const bool german = language == Language::German;
    std::vector<std::string> parts;
    for (const std::string& name : options.results) {
        const model::ResultLayer* layer = findResult(project, name);
        if (layer == nullptr) {
            continue;
        }
        const model::ResultRecord& record = layer->record;
        std::string part = withCapital(record.title.in(language)) +
                           (german ? ", berechnet mit " : ", computed with ") + record.program +
                           questionText(options, name) + ", " + dateText(record.createdOn, language);
        if (!record.scenario.empty()) {
            part += (german ? ", Szenario " : ", scenario ") + quoted(record.scenario, language);
        }
        if (!record.sources.empty()) {
            std::vector<std::string> sources;
            std::ranges::transform(
                record.sources, std::back_inserter(sources),
                [&](const std::string& source) { return withDateInWords(source, language); });
            part += (german ? ", Grundlage: " : ", based on: ") + joined(sources, ", ");
        }
        if (isOutdated(record, project)) {
            part += german ? " – veraltet, das Projekt wurde seither geändert"
                           : " – outdated, the project has been changed since";
        }
        parts.push_back(std::move(part));
    }
    return parts.empty() ? std::string() : joined(parts, "; ") + ".";
}

std::string sourceText(const model::SourceRecord& source, Language language) {
    const std::string title = model::sourceWords(source.title).in(language);
    std::string text =
        source.attribution.empty() ? title : model::sourceWords(source.attribution).in(language);
    if (!source.attribution.empty() && !source.title.empty() &&
        source.attribution.find(source.title) == std::string::npos) {
        text = title + ": " + text;
    }
    std::vector<std::string> details;
    if (!source.licence.empty()) {
        details.push_back(source.licence);
    }
    if (!source.dataDate.empty()) {
        details.push_back((language == Language::German ? "Datenstand " : "data of ") +
                          dateText(source.dataDate, language));
    }
    return details.empty() ? text : text + " (" + joined(details, ", ") + ")";
}

std::string madeText(const PageInput& input) {
    const MapPageOptions& options = input.options;
    const bool german = options.language == Language::German;
    std::vector<std::string> parts{
        (german ? "Koordinatensystem: " : "Coordinate system: ") + input.crsName +
            " (EPSG:" + std::to_string(input.project.workingCrsEpsg) + ")",
        (german ? "Maßstab " : "Scale ") + scaleText(input.layout.scaleDenominator, options.language) +
            " (DIN " + nameOf(input.layout.paper) + ")",
        (german ? "Druckdatum " : "Printed ") + dateText(options.date, options.language)};
    if (options.pageNumber > 0) {
        parts.push_back((german ? "Seite " : "Page ") + std::to_string(options.pageNumber));
    }
    if (!options.programName.empty()) {
        parts.push_back((german ? "Erstellt mit " : "Made with ") + options.programName);
    }
    return joined(parts, " · ");
}

}  // namespace

std::string creditText(const model::Project& project, const MapPageOptions& options) {
    const Language language = options.language;
    std::vector<model::SourceRecord> sources = project.sources;
    for (const std::string& name : options.results) {
        if (const model::ResultLayer* layer = findResult(project, name)) {
            const auto& own = layer->record.ownSources;
            sources.insert(sources.end(), own.begin(), own.end());
        }
    }
    std::vector<std::string> parts;
    for (const model::SourceRecord& source : sources) {
        std::string text = sourceText(source, language);
        if (std::find(parts.begin(), parts.end(), text) == parts.end()) {
            parts.push_back(std::move(text));
        }
    }
    if (options.backdrop != nullptr) {
        parts.push_back(options.backdrop->credit().in(language));
    }
    return (language == Language::German ? "Datengrundlagen: " : "Data: ") + joined(parts, "; ") + ".";
}

std::vector<std::string> sourceTexts(const PageInput& input) {
    std::vector<std::string> texts{shownGapsText(input), resultsText(input.project, input.options),
                                   standardsText(input.themes, input.report, input.options),
                                   creditText(input.project, input.options), madeText(input)};
    std::erase(texts, "");
    for (std::string& text : texts) {
        text = typographic(text, input.options.language);
    }
    return texts;
}

double sourcesHeight(const PageInput& input, double width) {
    return printedHeight(sourceTexts(input), width, printSizes.front());
}

bool writeSources(PageWriter& page, const PageInput& input, const PageBox& box) {
    page.rule(box.left, box.right(), box.top, hairline, 0.2);
    const std::vector<std::string> texts = sourceTexts(input);
    const auto* const fitting = std::ranges::find_if(
        printSizes, [&](double size) { return printedHeight(texts, box.width, size) <= box.height + 1e-6; });
    const TextLook look = smallPrint(fitting != printSizes.end() ? *fitting : printSizes.back());
    double y = box.top + aboveSources;
    for (const std::string& text : texts) {
        const double room = box.bottom() - y + 1e-6;
        const auto lines = static_cast<std::size_t>(std::max(room, 0.0) / PageWriter::advance(look));
        if (lines == 0) {
            break;
        }
        const auto paragraph = page.element(Role::Paragraph);
        y += page.paragraph(box.left, y, box.width, text, look, lines);
    }
    return fitting != printSizes.end();
}

}  // namespace nordertor::publish
