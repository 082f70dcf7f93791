// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr TextLook heading{3.0, render::FontFace::Bold, ink};
constexpr double textIndent = render::legendSampleWidth + 1.5;
constexpr double columnGap = 2;
constexpr double rowGap = 0.4;

/// The planner's own layers first, the base map last.
int orderOf(const std::string& group) {
    static const std::vector<std::string> order{"area",          "gaps",      "facilities",
                                                "organisations", "residents", "base"};
    const auto found = std::find(order.begin(), order.end(), group.substr(0, group.find(':')));
    return static_cast<int>(found - order.begin());
}

/// How the rows are set.
struct Setting {
    std::size_t columns = 1;
    double textSize = 2.2;
};

struct Row {
    std::size_t entry = 0;
    double left = 0;
    double top = 0;
    double height = 0;
};

TextLook lookOf(const Setting& setting) {
    return {setting.textSize, render::FontFace::Regular, ink};
}

double columnWidth(const Setting& setting, double width) {
    const auto count = static_cast<double>(setting.columns);
    return (width - columnGap * (count - 1)) / count;
}

double rowHeight(const std::string& label, const Setting& setting, double width) {
    const double text =
        PageWriter::height(columnWidth(setting, width) - textIndent, label, lookOf(setting), 2);
    return std::max(render::legendSampleHeight, text) + rowGap;
}

/// Rows from the top of each column; fewer rows than labels if they do not fit.
std::vector<Row> arranged(const std::vector<std::string>& labels, const Setting& setting, double width,
                          double height) {
    std::vector<Row> rows;
    std::size_t column = 0;
    double y = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double needed = rowHeight(labels[i], setting, width);
        if (y + needed > height) {
            ++column;
            y = 0;
        }
        if (column == setting.columns || needed > height) {
            break;
        }
        rows.push_back(
            {i, static_cast<double>(column) * (columnWidth(setting, width) + columnGap), y, needed});
        y += needed;
    }
    return rows;
}

std::vector<Setting> settingsFor(double width) {
    if (width < 90) {
        return {{1, 2.3}, {2, 2.2}, {2, 2.0}, {2, 1.9}};
    }
    return {{1, 2.3}, {2, 2.2}, {3, 2.1}, {3, 1.9}};
}

/// Entries of a list begin alike, whatever kind of word they begin with.
std::string withCapital(std::string label) {
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    for (const auto& [small, large] : {std::pair{"ä", "Ä"}, std::pair{"ö", "Ö"}, std::pair{"ü", "Ü"}}) {
        if (label.starts_with(small)) {
            label.replace(0, 2, large);
        }
    }
    return label;
}

std::vector<std::string> labelsOf(const std::vector<render::LegendEntry>& entries, Language language) {
    std::vector<std::string> labels;
    labels.reserve(entries.size());
    for (const auto& entry : entries) {
        labels.push_back(withCapital(entry.label.in(language)));
    }
    return labels;
}

double headingHeight() {
    return PageWriter::advance(heading) + 0.8;
}

}  // namespace

double legendHeight(const std::vector<render::LegendEntry>& entries, double width, Language language) {
    const auto labels = labelsOf(entries, language);
    const Setting setting = settingsFor(width)[1];
    double height = 8;
    while (height < 400 && arranged(labels, setting, width, height).size() < labels.size()) {
        height += 1;
    }
    return headingHeight() + height;
}

void writeLegend(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.legend;
    const Language language = input.options.language;
    page.line(box.left, box.top, language == Language::German ? "Legende" : "Legend", heading);
    const double top = box.top + headingHeight();
    auto entries = input.map.legend;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return orderOf(a.group) < orderOf(b.group); });
    const auto labels = labelsOf(entries, language);
    std::vector<Row> rows;
    Setting setting;
    for (const Setting& candidate : settingsFor(box.width)) {
        setting = candidate;
        rows = arranged(labels, setting, box.width, box.bottom() - top);
        if (rows.size() == labels.size()) {
            break;
        }
    }
    const TextLook look = lookOf(setting);
    for (const Row& row : rows) {
        const double middle = top + row.top + (row.height - rowGap) / 2;
        const double textWidth = columnWidth(setting, box.width) - textIndent;
        page.inset(entries[row.entry].sample, {box.left + row.left, middle - render::legendSampleHeight / 2});
        page.paragraph(box.left + row.left + textIndent,
                       middle - PageWriter::height(textWidth, labels[row.entry], look, 2) / 2, textWidth,
                       labels[row.entry], look, 2);
    }
}

}  // namespace nordertor::publish
