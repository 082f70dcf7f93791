// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_widget.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QtMath>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/map_navigation.h"
#include "gui/map_scale_bar.h"

namespace nordertor::gui {
namespace {

constexpr double keyboardStep = 0.15;      ///< of the window's smaller side
constexpr double keyboardLongStep = 0.6;   ///< with Shift
constexpr double zoomStep = 1.4142135623;  ///< two steps halve or double
constexpr double wheelUnitsPerStep = 120;  ///< Qt: eighths of a degree of an ordinary notch
constexpr double tolerancePixels = 8;      ///< how near a click must be
constexpr double finestForGap = 2500;      ///< 1:2,500 still shows the streets around a gap

const QColor markColour(0xb2, 0x18, 0x2b);  ///< that of new sites as a layer

double markRadius(const MapMark& mark, const QFontMetrics& metrics) {
    constexpr double smallest = 7;
    constexpr double around = 4;
    return mark.text.isEmpty()
               ? smallest
               : std::max(metrics.height(), metrics.horizontalAdvance(mark.text)) / 2.0 + around;
}

}  // namespace

MapWidget::MapWidget(Words words, QWidget* parent) : QWidget(parent), words_(words) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::OpenHandCursor);
    setAccessibleName(words_({"Karte", "Map"}));
    setAccessibleDescription(
        words_({"Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, Pos1 zeigt das ganze "
                "Gebiet, die Leertaste sagt, was in der Mitte liegt.",
                "Arrow keys move, plus and minus zoom, Home shows the whole area, Space tells what is in "
                "the middle."}));
    connect(&painter_, &MapPainter::painted, this, qOverload<const QRegion&>(&QWidget::update));
}

void MapWidget::setScene(const std::shared_ptr<const render::MapScene>& scene,
                         const std::shared_ptr<const style::MapStyle>& mapStyle) {
    painter_.setScene(scene, mapStyle);
    if (scene == nullptr) {
        placed_ = false;
        connection_.reset();
        marks_.clear();
        view_.selectedGap.clear();
        view_.selectedFeature.clear();
        update();
        return;
    }
    if (!placed_) {
        showWholeArea();
    } else {
        requestPictures();
    }
}

void MapWidget::requestPictures() {
    if (backdrop_ != nullptr) {
        backdrop_->setVariant(painter_.dark() ? style::MapVariant::Dark : style::MapVariant::Colour);
    }
    render::MapView view = view_;
    if (hasBackdrop()) {
        view.hiddenGroups.insert("base");
    }
    painter_.request(view, devicePixelRatioF(), hasBackdrop());
    if (backdrop_ != nullptr && painter_.scene() != nullptr) {
        backdrop_->request(view_, devicePixelRatioF());
    }
}

bool MapWidget::hasBackdrop() const {
    return backdrop_ != nullptr && !backdrop_->image().isNull();
}

void MapWidget::setBackdrop(BackdropPainter* backdrop) {
    backdrop_ = backdrop;
    connect(backdrop_, &BackdropPainter::painted, this, [this] {
        requestPictures();
        update();
    });
}

void MapWidget::setView(const render::MapView& view) {
    if (view == view_ && placed_) {
        return;
    }
    view_ = view;
    // keys and wheel before there is a map must not keep it from showing its area first
    placed_ = painter_.scene() != nullptr;
    wholeArea_ = false;
    requestPictures();
    update();
    emit viewChanged();
}

void MapWidget::setHiddenGroups(const std::set<std::string>& groups) {
    view_.hiddenGroups = groups;
    requestPictures();
}

void MapWidget::setSelectedGap(const std::string& id) {
    view_.selectedGap = id;
    requestPictures();
}

void MapWidget::setSelectedFeature(const std::string& id) {
    view_.selectedFeature = id;
    requestPictures();
}

void MapWidget::setConnection(const std::optional<std::pair<geo::Point, geo::Point>>& connection) {
    connection_ = connection;
    update();
}

