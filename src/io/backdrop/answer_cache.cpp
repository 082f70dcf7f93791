// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/answer_cache_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <tuple>
#include <vector>

#include "base/file.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

std::string dayOf(fs::file_time_type time) {
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(time));
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

fs::path AnswerCache::fileOf(const std::string& address) const {
    const std::string name = textFingerprint(address);
    return folder_ / name.substr(0, 2) / name;
}

std::optional<AnswerCache::Kept> AnswerCache::find(const std::string& address) const {
    if (folder_.empty()) {
        return std::nullopt;
    }
    const fs::path file = fileOf(address);
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    if (error) {
        return std::nullopt;
    }
    auto body = readFile(file);
    if (!body || body->empty() || body->size() > limits_.mostBytes) {
        return std::nullopt;
    }
    return Kept{std::move(*body), dayOf(time), fs::file_time_type::clock::now() - time < limits_.fresh};
}

void AnswerCache::keep(const std::string& address, const std::string& body) const {
    if (folder_.empty() || body.size() > limits_.mostKept) {
        return;
    }
    const fs::path file = fileOf(address);
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (!error) {
        // a full disk only means that it is fetched again
        static_cast<void>(writeFileAtomically(file, body));
    }
}

void AnswerCache::forget(const std::string& address) const {
    std::error_code error;
    if (!folder_.empty()) {
        fs::remove(fileOf(address), error);
    }
}

void AnswerCache::makeRoom() const {
    if (folder_.empty()) {
        return;
    }
    std::vector<std::tuple<fs::file_time_type, std::uint64_t, fs::path>> files;
    std::uint64_t taken = 0;
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(folder_, error);
         !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code gone;
        const auto size = at->file_size(gone);
        const auto time = at->last_write_time(gone);
        if (!gone && at->is_regular_file(gone) && !gone) {
            files.emplace_back(time, size, at->path());
            taken += size;
        }
    }
    if (taken <= limits_.mostKept) {
        return;
    }
    std::ranges::sort(files);
    for (const auto& [time, size, path] : files) {
        if (taken <= limits_.mostKept / 10 * 9) {
            break;
        }
        std::error_code gone;
        fs::remove(path, gone);
        taken -= size;
    }
}

}  // namespace nordertor::io
