// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace nordertor {

Result<Json> parseJson(std::string_view text, const std::string& file) {
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        // `byte` counts what was read, the offending character included.
        const std::size_t offset = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
        const std::string_view before = text.substr(0, offset);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        // rfind() + 1 is 0 on the first line
        const std::size_t column = offset - (before.rfind('\n') + 1) + 1;
        return fail(ErrorCode::CannotRead,
                    {"Die Datei ist kein gültiges JSON.", "The file is not valid JSON."},
                    {"Bitte an der genannten Stelle berichtigen.", "Please correct it at the place named."},
                    file, fmt::format("{}:{}", line, column));
    } catch (const nlohmann::json::out_of_range&) {
        return fail(
            ErrorCode::CannotRead,
            {"Die Datei enthält eine Zahl, die zu groß ist.", "The file has a number that is too large."},
            {"Bitte die Zahl berichtigen.", "Please correct the number."}, file);
    }
}

Result<Json> readJsonFile(const std::filesystem::path& path) {
    return readFile(path).and_then([&](const std::string& text) { return parseJson(text, path.string()); });
}

std::string jsonText(const Json& value) {
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nordertor
