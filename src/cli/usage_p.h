// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/localized_text.h"

namespace nordertor::cli {

/// Gives the help pages of `app`, and of the verbs added to it afterwards, the words of the language.
void translateHelp(CLI::App& app, Language language);

/// What was wrong with the arguments, in our words: unknown verb, unknown option, missing value. CLI11 says
/// it in English and names an unknown verb as a missing one.
[[nodiscard]] Error wrongUse(const CLI::App& app, const CLI::ParseError& error,
                             const std::vector<std::string>& arguments);

/// Errors InvalidArgument for a --format or --lang that does not exist.
[[nodiscard]] Error unknownChoice(const std::string& option, const std::string& given,
                                  const std::vector<std::string>& choices);

}  // namespace nordertor::cli
