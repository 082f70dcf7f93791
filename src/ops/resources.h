// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace nordertor::ops {

/// Where the program finds what it ships.
struct Resources {
    std::vector<std::filesystem::path> pluginFolders;  ///< the first wins where two hold the same id
    std::filesystem::path exampleFolder;               ///< the invented example quarter
    std::filesystem::path ownPlugins;    ///< the one of pluginFolders that is the user's own, or empty
    std::filesystem::path methodFolder;  ///< lib/nordertor beside the program's bin folder

    /// Environment NORDERTOR_PLUGINS (folders separated by ':'), the user's own folder
    /// (~/.local/share/nordertor/plugins), then share/nordertor beside the program's bin folder, else the
    /// source tree the program was built from.
    [[nodiscard]] static Resources locate(const std::filesystem::path& program);
};

}  // namespace nordertor::ops
