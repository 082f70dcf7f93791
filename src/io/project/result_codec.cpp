// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/result_codec.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/project/enum_names.h"
#include "io/project/record_lists_p.h"

namespace nordertor::io {
namespace {

using model::ResultClass;
using model::ResultColumn;
using model::ResultData;
using model::ResultLegend;

Json textJson(const LocalizedText& text) {
    return {{"de", text.de}, {"en", text.en}};
}

Json classJson(const ResultClass& each) {
    Json json{{"label", textJson(each.label)}, {"colour", each.colour}, {"key", each.key}};
    json["upper"] = each.upper ? Json(*each.upper) : Json(nullptr);
    if (!each.pattern.empty()) {
        json["pattern"] = each.pattern;
    }
    return json;
}

Json gridJson(const model::Presentation::Grid& grid) {
    Json json{{"first_title", textJson(grid.firstTitle)}, {"second_title", textJson(grid.secondTitle)}};
    for (const auto& [name, classes] : {std::pair{"first", &grid.first}, std::pair{"second", &grid.second}}) {
        json[name] = Json::array();
        std::ranges::transform(*classes, std::back_inserter(json[name]), textJson);
    }
    return json;
}

/// Reads members of the expected type; ok() is false once one was missing or of another type.
class ResultReader {
  public:
    explicit ResultReader(const Json& json) : json_(json), ok_(json.is_object()) {}

    [[nodiscard]] bool ok() const { return ok_; }
    void failed() { ok_ = false; }
    const Json& member(const char* name) {
        static const Json none;
        const auto at = ok_ ? json_.find(name) : json_.end();
        if (!ok_ || at == json_.end()) {
            ok_ = false;
            return none;
        }
        return *at;
    }
    void text(const char* name, std::string& to) {
        const Json& json = member(name);
        json.is_string() ? void(to = json.get<std::string>()) : failed();
    }
    void localized(const char* name, LocalizedText& to) {
        ResultReader inner(member(name));
        inner.text("de", to.de);
        inner.text("en", to.en);
        ok_ = ok_ && inner.ok();
    }
    void number(const char* name, double& to) {
        const Json& json = member(name);
        json.is_number() && std::isfinite(json.get<double>()) ? void(to = json.get<double>()) : failed();
    }
    template <class Enum>
    void word(const char* name, Enum& to) {
        std::string word;
        text(name, word);
        ok_ = ok_ && enumFromName(word, to);
    }
    template <class Use>
    void each(const char* name, Use use) {
        const Json& json = member(name);
        if (!json.is_array()) {
            failed();
            return;
        }
        for (const Json& item : json) {
            ok_ = ok_ && use(item);
        }
    }

