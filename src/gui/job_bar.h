// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <map>

#include "gui/job_runner.h"
#include "gui/words.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace nordertor::gui {

/// A row with title, progress and a cancel button for every job that is shown. Jobs shorter than a blink
/// never appear.
class JobBar : public QWidget {
    Q_OBJECT

  public:
    JobBar(JobRunner& runner, Words words, QWidget* parent = nullptr);

  private:
    struct Row {
        QWidget* box = nullptr;
        QString name;
        QLabel* title = nullptr;
        QProgressBar* progress = nullptr;
        QToolButton* cancel = nullptr;
    };
    void add(quint64 id, const QString& title);
    void update(quint64 id, double fraction, const QString& step);
    void remove(quint64 id);

    JobRunner& runner_;
    Words words_;
    QHBoxLayout* layout_;
    std::map<quint64, Row> rows_;
};

}  // namespace nordertor::gui
