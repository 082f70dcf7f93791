// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "geo/area_operations.h"
#include "io/vector/area_repair_p.h"

namespace nordertor::io {
namespace {

/// A boundary drawn along itself leaves crumbs where its two sides are meant to be one.
constexpr double crumbSquareMetres = 1;

LocalizedText defect(const std::string& geosReason) {
    struct Name {
        std::string_view geos;
        std::string_view de;
        std::string_view en;
    };
    constexpr std::array<Name, 9> names = {{
        {"Self-intersection", "Die Grenze überschneidet sich selbst", "The boundary crosses itself"},
        {"Ring Self-intersection", "Die Grenze berührt sich selbst", "The boundary touches itself"},
        {"Ring not closed", "Die Grenze war nicht geschlossen", "The boundary was not closed"},
        {"Hole lies outside shell", "Eine Aussparung liegt außerhalb der Fläche",
         "A hole lies outside the area"},
        {"Holes are nested", "Aussparungen liegen ineinander", "Holes lie inside each other"},
        {"Nested shells", "Flächen liegen ineinander", "Areas lie inside each other"},
        {"Interior is disconnected", "Eine Aussparung zerteilt die Fläche", "A hole cuts the area in two"},
        {"Duplicate Rings", "Eine Grenze kommt doppelt vor", "A boundary occurs twice"},
        {"Too few points in geometry component", "Eine Grenze hat zu wenige Punkte",
         "A boundary has too few points"},
    }};
    for (const Name& name : names) {
        if (name.geos == geosReason) {
            return {std::string(name.de), std::string(name.en)};
        }
    }
    return {fmt::format("Die Fläche war ungültig ({})", geosReason),
            fmt::format("The area was invalid ({})", geosReason)};
}

Notice repairNotice(const AreaFeature& feature, const geo::Repaired& repaired, int epsg) {
    const LocalizedText what = defect(repaired.reason);
    return {Severity::Warning,
            {what.de + "; sie wurde repariert, die Fläche bitte auf der Karte prüfen.",
             what.en + "; it was repaired, please check the area on the map."},
            {},
            fmt::format("{}, {:.1f} {:.1f} (EPSG:{})", feature.id, repaired.at.x, repaired.at.y, epsg),
            1};
}

}  // namespace

Result<RepairedAreas> repairedInWorkingCrs(const AreaLayer& layer, const geo::Crs& from,
                                           const geo::Crs& working, const Task& task) {
    const auto transform = geo::Transform::create(from, working);
    if (!transform) {
        return fail(transform.error());
    }
    RepairedAreas result;
    if (!transform->accuracyNote().empty()) {
        result.notices.push_back({Severity::Warning, transform->accuracyNote(), {}, {}, 1});
    }
    for (const AreaFeature& feature : layer.features) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        const auto moved = (*transform)(feature.area);
        if (!moved) {
            return fail(moved.error());
        }
        auto repaired = geo::makeValid(*moved);
        if (!repaired) {
            return fail(repaired.error());
        }
        if (repaired->area.empty()) {
            ++result.flat;
        } else if (repaired->changed) {
            result.notices.push_back(repairNotice(feature, *repaired, working.epsg()));
        }
        result.areas.push_back(std::move(repaired->area));
    }
    return result;
}

Result<UnitedArea> unitedInWorkingCrs(const AreaLayer& layer, const geo::Crs& from, const geo::Crs& working,
                                      const Task& task) {
    auto repaired = repairedInWorkingCrs(layer, from, working, task);
    if (!repaired) {
        return fail(repaired.error());
    }
    UnitedArea result;
    result.notices = std::move(repaired->notices);
    const std::size_t flat = repaired->flat;
    std::vector<geo::MultiPolygon>& parts = repaired->areas;
    std::erase_if(parts, [](const geo::MultiPolygon& part) { return part.empty(); });
    auto united = geo::unionOf(parts);
    if (!united) {
        return fail(united.error());
    }
    if (united->empty() || geo::areaOf(*united) < crumbSquareMetres) {
        return fail(ErrorCode::InvalidData,
                    {"Das Programmgebiet hat keine Fläche.", "The programme area has no surface."},
                    {"Bitte die Abgrenzung prüfen: der Umriss muss eine Fläche einschließen.",
                     "Please check the boundary: the outline must enclose an area."},
                    {}, layer.name);
    }
    result.area = std::move(*united);
    const std::size_t leftOut = layer.withoutArea + flat;
    if (leftOut > 0) {
        result.notices.push_back({Severity::Warning,
                                  {"Punkte, Linien und leere Objekte wurden ausgelassen.",
                                   "Points, lines and empty objects were left out."},
                                  {},
                                  layer.name,
                                  leftOut});
    }
    if (parts.size() > 1) {
        result.notices.push_back(
            {Severity::Info,
             {fmt::format("{} Flächen wurden zu einem Programmgebiet vereinigt.", parts.size()),
              fmt::format("{} areas were united to one programme area.", parts.size())},
             {},
             layer.name,
             parts.size()});
    }
    return result;
}

}  // namespace nordertor::io
