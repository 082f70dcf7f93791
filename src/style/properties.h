// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "style/value.h"

namespace nordertor::style {

/// The properties of a feature as a style sees them: a few names with values. Small enough that a linear
/// search is the fastest look-up. Features with equal properties share one object.
class Properties {
  public:
    Properties() = default;
    Properties(std::initializer_list<std::pair<std::string, Value>> entries);

    /// Replaces an earlier value of the name.
    void set(std::string name, Value value);
    /// Null if there is no such property.
    [[nodiscard]] const Value* find(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, Value>>& entries() const { return entries_; }
    friend bool operator==(const Properties&, const Properties&) = default;

  private:
    std::vector<std::pair<std::string, Value>> entries_;  ///< ascending by name
};

}  // namespace nordertor::style
