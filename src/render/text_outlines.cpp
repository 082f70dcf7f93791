// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_outlines_p.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "render/kept_p.h"
#include "render/shared_borders_p.h"
#include "render/stroke_outline_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

constexpr double letterTolerance = 1.0 / 16;  ///< pixels
constexpr double haloTolerance = 1.0 / 12;    ///< of a soft edge

/// Sharpness goes in steps that double the size in two.
int sharpnessOf(double pixels) {
    return static_cast<int>(std::ceil(2 * std::log2(std::max(pixels, 4.0))));
}

/// To an em.
double pixelsOf(int sharpness) {
    return std::exp2(sharpness / 2.0);
}

/// The part without the points that change its line by less than the tolerance.
void addThinned(Shape& shape, std::span<const MmPoint> part, double tolerance) {
    geo::Points line;
    line.reserve(part.size());
    for (const MmPoint p : part) {
        line.push_back({p.x, p.y});
    }
    for (const geo::Point p : simplifiedLine(line, tolerance)) {
        shape.points.push_back({p.x, p.y});
    }
    shape.closePart();
}

Shape thinned(const Shape& shape, double tolerance) {
    Shape result;
    for (std::size_t part = 0; part < shape.parts(); ++part) {
        addThinned(
            result,
            std::span(shape.points).subspan(shape.starts[part], shape.starts[part + 1] - shape.starts[part]),
            tolerance);
    }
    return result;
}

/// In ems.
Shape flattened(const QPainterPath& path, int sharpness) {
    // Qt lets a curve stray half a unit
    static constexpr double unitsPerPixel = 8;
    const double scale = pixelsOf(sharpness) * unitsPerPixel / referencePixels;
    Shape shape;
    for (const QPolygonF& part : path.toSubpathPolygons(QTransform::fromScale(scale, scale))) {
        for (const QPointF& p : part) {
            shape.points.push_back({p.x() / (scale * referencePixels), p.y() / (scale * referencePixels)});
        }
        shape.closePart();
    }
    return shape;
}

class ShapeSink final : public OutlineSink {
  public:
    explicit ShapeSink(double unit) : unit_(unit) {}
    void moveTo(MmPoint p) override { lineTo(p); }
    void lineTo(MmPoint p) override { shape.points.push_back({p.x / unit_, p.y / unit_}); }
    void close() override { shape.closePart(); }

    Shape shape;

  private:
    double unit_;
};

/// Letters lie to the right of their outlines' way in some fonts and to the left in others; holes the other
/// way round.
bool runsWithLettersLeft(const Shape& letters) {
    double doubledArea = 0;
    for (std::size_t part = 0; part < letters.parts(); ++part) {
        for (std::uint32_t i = letters.starts[part]; i + 1 < letters.starts[part + 1]; ++i) {
            const MmPoint a = letters.points[i];
            const MmPoint b = letters.points[i + 1];
            doubledArea += a.x * b.y - b.x * a.y;
        }
    }
    return doubledArea < 0;  // y grows downward
}

Shape grown(Shape letters, int sharpness, double width) {
    const double pixels = pixelsOf(sharpness);
    for (MmPoint& p : letters.points) {
        p = {p.x * pixels, p.y * pixels};
    }
    const bool turned = runsWithLettersLeft(letters);
    ShapeSink sink(pixels);
    StrokeOutline outline(sink, {}, {{}, 2 * width * pixels, {}, LineCap::Round, LineJoin::Round});
    for (std::size_t part = 0; part < letters.parts(); ++part) {
        const auto first = letters.points.begin() + letters.starts[part];
        const auto last = letters.points.begin() + letters.starts[part + 1];
        if (turned) {
            std::reverse(first, last);
        }
        outline.addGrown({first, last});
    }
    return std::move(sink.shape);
}

Shape outlined(const std::string& letters, FontFace face, int sharpness, double haloWidth) {
    QPainterPath path;
    path.addText(QPointF(0, 0), fontOf(face), QString::fromStdString(letters));
    const Shape shape = flattened(path, sharpness);
    const double pixel = 1 / pixelsOf(sharpness);
    if (haloWidth <= 0) {
        return thinned(shape, letterTolerance * pixel);
    }
    // before growing, as every corner of a letter becomes an arc
    const double tolerance = haloTolerance * pixel / 2;
    return thinned(grown(thinned(shape, tolerance), sharpness, haloWidth), tolerance);
}

struct OutlineKey {
    std::string letters;
    FontFace face = FontFace::Regular;
    int sharpness = 0;
    double haloWidth = 0;
    friend bool operator==(const OutlineKey&, const OutlineKey&) = default;
};
struct OutlineKeyHash {
    std::size_t operator()(const OutlineKey& key) const {
        return std::hash<std::string>()(key.letters) ^
               (static_cast<std::size_t>(key.face) + 4 * static_cast<std::size_t>(key.sharpness)) *
                   0x9e3779b9U ^
               std::hash<double>()(key.haloWidth);
    }
};

}  // namespace

void addOutline(OutlineSink& sink, const Shape& outlines, std::size_t part, const LetterPlace& place) {
    const std::uint32_t first = outlines.starts[part];
    sink.moveTo(place.pixel(outlines.points[first]));
    for (std::uint32_t i = first + 1; i < outlines.starts[part + 1]; ++i) {
        sink.lineTo(place.pixel(outlines.points[i]));
    }
    sink.close();
}

std::shared_ptr<const Shape> letterOutlines(const std::string& letters, FontFace face, double pixels,
                                            double haloWidth) {
    static Kept<OutlineKey, Shape, OutlineKeyHash> kept(std::size_t{32} << 20);
    OutlineKey key{letters, face, sharpnessOf(pixels), haloWidth};
    if (auto known = kept.find(key)) {
        return known;
    }
    Shape shape = outlined(letters, face, key.sharpness, haloWidth);
    const std::size_t bytes = sizeof(Shape) + sizeof(OutlineKey) + letters.size() +
                              shape.points.size() * sizeof(MmPoint) +
                              shape.starts.size() * sizeof(std::uint32_t);
    return kept.keep(std::move(key), std::move(shape), bytes);
}

}  // namespace nordertor::render
