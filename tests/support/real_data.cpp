// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "support/real_data.h"

#include <cstdlib>
#include <fstream>

namespace nordertor::test {

std::optional<std::filesystem::path> realData(const std::string& relativePath) {
    const char* folder = std::getenv("NORDERTOR_REAL_DATA");
    const auto path =
        std::filesystem::path(folder != nullptr ? folder : NORDERTOR_REAL_DATA_DEFAULT) / relativePath;
    return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nordertor-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::string& name, const std::string& content) const {
    const auto path = path_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::filesystem::path sourceFolder() {
    return NORDERTOR_SOURCE_FOLDER;
}

}  // namespace nordertor::test
