// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "model/project.h"

namespace nordertor::test {

/// A hand-made project near 10.9 E, 53.5 N (EPSG:25832) that uses every field: umlauts, quotation marks,
/// holes, several parts, empty outlines, unknown persons, an organisation without a place, and one edit of
/// each kind already applied.
[[nodiscard]] model::Project smallProject();

/// A regular grid of so many buildings; the other tables in the proportion of a town (20 addresses and 10
/// streets of 20 points to 15 buildings). Invented by formula, same values in every run.
[[nodiscard]] model::Project townOf(std::size_t buildings);

}  // namespace nordertor::test
