// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_legend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QImage>
#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "base/file.h"
#include "render/small_project.h"
#include "support/real_data.h"
#include "support/small_result.h"

namespace nordertor::publish {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class MapLegendTest : public testing::Test {
  protected:
    MapLegendTest() {
        options_.map.date = "2026-11-22";
        options_.map.themeId = "youth";
    }
    /// Meanings, in the legend's order.
    std::vector<std::string> meanings(const std::string& file = {}) {
        const auto legend = makeLegend(test::snapshotOf(project_), themes_, &report_, options_,
                                       file.empty() ? std::filesystem::path() : folder_.path() / file);
        EXPECT_TRUE(legend) << legend.error().sentence(Language::English);
        legend_ = legend.value_or(MapLegend());
        std::vector<std::string> texts;
        for (const LegendSign& sign : legend_.signs) {
            texts.push_back(sign.label.de);
        }
        return texts;
    }
    /// Of three classes the map has the lowest only.
    void storeResult() {
        model::ResultLayer layer = test::pointResult("weg");
        auto data = std::make_shared<model::ResultData>(*layer.data);
        data->rows.resize(1);
        data->rows.front().place = geo::Point{test::origin.x + 200, test::origin.y + 200};
        data->legend.unknown.reset();
        layer.data = data;
        project_.results.push_back(layer);
        options_.map.results = {"weg"};
        options_.map.gaps = false;
    }

    test::TemporaryFolder folder_;
    model::Project project_ = test::smallProject();
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(3);
    LegendOptions options_;
    MapLegend legend_;
};

TEST_F(MapLegendTest, NamesTheSignsOfTheMapWithFormColourAndWhatTheyBelongTo) {
    const auto texts = meanings();
    EXPECT_THAT(texts, Contains("Programmgebiet"));
    EXPECT_THAT(texts, Contains("Spielplatz"));
    EXPECT_EQ(legend_.scaleDenominator, 2500);
    const auto area = std::ranges::find(legend_.signs, "Programmgebiet",
                                        [](const LegendSign& sign) { return sign.label.de; });
    ASSERT_NE(area, legend_.signs.end());
    EXPECT_THAT(area->form.de, HasSubstr("Linie"));
    EXPECT_EQ(area->colour.size(), 7U);
    EXPECT_EQ(area->colour.front(), '#');
    EXPECT_FALSE(area->group.de.empty());
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path())) << "no file was asked for";
}

TEST_F(MapLegendTest, HasWhatLiesOutsideTheMapOnlyIfAllIsAskedFor) {
    project_.baseMap.landUse.push_back(
        {"way/950", "", model::LandUse::Cemetery, test::square(9000, 9000, 9300, 9300)});
    EXPECT_THAT(meanings(), Not(Contains(HasSubstr("Friedhof"))));
    options_.everything = true;
    EXPECT_THAT(meanings(), Contains(HasSubstr("Friedhof")));
}

TEST_F(MapLegendTest, HasClassesThatDoNotOccurOnlyIfAllIsAskedFor) {
    storeResult();
    EXPECT_THAT(meanings(), Contains("bis 200"));
    EXPECT_THAT(meanings(), Not(Contains("über 500")));
    options_.everything = true;
    const auto all = meanings();
    const auto at = std::ranges::find(all, "bis 200");
    ASSERT_LE(at + 3, all.end());
    EXPECT_EQ(std::vector<std::string>(at, at + 3),
              (std::vector<std::string>{"bis 200", "201 bis 500", "über 500"}));
    EXPECT_EQ(legend_.signs[static_cast<std::size_t>(at - all.begin()) + 2].colour, "#253494");
}

/// The lowest classes of two numbers at once; of the nine pairs only this occurs on the map.
void makeSquare(model::Project& project) {
    auto data = std::make_shared<model::ResultData>(*project.results.front().data);
    model::ResultLegend& legend = data->legend;
    legend.kind = model::Presentation::Kind::Categories;
    legend.column = "both";
    legend.title = {"Kinder / Fußweg", "Children / Walk"};
    legend.classes.clear();
    legend.grid = {{"Kinder je ha", "Children per ha"}, {"Fußweg in m", "Walk in m"}, {}, {}};
    legend.grid->first = {{"bis 1,5", "up to 1.5"}, {"1,5 bis 4", "1.5 to 4"}, {"über 4", "over 4"}};
    legend.grid->second = {{"bis 200", "up to 200"}, {"201 bis 500", "201 to 500"}, {"über 500", "over 500"}};
    for (std::size_t i = 0; i < 9; ++i) {
        legend.classes.push_back({{legend.grid->first[i / 3].de + " / " + legend.grid->second[i % 3].de,
                                   legend.grid->first[i / 3].en + " / " + legend.grid->second[i % 3].en},
                                  "#10" + std::to_string(10 + 8 * i) + "30",
                                  std::to_string(i),
                                  {}});
    }
    data->columns.push_back({"both", {"beide", "both"}, model::ResultColumn::Type::Text, 0});
    data->rows.front().values.emplace_back(std::string("0"));
    project.results.front().data = data;
}

