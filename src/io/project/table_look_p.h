// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/project/sign_look_p.h"
#include "model/theme.h"

namespace nordertor::io {

enum class LookGeometry { Areas, Lines, Points };

struct SignCategory {
    std::string value;  ///< empty: all others
    std::string label;
    std::vector<SignPart> parts;       ///< from the bottom up; empty: not drawn
    std::vector<SignText> texts = {};  ///< from the bottom up
};

/// The look of a feature table in other programs: one sign, or with a column one for each category.
struct TableLook {
    std::string table;
    LookGeometry geometry = LookGeometry::Areas;
    std::string column = {};  ///< empty: one category, for all features
    std::vector<SignCategory> categories;
};

/// What the program's own style documents draw and write, and plain signs for tables they do not draw
/// (docs/project-format.md). Facilities have a category for each kind of each theme, as the theme's style or
/// the ordinary one draws it.
[[nodiscard]] std::vector<TableLook> tableLooks(const model::ThemeSet& themes);

/// A text of several categories that the same style layer writes: what differs between them is chosen by the
/// category.
struct TextOfCategories {
    std::vector<const SignCategory*> categories;
    std::vector<const SignText*> texts;  ///< as many
};
/// From the bottom up.
[[nodiscard]] std::vector<TextOfCategories> textsOf(const TableLook& look);
/// The values of these categories of the look, and those of its others.
[[nodiscard]] std::pair<std::vector<std::string>, std::vector<std::string>> valuesOf(
    const std::vector<const SignCategory*>& categories, const TableLook& look);

}  // namespace nordertor::io
