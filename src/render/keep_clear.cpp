// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/keep_clear.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/drawing_context_p.h"
#include "render/frame_clip.h"

namespace nordertor::render {
namespace {

constexpr double smallestCircle = 0.5;   ///< mm: smaller ones are not worth a name
constexpr double smallestDisc = 1.2;     ///< mm: of dots there may be one at every house
constexpr double shortestRemains = 1.0;  ///< mm
constexpr double longestPiece = 8;       ///< mm: short pieces take few cells of the occupied space

MmPoint pointAt(MmPoint a, MmPoint b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

std::vector<BoxOutline> outlinesOf(const std::vector<TextItem>& texts) {
    std::vector<BoxOutline> outlines;
    for (const TextItem& text : texts) {
        if (text.haloWidth <= 0) {
            continue;
        }
        for (TurnedBox box : boxesOf(text)) {
            box.width += text.haloWidth;
            box.height += text.haloWidth;
            outlines.emplace_back(box);
        }
    }
    return outlines;
}

/// The stretch of the line from a to b that lies in the box.
std::optional<Stretch> insideBox(MmPoint a, MmPoint b, const BoxOutline& box) {
    const MmPoint origin = box.corners[0];
    const auto turned = [&](MmPoint p) {
        const double dx = p.x - origin.x;
        const double dy = p.y - origin.y;
        return MmPoint{dx * box.along.x + dy * box.along.y, dy * box.along.x - dx * box.along.y};
    };
    const MmPoint far = turned(box.corners[2]);
    return insideFrame(turned(a), turned(b), far.x, far.y);
}

/// Stretches of the edge that are seen, ascending.
std::vector<Stretch> seenOf(MmPoint a, MmPoint b, const std::vector<BoxOutline>& outlines) {
    std::vector<Stretch> hidden;
    for (const BoxOutline& box : outlines) {
        if (const auto stretch = insideBox(a, b, box); stretch && stretch->to > stretch->from) {
            hidden.push_back(*stretch);
        }
    }
    std::ranges::sort(hidden, {}, &Stretch::from);
    std::vector<Stretch> seen;
    double at = 0;
    for (const Stretch& stretch : hidden) {
        if (stretch.from > at) {
            seen.push_back({at, stretch.from});
        }
        at = std::max(at, stretch.to);
    }
    if (at < 1) {
        seen.push_back({at, 1});
    }
    return seen;
}

/// Ends the part that has been begun, or takes it back if it is too short.
void endPart(Shape& shape) {
    const std::size_t first = shape.starts.back();
    double length = 0;
    for (std::size_t i = first; i + 1 < shape.points.size(); ++i) {
        length += distance(shape.points[i], shape.points[i + 1]);
    }
    if (length < shortestRemains) {  // also if nothing was begun
        shape.points.resize(first);
    } else {
        shape.closePart();
    }
}

void reserveCircles(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features) {
    for (const std::uint32_t feature : context.visible(features)) {
        const auto evaluation = context.evaluation(features, feature);
        if (context.groupFor(layer, evaluation).empty()) {
            continue;
        }
        const CircleItem circle =
            circleItem(layer.layer, evaluation, context.view.toMm(features.features[feature].anchor));
        if (circle.radius >= smallestCircle) {
            // a square of nearly the circle's area: a corner of a name may touch it
            const double side = 1.8 * circle.radius;
            auto& to = circle.radius < smallestDisc ? context.shunned : context.space;
            to.add({circle.centre, side, side, 0});
        }
    }
}

void shunLines(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features) {
    for (const std::uint32_t feature : context.visible(features)) {
        const auto evaluation = context.evaluation(features, feature);
        if (context.groupFor(layer, evaluation).empty()) {
            continue;
        }
        const double width = layer.layer.length(style::StyleProperty::LineWidth, evaluation);
        Shape shape;
        appendFeature(shape, context, features, feature);
        for (std::size_t part = 0; part < shape.parts(); ++part) {
            for (std::size_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
                const MmPoint a = shape.points[i];
                const MmPoint b = shape.points[i + 1];
                const auto inside = insideFrame(a, b, context.view.widthMm, context.view.heightMm);
                if (!inside) {
                    continue;
                }
                const double angle = std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi;
                const double length = distance(a, b) * (inside->to - inside->from);
                const int pieces = std::max(1, static_cast<int>(std::ceil(length / longestPiece)));
                for (int piece = 0; piece < pieces; ++piece) {
                    const double share = inside->from + (inside->to - inside->from) * (piece + 0.5) / pieces;
                    context.struck.add({pointAt(a, b, share), length / pieces, width, angle});
                }
            }
        }
    }
}

}  // namespace

Shape interruptedBeneath(const Shape& lines, const std::vector<TextItem>& texts) {
    const auto outlines = outlinesOf(texts);
    Shape result;
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        for (std::size_t i = lines.starts[part]; i + 1 < lines.starts[part + 1]; ++i) {
            const MmPoint a = lines.points[i];
            const MmPoint b = lines.points[i + 1];
            double until = 0;
            for (const Stretch& stretch : seenOf(a, b, outlines)) {
                if (stretch.from > until) {
                    endPart(result);
                }
                if (result.points.size() == result.starts.back()) {
                    result.points.push_back(pointAt(a, b, stretch.from));
                }
                result.points.push_back(pointAt(a, b, stretch.to));
                until = stretch.to;
            }
            if (until < 1) {
                endPart(result);
            }
        }
        endPart(result);
    }
    return result;
}

void keepClear(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = layer.layer.keepClear ? context.layerFor(layer) : nullptr;
    if (features == nullptr) {
        return;
    }
    if (layer.layer.type == style::StyleLayerType::Circle) {
        reserveCircles(context, layer, *features);
    } else if (layer.layer.type == style::StyleLayerType::Line) {
        shunLines(context, layer, *features);
    }
}

void interruptBeneathTexts(DrawingContext& context, Entries& entries) {
    std::set<std::string> giveWay;
    for (const style::MapStyleLayer& layer : context.mapStyle.layers) {
        if (layer.layer.keepClear && layer.layer.type == style::StyleLayerType::Line) {
            giveWay.insert(layer.layer.id);
        }
    }
    std::vector<TextItem> texts;
    for (const DrawEntry& entry : entries) {
        if (const auto* text = std::get_if<TextItem>(&entry.item)) {
            texts.push_back(*text);
        }
    }
    for (DrawEntry& entry : entries) {
        auto* line = std::get_if<LineItem>(&entry.item);
        if (line != nullptr && giveWay.contains(entry.layer)) {
            line->lines = interruptedBeneath(line->lines, texts);
        }
    }
}

}  // namespace nordertor::render
