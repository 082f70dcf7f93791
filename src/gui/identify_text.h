// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <utility>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "gui/words.h"
#include "model/project.h"
#include "model/theme.h"
#include "render/map_scene.h"

namespace nordertor::gui {

/// What one thing on the map is.
struct Description {
    QString title;
    std::vector<std::pair<QString, QString>> rows;  ///< label and value, none empty
};

/// Name, kind, theme, address, size and source of what was hit. `report` may be null. Never the residents of
/// a single building.
[[nodiscard]] Description describe(const render::Hit& hit, const model::Project& project,
                                   const model::ThemeSet& themes, const analysis::GapReport* report,
                                   Words words);

}  // namespace nordertor::gui
