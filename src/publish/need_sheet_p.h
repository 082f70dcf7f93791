// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/partners/partner_matching.h"
#include "publish/page_composer_p.h"

namespace nordertor::publish {

/// A sheet about one gap: where it is and its nearest facility, who lacks what, on what the limit rests, what
/// is short, how sure it is, and who could help. `number`: of the gap on the map.
[[nodiscard]] PageSubject needSubject(const model::Project& project, const model::ThemeSet& themes,
                                      const analysis::GapReport& report, const analysis::GapPlace& gap,
                                      const std::vector<analysis::PartnerMatch>& partners, std::size_t number,
                                      Language language);

}  // namespace nordertor::publish
