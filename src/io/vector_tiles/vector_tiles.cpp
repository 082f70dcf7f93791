// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector_tiles/vector_tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "base/text.h"
#include "geo/crs.h"
#include "io/gdal/gdal_p.h"
#include "io/gdal/ogr_geometry_p.h"
#include "io/vector_tiles/joined_pieces_p.h"
#include "io/vector_tiles/tile_schema_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

/// Half the width of the world in Web Mercator.
constexpr double halfWorld = 20037508.342789244;
/// Of a map of one tile at 512 pixels of 0.28 mm, at the equator.
constexpr double scaleOfZoomNought = 2 * halfWorld / 512 / 0.00028;
constexpr double mostTiles = 400;
constexpr std::size_t mostFeatures = 2'000'000;
constexpr std::size_t featuresBetweenStopChecks = 512;
constexpr int deepestZoom = 22;

int wholeNumber(const Dataset& dataset, const char* name, int otherwise) {
    const char* text = GDALGetMetadataItem(dataset.get(), name, nullptr);
    return text == nullptr ? otherwise : std::clamp(std::atoi(text), 0, deepestZoom);
}

std::string field(OGRFeatureH feature, const char* name) {
    const int index = OGR_F_GetFieldIndex(feature, name);
    if (index < 0 || OGR_F_IsFieldSetAndNotNull(feature, index) == 0) {
        return {};
    }
    std::string text = OGR_F_GetFieldAsString(feature, index);
    return isValidUtf8(text) ? text : latin1ToUtf8(text);
}

std::string firstField(OGRFeatureH feature, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (std::string text = field(feature, name); !text.empty()) {
            return text;
        }
    }
    return {};
}

/// What is the same in both schemas under two names.
struct Tags {
    std::string kind;
    std::string subclass;
    std::string name;
    bool bridge = false;
    bool tunnel = false;
    int layer = 0;
};
Tags tagsOf(OGRFeatureH feature) {
    Tags tags{.kind = firstField(feature, {"class", "kind"}),
              .subclass = field(feature, "subclass"),
              .name = firstField(feature, {"name:de", "name_de", "name"})};
    const auto says = [&](const char* name) {
        const std::string text = field(feature, name);
        return text == "1" || text == "true";
    };
    const std::string structure = field(feature, "brunnel");
    tags.bridge = structure == "bridge" || says("bridge");
    tags.tunnel = structure == "tunnel" || says("tunnel");
    tags.layer = tags.bridge ? 1 : (tags.tunnel ? -1 : 0);
    return tags;
}

class PieceReader {
  public:
    PieceReader(geo::Transform toWorking, double tile)
        : toWorking_(std::move(toWorking)),
          landUse_({-halfWorld, halfWorld}, tile),
          buildings_({-halfWorld, halfWorld}, tile) {}

    void add(const std::string& layer, OGRFeatureH feature) {
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
        if (geometry == nullptr) {
            return;
        }
        const Tags tags = tagsOf(feature);
        switch (contentOf(layer)) {
            case TileContent::LandUse:
                if (const auto use = landUseOf(layer, tags.kind)) {
                    addArea(*use, tags.name, geometry);
                } else if (const auto particular = landUseOf(layer, tags.subclass)) {
                    addArea(*particular, tags.name, geometry);
                }
                break;
            case TileContent::Water:
                addArea(model::LandUse::Water, tags.name, geometry);
                break;
            case TileContent::WayArea:
                addArea(model::LandUse::Square, tags.name, geometry);
                break;
            case TileContent::Building:
                buildings_.add({}, areaOfGeometry(geometry));
                break;
            case TileContent::WaterLine:
                addLine(tags, geometry);
                break;
            case TileContent::Way:
            case TileContent::WayName:
                addWay(tags, geometry, contentOf(layer));
                break;
            case TileContent::HouseNumber:
                addAddress(feature, geometry);
                break;
            case TileContent::Nothing:
                break;
        }
    }

