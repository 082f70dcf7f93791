// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/gaps/supply_context_p.h"
#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::analysis {
namespace {

std::string counted(std::size_t count, Language language) {
    return formatCount(static_cast<std::int64_t>(count), language);
}

void noteCutOff(const AttachedNetwork& attached, bool steps, Notices& notices) {
    const auto& components = attached.network.components();
    if (components.size() < 2) {
        return;
    }
    std::size_t homes = 0;
    for (const NetworkPosition& home : attached.homes) {
        homes += home.attached() && attached.network.chains()[home.chain].component != 0 ? 1U : 0U;
    }
    const double metres = attached.network.totalMetres() - components.front().metres;
    const std::size_t count = components.size() - 1;
    const auto kilometres = [&](Language language) { return formatNumber(metres / 1000, 1, language); };
    notices.push_back(
        {homes > 0 ? Severity::Warning : Severity::Info,
         {fmt::format("{}: {}, zusammen {} km; Wohngebäude daran: {}.{}",
                      steps ? "Vom übrigen Wegenetz getrennte Inseln"
                            : "Ohne Treppen vom übrigen Wegenetz getrennte Inseln",
                      counted(count, Language::German), kilometres(Language::German),
                      counted(homes, Language::German),
                      homes == 0 ? ""
                                 : " Sie gelten als nicht versorgt, wenn dort nichts liegt; bitte "
                                   "in den Kartendaten prüfen, ob Verbindungen fehlen."),
          fmt::format("{}: {}, {} km together; residential buildings on them: {}.{}",
                      steps ? "Islands cut off from the other paths"
                            : "Islands cut off from the other paths without steps",
                      counted(count, Language::English), kilometres(Language::English),
                      counted(homes, Language::English),
                      homes == 0 ? ""
                                 : " They count as not supplied where nothing lies there; please "
                                   "check the map data for missing connections.")},
         {},
         {},
         count});
}

void noteUnattached(const model::Project& project, const SupplyContext& context,
                    const AttachedNetwork& attached, double limit, Notices& notices) {
    std::size_t homes = 0;
    std::string firstHome;
    for (std::size_t h = 0; h < attached.homes.size(); ++h) {
        if (!attached.homes[h].attached()) {
            firstHome = homes++ == 0 ? project.residents.homes[h].id : firstHome;
        }
    }
    std::size_t facilities = 0;
    std::string firstFacility;
    std::vector<std::string> farFacilities;
    for (std::size_t f = 0; f < attached.entrances.size(); ++f) {
        if (attached.entrances[f].empty()) {
            const model::Facility& facility = *context.facilities[f];
            firstFacility = facilities++ == 0 ? facility.id : firstFacility;
            farFacilities.push_back(facility.name.empty() ? facility.id : facility.name);
        }
    }
    const auto metres = [&](Language language) { return formatNumber(limit, 0, language); };
    if (homes > 0) {
        notices.push_back({Severity::Warning,
                           {fmt::format("Wohngebäude weiter als {} m von jedem Weg (--attachment), als nicht "
                                        "versorgt gezählt: {}.",
                                        metres(Language::German), counted(homes, Language::German)),
                            fmt::format("Residential buildings farther than {} m from any path "
                                        "(--attachment), counted as not supplied: {}.",
                                        metres(Language::English), counted(homes, Language::English))},
                           {},
                           firstHome,
                           homes});
    }
    if (facilities > 0) {
        notices.push_back(
            {Severity::Warning,
             {fmt::format("Einrichtungen weiter als {} m von jedem Weg (--attachment), nicht "
                          "berücksichtigt: {} ({}).",
                          metres(Language::German), counted(facilities, Language::German),
                          joined(farFacilities, ", ")),
              fmt::format("Facilities farther than {} m from any path (--attachment), left out: {} ({}).",
                          metres(Language::English), counted(facilities, Language::English),
                          joined(farFacilities, ", "))},
             {},
             firstFacility,
             facilities});
    }
}

}  // namespace

Result<SupplyContext> supplyContext(const model::Project& project,
                                    const std::vector<ChosenStandard>& standards,
                                    const GapParameters& parameters, const Task& task) {
    if (project.residents.homes.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt enthält keine Einwohner und keine Wohngebäude; ohne sie gibt es keinen "
                     "Bedarf, der fehlen könnte.",
                     "The project has neither residents nor residential buildings, so there is no demand "
                     "that could go without supply."},
                    {"Bitte Einwohner (Zensus-Gitter) und Kartendaten mit Gebäuden einlesen.",
                     "Import resident numbers (census grid) and buildings."});
    }
    SupplyContext context;
    std::set<std::string> kinds;
    bool needsSteps = false;
    bool needsNoSteps = false;
    for (const ChosenStandard& standard : standards) {
        kinds.insert(standard.kindIds.begin(), standard.kindIds.end());
        const bool steps = walkingProfile(standard.standard->profile).stepsPassable;
        needsSteps = needsSteps || steps;
        needsNoSteps = needsNoSteps || !steps;
    }
    for (const model::Facility& facility : project.facilities) {
        if (kinds.count(facility.kind) > 0) {
            context.facilities.push_back(&facility);
        }
    }
    std::sort(context.facilities.begin(), context.facilities.end(),
              [](const model::Facility* a, const model::Facility* b) {
                  return a->id != b->id ? a->id < b->id : a->kind < b->kind;
              });
    std::vector<geo::Point> points;
    for (const model::Home& home : project.residents.homes) {
        points.push_back(home.location);
    }
    context.homes = std::make_unique<HomePoints>(std::move(points));
    context.insideArea.reserve(context.homes->points.size());
    const geo::Box areaBox = geo::boxOf(project.area.shape);
    for (const geo::Point p : context.homes->points) {
        context.insideArea.push_back(areaBox.contains(p) && geo::contains(project.area.shape, p));
    }
    const auto add = [&](model::WalkingProfileId id, std::unique_ptr<AttachedNetwork>& to) -> Result<> {
        auto attached = attachedNetwork(project, context.facilities, walkingProfile(id),
                                        parameters.attachmentLimit, task);
        if (!attached) {
            return fail(attached.error());
        }
        to = std::make_unique<AttachedNetwork>(std::move(*attached));
        noteCutOff(*to, walkingProfile(id).stepsPassable, context.notices);
        return {};
    };
    task.report(0.1, {"Wegenetz", "Walking network"});
    if (needsSteps || !needsNoSteps) {
        if (auto done = add(model::WalkingProfileId::Adult, context.withSteps); !done) {
            return fail(done.error());
        }
    }
    if (needsNoSteps) {
        if (auto done = add(model::WalkingProfileId::Rollator, context.withoutSteps); !done) {
            return fail(done.error());
        }
    }
    noteUnattached(project, context, context.withSteps ? *context.withSteps : *context.withoutSteps,
                   parameters.attachmentLimit, context.notices);
    return context;
}

}  // namespace nordertor::analysis
