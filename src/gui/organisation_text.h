// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "gui/words.h"
#include "model/organisation.h"

namespace nordertor::gui {

/// "Betrieb", "Stiftung", "Verein"
[[nodiscard]] LocalizedText kindText(model::OrganisationKind kind);
/// "Celler Straße 12, 31582 Nienburg"; empty if nothing is known.
[[nodiscard]] QString addressText(const model::Organisation& organisation);
/// "10.71 Herstellung von Backwaren (WZ 2008)"
[[nodiscard]] QString sectorText(const model::Organisation& organisation);
/// "Bildung, Jugend"; purposes without a known word stay as the source has them.
[[nodiscard]] QString purposesText(const model::Organisation& organisation, Words words);
/// "Stadt"; unknown reaches stay as they are.
[[nodiscard]] QString reachText(const std::string& reach, Words words);

}  // namespace nordertor::gui
