// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/boundary_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/area_operations.h"
#include "geo/crs.h"
#include "io/vector/area_layer_p.h"
#include "io/vector/area_repair_p.h"
#include "io/vector/crs_recognition.h"
#include "io/vector/geojson_members_p.h"
#include "io/vector/xplan_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

struct Chosen {
    AreaLayer layer;
    std::optional<AreaLayer> xplanPlan;  ///< the plan an SO_Gebiet is part of, for its name
    bool isXplan = false;
    Notices notices;
};

Error noAreas(std::size_t withoutArea) {
    return {
        ErrorCode::InvalidData,
        withoutArea == 0
            ? LocalizedText{"Die Datei enthält keine Flächen.", "The file contains no areas."}
            : LocalizedText{fmt::format("Die Datei enthält keine Flächen, nur {} Punkte, Linien oder leere "
                                        "Objekte.",
                                        withoutArea),
                            fmt::format("The file contains no areas, only {} points, lines or empty objects.",
                                        withoutArea)},
        {"Bitte die Abgrenzung als Fläche (Polygon) speichern.",
         "Please save the boundary as an area (polygon)."},
        {},
        {}};
}

Error severalLayers(const std::vector<std::string>& names) {
    return {ErrorCode::InvalidData,
            {fmt::format("Die Datei enthält mehrere Ebenen mit Flächen: {}.", joined(names, ", ")),
             fmt::format("The file contains several layers with areas: {}.", joined(names, ", "))},
            {"Bitte eine davon mit --layer auswählen.", "Please choose one of them with --layer."},
            {},
            {}};
}

Error unknownLayer(const std::string& layer, const std::vector<std::string>& names) {
    return {ErrorCode::NotFound,
            {fmt::format("Die Ebene „{}“ gibt es nicht oder sie enthält keine Flächen.", layer),
             fmt::format("The layer \"{}\" does not exist or holds no areas.", layer)},
            {fmt::format("Vorhanden sind: {}.", joined(names, ", ")),
             fmt::format("There are: {}.", joined(names, ", "))},
            {},
            {}};
}

/// The layer the user named, the part of an XPlanGML file that is the programme area, or the only layer with
/// areas.
Result<Chosen> chooseLayer(const Dataset& dataset, const fs::path& file, const std::string& wanted,
                           GdalSilence& silence, const Task& task) {
    const std::vector<std::string> names = possibleAreaLayers(dataset);
    const auto read = [&](const std::string& name) {
        return readAreaLayer(dataset, name, file, silence, task);
    };
    const XplanLayers xplan = xplanLayersOf(names);
    Chosen chosen;
    chosen.isXplan = xplan.any();
    if (!wanted.empty() || xplan.any()) {
        const std::string name = !wanted.empty() ? wanted : !xplan.areas.empty() ? xplan.areas : xplan.plan;
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            return fail(unknownLayer(name, names));
        }
        auto layer = read(name);
        if (!layer) {
            return fail(layer.error());
        }
        if (layer->features.empty()) {
            return fail(noAreas(layer->withoutArea));
        }
        if (name == xplan.areas) {
            chosen.notices = keepProgrammeKind(*layer);
            if (!xplan.plan.empty()) {
                auto plan = read(xplan.plan);
                if (!plan) {
                    return fail(plan.error());
                }
                chosen.xplanPlan = std::move(*plan);
            }
        }
        chosen.layer = std::move(*layer);
        return chosen;
    }
    std::vector<std::string> withAreas;
    std::size_t withoutArea = 0;
    for (const std::string& name : names) {
        auto layer = read(name);
        if (!layer) {
            return fail(layer.error());
        }
        withoutArea += layer->withoutArea;
        if (!layer->features.empty()) {
            withAreas.push_back(name);
            chosen.layer = std::move(*layer);
        }
    }
    if (withAreas.empty()) {
        return fail(noAreas(withoutArea));
    }
    if (withAreas.size() > 1) {
        return fail(severalLayers(withAreas));
    }
    return chosen;
}

/// The value all features agree on, else empty.
std::string agreed(const std::vector<AreaFeature>& features, const std::vector<std::string>& keys) {
    const std::string value = features.empty() ? std::string() : features.front().firstOf(keys);
    const bool same = std::all_of(features.begin(), features.end(),
                                  [&](const AreaFeature& feature) { return feature.firstOf(keys) == value; });
    return same ? value : std::string();
}

bool isTrue(const std::string& value) {
    const std::string text = lowered(value);
    return text == "1" || text == "true" || text == "t" || text == "ja" || text == "yes";
}

void describeArea(const Chosen& chosen, const fs::path& file, BoundaryRead& result) {
    const std::vector<AreaFeature>& features = chosen.layer.features;
    model::ProgrammeArea& area = result.area;
    if (chosen.isXplan) {
        const std::vector<AreaFeature>& plans = chosen.xplanPlan ? chosen.xplanPlan->features : features;
        area.name = agreed(plans, {"name"});
        area.municipality = agreed(features, {"gemeindename"});
        if (area.municipality.empty()) {
            area.municipality = agreed(plans, {"gemeindename"});
        }
        area.kind = xplanAreaKind(agreed(features, {"gebietsart"}));
        area.legalState = xplanLegalState(agreed(features, {"rechtsstandgebiet"}));
    } else {
        area.name = agreed(features, {"name", "gebietsname", "gebiet", "bezeichnung"});
        area.municipality =
            agreed(features, {"municipality", "gemeinde", "gemeindename", "stadt", "kommune"});
        area.kind = agreed(features, {"kind", "gebietsart", "art"});
        area.legalState = agreed(features, {"legal_state", "rechtsstand", "rechtsstandgebiet"});
    }
    area.programme =
        agreed(features, {"programme", "program", "programm", "foerderprogramm", "förderprogramm"});
    if (area.name.empty()) {
        area.name = file.stem().string();
    }
    result.source.exampleData = std::any_of(features.begin(), features.end(), [](const AreaFeature& feature) {
        return isTrue(feature.firstOf({"example_data", "beispieldaten"}));
    });
}

