// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/site_parameters.h"

#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

/// A standard says it itself.
ParameterSpec withoutStandard(ParameterSpec spec) {
    spec.notUsedWith = {{"standard"}};
    return spec;
}

std::vector<ParameterSpec> whatParameters() {
    return {
        {.name = "model",
         .type = ParameterType::Choice,
         .label = {"Ziel", "Aim"},
         .help =
             {"cover-most: mit N Standorten möglichst viele erreichen. cover-all: alle mit möglichst wenigen "
              "Standorten. shortest-ways: kurze Wege für alle zusammen. shortest-longest: der weiteste Weg "
              "möglichst kurz. Beispiel: --model cover-most",
              "cover-most: reach as many as possible with N sites. cover-all: everybody with the fewest "
              "sites. shortest-ways: short ways for all together. shortest-longest: the longest way as "
              "short as possible. Example: --model cover-most"},
         .choices = {"cover-most", "cover-all", "shortest-ways", "shortest-longest"},
         .choiceLabels = {{"möglichst viele erreichen", "reach as many as possible"},
                          {"alle erreichen, mit wenigen Standorten", "reach everybody with few sites"},
                          {"kurze Wege für alle zusammen", "short ways for all together"},
                          {"weitesten Weg verkürzen", "shorten the longest way"}},
         .defaultValue = "cover-most"},
        withoutStandard(facilityKindsParameter()),
        {.name = "standard",
         .type = ParameterType::Text,
         .label = {"Richtwert", "Standard"},
         .help = {"Art, Personengruppe, Wer geht und Grenzwert von diesem Richtwert nehmen. "
                  "Beispiel: --standard youth.playground_6_12",
                  "Take kind, group, who walks and limit from this standard. "
                  "Example: --standard youth.playground_6_12"}},
        {.name = "sites",
         .type = ParameterType::Integer,
         .label = {"Neue Standorte", "New sites"},
         .help = {"So viele dürfen neu entstehen (nicht bei cover-all). Beispiel: --sites 3",
                  "So many may be opened (not with cover-all). Example: --sites 3"},
         .minimum = 1,
         .maximum = 1000,
         .defaultValue = "1",
         .notUsedWith = {{"model", {"cover-all"}}}},
        {.name = "limit",
         .type = ParameterType::Number,
         .label = {"Fußweg höchstens", "Walk at most"},
         .help = {"Wer so weit zu gehen hat, gilt als erreicht; sonst der des Richtwerts, oder 500. "
                  "Beispiel: --limit 400",
                  "Who walks this far counts as reached; else that of the standard, or 500. "
                  "Example: --limit 400"},
         .unit = "m",
         .minimum = 1,
         .maximum = 15000},
        withoutStandard(demandGroupParameter()),
        withoutStandard(walkingProfileParameter())};
}

