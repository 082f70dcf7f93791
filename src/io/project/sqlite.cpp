// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cerrno>

#include "io/project/sqlite_p.h"

namespace nordertor::io {
namespace {

constexpr int longestValue = 512 * 1024 * 1024;
constexpr int waitForOthersMilliseconds = 2000;

/// As an URI, because only that can ask for immutable; every byte that has a meaning there is escaped.
std::string uri(const std::filesystem::path& file, std::string_view parameters) {
    std::string text = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return fmt::format("{}?{}", text, parameters);
}

bool isFull(int code, int systemError) {
    return (code & 0xff) == SQLITE_FULL || systemError == ENOSPC || systemError == EDQUOT ||
           systemError == EFBIG;
}

Error writeError(int code, int systemError, const std::string& detail) {
    Error error{
        ErrorCode::CannotWrite,
        {fmt::format("Die Projektdatei kann nicht geschrieben werden ({}).", detail),
         fmt::format("The project file cannot be written ({}).", detail)},
        {"Bitte Ordner, Schreibrechte und Datenträger prüfen.", "Please check folder, permissions and disk."},
        {},
        {}};
    const int primary = code & 0xff;
    if (isFull(code, systemError)) {
        error.message = {"Der Datenträger ist voll.", "The disk is full."};
        error.remedy = {"Bitte Platz schaffen oder einen anderen Datenträger wählen.",
                        "Please free some space or choose another disk."};
    } else if (primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN || primary == SQLITE_PERM) {
        error.message = {"Die Projektdatei oder ihr Ordner ist schreibgeschützt.",
                         "The project file or its folder is read-only."};
        error.remedy = {"Bitte die Schreibrechte prüfen oder das Projekt in einen anderen Ordner kopieren.",
                        "Please check the permission to write or copy the project to another folder."};
    } else if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
        error.message = {"Die Projektdatei wird gerade von einem anderen Programm benutzt.",
                         "The project file is being used by another program."};
        error.remedy = {"Bitte das andere Programm (z. B. QGIS) schließen und es erneut versuchen.",
                        "Please close the other program (e.g. QGIS) and try again."};
    }
    return error;
}

Error readError(int code, const std::string& detail) {
    const int primary = code & 0xff;
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
        return {ErrorCode::CannotRead,
                {"Die Projektdatei wird gerade von einem anderen Programm geschrieben.",
                 "The project file is being written by another program."},
                {"Bitte gleich noch einmal versuchen.", "Please try again in a moment."},
                {},
                {}};
    }
    return {ErrorCode::CannotRead,
            {fmt::format("Die Projektdatei ist beschädigt oder kann nicht gelesen werden ({}).", detail),
             fmt::format("The project file is damaged or cannot be read ({}).", detail)},
            {"Bitte eine Sicherungskopie verwenden.", "Please use a backup copy."},
            {},
            {}};
}

/// sqlite3_system_errno() is overwritten before one can ask; the open files still know.
int systemErrorOf(sqlite3* handle) {
    int number = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
    if (number == 0) {
        sqlite3_file* journal = nullptr;
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
        if (journal != nullptr && journal->pMethods != nullptr) {
            journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &number);
        }
    }
    return number != 0 ? number : sqlite3_system_errno(handle);
}

int stopRequested(void* task) {
    return static_cast<const Task*>(task)->stopRequested() ? 1 : 0;
}

}  // namespace

Result<Database> Database::open(const std::filesystem::path& file, Mode mode, const std::string& shownAs) {
    auto state = std::make_unique<State>();
    state->shownAs = shownAs;
    state->mode = mode;
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    std::string parameters = "mode=ro";
    if (mode == Mode::Build) {
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        parameters = "mode=rwc";
    } else if (mode == Mode::Change) {
        flags |= SQLITE_OPEN_READWRITE;
        parameters = "mode=rw";
    } else {
        flags |= SQLITE_OPEN_READONLY;
        if (mode == Mode::LookStill) {
            parameters += "&immutable=1";
        }
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(uri(file, parameters).c_str(), &handle, flags, nullptr);
    state->handle.reset(handle);
    Database database(std::move(state));
    database.recordSqlite(code);
    if (!database.ok()) {
        return fail(*database.takeError());
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestValue);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(handle, waitForOthersMilliseconds);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // Else a column that is missing would be read as its own name.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    if (mode != Mode::Build) {
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    }
    return database;
}

