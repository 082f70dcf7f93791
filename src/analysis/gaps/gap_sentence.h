// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/localized_text.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// What the sentence about one gap place says.
struct GapSentence {
    DemandUsed demand;
    double count = 0;  ///< persons or homes; under 3 it is not printed
    double limit = 0;  ///< metres
    std::vector<const model::FacilityKind*> kinds;
    std::size_t facilities = 0;             ///< that qualify at all
    std::optional<double> nearestDistance;  ///< metres of path
    LocalizedText nearestName;              ///< empty if it has none
    std::optional<double> minimumArea;      ///< m²
    double marginMetres = 0;                ///< how far around the area the data reaches
};

/// "132 Kinder unter 10 wohnen weiter als 400 m Fußweg vom nächsten Spielplatz; der nächste ist „Am Anger“ in
/// 910 m." Paths are rounded to 10 m above 100 m unless that would hide that they are beyond the limit. The
/// German articles follow from FacilityKind::fromNearest and the ending of the label; where several kinds
/// qualify the sentence is built so that it needs none.
[[nodiscard]] LocalizedText gapSentence(const GapSentence& gap);

/// "Im Gebiet und im Umkreis von 2 km gibt es keinen Spielplatz."
[[nodiscard]] LocalizedText noneOfKindSentence(const std::vector<const model::FacilityKind*>& kinds,
                                               std::optional<double> minimumArea, double marginMetres);

}  // namespace nordertor::analysis
