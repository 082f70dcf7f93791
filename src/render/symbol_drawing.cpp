// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/drawing_context_p.h"
#include "render/frame_clip_p.h"
#include "render/icon_shapes_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

using P = style::StyleProperty;

constexpr double breathingSpace = 0.5;    ///< mm around a text, together for both sides
constexpr double repeatAlongLine = 110;   ///< mm between two texts of one street
constexpr double repeatAtPoints = 20;     ///< mm between two equal texts at points
constexpr std::size_t textsPerLine = 4;   ///< of one street in the view
constexpr double gapBesideCircle = 0.45;  ///< mm

/// The stretches of a line inside the frame, mm.
std::vector<std::vector<MmPoint>> stretchesInside(const std::vector<MmPoint>& line, double width,
                                                  double height) {
    std::vector<std::vector<MmPoint>> parts;
    const auto start = [&](MmPoint p) { parts.push_back({p}); };
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MmPoint a = line[i - 1];
        const MmPoint b = line[i];
        const auto inside = insideFrame(a, b, width, height);
        if (!inside) {
            open = false;
            continue;
        }
        const auto at = [&](double t) { return MmPoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
        if (!open || inside->from > 0) {
            start(at(inside->from));
        }
        parts.back().push_back(at(inside->to));
        open = inside->to == 1;
    }
    return parts;
}

class SymbolDrawing {
  public:
    SymbolDrawing(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features)
        : context_(context), layer_(layer.layer), mapLayer_(layer), features_(features) {}

    Entries draw() {
        std::size_t count = 0;
        for (const auto& [key, feature] : inOrder()) {
            if (++count % 64 == 0 && context_.stop.stop_requested()) {
                return {};
            }
            const auto evaluation = context_.evaluation(features_, feature);
            group_ = context_.groupFor(mapLayer_, evaluation);
            TextItem text = textItem(layer_, evaluation);
            text.text = layer_.text(P::TextField, evaluation);
            if (text.size <= 0) {
                text.text.clear();
            }
            icon_ = &iconShapes(layer_.text(P::IconImage, evaluation));
            if (text.text.empty() && icon_->items.empty()) {
                continue;
            }
            if (layer_.text(P::SymbolPlacement, evaluation) == "line") {
                placeAlongLine(feature, text, evaluation);
            } else {
                placeAtPoint(feature, text, evaluation);
            }
        }
        return std::move(entries_);
    }

  private:
    [[nodiscard]] std::vector<std::pair<double, std::uint32_t>> inOrder() const {
        std::vector<std::pair<double, std::uint32_t>> order;
        const bool byFeature = layer_.dependsOnId();
        const std::size_t sets = byFeature ? features_.features.size() : features_.propertySets.size();
        std::vector<int> passes(sets, -1);
        std::vector<double> keys(sets, 0);
        for (const std::uint32_t feature : context_.visible(features_)) {
            const std::uint32_t set = byFeature ? feature : features_.features[feature].properties;
            if (passes[set] < 0) {
                const auto evaluation = context_.evaluation(features_, feature);
                passes[set] = context_.groupFor(mapLayer_, evaluation).empty() ? 0 : 1;
                keys[set] = passes[set] == 1 ? layer_.number(P::SymbolSortKey, evaluation) : 0;
            }
            if (passes[set] == 1) {
                order.emplace_back(keys[set], feature);
            }
        }
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        return order;
    }

    [[nodiscard]] bool repeats(const std::string& text, MmPoint at, double distance) const {
        const auto known = placed_.find(text);
        return known != placed_.end() &&
               std::any_of(known->second.begin(), known->second.end(),
                           [&](MmPoint p) { return std::hypot(p.x - at.x, p.y - at.y) < distance; });
    }

