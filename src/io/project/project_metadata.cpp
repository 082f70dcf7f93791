// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/project_metadata.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/schema.h"

namespace nordertor::io {
namespace {

Error badValue(const std::string& key) {
    return {ErrorCode::InvalidData,
            {"Eine Angabe zum Projekt fehlt oder ist unbrauchbar.",
             "A fact about the project is missing or unusable."},
            {"Bitte eine Sicherungskopie verwenden.", "Please use a backup copy."},
            {},
            "nordertor_metadata, " + key};
}

Error newer(std::int64_t version) {
    return {ErrorCode::NewerVersion,
            {fmt::format("Das Projekt wurde mit einer neueren Fassung von Nordertor gespeichert "
                         "(Format {}, diese Fassung kennt {}).",
                         version, projectFormatVersion),
             fmt::format("The project was saved by a newer version of Nordertor (format {}, this version "
                         "knows {}).",
                         version, projectFormatVersion)},
            {"Bitte Nordertor aktualisieren.", "Please update Nordertor."},
            {},
            {}};
}

}  // namespace

int formatVersionOf(const model::Project& project) {
    static constexpr int withoutLayouts = 2;
    const bool layouts = std::ranges::any_of(project.edits, [](const model::Edit& edit) {
        return std::holds_alternative<model::SetLayout>(edit.operation);
    });
    return layouts || !project.layouts.empty() ? projectFormatVersion : withoutLayouts;
}

std::vector<MetadataEntry> metadataOf(const model::Project& project) {
    std::vector<std::string> groups;
    for (const model::AgeGroup& group : project.residents.groups) {
        groups.push_back(group.key());
    }
    return {{"format_version", std::to_string(formatVersionOf(project))},
            {"title", project.title},
            {"created_on", project.createdOn},
            {"working_crs_epsg", std::to_string(project.workingCrsEpsg)},
            {"margin_metres", toPlainText(project.marginMetres)},
            {"age_groups", joined(groups, ",")}};
}

Result<> applyMetadata(const std::vector<MetadataEntry>& rows, model::Project& project) {
    std::map<std::string, std::string> values;
    for (const MetadataEntry& row : rows) {
        values[row.key] = row.value;
    }
    const auto version = parseInteger(values["format_version"]);
    if (!version || *version < 1) {
        return fail(badValue("format_version"));
    }
    if (*version > projectFormatVersion) {
        return fail(newer(*version));
    }
    const auto crs = parseInteger(values["working_crs_epsg"]);
    constexpr std::int64_t largestEpsgCode = 1'000'000;
    if (!crs || *crs < 1 || *crs > largestEpsgCode) {
        return fail(badValue("working_crs_epsg"));
    }
    const auto margin = parseNumber(values["margin_metres"]);
    if (!margin) {
        return fail(badValue("margin_metres"));
    }
    std::vector<model::AgeGroup> groups;
    if (!values["age_groups"].empty()) {
        for (const std::string& key : split(values["age_groups"], ',')) {
            const auto group = model::AgeGroup::fromKey(key);
            if (!group || std::find(groups.begin(), groups.end(), *group) != groups.end()) {
                return fail(badValue("age_groups"));
            }
            groups.push_back(*group);
        }
    }
    project.title = values["title"];
    project.createdOn = values["created_on"];
    project.workingCrsEpsg = static_cast<int>(*crs);
    project.marginMetres = *margin;
    project.residents.groups = std::move(groups);
    return {};
}

}  // namespace nordertor::io
