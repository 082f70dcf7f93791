// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "render/label_placement_p.h"
#include "render/map_drawing.h"

namespace nordertor::render {

/// Where a circle that stepped aside was drawn; texts of the same feature go there.
struct PlacedCircle {
    MmPoint centre;
    double radius = 0;
    bool shrunk = false;                 ///< there was no room: drawn small, without a text
    bool hidden = false;                 ///< shrunk, and beneath a sign that looks alike: not drawn
    std::optional<MmPoint> leader = {};  ///< it stands beside what it is about: a line leads there
};

/// Features of a scene's layers whose box touches a view, looked up once for all who draw it at a time.
class VisibleFeatures {
  public:
    explicit VisibleFeatures(const MapView& view);
    /// Ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& of(const SceneLayer& layer);

  private:
    struct Found {
        std::once_flag once;
        std::vector<std::uint32_t> features;
    };
    geo::Box window_;
    std::mutex mutex_;
    std::map<const SceneLayer*, Found> found_;
};

/// What the steps of one drawing share.
struct DrawingContext {
    DrawingContext(const MapScene& theScene, const style::MapStyle& theStyle, const MapView& theView,
                   MapPart thePart, VisibleFeatures& theVisible, std::stop_token theStop);

    /// Whether the layer is drawn at this scale and not switched off as a whole; and its features.
    [[nodiscard]] const SceneLayer* layerFor(const style::MapStyleLayer& layer) const;
    /// Features whose box touches the view, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& visible(const SceneLayer& layer) const {
        return visibleFeatures.of(layer);
    }
    /// Group of a feature: "gaps:youth"; empty if it is not for this layer, does not pass the filter or is
    /// switched off.
    [[nodiscard]] std::string groupFor(const style::MapStyleLayer& layer,
                                       const style::EvaluationContext& feature) const;
    /// Where a circle of the feature is drawn, if any layer draws one: the one that found room, else the
    /// largest.
    [[nodiscard]] std::optional<PlacedCircle> circleOf(const SceneLayer& layer, std::uint32_t feature);
    /// What a style is asked about one feature, or about all that share properties.
    [[nodiscard]] style::EvaluationContext evaluation(const SceneLayer& layer, std::uint32_t feature);
    [[nodiscard]] style::EvaluationContext evaluationOfSet(const SceneLayer& layer, std::uint32_t properties);
    [[nodiscard]] const BandGeometry& geometry(const SceneLayer& layer) const {
        return layer.bands[static_cast<std::size_t>(band)];
    }
    /// Where patterns start.
    [[nodiscard]] MmPoint patternOrigin() const {
        return part == MapPart::Ground ? view.toMm({0, 0}) : MmPoint{};
    }

    const MapScene& scene;
    const style::MapStyle& mapStyle;
    const MapView& view;
    MapPart part;
    VisibleFeatures& visibleFeatures;
    std::stop_token stop;
    double zoom;
    int band;
    OccupiedSpace space;
    OccupiedSpace shunned;  ///< dots, on which texts stand only if there is no other place
    OccupiedSpace struck;   ///< lines that would strike texts out, or be interrupted beneath them: likewise
    style::EvaluationProblems problems;
    std::map<std::string, std::map<std::uint32_t, PlacedCircle>> circles;  ///< by source layer and feature
    std::vector<MmPoint> numbered;  ///< what circles with a leader stand for, of layers placed before
};

using Entries = std::vector<DrawEntry>;

/// Background, fills, lines and circles of a style layer, equal looks together.
[[nodiscard]] Entries drawGeometry(DrawingContext& context, const style::MapStyleLayer& layer);
/// Finds room for circles that step aside; before drawGeometry().
void placeCircles(DrawingContext& context, const style::MapStyleLayer& layer);
/// Even-odd rule.
[[nodiscard]] bool covers(const Shape& shape, MmPoint p);
/// What a layer keeps clear of texts; before drawSymbols().
void keepClear(DrawingContext& context, const style::MapStyleLayer& layer);
/// Lines of layers that are kept clear, where texts stand on them all the same.
void interruptBeneathTexts(DrawingContext& context, Entries& entries);
/// Density of a layer of points, a picture for each group.
[[nodiscard]] Entries drawHeatmap(DrawingContext& context, const style::MapStyleLayer& layer);
/// Colours of the densities from 0 to 1.
[[nodiscard]] std::vector<Colour> heatmapRamp(const style::StyleLayer& layer, double zoom, std::size_t steps);
/// Texts and icons of a symbol layer that find room.
[[nodiscard]] Entries drawSymbols(DrawingContext& context, const style::MapStyleLayer& layer);
/// Outline or ring around what is selected.
[[nodiscard]] Entries drawSelection(DrawingContext& context);
/// Of what is seen; `covered`: boxes of the drawing that something else will lie on (min, max).
[[nodiscard]] std::vector<LegendEntry> legendOf(DrawingContext& context,
                                                const std::vector<std::pair<MmPoint, MmPoint>>& covered);

/// Where diagonal hatch lines through `origin` lie that are moved by `phase` mm across their direction, to
/// the lower right.
[[nodiscard]] MmPoint movedAcross(MmPoint origin, double phase);
/// The items one look draws for a shape; shared by map and legend.
[[nodiscard]] std::vector<DrawItem> areaItems(const style::StyleLayer& layer,
                                              const style::EvaluationContext& context, Shape shape,
                                              MmPoint patternOrigin = {});
[[nodiscard]] DrawItem lineItem(const style::StyleLayer& layer, const style::EvaluationContext& context,
                                Shape lines);
[[nodiscard]] CircleItem circleItem(const style::StyleLayer& layer, const style::EvaluationContext& context,
                                    MmPoint centre);
/// The layer's icon for a feature; empty without one.
[[nodiscard]] std::vector<DrawItem> iconItems(const style::StyleLayer& layer,
                                              const style::EvaluationContext& context, MmPoint centre,
                                              double lineAngle = 0);
/// With size, font and colours, without text and place.
[[nodiscard]] TextItem textItem(const style::StyleLayer& layer, const style::EvaluationContext& context);
/// Long rings: cut some way outside the frame, unless dashes must begin where they begin in any frame.
enum class LongRings { Cut, Whole };
/// The feature's parts in millimetres, vertices nearer than a hair's breadth left out.
void appendFeature(Shape& shape, const DrawingContext& context, const SceneLayer& layer,
                   std::uint32_t feature, LongRings longRings = LongRings::Cut);

}  // namespace nordertor::render
