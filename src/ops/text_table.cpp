// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/table_output_p.h"

namespace nordertor::ops {
namespace {

bool isNumeric(const Table& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const std::vector<Cell>& row) {
        return std::holds_alternative<Figure>(row[column]) || std::holds_alternative<Persons>(row[column]) ||
               std::holds_alternative<Unknown>(row[column]);
    });
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t length = codePointCount(text);
    const std::string blank(width > length ? width - length : 0, ' ');
    return right ? blank + text : text + blank;
}

/// Where the characters of the text begin, in bytes, and its end.
std::vector<std::size_t> characterStarts(const std::string& text) {
    std::vector<std::size_t> starts;
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        if ((static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U) {
            starts.push_back(byte);
        }
    }
    starts.push_back(text.size());
    return starts;
}

/// A decimal point holds its number together.
bool breaksAfter(char sign, char next) {
    const bool digit = next >= '0' && next <= '9';
    return std::string_view(",;/_-=").find(sign) != std::string_view::npos || (sign == '.' && !digit);
}

/// The word in pieces of at most `width` characters, nothing lost: an id or a coordinate that was cut would
/// be of no use. Broken after a sign where one stands in the second half of a piece.
std::vector<std::string> pieces(const std::string& word, std::size_t width) {
    const std::vector<std::size_t> starts = characterStarts(word);
    const std::size_t length = starts.size() - 1;
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < length;) {
        std::size_t to = std::min(from + std::max<std::size_t>(width, 1), length);
        for (std::size_t sign = to; to < length && sign > from + width / 2; --sign) {
            if (breaksAfter(word[starts[sign - 1]], word[starts[sign]])) {
                to = sign;
                break;
            }
        }
        parts.push_back(word.substr(starts[from], starts[to] - starts[from]));
        from = to;
    }
    return parts;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& word : split(text, ' ')) {
        if (!line.empty() && codePointCount(line) + 1 + codePointCount(word) > width) {
            lines.push_back(std::move(line));
            line.clear();
        }
        std::vector<std::string> parts = pieces(word, width);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            line += line.empty() ? parts[p] : " " + parts[p];
            if (p + 1 < parts.size()) {
                lines.push_back(std::move(line));
                line.clear();
            }
        }
    }
    lines.push_back(std::move(line));
    return lines;
}

std::string withoutTrailingBlanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

constexpr std::size_t columnGap = 2;

/// Of each column the widest cell, and its longest word.
struct NaturalWidths {
    std::vector<std::size_t> whole;
    std::vector<std::size_t> word;
};

NaturalWidths naturalWidths(const Table& table, Language language) {
    NaturalWidths widths{std::vector<std::size_t>(table.columns.size(), 1),
                         std::vector<std::size_t>(table.columns.size(), 1)};
    const auto take = [&](std::size_t column, const std::string& text) {
        widths.whole[column] = std::max(widths.whole[column], codePointCount(text));
        for (const std::string& word : split(text, ' ')) {
            widths.word[column] = std::max(widths.word[column], codePointCount(word));
        }
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        take(c, table.columns[c].label.in(language));
        for (const auto& row : table.rows) {
            take(c, shown(row[c], language));
        }
    }
    return widths;
}

/// Narrows the widest of the columns above their floors, one character at a time, until all fit `total`.
void narrow(std::vector<std::size_t>& widths, const std::vector<std::size_t>& floors, std::size_t total) {
    std::size_t sum = (widths.size() - 1) * columnGap;
    for (const std::size_t width : widths) {
        sum += width;
    }
    for (; sum > total; --sum) {
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c) {
            if (widths[c] > floors[c] && (widest == widths.size() || widths[c] > widths[widest])) {
                widest = c;
            }
        }
        if (widest == widths.size()) {
            return;
        }
        --widths[widest];
    }
}

/// Natural widths; where those exceed `total`, texts are wrapped, first to 30 characters, then to 20, and
/// where that is not enough, long words go on in the next line. Numbers stay whole.
std::vector<std::size_t> fittedWidths(const Table& table, const std::vector<bool>& numeric, Language language,
                                      std::size_t total) {
    struct Step {
        std::size_t least;
        bool wholeWords;
    };
    const NaturalWidths natural = naturalWidths(table, language);
    std::vector<std::size_t> widths = natural.whole;
    for (const Step step : {Step{30, true}, Step{20, true}, Step{12, false}}) {
        std::vector<std::size_t> floors = natural.whole;
        for (std::size_t c = 0; c < floors.size(); ++c) {
            if (!numeric[c]) {
                floors[c] = step.wholeWords ? std::max(step.least, natural.word[c]) : step.least;
            }
        }
        narrow(widths, floors, total);
    }
    return widths;
}

/// One row, wrapped inside its columns.
std::string linesOf(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                    const std::vector<bool>& numeric) {
    std::vector<std::vector<std::string>> parts;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        parts.push_back(wrapped(cells[c], widths[c]));
        height = std::max(height, parts.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string whole;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            whole += padded(line < parts[c].size() ? parts[c][line] : std::string(), widths[c], numeric[c]);
            whole.append(columnGap, ' ');
        }
        text += withoutTrailingBlanks(std::move(whole)) + "\n";
    }
    return text;
}