    void placeAlongLine(std::uint32_t feature, TextItem text, const style::EvaluationContext& evaluation) {
        text.width = text.text.empty() ? 0 : textWidth(text.text, text.face, text.size);
        text.height = text.text.empty() ? 0 : textHeight(text.face, text.size);
        const TurnedBox icon = iconBox({0, 0}, 0, evaluation);
        const double width = std::max(text.width, icon.width);
        // signs of one kind keep the distance of equal texts
        const std::string key =
            text.text.empty() ? "icon:" + layer_.text(P::IconImage, evaluation) : text.text;
        Shape shape;
        appendFeature(shape, context_, features_, feature);
        std::size_t placedHere = 0;
        for (std::size_t part = 0; part < shape.parts(); ++part) {
            const std::vector<MmPoint> line(shape.points.begin() + shape.starts[part],
                                            shape.points.begin() + shape.starts[part + 1]);
            for (const auto& inside : stretchesInside(line, context_.view.widthMm, context_.view.heightMm)) {
                for (const AlongLine& place :
                     placesAlong(inside, width + 1,
                                 std::max(text.text.empty() ? 0 : text.size, icon.height) * 0.35)) {
                    if (placedHere == textsPerLine) {
                        return;
                    }
                    text.centre = place.centre;
                    text.angle = std::abs(place.angle) < 0.05 ? 0 : place.angle;
                    const TurnedBox box{text.centre, width + breathingSpace,
                                        std::max(text.height, icon.height) + breathingSpace / 2, text.angle};
                    if (!repeats(key, text.centre, repeatAlongLine) && context_.space.isFree(box)) {
                        context_.space.add(box);
                        drawIcon(text.centre, text.angle, evaluation);
                        if (!text.text.empty()) {
                            entries_.push_back({group_, layer_.id, text});
                        }
                        placed_[key].push_back(text.centre);
                        ++placedHere;
                    }
                }
            }
        }
    }

    [[nodiscard]] TurnedBox iconBox(MmPoint centre, double angle,
                                    const style::EvaluationContext& evaluation) const {
        const double size = layer_.number(P::IconSize, evaluation);
        return {centre, icon_->width * size, icon_->height * size,
                angle + layer_.number(P::IconRotate, evaluation)};
    }

    void drawIcon(MmPoint centre, double angle, const style::EvaluationContext& evaluation) {
        for (DrawItem& item : iconItems(layer_, evaluation, centre, angle)) {
            entries_.push_back({group_, layer_.id, std::move(item)});
        }
    }

    bool take(const std::vector<TextItem>& texts, const TurnedBox& box) {
        if (!context_.space.isFree(box)) {
            return false;
        }
        context_.space.add(box);
        for (const TextItem& text : texts) {
            entries_.push_back({group_, layer_.id, text});
        }
        return true;
    }

    [[nodiscard]] bool inFrame(MmPoint p) const {
        return p.x > 0 && p.y > 0 && p.x < context_.view.widthMm && p.y < context_.view.heightMm;
    }

    /// Icon and text are drawn together or not at all.
    void placeAtPoint(std::uint32_t feature, const TextItem& text,
                      const style::EvaluationContext& evaluation) {
        MmPoint at = context_.view.toMm(features_.features[feature].anchor);
        double radius = 0;
        if (const auto circles = context_.circles.find(features_.name); circles != context_.circles.end()) {
            const auto circle = circles->second.find(feature);
            if (circle == circles->second.end() || circle->second.shrunk) {
                return;
            }
            at = circle->second.centre;
            radius = circle->second.radius;
        }
        const TurnedBox icon = iconBox(at, 0, evaluation);
        const bool hasIcon = !icon_->items.empty();
        if (hasIcon && (!inFrame(at) ||
                        (!layer_.flag(P::IconAllowOverlap, evaluation) && !context_.space.isFree(icon)))) {
            return;
        }
        const std::size_t before = entries_.size();
        drawIcon(at, 0, evaluation);
        if (!text.text.empty() && !placeText(text, at, radius, evaluation)) {
            entries_.resize(before);
        } else if (hasIcon) {
            context_.space.add(icon);
        }
    }

    bool placeText(const TextItem& text, MmPoint at, double radius,
                   const style::EvaluationContext& evaluation) {
        if (layer_.flag(P::TextAllowOverlap, evaluation)) {
            if (!inFrame(at)) {
                return false;
            }
            TextItem single = text;
            single.width = textWidth(text.text, text.face, text.size);
            single.height = textHeight(text.face, text.size);
            single.centre = at;
            entries_.push_back({group_, layer_.id, single});
            return true;
        }
        if (repeats(text.text, at, repeatAtPoints)) {
            return false;
        }
        const auto lines = brokenLines(text.text, text.face, text.size,
                                       layer_.number(P::TextMaxWidth, evaluation) * text.size);
        auto anchors = layer_.texts(P::TextVariableAnchor, evaluation);
        if (anchors.empty()) {
            anchors.push_back(layer_.text(P::TextAnchor, evaluation));
        }
        for (const std::string& anchor : anchors) {
            if (placeBlock(text, lines, at, directionOf(anchor), radius)) {
                placed_[text.text].push_back(at);
                return true;
            }
        }
        return false;
    }