void Database::recordSqlite(int code) {
    state_->lastCode = code;
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || state_->error) {
        return;
    }
    if ((code & 0xff) == SQLITE_INTERRUPT) {
        setError(cancelledError());
        return;
    }
    sqlite3* const handle = state_->handle.get();
    const std::string detail = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    const int systemError = handle == nullptr ? 0 : systemErrorOf(handle);
    const int primary = code & 0xff;
    const bool damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_ERROR ||
                         primary == SQLITE_SCHEMA;
    const bool writing = state_->mode == Mode::Build || (state_->mode == Mode::Change && !damaged);
    setError(writing ? writeError(code, systemError, detail) : readError(code, detail));
}

void Database::setError(Error error) {
    if (state_->error) {
        return;
    }
    if (error.file.empty() && error.code != ErrorCode::Cancelled) {
        error.file = state_->shownAs;
    }
    state_->error = std::move(error);
}

void Database::setInvalid(LocalizedText message, std::string place) {
    setError({ErrorCode::InvalidData,
              std::move(message),
              {"Bitte die Änderung an dieser Stelle zurücknehmen oder eine Sicherungskopie verwenden.",
               "Please undo the change at this place or use a backup copy."},
              {},
              std::move(place)});
}

Result<> Database::status() const {
    return state_->error ? Result<>(fail(*state_->error)) : Result<>();
}

std::optional<Error> Database::takeError() {
    return std::exchange(state_->error, std::nullopt);
}

void Database::watch(const Task& task) {
    state_->task = task;
    constexpr int instructionsBetweenQuestions = 100'000;
    sqlite3_progress_handler(handle(), instructionsBetweenQuestions, stopRequested, &state_->task);
}

void Database::trustTriggers(bool trusted) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, trusted ? 1 : 0, nullptr);
}

void Database::allowShadowTables(bool allowed) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, allowed ? 0 : 1, nullptr);
}

void Database::execute(const std::string& sql) {
    if (ok()) {
        recordSqlite(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
    }
}

std::optional<std::string> Database::text(const std::string& sql) {
    Statement query(*this, sql);
    return query.step() && !query.isNull(0) ? std::optional(query.text(0)) : std::nullopt;
}

std::int64_t Database::number(const std::string& sql) {
    Statement query(*this, sql);
    return query.step() ? query.integer(0) : 0;
}

Statement::Statement(Database& database, const std::string& sql) : database_(&database) {
    if (database.ok()) {
        sqlite3_stmt* handle = nullptr;
        const int code = sqlite3_prepare_v2(database.handle(), sql.c_str(), static_cast<int>(sql.size()) + 1,
                                            &handle, nullptr);
        handle_.reset(handle);
        database.recordSqlite(code);
    }
}

void Statement::bind(int at, std::string_view text) {
    if (database_->ok()) {
        database_->recordSqlite(sqlite3_bind_text64(handle_.get(), at + 1, text.data() ? text.data() : "",
                                                    text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
}

void Statement::bind(int at, double value) {
    if (database_->ok()) {
        database_->recordSqlite(sqlite3_bind_double(handle_.get(), at + 1, value));
    }
}

void Statement::bind(int at, std::int64_t value) {
    if (database_->ok()) {
        database_->recordSqlite(sqlite3_bind_int64(handle_.get(), at + 1, value));
    }
}

void Statement::bindNull(int at) {
    if (database_->ok()) {
        database_->recordSqlite(sqlite3_bind_null(handle_.get(), at + 1));
    }
}

void Statement::bindBlob(int at, std::string_view bytes) {
    if (database_->ok()) {
        database_->recordSqlite(sqlite3_bind_blob64(handle_.get(), at + 1, bytes.data() ? bytes.data() : "",
                                                    bytes.size(), SQLITE_STATIC));
    }
}

bool Statement::step() {
    if (!database_->ok() || !handle_) {
        return false;
    }
    const int code = sqlite3_step(handle_.get());
    database_->recordSqlite(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    if (!database_->ok()) {
        return;
    }
    while (step()) {
    }
    if (handle_) {
        sqlite3_reset(handle_.get());
    }
}

bool Statement::isNull(int at) const {
    return sqlite3_column_type(handle_.get(), at) == SQLITE_NULL;
}

std::string Statement::text(int at) const {
    const auto* const bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), at));
    const int size = sqlite3_column_bytes(handle_.get(), at);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

std::string_view Statement::blob(int at) const {
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), at));
    const int size = sqlite3_column_bytes(handle_.get(), at);
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(size));
}

}  // namespace nordertor::io
