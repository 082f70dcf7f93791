// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/area_set.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// areas (a file, "grid:500" or "cells"), areas-layer, areas-id, areas-name, areas-crs, figures (a CSV joined
/// by id): which areas a verb sums up or compares by.
[[nodiscard]] std::vector<ParameterSpec> areaParameters();

/// "Raster 500 m" of "grid:500", "Gitterzellen des Zensus" of "cells"; nothing of a file.
[[nodiscard]] std::optional<LocalizedText> titleOfMadeAreas(const std::string& text);

struct ChosenAreas {
    model::AreaSet set;
    Notices notices;
    std::vector<model::SourceRecord> sources;  ///< files read: sources of the result
};

/// A file of areas; "grid:METRES": squares on round coordinates wherever somebody lives; "cells": those of
/// the census. Areas that lie wholly off the project's data are left out (Notice). Errors: InvalidArgument
/// (no areas given, grid size out of 50..10,000 m, column unknown), InvalidData (no area lies where the
/// project's data is; no census cells), those of the readers.
[[nodiscard]] Result<ChosenAreas> areasFrom(const ParameterValues& values, const Context& context,
                                            const Task& task = {});

}  // namespace nordertor::ops
