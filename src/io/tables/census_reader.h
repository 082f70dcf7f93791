// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/residents.h"
#include "model/source_record.h"

namespace nordertor::io {

struct CensusOptions {
    int workingCrsEpsg = 25832;
    geo::Box window;         ///< working CRS; cells whose centre lies outside are left out
    std::string importDate;  ///< ISO date for the SourceRecord
};

struct CensusRead {
    std::vector<model::AgeGroup> groups;       ///< ascending
    std::vector<model::CensusCell> cells;      ///< ascending by id; of several files merged by id
    std::vector<model::SourceRecord> sources;  ///< ids "census", "census-2" ...
    Notices notices;
};

/// Reads the official 100 m population grid: the CSV of Zensus 2022 as published (semicolon, decimal comma,
/// en dash for suppressed values, columns found by name) and the long form `variable,x,y,value,quality` of
/// Zensus 2011. A suppressed, missing or empty value is unknown, never zero. Errors: NotFound, CannotRead,
/// InvalidData (a column is missing or none is known: the sentence lists what was found and what is expected;
/// wrong delimiter; no cell in the window).
[[nodiscard]] Result<CensusRead> readCensus(const std::vector<std::filesystem::path>& files,
                                            const CensusOptions& options, const Task& task = {});

}  // namespace nordertor::io
