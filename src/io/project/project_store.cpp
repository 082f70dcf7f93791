// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/project_store.h"

#include <system_error>

#include "base/file.h"
#include "geo/crs.h"
#include "io/project/project_file_p.h"
#include "io/project/project_reader_p.h"
#include "io/project/project_writer_p.h"
#include "io/project/sqlite_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

Error existsAlready(const fs::path& file) {
    return {ErrorCode::CannotWrite,
            {"Die Datei gibt es schon; sie wird nicht überschrieben.",
             "The file exists already; it is not overwritten."},
            {"Bitte einen anderen Namen wählen oder die vorhandene Datei vorher löschen.",
             "Please choose another name or delete the existing file first."},
            file.string(),
            {}};
}

Error named(Error error, const fs::path& file) {
    if (error.file.empty() && error.code != ErrorCode::Cancelled) {
        error.file = file.string();
    }
    return error;
}

Result<> build(const fs::path& temporary, const fs::path& shownAs, const model::Project& project,
               const model::ThemeSet& themes, const geo::Crs& crs, const Task& task) {
    auto database = Database::open(temporary, Database::Mode::Build, shownAs.string());
    if (!database) {
        return fail(database.error());
    }
    database->watch(task);
    // Nobody sees the file before it is whole, so there is nothing to roll back and one flush at the end is
    // enough (base/file.h).
    database->execute("PRAGMA page_size = 4096");
    database->execute("PRAGMA journal_mode = OFF");
    database->execute("PRAGMA synchronous = OFF");
    database->execute("PRAGMA locking_mode = EXCLUSIVE");
    database->execute("PRAGMA cache_size = -65536");
    database->execute("BEGIN");
    writeProject(*database, project, themes, crs, task);
    if (task.stopRequested()) {
        database->setError(cancelledError());
    }
    database->execute("COMMIT");
    return database->status();
}

}  // namespace

Result<> createProject(const fs::path& file, const model::Project& project, const Task& task,
                       const model::ThemeSet& themes) {
    std::error_code error;
    if (fs::exists(file, error)) {
        return fail(existsAlready(file));
    }
    if (const auto storable = checkStorable(project); !storable) {
        return fail(named(storable.error(), file));
    }
    const auto crs = geo::Crs::fromEpsg(project.workingCrsEpsg);
    if (!crs) {
        return fail(named(crs.error(), file));
    }
    auto atomic = AtomicFile::create(file);
    if (!atomic) {
        return fail(atomic.error());
    }
    if (const auto built = build(atomic->temporaryPath(), file, project, themes, *crs, task); !built) {
        return fail(built.error());
    }
    if (fs::exists(file, error)) {
        return fail(existsAlready(file));
    }
    if (auto committed = atomic->commit(); !committed) {
        return fail(committed.error());
    }
    task.report(1.0, {"Projekt gespeichert", "Project saved"});
    return {};
}

Result<model::Project> readProject(const fs::path& file, const Task& task) {
    auto opened = LookedAtFile::open(file);
    if (!opened) {
        return fail(opened.error());
    }
    Database& database = opened->database();
    database.watch(task);
    database.execute("BEGIN");
    model::Project project = readTables(database, task);
    if (task.stopRequested()) {
        database.setError(cancelledError());
    }
    if (const auto status = database.status(); !status) {
        return fail(status.error());
    }
    return project;
}

}  // namespace nordertor::io
