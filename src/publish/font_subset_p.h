// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <map>
#include <set>
#include <string>

#include "publish/page_structure_p.h"

namespace nordertor::publish {

/// Letters that the page's texts are written with in each font.
[[nodiscard]] std::map<render::FontFace, std::set<char32_t>> lettersOf(const PageDrawing& page);

/// The font of our maps with these letters only, as a font file (OpenType); equal letters give equal bytes.
/// Empty where the system's font cannot be read.
[[nodiscard]] QByteArray fontSubset(render::FontFace face, const std::set<char32_t>& letters);

/// The fonts of a page as a style sheet, so that its letters look alike where nobody has them installed.
[[nodiscard]] std::string fontStyles(const PageDrawing& page);

}  // namespace nordertor::publish
