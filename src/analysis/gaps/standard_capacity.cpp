// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/gaps/supply_context_p.h"
#include "analysis/network/catchments.h"
#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

void noteNoHeads(const ChosenStandard& chosen, StandardResult& result) {
    result.notices.push_back(
        {Severity::Warning,
         {fmt::format("{}: Ohne Einwohnerzahlen lässt sich der Bedarf je Kopf nicht berechnen.",
                      chosen.standard->label.de),
          fmt::format("{}: without numbers of residents the need per head cannot be computed.",
                      chosen.standard->label.en)},
         {},
         {},
         1});
}

void noteCapacity(const ChosenStandard& chosen, StandardResult& result) {
    const CapacityResult& capacity = *result.capacity;
    const bool places = capacity.unit == model::SupplyUnit::Places;
    const LocalizedText& label = chosen.standard->label;
    if (capacity.facilitiesUnknown == 0) {
        return;
    }
    const auto number = [&](std::size_t count, Language language) {
        return formatCount(static_cast<std::int64_t>(count), language);
    };
    const LocalizedText size =
        places ? LocalizedText{"Platzzahl", "number of places"} : LocalizedText{"Fläche", "area"};
    const std::size_t all = capacity.facilities + capacity.facilitiesUnknown;
    LocalizedText text{
        fmt::format("{}: {} von {} Angeboten ohne bekannte {}. Sie zählen beim Bedarf je Kopf als "
                    "nichts; „mindestens“ gilt für Wohngebäude, die keines davon erreichen.",
                    label.de, number(capacity.facilitiesUnknown, Language::German),
                    number(all, Language::German), size.de),
        fmt::format("{}: {} of {} facilities without a known {}. For the need per head they count as "
                    "nothing; \"at least\" holds for homes that reach none of them.",
                    label.en, number(capacity.facilitiesUnknown, Language::English),
                    number(all, Language::English), size.en)};
    if (!capacity.anySizeKnown()) {
        text = {
            fmt::format("{}: Von keinem Angebot ({}) ist die {} bekannt. Ob es für alle reicht, ist nicht zu "
                        "sagen; sicher fehlt es nur Wohngebäuden, die keines erreichen („mindestens“).",
                        label.de, number(all, Language::German), size.de),
            fmt::format("{}: of no facility ({}) the {} is known. Whether there is enough for all cannot be "
                        "told; only homes that reach none lack it for certain (\"at least\").",
                        label.en, number(all, Language::English), size.en)};
    }
    result.notices.push_back({Severity::Warning, std::move(text), {}, {}, capacity.facilitiesUnknown});
}

}  // namespace

Result<> addCapacity(const model::Project& project, const SupplyContext& context,
                     const ChosenStandard& chosen, std::span<const std::uint32_t> qualifying,
                     StandardResult& result, const Task& task) {
    const AttachedNetwork& attached = context.networkFor(chosen.standard->profile);
    const model::PerHead& perHead = *chosen.standard->perHead;
    const model::DemandGroup* group = chosen.theme->findDemandGroup(perHead.demandGroup);
    const Demand heads = headsFor(project.residents, *group);
    if (heads.used.measure == DemandMeasure::Homes) {
        noteNoHeads(chosen, result);
        return {};
    }
    std::vector<std::vector<NetworkPosition>> entrances;
    std::vector<std::optional<double>> supply;
    // one thing on the ground may be several facilities, of different kinds; it is shared once
    std::string_view last;
    for (const std::uint32_t f : qualifying) {
        const model::Facility& facility = *context.facilities[f];
        const std::optional<double>& amount =
            perHead.unit == model::SupplyUnit::Places ? facility.capacity : facility.areaSquareMetres;
        if (entrances.empty() || facility.id != last) {
            entrances.push_back(attached.entrances[f]);
            supply.push_back(amount);
        } else if (amount) {
            supply.back() = std::max(supply.back().value_or(0), *amount);
        }
        last = facility.id;
    }
    const auto limit = static_cast<std::uint32_t>(std::llround(chosen.limit * 100));
    const auto reach =
        catchments(attached.network, entrances, attached.homes, limit, PathWeight::Length, task);
    if (!reach) {
        return fail(reach.error());
    }
    auto capacity = capacityGap(*reach, supply, heads, context.insideArea, perHead.amount, task);
    if (!capacity) {
        return fail(capacity.error());
    }
    result.capacity = std::move(*capacity);
    result.capacity->unit = perHead.unit;
    noteCapacity(chosen, result);
    return {};
}

}  // namespace nordertor::analysis
