// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>
#include <string_view>

#include "publish/page_export_p.h"
#include "render/draw_list_painter.h"

namespace nordertor::publish {
namespace {

constexpr double millimetresPerInch = 25.4;

/// The painter's unit is a millimetre. False if stopped.
[[nodiscard]] bool paintPage(const PageDrawing& page, QPainter& painter, const std::stop_token& stop) {
    const auto insetAt = [&](const Inset& inset) {
        painter.save();
        painter.translate(inset.at.x, inset.at.y);
        const bool whole = render::paint(inset.list, painter, stop);
        painter.restore();
        return whole;
    };
    // the map first, then the page around it, then the legend's signs on the page
    if (!page.insets.empty() && !insetAt(page.insets.front())) {
        return false;
    }
    if (!render::paint(page.list, painter, stop)) {
        return false;
    }
    for (std::size_t i = 1; i < page.insets.size(); ++i) {
        if (!insetAt(page.insets[i])) {
            return false;
        }
    }
    return true;
}

tl::unexpected<Error> cannotDraw() {
    return fail(ErrorCode::Internal, {"Die Karte lässt sich nicht zeichnen.", "The map cannot be drawn."});
}

std::string bytesOf(const QBuffer& buffer) {
    return buffer.data().toStdString();
}

/// Qt's SVG knows no clipping, so streets run on beyond the page; drawing programs would show them there.
std::string clippedToPage(std::string svg, int width, int height) {
    static constexpr std::string_view endOfDefinitions = "</defs>\n";
    static constexpr std::string_view endOfFile = "</svg>";
    const std::size_t start = svg.find(endOfDefinitions);
    const std::size_t end = svg.rfind(endOfFile);
    if (start == std::string::npos || end == std::string::npos) {
        return svg;
    }
    svg.insert(end, "</g>\n");
    svg.insert(start, "<clipPath id=\"page\"><rect width=\"" + std::to_string(width) + "\" height=\"" +
                          std::to_string(height) + "\"/></clipPath>\n");
    svg.insert(svg.find(endOfDefinitions) + endOfDefinitions.size(), "<g clip-path=\"url(#page)\">\n");
    return svg;
}

}  // namespace

Result<std::string> pdfBytes(const PageDrawing& page, const PdfFacts& facts, const std::stop_token& stop) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
        writer.setTitle(QString::fromStdString(facts.title));
        writer.setResolution(1200);
        const QPageSize size(QSizeF(page.list.widthMm, page.list.heightMm), QPageSize::Millimeter, QString(),
                             QPageSize::ExactMatch);
        writer.setPageLayout(QPageLayout(size, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        QPainter painter;
        if (!painter.begin(&writer)) {
            return cannotDraw();
        }
        painter.scale(writer.resolution() / millimetresPerInch, writer.resolution() / millimetresPerInch);
        const bool whole = paintPage(page, painter, stop);
        painter.end();
        if (!whole) {
            return fail(cancelledError());
        }
    }
    return finishedPdf(bytesOf(buffer), facts);
}

Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts, const std::stop_token& stop) {
    static constexpr double unitsPerMm = 10;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(QString::fromStdString(facts.title));
    generator.setDescription(QString::fromStdString(facts.creator + ", " + facts.date));
    generator.setResolution(static_cast<int>(std::lround(unitsPerMm * millimetresPerInch)));
    const int width = static_cast<int>(std::lround(page.list.widthMm * unitsPerMm));
    const int height = static_cast<int>(std::lround(page.list.heightMm * unitsPerMm));
    generator.setSize(QSize(width, height));
    generator.setViewBox(QRect(0, 0, width, height));
    QPainter painter;
    if (!painter.begin(&generator)) {
        return cannotDraw();
    }
    painter.scale(unitsPerMm, unitsPerMm);
    const bool whole = paintPage(page, painter, stop);
    painter.end();
    if (!whole) {
        return fail(cancelledError());
    }
    return clippedToPage(bytesOf(buffer), width, height);
}

Result<std::string> pngBytes(const PageDrawing& page, int dotsPerInch, const std::stop_token& stop) {
    const double pixelsPerMm = dotsPerInch / millimetresPerInch;
    QImage image(static_cast<int>(std::lround(page.list.widthMm * pixelsPerMm)),
                 static_cast<int>(std::lround(page.list.heightMm * pixelsPerMm)), QImage::Format_RGB32);
    if (image.isNull()) {
        return cannotDraw();
    }
    image.fill(Qt::white);
    image.setDotsPerMeterX(static_cast<int>(std::lround(pixelsPerMm * 1000)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(pixelsPerMm * 1000)));
    QPainter painter(&image);
    // dotsPerMeter must not change the scale: one unit is a pixel before this
    painter.scale(pixelsPerMm, pixelsPerMm);
    const bool whole = paintPage(page, painter, stop);
    painter.end();
    if (!whole) {
        return fail(cancelledError());
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) {
        return cannotDraw();
    }
    return bytesOf(buffer);
}

}  // namespace nordertor::publish
