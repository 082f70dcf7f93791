// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/result_layer.h"

namespace nordertor::model {

/// How many rows, or of those wanted, lie in which class of the legend. O(rows).
struct ClassCounts {
    std::vector<std::size_t> byClass;
    std::size_t unknown = 0;
};
[[nodiscard]] ClassCounts classCounts(const ResultData& data,
                                      const std::function<bool(const ResultRow&)>& wanted = {});

/// The rows a map draws, in their order: all, but of those of one home (column "home", a row for each
/// standard) only that with the greatest difference, whether longer or shorter; an unknown one is greater
/// than all. O(rows log rows).
[[nodiscard]] std::vector<std::size_t> drawnRows(const ResultData& data);

/// Whether the areas are hatched, so that they may lie on each other (gaps of several standards): a map draws
/// those of a class as one.
[[nodiscard]] bool isHatched(const ResultData& data);
/// Of so many classes hatched areas can be told apart where they lie on each other.
inline constexpr std::size_t mostHatchedClasses = 3;
/// Whether so many classes of hatched areas occur (more than mostHatchedClasses) that they could not be told
/// apart where they lie on each other: a map then shows how many of them do. O(rows).
[[nodiscard]] bool showsOverlaps(const ResultData& data);
/// What the legend of such a map says: "Hier fehlt etwas", and "in 2 Themen" of a place of that many classes,
/// or "in 4 bis 6 Themen".
[[nodiscard]] LocalizedText overlapTitle(const ResultData& data);
[[nodiscard]] LocalizedText overlapLabel(const ResultData& data, std::size_t from, std::size_t to);

/// Whether the rows are the assumptions of a scenario, by number.
[[nodiscard]] bool holdsAssumptions(const ResultLayer& layer);
/// The assumptions kept with a result of a scenario: a map of that shows and lists them as well.
[[nodiscard]] std::vector<const ResultLayer*> assumptionsOf(const Project& project, const ResultLayer& layer);

/// Whether each place has its rank as a number on the map.
[[nodiscard]] bool showsRanks(const ResultData& data);
/// Whether each area has its value written into it: areas that are compared with each other.
[[nodiscard]] bool showsValues(const ResultLayer& layer);
/// What stands behind a value of the column on a map: " %", or nothing.
[[nodiscard]] std::string unitBehind(const ResultColumn& column);
/// Whether the classes are bands on each other (service areas up to 300 m, up to 500 m): a row counts what
/// lies in all nearer bands, too.
[[nodiscard]] bool holdsBands(const ResultLayer& layer);
/// Whether classes of the column would be such bands.
[[nodiscard]] bool areBands(const ResultRecord& record, const std::string& column);
/// Whether the rows are zones of density beside each other, each all over the map: what lies in one counts
/// for it alone, and how many zones there are says nothing.
[[nodiscard]] bool holdsZones(const ResultLayer& layer);
/// By row of bands: whether it lies in a wider one of its origin and class (where a class stands for several
/// bands), which looks the same and counts all of it. O(rows log rows).
[[nodiscard]] std::vector<bool> insideWiderBands(const ResultData& data);
/// What lies within each band without the nearer ones, or within each zone.
struct BandAmounts {
    std::size_t column =
        0;  ///< of which: all persons, else those counted, else homes; of zones what they count
    std::vector<std::optional<double>> byClass;
};
/// Nullopt without bands or zones, and where several rows share one (areas of several origins overlap, and a
/// sum would count twice). O(rows).
[[nodiscard]] std::optional<BandAmounts> bandAmounts(const ResultLayer& layer);

}  // namespace nordertor::model
