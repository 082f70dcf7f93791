// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "analysis/gaps/gap_analysis.h"
#include "gui/words.h"
#include "model/theme.h"

namespace nordertor::gui {

/// Null if the report has no such standard.
[[nodiscard]] const analysis::StandardResult* resultOf(const analysis::GapReport& report,
                                                       const analysis::GapPlace& place);
/// "132", "≥ 40" for a lower bound, "<3" for small numbers; with `withGroup` "132 Kinder unter 10".
[[nodiscard]] QString personsText(const analysis::GapReport& report, const analysis::GapPlace& place,
                                  bool withGroup, Words words);
/// "Spielplatz für 6- bis 12-Jährige"
[[nodiscard]] QString standardText(const model::ThemeSet& themes, const std::string& standard, Words words);
/// Rich text: reason, walking limit with its source, who is without supply and what is missing per head (here
/// and in the area), how stable the gap is where that was computed, what a circle would have said. Numbers of
/// one or two persons, and what would tell them, are left out.
[[nodiscard]] QString gapDetails(const analysis::GapReport& report, const analysis::GapPlace& place,
                                 const model::ThemeSet& themes, Words words);

}  // namespace nordertor::gui
