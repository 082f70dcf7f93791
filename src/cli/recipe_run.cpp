// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/recipe_run_p.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "cli/command_line.h"
#include "cli/perform_p.h"
#include "ops/common_parameters.h"
#include "ops/list_results.h"
#include "ops/recipe.h"
#include "ops/session.h"

namespace nordertor::cli {
namespace {

bool isProjectFile(const std::string& file) {
    const std::string magic = "SQLite format 3";
    std::string start(magic.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return in.read(start.data(), static_cast<std::streamsize>(start.size())) && start == magic;
}

Error missingRunFile(bool project) {
    return {.code = ErrorCode::InvalidArgument,
            .message = project ? LocalizedText{"Es ist kein Projekt genannt.", "No project is given."}
                               : LocalizedText{"Es ist kein Rezept genannt.", "No recipe is given."},
            .remedy = {"Beispiel: nordertor run luecken.json quartier.gpkg, oder "
                       "nordertor run quartier.gpkg --result luecken",
                       "Example: nordertor run gaps.json quarter.gpkg, or "
                       "nordertor run quarter.gpkg --result gaps"},
            .file = {},
            .place = {}};
}

/// The project beside the recipe or in the current folder, if the recipe names one.
std::string projectNamedBy(const ops::Recipe& recipe, const std::filesystem::path& recipeFile) {
    if (recipe.projectFile.empty()) {
        return {};
    }
    std::error_code ignored;
    for (const auto& folder : {recipeFile.parent_path(), std::filesystem::path()}) {
        if (std::filesystem::exists(folder / recipe.projectFile, ignored)) {
            return (folder / recipe.projectFile).string();
        }
    }
    return {};
}

}  // namespace

int runRecipe(const RunChoices& choices, const std::filesystem::path& program, const std::string& today,
              const Interrupt& interrupt, Language language) {
    std::string project;
    std::string recipeFile;
    for (const std::string& file : choices.files) {
        (isProjectFile(file) && project.empty() ? project : recipeFile) = file;
    }
    if (!choices.date.empty()) {
        const auto checked = ops::ParameterValues::create({ops::dateParameter()}, {{"date", {choices.date}}});
        if (!checked) {
            return report(checked.error(), language);
        }
    }
    ops::Resources resources = ops::Resources::locate(program);
    std::optional<ops::Recipe> recipe;
    std::string day = today;
    if (!choices.result.empty()) {
        if (project.empty()) {
            return report(missingRunFile(true), language);
        }
        ops::Session looked(resources, language, today);
        if (const auto opened = looked.open(project); !opened) {
            return report(opened.error(), language);
        }
        const model::ResultLayer* layer = findResult(*looked.snapshot(), choices.result);
        if (layer == nullptr) {
            return report(ops::noSuchResult(*looked.snapshot(), choices.result, "--result"), language);
        }
        auto made = ops::recipeOf(layer->record);
        if (!made) {
            return report(made.error(), language);
        }
        recipe = std::move(*made);
    } else {
        if (recipeFile.empty()) {
            return report(missingRunFile(false), language);
        }
        auto read = ops::readRecipe(recipeFile);
        if (!read) {
            return report(read.error(), language);
        }
        recipe = std::move(*read);
        day = recipe->date.empty() ? today : recipe->date;
        if (project.empty()) {
            project = projectNamedBy(*recipe, recipeFile);
        }
    }
    const bool needsProject = std::ranges::any_of(
        recipe->steps, [](const ops::RecipeStep& step) { return step.operation->info().needsProject; });
    if (project.empty() && needsProject) {
        return report(missingRunFile(true), language);
    }
    if (!choices.date.empty()) {
        day = choices.date;
    }
    ops::Session session(std::move(resources), language, day);
    const std::string format = choices.format.empty() ? recipe->format : choices.format;
    const bool dryRun = choices.dryRun || recipe->dryRun;
    int worst = Success;
    for (std::size_t i = 0; i < recipe->steps.size(); ++i) {
        const bool print = format == "table" || i + 1 == recipe->steps.size();
        const ops::RecipeStep& step = recipe->steps[i];
        const int code =
            performWith(*step.operation, step.values, {project, format, choices.quiet, dryRun, print, &step},
                        session, interrupt, language);
        if (code != Success && code != CheckFailed) {
            return code;
        }
        worst = std::max(worst, code);
    }
    if (!choices.quiet) {
        const ops::Context context = session.context();
        printNotices(ops::differences(*recipe, context.program, context.snapshot.project.get()), language);
    }
    return worst;
}

}  // namespace nordertor::cli
