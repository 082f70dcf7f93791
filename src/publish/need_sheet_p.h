// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/partners/partner_matching.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {

/// What a sheet says of one gap: who lacks what, the nearest facility, on what the limit rests, what is
/// short, how sure it is, and who could help.
[[nodiscard]] FactSheet needFacts(const model::Project& project, const model::ThemeSet& themes,
                                  const analysis::GapReport& report, const analysis::GapPlace& gap,
                                  const std::vector<analysis::PartnerMatch>& partners, Language language);

}  // namespace nordertor::publish
