// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "model/theme.h"

namespace nordertor::model {

/// "<theme>.<kind>" of all kinds a standard asks for.
[[nodiscard]] std::set<std::string> kindsOfStandards(const ThemeSet& themes);

/// A letter for every kind, by "<theme>.<kind>": so signs can be told apart without colour. It depends on the
/// themes alone, so that a kind has the same on every sheet. Of the kinds standards speak of, which stand
/// together on maps of all themes, no two share one while letters last; others share none within their theme.
[[nodiscard]] std::map<std::string, std::string> kindLetters(const ThemeSet& themes, Language language);

}  // namespace nordertor::model
