// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "cli/interrupt.h"

namespace nordertor::cli {

/// What `nordertor run` is given.
struct RunChoices {
    std::vector<std::string> files;  ///< recipe, project, or both in either order
    std::string result;
    std::string date;  ///< in place of that of the recipe, or of today
    std::string format;
    std::string language;
    bool quiet = false;
    bool dryRun = false;
};

/// Performs the steps of a recipe, or of a stored result, and says what differs from the first time. Exit
/// code.
[[nodiscard]] int runRecipe(const RunChoices& choices, const std::filesystem::path& program,
                            const std::string& today, const Interrupt& interrupt, Language language);

}  // namespace nordertor::cli
