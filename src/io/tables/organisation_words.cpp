// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/organisation_words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "io/tables/csv_table.h"

namespace nordertor::io {
namespace {

struct Word {
    std::string_view part;  ///< of the columnKey() of the word in the table
    std::string_view id;
};

/// Asked in this order, so that "Jugendbildung" is youth and "Altenhilfe" not social.
constexpr std::array<Word, 41> purposeWords = {{{"youth", "youth"},
                                                {"jugend", "youth"},
                                                {"kinder", "youth"},
                                                {"children", "youth"},
                                                {"elderly", "elderly"},
                                                {"senior", "elderly"},
                                                {"alten", "elderly"},
                                                {"aelter", "elderly"},
                                                {"education", "education"},
                                                {"bildung", "education"},
                                                {"schul", "education"},
                                                {"erziehung", "education"},
                                                {"wissenschaft", "education"},
                                                {"integration", "integration"},
                                                {"migration", "integration"},
                                                {"fluecht", "integration"},
                                                {"inklusion", "integration"},
                                                {"voelkerverst", "integration"},
                                                {"sport", "sport"},
                                                {"culture", "culture"},
                                                {"kultur", "culture"},
                                                {"kunst", "culture"},
                                                {"denkmal", "culture"},
                                                {"heimat", "culture"},
                                                {"environment", "environment"},
                                                {"umwelt", "environment"},
                                                {"natur", "environment"},
                                                {"klima", "environment"},
                                                {"health", "health"},
                                                {"gesundheit", "health"},
                                                {"pflege", "health"},
                                                {"neighbourhood", "neighbourhood"},
                                                {"neighborhood", "neighbourhood"},
                                                {"nachbarschaft", "neighbourhood"},
                                                {"quartier", "neighbourhood"},
                                                {"stadtteil", "neighbourhood"},
                                                {"mobil", "mobility"},
                                                {"verkehr", "mobility"},
                                                {"social", "social"},
                                                {"sozial", "social"},
                                                {"wohlfahrt", "social"}}};

constexpr std::array<Word, 14> reachWords = {{{"quarter", "quarter"},
                                              {"quartier", "quarter"},
                                              {"stadtteil", "quarter"},
                                              {"county", "county"},
                                              {"landkreis", "county"},
                                              {"kreis", "county"},
                                              {"region", "county"},
                                              {"town", "town"},
                                              {"stadt", "town"},
                                              {"gemeinde", "town"},
                                              {"city", "town"},
                                              {"nation", "nation"},
                                              {"bund", "nation"},
                                              {"deutschland", "nation"}}};

std::optional<std::string> lookUp(std::string_view word, const Word* first, const Word* last) {
    const std::string key = columnKey(word);
    const Word* found = std::find_if(
        first, last, [&key](const Word& entry) { return key.find(entry.part) != std::string::npos; });
    return found == last ? std::nullopt : std::optional<std::string>(found->id);
}

}  // namespace

std::optional<model::OrganisationKind> kindFromWord(std::string_view word) {
    const std::string key = columnKey(word);
    const auto has = [&key](const char* part) { return key.find(part) != std::string::npos; };
    if (has("stiftung") || has("foundation")) {
        return model::OrganisationKind::Foundation;
    }
    if (has("verein") || has("verband") || has("association") || has("initiative") || key == "ev") {
        return model::OrganisationKind::Association;
    }
    if (has("unternehmen") || has("betrieb") || has("firma") || has("business") || has("company")) {
        return model::OrganisationKind::Business;
    }
    return std::nullopt;
}

std::optional<model::SectorEdition> editionFromWord(std::string_view word) {
    using model::SectorEdition;
    const std::string key = columnKey(word);
    const auto has = [&key](const char* part) { return key.find(part) != std::string::npos; };
    if (has("nace")) {
        return has("21") || has("2025") ? SectorEdition::NaceRev21 : SectorEdition::NaceRev2;
    }
    if (has("wz")) {
        return has("25") ? std::optional(SectorEdition::Wz2025)
                         : (has("08") ? std::optional(SectorEdition::Wz2008) : std::nullopt);
    }
    return std::nullopt;
}

std::optional<std::string> purposeFromWord(std::string_view word) {
    return lookUp(word, purposeWords.data(), purposeWords.data() + purposeWords.size());
}

std::optional<std::string> reachFromWord(std::string_view word) {
    return lookUp(word, reachWords.data(), reachWords.data() + reachWords.size());
}

std::string sectorCodeFrom(std::string_view text) {
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    std::string_view code = trimmed(text);
    if (code.size() > 1 && std::isalpha(static_cast<unsigned char>(code.front())) != 0 &&
        (isDigit(code[1]) || code[1] == ' ' || code[1] == '.' || code[1] == '-')) {
        code.remove_prefix(std::min(code.find_first_of("0123456789"), code.size()));
    }
    std::string digits;
    for (const char letter : code) {
        if (isDigit(letter)) {
            digits += letter;
        } else if (letter != '.' && letter != ' ') {
            return std::string(trimmed(text));
        }
    }
    if (digits.empty() || digits.size() > 5 || code.find('.') == 1) {
        return std::string(trimmed(text));
    }
    std::string dotted = digits.substr(0, 2);
    if (digits.size() > 2) {
        dotted += '.' + digits.substr(2, 2);
    }
    if (digits.size() > 4) {
        dotted += '.' + digits.substr(4);
    }
    return dotted;
}

bool isContactColumn(std::string_view key) {
    constexpr std::array<std::string_view, 15> starts = {
        "email",   "mail",    "telefon", "phone",       "fax",   "mobil",   "handy",   "ansprechp",
        "kontakt", "contact", "inhaber", "geschaeftsf", "owner", "vorname", "nachname"};
    return key == "tel" || key == "telnr" || key == "telefonnr" || key == "person" ||
           std::any_of(starts.begin(), starts.end(),
                       [&key](std::string_view start) { return key.starts_with(start); });
}

}  // namespace nordertor::io
