// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/siting/site_plan.h"
#include "ops/operation.h"

namespace nordertor::ops {

struct SiteQuestion {
    analysis::SitePlanRequest request;
    LocalizedText facilities;  ///< "Spielplätze"
    Notices notices;
    std::vector<model::SourceRecord> sources;  ///< files read
    /// kind, group, profile and limit as they hold, also where a standard gives them.
    std::map<std::string, std::vector<std::string>> inEffect;
};

/// What is there, who needs it and where it could be. Errors: InvalidArgument (neither --kind nor --standard,
/// unknown names, no coordinates), InvalidData (nobody of the group lives here, no such candidates).
[[nodiscard]] Result<SiteQuestion> siteQuestionFrom(const ParameterValues& values, const Context& context,
                                                    const Task& task);

}  // namespace nordertor::ops
