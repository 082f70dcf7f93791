// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/boundary_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/area_operations.h"
#include "geo/crs.h"
#include "io/vector/area_repair_p.h"
#include "io/vector/placed_layer_p.h"
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

/// The layer the user named, the part of an XPlanGML file that is the programme area, or the only layer with
/// areas.
Result<Chosen> chooseLayer(const Dataset& dataset, const fs::path& file, const std::string& wanted,
                           GdalSilence& silence, const Task& task) {
    const std::vector<std::string> names = possibleAreaLayers(dataset);
    const XplanLayers xplan = xplanLayersOf(names);
    Chosen chosen;
    chosen.isXplan = xplan.any();
    if (!wanted.empty() || xplan.any()) {
        const std::string name = !wanted.empty() ? wanted : !xplan.areas.empty() ? xplan.areas : xplan.plan;
        auto layer = onlyAreaLayer(dataset, file, name, silence, task);
        if (!layer) {
            return fail(layer.error());
        }
        if (name == xplan.areas) {
            chosen.notices = keepProgrammeKind(*layer);
            if (!xplan.plan.empty()) {
                auto plan = readAreaLayer(dataset, xplan.plan, file, silence, task);
                if (!plan) {
                    return fail(plan.error());
                }
                chosen.xplanPlan = std::move(*plan);
            }
        }
        chosen.layer = std::move(*layer);
        return chosen;
    }
    auto only = onlyAreaLayer(dataset, file, {}, silence, task);
    if (!only) {
        return fail(only.error());
    }
    chosen.layer = std::move(*only);
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
    auto placed = placedLayer(chosen->layer, *dataset, file, options.crsEpsg, options.workingCrsEpsg);
    if (!placed) {
        return fail(placed.error());
    }
    task.report(0.6);

    BoundaryRead result;
    result.notices = chosen->notices;
    append(result.notices, placed->notices);
    const auto working = workingCrs(options.workingCrsEpsg, placed->crs, placed->box);
    if (!working) {
        return fail(working.error());
    }
    result.workingCrsEpsg = working->epsg();
    auto united = unitedInWorkingCrs(chosen->layer, placed->crs, *working, task);
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
    result.source.provider = placed->members.provider;
    result.source.licence = placed->members.licence;
    result.source.attribution = placed->members.attribution;
    result.source.dataDate = placed->members.dataDate;
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
