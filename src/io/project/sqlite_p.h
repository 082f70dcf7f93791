// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/task.h"

namespace nordertor::io {

/// A connection that remembers its first error: after it every call does nothing and every query ends, so
/// that a writer or reader can be written straight through and asks status() at the end. Values are always
/// bound, never spliced into SQL. Not thread-safe.
class Database {
  public:
    enum class Mode {
        Build,      ///< new file, nothing is safe until it is closed; for a temporary file only
        Look,       ///< read-only, shared lock, no byte is changed
        LookStill,  ///< read-only, no lock and no side files: nobody else may write meanwhile
        Change,     ///< existing file, rollback journal
    };
    /// `shownAs` is the file as the user named it, put into errors. Errors: CannotRead, CannotWrite.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file, Mode mode,
                                               const std::string& shownAs);

    void execute(const std::string& sql);
    /// Single value of a query, if there is a row and it is not NULL.
    [[nodiscard]] std::optional<std::string> text(const std::string& sql);
    [[nodiscard]] std::int64_t number(const std::string& sql);

    [[nodiscard]] bool ok() const { return !state_->error; }
    [[nodiscard]] Result<> status() const;
    /// Records an error, unless there is one already.
    void setError(Error error);
    void setInvalid(LocalizedText message, std::string place);
    /// The error if there was one; the connection goes on.
    [[nodiscard]] std::optional<Error> takeError();
    /// Queries end with Cancelled once `task` is asked to stop.
    void watch(const Task& task);

    /// Lets triggers in the file use virtual tables, which those of the spatial index need; off at first.
    /// Loading extensions and writing the schema directly stay forbidden.
    void trustTriggers(bool trusted);
    /// Lets the tables behind a spatial index be written directly (rtree_p.h); off at first but for Build.
    void allowShadowTables(bool allowed);

    [[nodiscard]] sqlite3* handle() const { return state_->handle.get(); }
    [[nodiscard]] int lastCode() const { return state_->lastCode; }
    [[nodiscard]] const std::string& shownAs() const { return state_->shownAs; }
    void recordSqlite(int code);

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct State {
        std::unique_ptr<sqlite3, Close> handle;
        std::optional<Error> error;
        std::string shownAs;
        Mode mode = Mode::Look;
        Task task;
        int lastCode = SQLITE_OK;
    };
    explicit Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
    std::unique_ptr<State> state_;  ///< stays in place, SQLite holds a pointer to the task
};

/// A prepared statement; parameters and columns count from 0.
class Statement {
  public:
    Statement(Database& database, const std::string& sql);

    void bind(int at, std::string_view text);
    void bind(int at, double value);
    void bind(int at, std::int64_t value);
    void bindNull(int at);
    /// The bytes must live until run() or the next step().
    void bindBlob(int at, std::string_view bytes);

    /// True while there is a row.
    [[nodiscard]] bool step();
    /// For statements without rows: executes and makes ready for the next binding.
    void run();

    [[nodiscard]] bool isNull(int at) const;
    [[nodiscard]] std::string text(int at) const;
    [[nodiscard]] double real(int at) const { return sqlite3_column_double(handle_.get(), at); }
    [[nodiscard]] std::int64_t integer(int at) const { return sqlite3_column_int64(handle_.get(), at); }
    /// Valid until the next step().
    [[nodiscard]] std::string_view blob(int at) const;
    [[nodiscard]] Database& database() const { return *database_; }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace nordertor::io
