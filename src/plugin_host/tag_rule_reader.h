// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_reader.h"
#include "model/theme.h"

namespace nordertor::plugin_host {

/// {"all": {"leisure": "playground", "access": ["yes", "permissive"]}, "none": {"name": {"contains": ["x"]}}}
/// `all` must name at least one tag.
[[nodiscard]] model::TagRule readTagRule(JsonObject& rule);

}  // namespace nordertor::plugin_host
