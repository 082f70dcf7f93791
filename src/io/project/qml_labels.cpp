// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"

namespace nordertor::io::qml {
namespace {

/// QGIS' numbers for where a text is put.
enum class Placement { OverPoint = 1, Curved = 3, InsideArea = 4, AroundPoint = 6 };

Placement placementOf(const SignText& text) {
    if (text.alongLine) {
        return Placement::Curved;
    }
    if (text.withinArea) {
        return Placement::InsideArea;
    }
    return text.anchors.empty() ? Placement::OverPoint : Placement::AroundPoint;
}

/// QGIS names the side the text is on, a style the side of the text that is nearest.
std::string sidesOf(const std::vector<std::string>& anchors) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sides{
        {{"left", "R"},
         {"right", "L"},
         {"bottom", "T"},
         {"top", "B"},
         {"bottom-left", "TR"},
         {"top-left", "BR"},
         {"bottom-right", "TL"},
         {"top-right", "BL"}}};
    std::string text;
    for (const std::string& anchor : anchors) {
        const auto known =
            std::ranges::find(sides, anchor, &std::pair<std::string_view, std::string_view>::first);
        if (known != sides.end()) {
            text += (text.empty() ? "" : ",") + std::string(known->second);
        }
    }
    return text;
}

std::string expressionOf(const SignText& text) {
    std::vector<std::string> parts;
    for (const SignText::Piece& piece : text.pieces) {
        parts.push_back(piece.column.empty() ? literal(piece.words)
                        : piece.decimals ? fmt::format("format_number({}, {}, 'de')", column(piece.column),
                                                       *piece.decimals)
                                         : column(piece.column));
    }
    return joined(parts, " || ");
}

/// What the texts have in common, or by category.
std::string chosen(const TextOfCategories& texts, const std::string& by,
                   const std::function<std::string(const SignText&)>& value) {
    std::string first = value(*texts.texts.front());
    if (std::ranges::all_of(texts.texts, [&](const SignText* each) { return value(*each) == first; })) {
        return first;
    }
    std::string cases = "CASE";
    std::string others;
    for (std::size_t i = 0; i < texts.texts.size(); ++i) {
        const std::string& category = texts.categories[i]->value;
        if (category.empty()) {
            others = " ELSE " + value(*texts.texts[i]);
        } else {
            cases +=
                fmt::format(" WHEN {} = {} THEN {}", column(by), literal(category), value(*texts.texts[i]));
        }
    }
    return cases + others + " END";
}

std::string styleElement(const TextOfCategories& texts, const std::string& by) {
    const SignText& text = *texts.texts.front();
    constexpr int regularWeight = 50;  // as Qt counts them
    constexpr int semiboldWeight = 63;
    constexpr int boldWeight = 75;
    const int weight = text.face == "Bold"       ? boldWeight
                       : text.face == "Semibold" ? semiboldWeight
                                                 : regularWeight;
    std::string element = fmt::format(
        "     <text-style fieldName=\"{}\" isExpression=\"1\" fontFamily=\"Open Sans\" namedStyle=\"{}\" "
        "fontWeight=\"{}\" fontItalic=\"{}\" fontSize=\"{}\" fontSizeUnit=\"MM\" textColor=\"{}\" textOpacity=\"1\">\n",
        escapedXml(chosen(texts, by, expressionOf)), text.face, weight, text.face == "Italic" ? 1 : 0,
        toPlainText(text.size.value), qgisColour(text.colour, text.opacity.value));
    if (!text.halo.empty()) {
        element += fmt::format(
            "      <text-buffer bufferDraw=\"1\" bufferSize=\"{}\" bufferSizeUnits=\"MM\" bufferColor=\"{}\" "
            "bufferOpacity=\"1\" bufferNoFill=\"1\"/>\n",
            toPlainText(text.haloWidth.value), qgisColour(text.halo, text.haloOpacity.value));
    }
    return element + "     </text-style>\n";
}

std::string placeElements(const SignText& text, LookGeometry geometry, int priority) {
    constexpr double lettersPerEm = 1.8;
    const auto placement = placementOf(text);
    std::string elements = fmt::format("     <text-format autoWrapLength=\"{}\" multilineAlign=\"1\"/>\n",
                                       std::lround(text.lineWidth * lettersPerEm));
    elements += fmt::format(
        "     <placement placement=\"{}\" placementFlags=\"1\" quadOffset=\"4\" centroidInside=\"1\" "
        "centroidWhole=\"1\" fitInPolygonOnly=\"{}\" priority=\"{}\" predefinedPositionOrder=\"{}\" dist=\"0.3\" "
        "distUnits=\"MM\" offsetType=\"{}\" repeatDistance=\"{}\" repeatDistanceUnits=\"MM\" "
        "maxCurvedCharAngleIn=\"{}\" maxCurvedCharAngleOut=\"-{}\"/>\n",
        static_cast<int>(placement), text.withinArea ? 1 : 0, priority, sidesOf(text.anchors),
        placement == Placement::AroundPoint ? 1 : 0, toPlainText(text.spacing), toPlainText(text.angle),
        toPlainText(text.angle));
    // texts keep off the signs of places, not off streets and areas, which they lie on
    return elements +
           fmt::format(
               "     <rendering drawLabels=\"1\" displayAll=\"{}\" obstacle=\"{}\" mergeLines=\"{}\"/>\n",
               text.overlaps ? 1 : 0, geometry == LookGeometry::Points ? 1 : 0, text.alongLine ? 1 : 0);
}

/// What depends on feature or scale.
std::string changingElement(const TextOfCategories& texts, const std::string& by) {
    const SignText& text = *texts.texts.front();
    const auto colourOf = [](const SignText& each) {
        return each.opacity.isFixed() ? literal(each.colour) : colourAtEachScale(each.colour, each.opacity);
    };
    Entries changing;
    if (const std::string colour = chosen(texts, by, colourOf); colour != literal(text.colour)) {
        changing.emplace_back("Color", colour);
    }
    if (!text.size.isFixed()) {
        changing.emplace_back("Size", atEachScale(text.size));
    }
    if (!text.halo.empty() && !text.haloWidth.isFixed()) {
        changing.emplace_back("BufferSize", atEachScale(text.haloWidth));
    }
    if (!text.halo.empty() && !text.haloOpacity.isFixed()) {
        changing.emplace_back("BufferColor", colourAtEachScale(text.halo, text.haloOpacity));
    }
    return changing.empty() ? std::string()
                            : "     <dd_properties>" + expressions(changing) + "</dd_properties>\n";
}

std::string limitAttributes(const ScaleLimits& limits) {
    std::string attributes;
    // QGIS takes 0 for none
    if (limits.minimum > 0) {
        attributes += fmt::format(" scalemindenom=\"{}\"", toPlainText(limits.minimum));
    }
    if (std::isfinite(limits.maximum)) {
        attributes += fmt::format(" scalemaxdenom=\"{}\"", toPlainText(limits.maximum));
    }
    return attributes;
}

}  // namespace

std::string labels(const TableLook& look) {
    const auto all = textsOf(look);
    if (all.empty()) {
        return {};
    }
    std::string rules;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const SignText& text = *all[i].texts.front();
        const auto [values, others] = valuesOf(all[i].categories, look);
        const std::string filter = look.column.empty() ? std::string() : isAmong(look.column, values, others);
        constexpr std::size_t highest = 10;
        const auto priority = static_cast<int>(highest - (all.size() - 1 - i));
        rules += fmt::format("   <rule key=\"text{}\" filter=\"{}\"{}>\n    <settings>\n", i,
                             escapedXml(filter), limitAttributes(text.limits)) +
                 styleElement(all[i], look.column) + placeElements(text, look.geometry, priority) +
                 changingElement(all[i], look.column) + "    </settings>\n   </rule>\n";
    }
    return " <labeling type=\"rule-based\">\n  <rules key=\"texts\">\n" + rules +
           "  </rules>\n </labeling>\n";
}

}  // namespace nordertor::io::qml
