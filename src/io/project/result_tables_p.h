// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "io/project/schema.h"
#include "io/project/sqlite_p.h"
#include "model/project.h"

namespace nordertor::io {

/// The feature table of a stored result: "result_<name>".
[[nodiscard]] TableSchema resultTable(const model::ResultLayer& layer);
/// Beside it, of a result that model::showsOverlaps(): "overlaps_<name>", what maps draw of it
/// (style::overlapCounts()), for programs that cannot work it out; older files lack it. Read by checks only.
[[nodiscard]] TableSchema overlapTable(const model::ResultLayer& layer);

/// The result with the rows and classes of that table.
[[nodiscard]] model::ResultLayer overlapCountsOf(const model::ResultLayer& layer);

/// Whether "overlaps_<name>" is there and was made by writeResult(), not by another program.
[[nodiscard]] bool isOwnOverlapTable(Database& database, const std::string& name);
/// Whether the file has anything under this name.
[[nodiscard]] bool isNameTaken(Database& database, const std::string& table);

/// Creates and fills the tables of a result with spatial index and default style, and its row in
/// nordertor_results, which is created where an older file lacks it. Sets an error where other programs keep
/// something under one of the names.
void writeResult(Database& database, const Schema& schema, const model::ResultLayer& layer, int srsId);
/// Removes all of that, and nothing another program has made.
void dropResult(Database& database, const model::ResultLayer& layer);

/// Rows of a table of a result with the columns of `data`, to which they are added. Sets an error at the
/// first that is damaged.
void readResultRows(Database& database, const TableSchema& table, model::ResultData& data);

/// Reads all results, ascending by name. `settle` is called after each, so that a checker can note what is
/// wrong with one and go on with the next.
void readResults(Database& database, const Schema& schema, std::vector<model::ResultLayer>& results,
                 const std::function<void()>& settle);

}  // namespace nordertor::io
