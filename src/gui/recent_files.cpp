// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace nordertor::gui {
namespace {

constexpr auto setting = "files/recent";
constexpr int keptFiles = 8;

}  // namespace

QStringList recentFiles() {
    QStringList files = QSettings().value(setting).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo::exists(file); });
    return files;
}

void addRecentFile(const QString& file) {
    const QString absolute = QFileInfo(file).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(setting, files.mid(0, keptFiles));
}

}  // namespace nordertor::gui
