// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ops/area_indicators.h"
#include "ops/check_project.h"
#include "ops/find_gaps.h"
#include "ops/find_partners.h"
#include "ops/import_data.h"
#include "ops/list_themes.h"
#include "ops/make_map.h"
#include "ops/new_project.h"
#include "ops/operation.h"
#include "ops/set_values.h"

namespace nordertor::ops {

const std::vector<std::unique_ptr<Operation>>& operations() {
    static const auto all = [] {
        std::vector<std::unique_ptr<Operation>> list;
        list.push_back(std::make_unique<NewProject>());
        list.push_back(std::make_unique<ImportData>());
        list.push_back(std::make_unique<SetValues>());
        list.push_back(std::make_unique<FindGaps>());
        list.push_back(std::make_unique<FindPartners>());
        list.push_back(std::make_unique<AreaIndicators>());
        list.push_back(std::make_unique<MakeMap>());
        list.push_back(std::make_unique<CheckProject>());
        list.push_back(std::make_unique<ListThemes>());
        return list;
    }();
    return all;
}

const Operation* findOperation(const std::string& id) {
    const auto& all = operations();
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& op) { return op->info().id == id; });
    return at == all.end() ? nullptr : at->get();
}

}  // namespace nordertor::ops
