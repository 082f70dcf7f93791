// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/spatial_statistics/observation_checks_p.h"

namespace nordertor::analysis {
namespace {

constexpr std::size_t fewest = 3;

}  // namespace

Result<> checkObservations(std::span<const double> values, const SpatialWeights& weights) {
    const std::size_t n = values.size();
    if (n < fewest) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Für Häufungen sind mindestens 3 Orte mit Werten nötig, hier sind es {}.", n),
             fmt::format("At least 3 places with values are needed, here are {}.", n)},
            {"Bitte ein größeres Gebiet oder kleinere Einheiten wählen.",
             "Please choose a larger area or smaller units."});
    }
    if (std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); })) {
        return fail(ErrorCode::InvalidData,
                    {"Alle Werte sind gleich; so gibt es weder hohe noch niedrige.",
                     "All values are equal; so none is high or low."},
                    {"Bitte eine andere Personengruppe oder Spalte wählen.",
                     "Please choose another group of persons or column."});
    }
    if (weights.neighbours.empty()) {
        return fail(
            ErrorCode::InvalidData, {"Kein Ort hat einen Nachbarn.", "No place has a neighbour."},
            {"Bitte einen größeren Abstand oder die nächsten Nachbarn wählen. Beispiel: --weights knn=8",
             "Please choose a larger distance or nearest neighbours. Example: --weights knn=8"},
            {}, "--weights");
    }
    if (weights.neighbours.size() == n * (n - 1)) {
        return fail(ErrorCode::InvalidData,
                    {"Jeder Ort ist Nachbar jedes anderen; so gibt es keine Umgebung, die sich abhebt.",
                     "Every place is a neighbour of every other; so no surroundings can stand out."},
                    {"Bitte einen kleineren Abstand oder weniger Nachbarn wählen. Beispiel: --weights knn=4",
                     "Please choose a smaller distance or fewer neighbours. Example: --weights knn=4"},
                    {}, "--weights");
    }
    return {};
}

}  // namespace nordertor::analysis
