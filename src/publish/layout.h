// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"
#include "model/stored_layout.h"
#include "publish/paper.h"

namespace nordertor::publish {

/// What stands in a frame of a sheet.
enum class FrameKind {
    Title,       ///< title, subtitle; "Stand", paper number and author, where the layout has no title block
    TitleBlock,  ///< labelled cells: municipality, paper number, annex, author, dates, scale
    Warning,     ///< "BEISPIELDATEN"; only if the project holds example data
    Map,         ///< with scale bar and north arrow, unless they have frames of their own
    Overview,    ///< where the map lies
    Gaps,        ///< list of the gaps on the map; on a sheet of one gap: its facts
    Legend,
    Chart,       ///< classes of the stored result on the map, else persons without supply by standard
    Table,       ///< standards with limit, persons concerned and share supplied
    Sheets,      ///< of an atlas, with their pages; only layouts of its overview have it
    Text,        ///< the user's text, else the layout's
    Notes,       ///< ruled lines to write on
    Image,       ///< the user's picture: coat of arms or logo
    ScaleBar,    ///< scale as a number and a bar, beside the map
    NorthArrow,  ///< beside the map
    Sources,     ///< how results came about, sources with licence, CRS, date of print
};

enum class MapCorner { TopLeft, TopRight, BottomLeft, BottomRight };

struct Frame {
    FrameKind kind = FrameKind::Map;
    LocalizedText heading = {};                ///< of Notes and Text; may be empty
    LocalizedText text = {};                   ///< of Text
    bool grid = false;                         ///< of Map: coordinates at its edge
    std::optional<MapCorner> scaleBar = {};    ///< of Map; empty: where it hides least of the programme area
    std::optional<MapCorner> northArrow = {};  ///< of Map; the same; not where the scale bar stands
    bool ofDetail = false;                     ///< of Overview: only beside the map of a detail
    friend bool operator==(const Frame&, const Frame&) = default;
};

/// A frame, or frames below or beside each other.
struct LayoutNode {
    enum class Kind { Frame, Column, Row };
    enum class Sizing {
        Fixed,   ///< millimetres along the parent's direction
        Share,   ///< of what the others leave, in proportion
        Content  ///< in columns: as high as what stands in it, up to `most` of the column
    };
    Kind kind = Kind::Frame;
    Frame frame = {};
    std::vector<LayoutNode> children = {};
    double spacing = 3;  ///< mm between children
    Sizing sizing = Sizing::Content;
    double size = 1;  ///< mm or share
    double most = 1;  ///< part of the column's height, above 0 to 1
};

/// How a sheet is divided. A value: files say it (docs/layouts.md), nothing of it is in code.
struct Layout {
    std::string id;
    LocalizedText name;
    LocalizedText about;
    std::vector<Paper> papers;           ///< the first unless asked otherwise; at least one
    std::map<Paper, double> magnify;     ///< everything but the scale is so much larger, 1 .. 4; DEFAULT 1
    double margin = 10;                  ///< mm, free edge
    std::optional<LayoutNode> portrait;  ///< at least one of the two
    std::optional<LayoutNode> landscape;
    bool forOneGap = false;  ///< a sheet about one gap: it needs to be told which
};

/// Strict: an unknown key, frame or value is an error with JSON pointer; each orientation has one map, and on
/// every paper all frames have the least room they need.
/// Error InvalidData, naming `file`.
[[nodiscard]] Result<Layout> parseLayout(const std::string& text, const std::string& file);

/// The layouts of styles/layouts, built in; the first is the usual one.
[[nodiscard]] const std::vector<Layout>& builtInLayouts();

/// A layout kept in a project; its id is the name it has there. Errors as parseLayout(), naming it.
[[nodiscard]] Result<Layout> storedLayout(const model::StoredLayout& stored);

/// One of those built in by its id, one of `stored` by its name, or the file of that path (ends in .json, at
/// most 1 MiB). Errors: InvalidArgument, which lists those there are; those of reading and parseLayout().
[[nodiscard]] Result<Layout> findLayout(const std::string& nameOrPath,
                                        const std::vector<model::StoredLayout>& stored = {});
/// The document of such a layout, as files have it.
[[nodiscard]] Result<std::string> layoutDocument(const std::string& nameOrPath,
                                                 const std::vector<model::StoredLayout>& stored = {});

/// Whether one of its orientations has such a frame.
[[nodiscard]] bool hasFrame(const Layout& layout, FrameKind kind);

/// mm before magnification: less holds no legible text, or no map.
[[nodiscard]] double leastHeightOf(FrameKind kind);

/// "map", as layout files name it.
[[nodiscard]] std::string nameOf(FrameKind kind);
/// "Karte", as people name it.
[[nodiscard]] LocalizedText labelOf(FrameKind kind);

}  // namespace nordertor::publish
