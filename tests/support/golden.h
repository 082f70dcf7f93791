// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace nordertor::test {

/// Compares with what somebody looked at, line by line, or writes it down where NORDERTOR_WRITE_GOLDEN is
/// set. `file`: below the source folder.
void expectAsBefore(const std::filesystem::path& file, const std::string& described);

}  // namespace nordertor::test
