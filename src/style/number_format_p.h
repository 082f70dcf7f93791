// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "style/expression_node_p.h"

namespace nordertor::style {

/// What "number-format" hands on to Intl.NumberFormat of ECMA-402.
struct NumberFormat {
    std::string locale = "en";  ///< BCP 47
    std::string currency;       ///< three letters (ISO 4217); empty: none
    std::string unit;           ///< one that ECMA-402 names ("hectare", "kilometer-per-hour"); empty: none
    std::optional<double>
        fewest;                  ///< fraction digits, rounded down; without: those of the currency, else none
    std::optional<double> most;  ///< without: those of the currency, else three
};

/// Rounded half away from zero, as ECMA-402 has it.
[[nodiscard]] tl::expected<std::string, FailureReason> formatted(double number, const NumberFormat& format);

}  // namespace nordertor::style
