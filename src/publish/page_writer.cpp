// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "publish/page_writer_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

std::vector<std::string> linesOf(double width, const std::string& text, const TextLook& look,
                                 std::size_t mostLines) {
    std::vector<std::string> lines;
    for (const std::string& part : split(text, '\n')) {
        std::ranges::move(render::brokenLines(part, look.face, look.size, width), std::back_inserter(lines));
    }
    if (lines.size() > mostLines) {
        lines.resize(std::max<std::size_t>(mostLines, 1));
        lines.back() += " …";
    }
    for (std::string& line : lines) {
        line = render::elided(line, look.face, look.size, width);
    }
    return lines;
}

}  // namespace

PageWriter::Open PageWriter::element(Role role, const std::string& text) {
    page_.elements.push_back({role, current_, text, {}});
    return {*this, std::exchange(current_, page_.elements.size() - 1)};
}

PageWriter::Open PageWriter::figure(const std::string& shows, const PageBox& box) {
    page_.elements.push_back({Role::Figure, current_, shows, box});
    return {*this, std::exchange(current_, page_.elements.size() - 1)};
}

void PageWriter::add(render::DrawItem item, const char* layer) {
    if (!continues_ || page_.parts.back().element != current_) {
        page_.parts.push_back({current_, {page_.widthMm, page_.heightMm, {0, 0, 0, 0}, {}}, {}});
        continues_ = true;
    }
    page_.parts.back().list.entries.push_back({"page", layer, std::move(item)});
}

double PageWriter::line(double x, double top, const std::string& text, const TextLook& look, Align align) {
    if (!text.empty()) {
        render::TextItem item;
        item.text = text;
        item.size = look.size;
        item.face = look.face;
        item.colour = look.colour;
        item.width = render::textWidth(text, look.face, look.size);
        item.height = render::textHeight(look.face, look.size);
        const double shift = align == Align::Left ? 0.5 : align == Align::Centre ? 0 : -0.5;
        item.centre = {x + shift * item.width, top + advance(look) / 2};
        add(std::move(item));
    }
    return advance(look);
}

double PageWriter::paragraph(double x, double top, double width, const std::string& text,
                             const TextLook& look, std::size_t mostLines) {
    double y = top;
    std::size_t read = 0;
    for (std::string part : linesOf(width, text, look, mostLines)) {
        const std::size_t at = text.find(part, read);
        read = at == std::string::npos ? read : at + part.size();
        if (read < text.size() && (text[read] == ' ' || text[read] == '\n')) {
            // who reads or copies it would join the words on both sides of the break
            part += ' ';
        }
        y += line(x, y, part, look);
    }
    return y - top;
}

double PageWriter::height(double width, const std::string& text, const TextLook& look,
                          std::size_t mostLines) {
    return advance(look) * static_cast<double>(linesOf(width, text, look, mostLines).size());
}

void PageWriter::rectangle(const PageBox& box, render::Colour fill, render::Colour outline,
                           double outlineWidth, const char* layer) {
    render::AreaItem item;
    item.shape.points = {{box.left, box.top},
                         {box.left, box.bottom()},
                         {box.right(), box.bottom()},
                         {box.right(), box.top},
                         {box.left, box.top}};
    item.shape.closePart();
    item.fill = fill;
    item.outline = outline;
    item.outlineWidth = outlineWidth;
    add(std::move(item), layer);
}

void PageWriter::straight(render::MmPoint from, render::MmPoint to, render::Colour colour, double width) {
    render::LineItem item;
    item.lines.points = {from, to};
    item.lines.closePart();
    item.stroke.colour = colour;
    item.stroke.width = width;
    add(std::move(item));
}

void PageWriter::rule(double left, double right, double y, render::Colour colour, double width) {
    straight({left, y}, {right, y}, colour, width);
}

void PageWriter::upright(double x, double top, double bottom, render::Colour colour, double width) {
    straight({x, top}, {x, bottom}, colour, width);
}

void PageWriter::picture(std::shared_ptr<const render::Picture> picture, const PageBox& box) {
    add(render::PictureItem{{box.left, box.top}, box.width, box.height, std::move(picture)});
}

void PageWriter::polygon(std::vector<render::MmPoint> ring, render::Colour fill, render::Colour outline) {
    render::AreaItem item;
    item.shape.points = std::move(ring);
    item.shape.closePart();
    item.fill = fill;
    item.outline = outline;
    add(std::move(item));
}

void PageWriter::circle(render::MmPoint centre, double radius, render::Colour fill, render::Colour stroke,
                        double width, render::CircleForm form) {
    add(render::CircleItem{centre, radius, fill, stroke, width, form});
}

void PageWriter::inset(render::DrawList list, render::MmPoint at) {
    page_.parts.push_back({current_, std::move(list), at});
    continues_ = false;
}

}  // namespace nordertor::publish
