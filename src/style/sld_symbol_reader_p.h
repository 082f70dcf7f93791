// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/json.h"
#include "style/sld_losses_p.h"
#include "style/xml_element_p.h"

namespace nordertor::style {

/// The symbolizers of a rule (SLD 1.0 or SE 1.1) as layers of a style document in millimetres, from the
/// bottom up, each with "type", "paint" and "layout" only. `place` names the rule where something is lost.
[[nodiscard]] std::vector<Json> layersOfRule(const XmlElement& rule, SldLosses& losses,
                                             const std::string& place);

}  // namespace nordertor::style
