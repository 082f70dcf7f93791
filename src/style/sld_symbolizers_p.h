// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "style/sld_rules_p.h"
#include "style/xml_element_p.h"

namespace nordertor::style {

/// How SLD 1.1 draws a rule of the layer, from the bottom up; none for a background, a heatmap and icons.
/// Lengths are pixels of 0.28 mm.
[[nodiscard]] std::vector<XmlElement> sldSymbolizers(const SldRule& rule, const StyleLayer& layer,
                                                     SldLosses& losses);

}  // namespace nordertor::style
