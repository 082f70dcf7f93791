// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/drawing_context_p.h"
#include "render/icon_shapes_p.h"
#include "render/short_names_p.h"
#include "render/text_along_line_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

using P = style::StyleProperty;

constexpr double breathingSpace = 0.5;    ///< mm around a text, together for both sides
constexpr double repeatAtPoints = 20;     ///< mm between two equal texts at points
constexpr double repeatOfFigures = 3;     ///< mm: equal house numbers are different houses
constexpr double bentText = 0.15;         ///< of a text's height the line may stray from a straight text
constexpr double roundedCorner = 1.6;     ///< ems over which a line is rounded for the letters
constexpr double gapBesideCircle = 0.45;  ///< mm
constexpr double edgeOfFrame = 0.8;       ///< mm

/// "12", "7 a": tells its feature from the others instead of naming it.
bool isFigure(const std::string& text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

class SymbolDrawing {
  public:
    SymbolDrawing(DrawingContext& context, const style::MapStyleLayer& layer, const SceneLayer& features)
        : context_(context), layer_(layer.layer), mapLayer_(layer), features_(features) {}

    Entries draw() {
        std::vector<std::uint32_t> features;
        for (const auto& [key, feature] : inOrder()) {
            features.push_back(feature);
        }
        // a name is repeated only where it takes no other's room
        const bool all = drawFeatures(features, Pass::Clear) && drawFeatures(onlyShunned_, Pass::Anywhere) &&
                         drawFeatures(again_, Pass::Again);
        return all ? std::move(entries_) : Entries();
    }

  private:
    /// Along lines: off what is shunned, on lines where no line of the name has another place, and once more.
    enum class Pass { Clear, Anywhere, Again };

    /// What the texts of one pass keep off: circles, dots and lines; lines only; dots only; neither.
    enum class Shun { All, Lines, Dots, Nothing };

    /// False if it was stopped.
    bool drawFeatures(const std::vector<std::uint32_t>& features, Pass pass) {
        for (const std::uint32_t feature : features) {
            if (++count_ % 64 == 0 && context_.stop.stop_requested()) {
                return false;
            }
            drawFeature(feature, pass);
        }
        return true;
    }

    void drawFeature(std::uint32_t feature, Pass pass) {
        const auto evaluation = context_.evaluation(features_, feature);
        group_ = context_.groupFor(mapLayer_, evaluation);
        TextItem text = textItem(layer_, evaluation);
        text.text = layer_.text(P::TextField, evaluation);
        if (text.size <= 0) {
            text.text.clear();
        }
        icon_ = &iconShapes(layer_.text(P::IconImage, evaluation));
        if (text.text.empty() && icon_->items.empty()) {
            return;
        }
        if (layer_.text(P::SymbolPlacement, evaluation) == "line") {
            placeAlongLine(feature, text, evaluation, pass);
        } else {
            placeAtPoint(feature, text, evaluation);
        }
    }

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

    [[nodiscard]] bool repeats(const std::string& text, MmPoint at, double nearest) const {
        const auto known = placed_.find(text);
        return known != placed_.end() && std::any_of(known->second.begin(), known->second.end(),
                                                     [&](MmPoint p) { return distance(p, at) < nearest; });
    }

    /// Once, or again as often as the spacing allows.
    void placeAlongLine(std::uint32_t feature, const TextItem& text,
                        const style::EvaluationContext& evaluation, Pass pass) {
        const std::string shorter = abbreviatedName(text.text);
        const auto lines = linesFor(feature, shorter, text, evaluation);
        // signs of one kind keep the distance of equal texts
        const std::string key =
            text.text.empty() ? "icon:" + layer_.text(P::IconImage, evaluation) : text.text;
        if (pass == Pass::Anywhere && !placed_[key].empty()) {
            return;  // another line of that name had a better place
        }
        // a dot is data, which a name must not hide
        shun_ = pass != Pass::Anywhere ? Shun::All : Shun::Dots;
        metShunned_ = false;
        const bool again = pass == Pass::Again;
        bool placed = tryForm(lines, text, key, evaluation, again);
        if (!placed && pass == Pass::Clear && metShunned_) {
            onlyShunned_.push_back(feature);
            return;
        }
        // a name that stands somewhere whole is not written another way
        if (!placed && shorter != text.text && (placed_[key].empty() || abbreviated_.contains(key))) {
            TextItem form = text;
            form.text = shorter;
            placed = tryForm(lines, form, key, evaluation, again);
            if (placed) {
                abbreviated_.insert(key);
            }
        }
        if (!placed && pass == Pass::Clear && metShunned_) {
            onlyShunned_.push_back(feature);  // even the short name
        } else if (placed && !again &&
                   (lines.size() > 1 ||
                    lines.front().length() > layer_.length(P::SymbolSpacing, evaluation))) {
            again_.push_back(feature);
        }
    }

    [[nodiscard]] double lengthAlong(const TextItem& text, const style::EvaluationContext& evaluation) const {
        const double width = text.text.empty() ? 0 : textWidth(text.text, text.face, text.size);
        return std::max(width, iconBox({0, 0}, 0, evaluation).width) + 1;
    }

    /// Where names may stand: what is seen of the line. Of signs beside other frames, the whole line, in
    /// pieces that any frame would make, so that names keep their places when the frame moves.
    [[nodiscard]] std::vector<MeasuredLine> stretchesOf(const std::vector<MmPoint>& line,
                                                        double spacing) const {
        if (context_.part != MapPart::Signs) {
            return stretchesInside(line, context_.view.widthMm, context_.view.heightMm);
        }
        static constexpr double namesInPiece = 4;
        static constexpr double shortestPiece = 100;  ///< mm
        return piecesTouching(line, std::max(namesInPiece * spacing, shortestPiece),
                              std::min(spacing, shortestPiece / 2), context_.view.widthMm,
                              context_.view.heightMm);
    }

    /// What of a feature lies in the frame and is long enough, rounded where letters follow it.
    std::vector<MeasuredLine> linesFor(std::uint32_t feature, const std::string& shortest, TextItem text,
                                       const style::EvaluationContext& evaluation) const {
        Shape shape;
        appendFeature(shape, context_, features_, feature);
        text.text = shortest;
        const double length = lengthAlong(text, evaluation);
        std::vector<MeasuredLine> lines;
        for (std::size_t part = 0; part < shape.parts(); ++part) {
            const std::vector<MmPoint> line(shape.points.begin() + shape.starts[part],
                                            shape.points.begin() + shape.starts[part + 1]);
            for (MeasuredLine& inside : stretchesOf(line, layer_.length(P::SymbolSpacing, evaluation))) {
                if (inside.length() < length) {
                    continue;
                }
                const bool straight = inside.bendBetween(0, inside.length()) < bentText * text.size;
                lines.push_back(straight || !icon_->items.empty()
                                    ? std::move(inside)
                                    : inside.rounded(roundedCorner * text.size));
            }
        }
        return lines;
    }

    bool tryForm(const std::vector<MeasuredLine>& lines, TextItem text, const std::string& key,
                 const style::EvaluationContext& evaluation, bool again) {
        const bool hasText = !text.text.empty();
        text.width = hasText ? textWidth(text.text, text.face, text.size) : 0;
        text.height = hasText ? textHeight(text.face, text.size) : 0;
        const TurnedBox icon = iconBox({0, 0}, 0, evaluation);
        const double length = lengthAlong(text, evaluation);
        const bool mayBend = icon_->items.empty();
        const double tolerance = mayBend ? std::numeric_limits<double>::infinity()
                                         : std::max(hasText ? text.size : 0, icon.height) * 0.35;
        const double spacing = layer_.length(P::SymbolSpacing, evaluation);
        // long texts have a gap between them, too
        const double apart = std::max(spacing, length + spacing / 4);
        std::vector<Letter> letters;
        bool placed = false;
        for (const MeasuredLine& line : lines) {
            for (const AlongLine& place : placesAlong(line, length, tolerance)) {
                text.centre = place.centre;
                text.angle = std::abs(place.angle) < 0.05 ? 0 : place.angle;
                text.runs.clear();
                if (repeats(key, text.centre, apart)) {
                    continue;
                }
                if (mayBend && place.bend > bentText * text.height) {
                    if (!mayBeFree(line, place, length, text.height / 2)) {
                        continue;
                    }
                    if (letters.empty()) {
                        letters = lettersOf(text);
                    }
                    auto runs = runsAlong(line, place, length, letters, text.size,
                                          layer_.number(P::TextMaxAngle, evaluation));
                    if (!runs) {
                        continue;
                    }
                    text.runs = std::move(*runs);
                }
                if (takeAlongLine(text, icon, evaluation)) {
                    placed_[key].push_back(text.centre);
                    placed = true;
                    if (!again) {
                        return true;
                    }
                }
            }
        }
        return placed;
    }

    /// Most places are taken, which needs no letters to be seen: specks on the line show it.
    [[nodiscard]] bool mayBeFree(const MeasuredLine& line, const AlongLine& place, double length,
                                 double speck) const {
        static constexpr double shares[] = {0.5, 0.25, 0.75};
        return std::all_of(std::begin(shares), std::end(shares), [&](double share) {
            return context_.space.isFree({line.at(place.from + length * share), speck, speck, 0});
        });
    }

    /// Text and icon together, if there is room.
    bool takeAlongLine(const TextItem& text, const TurnedBox& icon,
                       const style::EvaluationContext& evaluation) {
        std::vector<TurnedBox> boxes = boxesOf(text);
        for (TurnedBox& box : boxes) {
            box.width = std::max(box.width, icon.width) + breathingSpace;
            box.height = std::max(box.height, icon.height) + breathingSpace / 2;
        }
        if (!context_.space.areFree(boxes) || isShunned(boxes)) {
            return false;
        }
        for (const TurnedBox& box : boxes) {
            context_.space.add(box);
        }
        drawIcon(text.centre, text.angle, evaluation);
        if (!text.text.empty()) {
            entries_.push_back({group_, layer_.id, text});
        }
        return true;
    }

    /// Dots may touch the edge of a name, but none lies on it.
    [[nodiscard]] bool standsOnDots(std::vector<TurnedBox> boxes) const {
        static constexpr double core = 0.45;  // of the height, where most of the letters is
        for (TurnedBox& box : boxes) {
            box.height *= shun_ == Shun::Dots ? core : 1;
        }
        return !context_.shunned.areFree(boxes);
    }

    /// Of a place that is free.
    bool isShunned(const std::vector<TurnedBox>& boxes) {
        const bool met = ((shun_ == Shun::All || shun_ == Shun::Dots) && standsOnDots(boxes)) ||
                         ((shun_ == Shun::All || shun_ == Shun::Lines) && !context_.struck.areFree(boxes));
        metShunned_ = metShunned_ || met;
        return met;
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

    bool take(const std::vector<TextItem>& texts, const TurnedBox& box,
              const std::optional<TurnedBox>& ownCircle) {
        if (!context_.space.isFree(box, edgeOfFrame, ownCircle) || isShunned({box})) {
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
        const auto circle = context_.circleOf(features_, feature);
        if (circle ? circle->shrunk : layer_.needsCircle) {
            return;
        }
        const MmPoint at = circle ? circle->centre : context_.view.toMm(features_.features[feature].anchor);
        const double radius = circle ? circle->radius : 0;
        const TurnedBox ownCircle{at, 2 * radius, 2 * radius, 0};
        const TurnedBox icon = iconBox(at, 0, evaluation);
        const bool hasIcon = !icon_->items.empty();
        if (hasIcon && (!inFrame(at) || (!layer_.flag(P::IconAllowOverlap, evaluation) &&
                                         !context_.space.isFree(icon, edgeOfFrame, ownCircle)))) {
            return;
        }
        const std::size_t before = entries_.size();
        drawIcon(at, 0, evaluation);
        if (!text.text.empty() && !placeText(feature, text, at, radius, evaluation)) {
            entries_.resize(before);
        } else if (hasIcon) {
            context_.space.add(icon);
        }
    }

    bool placeText(std::uint32_t feature, const TextItem& text, MmPoint at, double radius,
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
        if (repeats(text.text, at, isFigure(text.text) ? repeatOfFigures : repeatAtPoints)) {
            return false;
        }
        const auto lines =
            brokenLines(text.text, text.face, text.size,
                        layer_.number(P::TextMaxWidth, evaluation) * text.size, LongWords::Whole);
        auto anchors = layer_.texts(P::TextVariableAnchor, evaluation);
        if (anchors.empty()) {
            anchors.push_back(layer_.text(P::TextAnchor, evaluation));
        }
        const auto placedAt = [&](MmPoint place) {
            const bool placed = std::ranges::any_of(anchors, [&](const std::string& anchor) {
                return placeBlock(text, lines, place, directionOf(anchor), radius);
            });
            if (placed) {
                placed_[text.text].push_back(at);
            }
            return placed;
        };
        shun_ = Shun::All;
        metShunned_ = false;
        if (layer_.withinArea && features_.kind == GeometryKind::Area) {
            return std::ranges::any_of(placesBeside(feature, text, lines, at, Beside::Wholly), placedAt);
        }
        if (placedAt(at)) {
            return true;
        }
        if (!metShunned_) {
            return false;
        }
        const bool ofArea =
            features_.kind == GeometryKind::Area && anchors == std::vector<std::string>{"center"};
        if (ofArea &&
            (std::ranges::any_of(placesBeside(feature, text, lines, at, Beside::Within), placedAt) ||
             std::ranges::any_of(placesBeside(feature, text, lines, at, Beside::Touching), placedAt))) {
            return true;
        }
        // seen from farther away a line says more than the name of an area that it would break
        static constexpr double nearBy = 7500;
        shun_ = ofArea && context_.view.scaleDenominator > nearBy ? Shun::Lines : Shun::Nothing;
        return placedAt(at);
    }

    /// How much of a text beside the middle of its area lies in it: all of it, most of it, or its own middle.
    enum class Beside { Wholly, Within, Touching };

    /// Other places for the middle of a text inside its area, the nearest first; wholly: that middle, too.
    [[nodiscard]] std::vector<MmPoint> placesBeside(std::uint32_t feature, const TextItem& text,
                                                    const std::vector<std::string>& lines, MmPoint at,
                                                    Beside beside) const {
        static constexpr int most = 4;  // steps to each side
        double width = 0;
        for (const std::string& line : lines) {
            width = std::max(width, textWidth(line, text.face, text.size));
        }
        const double height = text.size * static_cast<double>(lines.size()) / 2;
        const double stepX = width / 3;
        const double stepY = 0.75 * text.size * static_cast<double>(lines.size());
        Shape shape;
        appendFeature(shape, context_, features_, feature);
        std::vector<MmPoint> places;
        for (int row = -most; row <= most; ++row) {
            for (int column = -most; column <= most; ++column) {
                const MmPoint place{at.x + column * stepX, at.y + row * stepY};
                const auto coversBoth = [&](double x, double y) {
                    return covers(shape, {place.x - x, place.y - y}) &&
                           covers(shape, {place.x + x, place.y + y});
                };
                const bool inside =
                    covers(shape, place) &&
                    (beside == Beside::Touching || (beside == Beside::Within && coversBoth(stepX, 0)) ||
                     (coversBoth(width / 2, height) && coversBoth(width / 2, -height)));
                if ((row != 0 || column != 0 || beside == Beside::Wholly) && inside) {
                    places.push_back(place);
                }
            }
        }
        std::ranges::stable_sort(places, {}, [&](MmPoint p) { return std::hypot(p.x - at.x, p.y - at.y); });
        return places;
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
        // what stands in the middle of its circle cannot keep off it
        const bool inMiddle = radius > 0 && direction.x == 0 && direction.y == 0;
        return take(texts, {centre, width + margin, blockHeight + margin / 2, 0},
                    inMiddle ? std::optional(TurnedBox{at, 2 * radius, 2 * radius, 0}) : std::nullopt);
    }

    DrawingContext& context_;
    const style::StyleLayer& layer_;
    const style::MapStyleLayer& mapLayer_;
    const SceneLayer& features_;
    const IconShapes* icon_ = nullptr;  ///< of the feature at hand
    std::string group_;
    Shun shun_ = Shun::All;
    bool metShunned_ = false;                 ///< a place was free but for what is shunned
    std::vector<std::uint32_t> onlyShunned_;  ///< features whose only places along their line are shunned
    std::vector<std::uint32_t> again_;        ///< features that may have room for their text once more
    std::size_t count_ = 0;
    Entries entries_;
    std::map<std::string, std::vector<MmPoint>> placed_;
    std::set<std::string> abbreviated_;
};

}  // namespace

Entries drawSymbols(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    if (features == nullptr || layer.layer.type != style::StyleLayerType::Symbol) {
        return {};
    }
    return SymbolDrawing(context, layer, *features).draw();
}

}  // namespace nordertor::render
