// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"

namespace nordertor::publish {

/// What the file says about itself.
struct PdfFacts {
    std::string title;
    std::string author;
    std::string creator;
    std::string date;      ///< ISO date; becomes creation and modification date
    std::string language;  ///< "de", "en": for screen readers
};

/// The same PDF with these facts instead of the time of day and a random id, so that equal input gives equal
/// bytes. Error Internal if the bytes are not a PDF.
[[nodiscard]] Result<std::string> finishedPdf(const std::string& bytes, const PdfFacts& facts);

}  // namespace nordertor::publish
