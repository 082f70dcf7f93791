// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/density_zones.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "analysis/network/attachment.h"
#include "analysis/spatial_statistics/kernel_density.h"
#include "analysis/spatial_statistics/network_kernel_density.h"
#include "base/number_format.h"
#include "geo/area_operations.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

/// Zones by their share of the greatest density; below the first nothing is drawn.
constexpr std::array<double, 5> shares{0.1, 0.25, 0.5, 0.75, 0.9};
constexpr double usualPlaneCell = 50;
constexpr double usualPiece = 25;
constexpr double squareMetresPerHectare = 1e4;

struct Zone {
    double from = 0;
    double to = 0;
    double mass = 0;    ///< persons or events in it
    double extent = 0;  ///< ha, or km of path
    std::variant<geo::Point, geo::MultiPolygon, std::vector<geo::Points>> geometry;
    std::size_t parts = 0;
};

std::vector<Zone> zonesUpTo(double greatest) {
    std::vector<Zone> zones;
    for (std::size_t z = 0; z < shares.size(); ++z) {
        zones.push_back(
            {shares[z] * greatest, z + 1 < shares.size() ? shares[z + 1] * greatest : greatest, 0, 0, {}});
    }
    return zones;
}

/// Index of the zone, or shares.size() below all of them.
std::size_t zoneOf(double density, const std::vector<Zone>& zones) {
    std::size_t zone = zones.size();
    for (std::size_t z = 0; z < zones.size() && density >= zones[z].from; ++z) {
        zone = z;
    }
    return zone;
}

int decimalsFor(double greatest) {
    return greatest < 1 ? 3 : greatest < 10 ? 2 : greatest < 100 ? 1 : 0;
}

struct Wording {
    LocalizedText unit;    ///< "je km²"
    LocalizedText extent;  ///< "Fläche ha"
    std::string extentKey;
};

Cell amountCell(const DensityPoints& points, double amount, int decimals) {
    if (points.persons) {
        return Persons{amount};
    }
    return Figure{amount, decimals};
}

Outcome outcomeOf(const DensityPoints& points, std::vector<Zone> zones, const Wording& words, double radius,
                  double cell, double spread, double greatest) {
    const LocalizedText density{points.what.de + " " + words.unit.de, points.what.en + " " + words.unit.en};
    const int decimals = decimalsFor(greatest);
    Table table{.key = "densities",
                .title = points.accidents
                             ? LocalizedText{"Dichte: Auffälligkeit (Unfallatlas), keine Feststellung "
                                             "einer Unfallhäufungsstelle",
                                             "Density: conspicuous places (Unfallatlas), no "
                                             "establishment of a black spot"}
                             : LocalizedText{"Dichte: " + density.de, "Density: " + density.en},
                .columns = {{"from", {"von", "from"}},
                            {"to", {"bis", "to"}},
                            {"density", {"im Mittel " + words.unit.de, "mean " + words.unit.en}},
                            {words.extentKey, words.extent},
                            {"amount", points.what}},
                .rows = {}};
    if (points.few) {
        table.title = withFewInTitle(table.title);
    }
    FeatureCollection collection{.tableKey = "densities"};
    Presentation& look = collection.presentation;
    look.kind = Presentation::Kind::Sequential;
    look.column = "density";
    look.title = points.accidents
                     ? LocalizedText{"Auffälligkeit: " + density.de, "Conspicuous: " + density.en}
                     : density;
    for (Zone& zone : zones) {
        if (zone.parts == 0) {
            continue;
        }
        const double perUnit = words.extentKey == "hectares" ? 100.0 : 1.0;
        std::vector<Cell>& row = table.rows.emplace_back();
        row.emplace_back(Figure{zone.from, decimals});
        row.emplace_back(Figure{zone.to, decimals});
        row.emplace_back(Figure{zone.extent > 0 ? zone.mass / zone.extent * perUnit : 0, decimals});
        row.emplace_back(Figure{zone.extent, 1});
        row.push_back(amountCell(points, zone.mass, 1));
        collection.features.push_back({std::move(zone.geometry), table.rows.size() - 1});
        look.breaks.push_back(zone.to);
    }
    if (!look.breaks.empty()) {
        look.breaks.pop_back();
    }
    Outcome outcome;
    outcome.recordedAs["cell"] = {toPlainText(cell)};
    outcome.tables.push_back(std::move(table));
    outcome.tables.push_back(
        {.key = "summary",
         .title = {"Grundlage", "Basis"},
         .columns = {{"amount", points.what},
                     {"points", {"Punkte", "Points"}},
                     {"radius_m", {"Radius m", "Radius m"}},
                     {"greatest", {"größte Dichte " + words.unit.de, "greatest density " + words.unit.en}}},
         .rows = {{amountCell(points, spread, 0), Figure{static_cast<double>(points.points.size()), 0},
                   Figure{radius, 0}, Figure{greatest, decimals}}}});
    outcome.features.push_back(std::move(collection));
    outcome.notices = points.notices;
    outcome.sources = points.sources;
    return outcome;
}

}  // namespace

