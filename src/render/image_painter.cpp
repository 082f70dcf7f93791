// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/image_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

#include "render/circle_form.h"
#include "render/parallel.h"
#include "render/pixel_strip_p.h"
#include "render/stroke_outline_p.h"
#include "render/text_layers_p.h"

namespace nordertor::render {
namespace {

/// What the strips need to know of an item.
struct PreparedItem {
    const DrawItem* item = nullptr;  ///< null: the background
    Colour background;
    std::size_t frame = 0;  ///< into Preparation::frames
    Rows rows;              ///< of all parts
    std::vector<Rows> parts;
    std::vector<std::uint32_t> partsInStrips;  ///< of many parts those that may touch a strip of the image
    std::vector<std::uint32_t> stripStart;     ///< into partsInStrips, strips + 1; empty: any part may
    std::vector<std::uint32_t> polygons;       ///< parts that begin one, and the end; of see-through areas
    std::vector<TextLayer> texts;
};

struct Frame {
    PixelBox box;
    MmPoint offset;  ///< of the drawing's corner, pixels
};

struct Preparation {
    double scale = 1;
    bool snapThinLines = false;
    int rowsInStrip = 1;
    std::size_t strips = 0;
    std::vector<Frame> frames;
    std::vector<PreparedItem> items;
};

const Shape* shapeOf(const DrawItem& item) {
    if (const auto* area = std::get_if<AreaItem>(&item)) {
        return &area->shape;
    }
    const auto* line = std::get_if<LineItem>(&item);
    return line != nullptr ? &line->lines : nullptr;
}

/// Outer rings and holes run in opposite directions; y grows downward, so outer rings are negative.
bool isHole(const Shape& shape, std::size_t part) {
    double doubledArea = 0;
    const MmPoint origin = shape.points[shape.starts[part]];
    for (std::uint32_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
        const MmPoint a = shape.points[i];
        const MmPoint b = shape.points[i + 1];
        doubledArea += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    }
    return doubledArea > 0;
}

void findRows(PreparedItem& prepared, const Shape& shape, double scale, double offset) {
    prepared.parts.resize(shape.parts());
    for (std::size_t part = 0; part < shape.parts(); ++part) {
        Rows& rows = prepared.parts[part];
        for (std::uint32_t i = shape.starts[part]; i < shape.starts[part + 1]; ++i) {
            rows.add(shape.points[i].y * scale + offset);
        }
        prepared.rows.add(rows.top);
        prepared.rows.add(rows.bottom);
    }
}

/// Beyond the item's points, pixels.
double reachOf(const DrawItem& item, double scale) {
    static constexpr double sharpestCorner = 5;  // half widths; more is what single lines look after
    if (const auto* line = std::get_if<LineItem>(&item)) {
        return line->stroke.width * std::max(line->stroke.miterLimit, sharpestCorner) * scale + 1;
    }
    const auto* area = std::get_if<AreaItem>(&item);
    return area != nullptr ? area->outlineWidth * sharpestCorner * scale + 1 : 0;
}

/// So that a strip need not ask each of a hundred thousand streets.
void spreadOverStrips(PreparedItem& prepared, const Preparation& preparation, double reach) {
    static constexpr std::size_t many = 64;
    if (prepared.parts.size() < many || preparation.strips < 2) {
        return;
    }
    const auto stripAt = [&](double row) {
        return static_cast<std::size_t>(
            std::clamp(row / preparation.rowsInStrip, 0.0, static_cast<double>(preparation.strips - 1)));
    };
    const auto each = [&](const auto& visit) {
        for (std::uint32_t part = 0; part < prepared.parts.size(); ++part) {
            const Rows& rows = prepared.parts[part];
            // what ends at a strip's edge touches both, and a thin line is moved by half a pixel
            const std::size_t last = stripAt(rows.bottom + reach + 1);
            for (std::size_t strip = stripAt(rows.top - reach - 1); strip <= last; ++strip) {
                visit(strip, part);
            }
        }
    };
    prepared.stripStart.assign(preparation.strips + 1, 0);
    each([&](std::size_t strip, std::uint32_t) { ++prepared.stripStart[strip + 1]; });
    std::partial_sum(prepared.stripStart.begin(), prepared.stripStart.end(), prepared.stripStart.begin());
    prepared.partsInStrips.resize(prepared.stripStart.back());
    std::vector<std::uint32_t> next(prepared.stripStart.begin(), prepared.stripStart.end() - 1);
    each([&](std::size_t strip, std::uint32_t part) { prepared.partsInStrips[next[strip]++] = part; });
}

void findPolygons(PreparedItem& prepared, const Shape& shape) {
    for (std::size_t part = 0; part < shape.parts(); ++part) {
        if (prepared.polygons.empty() || !isHole(shape, part)) {
            prepared.polygons.push_back(static_cast<std::uint32_t>(part));
        }
    }
    prepared.polygons.push_back(static_cast<std::uint32_t>(shape.parts()));
}

/// What must be done in the thread of the fonts.
void prepareText(PreparedItem& prepared, const Preparation& preparation) {
    if (const auto* text = prepared.item != nullptr ? std::get_if<TextItem>(prepared.item) : nullptr) {
        prepared.texts = textLayers(*text, preparation.scale, preparation.frames[prepared.frame].offset);
    }
}

void prepareItem(PreparedItem& prepared, const Preparation& preparation) {
    const Frame& frame = preparation.frames[prepared.frame];
    const double scale = preparation.scale;
    if (prepared.item == nullptr) {
        prepared.rows = {static_cast<double>(frame.box.top), static_cast<double>(frame.box.bottom)};
        return;
    }
    if (const Shape* shape = shapeOf(*prepared.item)) {
        findRows(prepared, *shape, scale, frame.offset.y);
        spreadOverStrips(prepared, preparation, reachOf(*prepared.item, scale));
        const auto* area = std::get_if<AreaItem>(prepared.item);
        if (area != nullptr && area->fill.a > 0 && area->fill.a < 255) {
            findPolygons(prepared, *shape);
        }
    } else if (const auto* circle = std::get_if<CircleItem>(prepared.item)) {
        const double reach = reachOf(*circle);
        prepared.rows.add((circle->centre.y - reach) * scale + frame.offset.y);
        prepared.rows.add((circle->centre.y + reach) * scale + frame.offset.y);
    } else if (!prepared.texts.empty()) {
        prepared.rows = completeLayers(prepared.texts);
    }
}

/// Level and upright pieces of a line go where one of its width fills whole pixels. Only pieces of some
/// length: the flat top of a curve would get a step.
void snap(std::span<MmPoint> line, double width) {
    static constexpr double shortest = 8;  // pixels
    static constexpr double flattest = 1.0 / 256;
    const double middle = std::lround(width) % 2 == 0 ? 0 : 0.5;
    const auto onPixels = [&](double a, double b) { return std::round((a + b) / 2 - middle) + middle; };
    if (line.empty()) {
        return;
    }
    const MmPoint first = line.front();
    const MmPoint last = line.back();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        MmPoint& a = line[i];
        MmPoint& b = line[i + 1];
        const double across = std::abs(b.x - a.x);
        const double down = std::abs(b.y - a.y);
        if (across >= shortest && down <= across * flattest) {
            a.y = onPixels(a.y, b.y);
            b.y = a.y;
        } else if (down >= shortest && across <= down * flattest) {
            a.x = onPixels(a.x, b.x);
            b.x = a.x;
        }
    }
    if (first.x == last.x && first.y == last.y) {  // the corner where a ring begins belongs to two pieces
        const MmPoint corner{line.front().x != first.x ? line.front().x : line.back().x,
                             line.front().y != first.y ? line.front().y : line.back().y};
        line.front() = corner;
        line.back() = corner;
    }
}

/// Paints prepared items into one strip.
class StripPainter {
  public:
    /// `number` of the strip in the image.
    StripPainter(PixelStrip& strip, std::size_t number, const PreparedItem& prepared,
                 const Preparation& preparation)
        : strip_(strip),
          number_(number),
          prepared_(prepared),
          scale_(preparation.scale),
          offset_(preparation.frames[prepared.frame].offset),
          snapThinLines_(preparation.snapThinLines) {}

