// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/edit_codec.h"

#include "io/project/json_fields_p.h"
#include "io/project/record_lists_p.h"
#include "io/project/result_codec.h"
#include "io/project/scenario_codec.h"

namespace nordertor::io {
namespace {

Json encode(const model::OrganisationData& data) {
    Json json = Json::object();
    json["source"] = listOf(data.source);
    json["organisations"] = listOf(data.organisations);
    json["notices"] = listOf(data.notices);
    return json;
}

bool decode(const Json* json, model::OrganisationData& data) {
    if (json == nullptr) {
        return false;
    }
    JsonReader reader(*json);
    return readList(reader, "source", data.source) && readList(reader, "organisations", data.organisations) &&
           readList(reader, "notices", data.notices);
}

Json encode(const std::optional<model::ResultLayer>& layer) {
    return layer ? recordJson(layer->record) : Json(nullptr);
}

bool decode(const Json* json, std::optional<model::ResultLayer>& layer) {
    if (json == nullptr || json->is_null()) {
        return json != nullptr;
    }
    auto record = recordFromJson(*json);
    if (record) {
        layer = model::ResultLayer{std::move(*record), nullptr};
    }
    return record.has_value();
}

struct Encoder {
    JsonWriter writer;
    std::string operator()(const model::SetStandardLimit& edit) {
        writer.field("standard", edit.standard);
        writer.field("before", edit.before);
        writer.field("after", edit.after);
        return "set_standard_limit";
    }
    std::string operator()(const model::SetTitle& edit) {
        writer.field("before", edit.before);
        writer.field("after", edit.after);
        return "set_title";
    }
    std::string operator()(const model::ReplaceOrganisations& edit) {
        writer.object["before"] = encode(edit.before);
        writer.object["after"] = encode(edit.after);
        return "replace_organisations";
    }
    std::string operator()(const model::SetScenario& edit) {
        writer.object["before"] = edit.before ? encodeScenario(*edit.before) : Json(nullptr);
        writer.object["after"] = edit.after ? encodeScenario(*edit.after) : Json(nullptr);
        return "set_scenario";
    }
    std::string operator()(const model::SetResult& edit) {
        writer.object["before"] = encode(edit.before);
        writer.object["after"] = encode(edit.after);
        return "set_result";
    }
    std::string operator()(const model::SetLayout& edit) {
        const auto side = [](const std::optional<model::StoredLayout>& layout) {
            return layout ? Json{{"name", layout->name}, {"document", layout->document}} : Json(nullptr);
        };
        writer.object["before"] = side(edit.before);
        writer.object["after"] = side(edit.after);
        return "set_layout";
    }
};

bool decodeOptional(const Json* json, std::optional<model::StoredLayout>& layout) {
    if (json == nullptr || json->is_null()) {
        return json != nullptr;
    }
    JsonReader reader(*json);
    layout.emplace();
    reader.field("name", layout->name);
    reader.field("document", layout->document);
    return reader.ok() && isUsable(*layout);
}

bool decodeOptional(const Json* json, std::optional<model::Scenario>& scenario) {
    if (json == nullptr || json->is_null()) {
        return json != nullptr;
    }
    scenario = decodeScenario(*json);
    return scenario.has_value();
}

}  // namespace

bool isUsable(const model::StoredLayout& layout) {
    return model::checkLayoutName(layout.name) && layout.document.size() <= model::mostLayoutBytes &&
           Json::parse(layout.document, nullptr, false).is_object();
}

StoredEdit encodeEdit(const model::Edit& edit) {
    Encoder encoder;
    StoredEdit stored;
    stored.operation = std::visit(encoder, edit.operation);
    stored.content = encoder.writer.object.dump(-1, ' ', false, Json::error_handler_t::replace);
    return stored;
}

std::optional<model::Edit> decodeEdit(const StoredEdit& stored) {
    const Json json = Json::parse(stored.content, nullptr, false);
    JsonReader reader(json);
    model::Edit edit;
    if (stored.operation == "set_standard_limit") {
        auto& operation = edit.operation.emplace<model::SetStandardLimit>();
        reader.field("standard", operation.standard);
        reader.field("before", operation.before);
        reader.field("after", operation.after);
    } else if (stored.operation == "set_title") {
        auto& operation = edit.operation.emplace<model::SetTitle>();
        reader.field("before", operation.before);
        reader.field("after", operation.after);
    } else if (stored.operation == "replace_organisations") {
        auto& operation = edit.operation.emplace<model::ReplaceOrganisations>();
        if (!decode(reader.member("before"), operation.before) ||
            !decode(reader.member("after"), operation.after)) {
            return std::nullopt;
        }
    } else if (stored.operation == "set_scenario") {
        auto& operation = edit.operation.emplace<model::SetScenario>();
        if (!decodeOptional(reader.member("before"), operation.before) ||
            !decodeOptional(reader.member("after"), operation.after)) {
            return std::nullopt;
        }
    } else if (stored.operation == "set_result") {
        auto& operation = edit.operation.emplace<model::SetResult>();
        if (!decode(reader.member("before"), operation.before) ||
            !decode(reader.member("after"), operation.after) || (!operation.before && !operation.after)) {
            return std::nullopt;
        }
    } else if (stored.operation == "set_layout") {
        auto& operation = edit.operation.emplace<model::SetLayout>();
        if (!decodeOptional(reader.member("before"), operation.before) ||
            !decodeOptional(reader.member("after"), operation.after)) {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    return reader.ok() ? std::optional(std::move(edit)) : std::nullopt;
}

}  // namespace nordertor::io
