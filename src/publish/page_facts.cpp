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

/// Of the lines below the items, of which `listed` are written.
double heightBelow(const FactSheet& facts, std::size_t listed, double width, const Looks& looks) {
    const bool more = listed < facts.items.size() || facts.unlisted > 0;
    return (more ? betweenItems + PageWriter::advance(looks.text) : 0) +
           (facts.closing.empty() ? 0 : betweenItems + PageWriter::height(width, facts.closing, looks.text));
}

/// How many items fit into the height above "and n more" and the closing words.
std::size_t itemsThatFit(const FactSheet& facts, double width, double height, const Looks& looks) {
    double y = 0;
    for (std::size_t i = 0; i < facts.items.size(); ++i) {
        y += heightOf(facts.items[i], width, looks);
        if (y - betweenItems + heightBelow(facts, i + 1, width, looks) > height) {
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
    return height + heightBelow(facts, facts.items.size(), width, looks);
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
    if (const std::size_t rest = facts.items.size() - count + facts.unlisted; rest > 0) {
        const auto text = page.element(Role::Paragraph);
        page.line(box.left, y, andMore(rest, facts.one, facts.many, language), looks.text);
        y += PageWriter::advance(looks.text) + betweenItems;
    }
    if (!facts.closing.empty()) {
        const auto text = page.element(Role::Paragraph);
        page.paragraph(box.left, y, box.width, facts.closing, looks.text);
    }
}

}  // namespace nordertor::publish
