// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "model/project.h"
#include "model/scenario_p.h"
#include "model/street_changes_p.h"

namespace nordertor::model {
namespace {

/// lay()
class Application {
  public:
    Application(Project& project, bool force) : project_(project), force_(force) {}

    bool operator()(const ChangeFacility& edit) {
        const auto& known = edit.before ? edit.before : edit.after;
        if (!known) {
            return true;
        }
        auto& facilities = project_.facilities;
        const auto at = std::lower_bound(facilities.begin(), facilities.end(), *known,
                                         [](const Facility& a, const Facility& b) {
                                             return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
                                         });
        const bool exists = at != facilities.end() && at->kind == known->kind && at->id == known->id;
        if (!force_ && (exists != edit.before.has_value() || (exists && *at != *edit.before))) {
            return false;
        }
        if (exists && edit.after) {
            *at = *edit.after;
        } else if (exists) {
            facilities.erase(at);
        } else if (edit.after) {
            facilities.insert(at, *edit.after);
        }
        return true;
    }

    bool operator()(const SetWayAccess& edit) { return setAccess(project_.baseMap.streets, edit, force_); }

    bool operator()(const BuildWay& edit) {
        auto& streets = project_.baseMap.streets;
        if (edit.before && !removeWay(streets, edit.before->id) && !force_) {
            return false;
        }
        return !edit.after || addWay(streets, *edit.after);
    }

    bool operator()(const ChangeResidents& edit) {
        for (const HomeState& state : edit.before) {
            if (!force_ && !isAsStated(state)) {
                return false;
            }
            if (find(edit.after, state.home.id) == nullptr) {
                remove(state.home.id);
            }
        }
        return std::all_of(edit.after.begin(), edit.after.end(), [&](const HomeState& state) {
            return put(state, find(edit.before, state.home.id) == nullptr);
        });
    }

  private:
    static const HomeState* find(const std::vector<HomeState>& states, const std::string& id) {
        const auto at =
            std::find_if(states.begin(), states.end(), [&](const HomeState& s) { return s.home.id == id; });
        return at == states.end() ? nullptr : &*at;
    }

    /// Index of the home, or of the first with a greater id.
    [[nodiscard]] std::size_t placeOf(const std::string& id) const {
        const auto& homes = project_.residents.homes;
        const auto at = std::lower_bound(homes.begin(), homes.end(), id,
                                         [](const Home& home, const std::string& i) { return home.id < i; });
        return static_cast<std::size_t>(at - homes.begin());
    }
    [[nodiscard]] bool isHome(std::size_t place, const std::string& id) const {
        return place < project_.residents.homes.size() && project_.residents.homes[place].id == id;
    }

    [[nodiscard]] bool isAsStated(const HomeState& state) const {
        const Residents& residents = project_.residents;
        const std::size_t h = placeOf(state.home.id);
        return isHome(h, state.home.id) && residents.homes[h] == state.home &&
               std::all_of(state.persons.begin(), state.persons.end(), [&](const GroupPersons& each) {
                   const std::size_t g = residents.indexOf(each.group);
                   return g < residents.groups.size() && residents.persons[g][h] == each.persons;
               });
    }

    void remove(const std::string& id) {
        Residents& residents = project_.residents;
        const std::size_t h = placeOf(id);
        if (isHome(h, id)) {
            residents.homes.erase(residents.homes.begin() + static_cast<std::ptrdiff_t>(h));
            for (auto& column : residents.persons) {
                column.erase(column.begin() + static_cast<std::ptrdiff_t>(h));
            }
        }
    }

    bool put(const HomeState& state, bool isNew) {
        Residents& residents = project_.residents;
        const std::size_t h = placeOf(state.home.id);
        if (isHome(h, state.home.id)) {
            if (isNew && !force_) {
                return false;
            }
        } else {
            residents.homes.insert(residents.homes.begin() + static_cast<std::ptrdiff_t>(h), state.home);
            for (auto& column : residents.persons) {
                column.insert(column.begin() + static_cast<std::ptrdiff_t>(h), Residents::unknownPersons);
            }
        }
        for (const GroupPersons& each : state.persons) {
            const std::size_t g = residents.indexOf(each.group);
            if (g == residents.groups.size()) {
                return false;
            }
            residents.persons[g][h] = each.persons;
        }
        return true;
    }

