// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// One organisation that could help close a gap.
struct PartnerMatch {
    std::string organisationId;
    double score = 0;     ///< 0..1: affinity x nearness; foundations by affinity and reach alone
    double affinity = 0;  ///< 0..1, from the theme
    std::optional<double>
        walkingMinutes;            ///< from the gap's centre at the adult profile; none without location
    LocalizedText reasons;         ///< sentence(s)
    LocalizedText counterReasons;  ///< sentence(s); what speaks against, or what is not known
};

struct PartnerParameters {
    double maximumMinutes = 25;  ///< businesses farther away are left out; foundations never
    std::size_t limit = 20;
    bool includeWithoutAffinity =
        false;  ///< also organisations the theme says nothing about (score from nearness)
};

/// As tables and sentences say it: whole minutes, rounded up, at least 1.
[[nodiscard]] int minutesToSay(double walkingMinutes);

/// Ranked by score, then name, then id. Errors: NotFound (gap's standard unknown), InvalidData (no
/// organisations in the project), Cancelled.
[[nodiscard]] Result<std::vector<PartnerMatch>> matchPartners(const model::Project& project,
                                                              const model::ThemeSet& themes,
                                                              const GapPlace& gap,
                                                              const PartnerParameters& parameters,
                                                              const Task& task = {});

}  // namespace nordertor::analysis
