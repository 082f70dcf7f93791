// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/crs.h"
#include "io/project/sqlite_p.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::io {

/// Fills an empty database with a project; themes: as createProject(). The outcome is the database's status.
void writeProject(Database& database, const model::Project& project, const model::ThemeSet& themes,
                  const geo::Crs& crs, const Task& task);

/// Writes what was read from sources anew (map, residents, organisations, source records, notices) over that
/// of a filled database and leaves everything else: edits, limits, styles, tables of other programs.
void rewriteBaseData(Database& database, const model::Project& project, const Task& task);

/// Internal if the project's columns are not of one length, which no file could keep.
[[nodiscard]] Result<> checkStorable(const model::Project& project);

}  // namespace nordertor::io
