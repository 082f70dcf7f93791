// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/area_set.h"

namespace nordertor::analysis {

/// Homes that are looked at together.
struct ComparedGroup {
    enum class Kind {
        ProgrammeArea,
        Surroundings,  ///< outside, but at most ComparisonParameters::around from the programme area
        Rest,          ///< beyond the surroundings, as far as the data reaches (Project::marginMetres)
        Other          ///< an area of the set
    };
    Kind kind = Kind::Other;
    std::string id;  ///< "programme_area", "surroundings", "rest", or of the area
    LocalizedText name;
    std::size_t area = 0;  ///< Other: index in AreaSet::areas
    /// Where its homes lie, without overlap; working CRS. Round parts of the outer edge lie up to 0.5 % of
    /// the distance inside the true one (geo::buffer). Empty for Other, and where the data ends before it
    /// begins.
    geo::MultiPolygon shape = {};
    double inhabitants = 0;  ///< in AreaComparison::inhabitants
    std::size_t homes = 0;
    bool tooSmall = false;  ///< under ComparisonParameters::leastInhabitants: no figures, no rank
};

/// One standard in one group.
struct GroupSupply {
    double persons = 0;  ///< of those counted: n
    double supplied = 0;
    std::optional<double> share;       ///< supplied / persons, 0..1; none if too small or nobody is counted
    std::optional<double> difference;  ///< percentage points above the programme area (below: negative)
    /// 1 = greatest share. Among the programme area and the areas of the set that have a share and count at
    /// least ComparisonParameters::leastPersons; equal shares have the same rank.
    std::optional<std::size_t> rank;
};

struct StandardComparison {
    std::string standard;  ///< "<theme>.<standard>"
    DemandUsed demand;
    std::vector<GroupSupply> groups;  ///< as AreaComparison::groups
    std::size_t ranked = 0;           ///< how many have a rank
};

struct AreaComparison {
    std::vector<ComparedGroup> groups;  ///< programme area, surroundings, rest, then the set's areas in order
    std::vector<StandardComparison> standards;  ///< as in the report
    DemandUsed inhabitants;
    Notices notices;
};

struct ComparisonParameters {
    double around = 1000;           ///< metres around the programme area; 1 to 20,000
    double leastInhabitants = 300;  ///< as in the monitoring of Berlin and Hamburg
    double leastPersons = 3;        ///< small counts are never given away, so they are not ranked either
    /// Whom every standard counts, by home, in place of its own demand group; null: each its own.
    const Demand* group = nullptr;
};

/// What share of the persons a standard is for (or of ComparisonParameters::group) is supplied, in the
/// programme area, around it, in the rest of the data and in other areas. The first three are parts of the
/// data that do not overlap. A home counts in every area of the set it lies in. `report` is of the same
/// project. O(homes x (standards + log areas)). Errors: InvalidArgument (around out of range), InvalidData
/// (nobody lives in the programme area; nothing to compare it with), Cancelled.
[[nodiscard]] Result<AreaComparison> compareAreas(const model::Project& project,
                                                  const model::ThemeSet& themes, const GapReport& report,
                                                  const model::AreaSet* areas,
                                                  const ComparisonParameters& parameters = {},
                                                  const Task& task = {});

}  // namespace nordertor::analysis
