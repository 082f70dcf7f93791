// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/style_result.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "style/palettes.h"

namespace nordertor::ops {
namespace {

/// Nine places with the numbers 1 to 9, their squares falling, and a text.
model::ProjectSnapshot withResult() {
    model::Project project;
    model::ResultData data;
    data.columns = {{"n", {"Zahl", "Number"}, model::ResultColumn::Type::Number, 0},
                    {"m", {"Andere", "Other"}, model::ResultColumn::Type::Number, 0},
                    {"art_de", {"Art", "Kind"}, model::ResultColumn::Type::Text, 0},
                    {"art_en", {"Art", "Kind"}, model::ResultColumn::Type::Text, 0}};
    for (int i = 1; i <= 9; ++i) {
        data.rows.push_back({geo::Point{500000.0 + i, 5800000},
                             {static_cast<double>(i), static_cast<double>(100 - i * i),
                              std::string(i < 4 ? "Haus" : "Hof"), std::string(i < 4 ? "house" : "yard")}});
    }
    data.legend.title = {"Zahl", "Number"};
    data.legend.classes = {{{"Zahl", "Number"}, "#000000", {}, {}}};
    model::ResultRecord record;
    record.name = "orte";
    record.title = {"Orte", "Places"};
    record.operation = "access";
    project.results.push_back(
        {std::move(record), std::make_shared<const model::ResultData>(std::move(data))});
    return {std::make_shared<const model::Project>(std::move(project)), 1};
}

class StyleResultTest : public testing::Test {
  protected:
    Result<model::ResultLayer> styled(std::map<std::string, std::vector<std::string>> given) {
        given.insert({"result", {"orte"}});
        const StyleResult operation;
        const auto values = ParameterValues::create(operation.info().parameters, given);
        if (!values) {
            return fail(values.error());
        }
        Context context;
        context.snapshot = snapshot_;
        context.themes = std::make_shared<const model::ThemeSet>(themes_);
        const auto outcome = operation.run(context, *values, {});
        if (!outcome) {
            return fail(outcome.error());
        }
        return std::get<model::SetResult>(outcome->edits.at(0).operation).after.value();
    }
    model::ProjectSnapshot snapshot_ = withResult();
    model::ThemeSet themes_;
};

TEST_F(StyleResultTest, ClassesFollowTheMethodTheCountAndTheOwnBounds) {
    const auto three = styled({{"column", {"n"}}, {"classes", {"equal"}}, {"class-count", {"4"}}});
    ASSERT_TRUE(three) << three.error().message.en;
    const auto& classes = three->data->legend.classes;
    ASSERT_EQ(classes.size(), 4U);
    // 1 to 9 in four classes of the same width: 3, 5, 7
    EXPECT_EQ(classes[0].upper, 3.0);
    EXPECT_EQ(classes[1].upper, 5.0);
    EXPECT_EQ(classes[2].upper, 7.0);
    EXPECT_FALSE(classes[3].upper);
    EXPECT_EQ(three->record.title.de, "Orte") << "its title says something else than its column";
    const auto own = styled({{"column", {"n"}}, {"breaks", {"2;8"}}});
    ASSERT_TRUE(own);
    EXPECT_EQ(own->data->legend.classes.size(), 3U);
    EXPECT_EQ(own->data->rows, snapshot_->results.front().data->rows) << "only the look is another";
}

// As reach makes them: the nearest is the strongest, the last has an end.
TEST_F(StyleResultTest, BandsOfServiceAreasStayBands) {
    model::Project project = *snapshot_;
    model::ResultData data = *project.results.front().data;
    data.columns.front().key = "limit_m";
    project.results.front().record.operation = "reach";
    project.results.front().data = std::make_shared<const model::ResultData>(std::move(data));
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 2};
    const auto bands = styled({{"column", {"limit_m"}}, {"breaks", {"2;5"}}});
    ASSERT_TRUE(bands) << bands.error().message.en;
    const auto& classes = bands->data->legend.classes;
    ASSERT_EQ(classes.size(), 3U);
    EXPECT_EQ(classes[1].label.de, "2 bis 5");
    EXPECT_EQ(classes[2].label.de, "5 bis 9");
    auto colours = style::sequentialColours(3, "");
    std::ranges::reverse(colours);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(classes[i].colour, colours[i]);
    }
}

TEST_F(StyleResultTest, CategoriesHaveTheirNamesInBothLanguages) {
    const auto layer = styled({{"kind", {"categories"}}, {"column", {"art"}}});
    ASSERT_TRUE(layer) << layer.error().message.en;
    ASSERT_EQ(layer->data->legend.classes.size(), 2U);
    EXPECT_EQ(layer->data->legend.classes[1].label, (LocalizedText{"Hof", "yard"}));
}

