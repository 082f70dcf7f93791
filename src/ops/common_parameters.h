// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/result.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Parameters that several verbs share, so that they are named, explained and checked alike.
[[nodiscard]] ParameterSpec mapFilesParameter();
[[nodiscard]] ParameterSpec censusFilesParameter();
[[nodiscard]] ParameterSpec organisationFilesParameter();
[[nodiscard]] ParameterSpec organisationsCrsParameter();
[[nodiscard]] ParameterSpec dateParameter();
/// theme, standard, limit, attachment: what decides the gap analysis.
[[nodiscard]] std::vector<ParameterSpec> gapParameters();
/// Errors InvalidArgument for a limit that is not written as theme.standard=metres, or given twice.
[[nodiscard]] Result<analysis::GapParameters> gapParametersFrom(const ParameterValues& values);
/// Values of --limit without those that hold in the project anyway.
[[nodiscard]] std::vector<std::string> otherLimits(std::vector<std::string> limits,
                                                   const model::Project& project,
                                                   const model::ThemeSet& themes);
/// The error for a --limit that is not written as theme.standard=metres.
[[nodiscard]] Error notALimit(const std::string& text);
/// The error for two limits of one standard in one call.
[[nodiscard]] Error limitGivenTwice(const std::string& standard);
/// InvalidData: the project has no residents, and how to get them.
[[nodiscard]] Error missingResidents(const Context& context);
/// Says for a project without residents that only `shown` ("was zu erreichen ist") is, and how to get them;
/// nothing where there are some.
[[nodiscard]] Notices withoutResidents(const Context& context, const LocalizedText& shown);
/// Error InvalidData, saying how to get them, for a project without paths.
[[nodiscard]] Result<> requirePaths(const Context& context);
/// The same for one without paths or residents.
[[nodiscard]] Result<> requireHomesAndPaths(const Context& context);
/// The date parameter, else the context's day.
[[nodiscard]] std::string dateFrom(const ParameterValues& values, const Context& context);

/// Says of which standards others than their demand group are counted, and whom.
[[nodiscard]] Notices standInNotices(const analysis::GapReport& report, const model::ThemeSet& themes);

/// "Genannt sind 20 von 57 Lücken. Alle: --top 0", so that no output is cut in silence; nothing where all are
/// there.
[[nodiscard]] Notices cutNotices(std::size_t shown, std::size_t all, const LocalizedText& things,
                                 const std::string& toShowAll = "--top 0");

/// Name of a standard for people: "Jugend – Spielplatz für 6- bis 12-Jährige"; titles have their colon before
/// it.
[[nodiscard]] LocalizedText standardLabel(const model::ThemeSet& themes, const std::string& standard);
/// The same of a theme or a standard.
[[nodiscard]] LocalizedText themeOrStandardLabel(const model::ThemeSet& themes, const std::string& name);
/// "Jugend, Soziales": the themes and standards of --theme and --standard, else of --combine, else "alle
/// Richtwerte"; for the title of what is kept.
[[nodiscard]] LocalizedText standardsAskedFor(const ParameterValues& values, const model::ThemeSet& themes);

}  // namespace nordertor::ops
