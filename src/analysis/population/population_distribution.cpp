// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/population_distribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "analysis/population/dwelling.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {
namespace {

constexpr std::size_t noCell = static_cast<std::size_t>(-1);
constexpr std::size_t buildingsPerReport = 2048;

/// A building that may get persons.
struct Dwelling {
    std::size_t building = 0;
    geo::Point location;
    double floorArea = 0;
    DwellingEvidence evidence = DwellingEvidence::Certain;  ///< Likely counts as Certain
};

/// Finds the cell a point lies in; of two that share an edge, the first.
class CellFinder {
  public:
    explicit CellFinder(const std::vector<model::CensusCell>& cells) {
        std::vector<geo::Box> boxes;
        for (const model::CensusCell& cell : cells) {
            shapes_.push_back({{geo::Polygon{cell.outline, {}}}});
            boxes.push_back(geo::boxOf(cell.outline));
        }
        index_ = geo::SpatialIndex(boxes);
    }
    [[nodiscard]] std::size_t cellAt(geo::Point p) const {
        std::size_t best = noCell;
        index_.visit({p, p}, [&](std::uint32_t i) {
            if (i < best && geo::contains(shapes_[i], p)) {
                best = i;
            }
            return true;
        });
        return best;
    }

  private:
    std::vector<geo::MultiPolygon> shapes_;
    geo::SpatialIndex index_;
};

struct Assignment {
    std::vector<std::vector<Dwelling>> byCell;
    std::size_t unusable = 0;  ///< buildings without area
};

Result<Assignment> assignDwellings(const std::vector<model::CensusCell>& cells, const model::BaseMap& baseMap,
                                   const Task& task) {
    const CellFinder finder(cells);
    const DwellingJudge judge(baseMap);
    Assignment assignment;
    assignment.byCell.resize(cells.size());
    const std::size_t count = baseMap.buildings.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % buildingsPerReport == 0) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            task.report(static_cast<double>(i) / static_cast<double>(count),
                        {"Einwohner auf Gebäude verteilen", "Spreading residents over buildings"});
        }
        const model::Building& building = baseMap.buildings[i];
        if (building.use == model::BuildingUse::NonResidential) {
            continue;
        }
        const double area = floorArea(building);
        if (!(area > 0)) {
            ++assignment.unusable;
            continue;
        }
        const auto inside = homePoint(building.shape);
        if (!inside) {
            ++assignment.unusable;
            continue;
        }
        const std::size_t cell = finder.cellAt(*inside);
        if (cell == noCell) {
            continue;
        }
        const DwellingEvidence evidence = judge.evidence(building, *inside);
        if (evidence != DwellingEvidence::None) {
            assignment.byCell[cell].push_back(
                {i, *inside, area,
                 evidence == DwellingEvidence::Likely ? DwellingEvidence::Certain : evidence});
        }
    }
    for (auto& dwellings : assignment.byCell) {
        DwellingEvidence best = DwellingEvidence::None;
        for (const Dwelling& d : dwellings) {
            best = std::max(best, d.evidence);
        }
        std::erase_if(dwellings, [best](const Dwelling& d) { return d.evidence != best; });
        // The order of summation must not depend on the order buildings were read in.
        std::sort(dwellings.begin(), dwellings.end(), [&](const Dwelling& a, const Dwelling& b) {
            return baseMap.buildings[a.building].id < baseMap.buildings[b.building].id;
        });
    }
    return assignment;
}

Error badInput(LocalizedText message) {
    return {ErrorCode::InvalidData, std::move(message), {}, {}, {}};
}

/// One home with its row of persons, before homes are put in order.
struct Row {
    model::Home home;
    std::size_t cell = 0;
    double share = 1;  ///< of the cell's persons
};

