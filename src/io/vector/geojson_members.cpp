// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/file.h"
#include "io/vector/geojson_members_p.h"

namespace nordertor::io {
namespace {

/// Collects the strings of the outermost object and reads over everything deeper, so that a large file costs
/// no memory.
class Members : public nlohmann::json_sax<nlohmann::json> {
  public:
    GeoJsonMembers members;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool string(string_t& value) override {
        if (depth_ != 1) {
            return true;
        }
        if (key_ == "name") {
            members.name = value;
        } else if (key_ == "licence" || key_ == "license") {
            members.licence = value;
        } else if (key_ == "attribution") {
            members.attribution = value;
        } else if (key_ == "provider") {
            members.provider = value;
        } else if (key_ == "data_date") {
            members.dataDate = value;
        }
        return true;
    }
    bool start_object(std::size_t) override {
        members.hasCrs = members.hasCrs || (depth_ == 1 && key_ == "crs");
        ++depth_;
        return true;
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t) override {
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
        return true;
    }
    bool key(string_t& name) override {
        if (depth_ == 1) {
            key_ = name;
        }
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

  private:
    int depth_ = 0;
    std::string key_;
};

}  // namespace

GeoJsonMembers geoJsonMembersOf(const std::filesystem::path& file) {
    Members reader;
    if (const auto text = readFile(file)) {
        nlohmann::json::sax_parse(*text, &reader);
    }
    return reader.members;
}

}  // namespace nordertor::io
