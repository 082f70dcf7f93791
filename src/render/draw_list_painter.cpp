// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/draw_list_painter.h"

#include <QPaintEngine>
#include <QPainterPath>
#include <algorithm>
#include <limits>

#include "render/circle_form.h"
#include "render/label_placement_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

QColor toQt(Colour colour) {
    return {colour.r, colour.g, colour.b, colour.a};
}

/// Parts from..to of the shape.
QPainterPath pathOf(const Shape& shape, std::size_t from, std::size_t to, bool closed, double factor = 1) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (std::size_t part = from; part < to; ++part) {
        const std::uint32_t first = shape.starts[part];
        const std::uint32_t end = shape.starts[part + 1];
        path.moveTo(shape.points[first].x * factor, shape.points[first].y * factor);
        for (std::uint32_t i = first + 1; i < end; ++i) {
            path.lineTo(shape.points[i].x * factor, shape.points[i].y * factor);
        }
        if (closed) {
            path.closeSubpath();
        }
    }
    return path;
}

Qt::PenCapStyle toQt(LineCap cap) {
    switch (cap) {
        case LineCap::Round:
            return Qt::RoundCap;
        case LineCap::Square:
            return Qt::SquareCap;
        default:
            return Qt::FlatCap;
    }
}

Qt::PenJoinStyle toQt(LineJoin join) {
    switch (join) {
        case LineJoin::Round:
            return Qt::RoundJoin;
        case LineJoin::Bevel:
            return Qt::BevelJoin;
        default:
            return Qt::SvgMiterJoin;  // what is too sharp is bevelled
    }
}

QPen penOf(const Stroke& stroke) {
    QPen pen(toQt(stroke.colour), stroke.width, Qt::SolidLine, toQt(stroke.cap), toQt(stroke.join));
    pen.setMiterLimit(stroke.miterLimit);
    if (!stroke.dashes.empty()) {
        QList<qreal> pattern;  // in units of the pen's width
        for (const double dash : stroke.dashes) {
            pattern.push_back(std::max(dash / stroke.width, 0.01));
        }
        if (pattern.size() % 2 != 0) {
            pattern += pattern;
        }
        pen.setDashPattern(pattern);
    }
    return pen;
}

class ItemPainter {
  public:
    ItemPainter(QPainter& painter, const std::stop_token& stop) : painter_(painter), stop_(stop) {}

    bool operator()(const AreaItem& area) {
        painter_.setBrush(area.fill.a == 0 ? QBrush(Qt::NoBrush) : QBrush(toQt(area.fill)));
        painter_.setPen(area.outline.a == 0 ? QPen(Qt::NoPen)
                                            : QPen(toQt(area.outline), area.outlineWidth, Qt::SolidLine,
                                                   Qt::FlatCap, Qt::MiterJoin));
        return inChunks(area.shape, true, area.fill.a < 255);
    }

    bool operator()(const LineItem& line) {
        painter_.setBrush(Qt::NoBrush);
        if (line.stroke.dashes.empty()) {
            painter_.setPen(penOf(line.stroke));
            return inChunks(line.lines, false, false);
        }
        // Qt's SVG takes the dashes of pens thinner than half a unit for units, so units are made small
        painter_.save();
        painter_.scale(1 / dashUnits, 1 / dashUnits);
        QPen pen = penOf(line.stroke);
        pen.setWidthF(line.stroke.width * dashUnits);
        painter_.setPen(pen);
        const bool complete = inChunks(line.lines, false, false, dashUnits);
        painter_.restore();
        return complete;
    }

    bool operator()(const CircleItem& circle) {
        const QPointF centre(circle.centre.x, circle.centre.y);
        painter_.setBrush(toQt(circle.fill));
        painter_.setPen(circle.strokeWidth > 0 ? QPen(toQt(circle.stroke), circle.strokeWidth)
                                               : QPen(Qt::NoPen));
        if (const auto corners = cornersOf(circle.form, circle.centre, circle.radius, circle.strokeWidth / 2);
            !corners.empty()) {
            QPen pen = painter_.pen();
            pen.setJoinStyle(Qt::MiterJoin);
            pen.setMiterLimit(2 + 1e-6);  // a triangle's
            painter_.setPen(pen);
            QPolygonF polygon;
            for (const MmPoint& corner : corners) {
                polygon.append(QPointF(corner.x, corner.y));
            }
            painter_.drawPolygon(polygon);
            return true;
        }
        const double r = circle.radius + circle.strokeWidth / 2;
        painter_.drawEllipse(centre, r, r);
        return true;
    }

