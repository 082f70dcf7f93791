// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "io/project/sqlite_p.h"
#include "model/project.h"

namespace nordertor::io {

/// Called with the error that ended the reading of one table; true: go on with the next table.
using OnTableError = std::function<bool(const Error&)>;

/// Reads all tables. The outcome is the database's status. Does not begin a transaction.
[[nodiscard]] model::Project readTables(Database& database, const Task& task,
                                        const OnTableError& onTableError = {});

}  // namespace nordertor::io
