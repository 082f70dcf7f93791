// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/network/attachment.h"
#include "base/number_format.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/hot_spot_observations.h"

namespace nordertor::ops {
namespace {

constexpr double greatestDistance = 5000;
constexpr double mostNeighbours = 100;

Error notUnderstood(const std::string& text) {
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("Die Nachbarschaft „{}“ ist nicht verständlich.", text),
         fmt::format("The neighbourhood \"{}\" is not understood.", text)},
        {"Möglich sind: band=METER (1–5.000), knn=ANZAHL (1–100), queen, rook, network=METER (1–5.000). "
         "Beispiel: --weights knn=8",
         "Possible are: band=METRES (1–5,000), knn=NUMBER (1–100), queen, rook, network=METRES (1–5,000). "
         "Example: --weights knn=8"},
        {},
        "--weights"};
}

/// Rounded up to what a planner would type.
double workable(double metres) {
    const double step = metres < 100 ? 1 : 10;
    return std::ceil(metres / step) * step;
}

Result<analysis::SpatialWeights> byBand(double metres, Observations& observations, const Task& task) {
    auto weights = analysis::distanceBandWeights(observations.points, metres, task);
    if (!weights) {
        return weights;
    }
    const std::size_t islands = weights->islands();
    if (islands == 0) {
        return weights;
    }
    const double enough = workable(analysis::smallestBandWithoutIslands(observations.points));
    const LocalizedText from{
        fmt::format("Ab {} m hat jeder einen Nachbarn.", formatNumber(enough, 0, Language::German)),
        fmt::format("From {} m on everybody has one.", formatNumber(enough, 0, Language::English))};
    if (weights->neighbours.empty()) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Innerhalb von {} m hat kein Ort einen Nachbarn.",
                                 formatNumber(metres, 0, Language::German)),
                     fmt::format("Within {} m no place has a neighbour.",
                                 formatNumber(metres, 0, Language::English))},
                    {from.de + fmt::format(" Beispiel: --weights band={:.0f}", enough),
                     from.en + fmt::format(" Example: --weights band={:.0f}", enough)},
                    {}, "--weights");
    }
    observations.notices.push_back(
        {Severity::Warning,
         {fmt::format("{} von {} Orten haben innerhalb von {} m keinen Nachbarn und sind nicht geprüft. ",
                      formatCount(static_cast<std::int64_t>(islands), Language::German),
                      formatCount(static_cast<std::int64_t>(weights->size()), Language::German),
                      formatNumber(metres, 0, Language::German)) +
              from.de,
          fmt::format("{} of {} places have no neighbour within {} m and are not tested. ",
                      formatCount(static_cast<std::int64_t>(islands), Language::English),
                      formatCount(static_cast<std::int64_t>(weights->size()), Language::English),
                      formatNumber(metres, 0, Language::English)) +
              from.en},
         {},
         {},
         islands});
    return weights;
}

Result<analysis::SpatialWeights> byNetwork(double metres, const ParameterValues& values,
                                           const Context& context, const Observations& observations,
                                           const Task& task) {
    if (const auto paths = requirePaths(context); !paths) {
        return fail(paths.error());
    }
    const model::BaseMap& map = context.snapshot->baseMap;
    const auto network = analysis::WalkingNetwork::build(
        map.streets, map.barriers, analysis::walkingProfile(walkingProfileFrom(values)), task.part(0, 0.3));
    if (!network) {
        return fail(network.error());
    }
    const analysis::Attacher attacher(*network);
    std::vector<analysis::NetworkPosition> positions;
    for (const geo::Point& point : observations.points) {
        positions.push_back(attacher.nearest(point, values.number("attachment").value_or(100)));
    }
    return analysis::networkWeights(*network, positions, metres, task.part(0.3, 1));
}

Result<analysis::SpatialWeights> byTouch(const std::string& how, const Observations& observations,
                                         const Task& task) {
    if (observations.shapes.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Wohngebäude sind Punkte, die einander nicht berühren.",
                     "Homes are points, which do not touch."},
                    {"Bitte knn, band oder network wählen. Beispiel: --weights knn=8",
                     "Please choose knn, band or network. Example: --weights knn=8"},
                    {}, "--weights");
    }
    return analysis::contiguityWeights(
        observations.shapes, how == "queen" ? analysis::Contiguity::Queen : analysis::Contiguity::Rook, 0.1,
        task);
}

void reportIslands(const analysis::SpatialWeights& weights, const LocalizedText& remedy, Notices& notices) {
    if (const std::size_t islands = weights.islands(); islands > 0) {
        notices.push_back(
            {Severity::Warning,
             {fmt::format("Orte ohne Nachbarn sind nicht geprüft: {}. {}",
                          formatCount(static_cast<std::int64_t>(islands), Language::German), remedy.de),
              fmt::format("Places without neighbours are not tested: {}. {}",
                          formatCount(static_cast<std::int64_t>(islands), Language::English), remedy.en)},
             {},
             {},
             islands});
    }
}

}  // namespace

std::string weightsInEffect(const ParameterValues& values, const Observations& observations) {
    return values.has("weights") ? values.text("weights") : observations.shapes.empty() ? "knn=8" : "queen";
}

Result<analysis::SpatialWeights> weightsFrom(const ParameterValues& values, const Context& context,
                                             Observations& observations, const Task& task) {
    const std::string text = weightsInEffect(values, observations);
    const auto equals = text.find('=');
    const std::string how = text.substr(0, equals);
    if (equals == std::string::npos) {
        if (how != "queen" && how != "rook") {
            return fail(notUnderstood(text));
        }
        auto weights = byTouch(how, observations, task);
        if (weights) {
            reportIslands(*weights,
                          {"Auch was sich nicht berührt, hat Nachbarn mit --weights knn=8.",
                           "Areas that do not touch have neighbours, too, with --weights knn=8."},
                          observations.notices);
        }
        return weights;
    }
    const auto number = parseNumber(std::string_view(text).substr(equals + 1));
    const double most = how == "knn" ? mostNeighbours : greatestDistance;
    if (!number || !(*number >= 1 && *number <= most) || (how == "knn" && *number != std::floor(*number))) {
        return fail(notUnderstood(text));
    }
    if (how == "knn") {
        return analysis::nearestNeighbourWeights(observations.points, static_cast<std::size_t>(*number),
                                                 task);
    }
    if (how == "band") {
        return byBand(*number, observations, task);
    }
    if (how != "network") {
        return fail(notUnderstood(text));
    }
    auto weights = byNetwork(*number, values, context, observations, task);
    if (weights) {
        const double farther = std::min(2 * *number, greatestDistance);
        reportIslands(*weights,
                      {fmt::format("Weiter: --weights network={:.0f}, oder einen größeren Abstand zum Weg "
                                   "erlauben: --attachment 200.",
                                   farther),
                       fmt::format("Farther: --weights network={:.0f}, or allow a greater distance to the "
                                   "path: --attachment 200.",
                                   farther)},
                      observations.notices);
    }
    return weights;
}

}  // namespace nordertor::ops
