// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "ops/operation.h"
#include "publish/map_page.h"

namespace nordertor::ops {

/// theme, layout, scale, paper, orientation, variant, grid, title, author, paper number, annex, note, logo,
/// date, base map from outside: how a page for print is made; then what decides its gaps, and the scenario.
[[nodiscard]] std::vector<ParameterSpec> pageParameters();
/// With language, scenario and program of the context. A base map from outside is opened, which may ask a
/// service; not so in a dry run. Errors: those of layoutFrom() and openOutsideMap(), but a service that does
/// not answer is a notice of the options, and the page has the own base map.
[[nodiscard]] Result<publish::MapPageOptions> pageOptionsFrom(const ParameterValues& values,
                                                              const Context& context, const Task& task);

/// Who could help with the gap, the most fitting first, as many as a sheet has room for. None without
/// organisations in the project or for a gap the report does not have. Error Cancelled.
[[nodiscard]] Result<std::vector<analysis::PartnerMatch>> partnersForSheet(const Context& context,
                                                                           const analysis::GapReport& report,
                                                                           const std::string& gap,
                                                                           const Task& task);

}  // namespace nordertor::ops
