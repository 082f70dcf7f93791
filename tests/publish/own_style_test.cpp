// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "publish/map_page.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

/// A map page of the theme "youth" with this style layer.
class OwnStyle : public testing::Test {
  protected:
    MapPageResult written(const std::string& name, const std::string& layer) {
        folder_.write("style.json",
                      R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [{"id": "mine",
            "source-layer": "facilities", )" +
                          layer + "}]}");
        themes_.themes.front().folder = folder_.path().string();
        themes_.themes.front().styleFile = "style.json";
        MapPageOptions options;
        options.themeId = "youth";
        options.date = "2026-11-22";
        return writeMapPage(test::snapshotOf(test::smallProject()), themes_, &report_, options,
                            folder_.path() / name)
            .value();
    }

    [[nodiscard]] std::size_t picturesIn(const std::string& name) const {
        QPDF pdf;
        pdf.processFile((folder_.path() / name).c_str());
        std::size_t pictures = 0;
        for (QPDFObjectHandle object : pdf.getAllObjects()) {
            QPDFObjectHandle kind =
                object.isStream() ? object.getDict().getKey("/Subtype") : QPDFObjectHandle::newNull();
            pictures +=
                kind.isName() && kind.getName() == "/Image" && object.getDict().hasKey("/SMask") ? 1 : 0;
        }
        return pictures;
    }

    /// What the page's streams draw.
    [[nodiscard]] std::string drawnIn(const std::string& name) const {
        QPDF pdf;
        pdf.processFile((folder_.path() / name).c_str());
        std::string text;
        for (QPDFObjectHandle page : pdf.getAllPages()) {
            for (QPDFObjectHandle& stream : page.getPageContents()) {
                const auto data = stream.getStreamData();
                text.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
            }
        }
        return text;
    }

    test::TemporaryFolder folder_;
    model::ThemeSet themes_ = test::smallThemes();
    const analysis::GapReport report_ = test::smallReport(3);
};

TEST_F(OwnStyle, WhatHasNoValueIsNoticedOnce) {
    const auto result =
        written("map.png", R"("type": "circle", "paint": {"circle-radius": ["get", "name"]})");
    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_EQ(result.notices.front().place, "/layers/0/paint/circle-radius");
    EXPECT_EQ(result.notices.front().file, "style.json");
}

TEST_F(OwnStyle, AFontThatIsNotToBeHadIsSaidOnce) {
    const auto noticesWith = [&](const std::string& font) {
        return written("map.png",
                       R"("type": "symbol", "layout": {"text-field": "x", "text-font": [")" + font + R"("]})")
            .notices;
    };
    for (const char* known : {"Open Sans", "Open Sans Regular", "Open Sans SemiBold", "open sans italic"}) {
        EXPECT_TRUE(noticesWith(known).empty()) << known;
    }
    for (const char* unknown : {"Comic Sans MS Bold", "Open Sans Bold Italic"}) {
        const Notices notices = noticesWith(unknown);
        ASSERT_EQ(notices.size(), 1U) << unknown;
        EXPECT_EQ(notices.front().file, "style.json");
        const std::string& said = notices.front().message.de;
        EXPECT_NE(said.find(unknown), std::string::npos) << said;
        EXPECT_NE(said.find("geschrieben ist in Open Sans Bold."), std::string::npos) << said;
    }
}

TEST_F(OwnStyle, ADensityIsAPictureInThePdf) {
    const auto result = written("map.pdf", R"("type": "heatmap", "paint": {"heatmap-radius": 10,
        "heatmap-color": ["interpolate", ["linear"], ["heatmap-density"], 0, "transparent", 1, "red"]})");
    EXPECT_TRUE(result.notices.empty());
    EXPECT_EQ(picturesIn("map.pdf"), 1U);
}

TEST_F(OwnStyle, AnIconIsNoPictureInThePdf) {
    static_cast<void>(
        written("map.pdf", R"("type": "symbol", "layout": {"icon-image": "tree", "icon-size": 0.4})"));
    EXPECT_EQ(picturesIn("map.pdf"), 0U);
    const std::string page = drawnIn("map.pdf");
    EXPECT_NE(page.find("0.18431 0.4902 0.19608 scn"), std::string::npos) << "#2f7d32 of its leaves";
    EXPECT_NE(page.find("0.41961 0.3098 0.16471 scn"), std::string::npos) << "#6b4f2a of its trunk";
}

}  // namespace
}  // namespace nordertor::publish
