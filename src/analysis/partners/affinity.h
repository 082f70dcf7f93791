// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/organisation.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// Section letter (WZ 2008, same as NACE Rev. 2) a code belongs to: "10.71" -> 'C'. A code of WZ 2025 is
/// placed by its division, a bare WZ 2025 letter by the section that continues it. '\0' if there is none.
[[nodiscard]] char sectionOf(const std::string& sectorCode, model::SectorEdition edition);

/// The affinity that speaks most for the organisation, or null: of the matching sector prefixes the longest
/// (a section letter is the shortest), of the matching purposes the one with the highest weight, of both the
/// higher. Affinities for other standards do not count. `standardId` without the theme.
[[nodiscard]] const model::PartnerAffinity* bestAffinity(const model::Theme& theme,
                                                         const std::string& standardId,
                                                         const model::Organisation& organisation);

}  // namespace nordertor::analysis
