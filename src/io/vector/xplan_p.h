// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/notice.h"
#include "io/vector/area_layer_p.h"

namespace nordertor::io {

/// What of an XPlanGML file is the programme area.
struct XplanLayers {
    std::string plan;   ///< "BP_Plan" ...; empty if there is none
    std::string areas;  ///< "SO_Gebiet", or empty
    [[nodiscard]] bool any() const { return !plan.empty() || !areas.empty(); }
};
[[nodiscard]] XplanLayers xplanLayersOf(const std::vector<std::string>& layerNames);

/// "1400" to "1400 SozialeStadt"; unknown codes and words stay as they are.
[[nodiscard]] std::string xplanAreaKind(const std::string& code);
/// "3000" to "3000 Festlegung".
[[nodiscard]] std::string xplanLegalState(const std::string& code);

/// Keeps the SO_Gebiet objects of one kind: the kind nearest to a programme of social cohesion (1400, then
/// urban renewal and development). What is left out is a Notice.
[[nodiscard]] Notices keepProgrammeKind(AreaLayer& layer);

}  // namespace nordertor::io
