// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// The operation can change a project (edits, base data, a stored result) or write a file: what can be asked
/// for a dry run.
[[nodiscard]] bool canWrite(const OperationInfo& info);

/// dry-run: the flag that window and command line offer for every operation that can write, beside its
/// parameters. It is no parameter of the operation; it sets Context::dryRun.
[[nodiscard]] ParameterSpec dryRunParameter();

/// Makes the outcome of a dry run say so: the mark, a first line of the summary, and the table "changes" with
/// a row for each edit, for replaced base data and for each file; without rows nothing would be written.
void showChanges(const Context& context, Outcome& outcome);

}  // namespace nordertor::ops
