// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace nordertor::style {

/// A sign that styles name in "icon-image": a file of styles/icons/, built into the program.
struct Icon {
    std::string_view name;  ///< "tree" of tree.svg
    std::string_view svg;
};

/// In the order of their names.
[[nodiscard]] std::span<const Icon> icons();
/// Null if there is no such icon.
[[nodiscard]] const Icon* findIcon(std::string_view name);

}  // namespace nordertor::style
