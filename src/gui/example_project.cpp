// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/example_project.h"

#include <QStandardPaths>
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "gui/words.h"
#include "ops/session.h"

namespace nordertor::gui {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::vector<std::string>> valuesFor(const fs::path& file, const fs::path& folder,
                                                          Language language) {
    std::map<std::string, std::vector<std::string>> values{
        {"project", {file.string()}},
        {"area", {(folder / "area.geojson").string()}},
        {"title", {language == Language::German ? "Nordertor (Beispieldaten)" : "Nordertor (example data)"}}};
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const std::string extension = entry.path().extension().string();
        if (extension == ".geojson" && name != "area.geojson") {
            values["map"].push_back(entry.path().string());
        } else if (extension == ".csv") {
            values[name.starts_with("census") ? "census" : "organisations"].push_back(entry.path().string());
        }
    }
    for (auto& [name, files] : values) {
        std::sort(files.begin(), files.end());
    }
    return values;
}

/// The program was updated since the copy was made.
bool isOutdated(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const auto made = fs::last_write_time(file, error);
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.last_write_time(error) > made) {
            return true;
        }
    }
    return false;
}

}  // namespace

fs::path exampleProjectFile() {
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "beispiel" /
           "nordertor.gpkg";
}

Result<model::Project> openExample(const fs::path& file, const fs::path& exampleFolder,
                                   const ops::Context& context, const Task& task) {
    std::error_code ignored;
    if (fs::exists(file, ignored) && !isOutdated(file, exampleFolder)) {
        auto project = ops::Session::read(file, task);
        if (project || project.error().code == ErrorCode::Cancelled) {
            return project;
        }
    }
    fs::remove(file, ignored);  // it only holds what can be made again
    fs::create_directories(file.parent_path(), ignored);
    const ops::Operation* create = ops::findOperation("new");
    const auto values = ops::ParameterValues::create(create->info().parameters,
                                                     valuesFor(file, exampleFolder, context.language));
    if (!values) {
        return fail(values.error());
    }
    if (const auto made = create->run(context, *values, task.part(0, 0.9)); !made) {
        return fail(made.error());
    }
    return ops::Session::read(file, task.part(0.9, 1));
}

}  // namespace nordertor::gui
