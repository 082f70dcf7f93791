// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/json.h"
#include "ops/table_output.h"

namespace nordertor::ops {

/// As people read it, in every output for them.
[[nodiscard]] std::string shown(const Cell& cell, Language language);
/// Numbers in it with more decimals than anybody types (8 and more, made by computing) are rounded to two,
/// below 100 to six: "steps=266.67=1".
[[nodiscard]] std::string withShortNumbers(const std::string& text);
[[nodiscard]] Json jsonCell(const Cell& cell);
/// A list of objects, a member for each column.
[[nodiscard]] Json rowsJson(const Table& table);
[[nodiscard]] Json provenanceJson(const Provenance& provenance);

}  // namespace nordertor::ops
