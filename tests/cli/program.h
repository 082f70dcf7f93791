// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nordertor::test {

/// What a run of the command line program left behind.
struct ProgramRun {
    int exitCode = -1;  ///< -1 if it was killed by a signal
    std::string out;
    std::string err;
};

/// Runs `nordertor` of this build with a fixed language and day, without a terminal.
[[nodiscard]] ProgramRun runProgram(const std::vector<std::string>& arguments,
                                    const std::string& language = "de_DE.UTF-8");

/// The same with any program that can be found; exit code -1 if it cannot.
[[nodiscard]] ProgramRun runCommand(const std::vector<std::string>& command,
                                    const std::string& language = "de_DE.UTF-8");

/// A project of the invented example quarter, made once for the whole test run.
[[nodiscard]] const std::filesystem::path& exampleProject();

/// Arguments that make a project of the example quarter.
[[nodiscard]] std::vector<std::string> newExampleArguments(const std::filesystem::path& project);

}  // namespace nordertor::test
