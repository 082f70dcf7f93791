// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/picture.h"
#include "base/result.h"
#include "publish/page_writer_p.h"
#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// A PDF written page by page into a temporary file: neither a page's drawing nor its content is kept.
class PdfDocument {
  public:
    PdfDocument();
    ~PdfDocument();
    PdfDocument(const PdfDocument&) = delete;
    PdfDocument& operator=(const PdfDocument&) = delete;

    /// Error Cancelled soon after `stop` was requested.
    [[nodiscard]] Result<> add(const PageDrawing& page, const std::stop_token& stop);
    /// Writes the file, whole or not at all, at least one page having been added.
    [[nodiscard]] Result<> finish(const PdfFacts& facts, const std::filesystem::path& path);
    /// The same as a part of a document that joinParts() makes.
    [[nodiscard]] Result<> finishPart(const std::filesystem::path& path);

  private:
    [[nodiscard]] Result<> endDrawing();
    struct Data;
    std::unique_ptr<Data> data_;
};

/// Joins such parts, in that order, to one document, whole or not at all. `id`: 32 hex digits.
[[nodiscard]] Result<> joinParts(std::span<const std::filesystem::path> parts, const PdfFacts& facts,
                                 const std::string& id, const std::filesystem::path& path);

/// Writes the pages, whole or not at all. Errors: Cancelled at most 50 ms after `stop` was requested,
/// CannotWrite.
[[nodiscard]] Result<> writePdf(std::span<const PageDrawing> pages, const PdfFacts& facts,
                                const std::filesystem::path& path, const std::stop_token& stop);
/// The page as the bytes of a file. Error Cancelled as above.
[[nodiscard]] Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts,
                                           const std::stop_token& stop);
/// Pixels of a page or a part of one of that size.
struct PixelSize {
    int width = 0;
    int height = 0;
};
[[nodiscard]] PixelSize pixelSize(double widthMm, double heightMm, int dotsPerInch);
/// So many rows of pixels of the page from `top` on, as pngBytes() has them there. Error Cancelled
/// as above.
[[nodiscard]] Result<Picture> pageRows(const PageDrawing& page, int dotsPerInch, int top, int rows,
                                       const std::stop_token& stop);
/// `part`: only this box of the page.
[[nodiscard]] Result<std::string> pngBytes(const PageDrawing& page, const PageBox& part, int dotsPerInch,
                                           const std::stop_token& stop);

}  // namespace nordertor::publish