void MapWidget::setMarks(std::vector<MapMark> marks) {
    if (marks != marks_) {
        marks_ = std::move(marks);
        update();
    }
}

void MapWidget::showWholeArea() {
    if (painter_.scene() == nullptr) {
        return;
    }
    const geo::Box& area = painter_.scene()->areaBox();
    const geo::Box& box = area.empty() ? painter_.scene()->dataBox() : area;
    if (!box.empty()) {
        setView(showing(view_, box, smallestDenominator));
        wholeArea_ = true;
    }
}

void MapWidget::showBox(const geo::Box& box) {
    if (!box.empty()) {
        setView(showing(view_, box, finestForGap));
    }
}

void MapWidget::reveal(geo::Point point) {
    const geo::Box comfortable = view_.box().expandedBy(-4 * view_.metresPerMm());
    if (!comfortable.contains(point)) {
        render::MapView view = view_;
        view.centre = point;
        setView(view);
    }
}

void MapWidget::zoomIn() {
    setView(zoomed(view_, {view_.widthMm / 2, view_.heightMm / 2}, zoomStep));
}

void MapWidget::zoomOut() {
    setView(zoomed(view_, {view_.widthMm / 2, view_.heightMm / 2}, 1 / zoomStep));
}

render::MmPoint MapWidget::toMm(QPointF position) {
    return {position.x() * mmPerPixel, position.y() * mmPerPixel};
}

geo::Point MapWidget::toMap(QPointF position) const {
    return view_.toMap(toMm(position));
}

QPointF MapWidget::toWidget(geo::Point point) const {
    const render::MmPoint mm = view_.toMm(point);
    return {mm.x / mmPerPixel, mm.y / mmPerPixel};
}

double MapWidget::tolerance() const {
    return tolerancePixels * mmPerPixel * view_.metresPerMm();
}

void MapWidget::paintBackdrop(QPainter& painter) const {
    const QImage& image = backdrop_->image();
    const render::MapView& drawn = backdrop_->imageView();
    const double ratio = devicePixelRatioF();
    const QPointF corner = toWidget(drawn.toMap({0, 0})) * ratio;
    const QSizeF size = QSizeF(drawn.widthMm, drawn.heightMm) * drawn.scaleDenominator /
                        view_.scaleDenominator / mmPerPixel * ratio;
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    const bool sameSize =
        std::abs(size.width() - image.width()) < 1 && std::abs(size.height() - image.height()) < 1;
    if (sameSize) {
        // by whole pixels: it stays sharp while it is dragged, and is copied fast
        painter.drawImage(corner.toPoint(), image);
    } else {
        painter.drawImage(QRectF(corner, size), image);
    }
    painter.restore();
}

void MapWidget::paintConnection(QPainter& painter) const {
    if (!connection_) {
        return;
    }
    const QPointF from = toWidget(connection_->first);
    const QPointF to = toWidget(connection_->second);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto draw = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(from, to);
        painter.drawEllipse(to, 11, 11);
    };
    // drawn on the map's paper, which is light in every colour scheme
    draw(QPen(QColor(255, 255, 255, 220), 5.5));
    draw(QPen(QColor(30, 30, 30), 2.2, Qt::DashLine));
}

void MapWidget::paintMarks(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    // the last ones first, so that the most useful sites are never covered
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
        const QPointF at = toWidget(mark->at);
        const double radius = markRadius(*mark, painter.fontMetrics());
        painter.setPen(QPen(Qt::white, 2));
        painter.setBrush(markColour);
        painter.drawEllipse(at, radius, radius);
        painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                         Qt::AlignCenter, mark->text);
    }
}

