// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <span>

#include "publish/page_assumptions_p.h"
#include "publish/page_gap_words_p.h"

namespace nordertor::publish {
namespace {

/// What an entry says, from the most to the least; close ones say as much as those of one line.
enum class GapDetail { Sentences, Nearest, OneLine, Close };
constexpr std::array details{GapDetail::Sentences, GapDetail::Nearest, GapDetail::OneLine, GapDetail::Close};

GapText textOf(const PageInput& input, const analysis::GapPlace& gap, GapDetail detail) {
    if (detail == GapDetail::Sentences) {
        return fullTextOf(input, gap);
    }
    GapText text = shortTextOf(input, gap);
    if (detail >= GapDetail::OneLine) {
        text.reason.clear();
    }
    return text;
}

style::Colour colourOf(const PageInput& input, const analysis::GapPlace& gap) {
    const model::Theme* theme = input.themes.find(gap.standard.substr(0, gap.standard.find('.')));
    return theme != nullptr && !withoutColour(input) ? style::Colour::parse(theme->colour).value_or(ink)
                                                     : ink;
}

constexpr double size = 2.25;
constexpr TextLook headLook{size, render::FontFace::Semibold, ink};
constexpr TextLook bodyLook{size, render::FontFace::Regular, ink};
constexpr TextLook moreLook{size, render::FontFace::Italic, greyInk};
constexpr double belowNote = 1.2;

/// However large the sheet is: of all themes over each other more would hide the town.
constexpr std::size_t mostOfAllThemes = 12;
constexpr std::size_t mostOfOneTheme = 24;
constexpr double columnGap = 4;
constexpr double leastForTwoColumns = 110;  ///< mm

constexpr double betweenOf(GapDetail detail) {
    return detail == GapDetail::Close ? 0.5 : 1.5;
}

std::size_t wantedGaps(const PageInput& input) {
    return gapsNumbered(input);
}

std::size_t gapColumns(double width) {
    return width < leastForTwoColumns ? 1 : 2;
}

double gapColumnWidth(double width) {
    const auto columns = static_cast<double>(gapColumns(width));
    return (width - columnGap * (columns - 1)) / columns;
}

double gapHeight(const PageInput& input, const analysis::GapPlace& gap, double boxWidth, GapDetail detail) {
    const GapText text = textOf(input, gap, detail);
    const double width = boxWidth - numberColumn;
    const double leastOfRing = detail == GapDetail::Close ? 3.1 : 3.3;  // mm: rings do not touch
    const double head = PageWriter::height(width, text.head, headLook, 2);
    return text.reason.empty() ? std::max(head, leastOfRing)
                               : head + PageWriter::height(width, text.reason, bodyLook, 5);
}

void writeGap(PageWriter& page, const PageInput& input, std::size_t index, const PageBox& box, double top,
              GapDetail detail) {
    const analysis::GapPlace& gap = *input.gaps[index];
    const GapText text = textOf(input, gap, detail);
    const double left = box.left;
    const double width = box.width - numberColumn;
    const auto item = page.element(Role::ListItem);
    const double alone = PageWriter::advance(headLook) / 2 - numberMiddle;
    writeNumber(page, left, top + (text.reason.empty() ? alone : 0),
                {index + 1, gap.centre, colourOf(input, gap)}, detail == GapDetail::Close);
    const auto body = page.element(Role::Body);
    double y = top;
    {
        const auto head = page.element(Role::Paragraph);
        y += page.paragraph(left + numberColumn, top, width, text.head, headLook, 2);
    }
    if (!text.reason.empty()) {
        const auto reason = page.element(Role::Paragraph);
        page.paragraph(left + numberColumn, y, width, text.reason, bodyLook, 5);
    }
}

/// Its lines end with the blank they are broken at.
double moreWidth(double column) {
    return column - numberColumn - 1;
}

double moreHeight(const PageInput& input, std::size_t listed, double column) {
    return PageWriter::height(moreWidth(column), moreText(input, listed), moreLook);
}

/// Left upper corners of the gaps that fit, column by column, and of the line that says how many more there
/// are.
struct GapPlaces {
    std::vector<render::MmPoint> gaps;
    std::optional<render::MmPoint> more;
};

/// The first of them, as many as `heights`, and the line below; nothing where there is not the room.
std::optional<GapPlaces> placedAll(const PageInput& input, double width, double height,
                                   std::span<const double> heights, double between) {
    static constexpr double rounding = 1e-6;
    const double column = gapColumnWidth(width);
    GapPlaces places;
    std::size_t at = 0;
    double y = 0;
    const auto fits = [&](double needed) {
        if (y + needed > height + rounding && y > 0) {
            ++at;
            y = 0;
        }
        return at < gapColumns(width) && y + needed <= height + rounding;
    };
    for (const double needed : heights) {
        if (!fits(needed)) {
            return std::nullopt;
        }
        places.gaps.push_back({static_cast<double>(at) * (column + columnGap), y});
        y += needed + between;
    }
    if (gapsUnlisted(input, heights.size()) > 0) {
        if (!fits(moreHeight(input, heights.size(), column))) {
            return std::nullopt;
        }
        places.more = render::MmPoint{static_cast<double>(at) * (column + columnGap), std::max(y - 0.4, 0.0)};
    }
    return places;
}

/// As many as there is room for.
GapPlaces placedGaps(const PageInput& input, double width, double height, GapDetail detail) {
    std::vector<double> heights;
    for (std::size_t i = 0; i < wantedGaps(input); ++i) {
        heights.push_back(gapHeight(input, *input.gaps[i], gapColumnWidth(width), detail));
    }
    for (std::size_t count = heights.size(); count > 0; --count) {
        if (auto places =
                placedAll(input, width, height, std::span(heights).first(count), betweenOf(detail))) {
            return std::move(*places);
        }
    }
    GapPlaces none;
    none.more = gapsUnlisted(input, 0) > 0 ? std::optional(render::MmPoint{}) : std::nullopt;
    return none;
}

/// Least height of the list in which all that are wanted find room.
double listHeight(const PageInput& input, double width, GapDetail detail) {
    const std::size_t wanted = wantedGaps(input);
    const double between = betweenOf(detail);
    double height = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        height += gapHeight(input, *input.gaps[i], gapColumnWidth(width), detail) + between;
    }
    if (gapColumns(width) == 1) {
        return height + (gapsUnlisted(input, wanted) > 0 ? moreHeight(input, wanted, gapColumnWidth(width))
                                                         : -between);
    }
    height = height / 2;
    while (placedGaps(input, width, height, detail).gaps.size() < wanted) {
        height += 1;
    }
    return height;
}

/// With all themes on a page many gaps matter more than whole sentences.
GapDetail mostDetail(const PageInput& input) {
    return input.options.themeId.empty() ? GapDetail::Nearest : GapDetail::Sentences;
}

/// As much as leaves room for all that are wanted, else the least: a gap on the map that no entry explains is
/// worse than one said in few words.
GapDetail detailFor(const PageInput& input, double width, double height) {
    for (const GapDetail detail : details) {
        if (detail >= mostDetail(input) &&
            placedGaps(input, width, height, detail).gaps.size() == wantedGaps(input)) {
            return detail;
        }
    }
    return GapDetail::Close;
}

double noteHeight(const PageInput& input, double width) {
    const std::string note = orderNote(input);
    return note.empty() ? 0 : PageWriter::height(width, note, moreLook) + belowNote;
}

/// Height of what stands above the entries.
double aboveGaps(const PageInput& input, double width) {
    return sectionHeadingHeight() + noteHeight(input, width);
}

}  // namespace

