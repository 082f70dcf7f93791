// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/hatch_pattern.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/number_format.h"

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

constexpr std::string_view interleavedName = "interleaved_";

/// "K_of_N", before it perhaps how the lines are broken.
std::optional<HatchPattern> interleaved(std::string_view name) {
    static constexpr std::string_view middle = "_of_";
    static constexpr int most = 12;
    static constexpr double apart = 1.4;
    static constexpr double width = 0.3;
    static const std::map<std::string_view, std::vector<double>> rhythms{
        {"dashed_", {3.6, 1.2}},
        {"short_dashed_", {1.4, 1.1}},
        {"dash_dotted_", {2.6, 0.9, 0.4, 0.9}},
        {"dash_double_dotted_", {2.6, 0.8, 0.4, 0.8, 0.4, 0.8}},
        {"dotted_", {0.4, 0.8}}};
    HatchPattern pattern{.lines = "diagonal", .width = width, .interleaved = true};
    for (const auto& [rhythm, dashes] : rhythms) {
        if (name.starts_with(rhythm)) {
            pattern.dashes = dashes;
            name.remove_prefix(rhythm.size());
            break;
        }
    }
    const auto split = name.find(middle);
    if (split == std::string_view::npos) {
        return std::nullopt;
    }
    const auto which = parseInteger(name.substr(0, split));
    const auto count = parseInteger(name.substr(split + middle.size()));
    if (!which || !count || *which < 0 || *which >= *count || *count > most) {
        return std::nullopt;
    }
    pattern.spacing = apart * static_cast<double>(*count);
    pattern.phase = apart * static_cast<double>(*which);
    return pattern;
}

bool isDirection(std::string_view name) {
    return std::ranges::find(directions, name) != directions.end();
}

}  // namespace

std::optional<HatchPattern> hatchPattern(std::string_view name) {
    if (name == "dots") {
        // dots cover less than lines; a pixel of a screen is far cheaper than more
        return HatchPattern{.lines = std::string(name), .spacing = 1.4, .width = 0.26};
    }
    if (isDirection(name)) {
        return HatchPattern{.lines = std::string(name)};
    }
    if (name.starts_with(interleavedName)) {
        return interleaved(name.substr(interleavedName.size()));
    }
    for (const HatchForm& form : forms) {
        if (name.ends_with(form.ending)) {
            const std::string_view lines = name.substr(0, name.size() - form.ending.size());
            if (!isDirection(lines)) {
                return std::nullopt;
            }
            HatchPattern pattern{.lines = std::string(lines), .spacing = form.spacing, .width = form.width};
            if (form.dash > 0) {
                pattern.dashes = {form.dash, form.dash};
            }
            return pattern;
        }
    }
    return std::nullopt;
}

double hatchOpacity(double fillOpacity, const HatchPattern& pattern) {
    static constexpr double beside = 0.9;
    static constexpr double least = 0.45;
    return pattern.interleaved ? beside
                               : std::clamp(fillOpacity * (pattern.lines == "dots" ? 5 : 4), least, 1.0);
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
