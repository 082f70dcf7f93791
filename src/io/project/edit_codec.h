// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "io/project/record_fields.h"
#include "model/edit.h"

namespace nordertor::io {

/// An edit as the project file keeps it: JSON with the operation's values before and after
/// (docs/project-format.md). Numbers and texts come back exactly; bytes that are no UTF-8 are replaced.
[[nodiscard]] StoredEdit encodeEdit(const model::Edit& edit);

/// Name and size are as they must be, and the document is a JSON object; more is not known here.
[[nodiscard]] bool isUsable(const model::StoredLayout& layout);

/// Nothing where the text is no edit of a kind this version knows.
[[nodiscard]] std::optional<model::Edit> decodeEdit(const StoredEdit& stored);

}  // namespace nordertor::io
