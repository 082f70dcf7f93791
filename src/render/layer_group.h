// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/localized_text.h"

namespace nordertor::render {

/// What a user switches on and off together. Ids: "base", "area", "residents", "organisations",
/// "facilities:<theme>", "gaps:<theme>", "results:<name>". In a drawing also "backdrop", a base map from
/// outside.
struct LayerGroup {
    std::string id;
    LocalizedText label;  ///< "Grundkarte", "Spielplätze und Jugend: Einrichtungen"
    std::string theme;    ///< theme id, empty for groups that belong to no theme
    std::string colour;   ///< "#RRGGBB" for a swatch, or empty
    friend bool operator==(const LayerGroup&, const LayerGroup&) = default;
};

}  // namespace nordertor::render
