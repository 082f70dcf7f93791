// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace nordertor::test {

/// SQLite without any of our code between, to look at files and to break them.
class Sql {
  public:
    explicit Sql(const std::filesystem::path& file);
    ~Sql();
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;
    /// Fails the test on an error.
    void run(const std::string& sql) const;
    /// First value of the first row; empty for NULL and for no row.
    [[nodiscard]] std::string text(const std::string& sql) const;
    /// All values of a table.
    [[nodiscard]] std::string dump(const std::string& table) const;

  private:
    sqlite3* handle_ = nullptr;
};

}  // namespace nordertor::test
