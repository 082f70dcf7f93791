// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <fstream>
#include <random>
#include <system_error>
#include <utility>

namespace nordertor {
namespace fs = std::filesystem;
namespace {

Error cannotWrite(const fs::path& path, int number) {
    LocalizedText message{"Die Datei kann nicht geschrieben werden.", "The file cannot be written."};
    LocalizedText remedy{"Bitte einen anderen Ordner wählen oder die Schreibrechte prüfen.",
                         "Please choose another folder or check the permission to write."};
    if (number == ENOSPC || number == EDQUOT) {
        message = {"Der Datenträger ist voll.", "The disk is full."};
        remedy = {"Bitte Platz schaffen oder einen anderen Datenträger wählen.",
                  "Please free some space or choose another disk."};
    } else if (number == EACCES || number == EROFS || number == EPERM) {
        message = {"Der Ordner ist schreibgeschützt.", "The folder is read-only."};
    } else if (number == ENOENT || number == ENOTDIR) {
        message = {"Den Ordner gibt es nicht.", "The folder does not exist."};
        remedy = {"Bitte den Ordner anlegen oder einen anderen wählen.",
                  "Please create the folder or choose another one."};
    }
    return {ErrorCode::CannotWrite, message, remedy, path.string(), {}};
}

}  // namespace

Result<std::string> readFile(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        return fail(ErrorCode::NotFound, {"Die Datei gibt es nicht.", "The file does not exist."},
                    {"Bitte den Dateinamen prüfen.", "Please check the file name."}, path.string());
    }
    std::ifstream file(path, std::ios::binary);
    std::string content;
    if (fs::is_directory(path, error) || !file) {
        return fail(ErrorCode::CannotRead,
                    {"Die Datei kann nicht gelesen werden.", "The file cannot be read."},
                    {"Bitte prüfen, ob es eine Datei ist und Leserechte bestehen.",
                     "Please check that it is a file and that you may read it."},
                    path.string());
    }
    // In one piece where the size is known: census and map files have hundreds of megabytes.
    const auto size = fs::file_size(path, error);
    if (!error && size > 0) {
        content.resize(size);
        file.read(content.data(), static_cast<std::streamsize>(size));
        content.resize(static_cast<std::size_t>(file.gcount()));
        return content;
    }
    content.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    return content;
}

Result<> writeFileAtomically(const fs::path& path, std::string_view content) {
    auto file = AtomicFile::create(path);
    if (!file) {
        return fail(file.error());
    }
    {
        std::ofstream out(file->temporaryPath(), std::ios::binary);
        errno = 0;
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        if (!out) {
            return fail(cannotWrite(path, errno));
        }
    }
    return file->commit();
}

AtomicFile::AtomicFile(fs::path target, fs::path temporary)
    : target_(std::move(target)), temporary_(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})) {}

AtomicFile::~AtomicFile() {
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

Result<AtomicFile> AtomicFile::create(const fs::path& target) {
    const fs::path folder = target.parent_path().empty() ? fs::path(".") : target.parent_path();
    std::error_code error;
    if (fs::is_directory(target, error)) {
        return fail(cannotWrite(target, EISDIR));
    }
    if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
        // renaming over a device or pipe would replace it
        return fail(ErrorCode::CannotWrite,
                    {"Das Ziel ist keine gewöhnliche Datei.", "The target is no ordinary file."},
                    {"Bitte einen anderen Dateinamen wählen.", "Please choose another file name."},
                    target.string());
    }
    std::random_device random;
    const fs::path temporary =
        folder / fmt::format(".{}.{:08x}{}", target.stem().string(), random(), target.extension().string());
    const int handle = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (handle < 0) {
        return fail(cannotWrite(target, errno));
    }
    ::close(handle);
    fs::remove(temporary, error);
    return AtomicFile(target, temporary);
}

Result<> AtomicFile::commit() {
    const int handle = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        return fail(cannotWrite(target_, errno));
    }
    const bool flushed = ::fsync(handle) == 0;
    const int number = errno;
    ::close(handle);
    if (!flushed) {
        return fail(cannotWrite(target_, number));
    }
    std::error_code error;
    fs::rename(temporary_, target_, error);
    if (error) {
        return fail(cannotWrite(target_, error.value()));
    }
    temporary_.clear();
    return {};
}

std::string textFingerprint(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Result<std::string> fileFingerprint(const fs::path& path) {
    return readFile(path).map([](const std::string& content) { return textFingerprint(content); });
}

}  // namespace nordertor
