// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/quotation.h"

#include <string_view>

namespace nordertor {

std::string quoted(const std::string& name, Language language) {
    const bool german = language == Language::German;
    std::string text = german ? "„" : "“";
    bool open = false;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t length = name[i] == '"' ? 1 : 0;
        for (const std::string_view mark : {"„", "“", "”"}) {
            length = name.compare(i, mark.size(), mark) == 0 ? mark.size() : length;
        }
        if (length == 0) {
            text += name[i++];
            continue;
        }
        text += german ? (open ? "‘" : "‚") : (open ? "’" : "‘");
        open = !open;
        i += length;
    }
    return text + (german ? "“" : "”");
}

std::string typographic(const std::string& text, Language language) {
    const bool german = language == Language::German;
    const std::string_view opening = german ? "„" : "“";
    const std::string_view closing = german ? "“" : "”";
    std::string result;
    bool within = false;  // marks of the language
    bool open = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto starts = [&](std::string_view mark) { return text.compare(i, mark.size(), mark) == 0; };
        if (text[i] == '"') {
            // a mark that closes nothing is one of inches, or was forgotten
            const bool pair = open || text.find('"', i + 1) != std::string::npos;
            const bool single = within;
            result += !pair    ? "\""
                      : single ? (german ? (open ? "‘" : "‚") : (open ? "’" : "‘"))
                               : std::string(open ? closing : opening);
            open = pair && !open;
            ++i;
            continue;
        }
        within = starts(opening) || (within && !starts(closing));
        result += text[i++];
    }
    return result;
}

}  // namespace nordertor
