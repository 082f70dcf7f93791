// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Truth: who searches a page or hears it read finds the words that were given, each once (ISO 32000-1, 9.10).
#include <gtest/gtest.h>

#include <QString>
#include <algorithm>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <sstream>

#include "publish/layout.h"
#include "publish/map_page.h"
#include "render/small_project.h"
#include "render/text_metrics.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

using CharacterMap = std::map<std::string, std::u16string>;

std::u16string utf16(const std::string& hex) {
    std::u16string text;
    for (std::size_t i = 0; i + 3 < hex.size(); i += 4) {
        text += static_cast<char16_t>(std::stoul(hex.substr(i, 4), nullptr, 16));
    }
    return text;
}

/// Of a font of two bytes for each code: "<0001> <0002> [<0041> <0042>]", "<0001> <D83DDE00>".
CharacterMap characterMapOf(QPDFObjectHandle font) {
    const std::shared_ptr<Buffer> data = font.getKey("/ToUnicode").getStreamData();
    std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    for (const char letter : {'<', '>', '[', ']'}) {
        std::ranges::replace(text, letter, ' ');
    }
    CharacterMap map;
    std::istringstream lines(text);
    bool range = false;
    bool single = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("begin") != std::string::npos || line.find("end") != std::string::npos) {
            range = line.find("beginbfrange") != std::string::npos;
            single = line.find("beginbfchar") != std::string::npos;
            continue;
        }
        std::istringstream words(line);
        std::string first;
        std::string last;
        if ((!range && !single) || !(words >> first) || (range && !(words >> last))) {
            continue;
        }
        auto code = std::stoul(first, nullptr, 16);
        std::vector<std::u16string> meant;
        for (std::string hex; words >> hex;) {
            meant.push_back(utf16(hex));
        }
        const auto end = range ? std::stoul(last, nullptr, 16) : code;
        for (std::size_t i = 0; code + i <= end; ++i) {
            std::u16string each = meant.size() > i ? meant[i] : meant.front();
            if (meant.size() <= i) {
                each.back() = static_cast<char16_t>(each.back() + i);
            }
            map[{static_cast<char>((code + i) >> 8), static_cast<char>((code + i) & 0xFF)}] = each;
        }
    }
    return map;
}

/// What the fonts say of the glyphs of each marked content.
class SpokenText : public QPDFObjectHandle::ParserCallbacks {
  public:
    explicit SpokenText(QPDFObjectHandle fonts) {
        for (const std::string& name : fonts.getKeys()) {
            maps_[name] = characterMapOf(fonts.getKey(name));
        }
    }
    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" && operands_.back().hasKey("/MCID")) {
            texts.emplace_back();
        } else if (name == "BDC") {
            words.push_back(operands_.back().getKey("/ActualText").getUTF8Value());
        } else if (name == "Tf") {
            font_ = operands_.front().getName();
        } else if (name == "Tr") {
            stroked += operands_.front().getIntValue() == 2 ? 1 : 0;
        } else if (name == "Tj" && !texts.empty()) {
            const auto found = maps_.at(font_).find(operands_.front().getStringValue());
            texts.back() += found != maps_.at(font_).end() ? QString::fromStdU16String(found->second) : "?";
        }
        operands_.clear();
    }
    void handleEOF() override {}

    std::vector<QString> texts;
    std::vector<std::string> words;
    int stroked = 0;

  private:
    std::map<std::string, CharacterMap> maps_;
    std::vector<QPDFObjectHandle> operands_;
    std::string font_;
};

class PdfText : public testing::Test {
  protected:
    void write(MapPageOptions options) {
        options.date = "2026-11-22";
        options.layout = std::make_shared<const Layout>(*findLayout("map"));
        const auto written = writeMapPage(test::snapshotOf(test::smallProject()), test::smallThemes(),
                                          &report_, options, file_);
        ASSERT_TRUE(written) << written.error().sentence(Language::English);
        notices_ = written->notices;
        QPDF document;
        document.processFile(file_.c_str());
        QPDFPageObjectHelper page = QPDFPageDocumentHelper(document).getAllPages().front();
        spoken_ = std::make_unique<SpokenText>(page.getObjectHandle().getKey("/Resources").getKey("/Font"));
        page.parseContents(spoken_.get());
    }
    [[nodiscard]] bool says(const char* text) const {
        return std::ranges::find(spoken_->texts, QString::fromUtf8(text)) != spoken_->texts.end();
    }
    /// Whether some font here has them all, however the page is set.
    static bool haveSigns(const std::string& text) {
        return render::charactersWithoutSign(text, render::FontFace::Bold).empty() &&
               render::charactersWithoutSign(text, render::FontFace::Regular).empty();
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "map.pdf";
    const analysis::GapReport report_ = test::smallReport(3);
    Notices notices_;
    std::unique_ptr<SpokenText> spoken_;
};

TEST_F(PdfText, CharactersBeyondTheBasicPlaneAreFound) {
    if (!haveSigns("😀𝔸")) {
        GTEST_SKIP() << "no font has them (package fonts-dejavu)";
    }
    write({.title = "Ofen 😀 𝔸, 10 Ende", .note = "Hinweis 𝔸😀 fertig"});
    EXPECT_TRUE(says("Ofen 😀 𝔸, 10 Ende")) << spoken_->texts.front().toStdString();
    EXPECT_TRUE(says("Hinweis 𝔸😀 fertig"));
    EXPECT_TRUE(notices_.empty());
}

// Letters of a font that has no bold ones were drawn twice.
TEST_F(PdfText, LettersMadeBoldAreThereOnce) {
    if (!haveSigns("北京")) {
        GTEST_SKIP() << "no font has them (package fonts-droid-fallback)";
    }
    write({.title = "Ofen 北京 Ende"});
    EXPECT_TRUE(says("Ofen 北京 Ende")) << spoken_->texts.front().toStdString();
    EXPECT_EQ(std::ranges::count(spoken_->words, ""), 0) << "no mark within the mark of the heading";
    EXPECT_GT(spoken_->stroked, 0) << "but as bold";
}

// Glyphs of what runs from right to left stand in the order in which they are seen, not in that of the text.
TEST_F(PdfText, TextFromRightToLeftTeachesNoGlyphAWrongCharacter) {
    if (!haveSigns("אב𝔸")) {
        GTEST_SKIP() << "no font has them (package fonts-dejavu)";
    }
    write({.title = "אב 12 𝔸", .note = "אבג abc 𝔸"});
    for (const QString& text : spoken_->texts) {
        EXPECT_FALSE(text.contains(QString::fromUtf8("Musterstadt𝔸"))) << text.toStdString();
        EXPECT_FALSE(text.contains(QString::fromUtf8("𝔸Kleinquartier"))) << text.toStdString();
    }
    EXPECT_NE(std::ranges::find(spoken_->words, "אב 12 𝔸"), spoken_->words.end());
}

TEST_F(PdfText, ACharacterNoFontHasIsSaid) {
    write({.title = "Platz \U0010FFFD am \U0010FFFD Markt"});
    ASSERT_EQ(notices_.size(), 1U);
    EXPECT_NE(notices_.front().message.de.find("(U+10FFFD)"), std::string::npos)
        << notices_.front().message.de;
    EXPECT_EQ(notices_.front().count, 1U);
}

}  // namespace
}  // namespace nordertor::publish
