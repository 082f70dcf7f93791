// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/icon_shapes_p.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>

#include "style/icons.h"

namespace nordertor::render {
namespace {

constexpr double unitMm = 25.4 / 96;
constexpr double finenessOfCurves = 40;  ///< curves become lines at this many steps a unit

/// Takes down what is painted as areas and lines.
class RecordingEngine : public QPaintEngine {
  public:
    RecordingEngine(std::vector<DrawItem>& items, QSizeF size)
        : QPaintEngine(QPaintEngine::AllFeatures), items_(items), size_(size) {}

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& /*state*/) override {}
    [[nodiscard]] Type type() const override { return QPaintEngine::User; }
    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*pixmap*/, const QRectF& /*from*/) override {}

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode) {
            path.closeSubpath();
        }
        record(path, mode != PolylineMode);
    }
    void drawPath(const QPainterPath& path) override { record(path, true); }

  private:
    void record(const QPainterPath& path, bool filled) {
        const Shape shape = shapeOf(path);
        if (shape.empty()) {
            return;
        }
        if (filled && state->brush().style() != Qt::NoBrush) {
            items_.emplace_back(AreaItem{shape, colourOf(state->brush().color()), {0, 0, 0, 0}});
        }
        const QPen pen = state->pen();
        if (pen.style() != Qt::NoPen && pen.widthF() > 0) {
            const double scale = std::sqrt(std::abs(state->transform().determinant()));
            const LineCap cap = pen.capStyle() == Qt::RoundCap    ? LineCap::Round
                                : pen.capStyle() == Qt::SquareCap ? LineCap::Square
                                                                  : LineCap::Butt;
            const LineJoin join = pen.joinStyle() == Qt::RoundJoin   ? LineJoin::Round
                                  : pen.joinStyle() == Qt::BevelJoin ? LineJoin::Bevel
                                                                     : LineJoin::Miter;
            items_.emplace_back(LineItem{
                shape,
                {colourOf(pen.color()), pen.widthF() * scale * unitMm, {}, cap, join, pen.miterLimit()}});
        }
    }

    [[nodiscard]] Colour colourOf(const QColor& colour) const {
        const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
        return Colour{byte(colour.red()), byte(colour.green()), byte(colour.blue()), byte(colour.alpha())}
            .withOpacity(state->opacity());
    }

    /// In mm around the middle of the picture.
    [[nodiscard]] Shape shapeOf(const QPainterPath& path) const {
        Shape shape;
        const QTransform fine = QTransform::fromScale(finenessOfCurves, finenessOfCurves);
        for (const QPolygonF& polygon : path.toSubpathPolygons(state->transform() * fine)) {
            for (const QPointF& point : polygon) {
                shape.points.push_back({(point.x() / finenessOfCurves - size_.width() / 2) * unitMm,
                                        (point.y() / finenessOfCurves - size_.height() / 2) * unitMm});
            }
            shape.closePart();
        }
        return shape;
    }

    std::vector<DrawItem>& items_;
    QSizeF size_;
};

class RecordingDevice : public QPaintDevice {
  public:
    RecordingDevice(std::vector<DrawItem>& items, QSizeF size) : engine_(items, size), size_(size) {}
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &engine_; }

  protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override {
        static constexpr int dotsPerInch = 96;
        switch (metric) {
            case PdmWidth:
                return static_cast<int>(std::ceil(size_.width()));
            case PdmHeight:
                return static_cast<int>(std::ceil(size_.height()));
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return dotsPerInch;
            case PdmDepth:
                return 32;
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(devicePixelRatioFScale());
            default:
                return QPaintDevice::metric(metric);
        }
    }

  private:
    mutable RecordingEngine engine_;
    QSizeF size_;
};

IconShapes readIcon(const style::Icon& icon) {
    IconShapes shapes;
    QSvgRenderer renderer(QByteArray(icon.svg.data(), static_cast<qsizetype>(icon.svg.size())));
    const QSizeF size = renderer.defaultSize();
    RecordingDevice device(shapes.items, size);
    QPainter painter(&device);
    renderer.render(&painter, QRectF(QPointF(0, 0), size));
    painter.end();
    shapes.width = size.width() * unitMm;
    shapes.height = size.height() * unitMm;
    return shapes;
}

void place(Shape& shape, const IconPlace& place) {
    const double radians = place.angle * std::numbers::pi / 180;
    const double cosine = std::cos(radians) * place.size;
    const double sine = std::sin(radians) * place.size;
    for (MmPoint& p : shape.points) {
        p = {place.centre.x + p.x * cosine - p.y * sine, place.centre.y + p.x * sine + p.y * cosine};
    }
}

}  // namespace

const IconShapes& iconShapes(const std::string& name) {
    static std::mutex guard;
    static std::map<std::string, IconShapes> known;
    static const IconShapes none;
    const style::Icon* icon = style::findIcon(name);
    if (icon == nullptr) {
        return none;
    }
    const std::scoped_lock lock(guard);
    auto found = known.find(name);
    if (found == known.end()) {
        found = known.emplace(name, readIcon(*icon)).first;
    }
    return found->second;
}

std::vector<DrawItem> placedIcon(const IconShapes& icon, const IconPlace& iconPlace) {
    std::vector<DrawItem> items = icon.items;
    for (DrawItem& item : items) {
        if (auto* area = std::get_if<AreaItem>(&item)) {
            place(area->shape, iconPlace);
            area->fill = area->fill.withOpacity(iconPlace.opacity);
        } else if (auto* line = std::get_if<LineItem>(&item)) {
            place(line->lines, iconPlace);
            line->stroke.width *= iconPlace.size;
            line->stroke.colour = line->stroke.colour.withOpacity(iconPlace.opacity);
        }
    }
    return items;
}

}  // namespace nordertor::render
