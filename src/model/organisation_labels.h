// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/localized_text.h"
#include "model/organisation.h"

namespace nordertor::model {

/// "Betrieb", "Stiftung", "Verein"; in a sentence or a table.
[[nodiscard]] inline LocalizedText labelOf(OrganisationKind kind) {
    switch (kind) {
        case OrganisationKind::Foundation:
            return {"Stiftung", "foundation"};
        case OrganisationKind::Association:
            return {"Verein", "association"};
        case OrganisationKind::Business:
            break;
    }
    return {"Betrieb", "business"};
}

}  // namespace nordertor::model
