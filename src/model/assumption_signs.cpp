// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/assumption_signs.h"

#include <algorithm>

namespace nordertor::model {
namespace {

// of Okabe, Ito (2008), as the categories of results
constexpr auto added = "#009e73";
constexpr auto removed = "#d55e00";
constexpr auto changed = "#0072b2";
constexpr auto people = "#cc79a7";

constexpr double ofOne = 1.75;
constexpr double ofHome = 1.1;

/// In the order of the kinds.
const std::array<AssumptionSign, 10>& signs() {
    static const std::array<AssumptionSign, 10> all{{
        {{"Neue Einrichtung", "New facility"}, added, "circle", ofOne},
        {{"Geschlossene Einrichtung", "Closed facility"}, removed, "square", ofOne},
        {{"Verlegte oder geänderte Einrichtung", "Moved or changed facility"}, changed, "diamond", ofOne},
        {{"Gesperrter Weg", "Blocked way"}, removed, "square", ofOne},
        {{"Geöffneter Weg", "Opened way"}, changed, "diamond", ofOne},
        {{"Neuer Weg", "New way"}, added, "circle", ofOne},
        {{"Entfallener Weg", "Way given up"}, removed, "square", ofOne},
        {{"Neue Wohnungen", "New homes"}, people, "hexagon", ofHome},
        {{"Entfallene Wohnungen", "Homes given up"}, people, "triangle-down", ofHome},
        {{"Andere Einwohnerzahl", "Other number of residents"}, people, "triangle", ofHome},
    }};
    return all;
}

}  // namespace

const AssumptionSign& signOf(AssumptionKind kind) {
    return signs().at(static_cast<std::size_t>(kind));
}

const AssumptionSign* assumptionSign(std::string_view germanLabel) {
    const auto found = std::ranges::find_if(
        signs(), [&](const AssumptionSign& sign) { return sign.label.de == germanLabel; });
    return found != signs().end() ? &*found : nullptr;
}

}  // namespace nordertor::model
