// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nordertor {

/// The whole file. Errors: NotFound, CannotRead (folder, no permission).
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

/// Writes beside the target and renames: there is the old file or the whole new one, never a half.
/// Errors: CannotWrite (missing or read-only folder, full disk).
[[nodiscard]] Result<> writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// A file is first written under temporaryPath(), then moved to its name by commit(); if that does not
/// happen, the destructor removes it. For writers that need a path (GDAL, SQLite, Qt).
class AtomicFile {
  public:
    /// Checks that the target's folder exists and can be written.
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path& target);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    /// In the target's folder, with the target's extension; does not exist yet.
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return temporary_; }
    /// Flushes to disk and renames over the target.
    [[nodiscard]] Result<> commit();

  private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary);
    std::filesystem::path target_;
    std::filesystem::path temporary_;
};

/// XXH3 128 bit over the content as 32 hex digits: tells whether a source changed, not who made it.
[[nodiscard]] Result<std::string> fileFingerprint(const std::filesystem::path& path);
/// The same over a text.
[[nodiscard]] std::string textFingerprint(std::string_view text);

}  // namespace nordertor
