// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/font_subset_p.h"

#include <gtest/gtest.h>

#include <QRawFont>
#include <QString>

#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

PageDrawing pageSaying(const std::string& text, render::FontFace face) {
    PageWriter page(100, 50);
    page.line(5, 5, text, {3, face, ink});
    return page.take();
}

QRawFont fontIn(const QByteArray& data) {
    return QRawFont(data, 20);
}

// Truth: the font itself.
TEST(FontSubset, HasTheLettersAskedForAsWideAsTheFontAndNoOthers) {
    const std::set<char32_t> letters{U'S', U't', U'r', U'a', U'ß', U'e', U'–'};
    for (const auto face : {render::FontFace::Regular, render::FontFace::Semibold, render::FontFace::Bold,
                            render::FontFace::Italic}) {
        const QByteArray data = fontSubset(face, letters);
        const QRawFont part = fontIn(data);
        ASSERT_TRUE(part.isValid());
        QFont wholeFont = render::fontOf(face);
        wholeFont.setPixelSize(20);
        const QRawFont whole = QRawFont::fromFont(wholeFont);
        for (const char32_t letter : letters) {
            EXPECT_TRUE(part.supportsCharacter(letter));
            const QString text = QString::fromUcs4(&letter, 1);
            const QPointF width = part.advancesForGlyphIndexes(part.glyphIndexesForString(text)).front();
            const QPointF wanted = whole.advancesForGlyphIndexes(whole.glyphIndexesForString(text)).front();
            EXPECT_NEAR(width.x(), wanted.x(), 0.02) << text.toStdString();
        }
        EXPECT_FALSE(part.supportsCharacter(U'Q'));
        EXPECT_LT(data.size(), 20000);
        EXPECT_EQ(fontSubset(face, letters), data);
    }
}

TEST(FontSubset, ALetterTheFontLacksDoesNoHarm) {
    const QRawFont part = fontIn(fontSubset(render::FontFace::Regular, {U'a', U'\U0001F6DD'}));
    EXPECT_TRUE(part.isValid());
    EXPECT_TRUE(part.supportsCharacter(U'a'));
}

TEST(FontSubset, APageCarriesTheFontsItIsWrittenIn) {
    const PageDrawing page = pageSaying("Spielplätze", render::FontFace::Bold);
    EXPECT_EQ(lettersOf(page),
              (std::map<render::FontFace, std::set<char32_t>>{
                  {render::FontFace::Bold, {U'S', U'p', U'i', U'e', U'l', U'ä', U't', U'z'}}}));
    const std::string styles = fontStyles(page);
    EXPECT_NE(styles.find("font-weight:700"), std::string::npos);
    EXPECT_EQ(styles.find("font-weight:400"), std::string::npos);
    const std::string start = "base64,";
    const std::size_t from = styles.find(start) + start.size();
    const auto data =
        QByteArray::fromBase64(QByteArray::fromStdString(styles.substr(from, styles.find(')') - from)));
    EXPECT_TRUE(fontIn(data).supportsCharacter(U'ä'));
}

}  // namespace
}  // namespace nordertor::publish
