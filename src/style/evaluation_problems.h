// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <utility>

#include "base/notice.h"
#include "style/expression.h"

namespace nordertor::style {

struct StyleLayer;

/// What had no value while a style was evaluated, or one that is not to be had, said once for each property
/// of a layer and counted for every evaluation. Not for several threads.
class EvaluationProblems {
  public:
    /// `property` as the style names it ("fill-color", "filter"). True the first time: then add() it.
    [[nodiscard]] bool isNew(const StyleLayer& layer, std::string_view property);
    void add(const StyleLayer& layer, std::string_view property, EvaluationFailure failure);
    /// That the layer is written in the font `used`, since there is none called `wanted`.
    void addFont(const StyleLayer& layer, const std::string& wanted, const std::string& used);
    /// What came up elsewhere, after what is known.
    void add(const EvaluationProblems& others);
    /// Warnings that name layer, property, reason and how often, in the order they came up.
    [[nodiscard]] Notices notices() const { return notices_; }

  private:
    std::map<std::pair<const StyleLayer*, std::string_view>, std::size_t> known_;  ///< into notices_
    Notices notices_;
};

}  // namespace nordertor::style
