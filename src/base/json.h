// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nordertor {

/// Members keep the order they were written in, so that output is canonical and diffs are readable.
using Json = nlohmann::ordered_json;

/// Strict JSON. The error names line and column; `file` is put into it. A member an object names twice is an
/// error, too: JSON allows it, but all but one value would be lost in silence.
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::string& file);
[[nodiscard]] Result<Json> readJsonFile(const std::filesystem::path& path);
/// Two-space indent and a final newline; invalid UTF-8 is replaced, never thrown at.
[[nodiscard]] std::string jsonText(const Json& value);

}  // namespace nordertor
