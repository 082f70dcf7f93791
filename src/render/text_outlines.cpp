// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_outlines_p.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "render/stroke_outline_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

/// Sharpness goes in steps of doubled size.
int sharpnessOf(double pixels) {
    return static_cast<int>(std::ceil(std::log2(std::max(pixels, 4.0))));
}

/// In ems.
Shape flattened(const QPainterPath& path, int sharpness) {
    // Qt lets a curve stray half a unit
    static constexpr double unitsPerPixel = 4;
    const double scale = std::exp2(sharpness) * unitsPerPixel / referencePixels;
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
    const double pixels = std::exp2(sharpness);
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
    Shape shape = flattened(path, sharpness);
    return haloWidth > 0 ? grown(std::move(shape), sharpness, haloWidth) : shape;
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

std::shared_ptr<const Shape> keptOutline(OutlineKey key) {
    static constexpr std::size_t mostKept = 20'000;
    static std::mutex mutex;
    static std::unordered_map<OutlineKey, std::shared_ptr<const Shape>, OutlineKeyHash> known;
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.find(key); found != known.end()) {
            return found->second;
        }
    }
    auto shape = std::make_shared<const Shape>(outlined(key.letters, key.face, key.sharpness, key.haloWidth));
    const std::lock_guard lock(mutex);
    if (known.size() >= mostKept) {
        known.clear();
    }
    return known.emplace(std::move(key), std::move(shape)).first->second;
}

}  // namespace

std::shared_ptr<const Shape> letterOutlines(const std::string& letters, FontFace face, double pixels) {
    return keptOutline({letters, face, sharpnessOf(pixels), 0});
}

std::shared_ptr<const Shape> haloOutlines(const std::string& letters, FontFace face, double pixels,
                                          double width) {
    return keptOutline({letters, face, sharpnessOf(pixels), width});
}

}  // namespace nordertor::render