void MapWidget::paintCross(QPainter& painter) const {
    const QPointF middle(width() / 2.0, height() / 2.0);
    const auto draw = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(middle - QPointF(9, 0), middle + QPointF(9, 0));
        painter.drawLine(middle - QPointF(0, 9), middle + QPointF(0, 9));
    };
    draw(QPen(QColor(255, 255, 255, 220), 4));
    draw(QPen(QColor(30, 30, 30), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void MapWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor paper = painter_.dark() ? QColor(0x1e, 0x1c, 0x19)
                         : hasBackdrop() ? QColor(Qt::white)
                                         : QColor(0xf4, 0xf2, 0xee);
    painter.fillRect(rect(), painter_.empty() ? palette().color(QPalette::Window) : paper);
    if (hasBackdrop() && !painter_.empty()) {
        paintBackdrop(painter);
    }
    painter_.paint(painter);
    paintConnection(painter);
    paintMarks(painter);
    if (painter_.scene() != nullptr) {
        paintScaleBar(painter, rect(), view_, words_, font());
    }
    if (crossVisible_) {
        paintCross(painter);
    }
}

void MapWidget::resizeEvent(QResizeEvent*) {
    const bool whole = wholeArea_;
    const render::MapView view =
        resized(view_, std::max(width(), 1) * mmPerPixel, std::max(height(), 1) * mmPerPixel);
    if (!placed_) {
        view_ = view;
        return;
    }
    setView(view);
    if (whole) {
        showWholeArea();
    }
}

void MapWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        pressedAt_ = event->position();
        draggedFrom_ = event->position();
        dragging_ = false;
    }
}

void MapWidget::mouseMoveEvent(QMouseEvent* event) {
    if (pressedAt_ && !dragging_ && (event->position() - *pressedAt_).manhattanLength() > 4) {
        dragging_ = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (dragging_) {
        const QPointF by = event->position() - draggedFrom_;
        draggedFrom_ = event->position();
        setView(panned(view_, by.x() * mmPerPixel, by.y() * mmPerPixel));
    }
    if (painter_.scene() != nullptr) {
        const geo::Point point = toMap(event->position());
        emit pointerMoved(point.x, point.y);
    }
}

void MapWidget::mouseReleaseEvent(QMouseEvent* event) {
    const bool clicked = pressedAt_ && !dragging_ && event->button() == Qt::LeftButton;
    pressedAt_.reset();
    dragging_ = false;
    setCursor(Qt::OpenHandCursor);
    if (clicked && painter_.scene() != nullptr) {
        const geo::Point point = toMap(event->position());
        emit placeClicked(point.x, point.y, tolerance());
    }
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        const bool out = event->modifiers().testFlag(Qt::ShiftModifier);
        setView(zoomed(view_, toMm(event->position()), out ? 0.5 : 2));
    }
}

void MapWidget::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / wheelUnitsPerStep;
    if (steps != 0) {
        setView(zoomed(view_, toMm(event->position()), std::pow(zoomStep, steps)));
    }
    event->accept();
}

void MapWidget::keyPressEvent(QKeyEvent* event) {
    const bool far = event->modifiers().testFlag(Qt::ShiftModifier);
    const double step = std::min(view_.widthMm, view_.heightMm) * (far ? keyboardLongStep : keyboardStep);
    switch (event->key()) {
        case Qt::Key_Left:
            return setView(panned(view_, step, 0));
        case Qt::Key_Right:
            return setView(panned(view_, -step, 0));
        case Qt::Key_Up:
            return setView(panned(view_, 0, step));
        case Qt::Key_Down:
            return setView(panned(view_, 0, -step));
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomIn();
        case Qt::Key_Minus:
        case Qt::Key_Underscore:
            return zoomOut();
        case Qt::Key_Home:
            return showWholeArea();
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (painter_.scene() != nullptr) {
                emit placeClicked(view_.centre.x, view_.centre.y, tolerance());
            }
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void MapWidget::leaveEvent(QEvent*) {
    emit pointerLeft();
}

void MapWidget::focusInEvent(QFocusEvent* event) {
    crossVisible_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                    event->reason() == Qt::ShortcutFocusReason;
    update();
}

void MapWidget::focusOutEvent(QFocusEvent*) {
    crossVisible_ = false;
    update();
}

}  // namespace nordertor::gui
