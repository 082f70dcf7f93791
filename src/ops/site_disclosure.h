// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/siting/site_plan.h"

namespace nordertor::ops {

// What is hidden of a plan so that no figure tells of one or two persons by its difference to another, or as
// part of a sum.

/// Those reached then, where nobody is today: they are the sum of the sites, none of which is shown.
[[nodiscard]] bool reachedTells(const analysis::SitePlan& plan);
/// Those reached today and then.
[[nodiscard]] bool gainTells(const analysis::SitePlan& plan);
/// Those who reach nothing today and then.
[[nodiscard]] bool nowhereTells(const analysis::SitePlan& plan);
/// Whether two or fewer of those who come here do so from farther than the limit.
[[nodiscard]] bool withinTells(const analysis::PlannedSite& site);
/// Whether two or fewer of those who come here reach something today.
[[nodiscard]] bool newlyTells(const analysis::PlannedSite& site);
/// The site whose figures are hidden so that no total gives away what is hidden of another; none where there
/// is nothing to give away.
[[nodiscard]] std::optional<std::size_t> hiddenSite(const analysis::SitePlan& plan);
/// By way: the least that is shown of a site is hidden, where the number of all who come there would give
/// away what is too small to be shown.
[[nodiscard]] std::vector<bool> hiddenWays(const analysis::SitePlan& plan);

}  // namespace nordertor::ops
