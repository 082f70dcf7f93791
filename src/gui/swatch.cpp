// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/swatch.h"

#include <QColor>
#include <QPainter>
#include <QPixmap>
#include <cmath>

#include "render/hatch.h"

namespace nordertor::gui {
namespace {

constexpr double hatchSpacing = 3.5;  ///< pixels

render::Shape shapeOf(const QRectF& square) {
    render::Shape shape;
    for (const QPointF& corner :
         {square.topLeft(), square.bottomLeft(), square.bottomRight(), square.topRight(), square.topLeft()}) {
        shape.points.push_back({corner.x(), corner.y()});
    }
    shape.closePart();
    return shape;
}

}  // namespace

QIcon swatch(const QString& colour, double devicePixelRatio, const std::string& pattern) {
    constexpr int side = 14;
    const int pixels = static_cast<int>(std::ceil(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square(1.5, 1.5, side - 3, side - 3);
    painter.setPen(QPen(pattern.empty() ? QColor(128, 128, 128) : QColor(colour), 1));
    painter.setBrush(pattern.empty() ? QColor(colour) : QColor(Qt::white));
    painter.drawRoundedRect(square, 2, 2);
    const render::Shape lines = render::hatchLines(shapeOf(square), pattern, hatchSpacing);
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        for (std::size_t i = lines.starts[part] + 1; i < lines.starts[part + 1]; ++i) {
            const render::MmPoint from = lines.points[i - 1];
            const render::MmPoint to = lines.points[i];
            painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
        }
    }
    return QIcon(pixmap);
}

}  // namespace nordertor::gui
