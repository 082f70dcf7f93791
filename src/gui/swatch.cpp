// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/swatch.h"

#include <QColor>
#include <QPainter>
#include <QPixmap>
#include <cmath>

namespace nordertor::gui {

QIcon swatch(const QString& colour, double devicePixelRatio) {
    constexpr int side = 14;
    const int pixels = static_cast<int>(std::ceil(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(128, 128, 128), 1));
    painter.setBrush(QColor(colour));
    painter.drawRoundedRect(QRectF(1.5, 1.5, side - 3, side - 3), 2, 2);
    return QIcon(pixmap);
}

}  // namespace nordertor::gui
