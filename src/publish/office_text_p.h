// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"
#include "publish/table_pages_p.h"

namespace nordertor::publish {

/// mm, between the margins.
inline constexpr double officeTextWidth = 170;

/// A picture in the text, as wide as the text at most.
struct OfficePicture {
    std::string png;
    double widthMm = 0;
    double heightMm = 0;
    std::string title;
    std::string shows;  ///< what it shows, in words; for those who cannot see it
};

/// The map as a draft for a council paper: facts in sentences, map, legend, tables, sources.
struct OfficeText {
    Language language = Language::German;
    std::string title;
    std::string subtitle;
    std::string about;    ///< a line: council paper, author, date, how old the data are
    std::string author;   ///< may be empty
    std::string note;     ///< of the user, a paragraph a line; may be empty
    std::string warning;  ///< of example data; may be empty
    std::string facts;
    std::vector<OfficePicture> pictures;
    std::vector<TableContent> tables;
    std::vector<std::string> sources;
    std::string date;     ///< ISO
    std::string creator;  ///< program
};

/// OpenDocument text 1.2 (ISO/IEC 26300) with headings, alternative texts and header rows. Equal input gives
/// equal bytes. Error Internal if the archive cannot be made.
[[nodiscard]] Result<std::string> odtBytes(const OfficeText& text);

}  // namespace nordertor::publish
