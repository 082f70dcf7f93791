// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr TextLook standLook{2.8, render::FontFace::Semibold, ink};
constexpr TextLook besideLook{2.6, render::FontFace::Regular, greyInk};
constexpr double besideWidth = 50;
constexpr double toRule = 1.8;
constexpr double ruleWidth = 0.9;

/// A text as large as its room allows, then broken into lines.
struct Setting {
    TextLook look;
    std::size_t lines = 1;
    bool whole = true;
};

Setting settingFor(const std::string& text, double width, TextLook look, double smallest,
                   std::size_t mostLines) {
    while (look.size > smallest && render::textWidth(text, look.face, look.size) > width) {
        look.size = std::max(look.size - 0.25, smallest);
    }
    const std::size_t needed = render::brokenLines(text, look.face, look.size, width).size();
    return {look, std::min(needed, mostLines), needed <= mostLines};
}

/// What stands right of the title: a line each, the first in bold.
std::vector<std::string> besideTitle(const PageInput& input) {
    if (hasFrame(layoutFor(input.options), FrameKind::TitleBlock)) {
        return {};
    }
    std::vector<std::string> lines{dateLine(input.options)};
    for (const std::string& text : {paperText(input.options), input.options.author}) {
        if (!text.empty()) {
            const auto broken = render::brokenLines(text, besideLook.face, besideLook.size, besideWidth);
            lines.insert(lines.end(), broken.begin(), broken.end());
        }
    }
    return lines;
}

struct TitleSetting {
    Setting title;
    Setting subtitle;
    double width = 0;  ///< of the title
    double height = 0;
};

TitleSetting titleSetting(const PageInput& input, double width) {
    const std::vector<std::string> beside = besideTitle(input);
    TitleSetting setting;
    setting.width = beside.empty() ? width : width - besideWidth - 3;
    setting.title = settingFor(titleOf(input.options, input.project, input.themes), setting.width,
                               {6.0, render::FontFace::Bold, ink}, 4.5, 4);
    const double right =
        1.2 + PageWriter::advance(standLook) +
        PageWriter::advance(besideLook) * static_cast<double>(beside.empty() ? 0 : beside.size() - 1);
    const double titleHeight =
        PageWriter::advance(setting.title.look) * static_cast<double>(setting.title.lines) - 1;
    const double below = right > titleHeight ? setting.width : width;
    setting.subtitle = settingFor(subtitleOf(input.options, input.project), below,
                                  {3.1, render::FontFace::Regular, greyInk}, 2.6, 3);
    const double left =
        PageWriter::advance(setting.title.look) * static_cast<double>(setting.title.lines) +
        PageWriter::advance(setting.subtitle.look) * static_cast<double>(setting.subtitle.lines) - 1.4;
    setting.height = std::max(left, beside.empty() ? 0 : right) + toRule + ruleWidth / 2;
    return setting;
}

struct BlockCell {
    std::string label;
    std::string value;
};

std::vector<BlockCell> blockCells(const PageInput& input) {
    const MapPageOptions& options = input.options;
    const bool german = options.language == Language::German;
    std::vector<BlockCell> cells{
        {german ? "Gemeinde" : "Municipality", input.project.area.municipality},
        {german ? "Programmgebiet" : "Programme area", input.project.area.name},
        {german ? "Vorlage" : "Council paper", options.paperNumber},
        {german ? "Anlage" : "Annex", options.annex},
        {german ? "Verfasser" : "Author", options.author},
        {german ? "Datum" : "Date", dateText(options.date, options.language)},
        {german ? "Stand der Daten" : "Data as of", dataDates(input.project, options.language)},
        {german ? "Maßstab" : "Scale", scaleText(input.layout.scaleDenominator, options.language) + " (" +
                                           nameOf(input.layout.paper) + ")"},
        {german ? "Szenario" : "Scenario", options.scenario},
    };
    std::erase_if(cells, [](const BlockCell& cell) { return cell.value.empty(); });
    return cells;
}

constexpr TextLook cellLabel{1.8, render::FontFace::Regular, greyInk};
constexpr TextLook cellValue{2.4, render::FontFace::Semibold, ink};
constexpr double cellEdge = 1;
constexpr std::size_t mostCellLines = 3;