    void operator()(const AreaItem& area) {
        if (prepared_.polygons.empty()) {
            if (area.fill.a > 0) {
                eachPart([&](std::size_t part) { addRing(area.shape, part); });
                strip_.fill(area.fill);
            }
        } else {
            // one by one, so that overlaps look alike everywhere
            for (std::size_t i = 0; i + 1 < prepared_.polygons.size(); ++i) {
                bool any = false;
                for (std::size_t part = prepared_.polygons[i]; part < prepared_.polygons[i + 1]; ++part) {
                    any = addRing(area.shape, part) || any;
                }
                if (any) {
                    strip_.fill(area.fill);
                }
            }
        }
        if (area.outline.a > 0) {
            stroke(area.shape, {area.outline, area.outlineWidth, {}, LineCap::Butt, LineJoin::Miter}, true);
        }
    }

    void operator()(const LineItem& line) { stroke(line.lines, line.stroke, false); }

    void operator()(const CircleItem& circle) {
        const bool ring = circle.strokeWidth > 0 && circle.stroke.a > 0;
        const double width = std::max(circle.strokeWidth, 0.0);
        if (ring && circle.fill.a == 255 && circle.stroke.a == 255) {
            addForm(circle, width, false);
            strip_.fill(circle.stroke);
            addForm(circle, 0, false);
            strip_.fill(circle.fill);
            return;
        }
        if (circle.fill.a > 0) {
            addForm(circle, width / 2, false);
            strip_.fill(circle.fill);
        }
        if (ring) {
            addForm(circle, width, false);
            addForm(circle, 0, true);
            strip_.fill(circle.stroke);
        }
    }

