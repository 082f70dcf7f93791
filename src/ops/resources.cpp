// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/resources.h"

#include <cstdlib>
#include <string>
#include <system_error>

#include "base/text.h"

namespace nordertor::ops {

Resources Resources::locate(const std::filesystem::path& program) {
    namespace fs = std::filesystem;
    std::error_code error;
    Resources resources;
    if (const char* folders = std::getenv("NORDERTOR_PLUGINS"); folders != nullptr) {
        for (const std::string& folder : split(folders, ':')) {
            if (!folder.empty()) {
                resources.pluginFolders.emplace_back(folder);
            }
        }
    }
    if (const char* home = std::getenv("HOME"); home != nullptr) {
        const fs::path own = fs::path(home) / ".local/share/nordertor/plugins";
        if (fs::is_directory(own, error)) {
            resources.pluginFolders.push_back(own);
            resources.ownPlugins = own;
        }
    }
    const fs::path installed = program.parent_path() / "../share/nordertor";
    const bool isInstalled = fs::is_directory(installed / "plugins", error);
    const fs::path share =
        isInstalled ? fs::weakly_canonical(installed, error) : fs::path(NORDERTOR_SOURCE_FOLDER);
    resources.methodFolder = fs::weakly_canonical(program.parent_path() / "../lib/nordertor", error);
    resources.pluginFolders.push_back(share / "plugins");
    resources.exampleFolder = isInstalled ? share / "example" : share / "data/nordertor";
    return resources;
}

}  // namespace nordertor::ops
