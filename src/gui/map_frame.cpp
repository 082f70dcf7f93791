// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_frame.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace nordertor::gui {

MapFrame::MapFrame(Words words, QWidget* parent)
    : QWidget(parent),
      map_(new MapWidget(words, this)),
      banner_(new QLabel(words({"Beispieldaten – frei erfunden", "Example data – invented"}), this)),
      attribution_(new QLabel(this)),
      buttons_(new QWidget(this)) {
    // The overlays lie on the map's paper, which is light in every colour scheme; so these colours are fixed.
    banner_->setStyleSheet("background:#b3261e; color:white; font-weight:600; padding:4px 14px;");
    banner_->setAttribute(Qt::WA_TransparentForMouseEvents);
    banner_->hide();
    attribution_->setStyleSheet("background:rgba(255,255,255,200); color:#1e1e1e; padding:1px 6px;");
    attribution_->setAttribute(Qt::WA_TransparentForMouseEvents);
    attribution_->setWordWrap(true);
    QFont small = attribution_->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    attribution_->setFont(small);
    attribution_->hide();

    auto* column = new QVBoxLayout(buttons_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* in = addButton("+", words({"Vergrößern", "Zoom in"}));
    auto* out = addButton("−", words({"Verkleinern", "Zoom out"}));
    auto* all = addButton("⌂", words({"Ganzes Gebiet zeigen", "Show the whole area"}));
    connect(in, &QToolButton::clicked, map_, &MapWidget::zoomIn);
    connect(out, &QToolButton::clicked, map_, &MapWidget::zoomOut);
    connect(all, &QToolButton::clicked, map_, &MapWidget::showWholeArea);
}

QToolButton* MapFrame::addButton(const QString& text, const QString& name) {
    auto* button = new QToolButton(buttons_);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(30, 30);
    QFont large = button->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    button->setFont(large);
    buttons_->layout()->addWidget(button);
    return button;
}

void MapFrame::setExampleData(bool exampleData) {
    banner_->setVisible(exampleData);
    arrange();
}

bool MapFrame::marksExampleData() const {
    return !banner_->isHidden();
}

void MapFrame::setAttribution(const QString& text) {
    attribution_->setText(text);
    attribution_->setVisible(!text.isEmpty());
    arrange();
}

void MapFrame::resizeEvent(QResizeEvent*) {
    arrange();
}

void MapFrame::arrange() {
    map_->setGeometry(rect());
    banner_->adjustSize();
    banner_->move((width() - banner_->width()) / 2, 0);
    const int oneLine = attribution_->fontMetrics().horizontalAdvance(attribution_->text()) + 14;
    const int lineWidth = std::min(oneLine, width() * 3 / 5);
    attribution_->resize(lineWidth, attribution_->heightForWidth(lineWidth));
    attribution_->move(width() - attribution_->width(), height() - attribution_->height());
    buttons_->adjustSize();
    const int left = width() - buttons_->width() - 10;
    const bool below = marksExampleData() && banner_->geometry().right() > left;
    buttons_->move(left, below ? banner_->height() + 6 : 10);
    banner_->raise();
    attribution_->raise();
    buttons_->raise();
}

}  // namespace nordertor::gui