std::vector<Row> rowsOf(const std::vector<model::CensusCell>& cells, const model::BaseMap& baseMap,
                        const Assignment& assignment) {
    std::vector<Row> rows;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto& dwellings = assignment.byCell[c];
        if (dwellings.empty()) {
            rows.push_back({{cells[c].id, cells[c].id, true, cells[c].centre, 0}, c, 1});
            continue;
        }
        const double total = std::accumulate(dwellings.begin(), dwellings.end(), 0.0,
                                             [](double sum, const Dwelling& d) { return sum + d.floorArea; });
        for (const Dwelling& d : dwellings) {
            rows.push_back({{baseMap.buildings[d.building].id, cells[c].id, false, d.location, d.floorArea},
                            c,
                            d.floorArea / total});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.home.id < b.home.id; });
    return rows;
}

void addNotices(const std::vector<model::CensusCell>& cells, const Assignment& assignment, Notices& notices) {
    std::size_t empty = 0;
    std::string first;
    std::size_t guessed = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto& dwellings = assignment.byCell[c];
        const auto& persons = cells[c].persons;
        const bool inhabited = std::any_of(persons.begin(), persons.end(),
                                           [](const model::PersonCount& p) { return p.value_or(0) > 0; });
        if (dwellings.empty() && inhabited) {
            first = empty++ == 0 ? cells[c].id : first;
        }
        guessed += !dwellings.empty() && dwellings.front().evidence != DwellingEvidence::Certain ? 1 : 0;
    }
    if (empty > 0) {
        notices.push_back(
            {Severity::Warning,
             {fmt::format("{} bewohnte Gitterzellen ohne Wohngebäude: ihre Einwohner bleiben in "
                          "der Zellmitte.",
                          empty),
              fmt::format("{} inhabited grid cells without a residential building: their "
                          "residents stay at the cell's centre.",
                          empty)},
             {},
             first,
             empty});
    }
    if (guessed > 0) {
        notices.push_back(
            {Severity::Info,
             {fmt::format("In {} Gitterzellen wurden Gebäude ohne Angabe der Nutzung als "
                          "Wohngebäude angenommen.",
                          guessed),
              fmt::format("In {} grid cells, buildings of unstated use were taken as residential.", guessed)},
             {},
             {},
             guessed});
    }
    if (assignment.unusable > 0) {
        notices.push_back({Severity::Warning,
                           {fmt::format("{} Gebäude ohne Fläche ausgelassen.", assignment.unusable),
                            fmt::format("{} buildings without an area left out.", assignment.unusable)},
                           {},
                           {},
                           assignment.unusable});
    }
}

}  // namespace

Result<Distribution> distributePopulation(const std::vector<model::AgeGroup>& groups,
                                          const std::vector<model::CensusCell>& cells,
                                          const model::BaseMap& baseMap, const Task& task) {
    for (const model::CensusCell& cell : cells) {
        if (cell.persons.size() != groups.size()) {
            return fail(badInput({fmt::format("Die Gitterzelle {} hat {} Angaben für {} Altersgruppen.",
                                              cell.id, cell.persons.size(), groups.size()),
                                  fmt::format("Grid cell {} has {} figures for {} age groups.", cell.id,
                                              cell.persons.size(), groups.size())}));
        }
    }
    auto assignment = assignDwellings(cells, baseMap, task);
    if (!assignment) {
        return fail(assignment.error());
    }
    const std::vector<Row> rows = rowsOf(cells, baseMap, *assignment);
    Distribution result;
    result.residents.groups = groups;
    result.residents.cells = cells;
    result.residents.persons.resize(groups.size());
    result.residents.homes.reserve(rows.size());
    for (const Row& row : rows) {
        result.residents.homes.push_back(row.home);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        auto& column = result.residents.persons[g];
        column.reserve(rows.size());
        for (const Row& row : rows) {
            const model::PersonCount& count = cells[row.cell].persons[g];
            column.push_back(count ? *count * row.share : model::Residents::unknownPersons);
        }
    }
    addNotices(cells, *assignment, result.notices);
    return result;
}

}  // namespace nordertor::analysis
