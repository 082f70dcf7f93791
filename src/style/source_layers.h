// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "base/json.h"

namespace nordertor::style {

/// The source all source layers of the map belong to.
inline constexpr std::string_view mapSource = "project";
/// Of layers that are not of the map: tables of a project file or of another program, whose styles are
/// exchanged and never drawn here.
inline constexpr std::string_view tableSource = "tables";

/// What a style layer of the map can draw; docs/style-format.md says what each holds.
struct SourceLayer {
    std::string_view name;
    std::string_view group;  ///< the switch its ordinary layers belong to
};

[[nodiscard]] std::span<const SourceLayer> sourceLayers();
/// Null if the map has no such source layer.
[[nodiscard]] const SourceLayer* findSourceLayer(std::string_view name);
/// Values of "nordertor:group".
[[nodiscard]] std::span<const std::string_view> layerGroups();
/// Whether each theme has a switch of its own in the group.
[[nodiscard]] bool isOfThemes(std::string_view group);
/// As a style document declares a source.
[[nodiscard]] Json declaredSource();

}  // namespace nordertor::style
