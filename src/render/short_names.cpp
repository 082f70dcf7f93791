// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/short_names_p.h"

#include <string_view>

namespace nordertor::render {
namespace {

struct ShortForm {
    std::string_view word;
    std::string_view shorter;
    bool endOfWord = false;  ///< also as the last part of a longer word: "Gartenstraße"
};

constexpr ShortForm shortForms[] = {{"Straße", "Str."},        {"Strasse", "Str."}, {"straße", "str.", true},
                                    {"strasse", "str.", true}, {"Doktor", "Dr."},   {"Professor", "Prof."},
                                    {"Sankt", "St."}};

bool separates(char c) {
    return std::string_view(" -/(),").find(c) != std::string_view::npos;
}

}  // namespace

std::string abbreviatedName(const std::string& name) {
    std::string result;
    for (std::size_t i = 0; i < name.size();) {
        const bool begins = i == 0 || separates(name[i - 1]);
        const ShortForm* found = nullptr;
        for (const ShortForm& form : shortForms) {
            const std::size_t end = i + form.word.size();
            if (begins != form.endOfWord && name.compare(i, form.word.size(), form.word) == 0 &&
                (end == name.size() || separates(name[end]))) {
                found = &form;
            }
        }
        if (found != nullptr) {
            result += found->shorter;
            i += found->word.size();
        } else {
            result += name[i++];
        }
    }
    return result;
}

}  // namespace nordertor::render
