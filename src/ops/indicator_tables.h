// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/indicators/normalisation.h"
#include "analysis/indicators/status_dynamics.h"
#include "model/area_set.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// A column of the result with its figures.
struct ResultColumn {
    Column column;
    analysis::Figures figures;
    int decimals = 0;
    bool persons = false;
};

/// A row for each area in `order`. `inhabitants` and `rated` may be null.
[[nodiscard]] Table indicatorsTable(const model::AreaSet& areas, const analysis::Figures* inhabitants,
                                    const std::vector<ResultColumn>& columns,
                                    const analysis::StatusDynamics* rated,
                                    std::span<const std::size_t> order);
/// Least, mean, median and most of every column over all areas.
[[nodiscard]] Table summaryTable(const std::vector<ResultColumn>& columns);
/// How many areas are in each class, and how much the classes explain; of the figures as they are shown.
[[nodiscard]] Table classesTable(const ResultColumn& column, const std::vector<double>& breaks);

/// The figures that are known, in the order of the areas.
[[nodiscard]] std::vector<double> knownFigures(const analysis::Figures& figures);
/// Those of them that are shown, as tables and layers give them: classes are made of these, so that table,
/// map and legend agree.
[[nodiscard]] std::vector<double> shownFigures(const ResultColumn& column);
/// With the column's decimals.
[[nodiscard]] double asShown(double figure, const ResultColumn& column);

}  // namespace nordertor::ops