TEST_F(StyleResultTest, CategoriesOfThemesHaveTheirHues) {
    const auto theme = [](const char* id, const char* label, const char* colour, const char* standard) {
        model::Theme made;
        made.id = id;
        made.label = {label, label};
        made.colour = colour;
        made.pattern = "vertical";
        model::Standard one;
        one.id = "one";
        one.label = {standard, standard};
        made.standards = {one};
        return made;
    };
    const auto coloursOf = [&](model::ResultGeometry geometry, const std::string& asked) {
        model::Project project = *snapshot_;
        auto data = std::make_shared<model::ResultData>(*project.results.front().data);
        data->geometry = geometry;
        project.results.front().data = data;
        project.results.front().record.parameters.clear();
        if (!asked.empty()) {
            project.results.front().record.parameters["theme"] = {asked};
        }
        snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 3};
        const auto layer = styled({{"kind", {"categories"}}, {"column", {"art"}}});
        EXPECT_TRUE(layer);
        std::vector<std::pair<std::string, std::string>> looks;
        for (const model::ResultClass& each : layer->data->legend.classes) {
            looks.emplace_back(each.colour, each.pattern);
        }
        return looks;
    };
    using Looks = std::vector<std::pair<std::string, std::string>>;
    constexpr auto areas = model::ResultGeometry::Areas;
    constexpr auto points = model::ResultGeometry::Points;
    themes_.themes = {theme("a", "Haus", "#111111", "x"), theme("b", "Hof", "#222222", "y")};
    EXPECT_EQ(coloursOf(areas, ""), (Looks{{"#111111", "vertical"}, {"#222222", "vertical"}}));
    EXPECT_EQ(coloursOf(points, ""), (Looks{{"#111111", ""}, {"#222222", ""}}));
    themes_.themes = {theme("a", "A", "#111111", "Haus"), theme("b", "B", "#222222", "Hof")};
    EXPECT_EQ(coloursOf(areas, "").front().second, "") << "standards of two themes are ordinary categories";
    const auto ofOne = coloursOf(areas, "b");
    EXPECT_EQ(ofOne[0].first, "#222222");
    EXPECT_EQ(ofOne[1].first, "#222222");
    EXPECT_NE(ofOne[0].second, ofOne[1].second);
    model::Standard second = themes_.themes.back().standards.front();
    second.id = "two";
    themes_.themes.front().standards.push_back(second);
    themes_.themes.pop_back();
    EXPECT_EQ(coloursOf(areas, "")[1].first, "#111111") << "all standards are of one theme";
    EXPECT_EQ(coloursOf(points, "")[0].second, "");
}

TEST_F(StyleResultTest, AfterTwoColumnsAtOnceTheFirstIsTheUsualOne) {
    const auto both = styled({{"kind", {"bivariate"}}, {"column", {"m"}}, {"second", {"n"}}});
    ASSERT_TRUE(both);
    model::Project project = *snapshot_;
    project.results = {*both};
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 2};
    const auto layer = styled({});
    ASSERT_TRUE(layer) << layer.error().message.en;
    EXPECT_EQ(layer->data->legend.column, "m");
}

TEST_F(StyleResultTest, TwoColumnsAtOnceMakeNineClasses) {
    auto layer = styled({{"kind", {"bivariate"}}, {"column", {"n"}}, {"second", {"m"}}});
    ASSERT_TRUE(layer) << layer.error().message.en;
    const model::ResultData& data = *layer->data;
    EXPECT_EQ(data.legend.classes.size(), 9U);
    ASSERT_TRUE(data.legend.grid);
    EXPECT_EQ(data.legend.grid->first.size(), 3U);
    EXPECT_EQ(data.legend.grid->second.size(), 3U);
    EXPECT_EQ(data.legend.classes[1].label.de,
              data.legend.grid->first[0].de + " / " + data.legend.grid->second[1].de);
    EXPECT_EQ(data.legend.grid->first[0].de, "bis 3");
    EXPECT_EQ(data.legend.grid->first[2].en, "over 6");
    // the numbers rise where the others fall: thirds 1-3, 2-2, 3-1
    const auto both = columnOf(data, "both_classes");
    ASSERT_TRUE(both);
    EXPECT_EQ(std::get<std::string>(data.rows[0].values[*both]), "1-3");
    EXPECT_EQ(std::get<std::string>(data.rows[4].values[*both]), "2-2");
    EXPECT_EQ(std::get<std::string>(data.rows[8].values[*both]), "3-1");
    // styled again, the column is made anew
    model::Project project = *snapshot_;
    project.results = {*layer};
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 2};
    layer = styled({{"kind", {"single"}}, {"colour", {"#b2182b"}}});
    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->data->columns.size(), 4U);
    EXPECT_EQ(layer->data->rows.front().values.size(), 4U);
    EXPECT_EQ(layer->data->legend.classes.front().colour, "#b2182b");
}

