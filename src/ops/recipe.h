// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ops/operation.h"

namespace nordertor::ops {

struct RecipeStep {
    const Operation* operation = nullptr;
    ParameterValues values;
    std::string projectState;  ///< model::stateOfResult() when it was written down; empty if unknown
    std::vector<std::string> fingerprints;  ///< of all it rested on then, project and files; empty if unknown
    std::map<std::string, std::string> files = {};  ///< further files it named then, with their fingerprints
};

/// Operations with their parameters, so that a result can be made again.
struct Recipe {
    std::vector<RecipeStep> steps;
    std::string date;         ///< the day the operations see; empty: today
    std::string program;      ///< "Nordertor 0.1.0" that wrote it; may be empty
    std::string projectFile;  ///< name without folder; may be empty
    bool dryRun = false;      ///< the recipe is the result of a dry run
    bool stopped = false;     ///< the recipe is the result of a search that was stopped
    std::string format;       ///< "json" or "geojson" if the recipe is a result in that format, else "table"
};

/// Reads a recipe, docs/command-line.md: {"steps": [{"operation": "gaps", "parameters": {...}}], "date":
/// ...}, or a result that was written with --format json or geojson, which is a recipe, too. Nothing is
/// executed but operations of this program, and those write files only below the current folder. Errors:
/// NotFound, CannotRead; InvalidData with a JSON pointer: no recipe, unknown operation, parameter or other
/// member, a member that is there twice, value out of range, no date, file outside of the current folder.
[[nodiscard]] Result<Recipe> readRecipe(const std::filesystem::path& file);

/// The recipe of a stored result; stores it under its name again. Errors: InvalidData if the operation or a
/// parameter is no longer known.
[[nodiscard]] Result<Recipe> recipeOf(const model::ResultRecord& record);

/// Names the files given with the call that have other content than when the step was written down.
[[nodiscard]] Notices changedInputs(const RecipeStep& step, const Outcome& outcome);

/// What differs between the recipe's origin and now: program version, state of the project, a search that is
/// not stopped this time. `project` may be null.
[[nodiscard]] Notices differences(const Recipe& recipe, const std::string& program,
                                  const model::Project* project);

}  // namespace nordertor::ops
