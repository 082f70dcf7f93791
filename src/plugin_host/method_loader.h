// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "plugin_api/method.h"

namespace nordertor::plugin_host {

/// A theme pack's library as its theme.json names it.
struct MethodLibrary {
    std::string theme;
    std::string name;              ///< [a-z0-9_]+; the file is lib<name>.so
    std::filesystem::path folder;  ///< of the pack
};

struct MethodFolders {
    std::filesystem::path program;  ///< libraries shipped with the program
    std::filesystem::path user;     ///< packs in here may bring data, not code; empty if there is none
};

struct MethodLoad {
    std::vector<std::unique_ptr<plugin_api::Method>> methods;  ///< in the order of the libraries
    std::vector<Error> refused;                                ///< one per library, the theme.json as file
};

/// What a plugin must have been built with: program version and compiler.
[[nodiscard]] std::string methodAbi();

/// Looks for each library in the pack's own folder, then in the program's. Interface id, apiVersion and abi
/// are read from the file before its code is loaded; a library that does not fit, is missing or brings a
/// method with a wrong id is refused with a reason, the others load. Code of a pack in the user's folder is
/// never loaded. Loaded code stays until the program ends.
[[nodiscard]] MethodLoad loadMethods(const std::vector<MethodLibrary>& libraries,
                                     const MethodFolders& folders);

}  // namespace nordertor::plugin_host
