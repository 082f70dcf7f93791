// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/number_format.h"
#include "base/quotation.h"

namespace nordertor::analysis {
namespace {

using Kinds = std::vector<const model::FacilityKind*>;

constexpr double smallestPrintedCount = 3;

enum class Gender { Masculine, Feminine, Neuter };

/// Last parts of German compounds that are neuter and name places.
constexpr std::array<std::string_view, 18> neuterEndings{
    "zentrum", "haus",  "heim",    "geschäft", "lokal", "bad",  "feld", "amt",        "büro",
    "café",    "lager", "theater", "museum",   "kino",  "dorf", "netz", "restaurant", "angebot"};

Gender genderOf(const model::FacilityKind& kind) {
    if (kind.fromNearest.de.starts_with("von der ")) {
        return Gender::Feminine;
    }
    std::string label = kind.label.de.substr(0, kind.label.de.find(" für "));
    std::transform(label.begin(), label.end(), label.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool neuter = std::any_of(neuterEndings.begin(), neuterEndings.end(),
                                    [&](std::string_view ending) { return label.ends_with(ending); });
    return neuter ? Gender::Neuter : Gender::Masculine;
}

std::string_view byGender(Gender gender, std::string_view masculine, std::string_view feminine,
                          std::string_view neuter) {
    return gender == Gender::Masculine ? masculine : gender == Gender::Feminine ? feminine : neuter;
}

std::string metres(double value, Language language) {
    return formatNumber(value, 0, language) + " m";
}

std::string pathMetres(double value, double limit, Language language) {
    double rounded = value > 100 ? std::round(value / 10) * 10 : std::round(value);
    if (rounded <= limit) {
        rounded = std::ceil(value);
    }
    return metres(rounded, language);
}

/// "5.000 m²" as "0,5 ha": what is stated in whole tenths of a hectare, as standards for green space are.
std::string areaText(double squareMetres, Language language) {
    constexpr double hectare = 10000;
    constexpr double leastInHectares = 5000;
    const double tenths = squareMetres / hectare * 10;
    if (squareMetres < leastInHectares || tenths != std::floor(tenths)) {
        return formatNumber(squareMetres, 0, language) + " m²";
    }
    const bool whole = std::fmod(tenths, 10) == 0;
    return formatNumber(squareMetres / hectare, whole ? 0 : 1, language) + " ha";
}

/// "vom nächsten Supermarkt oder Discounter"
LocalizedText fromNearest(const Kinds& kinds) {
    LocalizedText text;
    const auto add = [](std::string& to, const std::string& phrase, const std::string& before,
                        std::string_view word) {
        if (to.empty()) {
            to = phrase;
            return;
        }
        // What both phrases begin with, in whole words, is said once.
        std::size_t shared = 0;
        for (std::size_t i = 0; i < std::min(before.size(), phrase.size()) && before[i] == phrase[i]; ++i) {
            shared = phrase[i] == ' ' ? i + 1 : shared;
        }
        to += std::string(word) + phrase.substr(shared);
    };
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::size_t before = i == 0 ? 0 : i - 1;
        add(text.de, kinds[i]->fromNearest.de, kinds[before]->fromNearest.de, " oder ");
        add(text.en, kinds[i]->fromNearest.en, kinds[before]->fromNearest.en, " or ");
    }
    return text;
}

LocalizedText subject(const DemandUsed& demand, double count) {
    const auto whole = static_cast<std::int64_t>(std::llround(count));
    const auto number = [&](Language language) { return formatCount(whole, language); };
    if (demand.measure == DemandMeasure::Homes) {
        return whole == 1
                   ? LocalizedText{"1 Wohngebäude (Einwohnerzahlen liegen nicht vor) liegt",
                                   "1 residential building (numbers of residents are not known) is"}
                   : LocalizedText{
                         number(Language::German) + " Wohngebäude (Einwohnerzahlen liegen nicht vor) liegen",
                         number(Language::English) +
                             " residential buildings (numbers of residents are not known) are"};
    }
    const bool atLeast = demand.measure == DemandMeasure::KnownPersonsOnly;
    if (count < smallestPrintedCount) {
        return atLeast ? LocalizedText{"Einzelne " + demand.label.de + " wohnen",
                                       "A few " + demand.label.en + " live"}
                       : LocalizedText{"Weniger als 3 " + demand.label.de + " wohnen",
                                       "Fewer than 3 " + demand.label.en + " live"};
    }
    return {(atLeast ? "Mindestens " : "") + number(Language::German) + " " + demand.label.de + " wohnen",
            (atLeast ? "At least " : "") + number(Language::English) + " " + demand.label.en + " live"};
}

LocalizedText nearestPart(const GapSentence& gap) {
    const bool named = !gap.nearestName.empty();
    const std::string de = pathMetres(*gap.nearestDistance, gap.limit, Language::German);
    const std::string en = pathMetres(*gap.nearestDistance, gap.limit, Language::English);
    if (gap.kinds.size() > 1) {
        return named ? LocalizedText{fmt::format("am nächsten liegt {} in {}",
                                                 quoted(gap.nearestName.de, Language::German), de),
                                     fmt::format("the nearest is {} at {}",
                                                 quoted(gap.nearestName.en, Language::English), en)}
                     : LocalizedText{
                           fmt::format("das nächste Angebot (ohne Namen) liegt {} Fußweg entfernt", de),
                           fmt::format("the nearest (without a name) is a walk of {} away", en)};
    }
    const auto next = byGender(genderOf(*gap.kinds.front()), "der nächste", "die nächste", "das nächste");
    return named ? LocalizedText{fmt::format("{} ist {} in {}", next,
                                             quoted(gap.nearestName.de, Language::German), de),
                                 fmt::format("the nearest is {} at {}",
                                             quoted(gap.nearestName.en, Language::English), en)}
                 : LocalizedText{fmt::format("{} (ohne Namen) liegt {} Fußweg entfernt", next, de),
                                 fmt::format("the nearest (without a name) is a walk of {} away", en)};
}

LocalizedText unreachablePart(const GapSentence& gap) {
    if (gap.kinds.size() > 1) {
        return {"zu Fuß ist von dort kein solches Angebot erreichbar",
                "none can be reached on foot from there"};
    }
    return {fmt::format("zu Fuß ist von dort {} erreichbar",
                        byGender(genderOf(*gap.kinds.front()), "keiner", "keine", "keines")),
            "none can be reached on foot from there"};
}

/// "keinen Spielplatz": the accusative of masculine nouns is their dative, which fromNearest has.
/// A kind that is one of two things has no single gender: "keine Banken und Geldautomaten".
std::string noneOf(const model::FacilityKind& kind) {
    if (kind.label.de.find(" oder ") != std::string::npos && !kind.labelPlural.de.empty()) {
        return "keine " + kind.labelPlural.de;
    }
    constexpr std::string_view dative = "vom nächsten ";
    const Gender gender = genderOf(kind);
    if (gender == Gender::Masculine && kind.fromNearest.de.starts_with(dative)) {
        return "keinen " + kind.fromNearest.de.substr(dative.size());
    }
    return std::string(byGender(gender, "keinen", "keine", "kein")) + " " + kind.label.de;
}

}  // namespace

LocalizedText noneOfKindSentence(const Kinds& kinds, std::optional<double> minimumArea, double marginMetres) {
    LocalizedText what;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        what.de += (i == 0 ? "" : " und ") + noneOf(*kinds[i]);
        what.en += fmt::format("{}no {}", i == 0 ? "" : " and ", kinds[i]->label.en);
    }
    if (minimumArea) {
        what.de += " ab " + areaText(*minimumArea, Language::German);
        what.en += fmt::format(" of {} or more", areaText(*minimumArea, Language::English));
    }
    const auto reach = [&](Language language) {
        const double kilometres = marginMetres / 1000;
        const bool whole = kilometres == std::floor(kilometres);
        return kilometres >= 1 ? formatNumber(kilometres, whole ? 0 : 1, language) + " km"
                               : metres(marginMetres, language);
    };
    if (marginMetres <= 0) {
        return {fmt::format("Im Gebiet gibt es {}.", what.de),
                fmt::format("There is {} in the area.", what.en)};
    }
    return {fmt::format("Im Gebiet und im Umkreis von {} gibt es {}.", reach(Language::German), what.de),
            fmt::format("There is {} in the area or within {} of it.", what.en, reach(Language::English))};
}

LocalizedText gapSentence(const GapSentence& gap) {
    const LocalizedText who = subject(gap.demand, gap.count);
    LocalizedText from = fromNearest(gap.kinds);
    if (gap.minimumArea) {
        from.de += fmt::format(" (ab {})", areaText(*gap.minimumArea, Language::German));
        from.en += fmt::format(" (of {} or more)", areaText(*gap.minimumArea, Language::English));
    }
    LocalizedText sentence{
        fmt::format("{} weiter als {} Fußweg {}", who.de, metres(gap.limit, Language::German), from.de),
        fmt::format("{} more than {} of walking {}", who.en, metres(gap.limit, Language::English), from.en)};
    if (gap.facilities == 0) {
        const LocalizedText none = noneOfKindSentence(gap.kinds, gap.minimumArea, gap.marginMetres);
        return {sentence.de + ". " + none.de, sentence.en + ". " + none.en};
    }
    const LocalizedText rest = gap.nearestDistance ? nearestPart(gap) : unreachablePart(gap);
    return {sentence.de + "; " + rest.de + ".", sentence.en + "; " + rest.en + "."};
}

}  // namespace nordertor::analysis
