// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <span>
#include <vector>

#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// Joins what was drawn on several pages, marking the content of each element, and hangs structure tree and
/// bookmarks into the document. Throws std::exception if there are fewer pages than were drawn.
void joinPages(QPDF& pdf, std::span<const DrawnPage> pages);

/// Title, author, dates, conformance, language and output intent.
void setFacts(QPDF& pdf, const PdfFacts& facts, const std::string& colourProfile);

}  // namespace nordertor::publish
