// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "model/project.h"
#include "model/scenario_p.h"
#include "model/street_changes_p.h"

namespace nordertor::model {
namespace {

double personsOrNone(double persons) {
    return Residents::isKnown(persons) ? persons : 0;
}

/// What `after` changes of `before`, changed of `now`.
template <class Value>
Value changedFrom(const Value& now, const Value& before, const Value& after) {
    return before == after ? now : after;
}

/// Makes an edit say of the project as it is what it said of another state of it; false where that has no
/// meaning: what it changes is not there, or it would change nothing.
class Rebase {
  public:
    explicit Rebase(const Project& project) : project_(project) {}

    bool operator()(ChangeFacility& edit) const {
        const auto& known = edit.before ? edit.before : edit.after;
        const auto now = std::ranges::find_if(project_.facilities, [&](const Facility& facility) {
            return known && facility.id == known->id && facility.kind == known->kind;
        });
        const bool exists = now != project_.facilities.end();
        if (exists != edit.before.has_value()) {
            return false;
        }
        if (exists && edit.after) {
            Facility after = *now;
            after.name = changedFrom(now->name, edit.before->name, edit.after->name);
            if (edit.before->location != edit.after->location) {
                after.location = edit.after->location;
                after.outline = edit.after->outline;
            }
            after.areaSquareMetres = changedFrom(now->areaSquareMetres, edit.before->areaSquareMetres,
                                                 edit.after->areaSquareMetres);
            after.capacity = changedFrom(now->capacity, edit.before->capacity, edit.after->capacity);
            edit.after = std::move(after);
        }
        if (exists) {
            edit.before = *now;
        }
        return edit.before != edit.after;
    }

    /// A stretch that is as it was needs no other beginning; else it begins at any access the way has there.
    bool operator()(SetWayAccess& edit) const {
        const auto fits = [&](const SetWayAccess& tried) {
            std::vector<Street> streets = project_.baseMap.streets;
            return setAccess(streets, tried, false);
        };
        if (fits(edit)) {
            return true;
        }
        const bool blocks = isClosed(edit.after.foot);
        for (const Street& street : project_.baseMap.streets) {
            SetWayAccess tried = edit;
            tried.before = {street.highway, street.foot};
            if (blocks) {
                tried.after.highway = street.highway;
            }
            const bool opensWhatIsOpen =
                !blocks && !isClosed(street.foot) && street.highway != Highway::Construction;
            if (street.id == edit.way && !opensWhatIsOpen && fits(tried)) {
                edit = std::move(tried);
                return true;
            }
        }
        return false;
    }

    bool operator()(BuildWay& edit) const {
        const auto& known = edit.before ? edit.before : edit.after;
        const bool exists = known && std::ranges::any_of(project_.baseMap.streets, [&](const Street& street) {
                                return street.id == known->id;
                            });
        return exists == edit.before.has_value();
    }

    /// As many more or fewer as it said.
    bool operator()(ChangeResidents& edit) const {
        const std::vector<HomeState> said = edit.before;
        for (HomeState& state : edit.before) {
            if (!readNow(state)) {
                return false;
            }
        }
        for (HomeState& state : edit.after) {
            const auto before = std::ranges::find(said, state.home.id, idOf);
            if (before == said.end()) {
                if (isHome(state.home.id)) {
                    return false;
                }
                continue;
            }
            const HomeState& now = edit.before[static_cast<std::size_t>(before - said.begin())];
            for (GroupPersons& each : state.persons) {
                const auto same = [&](const GroupPersons& other) { return other.group == each.group; };
                const auto was = std::ranges::find_if(before->persons, same);
                const auto is = std::ranges::find_if(now.persons, same);
                if (was == before->persons.end() || !Residents::isKnown(each.persons)) {
                    continue;
                }
                const double more = each.persons - personsOrNone(was->persons);
                each.persons = personsOrNone(is->persons) + more;
                if (each.persons < 0) {
                    return false;
                }
            }
        }
        return edit.before != edit.after;
    }

  private:
    static bool isClosed(Permission foot) { return foot == Permission::No || foot == Permission::Private; }
    static const std::string& idOf(const HomeState& state) { return state.home.id; }

    [[nodiscard]] bool isHome(const std::string& id) const {
        return std::ranges::find(project_.residents.homes, id, &Home::id) != project_.residents.homes.end();
    }

    /// False: there is no such home.
    bool readNow(HomeState& state) const {
        const Residents& residents = project_.residents;
        const auto at = std::ranges::find(residents.homes, state.home.id, &Home::id);
        if (at == residents.homes.end()) {
            return false;
        }
        const auto h = static_cast<std::size_t>(at - residents.homes.begin());
        state.home = *at;
        for (GroupPersons& each : state.persons) {
            const std::size_t g = residents.indexOf(each.group);
            if (g == residents.groups.size()) {
                return false;
            }
            each.persons = residents.persons[g][h];
        }
        return true;
    }

    const Project& project_;
};

}  // namespace

ReducedScenario withoutEdits(const Project& project, const Scenario& scenario,
                             const std::set<std::size_t>& dropped) {
    ReducedScenario reduced{{scenario.name, scenario.description, {}}, {}};
    Project under = project;
    std::set<std::string> touched;  // by edits that are not there any more, or not as they were
    std::set<std::string> changed;
    for (std::size_t i = 0; i < scenario.edits.size(); ++i) {
        const auto things = thingsChanged(scenario.edits[i]);
        const auto isIn = [&](const std::set<std::string>& set) {
            return std::ranges::any_of(things, [&](const std::string& thing) { return set.contains(thing); });
        };
        if (dropped.contains(i)) {
            touched.insert(things.begin(), things.end());
            continue;
        }
        ScenarioEdit edit = scenario.edits[i];
        const bool again = isIn(touched);
        const bool fits =
            (!again || std::visit(Rebase(under), edit)) && lay(under, edit, !again && isIn(changed));
        if (!fits) {
            reduced.impossible.push_back(i);
            touched.insert(things.begin(), things.end());
            continue;
        }
        if (again) {
            touched.insert(things.begin(), things.end());
        }
        changed.insert(things.begin(), things.end());
        reduced.scenario.edits.push_back(std::move(edit));
    }
    return reduced;
}

}  // namespace nordertor::model
