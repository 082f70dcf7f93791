// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "ops/operation.h"

namespace nordertor::ops {

// Each stores its notices in the project, in place of those it made untrue, and returns them.

/// Reads the map files into the project: base map, facilities and businesses from the map, with their sources
/// and notices, in place of those of an earlier import. Needs area, margin and working CRS of the project.
[[nodiscard]] Result<Notices> importMap(model::Project& project,
                                        const std::vector<std::filesystem::path>& files,
                                        const model::ThemeSet& themes, const std::string& date,
                                        const Task& task);
/// Reads census cells and spreads their persons over the buildings, in place of those of an earlier import.
[[nodiscard]] Result<Notices> importCensus(model::Project& project,
                                           const std::vector<std::filesystem::path>& files,
                                           const std::string& date, const Task& task);
/// Spreads the persons of the project's cells over its buildings again (after a new map).
[[nodiscard]] Result<Notices> distributeAgain(model::Project& project, const Task& task);
/// Reads one file of organisations as an edit that replaces data of the same file name, or adds to the
/// project.
[[nodiscard]] Result<model::Edit> importOrganisations(const model::Project& project,
                                                      const std::filesystem::path& file,
                                                      std::optional<int> crsEpsg, const std::string& date,
                                                      const Task& task);

/// "4.812 Gebäude, 96 Spielplätze ..." as a table of what a project holds.
[[nodiscard]] Table contentTable(const model::Project& project);

}  // namespace nordertor::ops
