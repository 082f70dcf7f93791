// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/scenario_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "model/scenario_text.h"
#include "ops/scenario_edits_p.h"

namespace nordertor::ops {
namespace {

ParameterSpec spec(const char* name, LocalizedText label, LocalizedText help) {
    return {
        .name = name, .type = ParameterType::TextList, .label = std::move(label), .help = std::move(help)};
}

template <class Records>
bool hasId(const Records& records, const std::string& id) {
    return std::ranges::any_of(records, [&](const auto& record) { return record.id == id; });
}

/// Whether an edit adds what another has added, but for the id it got, and it is still there.
bool addsAgain(const model::ScenarioEdit& edit, const model::ScenarioEdit& other,
               const model::Project& project) {
    if (const auto* one = std::get_if<model::ChangeFacility>(&edit)) {
        const auto* before = std::get_if<model::ChangeFacility>(&other);
        if (before == nullptr || one->before || before->before || !one->after || !before->after) {
            return false;
        }
        model::Facility same = *one->after;
        same.id = before->after->id;
        return same == *before->after && hasId(project.facilities, same.id);
    }
    if (const auto* one = std::get_if<model::BuildWay>(&edit)) {
        const auto* before = std::get_if<model::BuildWay>(&other);
        return before != nullptr && one->after && before->after && one->after->name == before->after->name &&
               one->after->highway == before->after->highway && one->after->points == before->after->points &&
               hasId(project.baseMap.streets, before->after->id);
    }
    const auto* one = std::get_if<model::ChangeResidents>(&edit);
    const auto* before = std::get_if<model::ChangeResidents>(&other);
    if (one == nullptr || before == nullptr || !one->before.empty() || !before->before.empty() ||
        one->name != before->name || one->after.size() != 1 || before->after.size() != 1) {
        return false;
    }
    model::HomeState same = one->after.front();
    same.home.id = before->after.front().home.id;
    return same == before->after.front() && hasId(project.residents.homes, same.home.id);
}

/// `earlier`: the edit that has added it.
Error thereAlready(const model::ScenarioEdit& earlier, const model::ThemeSet& themes,
                   const std::string& option) {
    const LocalizedText what = model::describe(earlier, themes);
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("Das nimmt das Szenario schon an: {}.", what.de),
         fmt::format("The scenario assumes this already: {}.", what.en)},
        {"Soll es wirklich zweimal da sein, bitte einen anderen Namen oder Ort angeben; --drop NUMMER nimmt eine "
         "Annahme zurück.",
         "If it is meant to be there twice, please give another name or place; --drop NUMBER takes an "
         "assumption back."},
        {},
        option};
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
                                                           const ScenarioEdits& earlier,
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
        const std::vector<std::string> texts = values.list(name);
        const std::string option = std::string("--") + name;
        for (const std::string& text : texts) {
            if (std::ranges::count(texts, text) > 1) {
                return fail(givenTwice(text, option));
            }
            auto edits = make(text);
            if (!edits) {
                return fail(edits.error());
            }
            for (model::ScenarioEdit& edit : *edits) {
                for (const ScenarioEdits* before : {&earlier, &std::as_const(all)}) {
                    const auto again = std::ranges::find_if(
                        *before, [&](const auto& other) { return addsAgain(edit, other, project); });
                    if (again != before->end()) {
                        return fail(thereAlready(*again, themes, option));
                    }
                }
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
