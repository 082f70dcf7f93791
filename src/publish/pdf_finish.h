// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/page_structure_p.h"

namespace nordertor::publish {

/// What the file says about itself.
struct PdfFacts {
    std::string title;
    std::string author;
    std::string creator;
    std::string date;      ///< ISO date; becomes creation and modification date
    std::string language;  ///< "de", "en": for screen readers
    std::string description =
        {};  ///< what an SVG shows, for those who cannot see it; a PDF has it in its tree
};

/// A text as it was drawn.
struct DrawnText {
    std::string text;
    /// Its letters do not say it, as at an angle, where readers take them apart: the text stands beside them.
    bool words = false;
};

/// A page as it was drawn: each of its parts on pages of its own, one after the other.
struct DrawnPage {
    std::vector<StructureElement> elements;
    std::optional<MapFrame> map;
    std::vector<std::size_t> elementOf;         ///< by drawn page: index in elements, or none
    std::vector<std::vector<DrawnText>> texts;  ///< by drawn page, in the order of drawing
};

/// The document for archive and screen reader: the drawn pages joined to one for each of `pages`, with the
/// structure tree, language, headings as bookmarks, the ICC profile as output intent and the facts as XMP and
/// Info. Written to be PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The facts stand instead of the time
/// of day and a random id, so that equal input gives equal bytes. Goes from file to file, one page at a time
/// in memory; DrawnText::words is set where letters are found to need it. Errors: Internal if `drawn` is not
/// a PDF with as many pages as were drawn; CannotWrite.
[[nodiscard]] Result<> finishPdf(const std::filesystem::path& drawn, std::span<DrawnPage> pages,
                                 const PdfFacts& facts, const std::string& colourProfile,
                                 const std::filesystem::path& finished);

/// The same of a part of a document, which has no facts yet; to be joined with others by joinPdfs(). What a
/// document needs in memory grows with its pages: so a long one is made in parts.
[[nodiscard]] Result<> finishPart(const std::filesystem::path& drawn, std::span<DrawnPage> pages,
                                  const std::filesystem::path& part);
/// One document of the parts in that order, as finishPdf() would have it but for fonts, of which each part
/// has its own. Memory as for the largest part. `id` stands for the content. Errors as finishPdf().
[[nodiscard]] Result<> joinPdfs(std::span<const std::filesystem::path> parts, const PdfFacts& facts,
                                const std::string& colourProfile, const std::string& id,
                                const std::filesystem::path& finished);

}  // namespace nordertor::publish
