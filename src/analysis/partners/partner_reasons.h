// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/localized_text.h"
#include "model/organisation.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// What is known about one organisation and one gap when its reasons are put into words.
struct PartnerFacts {
    const model::Organisation* organisation = nullptr;
    const model::PartnerAffinity* affinity = nullptr;  ///< null: the theme says nothing about it
    std::optional<double> minutes;                     ///< on foot from the gap's centre
    bool insideArea = false;
    bool codesComparable = true;  ///< its edition of sector codes is the theme's
};

/// What speaks for it: what it can do, its sector, the way, known engagement, reach. Whole sentences.
[[nodiscard]] LocalizedText partnerReasons(const PartnerFacts& facts);
/// What speaks against it, or is not known. Whole sentences; may be empty.
[[nodiscard]] LocalizedText partnerCounterReasons(const PartnerFacts& facts);

}  // namespace nordertor::analysis
