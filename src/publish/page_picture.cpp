// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_picture_p.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/file.h"

namespace nordertor::publish {

Result<std::shared_ptr<const render::Picture>> readPicture(const std::filesystem::path& path) {
    static constexpr int largestSide = 8000;
    const auto bytes = readFile(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    static constexpr std::string_view png = "\x89PNG\r\n\x1a\n";
    static constexpr std::string_view jpeg = "\xff\xd8\xff";
    // libpng itself prints a line where the file is none
    const char* format = bytes->starts_with(png) ? "png" : bytes->starts_with(jpeg) ? "jpeg" : nullptr;
    QByteArray data = QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size()));
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImage image;
    // other formats can name further files
    if (format != nullptr) {
        QImageReader reader(&buffer, format);
        const QSize size = reader.size();
        if (size.isValid() && size.width() <= largestSide && size.height() <= largestSide) {
            reader.read(&image);
        }
    }
    if (image.isNull()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Das Bild lässt sich nicht lesen.", "The picture cannot be read."},
                    {"Möglich sind PNG und JPEG bis 8.000 Punkte Kantenlänge. Beispiel: --logo wappen.png",
                     "Possible are PNG and JPEG up to 8,000 pixels a side. Example: --logo arms.png"},
                    path.string());
    }
    // more no frame shows at 600 dots per inch, and every page of an atlas has it
    static constexpr int mostNeeded = 1600;
    if (std::max(image.width(), image.height()) > mostNeeded) {
        image = image.scaled(mostNeeded, mostNeeded, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    image = image.convertToFormat(QImage::Format_ARGB32);
    auto picture = std::make_shared<render::Picture>();
    picture->width = image.width();
    picture->height = image.height();
    const auto row = static_cast<std::size_t>(image.width());
    picture->pixels.resize(row * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        std::memcpy(picture->pixels.data() + row * static_cast<std::size_t>(y), image.constScanLine(y),
                    row * sizeof(std::uint32_t));
    }
    return picture;
}

}  // namespace nordertor::publish