    bool operator()(const PictureItem& item) {
        const Picture& picture = *item.picture;
        const QImage image(reinterpret_cast<const uchar*>(picture.pixels.data()), picture.width,
                           picture.height, QImage::Format_ARGB32);
        painter_.setRenderHint(QPainter::SmoothPixmapTransform);
        painter_.drawImage(QRectF(item.leftTop.x, item.leftTop.y, item.width, item.height), image);
        return !stop_.stop_requested();
    }

    bool operator()(const TextItem& text) {
        const double width = text.width / text.size;
        const bool hasHalo = text.haloWidth > 0 && text.halo.a > 0;
        if (text.runs.empty()) {
            if (hasHalo) {
                drawLetters(text, text.centre, text.angle, width, text.text, Ink::Halo);
            }
            drawLetters(text, text.centre, text.angle, width, text.text, Ink::Letters);
            return true;
        }
        if (hasHalo) {
            drawRuns(text, Ink::Halo);  // of all runs first, so that none lies on a letter
        }
        // letters that stand apart are no word to those who search a document; the word lies on its chord,
        // unseen, and the letters are outlines
        drawLetters(text, text.centre, text.angle, width, text.text, Ink::Unseen);
        drawRuns(text, Ink::Outlines);
        return true;
    }

  private:
    static constexpr double dashUnits = 100;  ///< a mm

    enum class Ink { Halo, Letters, Outlines, Unseen };

    void drawRuns(const TextItem& text, Ink ink) {
        for (const TextRun& run : text.runs) {
            drawLetters(text,
                        {text.centre.x + run.offset.x * text.size, text.centre.y + run.offset.y * text.size},
                        run.angle, run.width, run.letters, ink);
        }
    }

    /// Width in ems.
    void drawLetters(const TextItem& look, MmPoint centre, double angle, double width,
                     const std::string& utf8, Ink ink) {
        painter_.save();
        painter_.translate(centre.x, centre.y);
        if (angle != 0) {
            painter_.rotate(angle);
        }
        const double scale = look.size / referencePixels;
        painter_.scale(scale, scale);
        const QString letters = QString::fromStdString(utf8);
        const QPointF start(-width / 2 * referencePixels, baselineBelowMiddle(look.face, look.size) / scale);
        if (ink == Ink::Halo) {
            drawHalo(look, start, scale, letters);
        } else if (ink == Ink::Outlines) {
            QPainterPath outline;
            outline.setFillRule(Qt::WindingFill);
            outline.addText(start, fontOf(look.face), letters);
            painter_.fillPath(outline, toQt(look.colour));
        } else {
            painter_.setFont(fontOf(look.face));
            painter_.setPen(toQt(ink == Ink::Unseen ? look.colour.withOpacity(0) : look.colour));
            painter_.drawText(start, letters);
        }
        painter_.restore();
    }

