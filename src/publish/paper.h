// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace nordertor::publish {

/// DIN EN ISO 216, from small to large.
enum class Paper { A4, A3, A2, A1, A0 };

inline constexpr std::array<Paper, 5> papers{Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0};

/// mm
struct PaperSize {
    double shortSide = 0;
    double longSide = 0;
};

[[nodiscard]] constexpr PaperSize sizeOf(Paper paper) {
    constexpr std::array<PaperSize, 5> sizes{{{210, 297}, {297, 420}, {420, 594}, {594, 841}, {841, 1189}}};
    return sizes.at(static_cast<std::size_t>(paper));
}

/// "A4"
[[nodiscard]] inline std::string nameOf(Paper paper) {
    return "A" + std::to_string(4 - static_cast<int>(paper));
}

/// Empty for a name that is none of them.
[[nodiscard]] inline std::optional<Paper> paperNamed(std::string_view name) {
    for (const Paper paper : papers) {
        if (nameOf(paper) == name) {
            return paper;
        }
    }
    return std::nullopt;
}

}  // namespace nordertor::publish
