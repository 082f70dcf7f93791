// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/localized_text.h"
#include "model/organisation.h"

namespace nordertor::model {

/// Title of the division or section a WZ 2008 or NACE Rev. 2 code belongs to ("10.71" -> that of "10"), from
/// data/codes/wz2008.csv, built into the program. Empty for unknown codes and other editions.
[[nodiscard]] LocalizedText sectorTitle(std::string_view code, SectorEdition edition);
/// What the organisation does: as its source says, in English the title of the code's division if there is
/// one.
[[nodiscard]] LocalizedText sectorOf(const Organisation& organisation);

}  // namespace nordertor::model
