// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/access_parameters.h"

#include <utility>

#include "ops/access_request.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"

namespace nordertor::ops {
namespace {

ParameterSpec methodParameter() {
    ParameterSpec spec{.name = "method",
                       .type = ParameterType::Choice,
                       .label = {"Verfahren", "Method"},
                       .help = {"Was gemessen wird; docs/methods/accessibility.md erklärt die Verfahren. "
                                "Beispiel: --method 2sfca",
                                "What is measured; docs/methods/accessibility.md explains the methods. "
                                "Example: --method 2sfca"},
                       .defaultValue = "e2sfca"};
    for (const AccessMethodName& each : accessMethodNames()) {
        spec.choices.emplace_back(each.name);
        spec.choiceLabels.push_back(each.label);
    }
    return spec;
}

}  // namespace

std::vector<ParameterSpec> accessParameters() {
    std::vector<ParameterSpec> specs{facilityKindsParameter(), methodParameter(), demandGroupParameter()};
    const ParameterUse waysOnly{"method", {"nearest", "k-nearest"}};
    const auto add = [&](ParameterSpec spec) { specs.push_back(std::move(spec)); };
    add({.name = "limit",
         .type = ParameterType::Text,
         .label = {"Grenzwert", "Limit"},
         .help = {
             "Weitester Fußweg, in Metern oder Minuten; ohne Angabe 800 m (k-nearest 3.000 m, nearest "
             "beliebig weit). Beispiel: --limit 10min",
             "Longest walk, in metres or minutes; if not given 800 m (k-nearest 3,000 m, nearest however "
             "far). Example: --limit 10min"}});
    add({.name = "decay",
         .type = ParameterType::Choice,
         .label = {"Gewichtung der Entfernung", "Decay"},
         .help = {"Wie das Gewicht einer Einrichtung mit dem Weg abnimmt. Beispiel: --decay gaussian",
                  "How the weight of a facility falls with the way. Example: --decay gaussian"},
         .choices = {"step", "linear", "power", "exponential", "gaussian", "kernel-gaussian"},
         .choiceLabels = {{"in Stufen", "in steps"},
                          {"linear", "linear"},
                          {"Potenz", "power"},
                          {"exponentiell", "exponential"},
                          {"Gauß", "Gaussian"},
                          {"Gauß, am Grenzwert 0", "Gaussian, 0 at the limit"}}});
    add({.name = "steps",
         .type = ParameterType::Text,
         .label = {"Stufen", "Steps"},
         .help = {"Bis zu welchem Weg welches Gewicht gilt, in der Einheit des Grenzwerts. "
                  "Beispiel: --steps \"250=1,500=0.68,800=0.22\"",
                  "Up to which way which weight holds, in the unit of the limit. "
                  "Example: --steps \"250=1,500=0.68,800=0.22\""}});
    add({.name = "decay-scale",
         .type = ParameterType::Number,
         .label = {"Maß der Gewichtung", "Scale of the decay"},
         .help =
             {"Entfernung in der Formel der Gewichtung; ohne Angabe so, dass am Grenzwert ein Zehntel gilt. "
              "Beispiel: --decay-scale 400",
              "Distance in the formula of the decay; if not given, such that a tenth holds at the limit. "
              "Example: --decay-scale 400"},
         .minimum = 0.01,
         .maximum = 20000});
    add({.name = "decay-exponent",
         .type = ParameterType::Number,
         .label = {"Exponent der Potenz", "Exponent of the power"},
         .help = {"Nur für --decay power; ohne Angabe 1. Beispiel: --decay-exponent 2",
                  "Only for --decay power; if not given 1. Example: --decay-exponent 2"},
         .minimum = 0.1,
         .maximum = 10});
    add({.name = "k",
         .type = ParameterType::Integer,
         .label = {"Zahl der nächsten", "Number of nearest"},
         .help = {"Wie viele Einrichtungen k-nearest betrachtet. Beispiel: --k 5",
                  "How many facilities k-nearest looks at. Example: --k 5"},
         .minimum = 1,
         .maximum = 50,
         .defaultValue = "3",
         .usedWith = {{"method", {"k-nearest"}}}});
    add({.name = "capacity",
         .type = ParameterType::Choice,
         .label = {"Angebot", "Supply"},
         .help = {"Plätze (places), Fläche (area) oder jede Einrichtung gleich (facilities); auto nimmt das "
                  "erste, was die Daten hergeben. Beispiel: --capacity area",
                  "Places, area, or each facility alike (facilities); auto takes the first the data has. "
                  "Example: --capacity area"},
         .choices = {"auto", "places", "area", "facilities"},
         .choiceLabels = {{"nach den Daten", "as the data allows"},
                          {"Plätze", "places"},
                          {"Fläche", "area"},
                          {"jede Einrichtung gleich", "each facility alike"}},
         .defaultValue = "auto",
         .notUsedWith = {waysOnly}});
    add({.name = "stand-in",
         .type = ParameterType::Number,
         .label = {"Ersatzwert", "Stand-in"},
         .help = {"Angebot einer Einrichtung, zu der die Angabe fehlt; sonst der Median der übrigen. "
                  "Beispiel: --stand-in 50",
                  "Supply of a facility without the figure; else the median of the others. "
                  "Example: --stand-in 50"},
         .minimum = 0,
         .maximum = 1e9,
         .notUsedWith = {waysOnly, {"capacity", {"facilities"}}}});
    add(walkingProfileParameter());
    add(attachmentParameter());
    add({.name = "sensitivity",
         .type = ParameterType::Text,
         .label = {"Andere Grenzwerte daneben", "Other limits beside it"},
         .help = {
             "Dasselbe Verfahren mit diesen Grenzwerten als eigene Tabelle: die Größe des Einzugsbereichs "
             "entscheidet im Quartier am meisten. Beispiel: --sensitivity 400,600,1000",
             "The same method with these limits as a table of its own: in a quarter the size of the "
             "catchment decides most. Example: --sensitivity 400,600,1000"}});
    for (ParameterSpec& spec : areaParameters()) {
        if (spec.name != "figures") {
            add(std::move(spec));
        }
    }
    add({.name = "least-inhabitants",
         .type = ParameterType::Integer,
         .label = {"Mindestzahl Einwohner", "Least inhabitants"},
         .help = {"Flächen mit weniger Einwohnern bleiben ohne Wert. Beispiel: --least-inhabitants 100",
                  "Areas with fewer inhabitants get no value. Example: --least-inhabitants 100"},
         .minimum = 0,
         .maximum = 100000,
         .defaultValue = "300",
         .usedWith = {{"areas"}}});
    add({.name = "where",
         .type = ParameterType::Choice,
         .label = {"Lage", "Where"},
         .help = {"Nur Wohngebäude im Gebiet (area), nur im Umkreis (around) oder alle (all) nennen. "
                  "Gerechnet wird immer mit allen. Beispiel: --where area",
                  "Name only homes in the area, only around it, or all. All are always computed with. "
                  "Example: --where area"},
         .choices = {"area", "around", "all"},
         .choiceLabels = {{"im Gebiet", "in the area"},
                          {"im Umkreis", "around it"},
                          {"überall", "everywhere"}},
         .defaultValue = "all"});
    add({.name = "top",
         .type = ParameterType::Integer,
         .label = {"Höchstzahl", "At most"},
         .help =
             {"So viele Wohngebäude nennen, die am schlechtesten versorgten zuerst; 0 = alle (für Karten). "
              "Beispiel: --top 0",
              "Name this many homes, the worst supplied first; 0 = all (for maps). Example: --top 0"},
         .minimum = 0,
         .maximum = 1000000,
         .defaultValue = "20",
         .notUsedWith = {{"store"}}});
    add(scenarioParameter());
    for (ParameterSpec& each : storeParameters()) {
        add(std::move(each));
    }
    return specs;
}

}  // namespace nordertor::ops
