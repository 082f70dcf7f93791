// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "publish/page_writer_p.h"
#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// The page as the bytes of a file.
[[nodiscard]] Result<std::string> pdfBytes(const PageDrawing& page, const PdfFacts& facts);
[[nodiscard]] Result<std::string> svgBytes(const PageDrawing& page, const PdfFacts& facts);
[[nodiscard]] Result<std::string> pngBytes(const PageDrawing& page, int dotsPerInch);

}  // namespace nordertor::publish
