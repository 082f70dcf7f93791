// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace nordertor::io {
namespace {

/// UTF-8 of Windows-1252 0x80..0x9F; the five unassigned bytes become U+FFFD.
constexpr std::array<const char*, 32> windows1252 = {
    "\u20AC", "\uFFFD", "\u201A", "\u0192", "\u201E", "\u2026", "\u2020", "\u2021",
    "\u02C6", "\u2030", "\u0160", "\u2039", "\u0152", "\uFFFD", "\u017D", "\uFFFD",
    "\uFFFD", "\u2018", "\u2019", "\u201C", "\u201D", "\u2022", "\u2013", "\u2014",
    "\u02DC", "\u2122", "\u0161", "\u203A", "\u0153", "\uFFFD", "\u017E", "\u0178"};

std::string fromWindows1252(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code >= 0x80 && code < 0xA0) {
            result += windows1252[code - 0x80U];
        } else if (code < 0x80) {
            result += letter;
        } else {
            result += latin1ToUtf8(std::string_view(&letter, 1));
        }
    }
    return result;
}

/// First byte from `from` on that is not ASCII, or npos.
std::size_t firstNonAscii(std::string_view text, std::size_t from) {
    std::size_t i = from;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof(word));
        if ((word & 0x8080808080808080ULL) != 0) {
            break;
        }
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) {
            return i;
        }
    }
    return std::string_view::npos;
}

bool isLineEnd(char letter) {
    return letter == '\n' || letter == '\r';
}

std::size_t lineNumberAt(std::string_view text, std::size_t position) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < position; ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        line += isLineEnd(text[i]) && !pair ? 1 : 0;
    }
    return line;
}

tl::unexpected<Error> notAText(const std::string& file, LocalizedText what) {
    return fail(ErrorCode::CannotRead, std::move(what),
                {"Bitte die Tabelle als „CSV UTF-8“ speichern und diese Datei wählen.",
                 "Please save the table as “CSV UTF-8” and choose that file."},
                file);
}

/// Like isValidUtf8(), but passes over ASCII eight bytes at a time: census files have hundreds of megabytes.
bool isUtf8(std::string_view text) {
    std::size_t start = firstNonAscii(text, 0);
    while (start != std::string_view::npos) {
        std::size_t end = start;
        while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
            ++end;
        }
        if (!isValidUtf8(text.substr(start, end - start))) {
            return false;
        }
        start = firstNonAscii(text, end);
    }
    return true;
}

/// Where the first line in UTF-8 and the first line in Latin-1 begin; npos if there is none.
struct LineEncodings {
    std::size_t utf8 = std::string_view::npos;
    std::size_t latin1 = std::string_view::npos;
};

LineEncodings lineEncodings(std::string_view text) {
    LineEncodings found;
    std::size_t i = firstNonAscii(text, 0);
    while (i != std::string_view::npos) {
        std::size_t start = i;
        while (start > 0 && !isLineEnd(text[start - 1])) {
            --start;
        }
        const std::size_t end = std::min(text.find_first_of("\r\n", i), text.size());
        std::size_t& first = isValidUtf8(text.substr(i, end - i)) ? found.utf8 : found.latin1;
        first = std::min(first, start);
        i = firstNonAscii(text, end);
    }
    return found;
}

}  // namespace

Result<DecodedText> decodeText(std::string content, const std::string& file) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (content.starts_with("PK\x03\x04") || content.starts_with("\xD0\xCF\x11\xE0")) {
        return notAText(file, {"Das ist eine Arbeitsmappe oder ein Archiv, keine CSV-Datei.",
                               "This is a workbook or an archive, not a CSV file."});
    }
    if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) {
        return notAText(file, {"Die Datei ist in UTF-16 gespeichert.", "The file is stored as UTF-16."});
    }
    if (content.starts_with(byteOrderMark)) {
        content.erase(0, byteOrderMark.size());
    }
    if (trimmed(content).empty()) {
        return fail(ErrorCode::CannotRead, {"Die Datei ist leer.", "The file is empty."},
                    {"Bitte die Datei neu ausgeben oder eine andere wählen.",
                     "Please export the file again or choose another one."},
                    file);
    }
    if (content.find('\0') != std::string::npos) {
        return notAText(file, {"Das ist keine Textdatei.", "This is not a text file."});
    }
    if (isUtf8(content)) {
        return DecodedText{std::move(content), TextEncoding::Utf8};
    }
    const LineEncodings lines = lineEncodings(content);
    constexpr auto none = std::string_view::npos;
    if (lines.utf8 != none && lines.latin1 != none) {
        const std::size_t utf8Line = lineNumberAt(content, lines.utf8);
        const std::size_t latin1Line = lineNumberAt(content, lines.latin1);
        return fail(
            ErrorCode::CannotRead,
            {fmt::format("Die Datei mischt zwei Zeichenkodierungen: Zeile {} ist UTF-8, Zeile {} ist "
                         "Latin-1.",
                         utf8Line, latin1Line),
             fmt::format("The file mixes two encodings: line {} is UTF-8, line {} is Latin-1.", utf8Line,
                         latin1Line)},
            {"Bitte die Datei einheitlich in UTF-8 speichern.", "Please save the whole file as UTF-8."}, file,
            std::to_string(std::max(utf8Line, latin1Line)));
    }
    return DecodedText{fromWindows1252(content), TextEncoding::Latin1};
}

}  // namespace nordertor::io
