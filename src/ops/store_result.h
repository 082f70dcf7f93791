// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/operation.h"

namespace nordertor::ops {

/// Whether a result of the operation may be stored under the name, asked before the work is done. Errors
/// InvalidArgument: no name for a layer, or the name of another operation's result (which is not replaced;
/// one of the same operation is).
[[nodiscard]] Result<> checkStorable(const Operation& operation, const Context& context,
                                     const std::string& name);

/// The collection as the data of results, one for each kind of geometry in it. `table` is that of its key.
[[nodiscard]] std::vector<model::ResultData> layersOf(const FeatureCollection& collection,
                                                      const Table& table);

/// Adds the edits that keep the outcome's features as layers of the project, and says so in its summary. The
/// first collection of features gets the name, further ones (other tables, other kinds of geometry) the name
/// with "_" and the table's key. Texts in two languages become
/// two columns (`_de`, `_en`), one or two persons become unknown, numbers are rounded to their decimals.
/// Errors: InvalidArgument (the outcome has no places), as checkStorable().
[[nodiscard]] Result<> storeResult(const Operation& operation, const Context& context,
                                   const ParameterValues& values, const std::string& name, Outcome& outcome);

}  // namespace nordertor::ops
