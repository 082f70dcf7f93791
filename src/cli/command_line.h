// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nordertor::cli {

/// Exit codes (docs/command-line.md).
enum ExitCode : int {
    Success = 0,
    CheckFailed = 1,     ///< the work was done, what was checked is not in order
    WrongUse = 2,        ///< unknown verb or parameter, value out of range
    CannotRead = 3,      ///< a file is missing, unreadable or not what it should be
    CannotWrite = 4,     ///< target exists, folder read-only, disk full
    InvalidData = 5,     ///< readable, but the content does not fit together
    NewerVersion = 6,    ///< the project was made by a newer version
    Interrupted = 130,   ///< stopped by the user
    InternalError = 70,  ///< a defect of the program
};

/// The whole command line program: `arguments` without the program's name. Results go to standard output,
/// everything else (progress, notices, errors) to standard error.
[[nodiscard]] int run(const std::vector<std::string>& arguments, const std::filesystem::path& program,
                      const std::string& today);

}  // namespace nordertor::cli