std::size_t gapsNumbered(const PageInput& input) {
    if (input.allNumbered) {
        return input.gaps.size();
    }
    const std::size_t most = input.options.themeId.empty() ? mostOfAllThemes : mostOfOneTheme;
    return std::min(most, input.gaps.size());
}

std::size_t gapsThatFit(const PageInput& input) {
    const PageBox box = belowAssumptions(input, input.layout.boxOf(FrameKind::Gaps));
    const double height = box.height - aboveGaps(input, box.width);
    return box.height <= 0
               ? 0
               : placedGaps(input, box.width, height, detailFor(input, box.width, height)).gaps.size();
}

double gapsHeight(const PageInput& input, double width, double room) {
    const double above = aboveGaps(input, width);
    if (input.gaps.empty()) {
        return above + PageWriter::height(width, noGapsText(input), {2.4});
    }
    double height = 0;
    for (const GapDetail detail : details) {
        if (detail >= mostDetail(input) && (height == 0 || height > room)) {
            height = above + listHeight(input, width, detail);
        }
    }
    return height;
}

bool writeGaps(PageWriter& page, const PageInput& input, const PageBox& box) {
    if (input.facts) {
        return writeFacts(page, *input.facts, box, input.options.language);
    }
    if (!input.gaps.empty() && input.gapsListed == 0) {
        return false;
    }
    writeSectionHeading(
        page, box,
        LocalizedText{"Größte Lücken", "Largest gaps"}.in(input.options.language) + gapsBesideResults(input));
    if (const std::string note = orderNote(input); !note.empty()) {
        const auto paragraph = page.element(Role::Paragraph);
        page.paragraph(box.left, box.top + sectionHeadingHeight(), box.width, note, moreLook);
    }
    const double y = box.top + aboveGaps(input, box.width);
    if (input.gaps.empty()) {
        const auto paragraph = page.element(Role::Paragraph);
        page.paragraph(box.left, y, box.width, noGapsText(input), {2.4});
        return true;
    }
    const double column = gapColumnWidth(box.width);
    const GapDetail detail = detailFor(input, box.width, box.bottom() - y);
    // columns of like height
    const GapPlaces places = placedGaps(
        input, box.width, std::min(box.bottom() - y, listHeight(input, box.width, detail)), detail);
    {
        const auto list = page.element(Role::List);
        for (std::size_t i = 0; i < std::min(input.gapsListed, places.gaps.size()); ++i) {
            const render::MmPoint at = places.gaps[i];
            writeGap(page, input, i, {box.left + at.x, y + at.y, column, 0}, y + at.y, detail);
        }
    }
    if (places.more) {
        const auto paragraph = page.element(Role::Paragraph);
        page.paragraph(box.left + places.more->x + numberColumn, y + places.more->y, moreWidth(column),
                       moreText(input, input.gapsListed), moreLook);
    }
    return true;
}

}  // namespace nordertor::publish
