// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/quotation.h"

#include <algorithm>
#include <string_view>
#include <vector>

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
    static constexpr std::string_view straight = "\"";
    static constexpr std::string_view low = "„";   // opens
    static constexpr std::string_view high = "“";  // closes what a low one opened, else opens
    static constexpr std::string_view right = "”";
    const bool german = language == Language::German;
    std::string result;
    std::vector<std::string_view> open;  // the marks that opened what surrounds the place
    const auto mark = [&](bool opening, std::size_t depth) {
        const bool single = depth % 2 == 1;
        result += opening ? (german ? (single ? "‚" : "„") : (single ? "‘" : "“"))
                          : (german ? (single ? "‘" : "“") : (single ? "’" : "”"));
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto isAt = [&](std::string_view each) { return text.compare(i, each.size(), each) == 0; };
        const std::string_view found = isAt(straight) ? straight
                                       : isAt(low)    ? low
                                       : isAt(high)   ? high
                                       : isAt(right)  ? right
                                                      : std::string_view();
        if (found.empty()) {
            result += text[i++];
            continue;
        }
        const std::size_t after = i + found.size();
        const std::string_view top = open.empty() ? std::string_view() : open.back();
        bool opens = found == low || (found == high && top != low);
        bool closes = (found == high && top == low) || (found == right && !top.empty() && top != straight);
        if (found == straight) {
            const auto more = std::count(text.begin() + static_cast<std::ptrdiff_t>(after), text.end(), '"');
            const auto waiting = std::ranges::count(open, straight);
            // within others it begins a word; one that closes nothing is one of inches, or was forgotten
            const bool begins = i > 0 && (text[i - 1] == ' ' || text[i - 1] == '(') && after < text.size() &&
                                text[after] != ' ';
            opens = top == straight ? begins && more > waiting : more > waiting;
            closes = !opens && top == straight;
        }
        if (opens) {
            mark(true, open.size());
            open.push_back(found);
        } else if (closes) {
            open.pop_back();
            mark(false, open.size());
        } else {
            result += found;
        }
        i = after;
    }
    return result;
}

}  // namespace nordertor
