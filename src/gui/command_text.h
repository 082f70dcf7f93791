// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gui/words.h"
#include "ops/operation.h"

namespace nordertor::gui {

/// One argument as a POSIX shell takes it literally.
[[nodiscard]] std::string shellQuoted(const std::string& argument);

/// The call of the command line that does the same: "nordertor map 'mein quartier.gpkg' -o karte.pdf".
/// Values equal to the default are left out. `given` as ParameterValues takes it, and dryRunParameter().
[[nodiscard]] std::string commandText(const ops::OperationInfo& info,
                                      const std::filesystem::path& projectFile,
                                      const std::map<std::string, std::vector<std::string>>& given);

/// What was asked for beside the defaults, as a person reads it: "Thema: Jugend; Wegenetz bis: 400 m". Empty
/// if nothing was. Where the result was stored is not part of it.
[[nodiscard]] QString settingsText(const ops::OperationInfo& info,
                                   const std::map<std::string, std::vector<std::string>>& given,
                                   const model::ThemeSet& themes, const model::Project* project, Words words);

}  // namespace nordertor::gui