    void drawHalo(const TextItem& text, QPointF start, double scale, const QString& letters) {
        const double width = 2 * text.haloWidth / scale;
        QPainterPath outline;
        outline.addText(start, fontOf(text.face), letters);
        // Qt's PDF strokes what is opaque, but widens what is not to outlines of ten times the size
        QColor colour = toQt(text.halo);
        if (painter_.paintEngine()->type() == QPaintEngine::Pdf) {
            colour.setAlpha(255);
        }
        painter_.strokePath(outline, QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }

    /// Large shapes go to the painter in pieces: its rasteriser splits what does not fit its memory and
    /// starts again, so its time grows faster than the size; and one can stop in between. See-through areas
    /// go one by one, so that overlaps look alike everywhere.
    bool inChunks(const Shape& shape, bool closed, bool oneByOne, double factor = 1) {
        static constexpr std::uint32_t pointsPerChunk = 150;
        std::size_t from = 0;
        while (from < shape.parts()) {
            std::size_t to = from + 1;
            while (to < shape.parts() &&
                   ((!oneByOne && shape.starts[to + 1] - shape.starts[from] < pointsPerChunk) ||
                    continuesArea(shape, closed, to))) {
                ++to;
            }
            if (stop_.stop_requested()) {
                return false;
            }
            painter_.drawPath(pathOf(shape, from, to, closed, factor));
            from = to;
        }
        return true;
    }

    /// A hole must be in one path with its outer ring; holes run the other way round.
    static bool continuesArea(const Shape& shape, bool closed, std::size_t part) {
        if (!closed) {
            return false;
        }
        double doubledArea = 0;
        const MmPoint origin = shape.points[shape.starts[part]];
        for (std::uint32_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
            const MmPoint a = shape.points[i];
            const MmPoint b = shape.points[i + 1];
            doubledArea += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
        }
        return doubledArea > 0;  // y grows downward, so outer rings are negative
    }

    QPainter& painter_;
    const std::stop_token& stop_;
};

struct Extent {
    MmPoint low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    MmPoint high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    void add(MmPoint p, double reach) {
        low = {std::min(low.x, p.x - reach), std::min(low.y, p.y - reach)};
        high = {std::max(high.x, p.x + reach), std::max(high.y, p.y + reach)};
    }
    void add(const Shape& shape, double reach) {
        for (const MmPoint& p : shape.points) {
            add(p, reach);
        }
    }
};

/// Generous: nothing of the item is outside.
Extent extentOf(const DrawItem& item) {
    Extent extent;
    if (const auto* area = std::get_if<AreaItem>(&item)) {
        extent.add(area->shape, area->outlineWidth);
    } else if (const auto* line = std::get_if<LineItem>(&item)) {
        extent.add(line->lines, line->stroke.width * std::max(1.0, line->stroke.miterLimit));
    } else if (const auto* circle = std::get_if<CircleItem>(&item)) {
        extent.add(circle->centre, reachOf(*circle));
    } else if (const auto* text = std::get_if<TextItem>(&item)) {
        // letters may reach beyond their box a little, as in italics
        const double beyond = text->size / 2 + text->haloWidth;
        for (const TurnedBox& box : boxesOf(*text)) {
            for (const MmPoint& corner : box.corners()) {
                extent.add(corner, beyond);
            }
        }
    } else if (const auto* picture = std::get_if<PictureItem>(&item)) {
        extent.add(picture->leftTop, 0);
        extent.add({picture->leftTop.x + picture->width, picture->leftTop.y + picture->height}, 0);
    }
    return extent;
}

}  // namespace

ItemBox itemBox(const DrawItem& item) {
    const Extent extent = extentOf(item);
    return {extent.low, extent.high};
}

std::vector<EntryRange> rangesTouching(const DrawList& list, MmPoint low, MmPoint high) {
    static constexpr double hair = 0.5;  ///< mm: two pixels
    std::vector<EntryRange> ranges;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const Extent extent = extentOf(list.entries[i].item);
        if (extent.low.x > high.x + hair || extent.low.y > high.y + hair || extent.high.x < low.x - hair ||
            extent.high.y < low.y - hair) {
            continue;
        }
        if (ranges.empty() || ranges.back().end != i) {
            ranges.push_back({i, i});
        }
        ranges.back().end = i + 1;
    }
    return ranges;
}

std::size_t pointCount(const DrawItem& item) {
    if (const auto* area = std::get_if<AreaItem>(&item)) {
        return area->shape.points.size();
    }
    const auto* line = std::get_if<LineItem>(&item);
    return line != nullptr ? line->lines.points.size() : 1;
}

bool paint(const DrawList& list, QPainter& painter, const std::stop_token& stop) {
    return paint(list, allOf(list), painter, stop);
}

bool paint(const DrawList& list, EntryRange range, QPainter& painter, const std::stop_token& stop) {
    painter.save();
    const QRectF frame(0, 0, list.widthMm, list.heightMm);
    painter.setClipRect(frame, Qt::IntersectClip);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (range.begin == 0 && list.background.a > 0) {
        painter.fillRect(frame, toQt(list.background));
    }
    ItemPainter itemPainter(painter, stop);
    bool complete = true;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (stop.stop_requested() || !std::visit(itemPainter, list.entries[i].item)) {
            complete = false;
            break;
        }
    }
    painter.restore();
    return complete;
}

}  // namespace nordertor::render
