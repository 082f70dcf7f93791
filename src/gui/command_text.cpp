// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/command_text.h"

#include <QStringList>
#include <algorithm>
#include <string_view>

#include "gui/operation_form.h"
#include "ops/dry_run.h"

namespace nordertor::gui {
namespace {

bool needsQuotes(const std::string& argument) {
    constexpr std::string_view harmless =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/=:,+@%";
    return argument.empty() || argument.find_first_not_of(harmless) != std::string::npos;
}

}  // namespace

std::string shellQuoted(const std::string& argument) {
    if (!needsQuotes(argument)) {
        return argument;
    }
    std::string quoted = "'";
    for (const char c : argument) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string commandText(const ops::OperationInfo& info, const std::filesystem::path& projectFile,
                        const std::map<std::string, std::vector<std::string>>& given) {
    std::string command = "nordertor " + info.id;
    if (info.needsProject || (info.takesProject && !projectFile.empty())) {
        command += " " + shellQuoted(projectFile.empty() ? "PROJECT" : projectFile.string());
    }
    const auto valuesOf = [&](const ops::ParameterSpec& spec) {
        const auto at = given.find(spec.name);
        return at == given.end() ? std::vector<std::string>() : at->second;
    };
    for (const ops::ParameterSpec& spec : info.parameters) {
        if (spec.positional) {
            for (const std::string& value : valuesOf(spec)) {
                command += " " + shellQuoted(value);
            }
        }
    }
    for (const ops::ParameterSpec& spec : info.parameters) {
        const std::vector<std::string> values = valuesOf(spec);
        if (spec.positional || values == std::vector<std::string>{spec.defaultValue}) {
            continue;
        }
        for (const std::string& value : values) {
            command += " --" + spec.name;
            if (spec.type != ops::ParameterType::Flag) {
                command += " " + shellQuoted(value);
            }
        }
    }
    if (const ops::ParameterSpec dryRun = ops::dryRunParameter(); given.contains(dryRun.name)) {
        command += " --" + dryRun.name;
    }
    return command;
}

QString settingsText(const ops::OperationInfo& info,
                     const std::map<std::string, std::vector<std::string>>& given,
                     const model::ThemeSet& themes, const model::Project* project, Words words) {
    QStringList parts;
    for (const ops::ParameterSpec& plain : info.parameters) {
        const auto at = given.find(plain.name);
        if (at == given.end() || plain.name == "store" || plain.recipeOnly ||
            at->second == std::vector<std::string>{plain.defaultValue}) {
            continue;
        }
        if (plain.type == ops::ParameterType::Flag) {
            parts += words(plain.label);
            continue;
        }
        const ops::ParameterSpec spec = withOffers(plain, themes, project);
        QStringList values;
        for (const std::string& value : at->second) {
            const auto choice = std::ranges::find(spec.choices, value);
            const auto index = static_cast<std::size_t>(choice - spec.choices.begin());
            values += index < spec.choiceLabels.size() ? words(spec.choiceLabels[index]) : toQt(value);
        }
        parts += words(spec.label) + ": " + values.join(", ") +
                 (spec.unit.empty() ? QString() : " " + toQt(spec.unit));
    }
    return parts.join("; ");
}

}  // namespace nordertor::gui
