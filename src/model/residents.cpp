// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/residents.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"

namespace nordertor::model {

std::string AgeGroup::key() const {
    if (everybody()) {
        return "all";
    }
    return to == openEnd ? fmt::format("{}+", from) : fmt::format("{}-{}", from, to);
}

std::optional<AgeGroup> AgeGroup::fromKey(std::string_view key) {
    const auto age = [](std::string_view text) -> std::optional<int> {
        const auto value = parseInteger(text);
        if (!value || *value < 0 || *value >= openEnd) {
            return std::nullopt;
        }
        return static_cast<int>(*value);
    };
    if (key == "all") {
        return AgeGroup{};
    }
    if (key.ends_with('+')) {
        const auto from = age(key.substr(0, key.size() - 1));
        return from ? std::optional(AgeGroup{*from, openEnd}) : std::nullopt;
    }
    const auto dash = key.find('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = age(key.substr(0, dash));
    const auto to = age(key.substr(dash + 1));
    if (!from || !to || *from > *to) {
        return std::nullopt;
    }
    return AgeGroup{*from, *to};
}

LocalizedText AgeGroup::label() const {
    if (everybody()) {
        return {"Personen", "persons"};
    }
    if (to == openEnd) {
        return {fmt::format("Personen ab {}", from), fmt::format("persons aged {} and over", from)};
    }
    const bool minors = to < 18;
    if (from == 0) {
        return {fmt::format("{} unter {}", minors ? "Kinder" : "Personen", to + 1),
                fmt::format("{} under {}", minors ? "children" : "persons", to + 1)};
    }
    if (from == to) {
        static constexpr int firstOfYouth = 14;
        return {fmt::format("{} von {} Jahren",
                            !minors             ? "Personen"
                            : to < firstOfYouth ? "Kinder"
                                                : "Jugendliche",
                            from),
                fmt::format("{} aged {}",
                            !minors             ? "persons"
                            : to < firstOfYouth ? "children"
                                                : "youths",
                            from)};
    }
    return {fmt::format("{} von {} bis {}", minors ? "Kinder und Jugendliche" : "Personen", from, to),
            fmt::format("{} aged {} to {}", minors ? "children and youths" : "persons", from, to)};
}

std::size_t Residents::indexOf(AgeGroup group) const {
    return static_cast<std::size_t>(std::find(groups.begin(), groups.end(), group) - groups.begin());
}

}  // namespace nordertor::model