    Project& project_;
    bool force_;
};

Error outdated(const std::string& scenario, std::size_t number, const ScenarioEdit& edit) {
    const LocalizedText sentence = describe(edit);
    return {ErrorCode::InvalidData,
            {fmt::format("Szenario „{}“: Änderung {} passt nicht mehr zu den Daten ({}).", scenario, number,
                         sentence.de),
             fmt::format("Scenario \"{}\": edit {} no longer fits the data ({}).", scenario, number,
                         sentence.en)},
            {fmt::format("Bitte zurücknehmen und neu anlegen: --drop {}", number),
             fmt::format("Please take it back and make it anew: --drop {}", number)},
            {},
            {}};
}

}  // namespace

std::vector<std::string> thingsChanged(const ScenarioEdit& edit) {
    if (const auto* facility = std::get_if<ChangeFacility>(&edit)) {
        const auto& known = facility->before ? facility->before : facility->after;
        return known ? std::vector{"facility " + known->kind + " " + known->id} : std::vector<std::string>();
    }
    if (const auto* access = std::get_if<SetWayAccess>(&edit)) {
        return {"way " + access->way};
    }
    if (const auto* built = std::get_if<BuildWay>(&edit)) {
        const auto& known = built->before ? built->before : built->after;
        return known ? std::vector{"way " + known->id} : std::vector<std::string>();
    }
    std::set<std::string> homes;
    const auto& residents = std::get<ChangeResidents>(edit);
    for (const auto* side : {&residents.before, &residents.after}) {
        for (const HomeState& state : *side) {
            homes.insert("home " + state.home.id);
        }
    }
    return {homes.begin(), homes.end()};
}

bool lay(Project& project, const ScenarioEdit& edit, bool force) {
    return std::visit(Application(project, force), edit);
}

Result<> apply(Project& project, const ScenarioEdit& edit) {
    if (!lay(project, edit, false)) {
        return fail(outdated("", 1, edit));
    }
    return {};
}

Result<Project> withScenario(const Project& project, const Scenario& scenario) {
    Project result = project;
    std::set<std::string> changed;
    for (std::size_t i = 0; i < scenario.edits.size(); ++i) {
        const ScenarioEdit& edit = scenario.edits[i];
        const auto things = thingsChanged(edit);
        const bool again = std::any_of(things.begin(), things.end(),
                                       [&](const std::string& thing) { return changed.contains(thing); });
        if (!lay(result, edit, again)) {
            return fail(outdated(scenario.name, i + 1, edit));
        }
        changed.insert(things.begin(), things.end());
    }
    return result;
}

ScenarioEdit inverse(const ScenarioEdit& edit) {
    ScenarioEdit result = edit;
    std::visit([](auto& change) { std::swap(change.before, change.after); }, result);
    return result;
}

Notices conflictsIn(const Scenario& scenario) {
    Notices notices;
    std::vector<std::pair<std::string, std::size_t>> last;
    for (std::size_t i = 0; i < scenario.edits.size(); ++i) {
        std::set<std::size_t> earlier;
        for (const std::string& thing : thingsChanged(scenario.edits[i])) {
            const auto at =
                std::find_if(last.begin(), last.end(), [&](const auto& each) { return each.first == thing; });
            if (at == last.end()) {
                last.emplace_back(thing, i);
            } else {
                earlier.insert(std::exchange(at->second, i));
            }
        }
        for (const std::size_t e : earlier) {
            notices.push_back(
                {Severity::Info,
                 {fmt::format(
                      "Annahme {} betrifft dasselbe wie Annahme {} und geht von dem aus, was jene ergibt; wo "
                      "beide dieselbe Angabe ändern, gilt die spätere.",
                      i + 1, e + 1),
                  fmt::format(
                      "Assumption {} is about the same as assumption {} and starts from what that one "
                      "leaves; where both change the same figure, the later one holds.",
                      i + 1, e + 1)},
                 {},
                 {},
                 1});
        }
    }
    return notices;
}

const Scenario* findScenario(const Project& project, const std::string& name) {
    const auto at = std::find_if(project.scenarios.begin(), project.scenarios.end(),
                                 [&](const Scenario& scenario) { return scenario.name == name; });
    return at == project.scenarios.end() ? nullptr : &*at;
}

}  // namespace nordertor::model
