// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/gaps/standard_errors.h"
#include "analysis/gaps/supply_context_p.h"

namespace nordertor::analysis {
namespace {

bool listed(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::optional<Error> unknownNames(const model::ThemeSet& themes, const GapParameters& parameters) {
    for (const std::string& id : parameters.themes) {
        if (themes.find(id) == nullptr) {
            return unknownTheme(id, themes, "--theme");
        }
    }
    for (const std::string& id : parameters.standards) {
        if (themes.findStandard(id) == nullptr) {
            return unknownStandard(id, themes, "--standard");
        }
    }
    for (const auto& [id, unused] : parameters.limits) {
        if (themes.findStandard(id) == nullptr) {
            return unknownStandard(id, themes, "--limit");
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
            if (!(entry.limit >= smallestStandardLimit && entry.limit <= greatestStandardLimit)) {
                return fail(limitOutOfRange(entry.id, entry.limit));
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
    if (chosen.empty() && !onlyCombined) {
        return fail(ErrorCode::InvalidArgument,
                    {"Keiner der genannten Richtwerte gehört zu den genannten Themen.",
                     "None of the named standards belongs to the named themes."},
                    {"Bitte --theme oder --standard weglassen.", "Please leave out --theme or --standard."},
                    {}, "--standard");
    }
    for (const auto& [id, unused] : parameters.limits) {
        if (std::ranges::find(chosen, id, &ChosenStandard::id) == chosen.end()) {
            return fail(
                ErrorCode::InvalidArgument,
                {"Der Richtwert „" + id + "“ wird hier nicht untersucht, sein Grenzwert hat keine Wirkung.",
                 "The standard '" + id + "' is not analysed here; its limit has no effect."},
                {"Bitte --limit weglassen oder --theme und --standard anders wählen.",
                 "Please leave out --limit, or choose --theme and --standard differently."},
                {}, "--limit");
        }
    }
    return chosen;
}

}  // namespace nordertor::analysis
