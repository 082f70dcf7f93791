// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "style/sld_losses_p.h"
#include "style/xml_element_p.h"

namespace nordertor::style {

/// What stands in one symbolizer, as a style writes it; lists what it cannot say.
class SldParameters {
  public:
    /// The symbolizer and the losses must outlive it. `place` names the rule.
    SldParameters(const XmlElement& symbolizer, SldLosses& losses, const std::string& place);

    [[nodiscard]] const XmlElement& symbolizer() const { return symbolizer_; }
    void lost(const std::string& what);
    void lost(LocalizedText message);
    /// A length as a style writes it: on the ground it doubles with each zoom level.
    [[nodiscard]] Json length(const Json& value) const;
    /// Plain text as text or number, or an expression.
    [[nodiscard]] std::optional<Json> value(const XmlElement& element);
    /// The child "SvgParameter" or "CssParameter" of this name, or null.
    [[nodiscard]] static const XmlElement* parameterIn(const XmlElement& element, std::string_view name);
    [[nodiscard]] std::optional<Json> parameter(const XmlElement& element, std::string_view name);
    /// Lists parameters that are none of the known ones.
    void listOthers(const XmlElement& element, const std::set<std::string>& known);
    [[nodiscard]] Json colour(const XmlElement& element, const char* name, const char* otherwise);
    /// Not smaller than 0.
    [[nodiscard]] Json amount(std::optional<Json> given, const std::string& name, double otherwise);
    [[nodiscard]] Json opacity(const XmlElement& element, const char* name);
    [[nodiscard]] double plainNumber(const XmlElement* element, double otherwise);
    /// Whether a length that is fixed here, in mm, is another there; null: it says nothing.
    [[nodiscard]] bool differs(const XmlElement* element, double ours);
    static void setUnless(Json& paint, const char* name, const Json& value, const Json& common);

  private:
    void readUnit();

    const XmlElement& symbolizer_;
    SldLosses& losses_;
    std::string place_;
    double millimetres_ = sldPixelMillimetres;  ///< of a unit on the drawing
    double groundMetres_ = 0;                   ///< of a unit on the ground; 0: units are on the drawing
};

/// A PolygonSymbolizer or LineSymbolizer as layers of areas and lines, added on top.
void readAreasAndLines(SldParameters& from, std::vector<Json>& layers);

}  // namespace nordertor::style
