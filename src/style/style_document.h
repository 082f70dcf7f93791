// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/localized_text.h"
#include "base/result.h"
#include "style/evaluation_problems.h"
#include "style/expression.h"
#include "style/map_variant.h"

namespace nordertor::style {

enum class StyleLayerType { Background, Fill, Line, Circle, Symbol, Heatmap };

/// Paint and layout properties we draw; docs/style-format.md says what each means.
enum class StyleProperty {
    BackgroundColor,
    BackgroundOpacity,
    FillColor,
    FillOpacity,
    FillOutlineColor,
    FillPattern,
    LineColor,
    LineWidth,
    LineOpacity,
    LineOffset,
    LineDasharray,
    LineCap,
    LineJoin,
    LineMiterLimit,
    CircleColor,
    CircleRadius,
    CircleOpacity,
    CircleStrokeColor,
    CircleStrokeOpacity,
    CircleStrokeWidth,
    CircleSortKey,
    CircleForm,  ///< metadata "nordertor:form"
    HeatmapColor,
    HeatmapIntensity,
    HeatmapOpacity,
    HeatmapRadius,
    HeatmapWeight,
    IconAllowOverlap,
    IconImage,
    IconOpacity,
    IconRotate,
    IconSize,
    SymbolPlacement,
    SymbolSortKey,
    SymbolSpacing,
    TextField,
    TextSize,
    TextFont,
    TextAnchor,
    TextVariableAnchor,
    TextMaxWidth,
    TextMaxAngle,
    TextAllowOverlap,
    TextColor,
    TextOpacity,
    TextHaloColor,
    TextHaloWidth,
    Count
};

/// One layer of a style document, ready to be asked for the look of a feature.
struct StyleLayer {
    std::string id;
    std::string file;  ///< the document's, as the user knows it
    StyleLayerType type = StyleLayerType::Background;
    std::string sourceLayer;  ///< empty only for a background
    std::string group;        ///< metadata "nordertor:group", or empty
    LocalizedText legend;     ///< metadata "nordertor:legend": one entry for the layer, or empty
    bool legendPerFeature =
        false;  ///< metadata "nordertor:legend": "feature": an entry for each kind of feature
    /// Of areas: a further entry that shows them on each other (metadata "nordertor:legend-overlaid"), or
    /// empty.
    LocalizedText legendOverlaid;
    /// Circles of the layer step aside where they would cover others (metadata
    /// "nordertor:avoid-overlap").
    bool avoidOverlap = false;
    /// Texts and icons only at features of which a circle is drawn (metadata "nordertor:needs-circle").
    bool needsCircle = false;
    double stepAside = 3;  ///< how far, in radii of the circle (metadata "nordertor:step-aside")
    /// Source layers of areas (metadata "nordertor:leader"): a circle that would hide much of the area with
    /// its feature's id stands beside it, joined to it by a line; so does one that found its room elsewhere.
    /// Empty: no lines.
    std::vector<std::string> leader;
    /// Texts keep off the layer's circles, and off its lines where there is another place; else the line is
    /// interrupted beneath them (metadata "nordertor:keep-clear").
    bool keepClear = false;
    /// Texts of areas stand wholly inside their area, at its middle or beside what is there, or not at all
    /// (metadata "nordertor:within-area").
    bool withinArea = false;
    /// Drawn only where a base map from outside lies beneath instead of the project's own (metadata
    /// "nordertor:over-base-map").
    bool overBaseMap = false;
    /// Drawn for denominators minimumDenominator <= d <= maximumDenominator.
    double minimumDenominator = 0;
    double maximumDenominator = std::numeric_limits<double>::infinity();
    bool millimetres = false;  ///< lengths are millimetres on the drawing, else CSS pixels (1/96 inch)
    Expression filter = Expression::literal(true);
    std::array<Expression, static_cast<std::size_t>(StyleProperty::Count)> properties;

    [[nodiscard]] bool drawnAt(double scaleDenominator) const {
        return minimumDenominator <= scaleDenominator && scaleDenominator <= maximumDenominator;
    }
    /// False where the filter has no value; as below, a reason is noted in the context's problems.
    [[nodiscard]] bool matches(const EvaluationContext& context) const;
    /// With the property's default where the expression has no value or none that is possible; the reason is
    /// noted in the context's problems, if it has any. Null is a value that asks for the default.
    [[nodiscard]] double number(StyleProperty property, const EvaluationContext& context) const;
    /// A length in millimetres, whatever the layer's unit.
    [[nodiscard]] double length(StyleProperty property, const EvaluationContext& context) const;
    [[nodiscard]] std::string text(StyleProperty property, const EvaluationContext& context) const;
    [[nodiscard]] Colour colour(StyleProperty property, const EvaluationContext& context) const;
    [[nodiscard]] bool flag(StyleProperty property, const EvaluationContext& context) const;
    /// E.g. the dash pattern; in the layer's own unit.
    [[nodiscard]] std::vector<double> numbers(StyleProperty property, const EvaluationContext& context) const;
    /// E.g. the names of fonts.
    [[nodiscard]] std::vector<std::string> texts(StyleProperty property,
                                                 const EvaluationContext& context) const;
    /// Whether the filter or any property tells features with equal properties apart.
    [[nodiscard]] bool dependsOnId() const;
    /// Factor from the layer's unit to millimetres.
    [[nodiscard]] double unit() const { return millimetres ? 1.0 : 25.4 / 96; }

  private:
    /// `own` keeps a value that nobody else does.
    [[nodiscard]] const Value& valueOf(StyleProperty property, const EvaluationContext& context,
                                       Value& own) const;
};

/// What a document is read for: a theme pack cannot draw all that the map's own documents and styles for
/// other programs can.
enum class DocumentUse { Any, ThemePack };

/// A style document: MapLibre style specification version 8, the subset of docs/style-format.md.
struct StyleDocument {
    std::string name;
    std::vector<StyleLayer> layers;  ///< from the bottom up; those that are not visible are left out

    /// Error InvalidData with file and JSON pointer for any key, operator or value not understood: nothing is
    /// skipped silently. What it says about other variants is checked with it.
    [[nodiscard]] static Result<StyleDocument> parse(const Json& json, const std::string& file,
                                                     MapVariant variant = MapVariant::Colour,
                                                     DocumentUse use = DocumentUse::Any);
    [[nodiscard]] static Result<StyleDocument> parseText(std::string_view text, const std::string& file,
                                                         MapVariant variant = MapVariant::Colour,
                                                         DocumentUse use = DocumentUse::Any);
};

}  // namespace nordertor::style
