// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/partners/partner_matching.h"
#include "base/localized_text.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/backdrop.h"
#include "geo/ground_picture.h"
#include "model/project.h"
#include "model/theme.h"
#include "publish/layout.h"
#include "style/map_variant.h"

namespace nordertor::publish {

enum class Orientation { ByArea, Portrait, Landscape };

struct MapPageOptions {
    std::string themeId = {};  ///< overlay of one theme; empty = of all
    /// "<theme>.<standard>": the gaps are those of these alone, as titles say; empty = of all.
    std::vector<std::string> standards = {};
    Language language = Language::German;
    /// Null: the first of builtInLayouts().
    std::shared_ptr<const Layout> layout = {};
    std::optional<Paper> paper = {};                ///< one of the layout's; DEFAULT its first
    Orientation orientation = Orientation::ByArea;  ///< ByArea: whichever allows the larger scale
    /// Middle of a detail the map shows instead of the whole programme area, working CRS. With it, gaps that
    /// reach into the map are numbered and listed wherever they have their centre.
    std::optional<geo::Point> centre = {};
    /// DEFAULT: the largest round scale (1:500 ... 1:200,000) at which the whole programme area fits; of a
    /// detail 1:1,000.
    std::optional<int> scaleDenominator = {};
    /// What does not fit at that scale gets the largest round one at which it does, instead of an error.
    bool smallerScaleIfNeeded = false;
    std::string date = {};  ///< ISO date printed as "Stand"; also the file's creation date; required
    /// DEFAULT titles of the results, and which gaps are drawn with them; else "Versorgungslücken" and of
    /// what.
    std::string title = {};
    std::string subtitle = {};  ///< DEFAULT municipality, programme area and programme
    /// Named before the subtitle, so that no assumption is taken for the present state.
    std::string scenario = {};
    /// For copiers without colours, or for a screen in a dark room (the whole sheet then is dark).
    style::MapVariant variant = style::MapVariant::Colour;
    std::size_t pageNumber = 0;  ///< printed at the foot; 0 = none
    int dotsPerInch = 200;       ///< of a PNG, a GeoTIFF and of the backdrop, 50 .. 600
    /// Writes a GeoTIFF; without it there is none (io::writeGeoTiff).
    geo::GroundPictureWriter geoTiffWriter = {};
    /// PNG only: beside it a world file (.pgw) and the CRS (.png.aux.xml), so that GIS programs place it.
    bool worldFile = false;
    /// What the sheet cannot hold goes on on further pages; writeMapPage() says itself whether the file can.
    bool furtherPages = true;
    bool tables = false;           ///< PDF only: the gaps and classes of the map as tables on further pages
    std::string description = {};  ///< DEFAULT what the map shows, in words written from the data
    std::string author = {};       ///< office that publishes the map; may be empty
    std::string paperNumber = {};  ///< of the council paper, "3/123/2026"; may be empty
    std::string annex = {};        ///< number of the annex, "2"; may be empty
    std::string note = {};         ///< text for the layout's text frame; DEFAULT the layout's own
    std::filesystem::path logo = {};  ///< PNG or JPEG for the layout's image frame; empty = none
    std::optional<bool> grid = {};    ///< coordinates at the map's edge; DEFAULT as the layout says
    /// Names of stored results to draw, beneath facilities and gaps; each must be there.
    std::vector<std::string> results = {};
    /// Names of results that hold the assumptions the map is drawn under (model::holdsAssumptions()): shown
    /// and listed like those kept with a result of a scenario.
    std::vector<std::string> assumptions = {};
    /// By name, what was asked of them in words: "Verfahren: gi-star; Altersgruppe: 0-9"; may be missing.
    std::map<std::string, LocalizedText> resultQuestions = {};
    /// GapPlace::id: the sheet is about this one gap, its theme and surroundings; empty = the programme area.
    std::string gap = {};
    std::vector<analysis::PartnerMatch> partners = {};  ///< who could help with that gap
    bool gaps = true;  ///< false: neither gaps nor their list; the legend has the room
    /// Facilities of the theme or of all themes.
    bool facilities = true;
    /// Of the facilities only those of these kinds ("youth.playground") and with these ids: what the results
    /// are about. DEFAULT those of the theme or of all themes.
    std::optional<std::set<std::string>> onlyFacilities = {};
    /// Points results start from and that are no facilities, working CRS; drawn with a sign of their own.
    std::vector<geo::Point> origins = {};
    /// Lies under the map instead of its own base map and is named among the sources; null = none.
    geo::BackdropPtr backdrop = {};
    /// What could not be had of what was asked for; said with the page's own notices.
    Notices notices = {};
    double backdropOpacity = 1;  ///< 0 .. 1: how much of it is seen on the white paper
    std::string programName =
        {};  ///< e.g. "Nordertor 0.1.0", in the footer and the file's metadata; may be empty
};

/// That a page has the own base map, since the one from outside cannot be had, and why.
[[nodiscard]] Notice noBackdropNotice(const Error& error);

struct MapPageResult {
    int scaleDenominator = 0;
    Paper paper = Paper::A4;
    bool landscape = false;
    std::size_t gapsListed = 0;  ///< of those on the map
    std::size_t gapsDrawn = 0;   ///< of all themes the same number on every paper
    std::size_t gapsOnMap = 0;   ///< with their centre there, drawn or not
    Notices notices;             ///< styles that could not be used, fonts that are missing
};

/// A sheet by a layout (publish/layout.h): base map, programme area, facilities and gaps of a theme at a true
/// round scale, with title, list of gaps, legend of what occurs, scale bar, north arrow, sources with licence
/// and date, CRS and date of print. Text that is too long for its frame gets smaller, down to 1.8 mm; legend
/// and sources that do not fit even so stand whole on a further page (PDF), else a notice says that they are
/// cut. The format follows the extension of `path`: .pdf (fonts embedded, text searchable), .svg (text as
/// text), .png (at most 300 million pixels), .tif (GeoTIFF: the whole page is placed as if the map filled it,
/// as with a world file), .odt (a draft for a council paper: facts, map, legend, tables and sources, to be
/// edited). Written whole or not at all; equal input gives equal bytes. `report` may be null: a map without
/// gaps. Data marked as example says so on the page. A QGuiApplication must exist (publish/qt_environment.h).
/// Errors: InvalidArgument (extension, theme, date, paper, scale at which the area does not fit on the paper,
/// a detail beyond the data,
/// no such result or gap, a logo that is no picture, too many pixels), InvalidData (no programme area),
/// CannotWrite, Cancelled, those of the backdrop; what is missing from that is a notice, and where nothing of
/// it can be read (CannotRead) or it lies elsewhere, the page has the own base map and a notice.
[[nodiscard]] Result<MapPageResult> writeMapPage(const model::ProjectSnapshot& snapshot,
                                                 const model::ThemeSet& themes,
                                                 const analysis::GapReport* report,
                                                 const MapPageOptions& options,
                                                 const std::filesystem::path& path, const Task& task = {});

/// What writeMapPage() would give and refuse, without writing a file.
[[nodiscard]] Result<MapPageResult> tryMapPage(const model::ProjectSnapshot& snapshot,
                                               const model::ThemeSet& themes,
                                               const analysis::GapReport* report,
                                               const MapPageOptions& options,
                                               const std::filesystem::path& path, const Task& task = {});

}  // namespace nordertor::publish