    void operator()(const TextItem&) {
        for (const TextLayer& layer : prepared_.texts) {
            paintLayer(layer, strip_);
        }
    }

    void operator()(const PictureItem&) {}

  private:
    [[nodiscard]] MmPoint pixel(MmPoint p) const {
        return {p.x * scale_ + offset_.x, p.y * scale_ + offset_.y};
    }

    /// Those that may touch the strip, ascending.
    template <class Visit>
    void eachPart(const Visit& visit) const {
        if (prepared_.stripStart.empty()) {
            for (std::size_t part = 0; part < prepared_.parts.size(); ++part) {
                visit(part);
            }
            return;
        }
        for (std::size_t i = prepared_.stripStart[number_]; i < prepared_.stripStart[number_ + 1]; ++i) {
            visit(prepared_.partsInStrips[i]);
        }
    }

    /// Whether it touches the strip.
    bool addRing(const Shape& shape, std::size_t part) {
        if (!prepared_.parts[part].touch(strip_.box())) {
            return false;
        }
        strip_.moveTo(pixel(shape.points[shape.starts[part]]));
        for (std::uint32_t i = shape.starts[part] + 1; i < shape.starts[part + 1]; ++i) {
            strip_.lineTo(pixel(shape.points[i]));
        }
        strip_.close();
        return true;
    }

    void stroke(const Shape& lines, Stroke stroke, bool closed) {
        const Colour colour = stroke.colour;
        stroke.width *= scale_;
        if (stroke.width <= 0 || colour.a == 0) {
            return;
        }
        for (double& dash : stroke.dashes) {
            dash *= scale_;
        }
        const double width = stroke.width;
        static constexpr double widestSnapped = 2;  // pixels
        const bool snaps = snapThinLines_ && width <= widestSnapped;
        StrokeOutline outline(strip_, strip_.box(), std::move(stroke));
        const double reach = outline.reach() + (snaps ? 0.5 : 0);
        eachPart([&](std::size_t part) {
            if (!prepared_.parts[part].touch(strip_.box(), reach)) {
                return;
            }
            line_.clear();
            for (std::uint32_t i = lines.starts[part]; i < lines.starts[part + 1]; ++i) {
                line_.push_back(pixel(lines.points[i]));
            }
            if (snaps) {
                snap(line_, width);
            }
            outline.add(line_, closed);
        });
        strip_.fill(colour);
    }

