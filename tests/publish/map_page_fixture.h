// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "publish/page_content_p.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {

/// Writes pages of a small invented quarter with thirty gaps into a folder of its own.
class MapPageFixture : public testing::Test {
  protected:
    Result<MapPageResult> write(const std::string& name, MapPageOptions options = {}) {
        if (options.date.empty()) {
            options.date = "2026-11-22";
        }
        return writeMapPage(snapshot_, themes_, &report_, options, folder_.path() / name);
    }
    /// Of the page and its map, in the order they are drawn.
    static std::vector<std::string> textsOf(const PageDrawing& page) {
        std::vector<std::string> texts;
        for (const PagePart& part : page.parts) {
            for (const render::DrawEntry& entry : part.list.entries) {
                if (const auto* text = std::get_if<render::TextItem>(&entry.item)) {
                    texts.push_back(text->text);
                }
            }
        }
        return texts;
    }
    [[nodiscard]] std::string content(const std::string& name) const {
        return readFile(folder_.path() / name).value_or("");
    }

    test::TemporaryFolder folder_;
    model::ProjectSnapshot snapshot_ = test::snapshotOf(test::smallProject());
    model::ThemeSet themes_ = test::smallThemes();
    analysis::GapReport report_ = test::smallReport(30);
};

}  // namespace nordertor::publish
