// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_layer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/number_format.h"
#include "model/project.h"
#include "model/result_state.h"

namespace nordertor::model {
namespace {

constexpr std::size_t longestName = 40;

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

Result<> checkResultName(const std::string& name) {
    const bool startsWell = !name.empty() && name.front() >= 'a' && name.front() <= 'z';
    if (startsWell && name.size() <= longestName && std::ranges::all_of(name, isNameCharacter)) {
        return {};
    }
    return fail(
        ErrorCode::InvalidArgument,
        {fmt::format("Als Name einer Ebene geht „{}“ nicht.", name),
         fmt::format("\"{}\" cannot be the name of a layer.", name)},
        {"Erlaubt sind 1 bis 40 Zeichen aus a-z, 0-9 und _, vorn ein Buchstabe. Beispiel: --store kitas_800",
         "Allowed are 1 to 40 characters of a-z, 0-9 and _, a letter first. Example: --store daycare_800"},
        {}, "--store");
}

std::string stateOf(const Project& project, const std::string& scenario) {
    std::string text = "margin " + toPlainText(project.marginMetres) + "\n";
    for (const SourceRecord& source : project.sources) {
        text += source.id + " " + source.fingerprint + " " + source.dataDate + " " + source.fileName + "\n";
    }
    for (const auto& [standard, metres] : project.standardLimits) {
        text += standard + " " + toPlainText(metres) + "\n";
    }
    text += scenario;
    if (const Scenario* assumed = findScenario(project, scenario)) {
        for (const ScenarioEdit& edit : assumed->edits) {
            text += "\n" + describe(edit).de;
        }
    }
    return textFingerprint(text);
}

std::string stateOfResult(const Project& project, const std::string& scenario,
                          const std::map<std::string, std::vector<std::string>>& parameters) {
    const std::string state = stateOf(project, scenario);
    const auto other = parameters.find(comparedScenarioParameter);
    return other == parameters.end() || other->second.empty()
               ? state
               : textFingerprint(state + " " + stateOf(project, other->second.front()));
}

bool isOutdated(const ResultRecord& record, const Project& project) {
    return record.projectState != stateOfResult(project, record.scenario, record.parameters);
}

const ResultLayer* findResult(const Project& project, std::string_view name) {
    const auto at = std::ranges::find_if(project.results,
                                         [&](const ResultLayer& layer) { return layer.record.name == name; });
    return at == project.results.end() ? nullptr : &*at;
}

std::optional<std::size_t> columnOf(const ResultData& data, std::string_view key) {
    const auto at = std::ranges::find(data.columns, key, &ResultColumn::key);
    return at == data.columns.end() ? std::nullopt
                                    : std::optional(static_cast<std::size_t>(at - data.columns.begin()));
}

std::optional<std::size_t> classOf(const ResultData& data, const ResultRow& row) {
    const ResultLegend& legend = data.legend;
    if (legend.kind == Presentation::Kind::Single) {
        return 0;
    }
    const auto column = columnOf(data, legend.column);
    if (!column) {
        return std::nullopt;
    }
    const ResultValue& value = row.values[*column];
    const auto* text = std::get_if<std::string>(&value);
    const auto* number = std::get_if<double>(&value);
    for (std::size_t i = 0; i < legend.classes.size(); ++i) {
        const ResultClass& each = legend.classes[i];
        const bool here = legend.kind == Presentation::Kind::Categories
                              ? text != nullptr && *text == each.key
                              : number != nullptr && (!each.upper || *number <= *each.upper);
        if (here) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace nordertor::model
