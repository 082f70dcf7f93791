// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/page_writer_p.h"
#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// A PDF written page by page, so that a page's drawing need not be kept.
class PdfDocument {
  public:
    PdfDocument();
    ~PdfDocument();
    PdfDocument(const PdfDocument&) = delete;
    PdfDocument& operator=(const PdfDocument&) = delete;

    /// Error Cancelled soon after `stop` was requested.
    [[nodiscard]] Result<> add(const PageDrawing& page, const std::stop_token& stop);
    /// The bytes of the file, at least one page having been added.
    [[nodiscard]] Result<std::string> finish(const PdfFacts& facts);

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

/// The pages as the bytes of a file. Error Cancelled at most 50 ms after `stop` was requested.
[[nodiscard]] Result<std::string> pdfBytes(std::span<const PageDrawing> pages, const PdfFacts& facts,
                                           const std::stop_token& stop);
[[nodiscard]] Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts,
                                           const std::stop_token& stop);
/// `part`: only this box of the page.
[[nodiscard]] Result<std::string> pngBytes(const PageDrawing& page, const PageBox& part, int dotsPerInch,
                                           const std::stop_token& stop);

}  // namespace nordertor::publish
