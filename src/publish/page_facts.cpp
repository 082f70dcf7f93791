// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

/// em in mm, from comfortable to the smallest that can be read.
constexpr std::array<double, 5> sizes{2.9, 2.7, 2.5, 2.25, 2.0};
constexpr double betweenItems = 1.6;

struct Looks {
    explicit Looks(double size)
        : head{size, render::FontFace::Semibold, ink}, text{size, render::FontFace::Regular, ink} {}
    TextLook head;
    TextLook text;
};

double heightOf(const FactSheet::Item& item, double width, const Looks& looks) {
    return (item.head.empty() ? 0 : PageWriter::height(width, item.head, looks.head)) +
           PageWriter::height(width, item.text, looks.text) + betweenItems;
}

/// How many items fit into the height, the last line being kept for "and n more" unless all do.
std::size_t itemsThatFit(const FactSheet& facts, double width, double height, const Looks& looks) {
    double y = 0;
    for (std::size_t i = 0; i < facts.items.size(); ++i) {
        y += heightOf(facts.items[i], width, looks);
        const bool last = i + 1 == facts.items.size();
        if (y - betweenItems + (last ? 0 : betweenItems + PageWriter::advance(looks.text)) > height) {
            return i;
        }
    }
    return facts.items.size();
}

}  // namespace

double factsHeight(const FactSheet& facts, double width) {
    const Looks looks(sizes.front());
    double height = sectionHeadingHeight();
    for (const FactSheet::Item& item : facts.items) {
        height += heightOf(item, width, looks);
    }
    return height;
}

void writeFacts(PageWriter& page, const FactSheet& facts, const PageBox& box, Language language) {
    writeSectionHeading(page, box, facts.heading);
    double y = box.top + sectionHeadingHeight();
    const double height = box.bottom() - y;
    const auto* const fitting = std::ranges::find_if(sizes, [&](double size) {
        return itemsThatFit(facts, box.width, height, Looks(size)) == facts.items.size();
    });
    const Looks looks(fitting != sizes.end() ? *fitting : sizes.back());
    const std::size_t count = itemsThatFit(facts, box.width, height, looks);
    for (std::size_t i = 0; i < count; ++i) {
        const FactSheet::Item& item = facts.items[i];
        if (!item.head.empty()) {
            const auto head = page.element(Role::Heading3, item.head);
            y += page.paragraph(box.left, y, box.width, item.head, looks.head);
        }
        const auto text = page.element(Role::Paragraph);
        y += page.paragraph(box.left, y, box.width, item.text, looks.text) + betweenItems;
    }
    if (count < facts.items.size()) {
        const auto text = page.element(Role::Paragraph);
        page.line(box.left, y,
                  andMore(facts.items.size() - count, {"weitere Angabe", "more fact"},
                          {"weitere Angaben", "more facts"}, language),
                  looks.text);
    }
}

}  // namespace nordertor::publish
