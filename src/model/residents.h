// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "geo/geometry.h"

namespace nordertor::model {

/// Ages from..to in completed years, both included; `to` = openEnd for "and older". {0, openEnd} is
/// everybody.
struct AgeGroup {
    static constexpr int openEnd = 999;
    int from = 0;
    int to = openEnd;

    [[nodiscard]] bool everybody() const { return from == 0 && to == openEnd; }
    [[nodiscard]] bool contains(AgeGroup other) const { return from <= other.from && other.to <= to; }
    [[nodiscard]] bool overlaps(AgeGroup other) const { return from <= other.to && other.from <= to; }
    /// "0-9", "80+", "all": column names and file keys.
    [[nodiscard]] std::string key() const;
    [[nodiscard]] static std::optional<AgeGroup> fromKey(std::string_view key);
    /// "Kinder unter 10", "Personen von 20 bis 29", "Personen ab 80", "Personen"
    [[nodiscard]] LocalizedText label() const;
    friend auto operator<=>(const AgeGroup&, const AgeGroup&) = default;
};

/// A number of persons that may be unknown (suppressed, not delivered). Unknown is not zero.
using PersonCount = std::optional<double>;

/// A cell of the official population grid (INSPIRE, EPSG:3035).
struct CensusCell {
    std::string id;                    ///< "CRS3035RES100mN3282000E4268000", lower-left corner
    geo::Point centre;                 ///< working CRS
    geo::Points outline;               ///< the cell's square as a closed ring in the working CRS
    std::vector<PersonCount> persons;  ///< one per group of Residents::groups
    friend bool operator==(const CensusCell&, const CensusCell&) = default;
};

/// A place where people live: a building, or the centre of a cell without a residential building.
struct Home {
    std::string id;      ///< of the building, or of the cell
    std::string cellId;  ///< cell the persons come from
    bool isCellCentre = false;
    geo::Point location;   ///< working CRS, inside the building
    double floorArea = 0;  ///< m², footprint x levels; 0 for a cell centre
    friend bool operator==(const Home&, const Home&) = default;
};

/// Persons by home and age group. Columns, not records: analyses read one group at a time.
/// `groups` ascending by (from, to); they may overlap (everybody beside single groups) and may leave ages
/// out.
struct Residents {
    std::vector<AgeGroup> groups;
    std::vector<CensusCell> cells;  ///< ascending by id
    std::vector<Home> homes;        ///< ascending by id
    /// persons[g][h]: persons of groups[g] in homes[h], fractions allowed; unknownPersons where not known.
    std::vector<std::vector<double>> persons;

    static constexpr double unknownPersons = -1;
    [[nodiscard]] static bool isKnown(double count) { return count >= 0; }
    /// Index in groups, or groups.size().
    [[nodiscard]] std::size_t indexOf(AgeGroup group) const;
    friend bool operator==(const Residents&, const Residents&) = default;
};

}  // namespace nordertor::model
