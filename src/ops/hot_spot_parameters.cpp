// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/hot_spot_parameters.h"

#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/indicator_figures.h"

namespace nordertor::ops {
namespace {

/// They have no neighbours and are not compared with chance.
ParameterUse densities() {
    return {"method", {"kde", "network-kde"}};
}

std::vector<ParameterSpec> whatParameters() {
    const ParameterUse events{"events"};
    std::vector<ParameterSpec> parameters{demandGroupParameter()};
    parameters.front().notUsedWith = {events, {"indicator"}};
    for (ParameterSpec& each : areaParameters()) {
        if (each.name == "areas") {
            each.notUsedWith.push_back(densities());
        } else if (each.name == "figures") {
            each.notUsedWith.push_back(events);
        }
        parameters.push_back(std::move(each));
    }
    parameters.push_back(
        {.name = "indicator",
         .type = ParameterType::Text,
         .label = {"Kennzahl der Flächen", "Indicator of the areas"},
         .help = {"Wie bei „nordertor indicators“; ohne sie zählen die Personen der Gruppe. Beispiele: "
                  "--indicator share:0-9, --indicator column:arbeitslose",
                  "As for \"nordertor indicators\"; without it the persons of the group count. Examples: "
                  "--indicator share:0-9, --indicator column:unemployed"},
         .usedWith = {{"areas"}},
         .notUsedWith = {events}});
    parameters.push_back(
        {.name = "inhabitants",
         .type = ParameterType::Text,
         .label = {"Spalte mit den Einwohnern", "Column of inhabitants"},
         .help =
             {"Zahlenspalte der Flächen statt der Einwohner des Projekts. Beispiel: --inhabitants einwohner",
              "Column of the areas instead of the project's residents. Example: --inhabitants population"},
         .usedWith = {{"indicator"}}});
    parameters.push_back(
        {.name = "least-inhabitants",
         .type = ParameterType::Integer,
         .label = {"Mindestens Einwohner", "Inhabitants at least"},
         .help = {"Anteile und Dichten kleinerer Flächen zählen nicht. Beispiel: --least-inhabitants 500",
                  "Shares and densities of smaller areas do not count. Example: --least-inhabitants 500"},
         .minimum = 0,
         .maximum = 100000,
         .defaultValue = "300",
         .usedWith = {{"indicator", relativeIndicators()}}});
    parameters.push_back(
        {.name = "events",
         .type = ParameterType::InputFile,
         .label = {"Ereignisse", "Events"},
         .help =
             {"CSV mit einer Zeile je Ereignis und Koordinaten, zum Beispiel aus dem Unfallatlas. Beispiel: "
              "--events Unfallorte2023_LinRef.csv",
              "CSV with a row for each event and coordinates, for example of the Unfallatlas. Example: "
              "--events accidents_2023.csv"},
         .fileFilter = "*.csv *.txt"});
    parameters.push_back(
        {.name = "where",
         .type = ParameterType::TextList,
         .label = {"Nur Ereignisse mit", "Only events with"},
         .help = {"Bedingung an eine Spalte; mehrere müssen alle gelten. Beispiele: --where IstRad=1 "
                  "--where UKATEGORIE=1,2",
                  "Condition on a column; of several all must hold. Examples: --where IstRad=1 "
                  "--where UKATEGORIE=1,2"},
         .usedWith = {events}});
    parameters.push_back({.name = "events-crs",
                          .type = ParameterType::Integer,
                          .label = {"Koordinatensystem der Ereignisse (EPSG)", "CRS of the events (EPSG)"},
                          .help = {"Nur nötig, wenn es nicht erkannt wird. Beispiel: --events-crs 25832",
                                   "Only needed where it is not recognised. Example: --events-crs 25832"},
                          .minimum = 1024,
                          .maximum = 999999,
                          .usedWith = {events}});
    return parameters;
}

std::vector<ParameterSpec> howParameters() {
    return {
        {.name = "method",
         .type = ParameterType::Choice,
         .label = {"Verfahren", "Method"},
         .help =
             {"Häufungen hoher oder niedriger Werte (gi-star, gi), dazu Ausreißer (moran), oder Dichte in der "
              "Ebene (kde) oder entlang der Wege (network-kde). Beispiel: --method moran",
              "High or low values together (gi-star, gi), outliers too (moran), or density in the plane "
              "(kde) or along paths (network-kde). Example: --method moran"},
         .choices = {"gi-star", "gi", "moran", "kde", "network-kde"},
         .choiceLabels = {{"Häufungen (Getis-Ord Gi*)", "clusters (Getis-Ord Gi*)"},
                          {"Häufungen in der Umgebung (Gi)", "clusters around (Gi)"},
                          {"Häufungen und Ausreißer (lokales Moran's I)",
                           "clusters and outliers (local Moran's I)"},
                          {"Dichte in der Ebene", "density in the plane"},
                          {"Dichte entlang der Wege", "density along paths"}},
         .defaultValue = "gi-star"},
        {.name = "weights",
         .type = ParameterType::Text,
         .label = {"Nachbarschaft", "Neighbourhood"},
         .help =
             {"band=300 (Umkreis in m), knn=8 (die nächsten), queen oder rook (Flächen mit gemeinsamer Ecke "
              "oder Kante), network=400 (Fußweg in m). Sonst knn=8 für Wohngebäude, queen für Flächen. "
              "Beispiel: --weights knn=8",
              "band=300 (distance in m), knn=8 (the nearest), queen or rook (areas with a common corner or "
              "edge), network=400 (walk in m). Else knn=8 for homes, queen for areas. Example: --weights knn=8"},
         .notUsedWith = {densities()}},
        {.name = "permutations",
         .type = ParameterType::Integer,
         .label = {"Zufallsvergleiche", "Permutations"},
         .help =
             {"So oft werden die Nachbarn ausgelost; je mehr, desto kleiner kann p werden; 0 = p aus der "
              "Normalverteilung. Beispiel: --permutations 99999",
              "So often neighbours are drawn by lot; the more, the smaller p can be; 0 = p from the normal "
              "distribution. Example: --permutations 99999"},
         .minimum = 0,
         .maximum = 99999,
         .defaultValue = "9999",
         .notUsedWith = {densities()}},
        {.name = "alpha",
         .type = ParameterType::Number,
         .label = {"Irrtum höchstens", "Error at most"},
         .help = {"Höchster Anteil falscher unter den auffälligen Orten. Beispiel: --alpha 0.01",
                  "Greatest share of false ones among significant places. Example: --alpha 0.01"},
         .minimum = 0.0001,
         .maximum = 0.5,
         .defaultValue = "0.05",
         .notUsedWith = {densities()}},
        {.name = "no-fdr",
         .type = ParameterType::Flag,
         .label = {"Ohne Schutz vor Zufallstreffern", "Without control of false discoveries"},
         .help =
             {"Jeder Ort mit p bis --alpha gilt als auffällig, auch wenn bei vielen Orten viele nur Zufall "
              "sind.",
              "Every place with p up to --alpha is significant, although of many places many are so by "
              "chance."},
         .notUsedWith = {densities()}},
        {.name = "show",
         .type = ParameterType::Choice,
         .label = {"Zeigen", "Show"},
         .help = {"Nur auffällige Orte oder alle. Beispiel: --show all",
                  "Only significant places, or all. Example: --show all"},
         .choices = {"significant", "all"},
         .choiceLabels = {{"auffällige Orte", "significant places"}, {"alle Orte", "all places"}},
         .defaultValue = "significant",
         .notUsedWith = {densities()}},
        {.name = "radius",
         .type = ParameterType::Number,
         .label = {"Radius der Dichte", "Radius of the density"},
         .help = {"Größer: glatter. Beispiel: --radius 500", "Greater: smoother. Example: --radius 500"},
         .unit = "m",
         .minimum = 10,
         .maximum = 5000,
         .defaultValue = "300",
         .usedWith = {densities()}},
        {.name = "cell",
         .type = ParameterType::Number,
         .label = {"Zellen", "Cells"},
         .help = {"Kantenlänge der Zellen: 250 m, um Ereignisse zu zählen, 50 m für die Dichte, 25 m Weg. "
                  "Beispiel: --cell 100",
                  "Side of the cells: 250 m to count events, 50 m for densities, 25 m of path. Example: "
                  "--cell 100"},
         .unit = "m",
         .minimum = 5,
         .maximum = 5000,
         .usedWith = {densities(), {"events"}},
         .notUsedWith = {{"areas"}}}};
}

}  // namespace

OperationInfo hotSpotsInfo() {
    OperationInfo info{
        .id = "hotspots",
        .title = {"Häufungen finden", "Find hot and cold spots"},
        .help =
            {"Zeigt, wo hohe oder niedrige Werte dichter beieinander liegen, als der Zufall erwarten lässt: "
             "Personen je Wohngebäude, Kennzahlen von Flächen, oder Ereignisse wie Unfälle; oder wie dicht "
             "sie liegen.",
             "Shows where high or low values lie closer together than chance would have it: persons of "
             "homes, indicators of areas, or events such as accidents; or how densely they lie."},
        .examples =
            {"nordertor hotspots quartier.gpkg --group 0-9",
             "nordertor hotspots quartier.gpkg --areas grid:200 --group 80+ --method moran --show all",
             "nordertor hotspots quartier.gpkg --events Unfallorte2023_LinRef.csv --where IstRad=1 "
             "--method network-kde --format geojson > dichte.geojson"},
        .parameters = whatParameters(),
        .needsProject = true};
    for (ParameterSpec& each : howParameters()) {
        info.parameters.push_back(std::move(each));
    }
    const std::vector<ParameterUse> alongPaths{{"method", {"network-kde"}}, {"weights", {"network=*"}}};
    for (ParameterSpec& each : std::vector{walkingProfileParameter(), attachmentParameter()}) {
        each.usedWith = alongPaths;
        info.parameters.push_back(std::move(each));
    }
    ParameterSpec seed = seedParameter();
    seed.notUsedWith = {densities(), {"permutations", {"0"}}};
    for (ParameterSpec& each : std::vector{std::move(seed), scenarioParameter()}) {
        info.parameters.push_back(std::move(each));
    }
    for (ParameterSpec& each : storeParameters()) {
        info.parameters.push_back(std::move(each));
    }
    return info;
}

}  // namespace nordertor::ops
