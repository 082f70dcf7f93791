// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QApplication>
#include <QStandardPaths>
#include <filesystem>

#include "gui/example_project.h"

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    // settings and example project of the tests stay out of the user's own folders
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("nordertor-test");
    QApplication::setApplicationName("nordertor-test");
    std::error_code ignored;
    std::filesystem::remove(nordertor::gui::exampleProjectFile(), ignored);
    return RUN_ALL_TESTS();
}
