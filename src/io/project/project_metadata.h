// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/project/record_fields.h"
#include "model/project.h"

namespace nordertor::io {

/// The least version of programs that can read the project.
[[nodiscard]] int formatVersionOf(const model::Project& project);

/// The single values of a project as rows of nordertor_metadata.
[[nodiscard]] std::vector<MetadataEntry> metadataOf(const model::Project& project);

/// Puts the rows into the project and its list of age groups. Errors: NewerVersion; InvalidData for missing
/// or impossible values.
[[nodiscard]] Result<> applyMetadata(const std::vector<MetadataEntry>& rows, model::Project& project);

}  // namespace nordertor::io
