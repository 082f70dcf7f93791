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

constexpr double noteRounding = 1e-6;

/// The largest in which the text fits into the height.
std::optional<double> noteSizeFor(const std::string& text, double width, double height) {
    const auto* const fitting = std::ranges::find_if(noteSizes, [&](double size) {
        return PageWriter::height(width, text, {size}) <= height + noteRounding;
    });
    return fitting != noteSizes.end() ? std::optional(*fitting) : std::nullopt;
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

std::optional<double> textHeight(const PageInput& input, const Frame& frame, double width, double room) {
    const std::string text = noteOf(input, frame);
    if (text.empty()) {
        return std::nullopt;
    }
    const double heading = headingHeightOf(frame, input.options.language);
    return heading + PageWriter::height(
                         width, text, {noteSizeFor(text, width, room - heading).value_or(noteSizes.back())});
}

bool writeText(PageWriter& page, const PageInput& input, const PlacedFrame& placed) {
    const std::string text = noteOf(input, placed.frame);
    const double top = writtenHeading(page, placed, input.options.language);
    const double room = placed.box.bottom() - top;
    const std::optional<double> fitting = noteSizeFor(text, placed.box.width, room);
    const TextLook look{fitting.value_or(noteSizes.back())};
    const auto lines = static_cast<std::size_t>((room + noteRounding) / PageWriter::advance(look));
    const auto paragraph = page.element(Role::Paragraph);
    page.paragraph(placed.box.left, top, placed.box.width, text, look, std::max<std::size_t>(lines, 1));
    return fitting.has_value();
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
