// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/pdf_text_p.h"

#include <QChar>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string_view>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::publish {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::string_view textBegin = "\nBT\n";
constexpr std::string_view textEnd = "\nET\n";
constexpr std::string_view again = "/Span << /ActualText <> >> BDC\n";  ///< before the second time
constexpr char32_t lastOfBasicPlane = 0xFFFF;

/// What Qt draws of a text: blanks, but nothing else that is not seen.
std::u32string drawnCharacters(const std::string& text) {
    std::u32string characters = codePoints(text);
    std::erase_if(characters, [](char32_t c) { return isUnseen(c) && !QChar::isSpace(c); });
    return characters;
}

bool isBeyond(char32_t c) {
    return c > lastOfBasicPlane;
}

bool hasBeyond(const DrawnText& text) {
    // in UTF-8 their first bytes are the only ones so high
    return std::ranges::any_of(text.text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
}

struct Glyph {
    std::string font;  ///< its name among the page's resources
    unsigned code = 0;
};

/// The glyphs of each text: Qt moves to a text's place once, and writes a text object for each of its fonts.
class GlyphsOfTexts : public Handle::ParserCallbacks {
  public:
    void handleObject(Handle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "cm") {
            moved_ = true;
        } else if (name == "BT" && moved_) {
            texts.emplace_back();
            moved_ = false;
        } else if (name == "Tf") {
            font_ = operands_.front().getName();
        } else if (name == "BDC") {
            again_ = true;
        } else if (name == "EMC") {
            again_ = false;
        } else if (name == "Tj" && !again_ && !texts.empty()) {
            const std::string bytes = operands_.front().getStringValue();
            for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
                texts.back().push_back({font_, static_cast<unsigned char>(bytes[i]) * 256U +
                                                   static_cast<unsigned char>(bytes[i + 1])});
            }
        }
        operands_.clear();
    }
    void handleEOF() override {}

    std::vector<std::vector<Glyph>> texts;

  private:
    std::vector<Handle> operands_;
    std::string font_;
    bool moved_ = false;
    bool again_ = false;  ///< the second time of letters made bold
};

/// The characters beyond that were found for a font's glyphs, by code.
using FoundCharacters = std::map<unsigned, char32_t>;

/// Whether some of it runs from right to left: then glyphs stand in the order in which they are seen.
bool runsBackwards(const std::string& text) {
    return std::ranges::any_of(codePoints(text), [](char32_t each) {
        switch (QChar::direction(each)) {
            case QChar::DirR:
            case QChar::DirAL:
            case QChar::DirAN:
            case QChar::DirRLE:
            case QChar::DirRLO:
            case QChar::DirRLI:
                return true;
            default:
                return false;
        }
    });
}

/// False if some glyph would mean two characters, or their number is not that of the characters.
bool learn(const std::vector<Glyph>& glyphs, const std::u32string& characters,
           std::map<std::string, FoundCharacters*>& fonts) {
    if (glyphs.size() != characters.size()) {
        return false;
    }
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const Glyph& glyph = glyphs[i];
        // the sign for a character that no font has says nothing
        if (isBeyond(characters[i]) && glyph.code != 0 &&
            fonts.at(glyph.font)->try_emplace(glyph.code, characters[i]).first->second != characters[i]) {
            return false;
        }
    }
    return true;
}

std::string hex(unsigned value) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += digits[value >> shift & 0xF];
    }
    return text;
}

std::string withCharacters(std::string characterMap, const FoundCharacters& found) {
    static constexpr std::size_t mostInABlock = 100;  // ISO 32000-1, 9.10.3
    std::string blocks;
    std::size_t left = found.size();
    std::size_t inBlock = 0;
    for (const auto& [code, character] : found) {
        if (inBlock == 0) {
            inBlock = std::min(left, mostInABlock);
            blocks += std::to_string(inBlock) + " beginbfchar\n";
        }
        blocks += "<" + hex(code) + "> <" + hex(QChar::highSurrogate(character)) +
                  hex(QChar::lowSurrogate(character)) + ">\n";
        --left;
        if (--inBlock == 0) {
            blocks += "endbfchar\n";
        }
    }
    const std::size_t end = characterMap.find("endcmap");
    return end == std::string::npos ? characterMap : characterMap.insert(end, blocks);
}

