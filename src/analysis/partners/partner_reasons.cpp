// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/partner_reasons.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/partners/partner_matching.h"
#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::analysis {
namespace {

using model::Organisation;
using model::OrganisationKind;

/// From this share of the longest way on, the way is mentioned as a drawback.
constexpr double farShare = 0.6;

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
        sentences.add({sentenceOf("Branche: " + organisation.sectorTitle),
                       sentenceOf("Sector: " + organisation.sectorTitle)});
    }
    if (facts.minutes && *facts.minutes < farShare * facts.maximumMinutes) {
        const LocalizedText way = wayText(*facts.minutes);
        sentences.add({"Nur " + way.de + " entfernt.", "Only " + way.en + " away."});
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
    Sentences sentences;
    if (facts.affinity == nullptr) {
        sentences.add({"Das Thema nennt für diese Branche oder diesen Zweck keinen Beitrag.",
                       "The theme names no contribution of this sector or purpose."});
    }
    if (!organisation.location) {
        sentences.add({"Anschrift unbekannt.", "Address unknown."});
    } else if (!facts.minutes) {
        sentences.add(
            {"Zu Fuß vom Ort der Lücke nicht erreichbar.", "Cannot be reached on foot from the gap."});
    } else if (*facts.minutes >= farShare * facts.maximumMinutes && !foundation) {
        const LocalizedText way = wayText(*facts.minutes);
        sentences.add({way.de + " entfernt.", sentenceOf(way.en + " away")});
    }
    if (organisation.location && !facts.insideArea && !foundation) {
        sentences.add({"Liegt außerhalb des Programmgebiets.", "Lies outside the programme area."});
    }
    if (organisation.kind == OrganisationKind::Business) {
        if (organisation.sectorCode.empty()) {
            sentences.add({"Branche nicht bekannt.", "Sector not known."});
        } else if (!facts.codesComparable) {
            const std::string edition = editionName(organisation.sectorEdition);
            sentences.add(
                edition.empty()
                    ? LocalizedText{"Branche ohne Angabe der Klassifikation; gelesen wie WZ 2008.",
                                    "Sector without its classification; read as WZ 2008."}
                    : LocalizedText{
                          fmt::format("Branche nach {}, die Zuordnung gilt für WZ 2008.", edition),
                          fmt::format("Sector by {}, the assignment is made for WZ 2008.", edition)});
        }
        if (organisation.employees.empty()) {
            sentences.add({"Größe nicht bekannt.", "Size not known."});
        }
    } else if (organisation.purposes.empty()) {
        sentences.add({"Zweck nicht bekannt.", "Purpose not known."});
    }
    if (foundation && reachSentence(organisation.reach).empty()) {
        sentences.add({"Reichweite der Förderung nicht bekannt.", "Reach of its support not known."});
    }
    if (organisation.engagement.empty()) {
        sentences.add({"Bisheriges Engagement nicht bekannt.", "No engagement known so far."});
    }
    return sentences.text();
}

}  // namespace nordertor::analysis
