// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor {
namespace {

const Json emptyObject = Json::object();

std::string joinedViews(std::initializer_list<std::string_view> parts) {
    return joined(std::vector<std::string>(parts.begin(), parts.end()), ", ");
}

}  // namespace

std::string jsonPointerToken(std::string_view key) {
    std::string token;
    for (const char c : key) {
        if (c == '~') {
            token += "~0";
        } else if (c == '/') {
            token += "~1";
        } else {
            token += c;
        }
    }
    return token;
}

JsonProblems::JsonProblems(std::string file) : file_(std::move(file)) {}

void JsonProblems::add(std::string pointer, LocalizedText message, LocalizedText remedy, ErrorCode code) {
    if (count_++ == 0) {
        first_ = Error{code, std::move(message), std::move(remedy), file_, std::move(pointer)};
    }
}

Error JsonProblems::error() const {
    Error error = first_;
    if (count_ > 1) {
        const std::size_t more = count_ - 1;
        const auto separator = [](const std::string& text) { return text.empty() ? "" : " "; };
        error.remedy.de += separator(error.remedy.de);
        error.remedy.en += separator(error.remedy.en);
        error.remedy.de += more == 1 ? "Eine weitere Stelle der Datei ist fehlerhaft."
                                     : fmt::format("{} weitere Stellen der Datei sind fehlerhaft.", more);
        error.remedy.en += more == 1 ? "One more place of the file is wrong."
                                     : fmt::format("{} more places of the file are wrong.", more);
    }
    return error;
}

JsonObject::JsonObject(const Json& value, std::string pointer, JsonProblems& problems)
    : value_(value.is_object() ? &value : nullptr), pointer_(std::move(pointer)), problems_(&problems) {
    if (value_ == nullptr) {
        problems_->add(pointer_, {"Hier muss ein Objekt { … } stehen.", "An object { … } is expected here."});
    }
}

std::string JsonObject::pointerTo(std::string_view key) const {
    return pointer_ + "/" + jsonPointerToken(key);
}

bool JsonObject::has(std::string_view key) const {
    return value_ != nullptr && value_->contains(key);
}

std::vector<std::string> JsonObject::keys() const {
    std::vector<std::string> result;
    if (value_ != nullptr) {
        for (const auto& [key, value] : value_->items()) {
            result.push_back(key);
        }
    }
    return result;
}

const Json* JsonObject::member(std::string_view key) {
    asked_.emplace_back(key);
    if (value_ == nullptr) {
        return nullptr;
    }
    const auto at = value_->find(key);
    return at == value_->end() ? nullptr : &*at;
}

const Json* JsonObject::required(std::string_view key) {
    const Json* value = member(key);
    if (value == nullptr && value_ != nullptr) {
        problems_->add(
            pointer_,
            {fmt::format("Der Schlüssel „{}“ fehlt.", key), fmt::format("The key \"{}\" is missing.", key)},
            {"Bitte ergänzen.", "Please add it."});
    }
    return value;
}

void JsonObject::wrongType(std::string_view key, LocalizedText expected) const {
    problem(key, {fmt::format("„{}“ muss {} sein.", key, expected.de),
                  fmt::format("\"{}\" must be {}.", key, expected.en)});
}

std::string JsonObject::text(std::string_view key) {
    const Json* value = required(key);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
        wrongType(key, {"ein nicht leerer Text", "a text that is not empty"});
        return {};
    }
    return value->get<std::string>();
}

std::string JsonObject::optionalText(std::string_view key) {
    const Json* value = member(key);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string()) {
        wrongType(key, {"ein Text", "a text"});
        return {};
    }
    return value->get<std::string>();
}

std::string JsonObject::oneOf(std::string_view key, std::initializer_list<std::string_view> allowed) {
    const Json* value = required(key);
    if (value == nullptr) {
        return {};
    }
    if (value->is_string()) {
        const std::string& text = value->get_ref<const std::string&>();
        if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) {
            return text;
        }
    }
    const std::string list = joinedViews(allowed);
    wrongType(key, {"einer der Werte " + list, "one of " + list});
    return {};
}