    /// The circle, or what is drawn instead of it, so much wider (mm).
    void addForm(const CircleItem& circle, double outside, bool reversed) {
        auto corners = cornersOf(circle.form, circle.centre, circle.radius, outside);
        if (corners.empty()) {
            addCircle(circle.centre, circle.radius + outside, reversed);
            return;
        }
        if (reversed) {
            std::ranges::reverse(corners);
        }
        strip_.moveTo(pixel(corners.front()));
        for (std::size_t i = 1; i < corners.size(); ++i) {
            strip_.lineTo(pixel(corners[i]));
        }
        strip_.close();
    }

    void addCircle(MmPoint centre, double radius, bool reversed) {
        static constexpr double stray = 1.0 / 16;  // pixels
        const MmPoint middle = pixel(centre);
        const double r = radius * scale_;
        const auto steps = std::max(
            8, static_cast<int>(std::ceil(std::numbers::pi / std::acos(1 - std::min(stray / r, 0.5)))));
        const double angle = (reversed ? -2 : 2) * std::numbers::pi / steps;
        const double c = std::cos(angle);
        const double sine = std::sin(angle);
        MmPoint spoke{r, 0};
        strip_.moveTo({middle.x + spoke.x, middle.y});
        for (int i = 1; i < steps; ++i) {
            spoke = {spoke.x * c - spoke.y * sine, spoke.x * sine + spoke.y * c};
            strip_.lineTo({middle.x + spoke.x, middle.y + spoke.y});
        }
        strip_.close();
    }

    PixelStrip& strip_;
    std::size_t number_;
    const PreparedItem& prepared_;
    double scale_;
    MmPoint offset_;
    bool snapThinLines_;
    std::vector<MmPoint> line_;
};

class ImagePainting {
  public:
    ImagePainting(std::span<const PlacedDrawList> drawings, const ImageScale& scale, QImage& image,
                  const std::stop_token& stop)
        : image_(image),
          pixels_(reinterpret_cast<std::uint32_t*>(image.bits())),
          stride_(static_cast<std::size_t>(image.bytesPerLine()) / sizeof(std::uint32_t)),
          stop_(stop) {
        preparation_.scale = scale.pixelsPerMm;
        preparation_.rowsInStrip = scale.rowsInStrip;
        preparation_.strips =
            static_cast<std::size_t>((image.height() + scale.rowsInStrip - 1) / scale.rowsInStrip);
        preparation_.snapThinLines = scale.snapThinLines;
        for (const PlacedDrawList& drawing : drawings) {
            addDrawing(*drawing.list, {(drawing.at.x - scale.origin.x) * scale.pixelsPerMm,
                                       (drawing.at.y - scale.origin.y) * scale.pixelsPerMm});
        }
    }

    bool paint() {
        prepare();
        std::size_t from = 0;
        for (std::size_t i = 0; i <= preparation_.items.size(); ++i) {
            const auto* picture = i < preparation_.items.size() && preparation_.items[i].item != nullptr
                                      ? std::get_if<PictureItem>(preparation_.items[i].item)
                                      : nullptr;
            if (picture != nullptr || i == preparation_.items.size()) {
                paintStrips(from, i);
                from = i + 1;
            }
            if (picture != nullptr) {
                paintPicture(*picture, preparation_.frames[preparation_.items[i].frame]);
            }
        }
        return !stop_.stop_requested();
    }

