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

}  // namespace nordertor
