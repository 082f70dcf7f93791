// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "traffic_methods.h"

#include "barriers_method.h"

namespace nordertor::traffic {

std::vector<std::unique_ptr<plugin_api::Method>> TrafficMethods::methods() const {
    std::vector<std::unique_ptr<plugin_api::Method>> all;
    all.push_back(std::make_unique<BarriersMethod>());
    return all;
}

}  // namespace nordertor::traffic
