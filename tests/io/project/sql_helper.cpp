// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/sql_helper.h"

#include <gtest/gtest.h>

namespace nordertor::test {

Sql::Sql(const std::filesystem::path& file) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &handle_), SQLITE_OK);
    // Triggers of the spatial index call functions only GIS programs bring along.
    const auto stay = [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, 0); };
    for (const char* name : {"ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"}) {
        sqlite3_create_function(handle_, name, 1, SQLITE_UTF8, nullptr, stay, nullptr, nullptr);
    }
}

Sql::~Sql() {
    sqlite3_close(handle_);
}

void Sql::run(const std::string& sql) const {
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_free(message);
}

std::string Sql::text(const std::string& sql) const {
    sqlite3_stmt* query = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &query, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle_);
    std::string result;
    if (sqlite3_step(query) == SQLITE_ROW && sqlite3_column_text(query, 0) != nullptr) {
        result = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
    }
    sqlite3_finalize(query);
    return result;
}

std::string Sql::dump(const std::string& table) const {
    sqlite3_stmt* query = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle_, ("SELECT * FROM " + table).c_str(), -1, &query, nullptr),
              SQLITE_OK);
    std::string result;
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(query); ++i) {
            const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(query, i));
            result.append(bytes == nullptr ? "" : bytes,
                          static_cast<std::size_t>(sqlite3_column_bytes(query, i)));
            result += '|';
        }
        result += '\n';
    }
    sqlite3_finalize(query);
    return result;
}

}  // namespace nordertor::test
