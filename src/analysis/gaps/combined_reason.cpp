// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/gaps/combined_need_p.h"
#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

/// "12 Kinder unter 10", "mindestens 40 Personen (…)", "weniger als 3 …", "7 Wohngebäude"
std::string counted(const DemandUsed& demand, double count, Language language) {
    const bool german = language == Language::German;
    const std::string& label = german ? demand.label.de : demand.label.en;
    if (demand.measure != DemandMeasure::Homes && count < 3) {
        return (german ? "weniger als 3 " : "fewer than 3 ") + label;
    }
    const bool atLeast = demand.measure == DemandMeasure::KnownPersonsOnly;
    if (demand.measure == DemandMeasure::Homes && std::llround(count) == 1) {
        return german ? "1 Wohngebäude" : "1 residential building";
    }
    return fmt::format("{}{} {}",
                       !atLeast ? ""
                       : german ? "mindestens "
                                : "at least ",
                       formatCount(std::llround(count), language), label);
}

/// Where the class was named at the beginning of the sentence: "12 davon", "weniger als 3 davon".
std::string ofThem(const DemandUsed& demand, double count, Language language) {
    const bool german = language == Language::German;
    const bool few = demand.measure != DemandMeasure::Homes && count < 3;
    const std::string number = !few     ? formatCount(std::llround(count), language)
                               : german ? "weniger als 3"
                                        : "fewer than 3";
    return number + (german ? " davon" : " of them");
}

std::string begunWithCapital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

}  // namespace

LocalizedText combinedReason(const CombinedPlace& place, const CombinedNeed& need,
                             const std::vector<const StandardResult*>& parts,
                             const std::vector<const ChosenStandard*>& standards) {
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return place.contributions[a] > place.contributions[b];
    });
    LocalizedText missing;
    for (const std::size_t part : order) {
        if (place.contributions[part] <= 0) {
            continue;
        }
        const auto add = [&](std::string& to, const std::string& label, Language language) {
            const bool sameClass = parts[part]->demand.label == need.demand.label;
            to += fmt::format("{}{} ({})", to.empty() ? "" : "; ", label,
                              sameClass ? ofThem(parts[part]->demand, place.lacking[part], language)
                                        : counted(parts[part]->demand, place.lacking[part], language));
        };
        add(missing.de, standards[part]->standard->label.de, Language::German);
        add(missing.en, standards[part]->standard->label.en, Language::English);
    }
    const bool homes = need.demand.measure == DemandMeasure::Homes;
    const bool one = homes && std::llround(place.persons) == 1;
    return {fmt::format("{} {} hier. Es fehlt: {}.",
                        begunWithCapital(counted(need.demand, place.persons, Language::German)),
                        one     ? "steht"
                        : homes ? "stehen"
                                : "wohnen",
                        missing.de),
            fmt::format("{} {} here. Missing: {}.",
                        begunWithCapital(counted(need.demand, place.persons, Language::English)),
                        one     ? "stands"
                        : homes ? "stand"
                                : "live",
                        missing.en)};
}

}  // namespace nordertor::analysis