  private:
    const Json& json_;
    bool ok_;
};

bool readTexts(const Json& json, std::vector<std::string>& to) {
    if (!json.is_array()) {
        return false;
    }
    for (const Json& item : json) {
        if (!item.is_string()) {
            return false;
        }
        to.push_back(item.get<std::string>());
    }
    return true;
}

bool readText(const Json& json, LocalizedText& to) {
    ResultReader reader(json);
    reader.text("de", to.de);
    reader.text("en", to.en);
    return reader.ok();
}

bool readClass(const Json& json, ResultClass& to) {
    ResultReader reader(json);
    reader.localized("label", to.label);
    reader.text("colour", to.colour);
    reader.text("key", to.key);
    if (!reader.member("upper").is_null()) {
        reader.number("upper", to.upper.emplace());
    }
    if (json.is_object() && json.contains("pattern")) {
        reader.text("pattern", to.pattern);
    }
    return reader.ok();
}

bool isColumnKey(const std::string& key) {
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !key.empty() && key != "fid" && key != "geom" && std::ranges::all_of(key, allowed);
}

bool readColumn(const Json& json, std::vector<ResultColumn>& columns) {
    ResultReader reader(json);
    ResultColumn column;
    reader.text("key", column.key);
    reader.localized("label", column.label);
    reader.word("type", column.type);
    double decimals = 0;
    reader.number("decimals", decimals);
    const bool known = std::ranges::find(columns, column.key, &ResultColumn::key) != columns.end();
    if (!reader.ok() || !isColumnKey(column.key) || known || decimals < 0 || decimals > 15) {
        return false;
    }
    column.decimals = static_cast<int>(decimals);
    columns.push_back(std::move(column));
    return true;
}

bool readGrid(const Json& json, ResultLegend& legend) {
    model::Presentation::Grid& grid = legend.grid.emplace();
    ResultReader reader(json);
    reader.localized("first_title", grid.firstTitle);
    reader.localized("second_title", grid.secondTitle);
    const auto classes = [&](const char* name, std::vector<LocalizedText>& all) {
        reader.each(name, [&](const Json& item) { return readText(item, all.emplace_back()); });
    };
    classes("first", grid.first);
    classes("second", grid.second);
    // whoever draws it counts on a sign for each pair
    return reader.ok() && !grid.first.empty() && !grid.second.empty() &&
           grid.first.size() <= legend.classes.size() && grid.second.size() <= legend.classes.size() &&
           grid.first.size() * grid.second.size() == legend.classes.size();
}

bool readLegend(const Json& json, ResultLegend& legend) {
    ResultReader reader(json);
    reader.word("kind", legend.kind);
    reader.text("column", legend.column);
    reader.localized("title", legend.title);
    reader.number("largest", legend.largest);
    reader.each("classes", [&](const Json& item) { return readClass(item, legend.classes.emplace_back()); });
    const Json& unknown = reader.member("unknown");
    if (const auto grid = json.find("grid"); reader.ok() && grid != json.end()) {
        if (!readGrid(*grid, legend)) {
            return false;
        }
    }
    return reader.ok() && !legend.classes.empty() &&
           (unknown.is_null() || readClass(unknown, legend.unknown.emplace()));
}

Json dataJson(const ResultData& data) {
    Json columns = Json::array();
    for (const ResultColumn& column : data.columns) {
        columns.push_back({{"key", column.key},
                           {"label", textJson(column.label)},
                           {"type", std::string(enumName(column.type))},
                           {"decimals", column.decimals}});
    }
    const ResultLegend& legend = data.legend;
    Json classes = Json::array();
    for (const ResultClass& each : legend.classes) {
        classes.push_back(classJson(each));
    }
    Json json;
    json["geometry"] = std::string(enumName(data.geometry));
    json["columns"] = std::move(columns);
    json["legend"] = {{"kind", std::string(enumName(legend.kind))},
                      {"column", legend.column},
                      {"title", textJson(legend.title)},
                      {"classes", std::move(classes)},
                      {"unknown", legend.unknown ? classJson(*legend.unknown) : Json(nullptr)},
                      {"largest", legend.largest}};
    if (legend.grid) {
        json["legend"]["grid"] = gridJson(*legend.grid);
    }
    return json;
}

}  // namespace

Json recordJson(const model::ResultRecord& record) {
    Json json;
    json["name"] = record.name;
    json["title"] = textJson(record.title);
    json["operation"] = record.operation;
    json["parameters"] = Json::object();
    for (const auto& [name, texts] : record.parameters) {
        json["parameters"][name] = texts;
    }
    json["scenario"] = record.scenario;
    json["created_on"] = record.createdOn;
    json["program"] = record.program;
    json["project_state"] = record.projectState;
    json["sources"] = record.sources;
    json["own_sources"] = listOf(record.ownSources);
    json["example_data"] = record.exampleData;
    if (!record.warnings.empty()) {
        json["warnings"] = listOf(record.warnings);
    }
    return json;
}

std::optional<model::ResultRecord> recordFromJson(const Json& json) {
    model::ResultRecord record;
    ResultReader reader(json);
    reader.text("name", record.name);
    reader.localized("title", record.title);
    reader.text("operation", record.operation);
    const Json& parameters = reader.member("parameters");
    if (!parameters.is_object()) {
        return std::nullopt;
    }
    for (const auto& [name, texts] : parameters.items()) {
        if (!readTexts(texts, record.parameters[name])) {
            return std::nullopt;
        }
    }
    reader.text("scenario", record.scenario);
    reader.text("created_on", record.createdOn);
    reader.text("program", record.program);
    reader.text("project_state", record.projectState);
    if (!readTexts(reader.member("sources"), record.sources)) {
        return std::nullopt;
    }
    // projects stored before results named their own sources have none
    JsonReader fields(json);
    if (json.contains("own_sources") && !readList(fields, "own_sources", record.ownSources)) {
        return std::nullopt;
    }
    if (json.contains("warnings") && !readList(fields, "warnings", record.warnings)) {
        return std::nullopt;
    }
    const Json& example = reader.member("example_data");
    record.exampleData = example.is_boolean() && example.get<bool>();
    const bool named = model::checkResultName(record.name).has_value();
    return reader.ok() && named ? std::optional(std::move(record)) : std::nullopt;
}

StoredResult encodeResult(const model::ResultLayer& layer) {
    Json json = dataJson(*layer.data);
    json["record"] = recordJson(layer.record);
    return {.name = layer.record.name,
            .title = layer.record.title,
            .operation = layer.record.operation,
            .createdOn = layer.record.createdOn,
            .program = layer.record.program,
            .content = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::optional<model::ResultLayer> decodeResult(const StoredResult& stored) {
    const Json json = Json::parse(stored.content, nullptr, false);
    ResultReader reader(json);
    ResultData data;
    reader.word("geometry", data.geometry);
    reader.each("columns", [&](const Json& item) { return readColumn(item, data.columns); });
    if (!readLegend(reader.member("legend"), data.legend)) {
        return std::nullopt;
    }
    auto record = recordFromJson(reader.member("record"));
    const bool columnFits =
        data.legend.kind == model::Presentation::Kind::Single || columnOf(data, data.legend.column);
    if (!reader.ok() || !record || record->name != stored.name || !columnFits) {
        return std::nullopt;
    }
    return model::ResultLayer{std::move(*record), std::make_shared<const ResultData>(std::move(data))};
}

}  // namespace nordertor::io
