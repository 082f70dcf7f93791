// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "io/project/sqlite_p.h"

namespace nordertor::io {

/// Opens a project file to look at it: it is a GeoPackage, complete, and has a Nordertor project in it.
/// Changes no byte of the file and puts nothing beside it. What another program has left unfinished beside
/// the file (rollback journal, write-ahead log) is taken into account in a temporary copy.
/// Errors: NotFound, CannotRead, InvalidData (no project).
class LookedAtFile {
  public:
    [[nodiscard]] static Result<LookedAtFile> open(const std::filesystem::path& file);
    LookedAtFile(LookedAtFile&&) noexcept = default;
    ~LookedAtFile();
    [[nodiscard]] Database& database() { return database_; }

  private:
    explicit LookedAtFile(Database database) : database_(std::move(database)) {}
    Database database_;
    /// Removed afterwards; empty if the file itself was opened.
    std::unique_ptr<std::filesystem::path> copyFolder_;
};

/// The same checks, then opened for a change. Errors also: CannotWrite.
[[nodiscard]] Result<Database> openForChange(const std::filesystem::path& file);

}  // namespace nordertor::io
