// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/input_fingerprint.h"

#include <algorithm>
#include <vector>

#include "base/file.h"

namespace nordertor::ops {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t largestRead = std::uintmax_t{64} << 20;

/// Empty for what is no file.
std::string markOf(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return {};
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error || size > largestRead) {
        const auto changed = fs::last_write_time(path, error).time_since_epoch().count();
        return std::to_string(size) + "@" + std::to_string(changed);
    }
    return fileFingerprint(path).value_or("unreadable");
}

std::string marksBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        files.push_back(at->path());
    }
    std::ranges::sort(files);
    std::string marks;
    for (const fs::path& file : files) {
        marks += file.string() + "=" + markOf(file) + "\n";
    }
    return marks;
}

/// Its text may name a file, or something else: a layout of the program, a service.
bool mayNameFile(const ParameterSpec& spec) {
    return spec.type == ParameterType::InputFile || spec.type == ParameterType::InputFiles ||
           spec.name == "layout" || spec.name == "base-map";
}

}  // namespace

Result<std::string> inputFingerprint(const Context& context, const ParameterValues& values,
                                     const std::set<std::string>& without) {
    // two builds of one version may draw differently
    static const std::string program = markOf("/proc/self/exe");
    const auto project = fileFingerprint(context.projectFile);
    if (!project) {
        return fail(project.error());
    }
    std::string text = context.program + "\n" + program + "\n" + *project + "\n" + context.today +
                       (context.language == Language::German ? "\nde\n" : "\nen\n");
    for (const model::Theme& theme : context.themes->themes) {
        text += theme.id + "\n" + marksBelow(theme.folder);
    }
    for (const auto& [name, texts] : values.all()) {
        for (const std::string& value : without.contains(name) ? std::vector<std::string>() : texts) {
            text.append(name).append("=").append(value).append("=").append(markOf(value)).append("\n");
        }
    }
    return textFingerprint(text);
}

std::map<std::string, std::string> namedFiles(const OperationInfo& info, const ParameterValues& values) {
    std::map<std::string, std::string> files;
    for (const ParameterSpec& spec : info.parameters) {
        for (const std::string& text :
             mayNameFile(spec) ? values.list(spec.name) : std::vector<std::string>()) {
            std::error_code error;
            const fs::path path(text);
            if (!fs::is_regular_file(path, error)) {
                continue;
            }
            const std::uintmax_t size = fs::file_size(path, error);
            if (!error && size > largestRead) {
                files[path.filename().string()] = std::to_string(size);
            } else if (const auto mark = fileFingerprint(path)) {
                files[path.filename().string()] = *mark;
            }
        }
    }
    return files;
}

}  // namespace nordertor::ops
