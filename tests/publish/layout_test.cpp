// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/layout.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "publish/built_in_layouts_p.h"

namespace nordertor::publish {
namespace {

std::string document(const std::string& rest) {
    return R"({"nordertor:layout": 1, "id": "own", "name": {"de": "Eigenes", "en": "Own"},
               "about": {"de": "Für uns", "en": "For us"}, )" +
           rest + "}";
}

/// JSON pointer of the first problem; empty if there is none.
std::string problemOf(const std::string& rest) {
    const auto layout = parseLayout(document(rest), "own.json");
    return layout ? std::string() : layout.error().place;
}

constexpr const char* paper = R"("papers": ["A4"], )";

TEST(Layout, AllBuiltInAreReadAndHaveTheirOwnId) {
    ASSERT_EQ(builtInLayouts().size(), builtInLayoutTexts().size());
    for (std::size_t i = 0; i < builtInLayouts().size(); ++i) {
        const Layout& layout = builtInLayouts()[i];
        EXPECT_EQ("styles/layouts/" + layout.id + ".json", builtInLayoutTexts()[i].first);
        EXPECT_EQ(findLayout(layout.id)->id, layout.id);
    }
    EXPECT_EQ(builtInLayouts().front().id, "council");
}

TEST(Layout, ReadsWhatTheFileSays) {
    const auto layout =
        parseLayout(document(R"("papers": ["A2", "A4"], "magnify": {"A2": 1.5}, "margin": 12, "one-gap": true,
            "portrait": {"column": [{"frame": "map", "share": 2, "grid": true},
                                    {"frame": "notes", "size": 30, "heading": {"de": "Notizen", "en": "Notes"}},
                                    {"frame": "legend", "most": 0.25}], "spacing": 4})"),
                    "own.json");
    ASSERT_TRUE(layout) << layout.error().message.en;
    EXPECT_EQ(layout->papers, (std::vector{Paper::A2, Paper::A4}));
    EXPECT_EQ(layout->magnify.at(Paper::A2), 1.5);
    EXPECT_EQ(layout->margin, 12);
    EXPECT_TRUE(layout->forOneGap);
    EXPECT_FALSE(layout->landscape);
    const LayoutNode& column = *layout->portrait;
    ASSERT_EQ(column.children.size(), 3);
    EXPECT_EQ(column.spacing, 4);
    EXPECT_TRUE(column.children[0].frame.grid);
    EXPECT_EQ(column.children[0].sizing, LayoutNode::Sizing::Share);
    EXPECT_EQ(column.children[1].size, 30);
    EXPECT_EQ(column.children[1].frame.heading.de, "Notizen");
    EXPECT_EQ(column.children[2].sizing, LayoutNode::Sizing::Content);
    EXPECT_EQ(column.children[2].most, 0.25);
    EXPECT_TRUE(hasFrame(*layout, FrameKind::Legend));
    EXPECT_FALSE(hasFrame(*layout, FrameKind::TitleBlock));
}

TEST(Layout, ScaleBarAndNorthArrowStandInTheCornersTheFileSays) {
    const auto map = [](const std::string& keys) {
        return parseLayout(document(std::string(paper) +
                                    R"("portrait": {"column": [{"frame": "map", "share": 1)" + keys + "}]}"),
                           "own.json");
    };
    const auto plain = map("");
    ASSERT_TRUE(plain) << plain.error().message.en;
    EXPECT_FALSE(plain->portrait->children[0].frame.scaleBar);
    EXPECT_FALSE(plain->portrait->children[0].frame.northArrow);
    const auto said = map(R"(, "scale-bar": "top-right", "north-arrow": "bottom-left")");
    ASSERT_TRUE(said) << said.error().message.en;
    EXPECT_EQ(said->portrait->children[0].frame.scaleBar, MapCorner::TopRight);
    EXPECT_EQ(said->portrait->children[0].frame.northArrow, MapCorner::BottomLeft);
}

TEST(Layout, NamesThePlaceOfWhatIsWrong) {
    const std::string p = paper;
    EXPECT_EQ(
        problemOf(p + R"("portrait": {"column": [{"frame": "map", "share": 1, "north-arrow": "middle"}]})"),
        "/portrait/column/0/north-arrow");
    EXPECT_EQ(
        problemOf(
            p +
            R"("portrait": {"column": [{"frame": "map", "share": 1, "scale-bar": "top-left", "north-arrow": "top-left"}]})"),
        "/portrait/column/0/scale-bar")
        << "the north arrow stands there";
    EXPECT_EQ(problemOf(p + R"("portrait": {"column": [{"frame": "map", "share": 1, "scale-bar": "top-left"},
                                                       {"frame": "scale-bar"}]})"),
              "/portrait");
    EXPECT_EQ(problemOf(p + R"("portrait": {"frame": "map", "share": 1})"), "");
    EXPECT_EQ(problemOf(R"("papers": ["B5"], "portrait": {"frame": "map", "share": 1})"), "/papers");
    EXPECT_EQ(problemOf(p + R"("portrait": {"frame": "maps", "share": 1})"), "/portrait/frame");
    EXPECT_EQ(problemOf(p + R"("portrait": {"column": [{"frame": "title"}]})"), "/portrait");
    EXPECT_EQ(problemOf(p + R"("portrait": {"column": [{"frame": "map", "share": 1, "colour": 1}]})"),
              "/portrait/column/0/colour");
    EXPECT_EQ(problemOf(p + R"("portrait": {"row": [{"frame": "map", "share": 1}, {"frame": "legend"}]})"),
              "/portrait/row/1/size");
    EXPECT_EQ(problemOf(p + R"("portrait": {"column": [{"frame": "map", "share": -1}]})"),
              "/portrait/column/0/share");
    EXPECT_EQ(problemOf(p + R"("magnify": {"A4": 9}, "portrait": {"frame": "map", "share": 1})"),
              "/magnify/A4");
    EXPECT_EQ(problemOf(p + R"("legend": true, "portrait": {"frame": "map", "share": 1})"), "/legend");
}

