// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.h"
#include "publish/page_layout.h"
#include "render/draw_list.h"

namespace nordertor::publish {

/// What an element of a page is for somebody who hears it read out: the standard structure types of
/// ISO 32000-1, 14.8.4.
enum class Role {
    Heading1,  ///< headings come first, by level
    Heading2,
    Heading3,
    Paragraph,
    Figure,
    List,
    ListItem,
    Label,  ///< number or sign of a list item
    Body,   ///< what the list item says
    Table,
    Row,
    HeaderCell,  ///< of a column
    Cell
};

/// A node of the structure tree of a page. Elements stand in reading order: parents before their children.
struct StructureElement {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    Role role = Role::Paragraph;
    std::size_t parent = none;   ///< index; none = the document
    std::string text;            ///< of a figure: what it shows, in words; of a heading: itself
    std::optional<PageBox> box;  ///< of a figure
};

/// Drawn together, of one element. Parts without an element are artifacts: rules, frames, backgrounds.
struct PagePart {
    std::size_t element = StructureElement::none;
    render::DrawList list;
    render::MmPoint at;  ///< of the list's left upper corner on the page
};

/// Where the map of a page lies on the earth, so that a viewer can tell coordinates (ISO 32000-2, 12.10).
struct MapFrame {
    PageBox box;
    int epsg = 0;
    std::string wkt;  ///< OGC 01-009
    /// Left bottom, left top, right top, right bottom.
    std::array<geo::LonLat, 4> corners;
};

/// Everything on a page: parts from the bottom up, elements in reading order.
struct PageDrawing {
    double widthMm = 0;
    double heightMm = 0;
    std::vector<PagePart> parts;
    std::vector<StructureElement> elements;
    std::optional<MapFrame> map;
    // in the page's language
    std::map<std::string, std::string> groupLabels;     ///< of the entries' groups
    std::map<std::string, std::string> legendOfLayers;  ///< of those style layers that have one word for all
};

}  // namespace nordertor::publish
