// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/residents.h"

namespace nordertor::io {

/// Age group counted in a column of the Zensus 2022 CSV, by its columnKey(): "einwohner" and
/// "insgesamtbevoelkerung" are everybody, "unter10", "a10bis19", "a80undaelter" name their ages. Nothing for
/// other columns.
[[nodiscard]] std::optional<model::AgeGroup> censusGroupOfColumn(std::string_view key);
/// The same for a variable of the long form of Zensus 2011: "demography_ALTER_10JG_1" (10-year classes 1-9),
/// "demography_ALTER_KURZ_1" (five classes).
[[nodiscard]] std::optional<model::AgeGroup> censusGroupOfVariable(std::string_view variable);
/// Shares and averages are published in the same form but count nobody.
[[nodiscard]] bool isCensusShare(std::string_view key);

/// Lower-left corner of a 100 m cell in EPSG:3035, metres.
struct CellCorner {
    int south = 0;
    int west = 0;
    friend auto operator<=>(const CellCorner&, const CellCorner&) = default;
    /// "CRS3035RES100mN3282000E4268000"
    [[nodiscard]] std::string id() const;
};
/// From "CRS3035RES100mN3282000E4268000" (2022, metres) or "100mN32820E42680" (2011, hectometres).
[[nodiscard]] std::optional<CellCorner> cellCornerFromId(std::string_view id);
/// From the cell's centre.
[[nodiscard]] CellCorner cellCornerFromCentre(double x, double y);

}  // namespace nordertor::io
