// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/osm/tagged_elements.h"
#include "model/theme.h"

namespace nordertor::io {

/// Whether the tags satisfy the rule. A value list written with semicolons ("soccer;basketball") satisfies a
/// condition if one of its parts does. A rule without conditions matches nothing.
[[nodiscard]] bool matches(const model::TagRule& rule, const Tags& tags);

/// Many rules at once: rules are found by the key of their first condition, so that an element is compared
/// only with rules that can match it. The rules must outlive the index.
class TagRuleIndex {
  public:
    /// Several rules may carry the same number.
    void add(const model::TagRule& rule, std::size_t number);
    /// Numbers of all matching rules, ascending, each once.
    void match(const Tags& tags, std::vector<std::size_t>& numbers) const;

  private:
    struct Entry {
        const model::TagRule* rule;
        std::size_t number;
    };
    std::unordered_map<std::string_view, std::vector<Entry>> byKey_;
};

}  // namespace nordertor::io
