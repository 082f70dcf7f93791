// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/json.h"
#include "style/expression.h"

/// How tests write what expressions are asked and what they answer (expressions.json).
namespace nordertor::style::cases {

/// Of "number", "array<number,2>" ...; "" is any.
[[nodiscard]] ExpectedType typeNamed(const std::string& name);
/// The value for `properties`, `id`, `zoom`, `geometry` and `density` of the input, else {"error": true}.
/// Colours are
/// {"colour": [r, g, b, a]}, objects {"object": ...}, infinity and no number {"number": "NaN"}.
[[nodiscard]] Json evaluatedFor(const Expression& expression, const Json& input);
/// Numbers to the tolerance, a share of them above 1.
[[nodiscard]] bool same(const Json& a, const Json& b, double tolerance);

}  // namespace nordertor::style::cases
