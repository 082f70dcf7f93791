// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <QSettings>

#include "gui/main_window.h"
#include "gui/map_widget.h"
#include "gui/waiting.h"
#include "support/real_data.h"

namespace nordertor::gui {

inline ops::Session makeSession(Language language) {
    const auto root = test::sourceFolder();
    ops::Resources resources;
    resources.pluginFolders = {root / "plugins"};
    resources.exampleFolder = root / "data/nordertor";
    return {resources, language, "2026-03-31"};
}

/// A window that shows the example quarter with its gaps; the example project is made by the first test.
class ExampleWindow : public testing::Test {
  protected:
    void SetUp() override {
        QSettings().clear();
        window_.resize(1280, 800);
        window_.show();
        window_.openExampleProject();
        ASSERT_TRUE(
            test::waitUntil([&] { return window_.workbench().gaps() && window_.workbench().scene(); }));
        ASSERT_TRUE(
            test::waitUntil([&] { return !window_.workbench().jobs().busy() && window_.map().upToDate(); }));
    }
    [[nodiscard]] const analysis::GapPlace& gap(std::size_t index) {
        return *window_.workbench().gaps()->ranked().at(index);
    }
    MainWindow window_{makeSession(Language::German), "0"};
};

}  // namespace nordertor::gui
