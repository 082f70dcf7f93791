// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "gui/map_widget.h"

class QLabel;
class QToolButton;

namespace nordertor::gui {

/// The map with what always belongs over it: the mark of example data, the sources, buttons for zooming.
class MapFrame : public QWidget {
    Q_OBJECT

  public:
    explicit MapFrame(Words words, QWidget* parent = nullptr);

    [[nodiscard]] MapWidget& map() { return *map_; }
    void setExampleData(bool exampleData);
    /// Plain text; empty hides the line.
    void setAttribution(const QString& text);
    [[nodiscard]] bool marksExampleData() const;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QToolButton* addButton(const QString& text, const QString& name);
    void arrange();

    MapWidget* map_;
    QLabel* banner_;
    QLabel* attribution_;
    QWidget* buttons_;
};

}  // namespace nordertor::gui
