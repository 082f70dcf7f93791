// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

#include "gui/words.h"

class QListWidget;
class QLabel;

namespace nordertor::gui {

/// What one sees without a project: the ways to get one.
class StartPage : public QWidget {
    Q_OBJECT

  public:
    explicit StartPage(Words words, QWidget* parent = nullptr);
    void setRecentFiles(const QStringList& files);

  signals:
    void exampleWanted();
    void newProjectWanted();
    void openWanted();
    void fileWanted(const QString& file);

  private:
    QListWidget* recent_;
    QLabel* recentTitle_;
};

}  // namespace nordertor::gui
