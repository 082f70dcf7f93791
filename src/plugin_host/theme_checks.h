// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/json_reader.h"
#include "model/theme.h"

namespace nordertor::plugin_host {

/// A section letter A-U, or the beginning of a WZ 2008 code: "47", "47.1", "47.11", "47.11.1".
[[nodiscard]] bool isSectorPrefix(std::string_view text);

/// Name of a file inside `folder`, or empty if the key is absent. Absolute paths, "..", links that lead out
/// of the folder and files that do not exist are problems: a pack must never reach into the user's other
/// files.
[[nodiscard]] std::string readFileName(JsonObject& object, std::string_view key,
                                       const std::filesystem::path& folder);

/// What a theme says about itself must hold: colour, unique ids, standards that name existing facility kinds
/// (of this theme) and demand groups, affinities that name existing standards.
void checkInnerReferences(const model::Theme& theme, JsonProblems& problems);

/// The first reference of `theme` to a facility kind of another theme that `themes` does not have, as the
/// Error for the pack; empty optional if all are found.
[[nodiscard]] std::optional<Error> danglingReference(const model::Theme& theme,
                                                     const model::ThemeSet& themes);

}  // namespace nordertor::plugin_host
