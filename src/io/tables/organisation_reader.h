// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/edit.h"

namespace nordertor::io {

struct OrganisationOptions {
    int workingCrsEpsg = 25832;
    std::optional<int>
        crsEpsg;      ///< of the coordinates, stated by the user; DEFAULT: column `crs`, else recognised
    geo::Box window;  ///< working CRS, programme area plus margin; foundations outside are kept, businesses
                      ///< reported
    std::string sourceId = "organisations";
    std::string importDate;  ///< ISO date for the SourceRecord
};

/// Reads businesses, foundations and associations from CSV. Delimiter (; , tab |), encoding (UTF-8 with or
/// without BOM, Latin-1) and decimal mark are detected; identifiers, codes and postcodes stay text. Column
/// names in German or English, in any order (docs/formats.md lists them). Contact data of persons is not read
/// (Notice). Errors: NotFound, CannotRead (empty, mixed encodings: with the line), InvalidData (no name
/// column: the sentence lists the columns found; coordinates that fit no known CRS).
[[nodiscard]] Result<model::OrganisationData> readOrganisations(const std::filesystem::path& file,
                                                                const OrganisationOptions& options,
                                                                const Task& task = {});

}  // namespace nordertor::io
