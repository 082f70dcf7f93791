// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <vector>

#include "gui/identify_text.h"
#include "gui/words.h"

class QTextBrowser;

namespace nordertor::gui {

/// What lies at the place that was clicked, the most particular first.
class IdentifyPanel : public QWidget {
    Q_OBJECT

  public:
    explicit IdentifyPanel(Words words, QWidget* parent = nullptr);

    /// `place`: the coordinate as text.
    void show(const std::vector<Description>& descriptions, const QString& place);
    void clear();
    [[nodiscard]] QString plainText() const;

  private:
    Words words_;
    QTextBrowser* text_;
};

}  // namespace nordertor::gui
