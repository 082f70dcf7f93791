// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/partner_reasons.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "analysis/partners/partner_matching.h"
#include "base/number_format.h"
#include "base/text.h"
#include "model/sector_titles.h"

namespace nordertor::analysis {
namespace {

using model::Organisation;
using model::OrganisationKind;

/// Up to here a walk speaks for an organisation, beyond the second it speaks against it.
constexpr double shortWalkMinutes = 10;
constexpr double longWalkMinutes = 15;

class Sentences {
  public:
    void add(const LocalizedText& sentence) {
        append(text_.de, sentence.de);
        append(text_.en, sentence.en);
    }
    [[nodiscard]] LocalizedText text() const { return text_; }

  private:
    static void append(std::string& to, const std::string& sentence) {
        if (!sentence.empty()) {
            to += (to.empty() ? "" : " ") + sentence;
        }
    }
    LocalizedText text_;
};

std::string sentenceOf(std::string phrase) {
    phrase = std::string(trimmed(phrase));
    if (phrase.empty()) {
        return phrase;
    }
    if (phrase[0] >= 'a' && phrase[0] <= 'z') {
        phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
    }
    return phrase.ends_with('.') || phrase.ends_with('!') || phrase.ends_with('?') ? phrase : phrase + ".";
}

LocalizedText wayText(double minutes) {
    const std::int64_t whole = minutesToSay(minutes);
    return {
        fmt::format("{} {} Fußweg", formatCount(whole, Language::German), whole == 1 ? "Minute" : "Minuten"),
        fmt::format("{} {} on foot", formatCount(whole, Language::English),
                    whole == 1 ? "minute" : "minutes")};
}

LocalizedText reachSentence(const std::string& reach) {
    if (reach == "quarter") {
        return {"Fördert im Quartier.", "Supports projects in the quarter."};
    }
    if (reach == "town") {
        return {"Fördert in der ganzen Stadt.", "Supports projects in the whole town."};
    }
    if (reach == "county") {
        return {"Fördert im ganzen Landkreis.", "Supports projects in the whole county."};
    }
    if (reach == "nation") {
        return {"Fördert bundesweit.", "Supports projects nationwide."};
    }
    return {};
}

std::string editionName(model::SectorEdition edition) {
    switch (edition) {
        case model::SectorEdition::Wz2008:
            return "WZ 2008";
        case model::SectorEdition::Wz2025:
            return "WZ 2025";
        case model::SectorEdition::NaceRev2:
            return "NACE Rev. 2";
        case model::SectorEdition::NaceRev21:
            return "NACE Rev. 2.1";
        case model::SectorEdition::None:
            break;
    }
    return {};
}

/// "Nicht bekannt: Größe und bisheriges Engagement."
LocalizedText unknownSentence(const std::vector<LocalizedText>& what) {
    if (what.empty()) {
        return {};
    }
    LocalizedText list;
    for (std::size_t i = 0; i < what.size(); ++i) {
        const bool last = i + 1 == what.size();
        list.de += (i == 0 ? "" : last ? " und " : ", ") + what[i].de;
        list.en += (i == 0 ? "" : last ? " and " : ", ") + what[i].en;
    }
    return {"Nicht bekannt: " + list.de + ".", "Not known: " + list.en + "."};
}

bool isFoundation(const Organisation& organisation) {
    return organisation.kind == OrganisationKind::Foundation;
}

}  // namespace

LocalizedText partnerReasons(const PartnerFacts& facts) {
    const Organisation& organisation = *facts.organisation;
    Sentences sentences;
    if (facts.affinity != nullptr) {
        sentences.add({sentenceOf(facts.affinity->reason.de), sentenceOf(facts.affinity->reason.en)});
    }
    if (!organisation.sectorTitle.empty()) {
        const LocalizedText sector = model::sectorOf(organisation);
        sentences.add({sentenceOf("Branche: " + sector.de), sentenceOf("Sector: " + sector.en)});
    }
    if (facts.minutes && *facts.minutes <= longWalkMinutes) {
        const bool isShort = *facts.minutes <= shortWalkMinutes;
        const LocalizedText way = wayText(*facts.minutes);
        sentences.add({(isShort ? "Nur " : "") + way.de + " entfernt.",
                       sentenceOf((isShort ? "Only " : "") + way.en + " away")});
    }
    if (!organisation.engagement.empty()) {
        sentences.add({sentenceOf("Bisheriges Engagement: " + organisation.engagement),
                       sentenceOf("Known engagement: " + organisation.engagement)});
    }
    if (isFoundation(organisation)) {
        sentences.add(reachSentence(organisation.reach));
    }
    return sentences.text();
}

LocalizedText partnerCounterReasons(const PartnerFacts& facts) {
    const Organisation& organisation = *facts.organisation;
    const bool foundation = isFoundation(organisation);
    const bool business = organisation.kind == OrganisationKind::Business;
    Sentences sentences;
    std::vector<LocalizedText> unknown;
    const auto noteUnknown = [&](bool missing, LocalizedText what) {
        if (missing) {
            unknown.push_back(std::move(what));
        }
    };
    if (facts.affinity == nullptr) {
        sentences.add({"Das Thema nennt für diese Branche oder diesen Zweck keinen Beitrag.",
                       "The theme names no contribution of this sector or purpose."});
    }
    noteUnknown(!organisation.location, {"Anschrift", "address"});
    if (organisation.location && !facts.minutes) {
        sentences.add(
            {"Zu Fuß vom Ort der Lücke nicht erreichbar.", "Cannot be reached on foot from the gap."});
    } else if (facts.minutes && *facts.minutes > longWalkMinutes && !foundation) {
        const LocalizedText way = wayText(*facts.minutes);
        sentences.add({"Langer Weg: " + way.de + ".", "A long way: " + way.en + "."});
    }
    if (organisation.location && !facts.insideArea && !foundation) {
        sentences.add({"Liegt außerhalb des Programmgebiets.", "Lies outside the programme area."});
    }
    if (business && !organisation.sectorCode.empty() && !facts.codesComparable) {
        const std::string edition = editionName(organisation.sectorEdition);
        sentences.add(
            edition.empty()
                ? LocalizedText{"Branche ohne Angabe der Klassifikation; gelesen wie WZ 2008.",
                                "Sector without its classification; read as WZ 2008."}
                : LocalizedText{fmt::format("Branche nach {}, die Zuordnung gilt für WZ 2008.", edition),
                                fmt::format("Sector by {}, the assignment is made for WZ 2008.", edition)});
    }
    noteUnknown(business && organisation.sectorCode.empty(), {"Branche", "sector"});
    noteUnknown(business && organisation.employees.empty(), {"Größe", "size"});
    noteUnknown(!business && organisation.purposes.empty(), {"Zweck", "purpose"});
    noteUnknown(foundation && reachSentence(organisation.reach).empty(),
                {"Reichweite der Förderung", "reach of its support"});
    noteUnknown(organisation.engagement.empty(), {"bisheriges Engagement", "engagement so far"});
    sentences.add(unknownSentence(unknown));
    return sentences.text();
}

}  // namespace nordertor::analysis
