// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/localized_text.h"
#include "model/residents.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// What is summed up over homes.
enum class DemandMeasure {
    Persons,           ///< exactly the demand group
    StandInPersons,    ///< another age class known to stand in for the group ("Kinder unter 10" for 6 to 12)
    KnownPersonsOnly,  ///< the known classes inside the group: a lower bound
    Homes,             ///< no age class known: residential buildings are counted instead
};

/// Which people a standard was applied to.
struct DemandUsed {
    DemandMeasure measure = DemandMeasure::Persons;
    LocalizedText label;  ///< "Kinder unter 10", "Wohngebäude"
};

/// What is counted: "Personen", or "Wohngebäude" where no age class is known.
[[nodiscard]] LocalizedText unitOf(const DemandUsed& used);

/// Whom the data lets us count for a demand group, and how many of them live in every home.
struct Demand {
    DemandUsed used;
    std::vector<double> byHome;  ///< Residents::unknownPersons where not known
};

/// The first of these that the data allows (a class counts as known if at least one home has a number):
/// 1. the group's own age class, or classes that tile it exactly (Persons);
/// 2. the group's stand-ins, in their order, found the same way (StandInPersons);
/// 3. the smallest known class that contains the group (StandInPersons);
/// 4. the known classes inside the group, without overlap (KnownPersonsOnly, a lower bound);
/// 5. the homes themselves, one each (Homes).
/// In 1 and 2 a home is unknown if one of its classes is; in 4 only if all are.
[[nodiscard]] Demand demandFor(const model::Residents& residents, const model::DemandGroup& group);

/// As demandFor(), for a figure per head: it would be multiplied by every year of age a stand-in has more
/// than the group. Of a class that contains the group only its years' part counts, as if each year of age had
/// equally many; the label says so.
[[nodiscard]] Demand headsFor(const model::Residents& residents, const model::DemandGroup& group);

}  // namespace nordertor::analysis
