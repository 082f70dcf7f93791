// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

/// em in mm, from comfortable to the smallest.
constexpr std::array<double, 4> noteSizes{2.8, 2.5, 2.2, 1.8};

std::string noteOf(const PageInput& input, const Frame& frame) {
    return input.options.note.empty() ? frame.text.in(input.options.language) : input.options.note;
}

double headingHeightOf(const Frame& frame, Language language) {
    return frame.heading.in(language).empty() ? 0 : sectionHeadingHeight();
}

/// Below the heading, if the frame has one.
double writtenHeading(PageWriter& page, const PlacedFrame& placed, Language language) {
    const std::string heading = placed.frame.heading.in(language);
    if (!heading.empty()) {
        writeSectionHeading(page, placed.box, heading);
    }
    return placed.box.top + headingHeightOf(placed.frame, language);
}

}  // namespace

std::optional<double> textHeight(const PageInput& input, const Frame& frame, double width) {
    const std::string text = noteOf(input, frame);
    if (text.empty()) {
        return std::nullopt;
    }
    return headingHeightOf(frame, input.options.language) +
           PageWriter::height(width, text, {noteSizes.front()});
}

bool writeText(PageWriter& page, const PageInput& input, const PlacedFrame& placed) {
    const std::string text = noteOf(input, placed.frame);
    const double top = writtenHeading(page, placed, input.options.language);
    const double room = placed.box.bottom() - top + 1e-6;
    const auto* const fitting = std::ranges::find_if(
        noteSizes, [&](double size) { return PageWriter::height(placed.box.width, text, {size}) <= room; });
    const TextLook look{fitting != noteSizes.end() ? *fitting : noteSizes.back()};
    const auto lines = static_cast<std::size_t>(room / PageWriter::advance(look));
    const auto paragraph = page.element(Role::Paragraph);
    page.paragraph(placed.box.left, top, placed.box.width, text, look, std::max<std::size_t>(lines, 1));
    return fitting != noteSizes.end();
}

void writeNotes(PageWriter& page, const PageInput& input, const PlacedFrame& placed) {
    static constexpr double lineDistance = 8;  ///< mm, for handwriting
    const double top = writtenHeading(page, placed, input.options.language);
    const PageBox& box = placed.box;
    for (double y = top + lineDistance; y <= box.bottom() + 1e-6; y += lineDistance) {
        page.rule(box.left, box.right(), y, hairline, 0.2);
    }
}

void writeImage(PageWriter& page, const PageInput& input, const PageBox& box) {
    if (input.logo == nullptr) {
        return;
    }
    const double width = input.logo->width;
    const double height = input.logo->height;
    const double factor = std::min(box.width / width, box.height / height);
    const PageBox fitted{box.right() - width * factor, box.top, width * factor, height * factor};
    const auto figure = page.figure(
        LocalizedText{"Wappen oder Logo des Herausgebers", "Coat of arms or logo of the publisher"}.in(
            input.options.language),
        fitted);
    page.picture(input.logo, fitted);
}

}  // namespace nordertor::publish