std::vector<ParameterSpec> whereParameters() {
    const ParameterUse otherSites{"candidates", {"nodes", "public-land"}};
    return {
        {.name = "candidates",
         .type = ParameterType::Choice,
         .label = {"Mögliche Standorte", "Candidate sites"},
         .help =
             {"partners: Betriebe, Stiftungen, Vereine mit Adresse. public-land: öffentliche Flächen und "
              "Gebäude. nodes: alle Kreuzungen und Wegenden. points: mit --at oder --points genannte. "
              "Beispiel: --candidates public-land",
              "partners: businesses, foundations, associations with a location. public-land: public areas "
              "and buildings. nodes: all junctions and path ends. points: those given by --at or --points. "
              "Example: --candidates public-land"},
         .choices = {"partners", "public-land", "nodes", "points"},
         .choiceLabels = {{"bei Partnern", "partners' premises"},
                          {"öffentliche Flächen und Gebäude", "public land and buildings"},
                          {"alle Kreuzungen und Wegenden", "all junctions and path ends"},
                          {"genannte Punkte", "given points"}},
         .defaultValue = "partners"},
        {.name = "at",
         .type = ParameterType::TextList,
         .label = {"Punkt", "Point"},
         .help = {"Möglicher Standort: Länge,Breite in Grad oder Ostwert,Nordwert in Metern; mehrfach "
                  "erlaubt. Beispiel: --at 13.2598,53.5612",
                  "Candidate site: longitude,latitude in degrees or easting,northing in metres; may be "
                  "repeated. Example: --at 13.2598,53.5612"},
         .notUsedWith = {otherSites}},
        {.name = "points",
         .type = ParameterType::InputFile,
         .label = {"Datei mit Punkten", "File of points"},
         .help = {"CSV mit Name und Koordinaten wie bei Betrieben. Beispiel: --points standorte.csv",
                  "CSV with name and coordinates as for businesses. Example: --points sites.csv"},
         .fileFilter = "*.csv",
         .notUsedWith = {otherSites}},
        {.name = "inside",
         .type = ParameterType::Flag,
         .label = {"Nur Standorte im Gebiet", "Only sites in the area"},
         .help = {"Mögliche Standorte außerhalb des Programmgebiets weglassen.",
                  "Leave out candidates outside the programme area."}},
        {.name = "require",
         .type = ParameterType::TextList,
         .label = {"Verlangte Standorte", "Required sites"},
         .help = {"Kennung eines möglichen Standorts, der dabei sein muss; mehrfach erlaubt. "
                  "Beispiel: --require way/1234",
                  "Id of a candidate that must be chosen; may be repeated. Example: --require way/1234"}},
        {.name = "forbid",
         .type = ParameterType::TextList,
         .label = {"Ausgeschlossene Standorte", "Forbidden sites"},
         .help =
             {"Kennung eines möglichen Standorts, der nicht in Frage kommt; mehrfach erlaubt. "
              "Beispiel: --forbid way/1234",
              "Id of a candidate that is out of the question; may be repeated. Example: --forbid way/1234"}},
        {.name = "capacity",
         .type = ParameterType::Number,
         .label = {"Plätze je neuem Standort", "Places for each new site"},
         .help =
             {"So viele Plätze hat ein neuer Standort, vorhandene die bekannten; einer je Person, bei einem Richtwert mit "
              "Plätzen je Kopf nach diesem. Beispiel: --capacity 120",
              "So many places a new site has, existing ones those known; one for each person, with a standard of "
              "places per head by that figure. Example: --capacity 120"},
         .unit = "",
         .minimum = 1,
         .maximum = 1000000}};
}

std::vector<ParameterSpec> howParameters() {
    return {
        {.name = "where",
         .type = ParameterType::Choice,
         .label = {"Für wen", "For whom"},
         .help = {"Personen im Gebiet (area), im Umkreis (around) oder überall (all). Beispiel: --where all",
                  "Persons in the area, around it, or everywhere (all). Example: --where all"},
         .choices = {"area", "around", "all"},
         .choiceLabels = {{"im Gebiet", "in the area"},
                          {"im Umkreis", "around it"},
                          {"überall", "everywhere"}},
         .defaultValue = "area"},
        {.name = "ignore-existing",
         .type = ParameterType::Flag,
         .label = {"Ohne das Vorhandene", "Without what exists"},
         .help = {"So rechnen, als gäbe es noch keine Einrichtung dieser Art.",
                  "As if there were no facility of this kind yet."}},
        {.name = "where-possible",
         .type = ParameterType::Flag,
         .label = {"Soweit möglich", "Where possible"},
         .help = {"Bei cover-all: wen kein möglicher Standort erreicht, der zählt nicht mit.",
                  "With cover-all: whom no candidate reaches is not counted."},
         .usedWith = {{"model", {"cover-all"}}}},
        {.name = "exact",
         .type = ParameterType::Flag,
         .label = {"Bestes Ergebnis beweisen", "Prove the best"},
         .help =
             {"Nach der schnellen Suche mit einem Löser weiterrechnen, bis das beste Ergebnis bewiesen ist. "
              "Jederzeit abbrechbar; das Beste bis dahin gilt.",
              "After the fast search go on with a solver until the best is proven. May be stopped at any "
              "time; the best so far stands."}},
        {.name = "effort",
         .type = ParameterType::Choice,
         .label = {"Aufwand", "Effort"},
         .help = {"Wie lange nach Besserem gesucht wird. Beispiel: --effort thorough",
                  "How long to look for something better. Example: --effort thorough"},
         .choices = {"quick", "normal", "thorough"},
         .choiceLabels = {{"kurz", "quick"}, {"normal", "normal"}, {"gründlich", "thorough"}},
         .defaultValue = "normal"},
        {.name = "ways",
         .type = ParameterType::Flag,
         .label = {"Wer wohin geht", "Who goes where"},
         .help = {"Auch ausgeben, von welchem Wohngebäude zu welchem neuen Standort gegangen wird.",
                  "Also give which home goes to which new site."}},
        attachmentParameter(),
        seedParameter(),
        scenarioParameter()};
}

}  // namespace

std::vector<ParameterSpec> siteParameters() {
    std::vector<ParameterSpec> all = whatParameters();
    for (auto part : {whereParameters(), howParameters(), storeParameters()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace nordertor::ops
