// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/tag_rules.h"

#include <algorithm>

#include "base/text.h"

namespace nordertor::io {

namespace {

bool isOneOf(std::string_view value, const std::vector<std::string>& wanted) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& one) { return one == value || (one == "*" && value != "no"); });
}

bool containsOneOf(std::string_view value, const std::vector<std::string>& pieces) {
    if (pieces.empty()) {
        return false;
    }
    const std::string text = lowered(value);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const std::string& piece) { return text.find(piece) != std::string::npos; });
}

bool satisfies(const model::TagCondition& condition, const Tags& tags) {
    std::string_view value = tags.get(condition.key);
    if (value.empty()) {
        return false;
    }
    if (isOneOf(value, condition.values) || containsOneOf(value, condition.contains)) {
        return true;
    }
    for (std::size_t end = value.find(';'); end != std::string_view::npos; end = value.find(';')) {
        if (isOneOf(trimmed(value.substr(0, end)), condition.values)) {
            return true;
        }
        value.remove_prefix(end + 1);
    }
    return isOneOf(trimmed(value), condition.values);
}

}  // namespace

bool matches(const model::TagRule& rule, const Tags& tags) {
    const auto holds = [&](const model::TagCondition& condition) { return satisfies(condition, tags); };
    return !rule.all.empty() && std::all_of(rule.all.begin(), rule.all.end(), holds) &&
           std::none_of(rule.none.begin(), rule.none.end(), holds);
}

void TagRuleIndex::add(const model::TagRule& rule, std::size_t number) {
    if (!rule.all.empty()) {
        byKey_[rule.all.front().key].push_back({&rule, number});
    }
}

void TagRuleIndex::match(const Tags& tags, std::vector<std::size_t>& numbers) const {
    numbers.clear();
    for (const Tag& tag : tags.all()) {
        const auto found = byKey_.find(tag.key);
        if (found == byKey_.end()) {
            continue;
        }
        for (const Entry& entry : found->second) {
            if (matches(*entry.rule, tags)) {
                numbers.push_back(entry.number);
            }
        }
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace nordertor::io
