// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/indicator_parameters.h"

#include <utility>

#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/class_parameters.h"
#include "ops/common_parameters.h"
#include "ops/indicator_figures.h"

namespace nordertor::ops {
namespace {

std::vector<ParameterSpec> ownParameters() {
    std::vector<ParameterUse> carried;
    for (const char* list : {"indicator", "index", "status", "dynamics"}) {
        carried.push_back({list, {"*count-from:*", "*share-from:*"}});
    }
    return {
        {.name = "indicator",
         .type = ParameterType::TextList,
         .label = {"Kennzahl", "Indicator"},
         .help =
             {"persons:GRUPPE, share:GRUPPE, density:GRUPPE (je ha), homes, organisations, facilities:ART, "
              "facilities-per-1000:ART, column:SPALTE, rate:SPALTE/SPALTE, count-from:SPALTE, "
              "share-from:SPALTE; mehrfach erlaubt. Beispiel: --indicator share:0-9",
              "persons:GROUP, share:GROUP, density:GROUP (per ha), homes, organisations, facilities:KIND, "
              "facilities-per-1000:KIND, column:NAME, rate:NAME/NAME, count-from:NAME, share-from:NAME; may be "
              "repeated. Example: --indicator share:0-9"}},
        {.name = "index",
         .type = ParameterType::Text,
         .label = {"Index aus Kennzahlen", "Index of indicators"},
         .help = {"Kennzahlen mit Gewicht; ein Minus davor heißt: hohe Werte entlasten. "
                  "Beispiel: --index \"density:80+=2,facilities:social.gp=-1\"",
                  "Indicators with weights; a minus means that high figures relieve. "
                  "Example: --index \"density:80+=2,facilities:social.gp=-1\""}},
        {.name = "normalise",
         .type = ParameterType::Choice,
         .label = {"Vergleichbar gemacht durch", "Normalised by"},
         .help = {"Wie Kennzahlen verschiedener Einheiten vergleichbar werden. Beispiel: --normalise rank",
                  "How indicators of different units are made comparable. Example: --normalise rank"},
         .choices = {"minmax", "z", "rank"},
         .choiceLabels = {{"Spanne 0 bis 1", "range 0 to 1"}, {"z-Werte", "z-scores"}, {"Rang", "rank"}},
         .defaultValue = "minmax",
         .usedWith = {{"index"}},
         .notUsedWith = {{"aggregate", {"topsis"}}}},
        {.name = "aggregate",
         .type = ParameterType::Choice,
         .label = {"Zusammengefasst durch", "Aggregated by"},
         .help =
             {"arithmetic: Mittel; geometric: Schwächen lassen sich kaum ausgleichen; topsis: Nähe zum "
              "schlechtesten denkbaren Fall. Beispiel: --aggregate geometric",
              "arithmetic: mean; geometric: weaknesses can hardly be made up for; topsis: closeness to the worst "
              "thinkable case. Example: --aggregate geometric"},
         .choices = {"arithmetic", "geometric", "topsis"},
         .choiceLabels = {{"Mittelwert", "mean"},
                          {"geometrisches Mittel", "geometric mean"},
                          {"TOPSIS", "TOPSIS"}},
         .defaultValue = "arithmetic",
         .usedWith = {{"index"}}},
        {.name = "status",
         .type = ParameterType::Text,
         .label = {"Status aus", "Status from"},
         .help = {"Kennzahlen, die eine Belastung zeigen; Klassen wie im Berliner Sozialmonitoring. "
                  "Beispiel: --status column:arbeitslose,column:kinderarmut",
                  "Indicators that show a burden; classes as in Berlin's social monitoring. "
                  "Example: --status column:unemployed,column:child_poverty"}},
        {.name = "dynamics",
         .type = ParameterType::Text,
         .label = {"Dynamik aus", "Dynamics from"},
         .help = {"Veränderungen derselben Kennzahlen. Beispiel: --dynamics column:arbeitslose_2j",
                  "Changes of the same indicators. Example: --dynamics column:unemployed_2y"},
         .usedWith = {{"status"}}},
        {.name = "inhabitants",
         .type = ParameterType::Text,
         .label = {"Spalte der Einwohner", "Column of inhabitants"},
         .help =
             {"Spalte der Flächen mit den Einwohnern; sonst die des Zensus. Beispiel: --inhabitants einwohner",
              "The areas' column of inhabitants; else those of the census. Example: --inhabitants population"}},
        {.name = "least-inhabitants",
         .type = ParameterType::Integer,
         .label = {"Mindestens Einwohner", "Inhabitants at least"},
         .help =
             {"Anteile, Index und Status kleinerer Flächen werden nicht gezeigt. Beispiel: "
              "--least-inhabitants 500",
              "Shares, index and status of smaller areas are not shown. Example: --least-inhabitants 500"},
         .minimum = 0,
         .maximum = 100000,
         .defaultValue = "300",
         .usedWith = {{"indicator", relativeIndicators()}, {"index"}, {"status"}}},
        {.name = "from",
         .type = ParameterType::InputFile,
         .label = {"Andere Flächen", "Other areas"},
         .help =
             {"Flächen, deren Zahlen mit count-from und share-from übertragen werden. Beispiel: --from "
              "stadtteile.geojson",
              "Areas whose figures count-from and share-from carry over. Example: --from districts.geojson"},
         .fileFilter = "*.geojson *.json *.gpkg *.shp *.kml *.gml",
         .usedWith = carried},
        {.name = "carry",
         .type = ParameterType::Choice,
         .label = {"Übertragen nach", "Carried over by"},
         .help = {"persons: wo Menschen wohnen; surface: nach Fläche. Beispiel: --carry surface",
                  "persons: where people live; surface: by area. Example: --carry surface"},
         .choices = {"persons", "surface"},
         .choiceLabels = {{"Wohnorten", "where people live"}, {"Fläche", "surface"}},
         .defaultValue = "persons",
         .usedWith = {{"from"}}},
        {.name = "show",
         .type = ParameterType::Text,
         .label = {"In der Karte zeigen", "Show on the map"},
         .help = {"Kennzahl, index, status oder dynamics; sonst die erste vorhandene. Beispiel: --show index",
                  "An indicator, index, status or dynamics; else the first there is. Example: --show index"}},
        {.name = "top",
         .type = ParameterType::Integer,
         .label = {"Höchstzahl", "At most"},
         .help = {"So viele Flächen zeigen; 0 = alle. Beispiel: --top 20",
                  "Show this many areas; 0 = all. Example: --top 20"},
         .minimum = 0,
         .maximum = 1000000,
         .defaultValue = "0"}};
}

}  // namespace

OperationInfo indicatorsInfo() {
    OperationInfo info{
        .id = "indicators",
        .title = {"Kennzahlen für Flächen", "Indicators for areas"},
        .help =
            {"Zählt, teilt und vergleicht für Blöcke, Planungsräume oder ein Raster: Personen, Anteile, Dichten, "
             "Einrichtungen, eigene Zahlen; bildet daraus einen Index mit seinen Bestandteilen oder Status und "
             "Dynamik.",
             "Counts, divides and compares for blocks, planning areas or a grid: persons, shares, densities, "
             "facilities, own figures; makes an index of them with its parts, or status and dynamics."},
        .examples =
            {"nordertor indicators quartier.gpkg --areas grid:500 --indicator density:0-9",
             "nordertor indicators quartier.gpkg --areas bloecke.geojson --index "
             "\"density:80+=2,facilities:social.gp=-1\" --normalise rank",
             "nordertor indicators quartier.gpkg --areas planungsraeume.geojson --inhabitants einwohner "
             "--status column:arbeitslose,column:kinderarmut"},
        .parameters = areaParameters(),
        .needsProject = true};
    for (ParameterSpec& own : ownParameters()) {
        info.parameters.push_back(std::move(own));
    }
    // status and dynamics come in classes of their own, and are what is shown if nothing else is asked for
    const std::vector<ParameterUse> inOwnClasses{{"show", {"status", "dynamics"}},
                                                 {"status", {}, {{"show", {"*"}}}}};
    for (ParameterSpec& classes : classParameters()) {
        classes.notUsedWith.insert(classes.notUsedWith.end(), inOwnClasses.begin(), inOwnClasses.end());
        info.parameters.push_back(std::move(classes));
    }
    info.parameters.push_back(scenarioParameter());
    for (ParameterSpec& each : storeParameters()) {
        info.parameters.push_back(std::move(each));
    }
    return info;
}

}  // namespace nordertor::ops
