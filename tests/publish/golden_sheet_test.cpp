// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// The drawing of every layout as it was when somebody last looked at it (tests/publish/contact_sheet.py). A
// change that is meant is looked at and then written down: NORDERTOR_WRITE_GOLDEN=1.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "publish/any_layout.h"
#include "publish/map_legend.h"
#include "publish/page_content_p.h"
#include "render/small_project.h"
#include "render/text_metrics.h"
#include "support/golden.h"
#include "support/small_result.h"

namespace nordertor::publish {
namespace {

/// Hundredths of a millimetre: less cannot be seen, and the last digits of sines differ between machines.
std::string hundredths(double mm) {
    return std::to_string(std::lround(mm * 100)) + " ";
}

struct Written {
    std::string kind;
    std::string content;

    void add(const render::Shape& shape) {
        for (const render::MmPoint& point : shape.points) {
            content += hundredths(point.x) + hundredths(point.y);
        }
    }
    void operator()(const render::AreaItem& area) {
        kind = "area";
        add(area.shape);
        content += area.fill.text() + area.outline.text() + hundredths(area.outlineWidth);
    }
    void operator()(const render::LineItem& line) {
        kind = "line";
        add(line.lines);
        content += line.stroke.colour.text() + hundredths(line.stroke.width);
    }
    void operator()(const render::CircleItem& circle) {
        kind = "circle";
        content = hundredths(circle.centre.x) + hundredths(circle.centre.y) + hundredths(circle.radius) +
                  circle.fill.text();
    }
    void operator()(const render::TextItem& text) {
        kind = "text";
        content =
            text.text + " " + hundredths(text.centre.x) + hundredths(text.centre.y) + hundredths(text.size);
    }
    void operator()(const render::PictureItem& picture) {
        kind = "picture";
        content = hundredths(picture.leftTop.x) + hundredths(picture.leftTop.y) + hundredths(picture.width);
    }
};

/// A line for all items of one kind that follow each other in a layer: how many, and a fingerprint of them.
std::string describedSheet(const PageDrawing& sheet) {
    std::string text = fmt::format("sheet {} x {} mm\n", sheet.widthMm, sheet.heightMm);
    std::string layer;
    std::string content;
    std::size_t count = 0;
    const auto flush = [&] {
        if (count > 0) {
            text += fmt::format("{} {} {}\n", layer, count, textFingerprint(content).substr(0, 12));
        }
        content.clear();
        count = 0;
    };
    for (const PagePart& part : sheet.parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            Written written;
            std::visit(written, entry.item);
            const std::string here = entry.group + " " + entry.layer + " " + written.kind;
            if (here != layer) {
                flush();
                layer = here;
            }
            content += hundredths(part.at.x) + hundredths(part.at.y) + written.content + "\n";
            ++count;
        }
    }
    flush();
    return text;
}

std::filesystem::path goldenFile(const std::string& name) {
    return std::filesystem::path("tests/publish/golden") / (name + ".txt");
}

TEST(GoldenSheet, TheLegendSaysInEveryVariantWhatItDid) {
    if (!render::hasKnownFont()) {
        GTEST_SKIP() << "the font Open Sans is not installed (package fonts-open-sans)";
    }
    std::string described;
    model::Project project = test::smallProject();
    model::ResultLayer result = test::pointResult("wege");
    auto data = std::make_shared<model::ResultData>(*result.data);
    data->rows.resize(1);
    data->rows.front().place = geo::Point{test::origin.x + 200, test::origin.y + 200};
    result.data = data;
    project.results.push_back(result);
    const auto snapshot = test::snapshotOf(project);
    const model::ThemeSet themes = test::smallThemes();
    const analysis::GapReport report = test::smallReport(6);
    for (std::size_t variant = 0; variant < style::mapVariantNames.size(); ++variant) {
        LegendOptions options;
        options.everything = true;
        options.map.date = "2026-11-22";
        options.map.variant = static_cast<style::MapVariant>(variant);
        options.map.results = {"wege"};
        const auto legend = makeLegend(snapshot, themes, &report, options, {});
        ASSERT_TRUE(legend) << legend.error().message.en;
        described += fmt::format("{} at 1:{}\n", style::mapVariantNames[variant], legend->scaleDenominator);
        for (const LegendSign& sign : legend->signs) {
            described +=
                fmt::format("{}; {}; {}; {}\n", sign.group.de, sign.label.de, sign.form.de, sign.colour);
        }
    }
    test::expectAsBefore(goldenFile("legend"), described);
}

TEST(GoldenSheet, EveryLayoutLooksAsItDid) {
    if (!render::hasKnownFont()) {
        GTEST_SKIP() << "the font Open Sans is not installed (package fonts-open-sans)";
    }
    const auto snapshot = test::snapshotOf(test::smallProject());
    const model::ThemeSet themes = test::smallThemes();
    const analysis::GapReport report = test::smallReport(6);
    for (const Layout& layout : builtInLayouts()) {
        MapPageOptions options;
        options.date = "2026-11-22";
        options.themeId = layout.forOneGap ? "" : "youth";
        const auto page = composedIn(layout, options, snapshot, themes, report);
        ASSERT_TRUE(page) << layout.id << " " << page.error().message.en;
        ASSERT_NO_FATAL_FAILURE(
            test::expectAsBefore(goldenFile(layout.id), describedSheet(page->pages.front())));
    }
}

}  // namespace
}  // namespace nordertor::publish