/// The first number of a line; none if it does not begin with one.
std::optional<double> firstNumber(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

/// One text object without the line break that ends it; see withReadableTexts().
std::string boldByStroke(std::string_view object) {
    static constexpr std::string_view matrix = " Tm\n";
    const std::size_t second = object.find(again);
    const std::size_t first = object.find(matrix);
    const std::size_t matrixLine = second == std::string_view::npos ? second : object.rfind('\n', second - 2);
    if (matrixLine == std::string_view::npos || first == std::string_view::npos || first > matrixLine) {
        return std::string(object);
    }
    const auto from = firstNumber(object.substr(first + matrix.size()));
    const auto to = firstNumber(object.substr(second + again.size()));
    if (!from || !to) {
        return std::string(object);
    }
    const double width = std::round(100 * std::abs(*from - *to)) / 100;
    return std::string(textBegin) + toPlainText(width) + " w 2 Tr\n" +
           std::string(object.substr(textBegin.size(), matrixLine - textBegin.size())) + "\nET";
}

/// From the line break before it to the one that ends it, which may also begin what follows.
struct TextObject {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<TextObject> nextTextObject(const std::string& content, std::size_t from) {
    const std::size_t begin = content.find(textBegin, from);
    const std::size_t end = begin == std::string::npos ? begin : content.find(textEnd, begin);
    return end == std::string::npos ? std::nullopt
                                    : std::optional(TextObject{begin, end + textEnd.size() - 1});
}

/// Of each text from its first object to its last, in the order of drawing; see GlyphsOfTexts.
std::vector<TextObject> objectsOfTexts(const std::string& content) {
    std::vector<TextObject> texts;
    std::size_t before = 0;
    while (const auto object = nextTextObject(content, before)) {
        const auto between = std::string_view(content).substr(before, object->begin - before);
        if (between.find(" cm\n") != std::string_view::npos || texts.empty()) {
            texts.push_back(*object);
        }
        texts.back().end = before = object->end;
    }
    return texts;
}

std::string allBoldByStroke(const std::string& content) {
    std::string result;
    std::size_t copied = 0;
    while (const auto object = nextTextObject(content, copied)) {
        result += content.substr(copied, object->begin - copied) +
                  boldByStroke(std::string_view(content).substr(object->begin, object->end - object->begin));
        copied = object->end;
    }
    return result + content.substr(copied);
}

}  // namespace

void addCharactersBeyondBasicPlane(QPDF& pdf, std::span<DrawnPage> pages) {
    const std::vector<QPDFPageObjectHelper> drawn = QPDFPageDocumentHelper(pdf).getAllPages();
    std::map<QPDFObjGen, FoundCharacters> found;
    std::size_t next = 0;
    for (DrawnPage& page : pages) {
        for (std::vector<DrawnText>& texts : page.texts) {
            QPDFPageObjectHelper part = drawn.at(next++);
            if (std::ranges::none_of(texts, hasBeyond)) {
                continue;
            }
            std::map<std::string, FoundCharacters*> fonts;
            Handle resources = part.getAttribute("/Resources", false).getKey("/Font");
            for (const std::string& name : resources.getKeys()) {
                fonts[name] = &found[resources.getKey(name).getObjGen()];
            }
            GlyphsOfTexts glyphs;
            part.parseContents(&glyphs);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (hasBeyond(texts[i]) &&
                    (glyphs.texts.size() != texts.size() || runsBackwards(texts[i].text) ||
                     !learn(glyphs.texts[i], drawnCharacters(texts[i].text), fonts))) {
                    texts[i].words = true;
                }
            }
        }
    }
    for (const auto& [font, characters] : found) {
        Handle map = pdf.getObject(font).getKey("/ToUnicode");
        if (map.isStream() && !characters.empty()) {
            const std::shared_ptr<Buffer> data = map.getStreamData();
            map.replaceStreamData(
                withCharacters({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()},
                               characters),
                Handle::newNull(), Handle::newNull());
        }
    }
}

std::string withReadableTexts(std::string content, const std::vector<DrawnText>& texts) {
    if (content.find(again) != std::string::npos) {
        content = allBoldByStroke(content);
    }
    if (std::ranges::none_of(texts, &DrawnText::words)) {
        return content;
    }
    const std::vector<TextObject> objects = objectsOfTexts(content);
    if (objects.size() != texts.size()) {
        return content;
    }
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (!texts[i].words) {
            continue;
        }
        result += content.substr(copied, objects[i].begin - copied) + "\n/Span <</ActualText " +
                  Handle::newUnicodeString(texts[i].text).unparse() + ">> BDC";
        copied = objects[i].end;
        result += content.substr(objects[i].begin, copied - objects[i].begin) + "\nEMC";
    }
    return result + content.substr(copied);
}

}  // namespace nordertor::publish