TEST_F(MapLegendTest, TwoNumbersAtOnceAreASquareWithBothNamesAndTheirBounds) {
    storeResult();
    makeSquare(project_);
    const auto all = meanings("legend.svg");
    EXPECT_EQ(std::ranges::count_if(
                  all, [](const std::string& text) { return text.find(" / ") != std::string::npos; }),
              9)
        << "the square is whole, whichever classes occur";
    const std::string svg = readFile(folder_.path() / "legend.svg").value_or("");
    for (const char* text :
         {"Nach oben: Kinder je ha", "Nach rechts: Fußweg in m", "1,5 bis 4", "über 500"}) {
        EXPECT_THAT(svg, HasSubstr(text));
    }
    EXPECT_THAT(svg, Not(HasSubstr("1,5 bis 4 / ")))
        << "a row for each of the nine would hide what belongs together";
    options_.map.language = Language::English;
    std::ignore = meanings("english.svg");
    EXPECT_THAT(readFile(folder_.path() / "english.svg").value_or(""), HasSubstr("1.5 to 4"));
}

TEST_F(MapLegendTest, NamesTheColoursOfItsVariant) {
    options_.map.variant = style::MapVariant::BlackAndWhite;
    std::ignore = meanings();
    ASSERT_FALSE(legend_.signs.empty());
    for (const LegendSign& sign : legend_.signs) {
        EXPECT_TRUE(sign.colour.substr(1, 2) == sign.colour.substr(3, 2) &&
                    sign.colour.substr(1, 2) == sign.colour.substr(5, 2))
            << sign.label.de << ": " << sign.colour;
    }
}

TEST_F(MapLegendTest, NamesTheFormThatTellsAThemeApartWithoutColour) {
    themes_.themes.front().pattern = "horizontal";
    const auto formOf = [&](style::MapVariant variant) {
        options_.map.variant = variant;
        std::ignore = meanings();
        const auto sign = std::ranges::find(legend_.signs, "Spielplatz",
                                            [](const LegendSign& each) { return each.label.de; });
        return sign != legend_.signs.end() ? sign->form.de : std::string();
    };
    EXPECT_EQ(formOf(style::MapVariant::Colour), "Kreis");
    EXPECT_EQ(formOf(style::MapVariant::BlackAndWhite), "Quadrat");
}

TEST_F(MapLegendTest, KindsThatLookAlikeFromFarAwayAreOneSign) {
    themes_.themes.front().facilityKinds.push_back(themes_.themes.front().facilityKinds.front());
    themes_.themes.front().facilityKinds.back().id = "second";
    themes_.themes.front().facilityKinds.back().label = {"Zweites", "Second"};
    project_.facilities.push_back(project_.facilities.front());
    project_.facilities.back().id = "second";
    project_.facilities.back().kind = themes_.themes.front().id + ".second";
    options_.map.scaleDenominator = 5000;
    const auto near = meanings();
    EXPECT_THAT(near, Contains("Zweites"));
    options_.map.scaleDenominator = 30000;
    EXPECT_THAT(meanings(), Contains("Zweites")) << "letters are still printed";
    options_.map.scaleDenominator = 35000;
    const auto far = meanings();
    EXPECT_THAT(far, Not(Contains("Zweites")));
    EXPECT_EQ(
        std::ranges::count_if(
            far, [](const std::string& text) { return text.find("Einrichtungen") != std::string::npos; }),
        1);
}

TEST_F(MapLegendTest, IsAPictureAsHighAsItNeedsToBeAndSaysThatDataIsInvented) {
    options_.widthMm = 100;
    const auto texts = meanings("legend.svg");
    const std::string svg = readFile(folder_.path() / "legend.svg").value_or("");
    EXPECT_THAT(svg, HasSubstr("<svg width=\"100mm\""));
    for (const std::string& text : texts) {
        EXPECT_THAT(svg, HasSubstr(text.substr(1))) << "every sign is on it";
    }
    EXPECT_THAT(svg, HasSubstr("BEISPIELDATEN"));
    EXPECT_THAT(svg, HasSubstr("Versorgungslücken: Jugend"));
    EXPECT_THAT(svg, Not(HasSubstr("weitere Zeichen")));
}

TEST_F(MapLegendTest, IsTheSameBytesAgainInEveryFormat) {
    for (const std::string extension : {".png", ".svg", ".pdf"}) {
        std::ignore = meanings("a" + extension);
        std::ignore = meanings("b" + extension);
        const std::string bytes = readFile(folder_.path() / ("a" + extension)).value_or("");
        EXPECT_GT(bytes.size(), 1000U);
        EXPECT_EQ(bytes, readFile(folder_.path() / ("b" + extension)).value_or(""));
    }
    QPDF pdf;
    pdf.processFile((folder_.path() / "a.pdf").c_str());
    EXPECT_EQ(QPDFPageDocumentHelper(pdf).getAllPages().size(), 1U);
    EXPECT_EQ(pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(),
              "Legende – Versorgungslücken: Jugend");
}

TEST_F(MapLegendTest, HasNoColourForACopierWithoutColours) {
    options_.map.variant = style::MapVariant::BlackAndWhite;
    std::ignore = meanings("grey.png");
    const QImage image(QString::fromStdString((folder_.path() / "grey.png").string()));
    ASSERT_FALSE(image.isNull());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            ASSERT_TRUE(qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel)) << x << ", " << y;
        }
    }
}

TEST_F(MapLegendTest, RefusesOtherFiles) {
    const auto refused =
        makeLegend(test::snapshotOf(project_), themes_, &report_, options_, folder_.path() / "legend.odt");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(refused.error().remedy.de, HasSubstr("-o legende.png"));
}

}  // namespace
}  // namespace nordertor::publish
