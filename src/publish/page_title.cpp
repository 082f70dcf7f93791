// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>

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
struct LineSetting {
    TextLook look;
    std::size_t lines = 1;
    bool whole = true;
};

LineSetting lineSettingFor(const std::string& text, double width, TextLook look, double smallest,
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

std::string subtitleOnSheet(const PageInput& input) {
    std::vector<std::string> parts{subtitleOf(input.options, input.project), largestOnlyText(input),
                                   numberedGapsText(input)};
    std::erase(parts, "");
    return joined(parts, " · ");
}

struct TitleSetting {
    LineSetting title;
    LineSetting subtitle;
    double width = 0;  ///< of the title
    double below = 0;  ///< of the subtitle
    double height = 0;
};

TitleSetting titleSetting(const PageInput& input, double width) {
    const std::vector<std::string> beside = besideTitle(input);
    TitleSetting setting;
    setting.width = beside.empty() ? width : width - besideWidth - 3;
    setting.title = lineSettingFor(titleOf(input.options, input.project, input.themes), setting.width,
                                   {6.0, render::FontFace::Bold, ink}, 4.5, 4);
    const double right =
        1.2 + PageWriter::advance(standLook) +
        PageWriter::advance(besideLook) * static_cast<double>(beside.empty() ? 0 : beside.size() - 1);
    const double titleHeight =
        PageWriter::advance(setting.title.look) * static_cast<double>(setting.title.lines) - 1;
    setting.below = right > titleHeight ? setting.width : width;
    setting.subtitle = lineSettingFor(subtitleOnSheet(input), setting.below,
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
constexpr double cellEdge = 1;
constexpr TextLook warningLook{2.9, render::FontFace::Bold, {70, 50, 0, 255}};
constexpr double smallestWarning = 1.8;

std::size_t cellsInRow(double width) {
    static constexpr double leastForThree = 100;  ///< mm
    return width < leastForThree ? 2 : 3;
}

/// Those of the last row share it.
double cellWidth(const std::vector<BlockCell>& cells, std::size_t index, double width) {
    const std::size_t row = cellsInRow(width);
    return width / static_cast<double>(std::min(row, cells.size() - index / row * row));
}

/// How the values are written.
struct BlockSetting {
    TextLook value{2.4, render::FontFace::Semibold, ink};
    std::size_t lines = 3;  ///< of a value at most
    bool whole = true;
};

std::size_t valueLines(const BlockCell& cell, double width, const TextLook& look) {
    return render::brokenLines(cell.value, look.face, look.size, width - 2 * cellEdge).size();
}

/// A word wider than its cell would be cut.
bool wordsFit(const BlockCell& cell, double width, const TextLook& look) {
    const double room = width - 2 * cellEdge;
    return std::ranges::all_of(
        render::brokenLines(cell.value, look.face, look.size, room),
        [&](const std::string& line) { return render::textWidth(line, look.face, look.size) <= room; });
}

double cellHeight(const BlockCell& cell, double width, const BlockSetting& setting) {
    return PageWriter::advance(cellLabel) +
           PageWriter::height(width - 2 * cellEdge, cell.value, setting.value, setting.lines) + 1.2;
}

double rowHeightOf(const std::vector<BlockCell>& cells, std::size_t first, double width,
                   const BlockSetting& setting) {
    double height = 0;
    for (std::size_t i = first; i < std::min(first + cellsInRow(width), cells.size()); ++i) {
        height = std::max(height, cellHeight(cells[i], cellWidth(cells, i, width), setting));
    }
    return height;
}

double blockHeight(const std::vector<BlockCell>& cells, double width, const BlockSetting& setting) {
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); i += cellsInRow(width)) {
        height += rowHeightOf(cells, i, width, setting);
    }
    return height;
}

/// Smaller where a value has many lines or the block is too high, and cut only where even the smallest has no
/// room.
BlockSetting blockSetting(const std::vector<BlockCell>& cells, double width, double room) {
    static constexpr std::array<double, 3> sizes{2.4, 2.1, 1.8};
    static constexpr double rounding = 1e-6;
    BlockSetting setting;
    for (const double size : sizes) {
        setting.value.size = size;
        std::size_t most = 0;
        setting.whole = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            setting.whole = setting.whole && wordsFit(cells[i], cellWidth(cells, i, width), setting.value);
            most = std::max(most, valueLines(cells[i], cellWidth(cells, i, width), setting.value));
        }
        const bool smallest = size == sizes.back();
        setting.lines = smallest ? most : BlockSetting().lines;
        if ((smallest || (most <= setting.lines && setting.whole)) &&
            blockHeight(cells, width, setting) <= room + rounding) {
            return setting;
        }
    }
    while (setting.lines > 1 && blockHeight(cells, width, setting) > room + rounding) {
        setting.whole = false;
        --setting.lines;
    }
    return setting;
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
        page.paragraph(box.left, y - 0.4, setting.below, subtitleOnSheet(input), setting.subtitle.look,
                       setting.subtitle.lines);
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
    return blockHeight(cells, width, blockSetting(cells, width, std::numeric_limits<double>::infinity()));
}

bool writeTitleBlock(PageWriter& page, const PageInput& input, const PageBox& box) {
    const std::vector<BlockCell> cells = blockCells(input);
    const BlockSetting setting = blockSetting(cells, box.width, box.height);
    double y = box.bottom() - blockHeight(cells, box.width, setting);
    const double top = y;
    for (std::size_t i = 0; i < cells.size(); i += cellsInRow(box.width)) {
        const double height = rowHeightOf(cells, i, box.width, setting);
        double left = box.left;
        for (std::size_t c = i; c < std::min(i + cellsInRow(box.width), cells.size()); ++c) {
            const double width = cellWidth(cells, c, box.width);
            page.rectangle({left, y, width, height}, {0, 0, 0, 0}, hairline, 0.15);
            const auto paragraph = page.element(Role::Paragraph);
            const double label = page.line(left + cellEdge, y + 0.5, cells[c].label, cellLabel);
            page.paragraph(left + cellEdge, y + 0.5 + label, width - 2 * cellEdge, cells[c].value,
                           setting.value, setting.lines);
            left += width;
        }
        y += height;
    }
    page.rectangle({box.left, top, box.width, box.bottom() - top}, {0, 0, 0, 0}, ink, 0.3);
    return setting.whole;
}

double warningHeightIn(const PageInput& input, double width) {
    const double text =
        PageWriter::height(width - 2 * cellEdge, exampleWarning(input.options.language), warningLook);
    return std::max(warningHeight, text + warningHeight - PageWriter::advance(warningLook));
}

void writeWarning(PageWriter& page, const PageInput& input, const PageBox& box) {
    page.rectangle(box, {255, 224, 130, 255}, {120, 90, 0, 255}, 0.25);
    const std::string text = exampleWarning(input.options.language);
    const double width = box.width - 2 * cellEdge;
    TextLook look = warningLook;
    while (look.size > smallestWarning && PageWriter::height(width, text, look) > box.height) {
        look.size -= 0.1;
    }
    const auto paragraph = page.element(Role::Paragraph);
    double y = box.top + (box.height - PageWriter::height(width, text, look)) / 2;
    const std::vector<std::string> lines = render::brokenLines(text, look.face, look.size, width);
    for (const std::string& line : lines) {
        // copied words do not join
        y += page.line(box.left + box.width / 2, y, &line == &lines.back() ? line : line + " ", look,
                       Align::Centre);
    }
}

}  // namespace nordertor::publish