Result<Outcome> densityInThePlane(const ParameterValues& values, const Context& context, const Task& task) {
    auto points = densityPointsFrom(values, context, task.part(0, 0.3));
    if (!points) {
        return fail(points.error());
    }
    const double radius = values.number("radius").value_or(300);
    const double cell = values.number("cell").value_or(std::min(usualPlaneCell, radius));
    std::vector<analysis::CountedPoint> counted;
    geo::Box window;
    for (std::size_t i = 0; i < points->points.size(); ++i) {
        counted.push_back({points->points[i], points->weights[i]});
        window.add(points->points[i]);
    }
    const auto grid =
        analysis::kernelDensity(counted, radius, cell, window.expandedBy(radius), task.part(0.3, 0.7));
    if (!grid) {
        return fail(grid.error());
    }
    const double greatest =
        *std::max_element(grid->perSquareKilometre.begin(), grid->perSquareKilometre.end());
    std::vector<Zone> zones = zonesUpTo(greatest);
    std::vector<std::vector<geo::MultiPolygon>> strips(zones.size());
    for (std::size_t row = 0; row < grid->rows; ++row) {
        for (std::size_t begin = 0, end = 0; begin < grid->columns; begin = end) {
            const std::size_t z = zoneOf(grid->at(begin, row), zones);
            double sum = 0;
            for (end = begin; end < grid->columns && zoneOf(grid->at(end, row), zones) == z; ++end) {
                sum += grid->at(end, row);
            }
            if (z == zones.size()) {
                continue;
            }
            const geo::Points first = grid->ring(begin, row);
            const geo::Points last = grid->ring(end - 1, row);
            strips[z].push_back({{{{first[0], last[1], last[2], first[3], first[0]}, {}}}});
            zones[z].extent += static_cast<double>(end - begin) * cell * cell / squareMetresPerHectare;
            zones[z].mass += sum * cell * cell / 1e6;
        }
    }
    for (std::size_t z = 0; z < zones.size(); ++z) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        auto area = geo::unionOf(strips[z]);
        if (!area) {
            return fail(area.error());
        }
        zones[z].parts = area->polygons.size();
        zones[z].geometry = std::move(*area);
    }
    const double total = std::accumulate(points->weights.begin(), points->weights.end(), 0.0);
    return outcomeOf(*points, std::move(zones), {{"je km²", "per km²"}, {"Fläche ha", "Area ha"}, "hectares"},
                     radius, cell, total, greatest);
}

Result<Outcome> densityAlongPaths(const ParameterValues& values, const Context& context, const Task& task) {
    if (const auto paths = requirePaths(context); !paths) {
        return fail(paths.error());
    }
    auto points = densityPointsFrom(values, context, task.part(0, 0.2));
    if (!points) {
        return fail(points.error());
    }
    const model::BaseMap& map = context.snapshot->baseMap;
    const auto network = analysis::WalkingNetwork::build(
        map.streets, map.barriers, analysis::walkingProfile(walkingProfileFrom(values)), task.part(0.2, 0.4));
    if (!network) {
        return fail(network.error());
    }
    const double attachment = values.number("attachment").value_or(100);
    const analysis::Attacher attacher(*network);
    std::vector<analysis::CountedPosition> positions;
    std::size_t far = 0;
    for (std::size_t i = 0; i < points->points.size(); ++i) {
        positions.push_back({attacher.nearest(points->points[i], attachment), points->weights[i]});
        far += positions.back().position.attached() ? 0 : 1;
    }
    if (far > 0) {
        points->notices.push_back(
            {Severity::Warning,
             {fmt::format("Punkte, die weiter als {:.0f} m vom nächsten Weg liegen, ausgelassen: {}.",
                          attachment, formatCount(static_cast<std::int64_t>(far), Language::German)),
              fmt::format("Points farther than {:.0f} m from the nearest path, left out: {}.", attachment,
                          formatCount(static_cast<std::int64_t>(far), Language::English))},
             {},
             {},
             far});
    }
    const double radius = values.number("radius").value_or(300);
    const double cell = values.number("cell").value_or(usualPiece);
    const auto density = analysis::networkKernelDensity(*network, positions, radius, cell, task.part(0.4, 1));
    if (!density) {
        return fail(density.error());
    }
    if (density->pieces.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Kein Punkt liegt nahe genug an einem Weg.", "No point lies near enough to a path."},
                    {fmt::format("Bitte einen größeren Abstand erlauben. Beispiel: --attachment {:.0f}",
                                 std::min(1000.0, 2 * attachment)),
                     fmt::format("Please allow a greater distance. Example: --attachment {:.0f}",
                                 std::min(1000.0, 2 * attachment))},
                    {}, "--attachment");
    }
    double greatest = 0;
    for (const auto& piece : density->pieces) {
        greatest = std::max(greatest, piece.perKilometre);
    }
    std::vector<Zone> zones = zonesUpTo(greatest);
    std::vector<std::vector<geo::Points>> lines(zones.size());
    for (const auto& piece : density->pieces) {
        const std::size_t z = zoneOf(piece.perKilometre, zones);
        if (z < zones.size()) {
            lines[z].push_back(analysis::lineOf(*network, piece));
            zones[z].extent += (piece.to - piece.from) / 1000;
            zones[z].mass += piece.perKilometre * (piece.to - piece.from) / 1000;
        }
    }
    for (std::size_t z = 0; z < zones.size(); ++z) {
        zones[z].parts = lines[z].size();
        zones[z].geometry = std::move(lines[z]);
    }
    return outcomeOf(*points, std::move(zones),
                     {{"je km Weg", "per km of path"}, {"Weg km", "Path km"}, "kilometres"}, radius, cell,
                     density->spread, greatest);
}

}  // namespace nordertor::ops
