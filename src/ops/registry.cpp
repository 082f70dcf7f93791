// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "ops/area_indicators.h"
#include "ops/check_project.h"
#include "ops/choose_sites.h"
#include "ops/compare_areas.h"
#include "ops/convert_style.h"
#include "ops/find_gaps.h"
#include "ops/find_partners.h"
#include "ops/hot_spots.h"
#include "ops/import_data.h"
#include "ops/list_layouts.h"
#include "ops/list_results.h"
#include "ops/list_themes.h"
#include "ops/make_atlas.h"
#include "ops/make_legend.h"
#include "ops/make_map.h"
#include "ops/measure_access.h"
#include "ops/method_operation.h"
#include "ops/new_project.h"
#include "ops/operation.h"
#include "ops/reach.h"
#include "ops/set_values.h"
#include "ops/style_result.h"
#include "ops/what_if.h"
#include "plugin_host/method_loader.h"
#include "plugin_host/theme_pack_loader.h"

namespace nordertor::ops {

namespace {

std::vector<std::unique_ptr<Operation>>& registry() {
    static auto all = [] {
        std::vector<std::unique_ptr<Operation>> list;
        list.push_back(std::make_unique<NewProject>());
        list.push_back(std::make_unique<ImportData>());
        list.push_back(std::make_unique<SetValues>());
        list.push_back(std::make_unique<FindGaps>());
        list.push_back(std::make_unique<Reach>());
        list.push_back(std::make_unique<MeasureAccess>());
        list.push_back(std::make_unique<WhatIf>());
        list.push_back(std::make_unique<CompareAreas>());
        list.push_back(std::make_unique<FindPartners>());
        list.push_back(std::make_unique<ChooseSites>());
        list.push_back(std::make_unique<AreaIndicators>());
        list.push_back(std::make_unique<HotSpots>());
        list.push_back(std::make_unique<MakeMap>());
        list.push_back(std::make_unique<MakeAtlas>());
        list.push_back(std::make_unique<MakeLegend>());
        list.push_back(std::make_unique<ListLayouts>());
        list.push_back(std::make_unique<StyleResult>());
        list.push_back(std::make_unique<ListResults>());
        list.push_back(std::make_unique<ConvertStyle>());
        list.push_back(std::make_unique<CheckProject>());
        list.push_back(std::make_unique<ListThemes>());
        return list;
    }();
    return all;
}

}  // namespace

const std::vector<std::unique_ptr<Operation>>& operations() {
    return registry();
}

std::vector<Error> addMethodOperations(const Resources& resources) {
    const auto themes = plugin_host::loadThemes(resources.pluginFolders);
    auto load =
        plugin_host::loadMethods(themes.methodLibraries, {resources.methodFolder, resources.ownPlugins});
    for (auto& method : load.methods) {
        const std::string id = method->info().id;
        if (findOperation(id) != nullptr) {
            load.refused.push_back(
                {ErrorCode::InvalidData,
                 {fmt::format("Die Methode „{}“ heißt wie ein Verb, das es schon gibt.", id),
                  fmt::format("The method \"{}\" has the name of a verb that exists already.", id)},
                 {"Bitte der Methode eine andere Kennung geben.", "Please give the method another id."},
                 {},
                 {}});
            continue;
        }
        registry().push_back(std::make_unique<MethodOperation>(std::move(method)));
    }
    return std::move(load.refused);
}

const Operation* findOperation(const std::string& id) {
    const auto& all = operations();
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& op) { return op->info().id == id; });
    return at == all.end() ? nullptr : at->get();
}

}  // namespace nordertor::ops
