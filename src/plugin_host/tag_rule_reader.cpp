// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_host/tag_rule_reader.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace nordertor::plugin_host {
namespace {

model::TagCondition readCondition(JsonObject& conditions, const std::string& key) {
    model::TagCondition condition{key, {}, {}};
    const Json* value = conditions.member(key);
    if (value->is_string()) {
        condition.values.push_back(conditions.text(key));
    } else if (value->is_object()) {
        JsonObject both = conditions.object(key);
        condition.values = both.texts("values");
        condition.contains = both.texts("contains");
        both.finish();
    } else {
        condition.values = conditions.texts(key);
    }
    if (condition.values.empty() && condition.contains.empty()) {
        conditions.problem(key,
                           {fmt::format("Für „{}“ ist kein Wert genannt.", key),
                            fmt::format("No value is given for \"{}\".", key)},
                           {"„*“ steht für jeden Wert außer „no“.", "\"*\" means any value but \"no\"."});
    }
    for (const std::string& piece : condition.contains) {
        if (lowered(piece) != piece) {
            conditions.problem(key,
                               {fmt::format("„{}“ unter „contains“ enthält Großbuchstaben.", piece),
                                fmt::format("\"{}\" under \"contains\" has capital letters.", piece)},
                               {"Bitte klein schreiben; verglichen wird ohne Groß- und Kleinschreibung.",
                                "Please write it in lower case; capitals are ignored when comparing."});
        }
    }
    return condition;
}

std::vector<model::TagCondition> readConditions(JsonObject& rule, const std::string& name) {
    std::vector<model::TagCondition> result;
    JsonObject conditions = rule.object(name);
    for (const std::string& key : conditions.keys()) {
        result.push_back(readCondition(conditions, key));
    }
    return result;
}

}  // namespace

model::TagRule readTagRule(JsonObject& rule) {
    model::TagRule result;
    const bool stated = rule.has("all");
    result.all = readConditions(rule, "all");
    if (stated && result.all.empty()) {
        rule.problem("all", {"Die Regel nennt kein Merkmal und träfe auf alles zu.",
                             "The rule names no tag and would match everything."});
    }
    if (rule.has("none")) {
        result.none = readConditions(rule, "none");
    } else {
        static_cast<void>(rule.member("none"));
    }
    return result;
}

}  // namespace nordertor::plugin_host
