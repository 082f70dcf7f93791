// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

constexpr TextLook rowLook{2.1, render::FontFace::Regular, ink};
constexpr TextLook topRowLook{2.1, render::FontFace::Semibold, ink};
constexpr double aboveText = 0.4;
constexpr double belowText = 0.6;
constexpr double besideText = 1.5;    ///< mm to the next column
constexpr double afterNumbers = 1.5;  ///< mm before a text that follows numbers at the right of their column
constexpr std::size_t mostLines = 2;

struct Column {
    double left = 0;
    double right = 0;
    Align align = Align::Left;
    [[nodiscard]] double width() const { return right - left - besideText; }
};

std::vector<Column> columnsOf(const TableContent& table, const PageBox& box) {
    const double all = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                       [](double sum, const TableColumn& each) { return sum + each.share; });
    std::vector<Column> columns;
    double left = box.left;
    Align before = Align::Left;
    for (const TableColumn& each : table.columns) {
        const double right = left + box.width * each.share / all;
        const bool apart = before == Align::Right && each.align == Align::Left;
        columns.push_back({left + (apart ? afterNumbers : 0), right, each.align});
        before = each.align;
        left = right;
    }
    return columns;
}

double heightOf(const std::vector<Column>& columns, const std::vector<std::string>& cells,
                const TextLook& look) {
    double height = PageWriter::advance(look);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (columns[c].align == Align::Left) {
            height = std::max(height, PageWriter::height(columns[c].width(), cells[c], look, mostLines));
        }
    }
    return height + aboveText + belowText;
}

void writeCells(PageWriter& page, const std::vector<Column>& columns, double top,
                const std::vector<std::string>& cells, const TextLook& look, Role role) {
    const auto row = page.element(Role::Row);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto cell = page.element(role);
        if (columns[c].align == Align::Left) {
            page.paragraph(columns[c].left, top + aboveText, columns[c].width(), cells[c], look, mostLines);
        } else {
            page.line(columns[c].right, top + aboveText, cells[c], look, Align::Right);
        }
    }
}

/// No part of the table to those who hear it read.
void rule(PageWriter& page, const PageBox& box, double y, style::Colour colour, double width) {
    const auto sign = page.artifact();
    page.rule(box.left, box.right(), y, colour, width);
}

std::vector<std::string> labelsOf(const TableContent& table) {
    std::vector<std::string> labels;
    std::ranges::transform(table.columns, std::back_inserter(labels), &TableColumn::label);
    return labels;
}

}  // namespace

double tableHeight(const TableContent& table, double width) {
    const auto columns = columnsOf(table, {0, 0, width, 0});
    double height = sectionHeadingHeight() + heightOf(columns, labelsOf(table), topRowLook);
    for (const auto& row : table.rows) {
        height += heightOf(columns, row, rowLook);
    }
    return height;
}

namespace {

/// Whether a cell does not say all it has to say.
bool isCut(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const double most = PageWriter::advance(rowLook) * static_cast<double>(mostLines);
        if (columns[c].align == Align::Left &&
            PageWriter::height(columns[c].width(), cells[c], rowLook) > most + 1e-6) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool writeTable(PageWriter& page, const TableContent& table, const PageBox& box, const LocalizedText& one,
                const LocalizedText& many, Language language) {
    const auto columns = columnsOf(table, box);
    writeSectionHeading(page, box, table.heading);
    double y = box.top + sectionHeadingHeight();
    std::size_t written = 0;
    {
        const auto element = page.element(Role::Table);
        const auto labels = labelsOf(table);
        writeCells(page, columns, y, labels, topRowLook, Role::HeaderCell);
        y += heightOf(columns, labels, topRowLook);
        rule(page, box, y, ink, 0.2);
        for (const auto& row : table.rows) {
            const double height = heightOf(columns, row, rowLook);
            const bool last = written + 1 == table.rows.size();
            if (y + height + (last ? 0 : PageWriter::advance(rowLook)) > box.bottom() + 1e-6) {
                break;
            }
            writeCells(page, columns, y, row, rowLook, Role::Cell);
            y += height;
            rule(page, box, y, hairline, 0.1);
            ++written;
        }
    }
    if (written < table.rows.size()) {
        const auto paragraph = page.element(Role::Paragraph);
        page.line(box.left, y, andMore(table.rows.size() - written, one, many, language), rowLook);
    }
    return written == table.rows.size() &&
           std::ranges::none_of(table.rows, [&](const auto& row) { return isCut(columns, row); });
}

}  // namespace nordertor::publish
