// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/project/sqlite_p.h"
#include "io/project/styles.h"

namespace nordertor::io {

/// A row of `layer_styles`, which must exist: the default look of a table in QGIS (QML) and in others (SLD).
void insertLayerStyle(Database& database, const std::string& table, const LayerStyle& style,
                      const std::string& time);

}  // namespace nordertor::io
