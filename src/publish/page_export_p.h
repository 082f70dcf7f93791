// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <string>

#include "base/result.h"
#include "publish/page_writer_p.h"
#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// The page as the bytes of a file. Error Cancelled at most 50 ms after `stop` was requested.
[[nodiscard]] Result<std::string> pdfBytes(std::span<const PageDrawing> pages, const PdfFacts& facts,
                                           const std::stop_token& stop);
[[nodiscard]] Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts,
                                           const std::stop_token& stop);
[[nodiscard]] Result<std::string> pngBytes(const PageDrawing& page, int dotsPerInch,
                                           const std::stop_token& stop);

}  // namespace nordertor::publish