  private:
    void addDrawing(const DrawList& list, MmPoint offset) {
        const double scale = preparation_.scale;
        // every pixel the frame touches; what is rounded must not touch one more
        static constexpr double rounding = 1e-6;
        const auto first = [](double at, int end) {
            return static_cast<int>(std::clamp(std::floor(at + rounding), 0.0, static_cast<double>(end)));
        };
        const auto last = [](double at, int end) {
            return static_cast<int>(std::clamp(std::ceil(at - rounding), 0.0, static_cast<double>(end)));
        };
        const PixelBox box{first(offset.x, image_.width()), first(offset.y, image_.height()),
                           last(offset.x + list.widthMm * scale, image_.width()),
                           last(offset.y + list.heightMm * scale, image_.height())};
        if (box.empty()) {
            return;
        }
        const std::size_t frame = preparation_.frames.size();
        preparation_.frames.push_back({box, offset});
        PreparedItem background;
        background.frame = frame;
        background.background = list.background;
        if (list.background.a > 0) {
            preparation_.items.push_back(std::move(background));
        }
        for (const DrawEntry& entry : list.entries) {
            PreparedItem item;
            item.item = &entry.item;
            item.frame = frame;
            preparation_.items.push_back(std::move(item));
        }
    }

    void prepare() {
        for (PreparedItem& item : preparation_.items) {
            if (!stop_.stop_requested()) {
                prepareText(item, preparation_);
            }
        }
        inParallel(preparation_.items.size(), [&](std::size_t i) {
            if (!stop_.stop_requested()) {
                prepareItem(preparation_.items[i], preparation_);
            }
        });
    }

    void paintStrips(std::size_t from, std::size_t to) {
        if (from >= to) {
            return;
        }
        inParallel(preparation_.strips, [&](std::size_t strip) { paintStrip(strip, from, to); });
    }

    void paintStrip(std::size_t number, std::size_t from, std::size_t to) {
        const int top = static_cast<int>(number) * preparation_.rowsInStrip;
        const int bottom = std::min(top + preparation_.rowsInStrip, image_.height());
        thread_local StripMemory memory;
        std::optional<PixelStrip> strip;
        std::size_t frame = preparation_.frames.size();
        for (std::size_t i = from; i < to && !stop_.stop_requested(); ++i) {
            const PreparedItem& item = preparation_.items[i];
            if (item.frame != frame) {
                frame = item.frame;
                strip.reset();
                PixelBox box = preparation_.frames[frame].box;
                box.top = std::max(box.top, top);
                box.bottom = std::min(box.bottom, bottom);
                if (!box.empty()) {
                    strip.emplace(pixels_ + static_cast<std::size_t>(box.top) * stride_ +
                                      static_cast<std::size_t>(box.left),
                                  stride_, box, memory);
                }
            }
            if (!strip) {
                continue;
            }
            if (item.item == nullptr) {
                strip->fillAll(item.background);
            } else if (item.rows.touch(strip->box(), reachOf(*item.item, preparation_.scale))) {
                StripPainter painter(*strip, number, item, preparation_);
                std::visit(painter, *item.item);
            }
        }
    }

    void paintPicture(const PictureItem& item, const Frame& frame) {
        const Picture& picture = *item.picture;
        const QImage source(reinterpret_cast<const uchar*>(picture.pixels.data()), picture.width,
                            picture.height, QImage::Format_ARGB32);
        QPainter painter(&image_);
        painter.setClipRect(frame.box.left, frame.box.top, frame.box.right - frame.box.left,
                            frame.box.bottom - frame.box.top);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const double scale = preparation_.scale;
        painter.drawImage(
            QRectF(item.leftTop.x * scale + frame.offset.x, item.leftTop.y * scale + frame.offset.y,
                   item.width * scale, item.height * scale),
            source);
    }

    QImage& image_;
    std::uint32_t* pixels_;
    std::size_t stride_;
    const std::stop_token& stop_;
    Preparation preparation_;
};

}  // namespace

bool paintImage(std::span<const PlacedDrawList> drawings, const ImageScale& scale, QImage& image,
                const std::stop_token& stop) {
    return ImagePainting(drawings, scale, image, stop).paint();
}

}  // namespace nordertor::render
