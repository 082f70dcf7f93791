// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "model/theme.h"
#include "ops/scenario_words.h"

namespace nordertor::ops {

using ScenarioEdits = std::vector<model::ScenarioEdit>;

/// `text` is what stands behind the parameter.
[[nodiscard]] Result<ScenarioEdits> addFacility(const std::string& text, const model::ThemeSet& themes,
                                                const model::Project& project);
/// `present` is the project without the scenario: what is there only is closed already.
[[nodiscard]] Result<ScenarioEdits> closeFacility(const std::string& text, const model::Project& project,
                                                  const model::Project& present);
[[nodiscard]] Result<ScenarioEdits> moveFacility(const std::string& text, const model::Project& project,
                                                 const model::Project& present);
[[nodiscard]] Result<ScenarioEdits> enlargeFacility(const std::string& text, const model::Project& project,
                                                    const model::Project& present);
[[nodiscard]] Result<ScenarioEdits> setWayAccess(const std::string& text, bool open,
                                                 const model::Project& project);
[[nodiscard]] Result<ScenarioEdits> buildWay(const std::string& text, const model::Project& project);
[[nodiscard]] Result<ScenarioEdits> changeResidents(const std::string& text, const model::Project& project);

/// Farther from every path than this nobody would find it.
inline constexpr double farthestFromPath = 100;
/// Error InvalidArgument for a place off every path.
[[nodiscard]] Result<> requirePathNear(const model::Project& project, geo::Point place,
                                       const std::string& option);

/// "plan/1", "plan/home/2": the first not in use.
template <class Records>
std::string unusedId(const std::string& prefix, const Records& records) {
    for (std::size_t n = 1;; ++n) {
        std::string id = prefix + std::to_string(n);
        bool used = false;
        for (const auto& record : records) {
            used = used || record.id == id;
        }
        if (!used) {
            return id;
        }
    }
}

}  // namespace nordertor::ops