TEST(Layout, FramesHaveRoomOnEveryPaper) {
    const std::string p = paper;
    EXPECT_EQ(
        problemOf(
            p + R"("portrait": {"column": [{"frame": "map", "share": 1}, {"frame": "legend", "size": 4}]})"),
        "/portrait/column/1");
    EXPECT_EQ(
        problemOf(p + R"("portrait": {"row": [{"frame": "map", "share": 1}, {"frame": "gaps", "size": 9}]})"),
        "/portrait/row/1");
    EXPECT_EQ(problemOf(p + R"("landscape": {"column": [{"frame": "map", "size": 400}]})"),
              "/landscape/column");
    EXPECT_EQ(
        problemOf(
            p + R"("portrait": {"column": [{"frame": "map", "share": 1}, {"frame": "notes", "size": 250}]})"),
        "/portrait/column/0");
    // on A3 there is room, on A4 there is none
    const std::string wide =
        R"("portrait": {"row": [{"frame": "map", "share": 1}, {"frame": "legend", "size": 170}]})";
    EXPECT_EQ(problemOf(R"("papers": ["A3"], )" + wide), "");
    EXPECT_EQ(problemOf(R"("papers": ["A3", "A4"], )" + wide), "/portrait/row/0");
    const auto layout = parseLayout(
        document(p +
                 R"("portrait": {"column": [{"frame": "map", "share": 1}, {"frame": "legend", "size": 4}]})"),
        "own.json");
    ASSERT_FALSE(layout);
    EXPECT_NE((layout.error().message.de + layout.error().remedy.de).find("25 × 12 mm"), std::string::npos);
}

TEST(Layout, CountsEachProblemOnce) {
    const auto layout =
        parseLayout(document(std::string(paper) +
                             R"("portrait": {"column": [{"frame": "map", "share": 1, "colour": 1}]})"),
                    "own.json");
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().remedy.en.find("more"), std::string::npos) << layout.error().remedy.en;
}

TEST(Layout, DeepNestingIsRefused) {
    std::string inner = R"({"frame": "map", "share": 1})";
    for (int i = 0; i < 50; ++i) {
        inner = R"({"share": 1, "column": [)" + inner + "]}";
    }
    const auto layout = parseLayout(document(std::string(paper) + "\"portrait\": " + inner), "own.json");
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().code, ErrorCode::InvalidData);
}

TEST(Layout, IsFoundByNameOrReadFromAFile) {
    const auto path = std::filesystem::path(::testing::TempDir()) / "own layout.json";
    std::ofstream(path) << document(std::string(paper) + R"("portrait": {"frame": "map", "share": 1})");
    const auto own = findLayout(path.string());
    ASSERT_TRUE(own) << own.error().message.en;
    EXPECT_EQ(own->id, "own");
    std::ofstream(path) << "{ not json";
    EXPECT_EQ(findLayout(path.string()).error().code, ErrorCode::CannotRead);
    const auto unknown = findLayout("postcard");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(unknown.error().remedy.de.find("council, map, poster"), std::string::npos);
}

}  // namespace
}  // namespace nordertor::publish
