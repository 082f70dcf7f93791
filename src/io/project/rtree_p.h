// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/point.h"
#include "io/project/sqlite_p.h"

namespace nordertor::io {

/// Fills an empty R*Tree virtual table (2 dimensions, float coordinates) with boxes for the ids 1, 2, ...;
/// empty boxes are left out. Writes packed nodes directly, as sqlite.org/rtree.html describes them, since
/// inserting one by one took longer than all the rest of a project; rtreecheck() in checkProject and in the
/// tests watches that SQLite agrees.
void fillRtree(Database& database, const std::string& name, const std::vector<geo::Box>& boxes);

}  // namespace nordertor::io