    Result<model::BaseMap> take(const Task& task) {
        auto areas = landUse_.take(task);
        if (!areas) {
            return fail(areas.error());
        }
        auto buildings = buildings_.take(task);
        if (!buildings) {
            return fail(buildings.error());
        }
        for (JoinedPieces::Whole& area : *areas) {
            const auto end = area.key.find(' ');
            const int use = std::atoi(area.key.c_str());
            if (auto shape = inWorkingCrs({{std::move(area.polygon)}})) {
                map_.landUse.push_back({nextId("area"), area.key.substr(end + 1),
                                        static_cast<model::LandUse>(use), std::move(*shape)});
            }
        }
        for (JoinedPieces::Whole& building : *buildings) {
            if (auto shape = inWorkingCrs({{std::move(building.polygon)}})) {
                model::Building& added = map_.buildings.emplace_back();
                added.id = nextId("building");
                added.shape = std::move(*shape);
            }
        }
        return std::move(map_);
    }

  private:
    std::string nextId(const char* kind) { return fmt::format("tile/{}/{}", kind, ++number_); }

    /// Nothing where the projection cannot express it.
    std::optional<geo::MultiPolygon> inWorkingCrs(const geo::MultiPolygon& area) const {
        auto moved = toWorking_(area);
        return moved ? std::optional(std::move(*moved)) : std::nullopt;
    }
    std::vector<geo::Points> linesInWorkingCrs(OGRGeometryH geometry) const {
        std::vector<geo::Points> lines = linesOfGeometry(geometry);
        std::erase_if(lines, [&](geo::Points& line) { return line.size() < 2 || !toWorking_.apply(line); });
        return lines;
    }

    void addArea(model::LandUse use, const std::string& name, OGRGeometryH geometry) {
        landUse_.add(fmt::format("{} {}", static_cast<int>(use), name), areaOfGeometry(geometry));
    }

    void addLine(const Tags& tags, OGRGeometryH geometry) {
        const auto kind = lineKindOf(tags.kind);
        if (!kind) {
            return;
        }
        for (geo::Points& line : linesInWorkingCrs(geometry)) {
            map_.lines.push_back({.id = nextId("line"),
                                  .name = tags.name,
                                  .kind = *kind,
                                  .tunnel = tags.tunnel,
                                  .bridge = tags.bridge,
                                  .layer = tags.layer,
                                  .points = std::move(line)});
        }
    }

    void addWay(const Tags& tags, OGRGeometryH geometry, TileContent content) {
        const auto highway = highwayOf(tags.kind, tags.subclass);
        if (!highway) {
            addLine(tags, geometry);
            return;
        }
        if (content == TileContent::Way && *highway == model::Highway::Pedestrian) {
            if (const geo::MultiPolygon square = areaOfGeometry(geometry); !square.empty()) {
                addArea(model::LandUse::Square, tags.name, geometry);
                return;
            }
        }
        for (geo::Points& line : linesInWorkingCrs(geometry)) {
            model::Street& street = map_.streets.emplace_back();
            street.id = nextId("way");
            street.name = tags.name;
            street.highway = *highway;
            street.bridge = tags.bridge;
            street.tunnel = tags.tunnel;
            street.layer = tags.layer;
            street.points = std::move(line);
        }
    }

    void addAddress(OGRFeatureH feature, OGRGeometryH geometry) {
        const std::string number = firstField(feature, {"housenumber", "house_number", "number"});
        if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbMultiPoint) {
            geometry = OGR_G_GetGeometryRef(geometry, 0);
        }
        if (number.empty() || geometry == nullptr || OGR_G_GetPointCount(geometry) != 1) {
            return;
        }
        const auto at = toWorking_({OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)});
        if (at) {
            map_.addresses.push_back({nextId("address"), {}, number, {}, *at});
        }
    }

    geo::Transform toWorking_;
    JoinedPieces landUse_;
    JoinedPieces buildings_;
    model::BaseMap map_;
    std::size_t number_ = 0;
};

/// The box of a box in another CRS, by points along its edges.
Result<geo::Box> boxIn(const geo::Crs& to, const geo::Crs& from, const geo::Box& box) {
    const auto transform = geo::Transform::create(from, to);
    if (!transform) {
        return fail(transform.error());
    }
    constexpr int steps = 8;
    geo::Box moved;
    for (int i = 0; i <= steps; ++i) {
        const double x = box.min.x + box.width() * i / steps;
        const double y = box.min.y + box.height() * i / steps;
        for (const geo::Point p :
             {geo::Point{x, box.min.y}, {x, box.max.y}, {box.min.x, y}, {box.max.x, y}}) {
            const auto at = (*transform)(p);
            if (!at) {
                return fail(at.error());
            }
            moved.add(*at);
        }
    }
    return moved;
}

}  // namespace

