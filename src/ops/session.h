// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "ops/operation.h"
#include "ops/resources.h"

namespace nordertor::ops {

/// Holds the open project and is the only one that changes it. Lives in one thread; workers get context() by
/// value.
class Session {
  public:
    Session(Resources resources, Language language, std::string today);
    /// Methods of plugins that could not be loaded (addMethodOperations): the context lists them with the
    /// refused themes.
    void noteRefusedMethods(std::vector<Error> refused) { refusedMethods_ = std::move(refused); }

    [[nodiscard]] bool hasProject() const { return snapshot_.project != nullptr; }
    [[nodiscard]] const std::filesystem::path& projectFile() const { return projectFile_; }
    [[nodiscard]] const model::ProjectSnapshot& snapshot() const { return snapshot_; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] const Resources& resources() const { return resources_; }
    /// Theme packs are loaded at the first call.
    [[nodiscard]] Context context();

    /// Reads the project file without changing it. On failure the session stays as it is.
    [[nodiscard]] Result<> open(const std::filesystem::path& file, const Task& task = {});
    /// Takes over a project another thread has read from `file`.
    void adopt(std::filesystem::path file, model::Project project);
    /// Takes over the state that commit() has stored in another thread.
    void adopt(std::shared_ptr<const model::Project> project);
    /// Commits edits and replacement to the file; then the session has the new state. Of a dry run only the
    /// session has it, so that what follows works on it.
    [[nodiscard]] Result<> apply(const Outcome& outcome, const Task& task = {});

    /// The reading of open() and the storing of apply() alone, for a worker thread; adopt() takes over what
    /// they return. commit() returns the given state if the outcome changes nothing or is that of a dry run.
    [[nodiscard]] static Result<model::Project> read(const std::filesystem::path& file,
                                                     const Task& task = {});
    [[nodiscard]] static Result<std::shared_ptr<const model::Project>> commit(
        const std::filesystem::path& file, std::shared_ptr<const model::Project> state,
        const Outcome& outcome, const model::ThemeSet& themes, const Task& task = {});

  private:
    Resources resources_;
    Language language_;
    std::string today_;
    std::filesystem::path projectFile_;
    model::ProjectSnapshot snapshot_;
    std::shared_ptr<const model::ThemeSet> themes_;
    std::vector<Error> refusedThemes_;
    std::vector<Error> refusedMethods_;
    Notices themeNotices_;
};

}  // namespace nordertor::ops