TEST_F(StyleResultTest, BoundsMayHaveAGermanDecimalComma) {
    const auto layer = styled({{"column", {"n"}}, {"breaks", {"1,5; 4,5"}}});
    ASSERT_TRUE(layer) << layer.error().message.en;
    EXPECT_EQ(layer->data->legend.classes[0].upper, 1.5);
    EXPECT_EQ(layer->data->legend.classes[1].upper, 4.5);
    EXPECT_FALSE(styled({{"column", {"n"}}, {"breaks", {"1,5,2"}}}));
}

TEST_F(StyleResultTest, BoundsThatMayBeThousandsAreRefused) {
    const auto unclear = styled({{"column", {"n"}}, {"breaks", {"5;10.000"}}});
    ASSERT_FALSE(unclear);
    EXPECT_EQ(unclear.error().message.de, "„10.000“ kann zweierlei heißen.");
    EXPECT_EQ(unclear.error().remedy.de, "Bitte 10000 oder 10,000 schreiben.");
    EXPECT_TRUE(styled({{"column", {"n"}}, {"breaks", {"0.125;1.5;2,250"}}}));
}

TEST_F(StyleResultTest, ClassesMadeAroundAMiddleHaveABoundThere) {
    const auto around = styled({{"column", {"n"}},
                                {"kind", {"diverging"}},
                                {"middle", {"4.5"}},
                                {"classes", {"equal"}},
                                {"class-count", {"4"}}});
    ASSERT_TRUE(around) << around.error().message.en;
    // 3, 5, 7 by themselves
    EXPECT_EQ(around->data->legend.classes[0].upper, 3.0);
    EXPECT_EQ(around->data->legend.classes[1].upper, 4.5);
    EXPECT_EQ(around->data->legend.classes[2].upper, 7.0);
    const auto own =
        styled({{"column", {"n"}}, {"kind", {"diverging"}}, {"middle", {"4.5"}}, {"breaks", {"3;7"}}});
    ASSERT_TRUE(own);
    EXPECT_EQ(own->data->legend.classes[1].upper, 7.0) << "about the same";
}

TEST_F(StyleResultTest, TheRecordSaysHowTheMapIsClassedNow) {
    model::Project project = *snapshot_;
    model::ResultRecord& record = project.results.front().record;
    record.title = {"Zahl, Raster 300 m", "Number, grid of 300 m"};
    record.parameters = {
        {"areas", {"grid:300"}}, {"classes", {"jenks"}}, {"class-count", {"5"}}, {"show", {"n"}}};
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 2};
    using Parameters = std::map<std::string, std::vector<std::string>>;
    const auto quantile = styled({{"column", {"m"}}, {"classes", {"quantile"}}, {"class-count", {"3"}}});
    ASSERT_TRUE(quantile);
    EXPECT_EQ(quantile->record.parameters,
              (Parameters{{"areas", {"grid:300"}}, {"classes", {"quantile"}}, {"class-count", {"3"}}}));
    EXPECT_EQ(quantile->record.title.de, "Andere, Raster 300 m");
    project = *snapshot_;
    project.results.front().record.title = {"Erreichbarkeit: Kitas, Zahl (Personen)",
                                            "Access: kindergartens, number (persons)"};
    const auto unchanged = snapshot_;
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 3};
    const auto measured = styled({{"column", {"m"}}, {"classes", {"quantile"}}, {"class-count", {"3"}}});
    ASSERT_TRUE(measured);
    EXPECT_EQ(measured->record.title.de, "Erreichbarkeit: Kitas, Andere");
    EXPECT_EQ(measured->record.title.en.find("Access: kindergartens, "), 0U);
    EXPECT_EQ(measured->record.title.en.find("number (persons)"), std::string::npos);
    snapshot_ = unchanged;
    const auto own = styled({{"column", {"n"}}, {"breaks", {"2;8"}}});
    ASSERT_TRUE(own);
    EXPECT_EQ(own->record.parameters, (Parameters{{"areas", {"grid:300"}}, {"breaks", {"2;8"}}}));
    const auto single = styled({{"kind", {"single"}}});
    ASSERT_TRUE(single);
    EXPECT_EQ(single->record.parameters, (Parameters{{"areas", {"grid:300"}}}));
    EXPECT_EQ(single->record.title.de, "Zahl, Raster 300 m") << "once";
}