double JsonObject::number(std::string_view key, double minimum, double maximum) {
    return required(key) == nullptr ? 0 : optionalNumber(key, minimum, maximum).value_or(0);
}

std::optional<double> JsonObject::optionalNumber(std::string_view key, double minimum, double maximum) {
    const Json* value = member(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    const double number = value->is_number() ? value->get<double>() : std::nan("");
    if (!(number >= minimum && number <= maximum)) {
        const std::string from = toPlainText(minimum);
        const std::string to = toPlainText(maximum);
        wrongType(key, {fmt::format("eine Zahl von {} bis {}", from, to),
                        fmt::format("a number from {} to {}", from, to)});
        return std::nullopt;
    }
    return number;
}

int JsonObject::integer(std::string_view key, int minimum, int maximum) {
    const Json* value = required(key);
    if (value == nullptr) {
        return 0;
    }
    // Through double, so that a number beyond every integer type is out of range and not wrapped around.
    const double number = value->is_number_integer() ? value->get<double>() : std::nan("");
    if (!(number >= minimum && number <= maximum)) {
        wrongType(key, {fmt::format("eine ganze Zahl von {} bis {}", minimum, maximum),
                        fmt::format("a whole number from {} to {}", minimum, maximum)});
        return 0;
    }
    return value->get<int>();
}

bool JsonObject::boolean(std::string_view key, bool fallback) {
    const Json* value = member(key);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_boolean()) {
        wrongType(key, {"true oder false", "true or false"});
        return fallback;
    }
    return value->get<bool>();
}

LocalizedText JsonObject::localizedText(std::string_view key) {
    return required(key) == nullptr ? LocalizedText() : optionalLocalizedText(key);
}

LocalizedText JsonObject::optionalLocalizedText(std::string_view key) {
    const Json* value = member(key);
    if (value == nullptr) {
        return {};
    }
    JsonObject both(*value, pointerTo(key), *problems_);
    LocalizedText text{both.text("de"), both.text("en")};
    both.finish();
    return text;
}

std::vector<std::string> JsonObject::texts(std::string_view key) {
    const Json* value = member(key);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_array()) {
        wrongType(key, {"eine Liste von Texten", "a list of texts"});
        return {};
    }
    std::vector<std::string> result;
    for (std::size_t i = 0; i < value->size(); ++i) {
        const Json& item = (*value)[i];
        if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
            problems_->add(
                fmt::format("{}/{}", pointerTo(key), i),
                {"Hier muss ein nicht leerer Text stehen.", "A text that is not empty is expected here."});
            continue;
        }
        result.push_back(item.get<std::string>());
    }
    return result;
}

JsonObject JsonObject::object(std::string_view key) {
    const Json* value = required(key);
    JsonObject result(value == nullptr ? emptyObject : *value, pointerTo(key), *problems_);
    if (value == nullptr) {
        result.value_ = nullptr;  // its absence is the one problem, not each of its keys
    }
    return result;
}

void JsonObject::forEachObject(std::string_view key, const std::function<void(JsonObject&)>& read) {
    const Json* value = member(key);
    if (value == nullptr) {
        return;
    }
    if (!value->is_array()) {
        wrongType(key, {"eine Liste von Objekten", "a list of objects"});
        return;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        JsonObject item((*value)[i], fmt::format("{}/{}", pointerTo(key), i), *problems_);
        read(item);
        item.finish();
    }
}

void JsonObject::problem(std::string_view key, LocalizedText message, LocalizedText remedy) const {
    problems_->add(pointerTo(key), std::move(message), std::move(remedy));
}

void JsonObject::finish() const {
    if (value_ == nullptr) {
        return;
    }
    for (const auto& [key, value] : value_->items()) {
        if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) {
            continue;
        }
        std::vector<std::string> known = asked_;
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        const std::string list = joined(known, ", ");
        problem(key,
                {fmt::format("Der Schlüssel „{}“ ist unbekannt.", key),
                 fmt::format("The key \"{}\" is unknown.", key)},
                {fmt::format("Erlaubt sind hier: {}.", list), fmt::format("Allowed here: {}.", list)});
    }
}

}  // namespace nordertor
