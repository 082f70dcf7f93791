// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/scenario_edits.h"

#include <functional>
#include <iterator>
#include <utility>

#include "ops/scenario_edits_p.h"

namespace nordertor::ops {
namespace {

ParameterSpec spec(const char* name, LocalizedText label, LocalizedText help) {
    return {
        .name = name, .type = ParameterType::TextList, .label = std::move(label), .help = std::move(help)};
}

}  // namespace

std::vector<ParameterSpec> scenarioEditParameters() {
    return {
        spec(
            "way", {"Neuer Weg", "New way"},
            {"Weg durch zwei oder mehr Punkte; seine Enden schließen an den nächsten Weg an, dazwischen nur, wo ein "
             "Punkt auf einem Weg liegt. Beispiel: --way \"397900,5933800 397950,5933890;name=Brücke\" "
             "(auch: steps=yes)",
             "Way through two or more points; its ends join the nearest path, in between only where a point lies on "
             "one. Example: --way \"397900,5933800 397950,5933890;name=Bridge\" (also: steps=yes)"}),
        spec("open", {"Weg öffnen", "Open a way"},
             {"Kennung des Weges, dahinter zwei Orte für einen Abschnitt. Beispiel: --open way/99",
              "Id of the way, then two places for a stretch of it. Example: --open way/99"}),
        spec("block", {"Weg sperren", "Block a way"},
             {"Kennung des Weges, dahinter zwei Orte für einen Abschnitt. "
              "Beispiel: --block \"way/99@397900,5933800 397950,5933810\"",
              "Id of the way, then two places for a stretch of it. "
              "Example: --block \"way/99@397900,5933800 397950,5933810\""}),
        spec(
            "add", {"Einrichtung hinzufügen", "Add a facility"},
            {"Art@Ort. Beispiel: --add \"social.kita@397900,5933800;name=Kita Süd;capacity=60\" (auch: area=400)",
             "Kind@place. Example: --add \"social.kita@397900,5933800;name=South;capacity=60\" (also: area=400)"}),
        spec("move", {"Einrichtung verlegen", "Move a facility"},
             {"Kennung oder Name@Ort. Beispiel: --move \"way/3@13.262,53.577\"",
              "Id or name@place. Example: --move \"way/3@13.262,53.577\""}),
        spec("enlarge", {"Einrichtung vergrößern", "Enlarge a facility"},
             {"Neue Plätze (capacity) oder Fläche in m² (area). Beispiel: --enlarge \"way/3;capacity=80\"",
              "New places (capacity) or m² (area). Example: --enlarge \"way/3;capacity=80\""}),
        spec("close", {"Einrichtung schließen", "Close a facility"},
             {"Kennung oder Name. Beispiel: --close way/3", "Id or name. Example: --close way/3"}),
        spec(
            "residents", {"Einwohner ändern", "Change residents"},
            {"Wohngebäude: \"way/5;0-9=+3\"; Umkreis: \"@397900,5933800;radius=150;0-9=+30\"; sonst Neubau am Ort. +/- "
             "ändert, ohne Vorzeichen gilt die neue Zahl. "
             "Beispiel: --residents \"@397900,5933800;0-9=20;name=Lindenhof\"",
             "A home: \"way/5;0-9=+3\"; all around: \"@397900,5933800;radius=150;0-9=+30\"; else new homes at the place. "
             "+/- changes, without a sign it is the new number. "
             "Example: --residents \"@397900,5933800;0-9=20;name=Linden\""})};
}

Result<std::vector<model::ScenarioEdit>> scenarioEditsFrom(const ParameterValues& values,
                                                           const model::ThemeSet& themes,
                                                           const model::Project& present,
                                                           model::Project& project) {
    using Make = std::function<Result<ScenarioEdits>(const std::string&)>;
    // ways first, so that a facility may stand at a new one
    const std::pair<const char*, Make> makers[] = {
        {"way", [&](const std::string& text) { return buildWay(text, project); }},
        {"open", [&](const std::string& text) { return setWayAccess(text, true, project); }},
        {"block", [&](const std::string& text) { return setWayAccess(text, false, project); }},
        {"add", [&](const std::string& text) { return addFacility(text, themes, project); }},
        {"move", [&](const std::string& text) { return moveFacility(text, project, present); }},
        {"enlarge", [&](const std::string& text) { return enlargeFacility(text, project, present); }},
        {"close", [&](const std::string& text) { return closeFacility(text, project, present); }},
        {"residents", [&](const std::string& text) { return changeResidents(text, project); }}};
    ScenarioEdits all;
    for (const auto& [name, make] : makers) {
        for (const std::string& text : values.list(name)) {
            auto edits = make(text);
            if (!edits) {
                return fail(edits.error());
            }
            for (model::ScenarioEdit& edit : *edits) {
                if (const auto applied = model::apply(project, edit); !applied) {
                    return fail(applied.error());
                }
                all.push_back(std::move(edit));
            }
        }
    }
    return all;
}

}  // namespace nordertor::ops
