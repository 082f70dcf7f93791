// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "io/project/json_fields_p.h"
#include "model/organisation.h"

namespace nordertor::io {

/// Records as a list of objects with their fields.
template <class Record>
[[nodiscard]] Json listOf(const std::vector<Record>& records) {
    Json list = Json::array();
    for (const Record& record : records) {
        JsonWriter writer;
        if constexpr (std::is_same_v<Record, model::Organisation>) {
            visitAttributes(writer, record);
            writer.object["location"] =
                record.location ? Json{record.location->x, record.location->y} : Json(nullptr);
        } else {
            visitFields(writer, record);
        }
        list.push_back(std::move(writer.object));
    }
    return list;
}

[[nodiscard]] inline bool readLocation(const Json* json, std::optional<geo::Point>& location) {
    if (json == nullptr) {
        return false;
    }
    if (json->is_null()) {
        return true;
    }
    return pointFrom(*json, location.emplace());
}

/// False if the member is missing or one of the records is not what listOf() writes.
template <class Record>
[[nodiscard]] bool readList(JsonReader& parent, const std::string& name, std::vector<Record>& records) {
    const Json* const list = parent.member(name);
    if (list == nullptr || !list->is_array()) {
        return false;
    }
    for (const Json& item : *list) {
        JsonReader reader(item);
        Record& record = records.emplace_back();
        if constexpr (std::is_same_v<Record, model::Organisation>) {
            visitAttributes(reader, record);
            if (!readLocation(reader.member("location"), record.location)) {
                return false;
            }
        } else {
            visitFields(reader, record);
        }
        if (!reader.ok()) {
            return false;
        }
    }
    return true;
}

}  // namespace nordertor::io