Result<geo::Crs> workingCrs(const std::optional<int>& wanted, const geo::Crs& source, const geo::Box& box) {
    int epsg = 0;
    if (wanted) {
        epsg = *wanted;
    } else {
        const auto degrees =
            geo::Crs::fromEpsg(4258)
                .and_then([&](const geo::Crs& etrs) { return geo::Transform::create(source, etrs); })
                .and_then([&](const geo::Transform& transform) { return transform(box.centre()); });
        if (!degrees) {
            return fail(degrees.error());
        }
        epsg = geo::utmEpsgFor({degrees->x, degrees->y});
    }
    auto crs = geo::Crs::fromEpsg(epsg);
    if (crs && !crs->isMetric()) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("In {} (EPSG:{}) können keine Längen gemessen werden.", crs->name(), epsg),
                     fmt::format("Lengths cannot be measured in {} (EPSG:{}).", crs->name(), epsg)},
                    {"Bitte ein Koordinatensystem in Metern wählen, z. B. 25832.",
                     "Please choose a coordinate reference system in metres, e.g. 25832."});
    }
    return crs;
}

/// What GDAL says about the CRS, or what it did not understand.
std::optional<std::string> declaredCrs(const AreaLayer& layer, const fs::path& file) {
    if (layer.crs || lowered(file.extension().string()) != ".gml") {
        return layer.crs;
    }
    std::string head(std::size_t{1} << 18U, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return srsNameIn(head);
}

void swapAxes(std::vector<AreaFeature>& features) {
    const auto swapRing = [](geo::Points& ring) {
        for (geo::Point& p : ring) {
            std::swap(p.x, p.y);
        }
    };
    for (AreaFeature& feature : features) {
        for (geo::Polygon& polygon : feature.area.polygons) {
            swapRing(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), swapRing);
        }
    }
}

Error inFile(Error error, const fs::path& file) {
    if (error.file.empty()) {
        error.file = file.string();
    }
    return error;
}

Result<BoundaryRead> read(const fs::path& file, const BoundaryOptions& options, const Task& task) {
    GdalSilence silence;
    const auto dataset = openVectorFile(file, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    task.report(0.1, {"Programmgebiet lesen", "Reading the programme area"});
    auto chosen = chooseLayer(*dataset, file, options.layer, silence, task);
    if (!chosen) {
        return fail(chosen.error());
    }
    std::vector<AreaFeature>& features = chosen->layer.features;
    const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset->get()));
    const GeoJsonMembers members = driver == "GeoJSON" ? geoJsonMembersOf(file) : GeoJsonMembers{};

    CrsQuestion question{options.crsEpsg,
                         declaredCrs(chosen->layer, file),
                         driver == "GeoJSON" && !members.hasCrs,
                         {},
                         options.workingCrsEpsg};
    for (const AreaFeature& feature : features) {
        question.box.add(geo::boxOf(feature.area));
    }
    const auto recognised = recogniseCrs(question);
    if (!recognised) {
        return fail(recognised.error());
    }
    geo::Box box = question.box;
    if (recognised->swapAxes) {
        swapAxes(features);
        box = {{box.min.y, box.min.x}, {box.max.y, box.max.x}};
    }
    task.report(0.6);

    BoundaryRead result;
    result.notices = chosen->notices;
    append(result.notices, recognised->notices);
    const auto working = workingCrs(options.workingCrsEpsg, recognised->crs, box);
    if (!working) {
        return fail(working.error());
    }
    result.workingCrsEpsg = working->epsg();
    auto united = unitedInWorkingCrs(chosen->layer, recognised->crs, *working, task);
    if (!united) {
        return fail(united.error());
    }
    result.area.shape = std::move(united->area);
    append(result.notices, united->notices);
    describeArea(*chosen, file, result);

    const auto fingerprint = fileFingerprint(file);
    result.source.id = "area";
    result.source.title =
        "Programmgebiet" + (result.area.name.empty() ? std::string() : " „" + result.area.name + "“");
    result.source.provider = members.provider;
    result.source.licence = members.licence;
    result.source.attribution = members.attribution;
    result.source.dataDate = members.dataDate;
    result.source.importDate = options.importDate;
    result.source.fileName = file.filename().string();
    result.source.fingerprint = fingerprint.value_or(std::string());
    for (Notice& notice : result.notices) {
        notice.file = result.source.fileName;
    }
    task.report(1);
    return result;
}

}  // namespace

Result<BoundaryRead> readBoundary(const fs::path& file, const BoundaryOptions& options, const Task& task) {
    auto result = read(file, options, task);
    if (!result) {
        return fail(inFile(result.error(), file));
    }
    return result;
}

}  // namespace nordertor::io
