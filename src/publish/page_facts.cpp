// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "publish/page_content_p.h"
#include "render/circle_form.h"

namespace nordertor::publish {
namespace {

/// em in mm, from comfortable to the smallest that can be read.
constexpr std::array<double, 5> sizes{2.9, 2.7, 2.5, 2.25, 2.0};
constexpr double betweenItems = 1.6;
constexpr double belowHead = 1.6;  ///< above a number

struct Looks {
    explicit Looks(double size)
        : head{size, render::FontFace::Semibold, ink}, text{size, render::FontFace::Regular, ink} {}
    TextLook head;
    TextLook text;
};

double indentOf(const FactSheet::Item& item) {
    return item.mark ? numberColumn : 0;
}

/// Above a heading that does not begin the list.
double aboveOf(const FactSheet& facts, std::size_t index) {
    return index > 0 && !facts.items[index].head.empty() && facts.items[index - 1].mark ? betweenItems : 0;
}

double heightOf(const FactSheet::Item& item, double width, const Looks& looks) {
    // circles do not touch; those of three digits are larger
    const double leastMarked = item.mark && item.mark->text().size() > 2 ? 5.4 : 4.5;
    const double text = PageWriter::height(width - indentOf(item), item.text, looks.text);
    return (item.head.empty()
                ? 0
                : PageWriter::height(width, item.head, looks.head) + (item.mark ? belowHead : 0)) +
           (item.mark ? std::max(text, leastMarked - betweenItems) : text) + betweenItems;
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
        y += aboveOf(facts, i) + heightOf(facts.items[i], width, looks);
        if (y - betweenItems + heightBelow(facts, i + 1, width, looks) > height) {
            return i;
        }
    }
    return facts.items.size();
}

/// With its number; its height.
double writeMarked(PageWriter& page, const FactSheet::Item& item, const PageBox& box, const Looks& looks) {
    const auto entry = page.element(Role::ListItem);
    // the first line beside the middle of the circle
    writeNumber(page, box.left, box.top + PageWriter::advance(looks.text) / 2 - numberMiddle, *item.mark);
    const auto body = page.element(Role::Body);
    const auto text = page.element(Role::Paragraph);
    page.paragraph(box.left + numberColumn, box.top, box.width - numberColumn, item.text, looks.text);
    FactSheet::Item without = item;
    without.head.clear();
    return heightOf(without, box.width, looks);
}

/// The largest size in which all items fit.
Looks looksFor(const FactSheet& facts, double width, double height) {
    const auto* const fitting = std::ranges::find_if(sizes, [&](double size) {
        return itemsThatFit(facts, width, height, Looks(size)) == facts.items.size();
    });
    // of a list that is cut anyway fewer entries are better read
    const bool cut = facts.unlisted > 0 && facts.items.size() > 1;
    return Looks(fitting != sizes.end() ? *fitting : cut ? sizes[sizes.size() - 2] : sizes.back());
}

}  // namespace

void writeNumber(PageWriter& page, double left, double top, const PlaceMark& mark, bool close) {
    const std::string number = mark.text();
    const bool wide = number.size() > 2;
    const double radius = close ? 1.4 : wide ? 2.2 : 1.75;
    static constexpr double middle = numberMiddle;
    {
        const auto sign = page.artifact();
        page.circle({left + middle, top + middle}, radius, {255, 255, 255, 255}, mark.colour,
                    close ? 0.4 : 0.5, render::circleForm(mark.form));
    }
    const TextLook look{close ? (wide ? 1.5 : 1.9) : wide ? 1.9 : 2.2, render::FontFace::Bold, ink};
    const auto label = page.element(Role::Label);
    page.line(left + middle, top + middle - PageWriter::advance(look) / 2, number, look, Align::Centre);
}

std::size_t factsThatFit(const FactSheet& facts, const PageBox& box) {
    const double height = box.height - sectionHeadingHeight();
    return box.height <= 0 ? 0 : itemsThatFit(facts, box.width, height, looksFor(facts, box.width, height));
}

namespace {

double heightIn(const FactSheet& facts, double width, const Looks& looks) {
    double height = sectionHeadingHeight();
    for (std::size_t i = 0; i < facts.items.size(); ++i) {
        height += aboveOf(facts, i) + heightOf(facts.items[i], width, looks);
    }
    return height + heightBelow(facts, facts.items.size(), width, looks);
}

}  // namespace

double factsHeight(const FactSheet& facts, double width, double room) {
    const auto* const fitting =
        std::ranges::find_if(sizes, [&](double size) { return heightIn(facts, width, Looks(size)) <= room; });
    return heightIn(facts, width, Looks(fitting != sizes.end() ? *fitting : sizes.back()));
}

double smallFactsHeight(const FactSheet& facts, double width) {
    return heightIn(facts, width, Looks(sizes[sizes.size() - 2]));
}

bool writeFacts(PageWriter& page, const FactSheet& facts, const PageBox& box, Language language) {
    writeSectionHeading(page, box, facts.heading);
    double y = box.top + sectionHeadingHeight();
    const double height = box.bottom() - y;
    const Looks looks = looksFor(facts, box.width, height);
    const std::size_t count = itemsThatFit(facts, box.width, height, looks);
    for (std::size_t i = 0; i < count;) {
        y += aboveOf(facts, i);
        if (!facts.items[i].head.empty()) {
            const auto head = page.element(Role::Heading3, facts.items[i].head);
            y += page.paragraph(box.left, y, box.width, facts.items[i].head, looks.head) +
                 (facts.items[i].mark ? belowHead : 0);
        }
        if (!facts.items[i].mark) {
            const auto text = page.element(Role::Paragraph);
            y += page.paragraph(box.left, y, box.width, facts.items[i++].text, looks.text) + betweenItems;
            continue;
        }
        const auto list = page.element(Role::List);
        do {
            y += writeMarked(page, facts.items[i++], {box.left, y, box.width, 0}, looks);
        } while (i < count && facts.items[i].mark && facts.items[i].head.empty());
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
    // a list of places may end, but not what is said of the subject, nor what is assumed
    return std::all_of(facts.items.begin() + static_cast<std::ptrdiff_t>(count), facts.items.end(),
                       [&](const FactSheet::Item& item) {
                           return item.mayBeCut || (count > 0 && item.mark && !item.mark->isPrefixed());
                       });
}

}  // namespace nordertor::publish
