// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "io/tables/coordinate_recognition.h"
#include "io/tables/csv_table.h"
#include "model/organisation.h"

namespace nordertor::io {

/// One row, before its coordinates are understood.
struct OrganisationRow {
    model::Organisation organisation;
    std::size_t line = 0;
    std::optional<RawCoordinate> coordinate;
    std::string crs;  ///< as the row states it; empty if it does not
};

struct OrganisationTable {
    std::vector<OrganisationRow> rows;
    bool exampleData = false;
    Notices notices;
};

/// Reads names, sectors, purposes and addresses and makes ids unique. Errors InvalidData: no name column, no
/// row, malformed rows.
[[nodiscard]] Result<OrganisationTable> readOrganisationTable(const CsvTable& table,
                                                              const std::string& sourceId, const Task& task);

}  // namespace nordertor::io
