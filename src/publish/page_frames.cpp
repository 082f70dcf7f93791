// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <variant>

#include "publish/page_assumptions_p.h"

namespace nordertor::publish {
namespace {

constexpr double asHighAsPossible = std::numeric_limits<double>::infinity();

void writeFrame(PageWriter& page, const PageInput& input, const PlacedFrame& placed, PageRest& rest) {
    switch (placed.frame.kind) {
        case FrameKind::Title:
            return writeTitle(page, input, placed.box);
        case FrameKind::TitleBlock:
            rest.block = !writeTitleBlock(page, input, placed.box) || rest.block;
            return;
        case FrameKind::Warning:
            return writeWarning(page, input, placed.box);
        case FrameKind::Map:
            return writeMapFrame(page, input, placed.box);
        case FrameKind::Overview:
            return writeOverview(page, input, placed.box);
        case FrameKind::Gaps: {
            const PageBox below = belowAssumptions(input, placed.box);
            if (const auto above = assumptionsAbove(input)) {
                const bool whole =
                    writeFacts(page, *above, aboveList(input, placed.box), input.options.language);
                // the tables have them all
                rest.facts = (!whole && !input.options.tables) || rest.facts;
            }
            bool& cut = input.facts ? rest.facts : rest.gaps;
            cut = !writeGaps(page, input, below) || cut;
            return;
        }
        case FrameKind::Legend:
            rest.legend = !writeLegend(page, input, placed.box) || rest.legend;
            return;
        case FrameKind::Chart:
            rest.chart = !writeChart(page, input, placed.box) || rest.chart;
            return;
        case FrameKind::Table:
            rest.standards = !writeStandards(page, input, placed.box) || rest.standards;
            return;
        case FrameKind::Sheets:
            rest.sheets =
                (input.sheets != nullptr &&
                 !writeTable(
                     page, input.sheets->brief, placed.box,
                     {"weiteres Blatt; die ganze Liste folgt", "more sheet; the whole list follows"},
                     {"weitere Blätter; die ganze Liste folgt", "more sheets; the whole list follows"},
                     input.options.language)) ||
                rest.sheets;
            return;
        case FrameKind::Text:
            rest.text = !writeText(page, input, placed) || rest.text;
            return;
        case FrameKind::Notes:
            return writeNotes(page, input, placed);
        case FrameKind::Image:
            return writeImage(page, input, placed.box);
        case FrameKind::ScaleBar:
            return writeScaleFrame(page, input, placed.box);
        case FrameKind::NorthArrow:
            return writeNorthFrame(page, input, placed.box);
        case FrameKind::Sources:
            rest.sources = !writeSources(page, input, placed.box) || rest.sources;
            return;
    }
}

/// Of a frame the sheet has no room for.
void leaveToRest(FrameKind kind, const PageInput& input, PageRest& rest) {
    switch (kind) {
        case FrameKind::Gaps:
            (input.facts ? rest.facts : rest.gaps) = true;
            return;
        case FrameKind::Legend:
            rest.legend = true;
            return;
        case FrameKind::Chart:
            rest.chart = true;
            return;
        case FrameKind::Table:
            rest.standards = true;
            return;
        case FrameKind::Sheets:
            rest.sheets = true;
            return;
        case FrameKind::Text:
            rest.text = true;
            return;
        case FrameKind::Sources:
            rest.sources = true;
            return;
        default:
            return;
    }
}

/// Takes the first of the items, as many as the box holds; at least one.
FactSheet takeFitting(FactSheet& facts, const PageBox& box) {
    const auto count = static_cast<std::ptrdiff_t>(std::max<std::size_t>(factsThatFit(facts, box), 1));
    FactSheet first = facts;
    if (count == static_cast<std::ptrdiff_t>(facts.items.size())) {
        facts.items.clear();
        return first;
    }
    first.items.resize(static_cast<std::size_t>(count));
    first.unlisted = 0;
    first.closing.clear();
    const auto head = std::find_if(first.items.rbegin(), first.items.rend(),
                                   [](const FactSheet::Item& item) { return !item.head.empty(); });
    facts.items.erase(facts.items.begin(), facts.items.begin() + count);
    if (head != first.items.rend() && facts.items.front().head.empty()) {
        facts.items.front().head = head->head;
    }
    return first;
}

/// Makes one item so many times as large, about the origin.
struct Magnifying {
    double factor = 1;

