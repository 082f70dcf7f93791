// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/hatch_pattern.h"

#include <algorithm>
#include <array>
#include <map>

namespace nordertor::style {
namespace {

constexpr std::array<std::string_view, 6> directions{"diagonal",   "back_diagonal", "cross",
                                                     "horizontal", "vertical",      "grid"};

struct HatchForm {
    std::string_view ending;
    double spacing;
    double width;
    double dash;
};
constexpr std::array<HatchForm, 3> forms{
    {{"_fine", 1.1, 0.1, 0}, {"_coarse", 3.4, 0.34, 0}, {"_broken", 2.2, 0.26, 1.1}}};

bool isDirection(std::string_view name) {
    return std::ranges::find(directions, name) != directions.end();
}

}  // namespace

std::optional<HatchPattern> hatchPattern(std::string_view name) {
    if (name == "dots") {
        // dots cover less than lines; a pixel of a screen is far cheaper than more
        return HatchPattern{std::string(name), 1.4, 0.26, 0};
    }
    if (isDirection(name)) {
        return HatchPattern{std::string(name)};
    }
    for (const HatchForm& form : forms) {
        if (name.ends_with(form.ending)) {
            const std::string_view lines = name.substr(0, name.size() - form.ending.size());
            return isDirection(lines)
                       ? std::optional(HatchPattern{std::string(lines), form.spacing, form.width, form.dash})
                       : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<int> hatchAngles(std::string_view lines) {
    constexpr int diagonal = 45;
    constexpr int vertical = 90;
    constexpr int backDiagonal = 135;
    static const std::map<std::string_view, std::vector<int>> angles{
        {"horizontal", {0}},      {"diagonal", {diagonal}},
        {"vertical", {vertical}}, {"back_diagonal", {backDiagonal}},
        {"grid", {0, vertical}},  {"cross", {diagonal, backDiagonal}}};
    const auto known = angles.find(lines);
    return known != angles.end() ? known->second : std::vector<int>();
}

}  // namespace nordertor::style
