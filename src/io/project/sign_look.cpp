// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/sign_look_p.h"

#include <fmt/format.h>

#include <algorithm>

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

/// Where the layer is drawn, as near to the scale of the looks as can be.
double zoomOfLook(const StyleLayer& layer) {
    return style::zoomOf(std::clamp(lookDenominator, layer.minimumDenominator, layer.maximumDenominator));
}

/// Without colour if the layer draws nothing but texts and pictures.
SignPart partOf(const StyleLayer& layer, const style::EvaluationContext& context) {
    SignPart part;
    switch (layer.type) {
        case StyleLayerType::Fill: {
            const double opacity = layer.number(P::FillOpacity, context);
            const style::Colour fill = layer.colour(P::FillColor, context);
            part.colour = hexOf(fill);
            part.opacity = opacityOf(fill) * opacity;
            part.pattern = layer.text(P::FillPattern, context);
            const style::Colour edge = layer.colour(P::FillOutlineColor, context);
            if (edge.a > 0) {
                static constexpr double hairline = 0.1;
                part.edge = hexOf(edge);
                part.edgeOpacity = opacityOf(edge) * opacity;
                part.edgeWidth = hairline;
            }
            break;
        }
        case StyleLayerType::Line: {
            const style::Colour colour = layer.colour(P::LineColor, context);
            part.form = SignPart::Form::Line;
            part.colour = hexOf(colour);
            part.opacity = opacityOf(colour) * layer.number(P::LineOpacity, context);
            part.size = layer.length(P::LineWidth, context);
            part.dashes = layer.numbers(P::LineDasharray, context);  // in widths of the line
            for (double& dash : part.dashes) {
                dash *= part.size;
            }
            part.round = layer.text(P::LineCap, context) == "round";
            break;
        }
        case StyleLayerType::Circle: {
            const style::Colour fill = layer.colour(P::CircleColor, context);
            const style::Colour edge = layer.colour(P::CircleStrokeColor, context);
            part.form = SignPart::Form::Circle;
            part.shape = layer.text(P::CircleForm, context);
            part.colour = hexOf(fill);
            part.opacity = opacityOf(fill) * layer.number(P::CircleOpacity, context);
            part.edgeWidth = layer.length(P::CircleStrokeWidth, context);
            part.size = 2 * (layer.length(P::CircleRadius, context) + part.edgeWidth);
            if (part.edgeWidth > 0) {
                part.edge = hexOf(edge);
                part.edgeOpacity = opacityOf(edge) * layer.number(P::CircleStrokeOpacity, context);
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
    const double opacity = layer.number(P::TextOpacity, context);
    text.opacity = opacityOf(ink) * opacity;
    text.face = faceOf(layer.texts(P::TextFont, context));
    text.size = layer.length(P::TextSize, context);
    if (const style::Colour halo = layer.colour(P::TextHaloColor, context); halo.a > 0) {
        text.halo = hexOf(halo);
        text.haloOpacity = opacityOf(halo) * opacity;
        text.haloWidth = layer.length(P::TextHaloWidth, context);
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
    text.anchors = layer.texts(P::TextVariableAnchor, context);
    text.limits = {layer.minimumDenominator, layer.maximumDenominator};
    return text;
}

}  // namespace nordertor::io
