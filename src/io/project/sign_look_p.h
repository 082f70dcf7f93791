// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "style/style_document.h"

namespace nordertor::io {

/// From and up to which scale denominator something is drawn, both included.
struct ScaleLimits {
    double minimum = 0;
    double maximum = std::numeric_limits<double>::infinity();
    friend bool operator==(const ScaleLimits&, const ScaleLimits&) = default;
};

/// A number that may change with the scale.
struct ScaledNumber {
    double value = 0;             ///< at lookDenominator, or the nearest scale at which something is drawn
    style::ZoomCurve curve = {};  ///< how it changes; without stops: always `value`
    std::vector<double> at = {};  ///< of a curve in steps: below its stops; then at each stop
    [[nodiscard]] bool isFixed() const { return curve.stops.empty(); }
    [[nodiscard]] ScaledNumber operator*(double factor) const;
    friend bool operator==(const ScaledNumber&, const ScaledNumber&) = default;
};

/// One of the signs a symbol is made of. Lengths in mm.
struct SignPart {
    enum class Form { Area, Line, Circle };
    Form form = Form::Area;
    std::string colour = {};  ///< "#rrggbb"; empty: only the edge is drawn
    ScaledNumber opacity{1};
    std::string edge = {};  ///< colour; empty: none
    ScaledNumber edgeOpacity{1};
    ScaledNumber edgeWidth = {};
    ScaledNumber size = {};           ///< width of a line, diameter of a circle inside its edge
    ScaledNumber offset = {};         ///< of a line to its right, of an area's outline inward
    std::vector<double> dashes = {};  ///< drawn, left out, drawn ... in widths of the line
    bool round = false;               ///< ends of a line
    std::string join = "round";       ///< its corners, as a style's "line-join" names them
    std::size_t level = 0;            ///< parts lie above all parts of lower levels
    std::string pattern = {};         ///< an area's hatch, a name of style/hatch_pattern.h
    std::string shape = "circle";     ///< of a circle, as a style's "nordertor:form" names it
    ScaleLimits limits = {};
    friend bool operator==(const SignPart&, const SignPart&) = default;
};

/// Written beside or over features. Lengths in mm.
struct SignText {
    /// Put after each other: words, or what stands in a column.
    struct Piece {
        std::string words;
        std::string column = {};
        std::optional<int> decimals = {};  ///< the column holds a number to be written as people read it
        friend bool operator==(const Piece&, const Piece&) = default;
    };
    std::vector<Piece> pieces;
    std::string colour;  ///< "#rrggbb"
    std::string face;    ///< "Regular", "Semibold", "Bold" or "Italic"
    ScaledNumber opacity{1};
    ScaledNumber size = {};
    std::string halo = {};  ///< colour; empty: none
    ScaledNumber haloOpacity{1};
    ScaledNumber haloWidth = {};
    double lineWidth = 0;    ///< ems until it is broken; 0: never
    bool alongLine = false;  ///< repeated every `spacing`, letters turned by `angle` degrees at most
    double spacing = 0;
    double angle = 0;
    bool overlaps = false;  ///< shown even where others stand
    bool withinArea = false;
    bool needsCircle = false;               ///< only where a circle of the same feature is drawn
    std::vector<std::string> anchors = {};  ///< of a style's "text-variable-anchor"
    std::size_t level = 0;                  ///< higher ones choose their place first
    ScaleLimits limits = {};
    friend bool operator==(const SignText&, const SignText&) = default;
};

/// Of this scale are the colours, dashes and forms of the looks, or of the nearest at which something is
/// drawn.
inline constexpr double lookDenominator = 7500;

/// What a column holds, for the value of a property in a sample feature: what a style writes of it becomes
/// SignText::Piece::column.
[[nodiscard]] std::string columnSample(const std::string& column);

/// The sign a style layer draws for a feature; nothing if it draws none.
[[nodiscard]] std::optional<SignPart> signPart(const style::StyleLayer& layer,
                                               const style::Properties& feature);
/// What it writes.
[[nodiscard]] std::optional<SignText> signText(const style::StyleLayer& layer,
                                               const style::Properties& feature);

}  // namespace nordertor::io
