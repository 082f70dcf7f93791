// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr TextLook heading{3.0, render::FontFace::Bold, ink};
constexpr double circleColumn = 7;  ///< mm for the number

struct GapText {
    std::string head;
    std::string reason;
};

GapText textOf(const PageInput& input, const analysis::GapPlace& gap) {
    const Language language = input.options.language;
    const model::Standard* standard = input.themes.findStandard(gap.standard);
    std::string head = standard != nullptr ? standard->label.in(language) : gap.standard;
    if (!gap.insideArea) {
        head += language == Language::German ? " (außerhalb)" : " (outside)";
    }
    return {head, gap.reason.in(language)};
}

style::Colour colourOf(const PageInput& input, const analysis::GapPlace& gap) {
    const model::Theme* theme = input.themes.find(gap.standard.substr(0, gap.standard.find('.')));
    return theme != nullptr ? style::Colour::parse(theme->colour).value_or(ink) : ink;
}

double writeGap(PageWriter& page, const PageInput& input, const analysis::GapPlace& gap, double left,
                double top, double width, double size, bool measureOnly) {
    const GapText text = textOf(input, gap);
    const TextLook head{size, render::FontFace::Semibold, ink};
    const TextLook body{size, render::FontFace::Regular, ink};
    const double textWidth = width - circleColumn;
    const double height = PageWriter::height(textWidth, text.head, head, 2) +
                          PageWriter::height(textWidth, text.reason, body, 5);
    if (measureOnly) {
        return height;
    }
    page.circle({left + 2.4, top + 2.4}, 1.9, {255, 255, 255, 255}, colourOf(input, gap), 0.5);
    const std::string number = std::to_string(gap.rank);
    const TextLook numberLook{number.size() > 2 ? 1.8 : 2.2, render::FontFace::Bold, ink};
    page.line(left + 2.4, top + 2.4 - PageWriter::advance(numberLook) / 2, number, numberLook, Align::Centre);
    double y = top;
    y += page.paragraph(left + circleColumn, y, textWidth, text.head, head, 2);
    page.paragraph(left + circleColumn, y, textWidth, text.reason, body, 5);
    return height;
}

std::string moreText(std::size_t count, Language language) {
    const std::string number = formatCount(static_cast<std::int64_t>(count), language);
    if (language == Language::German) {
        return count == 1 ? "… und 1 weitere Lücke auf der Karte"
                          : "… und " + number + " weitere Lücken auf der Karte";
    }
    return count == 1 ? "… and 1 more gap on the map" : "… and " + number + " more gaps on the map";
}

}  // namespace

std::size_t writeGaps(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.gaps;
    const Language language = input.options.language;
    double y = box.top;
    y += page.line(box.left, y, language == Language::German ? "Lücken" : "Gaps", heading) + 0.8;
    if (input.gaps.empty()) {
        const LocalizedText none =
            input.report == nullptr
                ? LocalizedText{"Die Versorgung wurde für diese Karte nicht berechnet.",
                                "Supply was not computed for this map."}
                : LocalizedText{"Auf diesem Kartenausschnitt wurden keine Lücken gefunden.",
                                "No gaps were found in this part of the map."};
        page.paragraph(box.left, y, box.width, none.in(language), {2.4});
        return 0;
    }
    constexpr double size = 2.25;
    constexpr double between = 1.5;
    const TextLook moreLook{size, render::FontFace::Italic, greyInk};
    const double moreHeight = PageWriter::advance(moreLook);
    std::size_t listed = 0;
    for (const analysis::GapPlace* gap : input.gaps) {
        const double height = writeGap(page, input, *gap, box.left, y, box.width, size, true);
        const bool last = listed + 1 == input.gaps.size();
        if (y + height + (last ? 0 : moreHeight) > box.bottom()) {
            break;
        }
        y += writeGap(page, input, *gap, box.left, y, box.width, size, false) + between;
        ++listed;
    }
    if (listed < input.gaps.size()) {
        page.line(box.left + circleColumn, y - 0.4, moreText(input.gaps.size() - listed, language), moreLook);
    }
    return listed;
}

}  // namespace nordertor::publish
