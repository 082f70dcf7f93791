// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "publish/page_content_p.h"

namespace nordertor::publish {

/// An entry of the list of gaps.
struct GapText {
    std::string head;
    std::string reason;  ///< may be empty
};

/// What is missing, and the sentence that says for whom and how far.
[[nodiscard]] GapText fullTextOf(const PageInput& input, const analysis::GapPlace& gap);
/// What is missing to how many, and how far the nearest facility is.
[[nodiscard]] GapText shortTextOf(const PageInput& input, const analysis::GapPlace& gap);

/// How many gaps of the map the list leaves out, if it has so many.
[[nodiscard]] std::size_t gapsUnlisted(const PageInput& input, std::size_t listed);
/// How many the list leaves out, what of them is on the map, and what is missing everywhere.
[[nodiscard]] std::string moreText(const PageInput& input, std::size_t listed);
/// "Überall fehlt: Bahnhof, Postfiliale"; empty without any.
[[nodiscard]] std::string missingEverywhere(const std::vector<std::string>& labels, Language language);
/// Instead of a list without entries.
[[nodiscard]] std::string noGapsText(const PageInput& input);
/// In what the order of the list is not that of the numbers in it; may be empty.
[[nodiscard]] std::string orderNote(const PageInput& input);

}  // namespace nordertor::publish
