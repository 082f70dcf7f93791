// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json.h"
#include "io/project/record_fields.h"
#include "model/result_layer.h"

namespace nordertor::io {

/// The row of nordertor_results: how the result came about, its columns and its legend
/// (docs/project-format.md). The data must be there.
[[nodiscard]] StoredResult encodeResult(const model::ResultLayer& layer);
/// The layer without rows. Nothing if the row is none this version understands; names of table and columns
/// are checked, since they become part of SQL.
[[nodiscard]] std::optional<model::ResultLayer> decodeResult(const StoredResult& stored);

/// How a result came about, for the list of edits.
[[nodiscard]] Json recordJson(const model::ResultRecord& record);
[[nodiscard]] std::optional<model::ResultRecord> recordFromJson(const Json& json);

}  // namespace nordertor::io
