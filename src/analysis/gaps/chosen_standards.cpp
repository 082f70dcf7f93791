// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/gaps/supply_context_p.h"

namespace nordertor::analysis {
namespace {

constexpr double smallestLimit = 1;
constexpr double biggestLimit = 20000;

bool listed(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::optional<Error> unknownNames(const model::ThemeSet& themes, const GapParameters& parameters) {
    for (const std::string& id : parameters.themes) {
        if (themes.find(id) == nullptr) {
            return Error{ErrorCode::InvalidArgument,
                         {fmt::format("Das Thema „{}“ gibt es nicht.", id),
                          fmt::format("There is no theme “{}”.", id)},
                         {"„nordertor themes“ zeigt alle Themen.", "“nordertor themes” lists all themes."},
                         {},
                         {}};
        }
    }
    const auto unknownStandard = [&](const std::string& id) -> std::optional<Error> {
        if (themes.findStandard(id) != nullptr) {
            return std::nullopt;
        }
        return Error{ErrorCode::InvalidArgument,
                     {fmt::format("Den Richtwert „{}“ gibt es nicht.", id),
                      fmt::format("There is no standard “{}”.", id)},
                     {"Bitte als Thema.Richtwert nennen; „nordertor themes“ zeigt alle.",
                      "Name it as theme.standard; “nordertor themes” lists them all."},
                     {},
                     {}};
    };
    for (const std::string& id : parameters.standards) {
        if (auto error = unknownStandard(id)) {
            return error;
        }
    }
    for (const auto& [id, unused] : parameters.limits) {
        if (auto error = unknownStandard(id)) {
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<ChosenStandard>> chosenStandards(const model::Project& project,
                                                    const model::ThemeSet& themes,
                                                    const GapParameters& parameters) {
    if (auto error = unknownNames(themes, parameters)) {
        return fail(std::move(*error));
    }
    std::vector<ChosenStandard> chosen;
    const bool onlyCombined =
        !parameters.combine.empty() && parameters.themes.empty() && parameters.standards.empty();
    for (const model::Theme& theme : themes.themes) {
        if (!parameters.themes.empty() && !listed(parameters.themes, theme.id)) {
            continue;
        }
        for (const model::Standard& standard : theme.standards) {
            ChosenStandard entry{&theme, &standard, theme.id + "." + standard.id, standard.limit, {}, {}};
            if (onlyCombined && !parameters.combine.contains(theme.id) &&
                !parameters.combine.contains(entry.id)) {
                continue;
            }
            if (!parameters.standards.empty() && !listed(parameters.standards, entry.id)) {
                continue;
            }
            if (const auto at = project.standardLimits.find(entry.id); at != project.standardLimits.end()) {
                entry.limit = at->second;
            }
            if (const auto at = parameters.limits.find(entry.id); at != parameters.limits.end()) {
                entry.limit = at->second;
            }
            if (!(entry.limit >= smallestLimit && entry.limit <= biggestLimit)) {
                return fail(ErrorCode::InvalidArgument,
                            {fmt::format("Die Entfernung für „{}“ muss zwischen 1 und 20.000 m liegen.",
                                         standard.label.de),
                             fmt::format("The distance for “{}” must lie between 1 and 20,000 m.",
                                         standard.label.en)});
            }
            for (const std::string& kind : standard.facilityKinds) {
                const std::string qualified =
                    kind.find('.') == std::string::npos ? theme.id + "." + kind : kind;
                const model::FacilityKind* found = themes.findKind(qualified);
                if (found != nullptr && entry.kindIds.insert(qualified).second) {
                    entry.kinds.push_back(found);
                }
            }
            const model::DemandGroup* group = theme.findDemandGroup(standard.demandGroup);
            if (entry.kinds.empty() || group == nullptr) {
                return fail(ErrorCode::InvalidData,
                            {fmt::format("Der Richtwert „{}“ nennt keine bekannte Einrichtungsart oder keine "
                                         "bekannte Bedarfsgruppe.",
                                         entry.id),
                             fmt::format("Standard “{}” names no known kind of facility or no known group.",
                                         entry.id)},
                            {"Bitte theme.json dieses Themas prüfen.", "Check this theme's theme.json."});
            }
            chosen.push_back(std::move(entry));
        }
    }
    return chosen;
}

}  // namespace nordertor::analysis
