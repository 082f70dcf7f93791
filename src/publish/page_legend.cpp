// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr TextLook heading{3.0, render::FontFace::Bold, ink};

/// The planner's own layers first, the base map last.
int orderOf(const std::string& group) {
    static const std::vector<std::string> order{"area",          "gaps",      "facilities",
                                                "organisations", "residents", "base"};
    const auto found = std::find(order.begin(), order.end(), group.substr(0, group.find(':')));
    return static_cast<int>(found - order.begin());
}

struct Columns {
    std::size_t count = 1;
    double rowHeight = 4.6;
    double textSize = 2.3;
};

/// As few columns and as large a text as fit.
Columns columnsFor(std::size_t rows, double width, double height) {
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
        for (const double rowHeight : {4.6, 4.2, 3.8}) {
            const auto perColumn = static_cast<std::size_t>(height / rowHeight);
            const bool wide = width / static_cast<double>(count) >= 32;
            if (perColumn * count >= rows && wide) {
                return {count, rowHeight, rowHeight < 4 ? 2.05 : 2.2};
            }
        }
    }
    return {width >= 90 ? std::size_t{3} : std::size_t{2}, 3.6, 1.95};
}

}  // namespace

void writeLegend(PageWriter& page, const PageInput& input) {
    const PageBox& box = input.layout.legend;
    const Language language = input.options.language;
    const double top =
        box.top + page.line(box.left, box.top, language == Language::German ? "Legende" : "Legend", heading) +
        0.8;
    auto entries = input.map.legend;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return orderOf(a.group) < orderOf(b.group); });
    const Columns columns = columnsFor(entries.size(), box.width, box.bottom() - top);
    const double width = box.width / static_cast<double>(columns.count);
    const auto perColumn =
        std::max<std::size_t>(1, static_cast<std::size_t>((box.bottom() - top) / columns.rowHeight));
    for (std::size_t i = 0; i < std::min(entries.size(), perColumn * columns.count); ++i) {
        const double left = box.left + width * static_cast<double>(i / perColumn);
        const double y = top + columns.rowHeight * static_cast<double>(i % perColumn);
        const double sampleTop = y + (columns.rowHeight - render::legendSampleHeight) / 2;
        page.inset(entries[i].sample, {left, sampleTop});
        const TextLook look{columns.textSize, render::FontFace::Regular, ink};
        const double textLeft = left + render::legendSampleWidth + 1.5;
        const double textWidth = width - render::legendSampleWidth - 3;
        page.line(textLeft, y + (columns.rowHeight - PageWriter::advance(look)) / 2,
                  render::elided(entries[i].label.in(language), look.face, look.size, textWidth), look);
    }
}

}  // namespace nordertor::publish
