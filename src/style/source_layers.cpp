// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/source_layers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace nordertor::style {
namespace {

constexpr std::array<std::string_view, 7> groups{"base",       "area", "residents", "organisations",
                                                 "facilities", "gaps", "results"};

constexpr std::array<SourceLayer, 22> layers{{{"landuse", "base"},
                                              {"squares", "base"},
                                              {"waterways", "base"},
                                              {"buildings", "base"},
                                              {"addresses", "base"},
                                              {"streets", "base"},
                                              {"street_names", "base"},
                                              {"railways", "base"},
                                              {"area", "area"},
                                              {"outside", "area"},
                                              {"beyond", "area"},
                                              {"homes", "residents"},
                                              {"organisations", "organisations"},
                                              {"facilities", "facilities"},
                                              {"gaps", "gaps"},
                                              {"gap_numbers", "gaps"},
                                              {"places", "results"},
                                              {"result_areas", "results"},
                                              {"result_gaps", "results"},
                                              {"result_lines", "results"},
                                              {"result_points", "results"},
                                              {"result_circles", "results"}}};

}  // namespace

std::span<const SourceLayer> sourceLayers() {
    return layers;
}

const SourceLayer* findSourceLayer(std::string_view name) {
    const auto* found = std::ranges::find(layers, name, &SourceLayer::name);
    return found != layers.end() ? found : nullptr;
}

std::span<const std::string_view> layerGroups() {
    return groups;
}

bool isOfThemes(std::string_view group) {
    return group == "facilities" || group == "gaps";
}

Json declaredSource() {
    return {{"type", "vector"}, {"tiles", Json::array()}};
}

}  // namespace nordertor::style