/// Cells two by two; the last of an odd number is as wide as both.
double cellWidth(const std::vector<BlockCell>& cells, std::size_t index, double width) {
    return index + 1 == cells.size() && index % 2 == 0 ? width : width / 2;
}

double cellHeight(const BlockCell& cell, double width) {
    return PageWriter::advance(cellLabel) +
           PageWriter::height(width - 2 * cellEdge, cell.value, cellValue, mostCellLines) + 1.2;
}

double rowHeightOf(const std::vector<BlockCell>& cells, std::size_t first, double width) {
    double height = 0;
    for (std::size_t i = first; i < std::min(first + 2, cells.size()); ++i) {
        height = std::max(height, cellHeight(cells[i], cellWidth(cells, i, width)));
    }
    return height;
}

}  // namespace

double titleHeight(const PageInput& input, double width) {
    return titleSetting(input, width).height;
}

bool titleFits(const PageInput& input) {
    const PlacedFrame* title = input.layout.find(FrameKind::Title);
    if (title == nullptr) {
        return true;
    }
    const TitleSetting setting = titleSetting(input, title->box.width);
    return setting.title.whole && setting.subtitle.whole;
}

void writeTitle(PageWriter& page, const PageInput& input, const PageBox& box) {
    const MapPageOptions& options = input.options;
    const TitleSetting setting = titleSetting(input, box.width);
    const std::string text = titleOf(options, input.project, input.themes);
    double y = box.top - 1;
    {
        const auto heading = page.element(Role::Heading1, text);
        y += page.paragraph(box.left, y, setting.width, text, setting.title.look, setting.title.lines);
    }
    {
        const auto paragraph = page.element(Role::Paragraph);
        page.paragraph(box.left, y - 0.4, box.width, subtitleOf(options, input.project),
                       setting.subtitle.look, setting.subtitle.lines);
    }
    double right = box.top + 1.2;
    bool first = true;
    for (const std::string& line : besideTitle(input)) {
        const auto paragraph = page.element(Role::Paragraph);
        right += page.line(box.right(), right, line, first ? standLook : besideLook, Align::Right);
        first = false;
    }
    const model::Theme* theme = input.themes.find(options.themeId);
    const auto colour = theme != nullptr
                            ? style::Colour::parse(theme->colour).value_or(style::Colour{80, 80, 80, 255})
                            : style::Colour{80, 80, 80, 255};
    page.rule(box.left, box.right(), box.top + setting.height - ruleWidth / 2, colour, ruleWidth);
}

double titleBlockHeight(const PageInput& input, double width) {
    const std::vector<BlockCell> cells = blockCells(input);
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); i += 2) {
        height += rowHeightOf(cells, i, width);
    }
    return height;
}

void writeTitleBlock(PageWriter& page, const PageInput& input, const PageBox& box) {
    const std::vector<BlockCell> cells = blockCells(input);
    double y = box.bottom() - titleBlockHeight(input, box.width);
    const double top = y;
    for (std::size_t i = 0; i < cells.size(); i += 2) {
        const double height = rowHeightOf(cells, i, box.width);
        double left = box.left;
        for (std::size_t c = i; c < std::min(i + 2, cells.size()); ++c) {
            const double width = cellWidth(cells, c, box.width);
            page.rectangle({left, y, width, height}, {0, 0, 0, 0}, hairline, 0.15);
            const auto paragraph = page.element(Role::Paragraph);
            const double label = page.line(left + cellEdge, y + 0.5, cells[c].label, cellLabel);
            page.paragraph(left + cellEdge, y + 0.5 + label, width - 2 * cellEdge, cells[c].value, cellValue,
                           mostCellLines);
            left += width;
        }
        y += height;
    }
    page.rectangle({box.left, top, box.width, box.bottom() - top}, {0, 0, 0, 0}, ink, 0.3);
}

void writeWarning(PageWriter& page, const PageInput& input, const PageBox& box) {
    page.rectangle(box, {255, 224, 130, 255}, {120, 90, 0, 255}, 0.25);
    const TextLook look{2.9, render::FontFace::Bold, {70, 50, 0, 255}};
    const auto paragraph = page.element(Role::Paragraph);
    page.line(box.left + box.width / 2, box.top + (box.height - PageWriter::advance(look)) / 2,
              exampleWarning(input.options.language), look, Align::Centre);
}

}  // namespace nordertor::publish
