// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

#include "io/project/project_file_p.h"
#include "io/project/schema.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t headerBytes = 100;

struct Header {
    bool usesLog = false;  ///< write-ahead log
};

Error unreadable(const fs::path& file, LocalizedText message, LocalizedText remedy) {
    return {ErrorCode::CannotRead, std::move(message), std::move(remedy), file.string(), {}};
}

std::uint64_t bigEndian(const std::string& bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

/// What the first 100 bytes say (sqlite.org/fileformat2.html, 1.3).
Result<Header> checkHeader(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return fail(ErrorCode::NotFound,
                    {"Die Projektdatei gibt es nicht.", "The project file does not exist."},
                    {"Bitte den Dateinamen prüfen.", "Please check the file name."}, file.string());
    }
    std::ifstream in(file, std::ios::binary);
    if (!fs::is_regular_file(file, error) || !in) {
        return fail(unreadable(
            file, {"Die Projektdatei kann nicht gelesen werden.", "The project file cannot be read."},
            {"Bitte prüfen, ob es eine Datei ist und Leserechte bestehen.",
             "Please check that it is a file and that you may read it."}));
    }
    std::string bytes(headerBytes, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.empty()) {
        return fail(unreadable(file, {"Die Projektdatei ist leer.", "The project file is empty."},
                               {"Bitte eine Sicherungskopie verwenden.", "Please use a backup copy."}));
    }
    const std::string magic("SQLite format 3\0", 16);
    if (!bytes.starts_with(magic.substr(0, std::min(bytes.size(), magic.size())))) {
        return fail(unreadable(file, {"Die Datei ist kein GeoPackage.", "The file is no GeoPackage."},
                               {"Bitte eine Projektdatei (.gpkg) wählen, die Nordertor angelegt hat.",
                                "Please choose a project file (.gpkg) that Nordertor has made."}));
    }
    const Error cutOff =
        unreadable(file,
                   {"Die Projektdatei ist unvollständig, ihr Ende fehlt.",
                    "The project file is incomplete, its end is missing."},
                   {"Bitte die Datei noch einmal vollständig kopieren oder eine Sicherungskopie verwenden.",
                    "Please copy the file again completely or use a backup copy."});
    if (bytes.size() < headerBytes) {
        return fail(cutOff);
    }
    const std::uint64_t statedPageSize = bigEndian(bytes, 16, 2);
    const std::uint64_t pageSize = statedPageSize == 1 ? 65536 : statedPageSize;
    const std::uint64_t pages = bigEndian(bytes, 28, 4);
    const bool pagesAreCurrent = bigEndian(bytes, 24, 4) == bigEndian(bytes, 92, 4);
    if (pagesAreCurrent && fs::file_size(file, error) < pageSize * pages) {
        return fail(cutOff);
    }
    constexpr char logVersion = 2;
    return Header{bytes[18] == logVersion || bytes[19] == logVersion};
}

fs::path beside(const fs::path& file, const char* ending) {
    return fs::path(file.string() + ending);
}

bool hasContent(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

void checkIsProject(Database& database) {
    const bool isGeopackage =
        database.number(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'gpkg_contents'") == 1;
    const bool isProject = database.number(
                               "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND "
                               "name = 'nordertor_metadata'") == 1;
    if (!database.ok() || (isGeopackage && isProject)) {
        return;
    }
    const LocalizedText remedy{
        "Bitte eine Projektdatei wählen, die Nordertor angelegt hat, oder mit „nordertor new“ ein Projekt anlegen.",
        "Please choose a project file that Nordertor has made, or make a project with \"nordertor new\"."};
    if (!isGeopackage) {
        database.setError({ErrorCode::CannotRead,
                           {"Die Datei ist eine SQLite-Datenbank, aber kein GeoPackage.",
                            "The file is an SQLite database, but no GeoPackage."},
                           remedy,
                           {},
                           {}});
        return;
    }
    database.setError({ErrorCode::InvalidData,
                       {"Die Datei ist ein GeoPackage, aber kein Nordertor-Projekt.",
                        "The file is a GeoPackage, but no Nordertor project."},
                       remedy,
                       {},
                       {}});
}

/// A view or virtual table under the name of one of our tables could make a query mean anything.
void checkTablesArePlain(Database& database) {
    const Schema schema({});
    for (const TableSchema& table : schema.tables()) {
        Statement other(database,
                        "SELECT 1 FROM sqlite_schema WHERE lower(name) = ?1 AND "
                        "type IN ('table', 'view') AND (type <> 'table' OR rootpage = 0)");
        other.bind(0, table.name);
        if (other.step()) {
            database.setInvalid({"Die Tabelle ist keine einfache Tabelle.", "The table is no plain table."},
                                table.name);
        }
    }
}

Result<> checkContent(Database& database) {
    checkIsProject(database);
    checkTablesArePlain(database);
    return database.status();
}

Result<fs::path> makeFolder() {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "nordertor-XXXXXX").string();
    if (error || mkdtemp(pattern.data()) == nullptr) {
        return fail(ErrorCode::CannotRead,
                    {"Es kann kein Zwischenordner angelegt werden.", "No temporary folder can be made."},
                    {"Bitte Platz im Ordner für Zwischendateien schaffen.",
                     "Please free some space in the folder for temporary files."});
    }
    return fs::path(pattern);
}

}  // namespace

LookedAtFile::~LookedAtFile() {
    if (copyFolder_) {
        std::error_code ignored;
        fs::remove_all(*copyFolder_, ignored);
    }
}

Result<LookedAtFile> LookedAtFile::open(const fs::path& file) {
    const auto header = checkHeader(file);
    if (!header) {
        return fail(header.error());
    }
    const bool logLeft = hasContent(beside(file, "-wal"));
    const bool journalLeft = hasContent(beside(file, "-journal"));
    if (!logLeft || !header->usesLog) {
        const auto mode = header->usesLog ? Database::Mode::LookStill : Database::Mode::Look;
        auto database = Database::open(file, mode, file.string());
        if (!database) {
            return fail(database.error());
        }
        const auto checked = checkContent(*database);
        if (checked) {
            return LookedAtFile(std::move(*database));
        }
        if (!journalLeft) {
            return fail(checked.error());
        }
    }
    // Somebody stopped in the middle of a change. SQLite would undo or finish it in the file itself; to look
    // must not change the file, so that happens in a copy.
    const auto folder = makeFolder();
    if (!folder) {
        return fail(folder.error());
    }
    auto copyFolder = std::make_unique<fs::path>(*folder);
    std::error_code error;
    for (const char* ending : {"", "-wal", "-journal"}) {
        if (hasContent(beside(file, ending))) {
            fs::copy_file(beside(file, ending), beside(*folder / "project.gpkg", ending), error);
        }
    }
    auto database = Database::open(*folder / "project.gpkg", Database::Mode::Change, file.string());
    const auto checked = database ? checkContent(*database) : Result<>(fail(database.error()));
    if (!checked) {
        fs::remove_all(*folder, error);
        return fail(checked.error());
    }
    LookedAtFile result(std::move(*database));
    result.copyFolder_ = std::move(copyFolder);
    return result;
}

Result<Database> openForChange(const fs::path& file) {
    if (const auto header = checkHeader(file); !header) {
        return fail(header.error());
    }
    auto database = Database::open(file, Database::Mode::Change, file.string());
    if (!database) {
        return fail(database.error());
    }
    if (const auto checked = checkContent(*database); !checked) {
        return fail(checked.error());
    }
    return database;
}

}  // namespace nordertor::io
