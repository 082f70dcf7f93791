// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/census_columns.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace nordertor::io {
namespace {

/// Takes a number of up to three digits off the front.
std::optional<int> takeAge(std::string_view& text) {
    int age = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), age);
    if (error != std::errc() || age < 0 || age > 150) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return age;
}

/// The class number behind `marker` at the end of `variable`.
std::optional<int> classNumber(std::string_view variable, std::string_view marker) {
    const auto at = variable.find(marker);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    variable.remove_prefix(at + marker.size());
    const auto number = takeAge(variable);
    return variable.empty() ? number : std::nullopt;
}

}  // namespace

std::optional<model::AgeGroup> censusGroupOfColumn(std::string_view key) {
    if (key == "einwohner" || key == "insgesamtbevoelkerung" || key == "bevoelkerunginsgesamt") {
        return model::AgeGroup{};
    }
    if (key.starts_with("unter")) {
        key.remove_prefix(5);
        const auto age = takeAge(key);
        return age && *age > 0 && key.empty() ? std::optional(model::AgeGroup{0, *age - 1}) : std::nullopt;
    }
    if (!key.starts_with('a')) {
        return std::nullopt;
    }
    key.remove_prefix(1);
    const auto from = takeAge(key);
    if (!from) {
        return std::nullopt;
    }
    if (key == "undaelter") {
        return model::AgeGroup{*from, model::AgeGroup::openEnd};
    }
    if (!key.starts_with("bis")) {
        return std::nullopt;
    }
    key.remove_prefix(3);
    const auto to = takeAge(key);
    return to && key.empty() && *from <= *to ? std::optional(model::AgeGroup{*from, *to}) : std::nullopt;
}

std::optional<model::AgeGroup> censusGroupOfVariable(std::string_view variable) {
    constexpr int open = model::AgeGroup::openEnd;
    if (const auto number = classNumber(variable, "ALTER_10JG_"); number && *number >= 1 && *number <= 9) {
        const int from = (*number - 1) * 10;
        return model::AgeGroup{from, *number == 9 ? open : from + 9};
    }
    constexpr std::array<model::AgeGroup, 5> fiveClasses = {
        {{0, 17}, {18, 29}, {30, 49}, {50, 64}, {65, open}}};
    if (const auto number = classNumber(variable, "ALTER_KURZ_"); number && *number >= 1 && *number <= 5) {
        return fiveClasses[static_cast<std::size_t>(*number - 1)];
    }
    return std::nullopt;
}

bool isCensusShare(std::string_view key) {
    return key.starts_with("anteil") || key.starts_with("durchschn");
}

std::string CellCorner::id() const {
    return fmt::format("CRS3035RES100mN{}E{}", south, west);
}

std::optional<CellCorner> cellCornerFromId(std::string_view id) {
    constexpr std::string_view marker = "100mN";
    const auto at = id.find(marker);
    const auto east = id.find('E', at == std::string_view::npos ? id.size() : at);
    if (at == std::string_view::npos || east == std::string_view::npos) {
        return std::nullopt;
    }
    const auto metres = [](std::string_view digits) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
            return std::nullopt;
        }
        return digits.size() <= 5 ? value * 100 : value;
    };
    const auto south = metres(id.substr(at + marker.size(), east - at - marker.size()));
    const auto west = metres(id.substr(east + 1));
    if (!south || !west) {
        return std::nullopt;
    }
    return CellCorner{*south, *west};
}

CellCorner cellCornerFromCentre(double x, double y) {
    return {static_cast<int>(std::floor(y / 100.0)) * 100, static_cast<int>(std::floor(x / 100.0)) * 100};
}

}  // namespace nordertor::io
