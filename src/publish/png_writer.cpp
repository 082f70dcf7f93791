// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// W3C Portable Network Graphics (Third Edition): signature, IHDR, pHYs, IDAT, IEND. The stream of IDAT is
// that of RFC 1950 with deflate blocks (RFC 1951); blocks compressed apart and flushed to whole bytes may
// follow each other.
#include "publish/png_writer_p.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "render/parallel.h"

namespace nordertor::publish {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t channels = 3;
constexpr std::size_t rowsInBlock = 128;
constexpr int compressionLevel = 3;
constexpr std::uint8_t differenceToRowAbove = 2;  ///< filter type 2, "Up"

void append(std::string& to, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) {
        to += static_cast<char>(value >> shift);
    }
}

void appendChunk(std::string& to, std::string_view type, std::string_view content) {
    append(to, static_cast<std::uint32_t>(content.size()));
    const std::size_t start = to.size();
    to += type;
    to += content;
    const auto* bytes = reinterpret_cast<const Bytef*>(to.data() + start);
    append(to, static_cast<std::uint32_t>(crc32_z(0, bytes, to.size() - start)));
}

/// Red, green, blue of a row.
void copyRow(const QImage& image, std::size_t row, std::uint8_t* to) {
    const auto* pixels = reinterpret_cast<const QRgb*>(image.constScanLine(static_cast<int>(row)));
    for (const QRgb pixel : std::span(pixels, static_cast<std::size_t>(image.width()))) {
        *to++ = static_cast<std::uint8_t>(pixel >> 16);
        *to++ = static_cast<std::uint8_t>(pixel >> 8);
        *to++ = static_cast<std::uint8_t>(pixel);
    }
}

struct Block {
    std::string compressed;
    std::uint32_t checksum = 0;  ///< Adler-32 of what was compressed
    std::size_t size = 0;        ///< of that
    bool complete = false;
};

/// Maps are level colours with a few edges: a row is most often what the one above it is, and then the
/// difference is nothing but zeros. Better filters make the file hardly smaller and take longer.
Bytes filteredRows(const QImage& image, std::size_t from, std::size_t to) {
    const std::size_t width = static_cast<std::size_t>(image.width()) * channels;
    Bytes filtered((to - from) * (width + 1));
    Bytes above(width);
    Bytes row(width);
    if (from > 0) {
        copyRow(image, from - 1, above.data());
    }
    for (std::size_t y = from; y < to; ++y) {
        copyRow(image, y, row.data());
        std::uint8_t* out = &filtered[(y - from) * (width + 1)];
        *out++ = differenceToRowAbove;
        for (std::size_t i = 0; i < width; ++i) {
            out[i] = static_cast<std::uint8_t>(row[i] - above[i]);
        }
        row.swap(above);
    }
    return filtered;
}

Block compressed(const Bytes& content, bool last) {
    Block block;
    block.size = content.size();
    block.checksum = static_cast<std::uint32_t>(adler32_z(1, content.data(), content.size()));
    z_stream stream{};
    static constexpr int withoutHead = -15;
    static constexpr int memory = 9;
    if (deflateInit2(&stream, compressionLevel, Z_DEFLATED, withoutHead, memory, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        return block;
    }
    stream.next_in = const_cast<Bytef*>(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    int outcome = Z_OK;
    do {  // most maps need a tenth of the room that anything could need
        const std::size_t used = block.compressed.size();
        block.compressed.resize(used + content.size() / 8 + 64);
        stream.next_out = reinterpret_cast<Bytef*>(block.compressed.data() + used);
        stream.avail_out = static_cast<uInt>(block.compressed.size() - used);
        outcome = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
        // what is left of the room is the sign that nothing waits for more
    } while (outcome == Z_OK && stream.avail_out == 0);
    // an error of the room: the flush before had ended just where the room did
    const bool flushed = !last && (outcome == Z_OK || outcome == Z_BUF_ERROR);
    block.complete = (flushed || outcome == Z_STREAM_END) && stream.avail_in == 0;
    block.compressed.resize(block.compressed.size() - stream.avail_out);
    deflateEnd(&stream);
    return block;
}

tl::unexpected<Error> cannotEncode() {
    return fail(ErrorCode::Internal,
                {"Das Bild ist zu groß für eine PNG-Datei.", "The picture is too large for a PNG file."});
}

std::string headOf(const QImage& image) {
    std::string head("\x89PNG\r\n\x1a\n", 8);
    std::string size;
    append(size, static_cast<std::uint32_t>(image.width()));
    append(size, static_cast<std::uint32_t>(image.height()));
    // 8 bits a channel, colours without transparency, deflate, filters by row, not interlaced
    size += std::string("\x08\x02\x00\x00\x00", 5);
    appendChunk(head, "IHDR", size);
    std::string density;
    append(density, static_cast<std::uint32_t>(image.dotsPerMeterX()));
    append(density, static_cast<std::uint32_t>(image.dotsPerMeterY()));
    density += '\x01';  // per metre
    appendChunk(head, "pHYs", density);
    return head;
}

}  // namespace

Result<std::string> encodePng(const QImage& image, const std::stop_token& stop) {
    const auto height = static_cast<std::size_t>(image.height());
    std::vector<Block> blocks((height + rowsInBlock - 1) / rowsInBlock);
    render::inParallel(blocks.size(), [&](std::size_t i) {
        if (!stop.stop_requested()) {
            const std::size_t end = std::min(height, (i + 1) * rowsInBlock);
            blocks[i] = compressed(filteredRows(image, i * rowsInBlock, end), i + 1 == blocks.size());
        }
    });
    if (stop.stop_requested()) {
        return fail(cancelledError());
    }
    std::string stream("\x78\x5e", 2);  // RFC 1950: deflate with 32 KiB, fast
    uLong checksum = adler32_z(0, nullptr, 0);
    std::string png = headOf(image);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].complete) {
            return cannotEncode();
        }
        checksum = adler32_combine(checksum, blocks[i].checksum, static_cast<z_off_t>(blocks[i].size));
        stream += blocks[i].compressed;
        if (i + 1 == blocks.size()) {
            append(stream, static_cast<std::uint32_t>(checksum));
        }
        appendChunk(png, "IDAT", stream);
        stream.clear();
    }
    appendChunk(png, "IEND", {});
    return png;
}

}  // namespace nordertor::publish
