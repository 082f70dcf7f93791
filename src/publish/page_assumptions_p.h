// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publish/page_content_p.h"

namespace nordertor::publish {

/// The results that hold the assumptions a page shows: those kept with its results, and the options' own.
[[nodiscard]] std::vector<const model::ResultLayer*> assumptionLayers(const MapPageOptions& options,
                                                                      const model::Project& project);
/// Their assumptions by scenario and number; `beyond`: also those that are not on the map.
[[nodiscard]] std::vector<Assumption> assumptionsOnPage(const PageInput& input, bool beyond);

// Of input.assumptions:

/// "auf der Karte", "außerhalb der Karte"
[[nodiscard]] std::string whereOf(const Assumption& assumption, Language language);
/// For a list of facts, each scenario under its head; those beside the map together, without a sign.
[[nodiscard]] std::vector<FactSheet::Item> assumptionItems(const PageInput& input);
/// What stands above the list of gaps; facts have them among their items.
[[nodiscard]] std::optional<FactSheet> assumptionsAbove(const PageInput& input);
/// How high they are, with the room below them; 0 without any.
[[nodiscard]] double heightAbove(const PageInput& input, double width);
/// Of the list's box what they take, and what they leave.
[[nodiscard]] PageBox aboveList(const PageInput& input, const PageBox& box);
[[nodiscard]] PageBox belowAssumptions(const PageInput& input, const PageBox& box);
/// All of them, for those who cannot see the map.
[[nodiscard]] std::string assumptionSentences(const PageInput& input);
/// A table for each scenario.
[[nodiscard]] std::vector<TableContent> assumptionTables(const PageInput& input);

}  // namespace nordertor::publish
