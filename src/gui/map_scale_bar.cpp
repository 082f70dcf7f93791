// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_scale_bar.h"

#include <QPainter>
#include <cmath>

#include "base/number_format.h"
#include "gui/map_navigation.h"

namespace nordertor::gui {
namespace {

constexpr double longestPixels = 140;
constexpr int margin = 12;

}  // namespace

double roundLength(double atMost) {
    const double power = std::pow(10.0, std::floor(std::log10(atMost)));
    for (const double factor : {5.0, 2.0}) {
        if (factor * power <= atMost) {
            return factor * power;
        }
    }
    return power;
}

void paintScaleBar(QPainter& painter, const QRect& widget, const render::MapView& view, Words words,
                   const QFont& font) {
    const double metresPerPixel = mmPerPixel * view.metresPerMm();
    const double metres = roundLength(longestPixels * metresPerPixel);
    const double length = metres / metresPerPixel;
    const bool kilometres = metres >= 1000;
    const QString text =
        toQt(formatNumber(kilometres ? metres / 1000 : metres, metres < 1 ? 1 : 0, words.language())) +
        (kilometres ? " km" : " m");
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(font);
    const int textHeight = painter.fontMetrics().height();
    const QRectF back(margin - 6, widget.bottom() - margin - textHeight - 9, length + 12, textHeight + 15);
    const double bottom = back.bottom() - 6;
    // on the map's paper, which is light in every colour scheme
    painter.fillRect(back, QColor(255, 255, 255, 200));
    painter.setPen(QPen(QColor(30, 30, 30), 1.5));
    painter.drawText(QRectF(back.left(), back.top() + 1, back.width(), textHeight),
                     Qt::AlignHCenter | Qt::AlignTop, text);
    painter.drawPolyline(QPolygonF({{double(margin), bottom - 5},
                                    {double(margin), bottom},
                                    {margin + length, bottom},
                                    {margin + length, bottom - 5}}));
}

}  // namespace nordertor::gui
