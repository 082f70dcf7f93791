// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <vector>

#include "base/file.h"

namespace nordertor {
namespace {

/// Sees, while a text is read, whether an object names a member a second time.
class RepeatedMember {
  public:
    void look(Json::parse_event_t event, const Json& value) {
        if (event == Json::parse_event_t::object_start) {
            open_.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            open_.pop_back();
        } else if (event == Json::parse_event_t::key && !first_ &&
                   !open_.back().insert(value.get<std::string>()).second) {
            first_ = value.get<std::string>();
        }
    }

    const std::optional<std::string>& first() const { return first_; }

  private:
    std::vector<std::set<std::string>> open_;
    std::optional<std::string> first_;
};

}  // namespace

Result<Json> parseJson(std::string_view text, const std::string& file) {
    try {
        RepeatedMember repeated;
        Json json = Json::parse(text, [&](int, Json::parse_event_t event, Json& value) {
            repeated.look(event, value);
            return true;
        });
        if (const auto& name = repeated.first()) {
            return fail(ErrorCode::InvalidData,
                        {fmt::format("„{}“ steht hier zweimal.", *name),
                         fmt::format("\"{}\" is there twice.", *name)},
                        {"Bitte eine der beiden Angaben streichen.", "Please strike one of the two."}, file,
                        *name);
        }
        return json;
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
