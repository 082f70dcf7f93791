// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "base/notice.h"
#include "gui/words.h"

class QTreeWidget;

namespace nordertor::gui {

/// What was repaired, skipped, guessed or left out.
class NoticePanel : public QWidget {
    Q_OBJECT

  public:
    explicit NoticePanel(Words words, QWidget* parent = nullptr);
    void setNotices(const Notices& notices);
    [[nodiscard]] int count() const;

  private:
    Words words_;
    QTreeWidget* list_;
};

}  // namespace nordertor::gui
