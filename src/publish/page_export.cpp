// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QColorSpace>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryFile>
#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "publish/page_export_p.h"
#include "publish/page_painting_p.h"
#include "publish/png_writer_p.h"
#include "render/draw_list_painter.h"
#include "render/image_painter.h"

namespace nordertor::publish {
namespace {

constexpr double millimetresPerInch = 25.4;

/// The image's left upper corner lies at `from`, millimetres of the page. False if stopped.
[[nodiscard]] bool paintPixels(const PageDrawing& page, render::MmPoint from, int dotsPerInch, QImage& image,
                               const std::stop_token& stop) {
    const double pixelsPerMm = dotsPerInch / millimetresPerInch;
    image.setDotsPerMeterX(static_cast<int>(std::lround(pixelsPerMm * 1000)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(pixelsPerMm * 1000)));
    image.fill(Qt::white);
    std::vector<render::PlacedDrawList> drawings;
    for (const PagePart& piece : page.parts) {
        drawings.push_back({&piece.list, piece.at});
    }
    return render::paintImage(drawings, {.pixelsPerMm = pixelsPerMm, .origin = from}, image, stop);
}

/// Qt compresses a page when it is finished and cannot be stopped there: a large map takes several.
std::vector<render::EntryRange> pieces(const render::DrawList& list) {
    static constexpr std::size_t pointsInAPiece = 30'000;
    std::vector<render::EntryRange> ranges;
    render::EntryRange range;
    std::size_t points = 0;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        points += render::pointCount(list.entries[i].item);
        range.end = i + 1;
        if (points >= pointsInAPiece) {
            ranges.push_back(range);
            range = {i + 1, i + 1};
            points = 0;
        }
    }
    if (ranges.empty() || range.begin < range.end) {
        ranges.push_back(range);
    }
    return ranges;
}

std::string colourProfile() {
    return QColorSpace(QColorSpace::SRgb).iccProfile().toStdString();
}

/// Written beside its name and then moved to it.
template <class Write>
Result<> whole(const std::filesystem::path& path, const Write& write) {
    auto target = AtomicFile::create(path);
    if (!target) {
        return fail(target.error());
    }
    const Result<> written = write(target->temporaryPath());
    return written ? target->commit() : written;
}

}  // namespace

bool paintPart(const PagePart& part, render::EntryRange range, QPainter& painter,
               const std::stop_token& stop) {
    painter.save();
    painter.translate(part.at.x, part.at.y);
    const bool whole = render::paint(part.list, range, painter, stop);
    painter.restore();
    return whole;
}

Error cannotDraw() {
    return {ErrorCode::Internal,
            {"Die Karte lässt sich nicht zeichnen.", "The map cannot be drawn."},
            {},
            {},
            {}};
}

struct PdfDocument::Data {
    Data() : opened(file.open()), writer(&file) {
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
        writer.setResolution(1200);
    }
    QTemporaryFile file;
    bool opened;
    QPdfWriter writer;
    QPainter painter;
    std::vector<DrawnPage> drawn;
};

PdfDocument::PdfDocument() : data_(std::make_unique<Data>()) {}
PdfDocument::~PdfDocument() = default;

namespace {

/// Of what is drawn together.
std::vector<DrawnText> drawnTexts(const render::DrawList& list, render::EntryRange range) {
    std::vector<DrawnText> texts;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const auto* text = std::get_if<render::TextItem>(&list.entries[i].item);
        if (text != nullptr && !text->text.empty()) {
            texts.push_back({text->text, text->angle != 0});
        }
    }
    return texts;
}

}  // namespace

