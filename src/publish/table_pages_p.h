// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "publish/page_content_p.h"

namespace nordertor::publish {

/// The facts of the map in tables: gaps on the map (persons below 3 are not told apart), and for each stored
/// result how many of its places lie in which class. Empty if the map shows neither.
[[nodiscard]] std::vector<TableContent> tablesOf(const PageInput& input);

/// The first of them: the gaps on the map.
[[nodiscard]] TableContent gapTable(const PageInput& input);

/// The tables on pages of the map's paper, one under the other. Cells are broken to their width, nothing is
/// cut; a table that goes over the page's end repeats its heading and header row. `before`: pages that come
/// first.
[[nodiscard]] std::vector<PageDrawing> tablePages(const PageInput& input,
                                                  const std::vector<TableContent>& tables,
                                                  std::size_t before);

}  // namespace nordertor::publish
