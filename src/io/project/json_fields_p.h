// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "geo/geometry.h"
#include "io/project/enum_names.h"
#include "io/project/record_fields.h"

namespace nordertor::io {

/// [x, y]
[[nodiscard]] inline bool pointFrom(const Json& json, geo::Point& point) {
    if (!json.is_array() || json.size() != 2 || !json[0].is_number() || !json[1].is_number()) {
        return false;
    }
    point = {json[0].get<double>(), json[1].get<double>()};
    return true;
}

/// Visitor (record_fields.h) that makes a JSON object.
class JsonWriter {
  public:
    Json object = Json::object();

    template <class T>
    void field(const std::string& name, const T& value) {
        if constexpr (std::is_enum_v<T>) {
            object[name] = std::string(enumName(value));
        } else {
            object[name] = value;
        }
    }
    void field(const std::string& name, const std::optional<double>& value) {
        object[name] = value ? Json(*value) : Json(nullptr);
    }
    void geometry(const geo::Point& point) { object["location"] = Json{point.x, point.y}; }
};

/// Visitor (record_fields.h) that reads a JSON object; ok is false once a member was missing or of another
/// type.
class JsonReader {
  public:
    explicit JsonReader(const Json& object) : object_(object), ok_(object.is_object()) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] const Json* member(const std::string& name) {
        const auto at = ok_ ? object_.find(name) : object_.end();
        if (!ok_ || at == object_.end()) {
            ok_ = false;
            return nullptr;
        }
        return &*at;
    }
    void geometry(geo::Point& point) {
        take("location", &Json::is_array, [&](const Json& json) { ok_ = pointFrom(json, point); });
    }
    void field(const std::string& name, std::string& value) {
        take(name, &Json::is_string, [&](const Json& json) { value = json.get<std::string>(); });
    }
    void field(const std::string& name, bool& value) {
        take(name, &Json::is_boolean, [&](const Json& json) { value = json.get<bool>(); });
    }
    void field(const std::string& name, std::size_t& value) {
        take(name, &Json::is_number_unsigned, [&](const Json& json) { value = json.get<std::size_t>(); });
    }
    void field(const std::string& name, double& value) {
        take(name, &Json::is_number, [&](const Json& json) { value = json.get<double>(); });
    }
    void field(const std::string& name, std::optional<double>& value) {
        const Json* const json = member(name);
        value.reset();
        if (json != nullptr && !json->is_null()) {
            field(name, value.emplace());
        }
    }
    void field(const std::string& name, std::vector<std::string>& values) {
        take(name, &Json::is_array, [&](const Json& json) {
            for (const Json& item : json) {
                ok_ = ok_ && item.is_string();
                if (ok_) {
                    values.push_back(item.get<std::string>());
                }
            }
        });
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void field(const std::string& name, Enum& value) {
        std::string text;
        field(name, text);
        ok_ = ok_ && enumFromName(text, value);
    }

  private:
    template <class Use>
    void take(const std::string& name, bool (Json::*isRightType)() const noexcept, Use use) {
        const Json* const json = member(name);
        if (json != nullptr && (json->*isRightType)()) {
            use(*json);
        } else {
            ok_ = false;
        }
    }
    const Json& object_;
    bool ok_;
};

}  // namespace nordertor::io
