// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/source_record.h"

namespace nordertor::io {

struct EventOptions {
    int workingCrsEpsg = 25832;
    geo::Box window;             ///< working CRS; events outside are left out. Empty: all are kept.
    std::optional<int> crsEpsg;  ///< if the user states it
    /// "IstRad=1", "UKATEGORIE=1,2", "UTYP1!=2": all must hold. Numbers are compared as numbers ("01" is 1).
    std::vector<std::string> where;
    std::string importDate;  ///< ISO date
};

/// Things that happened at places: accidents, complaints, reports.
struct EventData {
    std::vector<geo::Point> places;  ///< working CRS, in the order of the file
    bool accidents = false;          ///< a table of the Unfallatlas (has its column UKATEGORIE)
    std::size_t rows = 0;            ///< in the table
    std::size_t matching = 0;        ///< that the conditions let through
    model::SourceRecord source;
    Notices notices;
};

/// Reads a CSV with a row for each event. Columns are found by name, since the Unfallatlas changes their
/// order and some names every year: coordinates XGCSWGS84/YGCSWGS84, LINREFX/LINREFY (EPSG:25832) or the
/// usual names (x, y, lon, lat, rechtswert, hochwert ...), whose CRS is recognised; in conditions the names
/// of all years mean the same (STRZUSTAND, USTRZUSTAND, IstStrassenzustand). Errors: those of CsvTable;
/// InvalidArgument (condition not understood, or on a column that is not there, listing those that are),
/// InvalidData (no coordinates, CRS not recognisable, no event fulfils the conditions, none lies in the
/// window), Cancelled.
[[nodiscard]] Result<EventData> readEvents(const std::filesystem::path& file, const EventOptions& options,
                                           const Task& task = {});

}  // namespace nordertor::io
