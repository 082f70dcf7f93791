// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace nordertor {

enum class Language { German, English };

/// A user-visible text that exists in both languages by construction, so that no translation can be missing
/// and a value made in a worker (a reason, an error) can be shown, stored and exported in either.
/// UTF-8. Numbers inside must be formatted per language (see base/number_format.h).
struct LocalizedText {
    std::string de;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::German ? de : en;
    }
    [[nodiscard]] bool empty() const { return de.empty() && en.empty(); }
    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

/// The same text in both languages, for proper names.
[[nodiscard]] inline LocalizedText sameInBoth(const std::string& text) {
    return {text, text};
}

/// Language of the environment (LC_ALL, LC_MESSAGES, LANG, in this order): German for "de...", else English.
[[nodiscard]] Language languageOfEnvironment();

}  // namespace nordertor
