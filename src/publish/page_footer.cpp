// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "base/number_format.h"
#include "base/text.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

std::string standardsText(const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    std::vector<std::string> parts;
    if (input.report == nullptr) {
        return {};
    }
    std::set<std::string> used;
    for (const analysis::GapPlace* gap : input.gaps) {
        used.insert(gap->standard);
    }
    for (const analysis::StandardResult& result : input.report->standards) {
        const model::Standard* standard = input.themes.findStandard(result.standard);
        if (standard == nullptr || !used.contains(result.standard)) {
            continue;
        }
        std::string part =
            standard->label.in(language) + " " + formatNumber(result.limit, 0, language) + " m";
        const std::string source = standard->citation.text.in(language);
        const LocalizedText unconfirmed{"fachlicher Erfahrungswert", "professional experience"};
        part += " (" + (standard->citation.confirmed ? source : unconfirmed.in(language)) + ")";
        parts.push_back(part);
    }
    return parts.empty() ? std::string()
                         : (german ? "Höchste Fußwege: " : "Longest walks: ") + joined(parts, "; ") + ".";
}

std::string sourceText(const model::SourceRecord& source, Language language) {
    const bool german = language == Language::German;
    std::string text = source.attribution.empty() ? source.title : source.attribution;
    if (!source.attribution.empty() && !source.title.empty() &&
        source.attribution.find(source.title) == std::string::npos) {
        text = source.title + ": " + text;
    }
    std::vector<std::string> details;
    if (!source.licence.empty()) {
        details.push_back(source.licence);
    }
    if (!source.dataDate.empty()) {
        details.push_back((german ? "Datenstand " : "data of ") + dateText(source.dataDate, language));
    }
    return details.empty() ? text : text + " (" + joined(details, ", ") + ")";
}

std::string sourcesText(const PageInput& input) {
    const Language language = input.options.language;
    std::vector<std::string> parts;
    for (const model::SourceRecord& source : input.project.sources) {
        const std::string text = sourceText(source, language);
        if (std::find(parts.begin(), parts.end(), text) == parts.end()) {
            parts.push_back(text);
        }
    }
    return (language == Language::German ? "Daten: " : "Data: ") + joined(parts, "; ") + ".";
}

std::string madeText(const PageInput& input) {
    const MapPageOptions& options = input.options;
    const bool german = options.language == Language::German;
    std::vector<std::string> parts{
        (german ? "Koordinatensystem: " : "Coordinate system: ") + input.crsName +
            " (EPSG:" + std::to_string(input.project.workingCrsEpsg) + ")",
        (german ? "Maßstab " : "Scale ") + scaleText(input.layout.scaleDenominator, options.language) +
            (options.paper == Paper::A4 ? " (A4)" : " (A3)"),
        (german ? "Druckdatum " : "Printed ") + dateText(options.date, options.language)};
    if (!options.programName.empty()) {
        parts.push_back((german ? "Erstellt mit " : "Made with ") + options.programName);
    }
    return joined(parts, " · ");
}

}  // namespace

void writeFooter(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.footer;
    page.rule(box.left, box.right(), box.top, hairline, 0.2);
    const std::string standards = standardsText(input);
    const std::string sources = sourcesText(input);
    const std::string made = madeText(input);
    // the smallest print stays readable: 5.2 pt
    for (const double size : {2.1, 1.95, 1.85}) {
        const TextLook look{size, render::FontFace::Regular, greyInk};
        double height = 1;
        for (const std::string& text : {standards, sources, made}) {
            height += text.empty() ? 0 : PageWriter::height(box.width, text, look);
        }
        const bool last = size == 1.85;
        if (height > box.height && !last) {
            continue;
        }
        double y = box.top + 1;
        const auto room = static_cast<std::size_t>((box.height - 1) / PageWriter::advance(look));
        // licences must be printed; what has to give way are the citations, which stand in the report too
        const auto needed = static_cast<std::size_t>(
            std::lround((PageWriter::height(box.width, sources, look) + PageWriter::advance(look)) /
                        PageWriter::advance(look)));
        if (!standards.empty() && room > needed) {
            y += page.paragraph(box.left, y, box.width, standards, look, room - needed);
        }
        y += page.paragraph(box.left, y, box.width, sources, look, room > 1 ? room - 1 : 1);
        page.paragraph(box.left, y, box.width, made, look, 1);
        break;
    }
}

}  // namespace nordertor::publish