Result<> PdfDocument::add(const PageDrawing& page, const std::stop_token& stop) {
    const double unitsPerMm = data_->writer.resolution() / millimetresPerInch;
    const QPageSize size(QSizeF(page.widthMm, page.heightMm), QPageSize::Millimeter, QString(),
                         QPageSize::ExactMatch);
    data_->writer.setPageLayout(QPageLayout(size, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    DrawnPage drawn{page.elements, page.map, {}, {}};
    QPainter& painter = data_->painter;
    for (const PagePart& part : page.parts) {
        for (const render::EntryRange range : pieces(part.list)) {
            if (painter.isActive() ? !data_->writer.newPage() : !painter.begin(&data_->writer)) {
                return fail(cannotDraw());
            }
            painter.resetTransform();
            painter.scale(unitsPerMm, unitsPerMm);
            if (!paintPart(part, range, painter, stop)) {
                return fail(cancelledError());
            }
            drawn.elementOf.push_back(part.element);
            drawn.texts.push_back(drawnTexts(part.list, range));
        }
    }
    data_->drawn.push_back(std::move(drawn));
    return {};
}

Result<> PdfDocument::endDrawing() {
    data_->painter.end();
    if (data_->opened && data_->file.flush() && data_->file.error() == QFileDevice::NoError) {
        return {};
    }
    return fail(ErrorCode::CannotWrite,
                {"Im Ordner für vorübergehende Dateien ist kein Platz für das Dokument.",
                 "The folder for temporary files has no room for the document."},
                {"Bitte dort Platz schaffen oder TMPDIR anders setzen.",
                 "Please make room there or set TMPDIR to another folder."});
}

Result<> PdfDocument::finish(const PdfFacts& facts, const std::filesystem::path& path) {
    if (auto ended = endDrawing(); !ended) {
        return ended;
    }
    return whole(path, [&](const std::filesystem::path& temporary) {
        return finishPdf(data_->file.fileName().toStdString(), data_->drawn, facts, colourProfile(),
                         temporary);
    });
}

Result<> PdfDocument::finishPart(const std::filesystem::path& path) {
    if (auto ended = endDrawing(); !ended) {
        return ended;
    }
    return whole(path, [&](const std::filesystem::path& temporary) {
        return publish::finishPart(data_->file.fileName().toStdString(), data_->drawn, temporary);
    });
}

Result<> joinParts(std::span<const std::filesystem::path> parts, const PdfFacts& facts, const std::string& id,
                   const std::filesystem::path& path) {
    return whole(path, [&](const std::filesystem::path& temporary) {
        return joinPdfs(parts, facts, colourProfile(), id, temporary);
    });
}

Result<> writePdf(std::span<const PageDrawing> pages, const PdfFacts& facts,
                  const std::filesystem::path& path, const std::stop_token& stop) {
    PdfDocument document;
    for (const PageDrawing& page : pages) {
        if (const auto added = document.add(page, stop); !added) {
            return fail(added.error());
        }
    }
    if (stop.stop_requested()) {
        return fail(cancelledError());
    }
    return document.finish(facts, path);
}

PixelSize pixelSize(double widthMm, double heightMm, int dotsPerInch) {
    const double pixelsPerMm = dotsPerInch / millimetresPerInch;
    return {static_cast<int>(std::lround(widthMm * pixelsPerMm)),
            static_cast<int>(std::lround(heightMm * pixelsPerMm))};
}

Result<Picture> pageRows(const PageDrawing& page, int dotsPerInch, int top, int rows,
                         const std::stop_token& stop) {
    Picture picture{pixelSize(page.widthMm, page.heightMm, dotsPerInch).width, rows, {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(rows));
    QImage image(reinterpret_cast<uchar*>(picture.pixels.data()), picture.width, rows, QImage::Format_RGB32);
    if (image.isNull()) {
        return fail(cannotDraw());
    }
    if (!paintPixels(page, {0, top * millimetresPerInch / dotsPerInch}, dotsPerInch, image, stop)) {
        return fail(cancelledError());
    }
    return picture;
}

Result<std::string> pngBytes(const PageDrawing& page, const PageBox& part, int dotsPerInch,
                             const std::stop_token& stop) {
    const PixelSize size = pixelSize(part.width, part.height, dotsPerInch);
    QImage image(size.width, size.height, QImage::Format_RGB32);
    if (image.isNull()) {
        return fail(cannotDraw());
    }
    if (!paintPixels(page, {part.left, part.top}, dotsPerInch, image, stop)) {
        return fail(cancelledError());
    }
    return encodePng(image, stop);
}

}  // namespace nordertor::publish