    /// Where the text goes from its point; an anchor names the side or corner of the text nearest to it.
    static MmPoint directionOf(const std::string& anchor) {
        const auto names = [&](const char* side) { return anchor.find(side) != std::string::npos; };
        return {names("left")    ? 1.0
                : names("right") ? -1.0
                                 : 0.0,
                names("top")      ? 1.0
                : names("bottom") ? -1.0
                                  : 0.0};
    }

    bool placeBlock(const TextItem& look, const std::vector<std::string>& lines, MmPoint at,
                    MmPoint direction, double radius) {
        std::vector<TextItem> texts;
        double width = 0;
        const double height = textHeight(look.face, look.size);
        const double leading = look.size * 1.12;
        for (const std::string& line : lines) {
            TextItem text = look;
            text.text = line;
            text.width = textWidth(line, look.face, look.size);
            text.height = height;
            width = std::max(width, text.width);
            texts.push_back(std::move(text));
        }
        const double blockHeight = height + leading * static_cast<double>(texts.size() - 1);
        const double away = radius > 0 ? radius + gapBesideCircle : 0;
        const bool diagonal = direction.x != 0 && direction.y != 0;
        const double reach = diagonal ? away * std::numbers::sqrt2 / 2 : away;
        const MmPoint centre{at.x + direction.x * (reach + width / 2),
                             at.y + direction.y * (reach + blockHeight / 2)};
        double y = centre.y - blockHeight / 2 + height / 2;
        for (TextItem& text : texts) {
            // lines beside a point are flush with it
            const double shift =
                direction.y == 0 && direction.x != 0 ? direction.x * (text.width - width) / 2 : 0;
            text.centre = {centre.x + shift, y};
            y += leading;
        }
        const double margin = radius > 0 ? 0.2 : breathingSpace;
        return take(texts, {centre, width + margin, blockHeight + margin / 2, 0});
    }

    DrawingContext& context_;
    const style::StyleLayer& layer_;
    const style::MapStyleLayer& mapLayer_;
    const SceneLayer& features_;
    const IconShapes* icon_ = nullptr;  ///< of the feature at hand
    std::string group_;
    Entries entries_;
    std::map<std::string, std::vector<MmPoint>> placed_;
};

/// The place itself, then rings around it.
std::vector<MmPoint> placesAround(MmPoint centre, double radius) {
    std::vector<MmPoint> places{centre};
    for (const double distance : {0.8, 1.5, 2.2, 3.0}) {
        for (int direction = 0; direction < 12; ++direction) {
            const double angle = direction * std::numbers::pi / 6;
            places.push_back({centre.x + std::cos(angle) * radius * distance,
                              centre.y + std::sin(angle) * radius * distance});
        }
    }
    return places;
}

}  // namespace

void placeCircles(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    // seen from farther away there are too many, and a place beside says nothing true any more
    static constexpr double farthest = 25000;
    if (features == nullptr || !layer.layer.avoidOverlap || context.view.scaleDenominator > farthest ||
        layer.layer.type != style::StyleLayerType::Circle) {
        return;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const std::uint32_t feature : context.visible(*features)) {
        const auto evaluation = context.evaluation(*features, feature);
        if (!context.groupFor(layer, evaluation).empty()) {
            order.emplace_back(layer.layer.number(P::CircleSortKey, evaluation), feature);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    auto& placed = context.circles[features->name];
    for (const auto& [key, feature] : order) {
        const MmPoint centre = context.view.toMm(features->features[feature].anchor);
        const CircleItem circle = circleItem(layer.layer, context.evaluation(*features, feature), centre);
        const double radius = circle.radius + circle.strokeWidth;
        PlacedCircle result{centre, circle.radius * 0.4, true};
        for (const MmPoint place : placesAround(centre, radius)) {
            const TurnedBox box{place, 2 * radius, 2 * radius, 0};
            if (context.space.isFree(box, 0.2)) {
                context.space.add(box);
                result = {place, radius, false};
                break;
            }
        }
        placed[feature] = result;
    }
}

Entries drawSymbols(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    if (features == nullptr || layer.layer.type != style::StyleLayerType::Symbol) {
        return {};
    }
    return SymbolDrawing(context, layer, *features).draw();
}

}  // namespace nordertor::render
