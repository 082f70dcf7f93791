// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/error.h"
#include "base/notice.h"
#include "cli/interrupt.h"
#include "ops/recipe.h"
#include "ops/session.h"

namespace nordertor::cli {

/// Prints the error; the exit code that goes with it.
[[nodiscard]] int report(const Error& error, Language language);
void printNotices(const Notices& notices, Language language);

/// What a step is done with; `print`: its result goes to standard output.
struct Manner {
    std::string project;
    std::string format;
    bool quiet = false;
    bool dryRun = false;
    bool print = true;
    const ops::RecipeStep* repeats = nullptr;  ///< whose files are compared with those read now; may be null
};

/// Runs the operation, commits what it changes and prints its result. Exit code.
[[nodiscard]] int performWith(const ops::Operation& operation, const ops::ParameterValues& values,
                              const Manner& manner, ops::Session& session, const Interrupt& interrupt,
                              Language language);

}  // namespace nordertor::cli
