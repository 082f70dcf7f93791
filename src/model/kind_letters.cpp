// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/kind_letters.h"

#include <vector>

namespace nordertor::model {
namespace {

std::vector<std::string> codePoints(const std::string& text) {
    std::vector<std::string> letters;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !letters.empty()) {
            letters.back() += c;
        } else {
            letters.emplace_back(1, c);
        }
    }
    return letters;
}

std::string capital(const std::string& letter) {
    static const std::map<std::string, std::string> umlauts{{"ä", "Ä"}, {"ö", "Ö"}, {"ü", "Ü"}};
    if (const auto found = umlauts.find(letter); found != umlauts.end()) {
        return found->second;
    }
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
        return {static_cast<char>(letter[0] - 'a' + 'A')};
    }
    return letter;
}

bool isLetter(const std::string& text) {
    return text.size() == 2 ||
           (text.size() == 1 && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z')));
}

/// The kind's own first letter if it is in neither of the sets, else another of its letters, else a digit;
/// empty if all are taken.
std::string letterFor(const FacilityKind& kind, Language language, const std::set<std::string>& taken,
                      const std::set<std::string>& alsoTaken) {
    std::vector<std::string> candidates = codePoints(kind.label.in(language));
    for (char digit = '1'; digit <= '9'; ++digit) {
        candidates.emplace_back(1, digit);
    }
    for (const std::string& candidate : candidates) {
        std::string letter = capital(candidate);
        const bool usable = isLetter(candidate) || (letter[0] >= '1' && letter[0] <= '9');
        if (usable && !taken.contains(letter) && !alsoTaken.contains(letter)) {
            return letter;
        }
    }
    return {};
}

}  // namespace

std::set<std::string> kindsOfStandards(const ThemeSet& themes) {
    std::set<std::string> kinds;
    for (const Theme& theme : themes.themes) {
        for (const Standard& standard : theme.standards) {
            const std::vector<std::string> own = kindsOf(theme, standard);
            kinds.insert(own.begin(), own.end());
        }
    }
    return kinds;
}

std::map<std::string, std::string> kindLetters(const ThemeSet& themes, Language language) {
    const std::set<std::string> inStandards = kindsOfStandards(themes);
    std::map<std::string, std::string> letters;
    std::set<std::string> shared;
    std::map<std::string, std::set<std::string>> ofTheme;
    for (const bool first : {true, false}) {
        for (const Theme& theme : themes.themes) {
            for (const FacilityKind& kind : theme.facilityKinds) {
                const std::string id = theme.id + "." + kind.id;
                if (inStandards.contains(id) != first) {
                    continue;
                }
                std::set<std::string>& taken = ofTheme[theme.id];
                std::string letter =
                    letterFor(kind, language, taken, first ? shared : std::set<std::string>());
                if (letter.empty()) {
                    letter = letterFor(kind, language, taken, {});
                }
                taken.insert(letter);
                shared.insert(letter);
                letters[id] = letter;
            }
        }
    }
    return letters;
}

}  // namespace nordertor::model
