// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/properties.h"

#include <algorithm>

namespace nordertor::style {

Properties::Properties(std::initializer_list<std::pair<std::string, Value>> entries) {
    for (const auto& [name, value] : entries) {
        set(name, value);
    }
}

void Properties::set(std::string name, Value value) {
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), name,
                         [](const auto& entry, const std::string& key) { return entry.first < key; });
    if (at != entries_.end() && at->first == name) {
        at->second = std::move(value);
    } else {
        entries_.insert(at, {std::move(name), std::move(value)});
    }
}

const Value* Properties::find(std::string_view name) const {
    for (const auto& [key, value] : entries_) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

}  // namespace nordertor::style
