// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/accessibility/accessibility.h"
#include "analysis/accessibility/supply_capacity.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// What --method calls the methods.
struct AccessMethodName {
    const char* name;
    analysis::AccessMethod method;
    LocalizedText label;
};
[[nodiscard]] const std::vector<AccessMethodName>& accessMethodNames();

/// Method, limits (those of --sensitivity last to first merged in, ascending), decay and count. `shown` is
/// the index of the limit the result is about. Errors InvalidArgument, a sentence for each: limit not
/// readable, steps not readable or not ascending, --steps ending elsewhere than --limit, a decay for a method
/// that has its own, no limit for a method that needs one.
struct AccessRequest {
    analysis::AccessParameters parameters;
    std::size_t shown = 0;
    bool compares = false;  ///< --sensitivity was given
    /// limit and decay as parameters, also where they were not given.
    std::map<std::string, std::vector<std::string>> inEffect;
};
[[nodiscard]] Result<AccessRequest> accessRequestFrom(const ParameterValues& values);

/// Errors InvalidArgument for a stand-in that stands in for none of them; those of supplyCapacity().
[[nodiscard]] Result<analysis::SupplyCapacity> supplyFrom(
    const ParameterValues& values, const std::vector<const model::Facility*>& facilities);
/// capacity and stand-in as parameters.
[[nodiscard]] std::map<std::string, std::vector<std::string>> supplyInEffect(
    const analysis::SupplyCapacity& supply);

}  // namespace nordertor::ops
