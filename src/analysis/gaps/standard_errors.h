// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/error.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// Limits of standards in metres of walking, both included.
inline constexpr double smallestStandardLimit = 1;
inline constexpr double greatestStandardLimit = 20000;

/// The errors (InvalidArgument) about what standards are asked for. `parameter` ("--limit") is the place of
/// the error; names that no theme knows come with those there are.
[[nodiscard]] Error unknownTheme(const std::string& theme, const model::ThemeSet& themes,
                                 const std::string& parameter);
[[nodiscard]] Error unknownStandard(const std::string& standard, const model::ThemeSet& themes,
                                    const std::string& parameter);
/// A limit outside smallestStandardLimit..greatestStandardLimit.
[[nodiscard]] Error limitOutOfRange(const std::string& standard, double metres);

}  // namespace nordertor::analysis
