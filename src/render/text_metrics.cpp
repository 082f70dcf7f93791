// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_metrics.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/text.h"

namespace nordertor::render {
namespace {

const QStringList& families() {
    static const QStringList names{QStringLiteral("Open Sans"), QStringLiteral("Noto Sans"),
                                   QStringLiteral("DejaVu Sans")};
    return names;
}

QFont makeFont(FontFace face) {
    QFont font;
    font.setFamilies(families());
    font.setPixelSize(referencePixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    // Spacing, however small, turns ligatures off: a search in the PDF for "offen" must find it.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    switch (face) {
        case FontFace::Regular:
            break;
        case FontFace::Semibold:
            font.setWeight(QFont::DemiBold);
            break;
        case FontFace::Bold:
            font.setWeight(QFont::Bold);
            break;
        case FontFace::Italic:
            font.setItalic(true);
            break;
    }
    return font;
}

/// Fonts may be used in any thread, but one object only in one thread at a time.
const QFontMetricsF& metricsOf(FontFace face) {
    thread_local std::map<FontFace, QFontMetricsF> metrics;
    auto found = metrics.find(face);
    if (found == metrics.end()) {
        found = metrics.emplace(face, QFontMetricsF(fontOf(face))).first;
    }
    return found->second;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// A figure keeps its unit and the word that says which side of it is meant.
bool belongTogether(std::string_view before, std::string_view after) {
    static constexpr std::array<std::string_view, 12> bounds{"unter", "über", "ab",   "bis",  "von", "mind.",
                                                             "under", "over", "from", "aged", "to",  "least"};
    if (before.empty() || after.empty()) {
        return false;
    }
    const bool isUnit =
        after.size() <= 4 && (after.starts_with("m") || after.starts_with("km") || after.starts_with("ha"));
    return (isUnit && isDigit(before.back())) ||
           (isDigit(after.front()) && std::ranges::find(bounds, before) != bounds.end());
}

}  // namespace

QFont fontOf(FontFace face) {
    thread_local std::map<FontFace, QFont> fonts;
    auto found = fonts.find(face);
    if (found == fonts.end()) {
        found = fonts.emplace(face, makeFont(face)).first;
    }
    return found->second;
}

bool hasKnownFont() {
    const QStringList installed = QFontDatabase::families();
    return std::any_of(families().begin(), families().end(),
                       [&](const QString& name) { return installed.contains(name); });
}

std::vector<char32_t> charactersWithoutSign(const std::string& text, FontFace face) {
    // asking for a font takes long, and every font has the letters of our languages
    static constexpr char32_t lastLatin = 0x24F;
    thread_local std::map<std::pair<FontFace, char32_t>, bool> known;
    std::vector<char32_t> missing;
    for (const char32_t c : codePoints(text)) {
        if (c <= lastLatin || isUnseen(c) || std::ranges::find(missing, c) != missing.end()) {
            continue;
        }
        const auto [found, isNew] = known.try_emplace({face, c}, true);
        if (isNew) {
            found->second = metricsOf(face).inFontUcs4(c);
        }
        if (!found->second) {
            missing.push_back(c);
        }
    }
    return missing;
}

double textWidth(const std::string& text, FontFace face, double size) {
    // the same names come again with every picture, and shaping them takes longer than placing them
    static constexpr std::size_t mostWidths = 20000;
    thread_local std::map<FontFace, std::unordered_map<std::string, double>> known;
    auto& widths = known[face];
    if (widths.size() > mostWidths) {
        widths.clear();
    }
    const auto [found, isNew] = widths.try_emplace(text, 0.0);
    if (isNew) {
        found->second = metricsOf(face).horizontalAdvance(QString::fromStdString(text)) / referencePixels;
    }
    return found->second * size;
}

double textHeight(FontFace face, double size) {
    const QFontMetricsF& metrics = metricsOf(face);
    return (metrics.capHeight() * 1.12 + metrics.descent() * 0.85) * size / referencePixels;
}

double baselineBelowMiddle(FontFace face, double size) {
    // capitals and digits are centred
    return metricsOf(face).capHeight() / 2 * size / referencePixels;
}

namespace {

/// Bytes of the text's first letters that fit, at least of one.
std::size_t lettersThatFit(const std::string& text, FontFace face, double size, double width) {
    const auto endOfLetter = [&](std::size_t at) {
        do {
            ++at;
        } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        return at;
    };
    std::size_t fitting = endOfLetter(0);
    while (fitting < text.size()) {
        const std::size_t next = endOfLetter(fitting);
        if (textWidth(text.substr(0, next), face, size) > width) {
            break;
        }
        fitting = next;
    }
    return fitting;
}

}  // namespace

std::vector<std::string> brokenLines(const std::string& text, FontFace face, double size, double width,
                                     LongWords longWords) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        word += c;
        if (c == ' ' || c == '-' || c == '/') {
            words.push_back(word);
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(word);
    }
    std::vector<std::string> unbroken;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && belongTogether(trimmed(words[i - 1]), trimmed(words[i]))) {
            unbroken.back() += words[i];
        } else {
            unbroken.push_back(words[i]);
        }
    }
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& next : unbroken) {
        if (!line.empty() && textWidth(std::string(trimmed(line + next)), face, size) > width) {
            lines.emplace_back(trimmed(line));
            line.clear();
        }
        line += next;
        while (longWords == LongWords::Broken && textWidth(std::string(trimmed(line)), face, size) > width) {
            const std::size_t begun = lettersThatFit(line, face, size, width);
            if (begun == line.size()) {
                break;
            }
            lines.push_back(line.substr(0, begun));
            line.erase(0, begun);
        }
    }
    lines.emplace_back(trimmed(line));
    return lines;
}

std::string elided(const std::string& text, FontFace face, double size, double width) {
    if (textWidth(text, face, size) <= width) {
        return text;
    }
    QString shorter = QString::fromStdString(text);
    while (!shorter.isEmpty()) {
        // a character beyond U+FFFF is two of Qt's
        shorter.chop(shorter.size() > 1 && shorter.back().isLowSurrogate() ? 2 : 1);
        std::string candidate = shorter.trimmed().toStdString() + "…";
        if (textWidth(candidate, face, size) <= width) {
            return candidate;
        }
    }
    return "…";
}

std::string fontName(FontFace face) {
    switch (face) {
        case FontFace::Regular:
            break;
        case FontFace::Semibold:
            return "Open Sans Semibold";
        case FontFace::Bold:
            return "Open Sans Bold";
        case FontFace::Italic:
            return "Open Sans Italic";
    }
    return "Open Sans Regular";
}

bool isFontName(const std::string& name) {
    // "Semi Bold", "SemiBold" and the weight between Regular and Bold that other fonts have instead
    std::string plain = lowered(name);
    std::erase(plain, ' ');
    static const std::string family = "opensans";
    if (!plain.starts_with(family)) {
        return false;
    }
    const std::string weight = plain.substr(family.size());
    static constexpr std::array<std::string_view, 6> weights{"",     "regular", "semibold",
                                                             "bold", "italic",  "medium"};
    return std::ranges::find(weights, weight) != weights.end();
}

FontFace faceOf(const std::string& fontName) {
    const std::string name = lowered(fontName);
    if (name.find("semibold") != std::string::npos || name.find("medium") != std::string::npos) {
        return FontFace::Semibold;
    }
    if (name.find("bold") != std::string::npos) {
        return FontFace::Bold;
    }
    return name.find("italic") != std::string::npos ? FontFace::Italic : FontFace::Regular;
}

}  // namespace nordertor::render
