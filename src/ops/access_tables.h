// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/accessibility/access_summary.h"
#include "analysis/accessibility/accessibility.h"
#include "analysis/accessibility/supply_capacity.h"
#include "analysis/population/demand.h"
#include "model/area_set.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// How a value of a home is called and written.
struct AccessUnit {
    LocalizedText title;  ///< "Plätze je 1.000 Kinder unter 10"
    double scale = 1;     ///< shown = value * scale
    int decimals = 0;
    bool distance = false;
    bool minutes = false;
};
[[nodiscard]] AccessUnit accessUnit(const analysis::AccessParameters& parameters,
                                    analysis::CapacityBasis basis, const LocalizedText& facilities,
                                    const analysis::DemandUsed& demand);

/// What the tables of `access` are made from. Everything by home unless said.
struct AccessFindings {
    AccessUnit unit;
    const model::Project* project = nullptr;
    const analysis::Demand* demand = nullptr;
    const std::vector<analysis::AccessResult>* results = nullptr;  ///< by limit
    std::size_t shown = 0;                                         ///< index in results
    std::vector<std::uint8_t> inside;                              ///< in the programme area

    [[nodiscard]] const analysis::AccessResult& result() const { return (*results)[shown]; }
    /// Upper bounds of the classes in the unit of the values: round ways, or parts and multiples of the mean.
    [[nodiscard]] std::vector<double> classBounds() const;
};

/// Rows: programme area, surroundings, together.
[[nodiscard]] Table accessSummaryTable(const AccessFindings& findings);
/// Persons by class of access, in the area and around it.
[[nodiscard]] Table accessClassesTable(const AccessFindings& findings);
/// The same method with each limit.
[[nodiscard]] Table sensitivityTable(const AccessFindings& findings);
/// `areas` summed up; those with fewer than `leastInhabitants` (by area) get no value. Rows in their order.
[[nodiscard]] Table accessAreasTable(const AccessFindings& findings, const model::AreaSet& areas,
                                     const std::vector<analysis::AccessSummary>& summaries,
                                     const std::vector<double>& inhabitants, double leastInhabitants);
/// Homes with persons of the group, the worst supplied first; `where` "area", "around" or "all".
[[nodiscard]] std::vector<std::size_t> worstHomes(const AccessFindings& findings, const std::string& where);
[[nodiscard]] Table accessHomesTable(const AccessFindings& findings, const std::vector<std::size_t>& homes);

}  // namespace nordertor::ops
