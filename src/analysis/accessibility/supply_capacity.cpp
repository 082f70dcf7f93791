// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/supply_capacity.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

std::optional<double> figureOf(const model::Facility& facility, CapacityBasis basis) {
    switch (basis) {
        case CapacityBasis::Places:
            return facility.capacity;
        case CapacityBasis::Area:
            return facility.areaSquareMetres;
        case CapacityBasis::Facilities:
            break;
    }
    return 1.0;
}

/// Of those known, ascending; the mean of the two in the middle if they are even in number.
std::vector<double> knownFigures(std::span<const model::Facility* const> facilities, CapacityBasis basis) {
    std::vector<double> known;
    for (const model::Facility* facility : facilities) {
        if (const auto figure = figureOf(*facility, basis); figure && *figure >= 0) {
            known.push_back(*figure);
        }
    }
    std::sort(known.begin(), known.end());
    return known;
}

double medianOf(const std::vector<double>& ascending) {
    const std::size_t half = ascending.size() / 2;
    return ascending.size() % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
}

LocalizedText nameOf(CapacityBasis basis) {
    switch (basis) {
        case CapacityBasis::Places:
            return {"Plätze", "places"};
        case CapacityBasis::Area:
            return {"Fläche in m²", "area in m²"};
        case CapacityBasis::Facilities:
            break;
    }
    return {"Zahl der Einrichtungen, jede gleich groß", "number of facilities, all of the same size"};
}

void noteBasis(SupplyCapacity& capacity, std::size_t facilities, bool median) {
    const LocalizedText name = nameOf(capacity.basis);
    capacity.notices.push_back(
        {Severity::Info,
         {fmt::format("Als Angebot zählt: {}.", name.de), fmt::format("Counted as supply: {}.", name.en)},
         {},
         {}});
    if (capacity.missing == 0) {
        return;
    }
    const auto sentence = [&](Language language) {
        const bool german = language == Language::German;
        return fmt::format(
            fmt::runtime(german ? "Ohne Angabe ({}): {} von {} Einrichtungen; dafür steht {} ({})."
                                : "Not stated ({}): {} of {} facilities; {} stands in ({})."),
            german ? name.de : name.en, formatCount(static_cast<std::int64_t>(capacity.missing), language),
            formatCount(static_cast<std::int64_t>(facilities), language),
            formatNumber(capacity.standIn, 0, language),
            median ? (german ? "der Median der übrigen" : "the median of the others")
                   : (german ? "wie vorgegeben" : "as given"));
    };
    capacity.notices.push_back({Severity::Warning,
                                {sentence(Language::German), sentence(Language::English)},
                                {},
                                {},
                                capacity.missing});
}

}  // namespace

Result<SupplyCapacity> supplyCapacity(std::span<const model::Facility* const> facilities,
                                      std::optional<CapacityBasis> basis, std::optional<double> standIn) {
    SupplyCapacity capacity;
    std::vector<double> known;
    if (basis) {
        capacity.basis = *basis;
        known = knownFigures(facilities, *basis);
    } else {
        for (const CapacityBasis candidate :
             {CapacityBasis::Places, CapacityBasis::Area, CapacityBasis::Facilities}) {
            capacity.basis = candidate;
            known = knownFigures(facilities, candidate);
            if (!known.empty()) {
                break;
            }
        }
    }
    if (known.empty() && !standIn) {
        const LocalizedText name = nameOf(capacity.basis);
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Keine der Einrichtungen hat diese Angabe: {}.", name.de),
                     fmt::format("None of the facilities states this: {}.", name.en)},
                    {"Bitte eine andere Angabe wählen (--capacity facilities) oder einen Ersatzwert nennen. "
                     "Beispiel: --stand-in 50",
                     "Please choose another figure (--capacity facilities) or give a stand-in. "
                     "Example: --stand-in 50"},
                    {}, "--capacity");
    }
    capacity.standIn = standIn ? *standIn : medianOf(known);
    bool any = false;
    for (const model::Facility* facility : facilities) {
        const auto figure = figureOf(*facility, capacity.basis);
        const bool stated = figure && *figure >= 0;
        capacity.missing += stated ? 0U : 1U;
        capacity.byFacility.push_back(stated ? *figure : capacity.standIn);
        any = any || capacity.byFacility.back() > 0;
    }
    if (!any) {
        return fail(ErrorCode::InvalidData,
                    {"Alle Einrichtungen haben das Angebot 0.", "All facilities have a supply of 0."},
                    {"Bitte die Angaben prüfen oder jede Einrichtung gleich zählen: --capacity facilities",
                     "Please check the figures, or count each facility alike: --capacity facilities"},
                    {}, "--capacity");
    }
    // whoever gives the median themselves is told the same, so that a result made again reads alike
    noteBasis(capacity, facilities.size(), !known.empty() && capacity.standIn == medianOf(known));
    return capacity;
}

}  // namespace nordertor::analysis
