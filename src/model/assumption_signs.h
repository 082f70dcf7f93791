// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/localized_text.h"

namespace nordertor::model {

/// What an assumption of a scenario does, and how maps show the place.
struct AssumptionSign {
    LocalizedText label;
    std::string colour;  ///< "#rrggbb"
    std::string form;    ///< name of a style's "nordertor:form", told apart without colour
    double radius = 0;   ///< mm; smaller for homes, which are many
};

enum class AssumptionKind {
    NewFacility,
    ClosedFacility,
    ChangedFacility,
    BlockedWay,
    OpenedWay,
    NewWay,
    WayGivenUp,
    NewHomes,
    HomesGivenUp,
    OtherResidents,
};

[[nodiscard]] const AssumptionSign& signOf(AssumptionKind kind);
/// That of a kept result's class, by its German label; null for any other text.
[[nodiscard]] const AssumptionSign* assumptionSign(std::string_view germanLabel);

}  // namespace nordertor::model
