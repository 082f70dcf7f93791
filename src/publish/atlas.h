// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "analysis/partners/partner_matching.h"
#include "model/area_set.h"
#include "publish/map_page.h"

namespace nordertor::publish {

/// What each page of an atlas is about.
enum class AtlasBy {
    Gap,  ///< a sheet for each of the largest gaps: map, who lacks what, where the nearest is, who could help
    Theme,  ///< the map page of each theme that has facilities or gaps and of which a standard was examined
    Area    ///< a page for each of AtlasOptions::areas with its gaps
};

struct AtlasOptions {
    AtlasBy by = AtlasBy::Gap;
    std::size_t most = 30;                      ///< sheets of gaps or areas at most
    model::AreaSet areas;                       ///< for AtlasBy::Area
    std::shared_ptr<const Layout> sheetLayout;  ///< of the sheets; null: as `page`, which is the overview's
    /// Of every page, the description of the overview; themeId: only gaps of this theme; scaleDenominator:
    /// of the sheets, where it fits.
    MapPageOptions page;
    /// Partners by GapPlace::id; gaps without have no such lines.
    std::map<std::string, std::vector<analysis::PartnerMatch>> partners;
    /// Stands for everything the pages are made from, also the program; empty = not known, nothing is reused.
    std::string madeFrom;
    /// Sheets finished together at most, at least 1: two in the first part, then twice as many each time.
    /// Memory, and what a cancelled atlas loses, grow with it; each part has fonts of its own, some 25 KB.
    std::size_t sheetsInAPart = 10;
    bool resume = false;  ///< go on where an atlas of the same file and `madeFrom` was cancelled
};

struct AtlasResult {
    std::size_t pages = 0;
    std::size_t sheets = 0;   ///< pages of gaps or themes
    std::size_t leftOut = 0;  ///< gaps of the programme area, or areas, beyond `most`
    std::size_t reused = 0;   ///< sheets that were finished before
    /// Of those made: what they are about did not fit at the scale wanted.
    std::size_t otherScale = 0;
    Notices notices;
};

/// Gaps an atlas has sheets for: those of the programme area and the theme, by rank, at most `most`.
[[nodiscard]] std::vector<const analysis::GapPlace*> gapsOfAtlas(const analysis::GapReport& report,
                                                                 const AtlasOptions& options);

/// A PDF: an overview map on which every sheet has its number, the list of sheets with their pages, then the
/// sheets; all as writeMapPage() writes them. Reports after every page; cancelled between two parts of a
/// page. Up to `sheetsInAPart` sheets at a time are finished and put into a hidden folder beside the file
/// (".atlas.pdf.parts"), so that memory does not grow with the pages. Cancelled, it leaves them there, and
/// the error's remedy says how to go on; a resumed atlas is the same bytes as one made at once. In the end,
/// and after any other error, the folder goes. Errors: as writeMapPage(); InvalidArgument for another
/// extension than .pdf; NotFound if there is nothing to make a page of.
[[nodiscard]] Result<AtlasResult> writeAtlas(const model::ProjectSnapshot& snapshot,
                                             const model::ThemeSet& themes, const analysis::GapReport& report,
                                             const AtlasOptions& options, const std::filesystem::path& path,
                                             const Task& task = {});

}  // namespace nordertor::publish
