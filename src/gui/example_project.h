// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "ops/operation.h"

namespace nordertor::gui {

/// Where the user's copy of the example quarter lies.
[[nodiscard]] std::filesystem::path exampleProjectFile();

/// Reads the example project, making it from the files in `exampleFolder` (area.geojson, other GeoJSON as map
/// data, census*.csv, other CSV as organisations) where it is missing, older than these files or no longer
/// readable. For a worker thread. Errors: those of the operation "new".
[[nodiscard]] Result<model::Project> openExample(const std::filesystem::path& file,
                                                 const std::filesystem::path& exampleFolder,
                                                 const ops::Context& context, const Task& task);

}  // namespace nordertor::gui
