// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/number_format.h"
#include "base/text.h"
#include "io/backdrop/attribution_p.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/placed_picture_p.h"
#include "io/backdrop/vector_tile_features_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

constexpr int webMercator = 3857;
constexpr double mercatorCircumference = 2 * std::numbers::pi * 6378137;
/// Denominator at zoom 0 of tiles of 512 pixels of 0.28 mm at the equator.
constexpr double denominatorAtZoomNought = 279541132;
constexpr double mostVectorTiles = 400;
constexpr int deepestZoom = 22;

/// Box of the view's edges in Web Mercator, a little larger.
Result<geo::Box> mercatorBox(const geo::Box& ground, const geo::Crs& working, const geo::Crs& mercator) {
    const auto transform = geo::Transform::create(working, mercator);
    if (!transform) {
        return fail(transform.error());
    }
    static constexpr int steps = 8;
    std::optional<geo::Box> box;
    for (int i = 0; i <= steps; ++i) {
        const double x = ground.min.x + ground.width() * i / steps;
        const double y = ground.min.y + ground.height() * i / steps;
        for (const geo::Point& edge : std::array<geo::Point, 4>{
                 {{x, ground.min.y}, {x, ground.max.y}, {ground.min.x, y}, {ground.max.x, y}}}) {
            const auto point = (*transform)(edge);
            if (!point) {
                return fail(point.error());
            }
            if (box) {
                box->add(*point);
            } else {
                box = geo::Box{*point, *point};
            }
        }
    }
    return box->expandedBy(box->width() * 0.01);
}

class VectorBackdrop final : public NamedBackdrop {
  public:
    struct Zooms {
        int least = 0;
        int most = 0;
    };

    VectorBackdrop(fs::path file, const std::string& attribution, Zooms zooms, BaseMapDrawer drawer,
                   geo::Crs mercator, const geo::Crs& working)
        : NamedBackdrop(file.filename().string(), attribution, working),
          file_(std::move(file)),
          zooms_(zooms),
          drawer_(std::move(drawer)),
          mercator_(std::move(mercator)) {}

    Result<Picture> picture(const geo::GroundView& view, const Task& task) const override {
        if (const auto fine = checked(view); !fine) {
            return fail(fine.error());
        }
        const auto box = mercatorBox(view.ground, working(), mercator_);
        if (!box) {
            return fail(box.error());
        }
        const auto toWorking = geo::Transform::create(mercator_, working());
        if (!toWorking) {
            return fail(toWorking.error());
        }
        GdalSilence silence;
        const auto dataset = openVectorTiles(file_, zoomFor(view, *box), silence);
        if (!dataset) {
            return fail(dataset.error());
        }
        TileFeatures features(*toWorking);
        if (const auto read = features.read(*dataset, *box, task.part(0, 0.5)); !read) {
            return fail(read.error());
        }
        if (!silence.failure().empty()) {
            return fail(damagedFile(file_, silence.failure()));
        }
        if (features.cut()) {
            note({Severity::Warning,
                  {"Von der Hintergrundkarte ist nicht alles gezeichnet: der Ausschnitt enthält zu viel.",
                   "Not all of the base map is drawn: there is too much in this part."},
                  name(),
                  {}});
        }
        const model::BaseMap& map = features.map();
        if (map.landUse.empty() && map.streets.empty() && map.buildings.empty() && map.lines.empty()) {
            noteNothingThere();
            return emptyPicture(view.width, view.height);
        }
        return drawer_(map, view, task.part(0.5, 1));
    }

  private:
    /// As detailed as the scale asks for, but no more tiles than a map needs.
    [[nodiscard]] int zoomFor(const geo::GroundView& view, const geo::Box& box) const {
        const double denominator = view.ground.width() * 1000 * view.pixelsPerMm / view.width;
        int zoom = static_cast<int>(std::lround(std::log2(denominatorAtZoomNought / denominator)));
        zoom = std::clamp(zoom, zooms_.least, zooms_.most);
        const auto tiles = [&] {
            const double side = mercatorCircumference / std::pow(2.0, zoom);
            return (box.width() / side + 1) * (box.height() / side + 1);
        };
        while (zoom > zooms_.least && tiles() > mostVectorTiles) {
            --zoom;
        }
        return zoom;
    }

    fs::path file_;
    Zooms zooms_;
    BaseMapDrawer drawer_;
    geo::Crs mercator_;
};

int zoomIn(const Dataset& dataset, const char* name, int otherwise) {
    const auto zoom = parseNumber(metadataIn(dataset, name));
    return zoom && *zoom >= 0 && *zoom <= deepestZoom ? static_cast<int>(*zoom) : otherwise;
}

}  // namespace

bool holdsVectorTiles(const fs::path& file) {
    if (lowered(file.extension().string()) != ".mbtiles") {
        return false;
    }
    GdalSilence silence;
    const auto dataset = openVectorTiles(file, -1, silence);
    return dataset && GDALDatasetGetLayerCount(dataset->get()) > 0;
}

Result<geo::BackdropPtr> openVectorBackdrop(const fs::path& file, const BackdropOptions& options,
                                            const geo::Crs& working) {
    GdalSilence silence;
    const auto dataset = openVectorTiles(file, -1, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    std::vector<std::string> names;
    bool known = false;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset->get()); ++i) {
        names.push_back(printable(OGR_L_GetName(GDALDatasetGetLayer(dataset->get(), i))));
        known = known || isKnownTileLayer(names.back());
    }
    if (!known) {
        static constexpr std::size_t mostNamed = 20;
        names.resize(std::min(names.size(), mostNamed));
        return fail(ErrorCode::InvalidData,
                    {"Keine Ebene dieser Vektorkacheln ist bekannt: " + joined(names, ", ") + ".",
                     "No layer of these vector tiles is known: " + joined(names, ", ") + "."},
                    {"Gezeichnet werden Kacheln nach OpenMapTiles oder Shortbread.",
                     "Tiles of the schemas OpenMapTiles and Shortbread are drawn."},
                    file.string());
    }
    auto mercator = geo::Crs::fromEpsg(webMercator);
    if (!mercator) {
        return fail(mercator.error());
    }
    VectorBackdrop::Zooms zooms{zoomIn(*dataset, "minzoom", 0), zoomIn(*dataset, "maxzoom", 14)};
    zooms.least = std::min(zooms.least, zooms.most);
    const std::string attribution =
        options.attribution.empty() ? attributionIn(*dataset) : options.attribution;
    return std::make_shared<const VectorBackdrop>(file, attribution, zooms, options.drawer,
                                                  std::move(*mercator), working);
}

}  // namespace nordertor::io
