// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "geo/geometry.h"
#include "model/source_record.h"

namespace nordertor::model {

/// Areas that figures are summed up or compared by: blocks, planning areas, statistical districts, cells of
/// a grid; with what their source says about them.
struct AreaSet {
    struct Area {
        std::string id;  ///< unique in the set
        std::string name;
        geo::MultiPolygon shape;  ///< valid, working CRS
        friend bool operator==(const Area&, const Area&) = default;
    };
    /// A number for each area; nullopt where the source has none (suppressed, missing). Unknown is not zero.
    struct NumberColumn {
        std::string name;
        std::vector<std::optional<double>> values;
        friend bool operator==(const NumberColumn&, const NumberColumn&) = default;
    };
    LocalizedText title;
    std::vector<Area> areas;  ///< in the order of the source
    std::vector<NumberColumn> numbers;
    SourceRecord source;

    /// Null if there is no such column.
    [[nodiscard]] const NumberColumn* findNumbers(const std::string& column) const {
        for (const NumberColumn& numberColumn : numbers) {
            if (numberColumn.name == column) {
                return &numberColumn;
            }
        }
        return nullptr;
    }
    friend bool operator==(const AreaSet&, const AreaSet&) = default;
};

}  // namespace nordertor::model
