// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/drawing_context_p.h"

namespace nordertor::render {
namespace {

using P = style::StyleProperty;

constexpr double finestCell = 0.25;  ///< mm
constexpr double coarsestCell = 1;   ///< mm
constexpr double cellsInRadius = 8;
constexpr std::size_t rampSteps = 256;

/// The kernel of the specification: a normal curve whose standard deviation is a third of the radius.
double kernel(double share) {
    static const double height = 1 / std::sqrt(2 * std::numbers::pi);
    return height * std::exp(-4.5 * share * share);
}

/// Where a contribution is less than a sixteenth of a step of 8 bits, in radii.
double reachOf(double weight) {
    static constexpr double unseen = 1.0 / 255 / 16;
    const double highest = weight * kernel(0);
    return highest > unseen ? std::sqrt(std::log(highest / unseen) / 4.5) : 0;
}

struct HeatPoint {
    MmPoint centre;
    double radius = 1;  ///< mm
    double weight = 1;
};

class DensityGrid {
  public:
    DensityGrid(MmPoint leftTop, double width, double height, double cell)
        : leftTop_(leftTop),
          cell_(cell),
          columns_(static_cast<std::size_t>(std::ceil(width / cell))),
          rows_(static_cast<std::size_t>(std::ceil(height / cell))),
          density_(columns_ * rows_, 0) {}

    void add(const HeatPoint& point) {
        const double reach = point.radius * reachOf(point.weight);
        const auto [top, bottom] = range(point.centre.y - leftTop_.y, reach, rows_);
        const auto [left, right] = range(point.centre.x - leftTop_.x, reach, columns_);
        for (std::size_t row = top; row < bottom; ++row) {
            const double dy = leftTop_.y + middle(row) - point.centre.y;
            for (std::size_t column = left; column < right; ++column) {
                const double share =
                    std::hypot(leftTop_.x + middle(column) - point.centre.x, dy) / point.radius;
                density_[row * columns_ + column] += point.weight * kernel(share);
            }
        }
    }

    [[nodiscard]] PictureItem picture(const std::vector<Colour>& ramp) const {
        auto picture = std::make_shared<Picture>();
        picture->width = static_cast<int>(columns_);
        picture->height = static_cast<int>(rows_);
        picture->pixels.reserve(density_.size());
        for (const double density : density_) {
            const double step = std::clamp(density, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
            picture->pixels.push_back(pixelOf(ramp[static_cast<std::size_t>(std::lround(step))]));
        }
        return {leftTop_, static_cast<double>(columns_) * cell_, static_cast<double>(rows_) * cell_,
                std::move(picture)};
    }

  private:
    [[nodiscard]] double middle(std::size_t index) const {
        return (static_cast<double>(index) + 0.5) * cell_;
    }
    [[nodiscard]] std::pair<std::size_t, std::size_t> range(double centre, double reach,
                                                            std::size_t count) const {
        const auto most = static_cast<double>(count);
        return {static_cast<std::size_t>(std::clamp(std::floor((centre - reach) / cell_), 0.0, most)),
                static_cast<std::size_t>(std::clamp(std::ceil((centre + reach) / cell_), 0.0, most))};
    }

    MmPoint leftTop_;
    double cell_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<double> density_;
};

/// Over the view; of a ground, with cells that neighbouring views have alike, and some around it.
DensityGrid gridFor(const DrawingContext& context, double cell) {
    const MapView& view = context.view;
    if (context.part != MapPart::Ground) {
        return {{0, 0}, view.widthMm, view.heightMm, cell};
    }
    const MmPoint origin = context.patternOrigin();
    const auto start = [&](double at) { return std::fmod(at, cell) - 2 * cell; };
    return {{start(origin.x), start(origin.y)}, view.widthMm + 5 * cell, view.heightMm + 5 * cell, cell};
}

/// Points whose blur reaches into the view; it may be wider than what is kept around the view for symbols.
std::map<std::string, std::vector<HeatPoint>> heatPoints(DrawingContext& context,
                                                         const style::MapStyleLayer& layer,
                                                         const SceneLayer& features) {
    std::map<std::string, std::vector<HeatPoint>> points;
    const style::Properties none;
    const double intensity = layer.layer.number(P::HeatmapIntensity, {none, context.zoom});
    for (std::uint32_t feature = 0; feature < features.features.size(); ++feature) {
        const auto evaluation = context.evaluation(features, feature);
        const std::string group = context.groupFor(layer, evaluation);
        if (group.empty()) {
            continue;
        }
        HeatPoint point{context.view.toMm(features.features[feature].anchor),
                        layer.layer.length(P::HeatmapRadius, evaluation),
                        layer.layer.number(P::HeatmapWeight, evaluation) * intensity};
        const double reach = point.radius * reachOf(point.weight) + 2 * coarsestCell;
        if (point.centre.x > -reach && point.centre.y > -reach &&
            point.centre.x < context.view.widthMm + reach && point.centre.y < context.view.heightMm + reach) {
            points[group].push_back(point);
        }
    }
    return points;
}

}  // namespace

std::vector<Colour> heatmapRamp(const style::StyleLayer& layer, double zoom, std::size_t steps) {
    const style::Properties none;
    const double opacity = layer.number(P::HeatmapOpacity, {none, zoom});
    std::vector<Colour> ramp;
    for (std::size_t i = 0; i < steps; ++i) {
        style::EvaluationContext context{none, zoom};
        context.heatmapDensity = static_cast<double>(i) / static_cast<double>(steps - 1);
        ramp.push_back(layer.colour(P::HeatmapColor, context).withOpacity(opacity));
    }
    return ramp;
}

Entries drawHeatmap(DrawingContext& context, const style::MapStyleLayer& layer) {
    const SceneLayer* features = context.layerFor(layer);
    Entries entries;
    if (features == nullptr || features->kind != GeometryKind::Point) {
        return entries;
    }
    const auto ramp = heatmapRamp(layer.layer, context.zoom, rampSteps);
    for (const auto& [group, points] : heatPoints(context, layer, *features)) {
        double smallest = coarsestCell * cellsInRadius;
        for (const HeatPoint& point : points) {
            smallest = std::min(smallest, point.radius);
        }
        DensityGrid grid = gridFor(context, std::max(smallest / cellsInRadius, finestCell));
        for (const HeatPoint& point : points) {
            if (context.stop.stop_requested()) {
                return {};
            }
            grid.add(point);
        }
        entries.push_back({group, layer.layer.id, grid.picture(ramp)});
    }
    return entries;
}

}  // namespace nordertor::render
