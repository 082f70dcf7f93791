// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace nordertor::test {

/// Path of a file below the folder with real data (environment NORDERTOR_REAL_DATA, else the CMake cache
/// variable), or nothing where it is missing. Real data is never part of the project.
[[nodiscard]] std::optional<std::filesystem::path> realData(const std::string& relativePath);

/// A folder of its own for one test, removed afterwards.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Writes a file into the folder and returns its path.
    std::filesystem::path write(const std::string& name, const std::string& content) const;

  private:
    std::filesystem::path path_;
};

/// The project's own folder (data/, plugins/, styles/).
[[nodiscard]] std::filesystem::path sourceFolder();

}  // namespace nordertor::test

/// Skips the test with a message where the file is missing; else `name` is its path.
#define NORDERTOR_REAL_DATA_OR_SKIP(name, relative)                    \
    const auto name##Optional = ::nordertor::test::realData(relative); \
    if (!name##Optional) {                                             \
        GTEST_SKIP() << "real data not present: " << (relative);       \
    }                                                                  \
    const std::filesystem::path name = *name##Optional
