// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <span>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "publish/page_assumptions_p.h"

namespace nordertor::publish {
namespace {

struct GapText {
    std::string head;
    std::string reason;
};

GapText fullTextOf(const PageInput& input, const analysis::GapPlace& gap) {
    const Language language = input.options.language;
    const model::Standard* standard = input.themes.findStandard(gap.standard);
    std::string head = standard != nullptr ? standard->label.in(language) : gap.standard;
    if (!gap.insideArea) {
        const LocalizedText where = gap.personsInsideArea > 0
                                        ? LocalizedText{" (überwiegend außerhalb)", " (mostly outside)"}
                                        : LocalizedText{" (außerhalb)", " (outside)"};
        head += where.in(language);
    }
    return {head, typographic(gap.reason.in(language), language)};
}

std::string personsText(const analysis::DemandUsed& demand, double persons, Language language) {
    return countedText(persons, demand.label.in(language),
                       demand.measure == analysis::DemandMeasure::KnownPersonsOnly, language);
}

std::string unreachedText(Language language) {
    return language == Language::German ? "zu Fuß ist keine Einrichtung erreichbar"
                                        : "no facility within walking reach";
}

/// "410 m"
std::string distanceText(const analysis::GapPlace& gap, double limit, Language language) {
    const double metres = *gap.nearestDistance;
    // paths are not surveyed finer; but what is beyond the limit must read so
    const double coarse = metres > 100 ? std::round(metres / 10) * 10 : std::round(metres);
    const double rounded = coarse > limit ? coarse : std::ceil(metres);
    return formatNumber(rounded, 0, language) + " m";
}

std::string nearestText(const analysis::GapPlace& gap, double limit, Language language) {
    const bool german = language == Language::German;
    if (!gap.nearestDistance) {
        return unreachedText(language);
    }
    const std::string distance = distanceText(gap, limit, language);
    const std::string name = gap.nearestFacilityName.in(language);
    if (name.empty()) {
        return german ? "die nächste Einrichtung in " + distance : "nearest facility at " + distance;
    }
    return (german ? "am nächsten: " : "nearest: ") + quoted(name, language) + ", " + distance;
}

GapText shortTextOf(const PageInput& input, const analysis::GapPlace& gap) {
    const Language language = input.options.language;
    GapText text = fullTextOf(input, gap);
    const analysis::StandardResult* result = resultOf(*input.report, gap.standard);
    text.reason = nearestText(gap, result != nullptr ? result->limit : 0, language);
    if (result != nullptr) {
        text.head += ": " + personsText(result->demand, gap.persons, language);
    }
    return text;
}

/// What an entry says, from the most to the least.
enum class GapDetail { Sentences, Nearest, OneLine };

GapText textOf(const PageInput& input, const analysis::GapPlace& gap, GapDetail detail) {
    if (detail == GapDetail::Sentences) {
        return fullTextOf(input, gap);
    }
    GapText text = shortTextOf(input, gap);
    if (detail == GapDetail::OneLine) {
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
constexpr double between = 1.5;
constexpr TextLook headLook{size, render::FontFace::Semibold, ink};
constexpr TextLook bodyLook{size, render::FontFace::Regular, ink};
constexpr TextLook moreLook{size, render::FontFace::Italic, greyInk};

/// However large the sheet is: of all themes over each other more would hide the town.
constexpr std::size_t mostOfAllThemes = 12;
constexpr std::size_t mostOfOneTheme = 24;
constexpr double columnGap = 4;
constexpr double leastForTwoColumns = 110;  ///< mm

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
    return PageWriter::height(width, text.head, headLook, 2) +
           (text.reason.empty() ? 0 : PageWriter::height(width, text.reason, bodyLook, 5));
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
                {index + 1, gap.centre, colourOf(input, gap)});
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

/// How many gaps of the map the list leaves out, if it has so many.
std::size_t gapsUnlisted(const PageInput& input, std::size_t listed) {
    return input.gaps.size() - listed + input.gapsBeyond + gapsLeftOut(input);
}

/// Themes that have gaps on the map, and none that is drawn.
std::vector<std::string> themesWithoutSign(const PageInput& input) {
    const auto has = [](std::span<const analysis::GapPlace* const> gaps, const model::Theme& theme) {
        return std::ranges::any_of(
            gaps, [&](const analysis::GapPlace* gap) { return gap->standard.starts_with(theme.id + "."); });
    };
    const std::size_t drawn = gapsToDraw(input, input.allNumbered);
    std::vector<std::string> labels;
    for (const model::Theme& theme : input.themes.themes) {
        if ((has(input.gaps, theme) || has(input.gapsInSight, theme)) &&
            !has(std::span(input.gaps).first(drawn), theme)) {
            labels.push_back(theme.label.in(input.options.language));
        }
    }
    return labels;
}

/// What is missed everywhere ranks last, since it says nothing of a place; among the largest gaps it would be
/// looked for. Standards without any facility whose gaps come after the first `listed`.
std::vector<std::string> missedEverywhere(const PageInput& input, std::size_t listed) {
    std::vector<std::string> labels;
    for (std::size_t i = listed; i < input.gaps.size() && !input.allNumbered; ++i) {
        const std::string& id = input.gaps[i]->standard;
        const analysis::StandardResult* result = resultOf(*input.report, id);
        const model::Standard* standard = input.themes.findStandard(id);
        if (result == nullptr || result->facilities > 0 || standard == nullptr) {
            continue;
        }
        const std::string& label = standard->label.in(input.options.language);
        if (std::ranges::find(labels, label) == labels.end()) {
            labels.push_back(label);
        }
    }
    return labels;
}

/// How many the list leaves out, and what of them is on the map.
std::string moreText(const PageInput& input, std::size_t listed) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    const std::size_t all = gapsUnlisted(input, listed);
    const bool drawn = !input.options.themeId.empty() && !input.allNumbered;
    const std::size_t numbered = std::max(gapsWithNumber(input, listed), listed) - listed;
    // of those drawn some have a number, or some are drawn at all
    const std::size_t special =
        numbered > 0 || drawn ? numbered : gapsToDraw(input, input.allNumbered) - listed;
    const std::string unnumbered = german ? "ohne Nummer gezeichnet" : "drawn without a number";
    const std::string with =
        numbered > 0 ? (german ? "mit Nummer gezeichnet" : "drawn with a number") : unnumbered;
    const std::string without = drawn ? unnumbered : german ? "nicht dargestellt" : "not shown";
    std::string how = without;
    if (special == all) {
        how = with;
    } else if (special > 0) {
        how = formatCount(static_cast<std::int64_t>(special), language) + " " + with +
              (german ? ", die übrigen " : ", the rest ") + without;
    }
    const std::vector<std::string> themes = drawn ? std::vector<std::string>() : themesWithoutSign(input);
    if (!themes.empty()) {
        how += (german ? "; darunter alle zu: " : "; among them all of: ") + joined(themes, ", ");
    }
    const std::vector<std::string> everywhere = missedEverywhere(input, listed);
    // other sheets show more of the town, and count more
    const LocalizedText where = input.outlines.empty()
                                    ? LocalizedText{" im Kartenausschnitt", " in this part of the map"}
                                    : LocalizedText{};
    return andMore(all, {"weitere Lücke" + where.de, "more gap" + where.en},
                   {"weitere Lücken" + where.de, "more gaps" + where.en}, language) +
           " (" + how + ")" +
           (everywhere.empty()
                ? std::string()
                : (german ? ". Überall fehlt: " : ". Missing everywhere: ") + joined(everywhere, ", "));
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

GapPlaces placedGaps(const PageInput& input, double width, double height, GapDetail detail) {
    static constexpr double rounding = 1e-6;
    const double column = gapColumnWidth(width);
    const std::size_t wanted = wantedGaps(input);
    GapPlaces places;
    std::size_t at = 0;
    double y = 0;
    while (places.gaps.size() < wanted) {
        const std::size_t i = places.gaps.size();
        const double needed = gapHeight(input, *input.gaps[i], column, detail);
        const bool lastColumn = at + 1 == gapColumns(width);
        const bool all = i + 1 == input.gaps.size() && gapsUnlisted(input, i + 1) == 0;
        const double room = height - (lastColumn && !all ? between + moreHeight(input, i + 1, column) : 0);
        if (y + needed <= room + rounding) {
            places.gaps.push_back({static_cast<double>(at) * (column + columnGap), y});
            y += needed + between;
        } else if (lastColumn) {
            break;
        } else {
            ++at;
            y = 0;
        }
    }
    if (gapsUnlisted(input, places.gaps.size()) > 0) {
        const double more = moreHeight(input, places.gaps.size(), column);
        const bool below = y - between + more <= height + rounding || at + 1 == gapColumns(width);
        places.more = below ? render::MmPoint{static_cast<double>(at) * (column + columnGap), y - 0.4}
                            : render::MmPoint{static_cast<double>(at + 1) * (column + columnGap), 0};
    }
    return places;
}

/// Least height of the list in which all that are wanted find room.
double listHeight(const PageInput& input, double width, GapDetail detail) {
    const std::size_t wanted = wantedGaps(input);
    double height = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        height += gapHeight(input, *input.gaps[i], gapColumnWidth(width), detail) + between;
    }
    const double more =
        gapsUnlisted(input, wanted) > 0 ? moreHeight(input, wanted, gapColumnWidth(width)) : -between;
    if (gapColumns(width) == 1) {
        return height + more;
    }
    height = height / 2;
    while (placedGaps(input, width, height, detail).gaps.size() < wanted) {
        height += 1;
    }
    return height + std::max(more, 0.0);
}

/// With all themes on a page many gaps matter more than whole sentences.
GapDetail mostDetail(const PageInput& input) {
    return input.options.themeId.empty() ? GapDetail::Nearest : GapDetail::Sentences;
}

/// As much as leaves room for all that are wanted, else the least: a gap on the map that no entry explains is
/// worse than one said in few words.
GapDetail detailFor(const PageInput& input, double width, double height) {
    for (const GapDetail detail : {GapDetail::Sentences, GapDetail::Nearest}) {
        if (detail >= mostDetail(input) &&
            placedGaps(input, width, height, detail).gaps.size() == wantedGaps(input)) {
            return detail;
        }
    }
    return GapDetail::OneLine;
}

std::string noGapsText(const PageInput& input) {
    const LocalizedText none =
        input.report == nullptr   ? LocalizedText{"Die Versorgung wurde für diese Karte nicht berechnet.",
                                                "Supply was not computed for this map."}
        : !input.outlines.empty() ? LocalizedText{"Im umrandeten Gebiet wurden keine Lücken gefunden.",
                                                  "No gaps were found in the area outlined."}
                                  : LocalizedText{"Auf diesem Kartenausschnitt wurden keine Lücken gefunden.",
                                                  "No gaps were found in this part of the map."};
    return none.in(input.options.language);
}

/// In what the order of the list is not that of the numbers in it.
std::string listHeading(const PageInput& input) {
    bool persons = false;
    bool homes = false;
    bool inside = false;
    bool outside = false;
    bool somewhere = false;
    bool everywhere = false;
    bool reaching = false;
    for (std::size_t i = 0; i < input.gaps.size(); ++i) {
        const analysis::GapPlace& gap = *input.gaps[i];
        const analysis::StandardResult* result = resultOf(*input.report, gap.standard);
        const bool counted = result != nullptr && result->demand.measure == analysis::DemandMeasure::Homes;
        (counted ? homes : persons) = true;
        if (i < wantedGaps(input)) {
            (gap.insideArea ? inside : outside) = true;
            reaching = reaching || (gap.insideArea && std::round(gap.personsInsideArea) > 0 &&
                                    std::round(gap.personsInsideArea) < std::round(gap.persons));
            (result != nullptr && result->facilities == 0 ? everywhere : somewhere) = true;
        }
    }
    std::vector<std::string> how;
    if (inside && outside) {
        how.push_back(LocalizedText{"im Programmgebiet zuerst", "in the programme area first"}.in(
            input.options.language));
    }
    if (persons && homes) {
        how.push_back(
            LocalizedText{"Personen, dann Gebäude", "persons, then buildings"}.in(input.options.language));
    }
    if (somewhere && everywhere) {
        how.push_back(LocalizedText{"was überall fehlt, zuletzt", "what is missing everywhere last"}.in(
            input.options.language));
    }
    // a chart beside it counts those in the area alone
    if (reaching && input.outlines.empty()) {
        how.push_back(LocalizedText{"mit denen außerhalb gezählt", "counted with those outside"}.in(
            input.options.language));
    }
    // an area's sheet also shows gaps that reach beyond it
    if (!input.outlines.empty() && !input.gaps.empty()) {
        how.push_back(LocalizedText{"ganz gezählt", "counted whole"}.in(input.options.language));
    }
    return LocalizedText{"Größte Lücken", "Largest gaps"}.in(input.options.language) +
           (how.empty() ? std::string() : " (" + joined(how, "; ") + ")");
}

}  // namespace

bool withoutColour(const PageInput& input) {
    return input.options.variant == style::MapVariant::BlackAndWhite;
}

std::string countedText(double count, const std::string& who, bool atLeast, Language language) {
    const bool german = language == Language::German;
    // fewer are not told apart in print
    static constexpr double smallest = 3;
    std::string start;
    if (count < smallest) {
        start = german ? "weniger als 3 " : "fewer than 3 ";
    } else {
        if (atLeast) {
            start = german ? "mind. " : "at least ";
        }
        start += formatCount(std::llround(count), language) + " ";
    }
    // what is known of them stands in brackets; the pages of the themes say it
    return start + who.substr(0, who.find(" ("));
}

std::string largestOnlyText(const PageInput& input) {
    const bool ofOneGap = input.facts && !ranksInsteadOfGaps(input);
    const std::size_t shown = gapsToDraw(input, input.allNumbered);
    if (!input.options.gaps || ofOneGap || input.allNumbered || shown == 0 ||
        gapsUnlisted(input, shown) == 0 || !input.options.themeId.empty()) {
        return {};
    }
    const std::string count = formatCount(static_cast<std::int64_t>(shown), input.options.language);
    return input.options.language == Language::German ? "gezeigt: die " + count + " größten Lücken"
                                                      : "shown: the " + count + " largest gaps";
}

std::string shownGapsText(const PageInput& input) {
    const bool listed = input.layout.find(FrameKind::Gaps) != nullptr && !ranksInsteadOfGaps(input);
    const std::size_t shown = gapsToDraw(input, input.allNumbered);
    const std::size_t all = gapsUnlisted(input, 0);
    const bool ofOneGap = input.facts && !ranksInsteadOfGaps(input);
    if (!input.options.gaps || ofOneGap || listed || shown == all) {
        return {};
    }
    const Language language = input.options.language;
    const auto count = [&](std::size_t gaps) {
        return formatCount(static_cast<std::int64_t>(gaps), language);
    };
    const std::vector<std::string> without = themesWithoutSign(input);
    const std::string none =
        without.empty() ? std::string()
                        : (language == Language::German ? "; keine davon zu: " : "; none of them of: ") +
                              joined(without, ", ");
    const std::vector<std::string> everywhere = missedEverywhere(input, shown);
    return (language == Language::German ? "Die Karte zeigt die " + count(shown) + " größten von " +
                                               count(all) + " Lücken im Kartenausschnitt"
                                         : "The map shows the " + count(shown) + " largest of " + count(all) +
                                               " gaps in this part of the map") +
           none + "." +
           (everywhere.empty()
                ? std::string()
                : (language == Language::German ? " Überall fehlt: " : " Missing everywhere: ") +
                      joined(everywhere, ", ") + ".");
}

const analysis::StandardResult* resultOf(const analysis::GapReport& report, const std::string& standard) {
    const auto found = std::ranges::find(report.standards, standard, &analysis::StandardResult::standard);
    return found != report.standards.end() ? &*found : nullptr;
}

GapFacts gapFacts(const model::ThemeSet& themes, const analysis::GapReport& report,
                  const analysis::GapPlace& gap, Language language) {
    const model::Standard* standard = themes.findStandard(gap.standard);
    const analysis::StandardResult* result = resultOf(report, gap.standard);
    GapFacts facts{standard != nullptr ? standard->label.in(language) : gap.standard, {}, {}};
    if (result != nullptr) {
        facts.persons = personsText(result->demand, gap.persons, language);
    }
    if (!gap.nearestDistance) {
        facts.nearest = unreachedText(language);
        return facts;
    }
    const std::string name = gap.nearestFacilityName.in(language);
    facts.nearest = (name.empty() ? "" : typographic(name, language) + ", ") +
                    distanceText(gap, result != nullptr ? result->limit : 0, language);
    return facts;
}

std::size_t gapsNumbered(const PageInput& input) {
    if (input.allNumbered) {
        return input.gaps.size();
    }
    const std::size_t most = input.options.themeId.empty() ? mostOfAllThemes : mostOfOneTheme;
    return std::min(most, input.gaps.size());
}

std::size_t gapsThatFit(const PageInput& input) {
    const PageBox box = belowAssumptions(input, input.layout.boxOf(FrameKind::Gaps));
    const double height = box.height - sectionHeadingHeight();
    return box.height <= 0
               ? 0
               : placedGaps(input, box.width, height, detailFor(input, box.width, height)).gaps.size();
}

double gapsHeight(const PageInput& input, double width) {
    return sectionHeadingHeight() + (input.gaps.empty() ? PageWriter::height(width, noGapsText(input), {2.4})
                                                        : listHeight(input, width, mostDetail(input)));
}

bool writeGaps(PageWriter& page, const PageInput& input, const PageBox& box) {
    if (input.facts) {
        return writeFacts(page, *input.facts, box, input.options.language);
    }
    writeSectionHeading(page, box, listHeading(input));
    const double y = box.top + sectionHeadingHeight();
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
    return input.gapsListed > 0;
}

}  // namespace nordertor::publish
