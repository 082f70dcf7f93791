// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nordertor::style {

/// What a map is made for. One style document serves all: its layers may say in "nordertor:variants" what is
/// different (docs/style-format.md), the rest follows from its colours (render/variant_colours.h).
enum class MapVariant { Colour, Dark, BlackAndWhite };

/// As documents and parameters name them, in the order of the values.
inline constexpr std::array<std::string_view, 3> mapVariantNames{"colour", "dark", "bw"};

[[nodiscard]] constexpr std::string_view nameOf(MapVariant variant) {
    return mapVariantNames[static_cast<std::size_t>(variant)];
}

}  // namespace nordertor::style