/// What the dash in the table stands for; empty without one.
std::string unknownLine(const Table& table, Language language) {
    const bool any = std::ranges::any_of(table.rows, [](const std::vector<Cell>& row) {
        return std::ranges::any_of(row,
                                   [](const Cell& cell) { return std::holds_alternative<Unknown>(cell); });
    });
    if (!any) {
        return {};
    }
    const LocalizedText usual{"nicht bekannt, nicht zu berechnen, oder es verriete eine Zahl unter 3",
                              "not known, not to be computed, or it would give a number below 3 away"};
    return "–: " + (table.unknown.empty() ? usual : table.unknown).in(language);
}

/// Whether some number of persons is the sum of two others of its row, or of all of them, but not of what
/// they are rounded to.
bool roundingShows(const std::vector<Cell>& row) {
    std::vector<double> counts;
    double all = 0;
    double allRounded = 0;
    for (const Cell& cell : row) {
        const auto* persons = std::get_if<Persons>(&cell);
        if (persons != nullptr && !isSuppressed(*persons)) {
            counts.push_back(persons->value);
            all += persons->value;
            allRounded += std::round(persons->value);
        }
    }
    constexpr double tolerance = 1e-6;
    const auto differs = [&](double sum, double parts, double partsRounded) {
        return std::abs(sum - parts) < tolerance && std::round(sum) != partsRounded;
    };
    for (std::size_t a = 0; a < counts.size(); ++a) {
        for (std::size_t b = a + 1; b < counts.size(); ++b) {
            const double parts = counts[a] + counts[b];
            const double rounded = std::round(counts[a]) + std::round(counts[b]);
            if (std::ranges::any_of(counts, [&](double sum) { return differs(sum, parts, rounded); })) {
                return true;
            }
        }
    }
    return std::ranges::any_of(counts, [&](double sum) {
        return counts.size() > 1 && differs(sum, all - sum, allRounded - std::round(sum));
    });
}

/// Where numbers of the table seem not to add up; else empty.
std::string roundingLine(const Table& table, Language language) {
    return std::ranges::none_of(table.rows, roundingShows) ? ""
           : language == Language::German ? "Die Zahlen sind einzeln gerundet; Summen können davon abweichen."
                                          : "The numbers are rounded one by one; sums may differ from them.";
}

/// The table with letters in its columns of that kind, and the lines that explain them.
std::pair<Table, std::string> withLetters(Table table, Language language, std::size_t width) {
    std::string lines;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!table.columns[c].asLetters) {
            continue;
        }
        std::vector<std::string> texts;
        for (auto& row : table.rows) {
            const std::string text = shown(row[c], language);
            const auto at = std::find(texts.begin(), texts.end(), text);
            const auto number = at - texts.begin();
            if (at == texts.end()) {
                texts.push_back(text);
            }
            row[c] = std::string(1, static_cast<char>('a' + number));
        }
        std::string explained = table.columns[c].label.in(language) + ":";
        for (std::size_t t = 0; t < texts.size(); ++t) {
            explained += fmt::format("{} {} = {}", t == 0 ? "" : ",", static_cast<char>('a' + t), texts[t]);
        }
        for (const std::string& line : wrapped(explained, width)) {
            lines += line + "\n";
        }
    }
    return {std::move(table), std::move(lines)};
}

}  // namespace

std::string withShortNumbers(const std::string& text) {
    constexpr std::size_t mostTyped = 7;
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (isDigit(end)) {
            ++end;
        }
        if (end == at) {
            result += text[at++];
            continue;
        }
        const std::size_t point = end;
        if (point < text.size() && text[point] == '.' && isDigit(point + 1)) {
            ++end;
            while (isDigit(end)) {
                ++end;
            }
        }
        std::string number = text.substr(at, end - at);
        const auto value = parseNumber(number);
        if (value && end > point + 1 + mostTyped) {
            number = toPlainText(parseNumber(toFixedText(*value, *value < 100 ? 6 : 2)).value_or(*value));
        }
        result += number;
        at = end;
    }
    return result;
}

std::string textOf(const Table& whole, Language language, std::optional<std::size_t> limit) {
    const std::size_t width = limit.value_or(std::numeric_limits<std::size_t>::max());
    const auto [table, explanation] = withLetters(whole, language, width);
    const std::size_t columns = table.columns.size();
    std::vector<bool> numeric(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        numeric[c] = !table.rows.empty() && isNumeric(table, c);
    }
    const std::vector<std::size_t> widths = fittedWidths(table, numeric, language, width);
    std::vector<std::string> head;
    for (const Column& column : table.columns) {
        head.push_back(column.label.in(language));
    }
    std::string text = table.title.in(language) + "\n";
    if (table.rows.empty()) {
        return text + (language == Language::German ? "(keine)\n" : "(none)\n");
    }
    text += linesOf(head, widths, numeric);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) {
            cells.push_back(shown(cell, language));
        }
        text += linesOf(cells, widths, numeric);
    }
    for (const std::string& below : {unknownLine(whole, language), roundingLine(whole, language)}) {
        for (const std::string& line : below.empty() ? std::vector<std::string>() : wrapped(below, width)) {
            text += line + "\n";
        }
    }
    return text + explanation;
}

}  // namespace nordertor::ops