    void operator()(render::MmPoint& point) const { point = {point.x * factor, point.y * factor}; }
    void operator()(render::Shape& shape) const {
        for (render::MmPoint& point : shape.points) {
            (*this)(point);
        }
    }
    void operator()(render::AreaItem& area) const {
        (*this)(area.shape);
        area.outlineWidth *= factor;
    }
    void operator()(render::LineItem& line) const {
        (*this)(line.lines);
        line.stroke.width *= factor;
        for (double& dash : line.stroke.dashes) {
            dash *= factor;
        }
    }
    void operator()(render::CircleItem& circle) const {
        (*this)(circle.centre);
        circle.radius *= factor;
        circle.strokeWidth *= factor;
    }
    void operator()(render::TextItem& text) const {
        (*this)(text.centre);
        for (double* length : {&text.size, &text.haloWidth, &text.width, &text.height}) {
            *length *= factor;
        }
    }
    void operator()(render::PictureItem& picture) const {
        (*this)(picture.leftTop);
        picture.width *= factor;
        picture.height *= factor;
    }
    void operator()(PageBox& box) const {
        box = {box.left * factor, box.top * factor, box.width * factor, box.height * factor};
    }
};

}  // namespace

std::optional<double> contentHeight(const PageInput& input, const Frame& frame, double width, double room) {
    switch (frame.kind) {
        case FrameKind::Title:
            return titleHeight(input, width);
        case FrameKind::TitleBlock:
            return titleBlockHeight(input, width);
        case FrameKind::Warning:
            return input.project.hasExampleData() ? std::optional(warningHeightIn(input, width))
                                                  : std::nullopt;
        case FrameKind::Overview:
            if (frame.ofDetail && !input.options.centre) {
                return std::nullopt;
            }
            return !input.drawn || overviewSaysMore(input) ? std::optional(0.0) : std::nullopt;
        case FrameKind::Map:
        case FrameKind::Notes:
            return 0;  // layouts give them a size
        case FrameKind::Gaps:
            if (input.facts) {
                return factsHeight(*input.facts, width, room);
            }
            if (!input.options.gaps) {
                return std::nullopt;
            }
            if (!input.drawn) {
                return asHighAsPossible;
            }
            return gapsHeight(input, width, room - heightAbove(input, width)) + heightAbove(input, width);
        case FrameKind::Legend:
            return input.drawn ? legendHeight(input, width) : asHighAsPossible;
        case FrameKind::Chart:
            return chartHeight(input, width);
        case FrameKind::Table:
            return standardsHeight(input, width);
        case FrameKind::Sheets:
            return input.sheets != nullptr ? std::optional(tableHeight(input.sheets->brief, width))
                                           : std::nullopt;
        case FrameKind::Text:
            return textHeight(input, frame, width, room);
        case FrameKind::Image:
            return input.logo != nullptr ? std::optional(0.0) : std::nullopt;
        case FrameKind::ScaleBar:
            return scaleFrameHeight;
        case FrameKind::NorthArrow:
            return northFrameHeight;
        case FrameKind::Sources:
            return sourcesHeight(input, width);
    }
    return std::nullopt;
}

PageDrawing composePage(const PageInput& input, PageRest& rest) {
    PageWriter page(input.layout.width, input.layout.height);
    for (const PlacedFrame& placed : input.layout.frames) {
        if (placed.box == PageBox{}) {
            leaveToRest(placed.frame.kind, input, rest);
        } else {
            writeFrame(page, input, placed, rest);
        }
    }
    // whatever the layout: licences ask for the sources, and a number on the map for what it stands for
    rest.sources = input.layout.find(FrameKind::Sources) == nullptr || rest.sources;
    if (input.layout.find(FrameKind::Gaps) == nullptr && assumptionsAbove(input)) {
        rest.facts = !input.options.tables || rest.facts;
    }
    return page.take();
}

void writePageNumber(PageWriter& page, const PageInput& input, std::size_t after) {
    const PageBox box = input.layout.inner();
    const auto number = page.artifact();
    page.line(box.right(), box.bottom() - pageNumberHeight + 0.5,
              (input.options.language == Language::German ? "Seite " : "Page ") +
                  std::to_string(std::max<std::size_t>(input.options.pageNumber, 1) + after),
              {2.2, render::FontFace::Regular, greyInk}, Align::Right);
}

std::vector<PageDrawing> furtherPages(const PageInput& input, const PageRest& rest) {
    static constexpr double between = 4;  // mm
    std::vector<PageDrawing> pages;
    std::optional<PageWriter> page;
    PageBox box;
    bool fresh = true;
    const auto below = [&](double height) {
        box.top += height + between;
        box.height -= height + between;
    };
    const auto finish = [&] {
        if (page) {
            pages.push_back(page->take());
            page.reset();
        }
    };
    const auto begin = [&] {
        finish();
        page.emplace(input.layout.width, input.layout.height);
        box = input.layout.inner();
        writePageNumber(*page, input, pages.size() + 1);
        box.height -= pageNumberHeight;
        if (input.project.hasExampleData()) {
            writeWarning(*page, input, {box.left, box.top, box.width, warningHeight});
            below(warningHeight);
        }
        const bool german = input.options.language == Language::German;
        const std::string title = titleOf(input.options, input.project, input.themes) +
                                  (german ? " (Fortsetzung)" : " (continued)");
        const TextLook look{4.5, render::FontFace::Bold, ink};
        const auto heading = page->element(Role::Heading1, title);
        below(page->paragraph(box.left, box.top, box.width, title, look));
        fresh = true;
    };
    /// Room of that height, on a page of its own if need be; as much as a whole page holds.
    const auto roomFor = [&](double height) {
        if (!fresh && height > box.height) {
            begin();
        }
        fresh = false;
        return PageBox{box.left, box.top, box.width, std::min(height, box.height)};
    };
    begin();
    if (rest.block) {
        const PageBox room = roomFor(titleBlockHeight(input, box.width));
        [[maybe_unused]] const bool whole = writeTitleBlock(*page, input, room);
        below(room.height);
    }
    if (rest.facts) {
        const auto above = assumptionsAbove(input);
        for (FactSheet left = above ? *above : *input.facts; !left.items.empty();) {
            const PageBox room = roomFor(factsHeight(left, box.width));
            const FactSheet part = takeFitting(left, room);
            [[maybe_unused]] const bool whole = writeFacts(*page, part, room, input.options.language);
            below(room.height);
        }
    }
    if (rest.text) {
        PlacedFrame text = *input.layout.find(FrameKind::Text);
        text.box = roomFor(textHeight(input, text.frame, box.width).value_or(0));
        [[maybe_unused]] const bool whole = writeText(*page, input, text);
        below(text.box.height);
    }
    if (rest.chart) {
        const PageBox room = roomFor(chartHeight(input, box.width).value_or(0));
        [[maybe_unused]] const bool whole = writeChart(*page, input, room);
        below(room.height);
    }
    if (rest.legend) {
        const PageBox room = roomFor(legendHeight(input, box.width));
        [[maybe_unused]] const bool whole = writeLegend(*page, input, room);
        below(room.height);
    }
    if (rest.sources) {
        [[maybe_unused]] const bool whole =
            writeSources(*page, input, roomFor(sourcesHeight(input, box.width)));
    }
    finish();
    return pages;
}

void beginWithFirstLevel(std::vector<PageDrawing>& pages) {
    // screen readers take headings that begin at the second level for a part of something that is missing
    const auto firstOf = [](const PageDrawing& page) {
        const auto heading = std::ranges::find_if(
            page.elements, [](const StructureElement& element) { return element.role <= Role::Heading3; });
        return heading != page.elements.end() ? std::optional(heading->role) : std::nullopt;
    };
    std::optional<Role> first;
    for (PageDrawing& page : pages) {
        const std::optional<Role> own = firstOf(page);
        first = first ? first : own;
        if (own != Role::Heading2 || first != Role::Heading2) {
            continue;
        }
        for (StructureElement& element : page.elements) {
            if (element.role == Role::Heading2 || element.role == Role::Heading3) {
                element.role = element.role == Role::Heading2 ? Role::Heading1 : Role::Heading2;
            }
        }
    }
}

void magnify(PageDrawing& page, double factor) {
    const Magnifying larger{factor};
    page.widthMm *= factor;
    page.heightMm *= factor;
    for (PagePart& part : page.parts) {
        larger(part.at);
        part.list.widthMm *= factor;
        part.list.heightMm *= factor;
        for (render::DrawEntry& entry : part.list.entries) {
            std::visit(larger, entry.item);
        }
    }
    for (StructureElement& element : page.elements) {
        if (element.box) {
            larger(*element.box);
        }
    }
    if (page.map) {
        larger(page.map->box);
    }
}

}  // namespace nordertor::publish
