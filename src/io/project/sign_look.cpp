// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/sign_look_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace nordertor::io {
namespace {

using style::StyleLayer;
using style::StyleLayerType;
using P = style::StyleProperty;

// of the private use area, so that no text of a style has them
constexpr std::string_view columnBegin = "\uE000";
constexpr std::string_view columnEnd = "\uE001";

std::string hexOf(style::Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

double opacityOf(style::Colour colour) {
    return colour.a / 255.0;
}

using NumberOf = double (StyleLayer::*)(P, const style::EvaluationContext&) const;

/// `read`: StyleLayer::number or length.
ScaledNumber scaled(const StyleLayer& layer, P property, const style::EvaluationContext& context,
                    NumberOf read) {
    const auto at = [&](double zoom) {
        style::EvaluationContext there = context;
        there.zoom = zoom;
        return (layer.*read)(property, there);
    };
    ScaledNumber number{at(context.zoom), layer.properties[static_cast<std::size_t>(property)].zoomCurve()};
    if (number.curve.steps) {
        number.at.push_back(at(number.curve.stops.front() - 1));
    }
    std::ranges::transform(number.curve.stops, std::back_inserter(number.at), at);
    const auto isSame = [&](double value) { return value == number.value; };
    return std::ranges::all_of(number.at, isSame) ? ScaledNumber{number.value} : number;
}
ScaledNumber scaledNumber(const StyleLayer& layer, P property, const style::EvaluationContext& context) {
    return scaled(layer, property, context, &StyleLayer::number);
}
ScaledNumber scaledLength(const StyleLayer& layer, P property, const style::EvaluationContext& context) {
    return scaled(layer, property, context, &StyleLayer::length);
}

/// Where the layer is drawn, as near to the scale of the looks as can be.
double zoomOfLook(const StyleLayer& layer) {
    return style::zoomOf(std::clamp(lookDenominator, layer.minimumDenominator, layer.maximumDenominator));
}

/// Without colour if the layer draws nothing but texts and pictures.
SignPart partOf(const StyleLayer& layer, const style::EvaluationContext& context) {
    SignPart part;
    switch (layer.type) {
        case StyleLayerType::Fill: {
            const ScaledNumber opacity = scaledNumber(layer, P::FillOpacity, context);
            const style::Colour fill = layer.colour(P::FillColor, context);
            part.colour = hexOf(fill);
            part.opacity = opacity * opacityOf(fill);
            part.pattern = layer.text(P::FillPattern, context);
            const style::Colour edge = layer.colour(P::FillOutlineColor, context);
            if (edge.a > 0) {
                static constexpr double hairline = 0.1;
                part.edge = hexOf(edge);
                part.edgeOpacity = opacity * opacityOf(edge);
                part.edgeWidth = {hairline};
            }
            break;
        }
        case StyleLayerType::Line: {
            const style::Colour colour = layer.colour(P::LineColor, context);
            part.form = SignPart::Form::Line;
            part.colour = hexOf(colour);
            part.opacity = scaledNumber(layer, P::LineOpacity, context) * opacityOf(colour);
            part.size = scaledLength(layer, P::LineWidth, context);
            part.offset = scaledLength(layer, P::LineOffset, context);
            part.dashes = layer.numbers(P::LineDasharray, context);
            part.round = layer.text(P::LineCap, context) == "round";
            part.join = layer.text(P::LineJoin, context);
            break;
        }
        case StyleLayerType::Circle: {
            const style::Colour fill = layer.colour(P::CircleColor, context);
            const style::Colour edge = layer.colour(P::CircleStrokeColor, context);
            part.form = SignPart::Form::Circle;
            part.shape = layer.text(P::CircleForm, context);
            part.colour = hexOf(fill);
            part.opacity = scaledNumber(layer, P::CircleOpacity, context) * opacityOf(fill);
            part.edgeWidth = scaledLength(layer, P::CircleStrokeWidth, context);
            part.size = scaledLength(layer, P::CircleRadius, context) * 2;
            if (part.edgeWidth != ScaledNumber{}) {
                part.edge = hexOf(edge);
                part.edgeOpacity = scaledNumber(layer, P::CircleStrokeOpacity, context) * opacityOf(edge);
            }
            break;
        }
        default:
            break;  // texts and pictures
    }
    return part;
}

std::vector<SignText::Piece> piecesOf(std::string_view text) {
    std::vector<SignText::Piece> pieces;
    while (!text.empty()) {
        const auto begin = text.find(columnBegin);
        const auto end = text.find(columnEnd);
        if (begin == std::string_view::npos || end == std::string_view::npos) {
            pieces.push_back({std::string(text)});
            break;
        }
        if (begin > 0) {
            pieces.push_back({std::string(text.substr(0, begin))});
        }
        const auto name = begin + columnBegin.size();
        pieces.push_back({{}, std::string(text.substr(name, end - name))});
        text.remove_prefix(end + columnEnd.size());
    }
    return pieces;
}

std::string faceOf(const std::vector<std::string>& fonts) {
    for (const char* face : {"Semibold", "Bold", "Italic"}) {
        if (!fonts.empty() && fonts.front().find(face) != std::string::npos) {
            return face;
        }
    }
    return "Regular";
}

}  // namespace

ScaledNumber ScaledNumber::operator*(double factor) const {
    ScaledNumber result = *this;
    result.value *= factor;
    for (double& each : result.at) {
        each *= factor;
    }
    return result;
}

std::string columnSample(const std::string& column) {
    return std::string(columnBegin) + column + std::string(columnEnd);
}

std::optional<SignPart> signPart(const StyleLayer& layer, const style::Properties& feature) {
    const style::EvaluationContext context{feature, zoomOfLook(layer)};
    if (layer.overBaseMap || !layer.matches(context)) {
        return std::nullopt;
    }
    SignPart part = partOf(layer, context);
    part.limits = {layer.minimumDenominator, layer.maximumDenominator};
    return part.colour.empty() ? std::nullopt : std::optional(std::move(part));
}

std::optional<SignText> signText(const StyleLayer& layer, const style::Properties& feature) {
    const style::EvaluationContext context{feature, zoomOfLook(layer)};
    if (layer.type != StyleLayerType::Symbol || layer.overBaseMap || !layer.matches(context)) {
        return std::nullopt;
    }
    SignText text;
    text.pieces = piecesOf(layer.text(P::TextField, context));
    if (text.pieces.empty()) {
        return std::nullopt;
    }
    const style::Colour ink = layer.colour(P::TextColor, context);
    text.colour = hexOf(ink);
    const ScaledNumber opacity = scaledNumber(layer, P::TextOpacity, context);
    text.opacity = opacity * opacityOf(ink);
    text.face = faceOf(layer.texts(P::TextFont, context));
    text.size = scaledLength(layer, P::TextSize, context);
    if (const style::Colour halo = layer.colour(P::TextHaloColor, context); halo.a > 0) {
        text.halo = hexOf(halo);
        text.haloOpacity = opacity * opacityOf(halo);
        text.haloWidth = scaledLength(layer, P::TextHaloWidth, context);
    }
    text.alongLine = layer.text(P::SymbolPlacement, context) == "line";
    if (text.alongLine) {
        text.spacing = layer.length(P::SymbolSpacing, context);
        text.angle = layer.number(P::TextMaxAngle, context);
    } else {
        text.lineWidth = layer.number(P::TextMaxWidth, context);
    }
    text.overlaps = layer.flag(P::TextAllowOverlap, context);
    text.withinArea = layer.withinArea;
    text.needsCircle = layer.needsCircle;
    text.anchors = layer.texts(P::TextVariableAnchor, context);
    text.limits = {layer.minimumDenominator, layer.maximumDenominator};
    return text;
}

}  // namespace nordertor::io
