// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/office_text_p.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>

#include <QImage>
#include <QXmlStreamReader>

#include "base/file.h"
#include "publish/map_page.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

class OfficeTextTest : public testing::Test {
  protected:
    void write(MapPageOptions options = {}) {
        options.date = "2026-11-22";
        options.themeId = "youth";
        const auto written = writeMapPage(snapshot_, themes_, &report_, options, file_);
        ASSERT_TRUE(written) << written.error().sentence(Language::English);
    }
    std::string entry(const std::string& name) {
        zip_t* archive = zip_open(file_.c_str(), ZIP_RDONLY, nullptr);
        EXPECT_NE(archive, nullptr);
        zip_stat_t facts;
        EXPECT_EQ(zip_stat(archive, name.c_str(), 0, &facts), 0) << name;
        std::string content(facts.size, ' ');
        zip_file_t* file = zip_fopen(archive, name.c_str(), 0);
        EXPECT_EQ(zip_fread(file, content.data(), facts.size), static_cast<zip_int64_t>(facts.size));
        zip_fclose(file);
        zip_discard(archive);
        return content;
    }
    static std::size_t count(const std::string& text, const std::string& part) {
        std::size_t found = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
            ++found;
        }
        return found;
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "map.odt";
    model::ProjectSnapshot snapshot_ = test::snapshotOf(test::smallProject());
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(5);
};

TEST_F(OfficeTextTest, BeginsWithItsTypeUnpacked) {
    write();
    const std::string bytes = readFile(file_).value();
    EXPECT_EQ(bytes.substr(30, 8), "mimetype");
    EXPECT_EQ(bytes.substr(38, 39), "application/vnd.oasis.opendocument.text");
}

TEST_F(OfficeTextTest, TheNoteStandsLineByLine) {
    MapPageOptions options;
    options.date = "2026-11-22";
    options.note = "Entwurf <für den Ausschuss>\nZweite Lesung";
    const auto written = writeMapPage(snapshot_, themes_, &report_, options, file_);
    ASSERT_TRUE(written) << written.error().sentence(Language::English);
    EXPECT_EQ(std::ranges::count_if(written->notices,
                                    [](const Notice& notice) {
                                        return notice.message.de.find("Der Text steht nicht") !=
                                               std::string::npos;
                                    }),
              0);
    const std::string content = entry("content.xml");
    EXPECT_NE(content.find(">Entwurf &lt;für den Ausschuss&gt;</text:p>"), std::string::npos);
    EXPECT_NE(content.find(">Zweite Lesung</text:p>"), std::string::npos);
}

TEST_F(OfficeTextTest, HasHeadingsPicturesWithWordsAndTablesWithHeaders) {
    write({.title = "Spielplätze & <Wege>", .author = "Stadtplanungsamt"});
    for (const char* part : {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}) {
        QXmlStreamReader reader(QByteArray::fromStdString(entry(part)));
        while (!reader.atEnd()) {
            reader.readNext();
        }
        EXPECT_FALSE(reader.hasError()) << part << ": " << reader.errorString().toStdString();
    }
    const std::string content = entry("content.xml");
    EXPECT_NE(content.find("text:outline-level=\"1\">Spielplätze &amp; &lt;Wege&gt;</text:h>"),
              std::string::npos);
    for (const char* text :
         {"Sachverhalt", "Karte", "Lücken mit Mittelpunkt im Kartenausschnitt", "Grundlagen", "BEISPIELDATEN",
          "Stadtplanungsamt · Datum: 22.11.2026", "OpenStreetMap-Mitwirkende"}) {
        EXPECT_NE(content.find(text), std::string::npos) << text;
    }
    EXPECT_EQ(count(content, "<svg:desc>"), 2U) << "map and legend are described";
    EXPECT_EQ(count(content, "<table:table-header-rows>"), 1U);
    EXPECT_EQ(count(content, "<table:table-row table:style-name=\"Together\">"), 6U)
        << "header and five gaps";
    EXPECT_EQ(count(content, "fo:keep-together=\"always\""), 1U) << "no row goes on overleaf";
}

TEST_F(OfficeTextTest, TheMapStandsInItAtItsTrueScale) {
    // ten dots a millimetre; larger paper would make a picture that must be shrunk
    write({.paper = Paper::A3, .dotsPerInch = 254});
    QImage map;
    ASSERT_TRUE(map.loadFromData(QByteArray::fromStdString(entry("Pictures/1.png"))));
    EXPECT_LE(map.width(), 1700);
    const std::string content = entry("content.xml");
    const std::string wanted = "svg:width=\"" + std::to_string(map.width() / 10);
    EXPECT_NE(content.find(wanted), std::string::npos) << "drawn in the size it was made for";
}

TEST_F(OfficeTextTest, EqualInputGivesEqualBytes) {
    write();
    const std::string first = readFile(file_).value();
    write();
    EXPECT_EQ(readFile(file_).value(), first);
}

}  // namespace
}  // namespace nordertor::publish
