// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr double widestCell = 13;    ///< mm
constexpr double labelGap = 1;       ///< mm
constexpr double gridEdge = 0.6;     ///< mm above and below
constexpr double limitsSize = 0.88;  ///< of the legend's texts
constexpr double cellGap = 0.6;      ///< mm between the limits of two columns
constexpr std::size_t titleLines = 3;
constexpr std::size_t limitLines = 2;

/// Of a square of signs in a column.
struct GridPlan {
    TextLook title;
    TextLook limits;
    std::string up;     ///< what grows upwards
    std::string right;  ///< what grows to the right
    double labels = 0;  ///< width of the limits at the left
    double cell = 0;    ///< width of a column of signs
    double upHeight = 0;
    double limitsHeight = 0;
    double rightHeight = 0;

    [[nodiscard]] double rows(std::size_t count) const {
        return static_cast<double>(count) * render::legendSampleHeight;
    }
};

std::vector<std::string> textsOf(const std::vector<LocalizedText>& labels, Language language) {
    std::vector<std::string> texts;
    std::ranges::transform(labels, std::back_inserter(texts),
                           [&](const LocalizedText& label) { return label.in(language); });
    return texts;
}

GridPlan planOf(const LegendLine& line, double width, double textSize, Language language) {
    const auto& grid = *line.grid;
    const bool german = language == Language::German;
    GridPlan plan;
    plan.title = {textSize, render::FontFace::Regular, ink};
    plan.limits = {std::max(1.8, textSize * limitsSize), render::FontFace::Regular, ink};
    plan.up = (german ? "Nach oben: " : "Upwards: ") + grid.firstTitle.in(language);
    plan.right = (german ? "Nach rechts: " : "To the right: ") + grid.secondTitle.in(language);
    for (const std::string& text : textsOf(grid.first, language)) {
        plan.labels = std::max(plan.labels, render::textWidth(text, plan.limits.face, plan.limits.size));
    }
    const double columns = static_cast<double>(grid.second.size());
    const double least = render::legendSampleWidth * columns;
    plan.labels = std::min(plan.labels, width - least - labelGap);
    plan.cell = std::clamp((width - plan.labels - labelGap) / columns, render::legendSampleWidth, widestCell);
    plan.upHeight = PageWriter::height(width, plan.up, plan.title, titleLines);
    for (const std::string& text : textsOf(grid.second, language)) {
        plan.limitsHeight = std::max(plan.limitsHeight,
                                     PageWriter::height(plan.cell - cellGap, text, plan.limits, limitLines));
    }
    plan.rightHeight = PageWriter::height(width, plan.right, plan.title, titleLines);
    return plan;
}

/// "Feld aus 3 mal 3 Zeichen. Nach oben: ... (bis 10; über 10). ..."
std::string inWords(const LegendLine& line, const GridPlan& plan, Language language) {
    const auto& grid = *line.grid;
    const bool german = language == Language::German;
    return (german ? "Feld aus " : "Square of ") + std::to_string(grid.first.size()) +
           (german ? " mal " : " by ") + std::to_string(grid.second.size()) +
           (german ? " Zeichen. " : " signs. ") + plan.up + " (" +
           joined(textsOf(grid.first, language), "; ") + "). " + plan.right + " (" +
           joined(textsOf(grid.second, language), "; ") + ").";
}

}  // namespace

double legendGridHeight(const LegendLine& line, double width, double textSize, Language language) {
    const GridPlan plan = planOf(line, width, textSize, language);
    return plan.upHeight + plan.rows(line.grid->first.size()) + plan.limitsHeight + plan.rightHeight +
           2 * gridEdge;
}

void writeLegendGrid(PageWriter& page, const LegendLine& line, const PageBox& box, double textSize,
                     Language language) {
    const auto& grid = *line.grid;
    const GridPlan plan = planOf(line, box.width, textSize, language);
    const auto figure = page.figure(inWords(line, plan, language), box);
    double top = box.top + gridEdge;
    page.paragraph(box.left, top, box.width, plan.up, plan.title, titleLines);
    top += plan.upHeight;
    const double left = box.left + plan.labels + labelGap;
    const std::size_t columns = grid.second.size();
    for (std::size_t i = 0; i < grid.first.size(); ++i) {
        // the first class is the lowest row
        const double rowTop = top + plan.rows(grid.first.size() - 1 - i);
        const std::string text = grid.first[i].in(language);
        const double height = PageWriter::height(plan.labels, text, plan.limits, 1);
        page.line(left - labelGap, rowTop + (render::legendSampleHeight - height) / 2, text, plan.limits,
                  Align::Right);
        for (std::size_t j = 0; j < columns; ++j) {
            const double cellLeft = left + plan.cell * static_cast<double>(j);
            if (const render::LegendEntry* cell = line.cells[i * columns + j]; cell != nullptr) {
                page.inset(cell->sample, {cellLeft + (plan.cell - render::legendSampleWidth) / 2, rowTop});
            }
        }
    }
    top += plan.rows(grid.first.size());
    for (std::size_t j = 0; j < columns; ++j) {
        const double middle = left + plan.cell * (static_cast<double>(j) + 0.5);
        double lineTop = top;
        for (const std::string& text : render::brokenLines(grid.second[j].in(language), plan.limits.face,
                                                           plan.limits.size, plan.cell - cellGap)) {
            lineTop += page.line(middle, lineTop, text, plan.limits, Align::Centre);
        }
    }
    page.paragraph(box.left, top + plan.limitsHeight, box.width, plan.right, plan.title, titleLines);
}

}  // namespace nordertor::publish
