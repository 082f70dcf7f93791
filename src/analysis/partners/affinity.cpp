// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/affinity.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

using model::SectorEdition;

/// First and last division of each section of WZ 2008.
struct Section {
    char letter;
    int first;
    int last;
};
constexpr std::array<Section, 21> sections{
    {{'A', 1, 3},   {'B', 5, 9},   {'C', 10, 33}, {'D', 35, 35}, {'E', 36, 39}, {'F', 41, 43},
     {'G', 45, 47}, {'H', 49, 53}, {'I', 55, 56}, {'J', 58, 63}, {'K', 64, 66}, {'L', 68, 68},
     {'M', 69, 75}, {'N', 77, 82}, {'O', 84, 84}, {'P', 85, 85}, {'Q', 86, 88}, {'R', 90, 93},
     {'S', 94, 96}, {'T', 97, 98}, {'U', 99, 99}}};

bool isLetter(const std::string& code) {
    return code.size() == 1 && code[0] >= 'A' && code[0] <= 'Z';
}

std::string digitsOf(const std::string& code) {
    std::string digits;
    std::copy_if(code.begin(), code.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// How long the match is; 0 = none.
std::size_t matchLength(const std::string& prefix, const model::Organisation& organisation) {
    if (isLetter(prefix)) {
        return sectionOf(organisation.sectorCode, organisation.sectorEdition) == prefix[0] ? 1 : 0;
    }
    const std::string wanted = digitsOf(prefix);
    return !wanted.empty() && digitsOf(organisation.sectorCode).starts_with(wanted) ? wanted.size() : 0;
}

bool appliesTo(const model::PartnerAffinity& affinity, const std::string& standardId) {
    return affinity.standards.empty() || std::find(affinity.standards.begin(), affinity.standards.end(),
                                                   standardId) != affinity.standards.end();
}

}  // namespace

char sectionOf(const std::string& sectorCode, SectorEdition edition) {
    if (isLetter(sectorCode)) {
        const bool newLetters = edition == SectorEdition::Wz2025 || edition == SectorEdition::NaceRev21;
        // WZ 2025 divides section J into J and K; all later sections move one letter on.
        return newLetters && sectorCode[0] > 'J' ? static_cast<char>(sectorCode[0] - 1) : sectorCode[0];
    }
    const auto division = parseInteger(std::string_view(digitsOf(sectorCode)).substr(0, 2));
    if (!division) {
        return '\0';
    }
    const auto at = std::find_if(sections.begin(), sections.end(), [&](const Section& section) {
        return section.first <= *division && *division <= section.last;
    });
    return at == sections.end() ? '\0' : at->letter;
}

const model::PartnerAffinity* bestAffinity(const model::Theme& theme, const std::string& standardId,
                                           const model::Organisation& organisation) {
    const model::PartnerAffinity* bySector = nullptr;
    std::size_t longest = 0;
    const model::PartnerAffinity* byPurpose = nullptr;
    for (const model::PartnerAffinity& affinity : theme.affinities) {
        if (!appliesTo(affinity, standardId)) {
            continue;
        }
        if (affinity.purpose.empty()) {
            const std::size_t length = matchLength(affinity.sectorPrefix, organisation);
            if (length > longest || (length > 0 && length == longest && affinity.weight > bySector->weight)) {
                longest = length;
                bySector = &affinity;
            }
        } else if (std::find(organisation.purposes.begin(), organisation.purposes.end(), affinity.purpose) !=
                   organisation.purposes.end()) {
            if (byPurpose == nullptr || affinity.weight > byPurpose->weight) {
                byPurpose = &affinity;
            }
        }
    }
    if (bySector == nullptr || byPurpose == nullptr) {
        return bySector != nullptr ? bySector : byPurpose;
    }
    return byPurpose->weight > bySector->weight ? byPurpose : bySector;
}

}  // namespace nordertor::analysis
