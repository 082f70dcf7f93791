// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/session.h"

#include <utility>

#include "io/project/project_store.h"
#include "plugin_host/theme_pack_loader.h"

namespace nordertor::ops {

namespace {

Result<std::shared_ptr<const model::Project>> changedInMemory(std::shared_ptr<const model::Project> state,
                                                              const Outcome& outcome) {
    if (outcome.replacement != nullptr) {
        state = outcome.replacement;
    }
    for (const model::Edit& edit : outcome.edits) {
        auto changed = model::applied(*state, edit);
        if (!changed) {
            return fail(changed.error());
        }
        state = std::make_shared<const model::Project>(std::move(*changed));
    }
    return state;
}

}  // namespace

Session::Session(Resources resources, Language language, std::string today)
    : resources_(std::move(resources)), language_(language), today_(std::move(today)) {}

Context Session::context() {
    if (themes_ == nullptr) {
        plugin_host::ThemeLoad load = plugin_host::loadThemes(resources_.pluginFolders);
        themes_ = std::make_shared<const model::ThemeSet>(std::move(load.themes));
        refusedThemes_ = std::move(load.refused);
        refusedThemes_.insert(refusedThemes_.end(), refusedMethods_.begin(), refusedMethods_.end());
        themeNotices_ = std::move(load.notices);
    }
    return {.snapshot = snapshot_,
            .projectFile = projectFile_,
            .program = "Nordertor " NORDERTOR_VERSION,
            .themes = themes_,
            .refusedThemes = refusedThemes_,
            .themeNotices = themeNotices_,
            .today = today_,
            .language = language_};
}

Result<model::Project> Session::read(const std::filesystem::path& file, const Task& task) {
    return io::readProject(file, task);
}

Result<> Session::open(const std::filesystem::path& file, const Task& task) {
    auto project = read(file, task);
    if (!project) {
        return fail(project.error());
    }
    adopt(file, std::move(*project));
    return {};
}

void Session::adopt(std::filesystem::path file, model::Project project) {
    projectFile_ = std::move(file);
    adopt(std::make_shared<const model::Project>(std::move(project)));
}

void Session::adopt(std::shared_ptr<const model::Project> project) {
    snapshot_ = {std::move(project), snapshot_.revision + 1};
}

Result<std::shared_ptr<const model::Project>> Session::commit(const std::filesystem::path& file,
                                                              std::shared_ptr<const model::Project> state,
                                                              const Outcome& outcome,
                                                              const model::ThemeSet& themes,
                                                              const Task& task) {
    if (outcome.dryRun) {
        return state;
    }
    if (outcome.replacement != nullptr) {
        if (const auto stored = io::replaceBaseData(file, *outcome.replacement, task, themes); !stored) {
            return fail(stored.error());
        }
        state = outcome.replacement;
    }
    for (const model::Edit& edit : outcome.edits) {
        auto committed = io::commitEdit(file, edit, task, themes);
        if (!committed) {
            return fail(committed.error());
        }
        state = std::make_shared<const model::Project>(std::move(*committed));
    }
    return state;
}

Result<> Session::apply(const Outcome& outcome, const Task& task) {
    if (outcome.replacement == nullptr && outcome.edits.empty()) {
        return {};
    }
    auto state = outcome.dryRun ? changedInMemory(snapshot_.project, outcome)
                                : commit(projectFile_, snapshot_.project, outcome, *context().themes, task);
    if (!state) {
        return fail(state.error());
    }
    adopt(std::move(*state));
    return {};
}

}  // namespace nordertor::ops
