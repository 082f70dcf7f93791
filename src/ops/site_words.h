// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/siting/site_plan.h"
#include "base/localized_text.h"

namespace nordertor::ops {

/// A number of the model's unit with the unit: "1.234 Personen", "850 m". `persons` are all who count.
[[nodiscard]] LocalizedText amount(analysis::SitingModel model, double value, double persons,
                                   const analysis::DemandUsed& used);
/// What the figure is, and which way is better.
[[nodiscard]] LocalizedText objectiveLabel(analysis::SitingModel model, const analysis::DemandUsed& used);
/// The same while the search goes on.
[[nodiscard]] LocalizedText searchedLabel(analysis::SitingModel model, const analysis::DemandUsed& used);
/// The mean walk is told of those who reach something; the search minds the others, too, as if they walked 15
/// km. Where there are such, its figures are no walk anybody has.
[[nodiscard]] bool searchesOther(const analysis::SitePlan& plan);
/// What was aimed at, in the planner's unit.
[[nodiscard]] double achieved(const analysis::SitePlan& plan, analysis::SitingModel model);
/// The result in a few sentences.
[[nodiscard]] LocalizedText summaryOf(const analysis::SitePlan& plan,
                                      const analysis::SitePlanRequest& request);
/// "weitester Fußweg 534 m, bestmöglich": what stands in the title of a layer, so that it says how good it
/// is.
[[nodiscard]] LocalizedText achievement(const analysis::SitePlan& plan,
                                        const analysis::SitePlanRequest& request);

}  // namespace nordertor::ops
