// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/atlas_parts_p.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.h"
#include "base/json.h"

namespace nordertor::publish {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t largestNote = 1 << 16;
constexpr std::size_t mostPagesOfASheet = 1000;

bool isOrdinary(const fs::path& path, fs::file_type type) {
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() == type;
}

fs::path noteOf(fs::path part) {
    return part.replace_extension(".json");
}

/// One that a stopped writer left under a temporary name begins with a dot.
bool isNamedLikeAPart(const std::string& name) {
    return name.starts_with("part-") || name.starts_with(".part-");
}

std::optional<std::vector<std::size_t>> pagesIn(const Json& note) {
    const auto pages = note.find("pages");
    if (pages == note.end() || !pages->is_array()) {
        return std::nullopt;
    }
    std::vector<std::size_t> counts;
    for (const Json& count : *pages) {
        if (!count.is_number_unsigned() || count.get<std::size_t>() < 1 ||
            count.get<std::size_t>() > mostPagesOfASheet) {
            return std::nullopt;
        }
        counts.push_back(count.get<std::size_t>());
    }
    return counts;
}

std::string textIn(const Json& note, const char* key) {
    const auto at = note.find(key);
    return at != note.end() && at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace

Result<AtlasParts> AtlasParts::open(const fs::path& atlas, bool keep) {
    // tells what hinders writing before anything is drawn
    if (const auto possible = AtomicFile::create(atlas); !possible) {
        return fail(possible.error());
    }
    AtlasParts parts(atlas.parent_path() / ("." + atlas.filename().string() + ".parts"));
    if (!keep) {
        parts.remove();
    }
    std::error_code error;
    if (!isOrdinary(parts.folder_, fs::file_type::directory)) {
        fs::create_directory(parts.folder_, error);
        fs::permissions(parts.folder_, fs::perms::owner_all, error);
    }
    if (error || !isOrdinary(parts.folder_, fs::file_type::directory)) {
        return fail(ErrorCode::CannotWrite,
                    {"Der Ordner für die fertigen Seiten lässt sich nicht anlegen.",
                     "The folder for the finished pages cannot be made."},
                    {"Bitte prüfen, ob dort schon etwas dieses Namens liegt.",
                     "Please check whether something of this name is there already."},
                    parts.folder_.string());
    }
    return parts;
}

fs::path AtlasParts::file(std::size_t part) const {
    return folder_ / ("part-" + std::to_string(part) + ".pdf");
}

std::optional<std::vector<std::size_t>> AtlasParts::find(std::size_t part, const std::string& madeFrom,
                                                         std::size_t sheets) const {
    const fs::path pdf = file(part);
    const fs::path path = noteOf(pdf);
    std::error_code error;
    if (!isOrdinary(pdf, fs::file_type::regular) || !isOrdinary(path, fs::file_type::regular) ||
        fs::file_size(path, error) > largestNote || error) {
        return std::nullopt;
    }
    const auto text = readFile(path);
    const Json note = Json::parse(text.value_or(""), nullptr, false);
    if (!note.is_object() || textIn(note, "made_from") != madeFrom) {
        return std::nullopt;
    }
    auto pages = pagesIn(note);
    const auto content = fileFingerprint(pdf);
    if (!pages || pages->size() != sheets || !content || textIn(note, "content") != *content) {
        return std::nullopt;
    }
    return pages;
}

Result<> AtlasParts::note(std::size_t part, const std::string& madeFrom,
                          const std::vector<std::size_t>& pages) const {
    const auto content = fileFingerprint(file(part));
    if (!content) {
        return fail(content.error());
    }
    const Json note{{"made_from", madeFrom}, {"content", *content}, {"pages", pages}};
    return writeFileAtomically(noteOf(file(part)), note.dump());
}

void AtlasParts::remove() const {
    if (!isOrdinary(folder_, fs::file_type::directory)) {
        return;
    }
    std::error_code ignored;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, ignored)) {
        if (isNamedLikeAPart(entry.path().filename().string()) &&
            !isOrdinary(entry.path(), fs::file_type::directory)) {
            files.push_back(entry.path());
        }
    }
    for (const fs::path& path : files) {
        fs::remove(path, ignored);
    }
    fs::remove(folder_, ignored);  // if nothing else is in it
}

}  // namespace nordertor::publish
