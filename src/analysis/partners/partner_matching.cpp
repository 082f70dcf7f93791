// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/partners/partner_matching.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "analysis/network/attachment.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/partners/affinity.h"
#include "analysis/partners/partner_reasons.h"

namespace nordertor::analysis {
namespace {

using model::Organisation;
using model::OrganisationKind;

/// Companies stand back from the street more than homes do.
constexpr double attachmentMetres = 300;
constexpr double centisecondsPerMinute = 6000;
/// What an organisation without address counts: neither near nor far.
constexpr double nearnessUnknown = 0.3;
/// Below every organisation with an affinity of at least this.
constexpr double weightWithoutAffinity = 0.1;

/// 1 at the door, 0 at the longest way, flat at both ends (3s^2 - 2s^3), so that a minute more or less hardly
/// matters where everything is near, and nothing drops off an edge.
double nearnessOf(double minutes, double maximumMinutes) {
    const double s = std::clamp(minutes / maximumMinutes, 0.0, 1.0);
    return 1 - s * s * (3 - 2 * s);
}

/// Those bound to the quarter or town are likelier to take it up than those that support nationwide.
double reachFactor(const std::string& reach) {
    if (reach == "quarter") {
        return 1;
    }
    if (reach == "town") {
        return 0.95;
    }
    if (reach == "county") {
        return 0.9;
    }
    return reach == "nation" ? 0.7 : 0.8;
}

/// Minutes on foot from the gap's centre to every organisation.
Result<std::vector<std::optional<double>>> walkingMinutes(const model::Project& project, geo::Point centre,
                                                          const Task& task) {
    std::vector<std::optional<double>> minutes(project.organisations.size());
    const auto network =
        WalkingNetwork::build(project.baseMap.streets, project.baseMap.barriers,
                              walkingProfile(model::WalkingProfileId::Adult), task.part(0, 0.5));
    if (!network) {
        return fail(network.error());
    }
    const Attacher attacher(*network);
    NearestSearch search(*network);
    const SearchSource source{attacher.nearest(centre, attachmentMetres), 0};
    if (!search.run({&source, 1}, PathWeight::Time, Nearest::unreachable - 1, task)) {
        return fail(cancelledError());
    }
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        if (i % 256 == 0 && task.stopRequested()) {
            return fail(cancelledError());
        }
        if (const auto& location = project.organisations[i].location) {
            const Nearest nearest = search.at(attacher.nearest(*location, attachmentMetres));
            if (nearest.reached()) {
                minutes[i] = nearest.weight / centisecondsPerMinute;
            }
        }
    }
    return minutes;
}

bool editionIsComparable(const Organisation& organisation) {
    return organisation.sectorEdition == model::SectorEdition::Wz2008 ||
           organisation.sectorEdition == model::SectorEdition::NaceRev2;
}

/// Nothing if the organisation is left out.
std::optional<double> scoreOf(const Organisation& organisation, const model::PartnerAffinity* affinity,
                              std::optional<double> minutes, const PartnerParameters& parameters) {
    if (affinity == nullptr && !parameters.includeWithoutAffinity) {
        return std::nullopt;
    }
    const double weight = affinity == nullptr ? weightWithoutAffinity : affinity->weight;
    if (organisation.kind == OrganisationKind::Foundation) {
        return weight * reachFactor(organisation.reach);
    }
    if (!organisation.location) {
        return weight * nearnessUnknown;
    }
    if (!minutes || *minutes > parameters.maximumMinutes) {
        return std::nullopt;
    }
    return weight * nearnessOf(*minutes, parameters.maximumMinutes);
}

}  // namespace

int minutesToSay(double walkingMinutes) {
    return static_cast<int>(std::max(1.0, std::ceil(walkingMinutes)));
}

Result<std::vector<PartnerMatch>> matchPartners(const model::Project& project, const model::ThemeSet& themes,
                                                const GapPlace& gap, const PartnerParameters& parameters,
                                                const Task& task) {
    const model::Standard* standard = themes.findStandard(gap.standard);
    const model::Theme* theme = themes.find(gap.standard.substr(0, gap.standard.find('.')));
    if (standard == nullptr || theme == nullptr) {
        return fail(ErrorCode::NotFound,
                    {fmt::format("Den Richtwert „{}“ dieser Lücke gibt es nicht.", gap.standard),
                     fmt::format("There is no standard “{}”, which this gap belongs to.", gap.standard)},
                    {"Bitte die Lücken mit den vorhandenen Themen neu berechnen.",
                     "Please compute the gaps again with the themes that are installed."});
    }
    if (!(parameters.maximumMinutes > 0)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die längste Gehzeit muss größer als 0 Minuten sein.",
                     "The longest walk must be more than 0 minutes."},
                    {"Beispiel: --minutes 25", "Example: --minutes 25"}, {}, "--minutes");
    }
    if (project.organisations.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt enthält keine Betriebe, Stiftungen oder Vereine.",
                     "The project has no businesses, foundations or associations."},
                    {"Bitte eine Liste (CSV) oder OpenStreetMap-Daten mit Betrieben einlesen.",
                     "Please import a list (CSV) or OpenStreetMap data with businesses."});
    }
    const auto minutes = walkingMinutes(project, gap.centre, task);
    if (!minutes) {
        return fail(minutes.error());
    }
    std::vector<std::pair<PartnerMatch, const Organisation*>> matches;
    for (std::size_t i = 0; i < project.organisations.size(); ++i) {
        const Organisation& organisation = project.organisations[i];
        const model::PartnerAffinity* affinity = bestAffinity(*theme, standard->id, organisation);
        const auto score = scoreOf(organisation, affinity, (*minutes)[i], parameters);
        if (score) {
            PartnerMatch match;
            match.organisationId = organisation.id;
            match.score = *score;
            match.affinity = affinity == nullptr ? 0 : affinity->weight;
            match.walkingMinutes = (*minutes)[i];
            const bool inside =
                organisation.location && geo::contains(project.area.shape, *organisation.location);
            const PartnerFacts facts{&organisation, affinity, (*minutes)[i], inside,
                                     editionIsComparable(organisation)};
            match.reasons = partnerReasons(facts);
            match.counterReasons = partnerCounterReasons(facts);
            matches.emplace_back(std::move(match), &organisation);
        }
    }
    std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
        return a.first.score != b.first.score
                   ? a.first.score > b.first.score
                   : std::tie(a.second->name, a.second->id) < std::tie(b.second->name, b.second->id);
    });
    std::vector<PartnerMatch> ranked;
    for (std::size_t i = 0; i < std::min(matches.size(), parameters.limit); ++i) {
        ranked.push_back(std::move(matches[i].first));
    }
    return ranked;
}

}  // namespace nordertor::analysis
