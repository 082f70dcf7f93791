// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ops/operation.h"
#include "publish/map_page.h"

namespace nordertor::ops {

/// result, gaps: what a map shows beside the base map.
[[nodiscard]] std::vector<ParameterSpec> mapContentParameters();

/// What a map is asked to show.
struct MapContent {
    std::vector<std::string> results;
    bool gaps = true;        ///< shown; false also where none can be found
    bool facilities = true;  ///< shown even without a theme
    /// Without gaps and theme: kinds and ids of those the results are about.
    std::set<std::string> facilitiesOfResults;
    std::vector<geo::Point> origins;                    ///< publish::MapPageOptions::origins
    std::shared_ptr<const analysis::GapReport> report;  ///< null where no gaps are shown, or none can be
    std::map<std::string, LocalizedText> questions;     ///< publish::MapPageOptions::resultQuestions
    Notices notices;

    /// Needs the options' theme.
    void showIn(publish::MapPageOptions& options) const;
};
/// With its gaps computed. A project without paths or residents gives a map without gaps and says so. Errors:
/// those of the gap analysis, InvalidArgument for a result that is not stored.
[[nodiscard]] Result<MapContent> mapContentFrom(const Context& context, const ParameterValues& values,
                                                const Task& task);

/// A map of the gaps of some standards, which its title names. Of one theme it is like one of the theme, with
/// the facilities these standards ask for.
void showStandards(const std::vector<std::string>& standards, const model::ThemeSet& themes,
                   publish::MapPageOptions& options);

}  // namespace nordertor::ops
