// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "analysis/gaps/gap_analysis.h"
#include "model/project.h"

namespace nordertor::gui {

/// Where a gap lies, in words people use on the phone: the street most of its homes belong to ("Celler
/// Straße"), else the nearest named street within 150 m of its centre; empty where there is neither. By
/// GapPlace::id. For a worker thread: O(buildings + gaps x street vertices).
[[nodiscard]] std::map<std::string, std::string> placeNames(const model::Project& project,
                                                            const analysis::GapReport& report);

}  // namespace nordertor::gui
