// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/notice_text.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace nordertor::ops {

std::string noticeLine(const Notice& notice, Language language) {
    const bool german = language == Language::German;
    std::string where = notice.file;
    if (!notice.file.empty() && !notice.place.empty()) {
        where += " (" + notice.place + ")";
    }
    std::string message = notice.message.in(language);
    if (notice.file.empty() && !notice.place.empty() && message.ends_with(".")) {
        // a feature's number before the sentence would tell nothing
        message.pop_back();
        message += (german ? " (z. B. " : " (e.g. ") + notice.place + ").";
    }
    const bool warning = notice.severity == Severity::Warning;
    const std::string kind = german ? (warning ? "Warnung" : "Hinweis") : (warning ? "Warning" : "Note");
    return kind + ": " + where + (where.empty() ? "" : ": ") + message;
}

Notices keptNotices(const Notices& notices) {
    Notices kept = notices;
    for (Notice& notice : kept) {
        notice.file = std::filesystem::path(notice.file).filename().string();
    }
    return kept;
}

Notices noticesOf(const Notices& notices, Severity severity) {
    Notices some;
    std::ranges::copy_if(notices, std::back_inserter(some),
                         [&](const Notice& notice) { return notice.severity == severity; });
    return some;
}

std::string noticeLines(const Notices& notices, Language language) {
    std::string lines;
    for (const Notice& notice : notices) {
        lines += noticeLine(notice, language) + "\n";
    }
    return lines;
}

}  // namespace nordertor::ops