TEST_F(StyleResultTest, WithoutAColumnShowsTheOneShownSoFarOrTheFirst) {
    const auto first = styled({{"classes", {"equal"}}});
    ASSERT_TRUE(first) << first.error().message.en;
    EXPECT_EQ(first->data->legend.column, "n");
    EXPECT_EQ(styled({{"kind", {"categories"}}})->data->legend.column, "art_de");
    auto other = styled({{"column", {"m"}}});
    ASSERT_TRUE(other);
    model::Project project = *snapshot_;
    project.results.front() = *other;
    snapshot_ = {std::make_shared<const model::Project>(std::move(project)), 2};
    EXPECT_EQ(styled({{"kind", {"proportional"}}})->data->legend.column, "m");
}

TEST_F(StyleResultTest, TheMiddleLiesAmongTheValues) {
    EXPECT_TRUE(styled({{"kind", {"diverging"}}, {"column", {"n"}}, {"middle", {"5"}}}));
    const auto outside = styled({{"kind", {"diverging"}}, {"column", {"n"}}, {"middle", {"12"}}});
    ASSERT_FALSE(outside);
    EXPECT_EQ(outside.error().place, "--middle");
    EXPECT_NE(outside.error().remedy.de.find("1 bis 9"), std::string::npos);
}

// Truth: the words a stored comparison has by itself; a class with both says both.
TEST_F(StyleResultTest, ChangesKeepTheirWords) {
    auto project = std::make_shared<model::Project>(*snapshot_);
    model::ResultLayer& layer = project->results.front();
    layer.record.operation = "whatif";
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->columns.front() = {
        "difference_m", {"Unterschied m", "Difference m"}, model::ResultColumn::Type::Number, 0};
    for (model::ResultRow& row : data->rows) {
        row.values.front() = 100 * std::get<double>(row.values.front()) - 500;  // -400 to 400
    }
    layer.data = data;
    snapshot_.project = project;
    const auto labels = [&](const char* kind, const char* breaks) {
        const auto shown = styled({{"column", {"difference_m"}}, {"kind", {kind}}, {"breaks", {breaks}}});
        EXPECT_TRUE(shown);
        std::vector<std::string> all{shown->data->legend.title.de};
        for (const model::ResultClass& each : shown->data->legend.classes) {
            all.push_back(each.label.de);
        }
        return all;
    };
    EXPECT_EQ(labels("diverging", "-200;0;150"),
              (std::vector<std::string>{"Längerer oder kürzerer Fußweg", "200 m kürzer und mehr",
                                        "unter 200 m kürzer", "bis 150 m länger", "über 150 m länger"}));
    EXPECT_EQ(labels("graduated", "-50;50"),
              (std::vector<std::string>{"Längerer oder kürzerer Fußweg", "50 m kürzer und mehr",
                                        "unter 50 m kürzer oder bis 50 m länger", "über 50 m länger"}));
    EXPECT_EQ(labels("graduated", "-150,5;237,5"),
              (std::vector<std::string>{"Längerer oder kürzerer Fußweg", "151 m kürzer und mehr",
                                        "unter 151 m kürzer oder bis 237 m länger", "über 237 m länger"}));
    EXPECT_EQ(labels("graduated", "100"),
              (std::vector<std::string>{"Längerer oder kürzerer Fußweg", "kürzer oder bis 100 m länger",
                                        "über 100 m länger"}));
    const auto other = styled({{"column", {"m"}}, {"breaks", {"50"}}});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->data->legend.classes.front().label.de, "bis 50");
}

TEST_F(StyleResultTest, SaysWhatIsWrong) {
    EXPECT_EQ(styled({{"result", {"nichts"}}}).error().code, ErrorCode::InvalidArgument);
    const auto text = styled({{"column", {"art"}}});
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().place, "--column");
    EXPECT_NE(text.error().remedy.de.find("n, m"), std::string::npos);
    EXPECT_EQ(styled({{"kind", {"single"}}, {"colour", {"rot"}}}).error().place, "--colour");
    EXPECT_EQ(styled({{"kind", {"bivariate"}}, {"column", {"n"}}}).error().place, "--second");
}

TEST(BivariateColours, AreAllDifferentAndDarkenInBothDirections) {
    const auto colours = style::bivariateColours(3);
    EXPECT_EQ(std::set<std::string>(colours.begin(), colours.end()).size(), 9U);
    const auto sum = [&](std::size_t i) {
        const auto value = std::stoul(colours[i].substr(1), nullptr, 16);
        return (value >> 16U) + (value >> 8U & 255U) + (value & 255U);
    };
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 2; ++j) {
            EXPECT_GT(sum(i * 3 + j), sum(i * 3 + j + 1));
            EXPECT_GT(sum(j * 3 + i), sum((j + 1) * 3 + i));
        }
    }
}

}  // namespace
}  // namespace nordertor::ops
