// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/project/sqlite_p.h"
#include "io/project/styles.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::io {

/// A row of `layer_styles`, which must exist: the default look of a table in QGIS (QML) and in others (SLD),
/// with a seal that tells it from what somebody changes later.
void insertLayerStyle(Database& database, const std::string& table, const LayerStyle& style,
                      const std::string& time);

/// Tables that still have the style an earlier program gave them get today's. What somebody changed or saved
/// in QGIS stays, and so does a style with categories that the one of today lacks.
void renewLayerStyles(Database& database, const model::Project& project, const model::ThemeSet& themes);

}  // namespace nordertor::io
