// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_gap_words_p.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/number_format.h"
#include "base/quotation.h"
#include "base/text.h"
#include "publish/result_places_p.h"

namespace nordertor::publish {
namespace {

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

}  // namespace

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

std::size_t gapsUnlisted(const PageInput& input, std::size_t listed) {
    return input.gaps.size() - listed + input.gapsBeyond + gapsLeftOut(input);
}

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
        (numbered > 0 ? (german ? "mit Nummer gezeichnet" : "drawn with a number") : unnumbered) +
        (gapsTableFollows(input) ? (german ? "; eine Tabelle folgt" : "; a table follows") : "");
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
           " (" + how + ")" + (everywhere.empty() ? "" : ". ") + missingEverywhere(everywhere, language);
}

std::string missingEverywhere(const std::vector<std::string>& labels, Language language) {
    const LocalizedText start{"Überall fehlt: ", "Missing everywhere: "};
    return labels.empty() ? std::string() : start.in(language) + joined(labels, ", ");
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

std::string orderNote(const PageInput& input) {
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
        outside = outside || !gap.insideArea;
        if (i < gapsNumbered(input)) {
            inside = inside || gap.insideArea;
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
        const LocalizedText last{"was überall fehlt, zuletzt", "what is missing everywhere last"};
        const LocalizedText lastThere{"dort zuletzt, was überall fehlt",
                                      "there last what is missing everywhere"};
        how.push_back((outside ? lastThere : last).in(input.options.language));
    }
    // a chart beside it counts those in the area alone
    if (reaching && input.outlines.empty()) {
        how.push_back(
            LocalizedText{"Personen außerhalb des Gebiets mitgezählt", "persons outside the area included"}
                .in(input.options.language));
    }
    // an area's sheet also shows gaps that reach beyond it
    if (!input.outlines.empty() && !input.gaps.empty()) {
        how.push_back(LocalizedText{"ganz gezählt", "counted whole"}.in(input.options.language));
    }
    return withCapital(joined(how, "; "));
}

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
    // larger ones outside come after them
    const bool inside = std::ranges::all_of(std::span(input.gaps).first(shown),
                                            [](const analysis::GapPlace* gap) { return gap->insideArea; });
    const LocalizedText where = input.options.centre
                                    ? LocalizedText{" im Kartenausschnitt", " in this part of the map"}
                                : inside ? LocalizedText{" im Programmgebiet", " in the programme area"}
                                         : LocalizedText{};
    if (shown == 1) {
        return LocalizedText{"gezeigt: die größte Lücke" + where.de, "shown: the largest gap" + where.en}.in(
            input.options.language);
    }
    return input.options.language == Language::German ? "gezeigt: die " + count + " größten Lücken" + where.de
                                                      : "shown: the " + count + " largest gaps" + where.en;
}

std::string numberedGapsText(const PageInput& input) {
    const std::string of = gapsBesideResults(input);
    const bool ofOneGap = input.facts && !ranksInsteadOfGaps(input);
    if (!input.options.gaps || ofOneGap || input.gaps.empty() || of.empty()) {
        return {};
    }
    const bool german = input.options.language == Language::German;
    return gapsWithNumber(input, input.gapsListed) == 0
               ? (german ? "ohne Nummer: Lücken" : "without a number: gaps") + of
               : (german ? "nummeriert: Lücken" : "numbered: gaps") + of;
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
    const std::string of = gapsBesideResults(input);
    return (language == Language::German ? "Die Karte zeigt die " + count(shown) + " größten von " +
                                               count(all) + " Lücken" + of + " im Kartenausschnitt"
                                         : "The map shows the " + count(shown) + " largest of " + count(all) +
                                               " gaps" + of + " in this part of the map") +
           none + "." +
           (everywhere.empty() ? std::string() : " " + missingEverywhere(everywhere, language) + ".");
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

}  // namespace nordertor::publish