bool isVectorTiles(const fs::path& file) {
    if (lowered(file.extension().string()) != ".mbtiles") {
        return false;
    }
    GdalSilence silence;
    const auto dataset = openVectorTiles(file, std::nullopt, silence);
    return dataset.has_value() && GDALDatasetGetLayerCount(dataset->get()) > 0;
}

Result<VectorTiles> VectorTiles::open(const fs::path& file, int workingCrsEpsg) {
    GdalSilence silence;
    const auto dataset = openVectorTiles(file, std::nullopt, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    VectorTiles tiles;
    tiles.file_ = file;
    tiles.workingCrsEpsg_ = workingCrsEpsg;
    tiles.leastZoom_ = wholeNumber(*dataset, "minzoom", 0);
    tiles.mostZoom_ = std::max(tiles.leastZoom_, wholeNumber(*dataset, "maxzoom", 14));
    if (const char* text = GDALGetMetadataItem(dataset->get(), "attribution", nullptr)) {
        tiles.attribution_ = text;
    }
    std::string others;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset->get()); ++i) {
        const std::string name = OGR_L_GetName(GDALDatasetGetLayer(dataset->get(), i));
        if (contentOf(name) != TileContent::Nothing) {
            tiles.layers_.push_back(name);
        } else {
            others += (others.empty() ? "" : ", ") + name;
        }
    }
    if (tiles.layers_.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Vektorkacheln folgen keinem bekannten Schema. Ebenen: " + others + ".",
                     "The vector tiles follow no known schema. Layers: " + others + "."},
                    {"Gelesen werden OpenMapTiles und Shortbread.", "OpenMapTiles and Shortbread are read."},
                    file.string());
    }
    return tiles;
}

Result<model::BaseMap> VectorTiles::read(const geo::Box& ground, double scaleDenominator,
                                         const Task& task) const {
    static constexpr int webMercator = 3857;
    const auto working = geo::Crs::fromEpsg(workingCrsEpsg_);
    const auto mercator = geo::Crs::fromEpsg(webMercator);
    if (!working || !mercator) {
        return fail(working ? mercator.error() : working.error());
    }
    const auto box = boxIn(*mercator, *working, ground);
    auto toWorking = geo::Transform::create(*mercator, *working);
    if (!box || !toWorking) {
        return fail(box ? toWorking.error() : box.error());
    }
    // Mercator stretches the ground by 1 / cos(latitude)
    const double stretch = box->width() / ground.width();
    int zoom = static_cast<int>(std::ceil(std::log2(scaleOfZoomNought / stretch / scaleDenominator)));
    zoom = std::clamp(zoom, leastZoom_, mostZoom_);
    const auto tileSide = [](int level) { return 2 * halfWorld / std::exp2(level); };
    while (zoom > leastZoom_ &&
           (box->width() / tileSide(zoom) + 1) * (box->height() / tileSide(zoom) + 1) > mostTiles) {
        --zoom;
    }
    GdalSilence silence;
    const auto dataset = openVectorTiles(file_, zoom, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    PieceReader reader(std::move(*toWorking), tileSide(zoom));
    std::size_t count = 0;
    for (const std::string& name : layers_) {
        OGRLayerH layer = GDALDatasetGetLayerByName(dataset->get(), name.c_str());
        if (layer == nullptr) {
            continue;  // none at this level
        }
        OGR_L_SetSpatialFilterRect(layer, box->min.x, box->min.y, box->max.x, box->max.y);
        OGR_L_ResetReading(layer);
        while (const FeatureHandle feature{OGR_L_GetNextFeature(layer)}) {
            if (count++ % featuresBetweenStopChecks == 0 && task.stopRequested()) {
                return fail(cancelledError());
            }
            if (count > mostFeatures) {
                return fail(ErrorCode::InvalidData,
                            {"Die Vektorkacheln enthalten hier mehr, als sich zeichnen lässt.",
                             "The vector tiles hold more here than can be drawn."},
                            {"Bitte einen kleineren Ausschnitt oder andere Kacheln wählen.",
                             "Please choose a smaller extent or other tiles."},
                            file_.string());
            }
            reader.add(name, feature.get());
        }
    }
    if (!silence.failure().empty()) {
        return fail(damagedFile(file_, silence.failure()));
    }
    return reader.take(task);
}

}  // namespace nordertor::io
