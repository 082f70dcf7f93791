// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "publish/page_structure_p.h"
#include "render/draw_list_painter.h"

namespace nordertor::publish {

struct SvgRun {
    const PagePart* part = nullptr;
    render::EntryRange entries;
    bool framed = false;  ///< cut at the part's frame
};

/// What people switch on and off in a drawing program.
struct SvgLayer {
    std::string group;  ///< of its entries, or "page"
    std::string name;
    std::vector<SvgRun> runs;  ///< from the bottom up
};

/// The page's layers from the bottom up, with names that differ, in the page's language. A group has one
/// layer where the picture allows it; where others lie between its parts, each part has its own, named after
/// what is in it: "Grundkarte – Schrift".
[[nodiscard]] std::vector<SvgLayer> svgLayers(const PageDrawing& page, Language language);

}  // namespace nordertor::publish
